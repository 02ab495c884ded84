"""What is wrong with keys, with kinds of values and with versions: one problem for one cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.schema.facts import Related
from swls.schema.settle import Entries, Settled, scalars
from swls.schema.shapes import ARRAY
from swls.schema.suggest import suggest
from swls.schema.words import actual_words, expected_words
from swls.syntax.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from swls.schema.choice import Choice, Head
    from swls.schema.shapes import Property, Shape
    from swls.schema.walk import Walk
    from swls.syntax.nodes import Node

Meant = dict[str, tuple["Property", bool]]  # key as written -> what was meant, and whether to keep silent below


def key_span(entries: Entries, name: str) -> tuple[int, int]:
    """Where the key of an entry stands, relative to the group."""
    entry, start = entries[name]
    return start + entry.key_at, start + entry.key_at + entry.key.width


def keys(
    walk: Walk, form: Shape, settled: Settled, entries: Entries, key_start: int, key_end: int
) -> Meant:
    """Report keys that do not belong here and keys that are missing; a misspelt key that explains a missing one is one
    problem. Gives what each unknown key was meant to be."""
    unknown = [name for name in entries if settled.property(name) is None]
    missing = [name for name in form.required if name not in entries] if not settled.tied else []
    if not unknown and not missing and not settled.clash and not settled.tied:
        return {}
    meant: Meant = {}
    missing = [name for name in missing if name not in settled.renamed.values()]
    legal = [name for name, known in form.properties.items() if name not in entries and known.available]
    two_kinds = False
    for name in unknown:
        if name in settled.renamed:
            target = settled.renamed[name]
            _unknown(walk, form, entries, name, target)
            known = settled.property(target)
            if known is not None:
                meant[name] = known, False
            continue
        foreign = _foreign(settled.choice, name) if form.closed else ()
        if foreign:
            known = foreign[0].shape.key(name)
            if known is not None:
                meant[name] = known, True
            own = _own_kind(settled, entries)
            if own and settled.choice is not None and name in settled.choice.marked:
                if not two_kinds:
                    _two_kinds(walk, form, entries, own, _first_mark(foreign, entries) or name)
                two_kinds = True
            elif not two_kinds:
                _unknown(walk, form, entries, name, None, belongs=[h.marks[0] for h in foreign if h.marks])
            continue
        if not form.closed and not missing:
            _loose(walk, form, entries, name, legal)
            continue
        target_or_none = suggest(name, missing if not form.closed else [*missing, *legal], aliases=form.aliases)
        if target_or_none is None and not form.closed:
            _loose(walk, form, entries, name, legal)
            continue
        _unknown(walk, form, entries, name, target_or_none)
        if target_or_none is not None:
            if target_or_none in missing:
                missing.remove(target_or_none)
            elif target_or_none in legal:
                legal.remove(target_or_none)
            meant[name] = form.properties[target_or_none], True
    if settled.clash is not None:
        _clash(walk, form, settled, entries, key_start, key_end)
    elif settled.tied:
        _undecided(walk, form, settled, entries, key_start, key_end)
    elif missing and not two_kinds:
        _missing(walk, form, settled, missing, key_start, key_end)
    return meant


def _unknown(
    walk: Walk, form: Shape, entries: Entries, name: str, meant: str | None, belongs: list[str] | None = None
) -> None:
    start, end = key_span(entries, name)
    args = _about(walk, form, property=name)
    if meant is not None:
        args["suggestion"] = args["rename_to"] = meant
    if belongs:
        args["belongs"] = sorted(set(belongs))
    walk.problem("unknown-property", start, end, args)


def _loose(walk: Walk, form: Shape, entries: Entries, name: str, legal: list[str]) -> None:
    """A key that nobody knows in a thing that accepts any key: no problem, but worth a word of a rule."""
    if form.rules.explicit or not form.properties or walk.quiet:
        return
    start, end = key_span(entries, name)
    about = _about(walk, form, property=name) | {"noun": walk.noun, "name": walk.name}
    suggestion = suggest(name, legal, aliases=form.aliases)
    if suggestion is not None:
        about["suggestion"] = about["rename_to"] = suggestion
    walk.format("unknown-key", about, start, end)


def _about(walk: Walk, form: Shape, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    """Arguments of a problem with a mapping: `container` is its key where it has no word of its own."""
    return {"container": "" if form.noun else walk.key, **more}


def _foreign(choice: Choice | None, name: str) -> tuple[Head, ...]:
    """The alternatives that know a key which the chosen one does not."""
    if choice is None or name not in choice.known:
        return ()
    return tuple(head for head in choice.heads if name in head.known and head.shape.available)


def _own_kind(settled: Settled, entries: Entries) -> str:
    """The key that made the chosen alternative the chosen one, "" where none did."""
    head = settled.head
    if head is None:
        return ""
    return next((name for name in head.marks if name in entries), "")


def _first_mark(foreign: tuple[Head, ...], entries: Entries) -> str:
    for head in foreign:
        if head.marks and head.marks[0] in entries:
            return head.marks[0]
    return ""


def _two_kinds(walk: Walk, form: Shape, entries: Entries, one: str, other: str) -> None:
    first, second = sorted((one, other), key=lambda name: key_span(entries, name))
    start, end = key_span(entries, second)
    args = _about(walk, form, kinds=[one, other], property=second, choice=form.annotations.get("x-choice", "kind"))
    walk.problem("two-kinds", start, end, args, (Related(*key_span(entries, first), f"the other is '{first}'"),))


def _clash(
    walk: Walk, form: Shape, settled: Settled, entries: Entries, key_start: int, key_end: int
) -> None:
    head, other = settled.head, settled.clash
    assert head is not None  # noqa: S101  (a clash is between two)
    assert other is not None  # noqa: S101
    mine = next((name for name in head.marks if name not in other.required), "")
    theirs = next((name for name in other.marks if name not in head.required), "")
    if mine and theirs:
        _two_kinds(walk, form, entries, mine, theirs)
        return
    labels = [shape.label or " or ".join(expected_words(shape)) for shape in (head.shape, other.shape)]
    walk.problem("two-alternatives", key_start, key_end, _about(walk, form, forms=labels))


def _undecided(
    walk: Walk, form: Shape, settled: Settled, entries: Entries, key_start: int, key_end: int
) -> None:
    """The mapping does not say which of several forms it is."""
    choice = settled.choice
    assert choice is not None  # noqa: S101  (only a choice leaves something undecided)
    values = scalars(entries, settled.renamed)
    lacking = [name for name in form.required if name not in values and all(name in h.required for h in settled.tied)]
    if lacking:
        _missing(walk, form, settled, lacking, key_start, key_end)
        return
    offered = [head for head in settled.tied if head.shape.available] or list(settled.tied)
    wanted = sorted({mark for head in offered if (mark := next((m for m in head.marks if m not in values), ""))})
    args = _about(walk, form, keys=wanted, empty=form.annotations.get("x-empty", ""))
    walk.problem("no-kind" if not settled.evident else "missing-alternative", key_start, key_end, args)


def _missing(
    walk: Walk, form: Shape, settled: Settled, missing: list[str], key_start: int, key_end: int
) -> None:
    args = _about(walk, form, properties=missing, insert_key=missing[0])
    choice = settled.choice
    if choice is not None:
        constants = choice.by_constant.get(missing[0], {})
        named = [value for value, heads in constants.items() if any(h.shape.available for h in heads)]
        if named:
            args["values"] = named
    if form.because and any(name not in settled.plain.required for name in missing):
        args["because"] = form.because
    walk.problem("missing-property", key_start, key_end, args)


def object_faults(walk: Walk, node: Mapping, form: Shape, entries: Entries, at: int, key_span_: tuple[int, int]) -> None:
    """Report what concerns the mapping as a whole: how many keys, which together."""
    rules = form.rules
    start, end = key_span_
    sizes = rules.sizes
    if sizes:
        if len(entries) < sizes.get("minProperties", 0):
            other = form.other.shape.noun if form.other is not None else ""
            walk.problem("too-few-keys", start, end, _about(walk, form, least=sizes["minProperties"], holds=other))
        elif len(entries) > sizes.get("maxProperties", len(entries)):
            _too_many_keys(walk, form, entries, sizes["maxProperties"])
    for name, needed in rules.dependent.items():
        lacking = [one for one in needed if name in entries and one not in entries]
        if lacking:
            args = _about(walk, form, property=name, properties=lacking, insert_key=lacking[0])
            walk.problem("missing-companion", *key_span(entries, name), args)
    for negation in form.negations:
        if walk.matches(node, negation, at):
            wrong = next((name for name in negation.required if name in entries), None)
            if wrong is None:
                walk.problem("not-allowed", start, end, _about(walk, form))
            else:
                args = _about(walk, form, property=wrong, because=form.because)
                walk.problem("misplaced-property", *key_span(entries, wrong), args)


def _too_many_keys(walk: Walk, form: Shape, entries: Entries, most: int) -> None:
    names = sorted(entries, key=lambda name: key_span(entries, name))
    start, end = key_span(entries, names[most])
    related = (Related(*key_span(entries, names[0]), f"'{names[0]}' is here"),)
    noun = form.other.shape.noun if form.other is not None else ""
    kind = "several-in-item" if most == 1 and noun else "too-many-keys"
    walk.problem(kind, start, end, _about(walk, form, names=names[: most + 1], holds=noun, most=most), related)


def unnamed(form: Shape, entries: Entries) -> bool:
    """Whether a mapping that should hold one named thing is the thing itself: its name was left out."""
    choice = form.other.shape.choice if form.other is not None else None
    if choice is None or form.rules.sizes.get("maxProperties") != 1 or not entries:
        return False
    if not all(name in choice.known for name in entries) or not any(name in choice.marked for name in entries):
        return False
    return not any(
        isinstance(entry.value, Mapping) and any(inner.name in choice.marked for inner in entry.value.entries)
        for entry, _ in entries.values()
    )


def list_faults(walk: Walk, node: Sequence, form: Shape, at: int, key_start: int, key_end: int) -> None:
    """Report what concerns a list as a whole: how many items, and the same one twice."""
    sizes = form.rules.sizes
    if len(node.items) < sizes.get("minItems", 0):
        args = _about(walk, form, least=sizes["minItems"])
        walk.problem("too-few-items", key_start, key_end, args)
    elif len(node.items) > sizes.get("maxItems", len(node.items)):
        start = at + node.starts[sizes["maxItems"]]
        walk.problem("too-many-items", start, start + 1, _about(walk, form, most=sizes["maxItems"]))
    if form.rules.unique:
        seen: dict[tuple[type, Any], int] = {}
        for index, item in enumerate(node.items):
            value = item.value
            if isinstance(value, Scalar):
                start = at + node.starts[index] + item.value_at
                if (type(value.value), value.value) in seen:
                    args = _about(walk, form, value=value.value)
                    walk.problem("duplicate-item", start, start + value.width, args)
                seen.setdefault((type(value.value), value.value), start)


def missing_value(walk: Walk, shape: Shape, start: int, end: int) -> None:
    """Report that nothing stands where something must."""
    choice = shape.choice
    if choice is not None and choice.heads and len(choice.heads) == len(choice.leaves) and choice.marked:
        available = [head for head in choice.heads if head.shape.available]
        wanted = sorted({head.marks[0] for head in available if head.marks})
        args = {"keys": wanted, "empty": shape.annotations.get("x-empty", ""), "container": ""}
        if shape.noun:
            args |= {"noun": shape.noun, "name": walk.given}
        else:
            args["container"] = walk.key
        walk.problem("no-kind", start, end, args)
        return
    args = {"property": walk.key, "expected": expected_words(shape), "item": walk.in_item}
    walk.problem("missing-value", start, end, args)


def wrong_container(walk: Walk, node: Node, shape: Shape, at: int, key_start: int, key_end: int) -> None:
    """Report a mapping or list where something else must stand."""
    expected = expected_words(shape)
    flow = isinstance(node, (Mapping, Sequence)) and node.flow and node.width <= 40
    start, end = (at, at + node.width) if flow else (key_start, key_end)
    args: dict[str, Any] = {"property": walk.key, "item": walk.in_item, "expected": expected}
    if other_version(walk, node, shape, at, start, end, f"{actual_words(node)} as '{walk.key}'"):
        return
    if isinstance(node, Mapping) and shape.types == ARRAY and node.entries:
        args |= {"example": node.entries[0].name, "wrap_items": True}
        walk.problem("not-a-list", start, end, args)
        return
    walk.problem("wrong-type", start, end, args | {"found": actual_words(node)})


# Versions.


def other_version(
    walk: Walk, node: Node | None, shape: Shape, at: int, start: int, end: int, feature: str
) -> bool:
    """Whether another version accepts what this one refuses; says so then."""
    if not shape.sources:
        return False
    own = walk.view
    for view in own.others:
        there = view.compile(shape.sources)
        if there.parts == shape.parts and not there.rules.varies and there.choice is None:
            return False
        walk.view = view
        fine = walk.matches(node, there, at)
        walk.view = own
        if fine:
            _version(walk, feature, start, end, *((view.version, None) if view.rank > own.rank else (None, view.version)))
            return True
    return False


def _version(walk: Walk, feature: str, start: int, end: int, since: str | None, until: str | None) -> None:
    args = {"feature": feature, "version": walk.view.version, "container": "", "property": walk.key}
    if walk.view.too_new(since):
        walk.problem("needs-version", start, end, args | {"needs": since})
    else:
        walk.problem("removed-in-version", start, end, args | {"until": until})


def key_of_other_version(walk: Walk, form: Shape, known: Property, entries: Entries, name: str) -> None:
    """Report a key that the version of the document lacks; where any key is accepted, only note it."""
    start, end = key_span(entries, name)
    if form.closed:
        _version(walk, f"'{name}'", start, end, known.since, known.until)
    elif not walk.quiet:
        about = _about(walk, form, property=name, since=known.since, until=known.until)
        walk.format("unknown-key", about, start, end)


def form_of_other_version(walk: Walk, settled: Settled, entries: Entries, key_start: int, key_end: int) -> None:
    """Report that a mapping takes a form that the version of the document lacks."""
    form, head = settled.shape, settled.head
    start, end = key_start, key_end
    feature = form.label or form.noun or "this form"
    if head is not None:
        for name in (*head.constants, *head.marks):
            if name in entries:
                entry, at = entries[name]
                start, end = key_span(entries, name)
                feature = f"'{name}'"
                if name in head.constants and isinstance(entry.value, Scalar):
                    start, end = at + entry.value_at, at + entry.value_at + entry.value.width
                    feature = f"'{name}: {entry.value.text}'"
                break
    _version(walk, feature, start, end, form.since, form.until)


def scalar_of_other_version(walk: Walk, form: Shape, node: Scalar, at: int) -> None:
    """Report that a scalar takes a form, or a value, that the version of the document lacks."""
    if not form.available:
        label = form.label or f"'{node.text}'"
        _version(walk, f"{label} as '{walk.key}'", at, at + node.width, form.since, form.until)
        return
    for value in form.values:
        if value.value == node.value and not walk.view.available(value.since, value.until):
            feature = f"'{walk.key}: {node.text}'"
            _version(walk, feature, at, at + node.width, value.since, value.until)
