"""Keys that do not belong into a mapping and keys that it lacks: one problem for one cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from swls.schema import versions
from swls.schema.facts import Related
from swls.schema.gather import about, key_span, note
from swls.schema.settle import Entries, Settled, is_empty, meant_key, scalars
from swls.schema.slips import key_slip
from swls.schema.suggest import suggest
from swls.schema.words import expected_words
from swls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from swls.schema.choice import Choice, Head
    from swls.schema.shapes import Property, Shape
    from swls.schema.walk import Span, Walk

# A key as written -> what was meant by it, and whether to keep silent about what is below it.
Meant: TypeAlias = "dict[str, tuple[Property, bool]]"


def check_keys(walk: Walk, settled: Settled, entries: Entries, key: Span) -> Meant:
    """Report keys that do not belong here and keys that are missing (at `key`); gives what unknown keys
    stand for.
    """
    form = settled.shape
    missing = [name for name in form.required if name not in entries] if not settled.tied else []
    unknown = [name for name in entries if settled.property(name) is None]
    if not (unknown or missing or settled.clash or settled.tied or settled.stray):
        return {}
    if walk.quiet and (missing or (unknown and form.closed)):
        walk.problem("missing-property", key, {})
        return {}
    missing = [name for name in missing if name not in settled.renamed.values()]
    meant: Meant = {}
    if settled.stray:
        _stray_value(walk, settled, entries, meant)
        if settled.tied:
            return meant
    foreign: list[str] = []
    for name in unknown:
        if name in settled.renamed:
            known = settled.property(settled.renamed[name])
            if known is not None:
                meant[name] = known, key_slip(entries[name][0], (settled.renamed[name],)) is not None
            _unknown(walk, form, entries, name, suggestion=settled.renamed[name])
        elif form.closed and _owners(settled.choice, name):
            foreign.append(name)
        else:
            known = _stranger(walk, form, entries, name, missing)
            if known is not None and known not in (one for one, _ in meant.values()):
                meant[name] = known, True
    two_kinds = _foreign_keys(walk, settled, entries, foreign, meant) if foreign else False
    if settled.clash is not None:
        _clash(walk, settled, settled.clash, entries, key)
    elif settled.tied:
        _undecided(walk, settled, entries, key)
    elif missing and not two_kinds:
        replaced = versions.replaced(form, entries)
        _missing(walk, settled, [name for name in missing if name not in replaced], key)
    return meant


def _stray_value(walk: Walk, settled: Settled, entries: Entries, meant: Meant) -> None:
    """The value that should say which form this is says none that there is."""
    name = settled.stray
    written = next((one for one, meant_by in settled.renamed.items() if meant_by == name), name)
    entry, start = entries[written]
    value = entry.value
    known = settled.shape.key(name)
    if known is not None and is_empty(entry):
        expected = [str(one) for one in settled.spoken]
        walk.problem(
            "missing-value", key_span(entries, written), {"property": name, "item": False, "expected": expected}
        )
        meant[written] = known, True
        return
    if not isinstance(value, Scalar) or known is None:
        return
    args: dict[str, Any] = {
        "value": value.value,
        "allowed": [*settled.spoken],
        "property": name,
        "item": False,
    }
    nearest = suggest(value.text, [one for one in settled.spoken if isinstance(one, str)])
    if nearest is not None:
        args["suggestion"] = args["replace_with"] = nearest
    at = start + entry.value_at
    walk.problem("not-allowed-value", (at, at + value.width), about(walk, settled.shape, **args))
    meant[written] = known, True


def _unknown(walk: Walk, form: Shape, entries: Entries, name: str, **more: Any) -> None:
    args = about(walk, form, property=name, **more)
    if "suggestion" in args:
        args["rename_to"] = args["suggestion"]
        slip = key_slip(entries[name][0], (args["suggestion"],))
        if slip is not None:
            walk.problem("missing-colon", key_span(entries, name), about(walk, form, **slip))
            return
    walk.problem("unknown-property", key_span(entries, name), args)


def _stranger(walk: Walk, form: Shape, entries: Entries, name: str, missing: list[str]) -> Property | None:
    """A key that no form here has; gives what was meant, and takes that from what is missing.

    Where any key is accepted it is a problem only if it explains a missing one.
    """
    told = not form.closed and form.properties and not form.rules.explicit and not walk.quiet
    if not (form.closed or missing or told):
        return None
    legal = [
        one for one, known in form.properties.items() if known.available and one not in entries and one not in missing
    ]
    suggestion = meant_key(name, entries, [*missing, *legal] if form.closed else missing, form.aliases)
    if suggestion is None and not form.closed:
        if told:
            more = about(walk, form, property=name, noun=walk.noun, name=walk.name)
            suggestion = suggest(name, legal, aliases=form.aliases)
            if suggestion is not None:
                more["suggestion"] = more["rename_to"] = suggestion
            note(walk, "unknown-key", more, key_span(entries, name))
        return None
    if suggestion is None:
        _unknown(walk, form, entries, name)
        return None
    _unknown(walk, form, entries, name, suggestion=suggestion)
    if suggestion in missing:
        missing.remove(suggestion)
    return form.key(suggestion)


def _owners(choice: Choice | None, name: str) -> tuple[Head, ...]:
    """The alternatives that know a key which the chosen one does not."""
    if choice is None or name not in choice.known:
        return ()
    return tuple(head for head in choice.heads if name in head.known)


def _foreign_keys(walk: Walk, settled: Settled, entries: Entries, names: list[str], meant: Meant) -> bool:
    """Keys of another form than the chosen one. Two kinds in one thing are one problem, however many keys
    they have.
    """
    form, choice, head = settled.shape, settled.choice, settled.head
    assert choice is not None  # noqa: S101  (there is another form)
    assert head is not None  # noqa: S101  (and one was chosen)
    for name in names:
        owner = _owners(choice, name)[0].shape.key(name)
        if owner is not None:
            meant[name] = owner, True
    mine = next((name for name in head.marks if name in entries), None)
    if mine is not None:
        for name in names:
            if name in choice.marked:
                theirs = next((o.marks[0] for o in _owners(choice, name) if o.marks[0:1] and o.marks[0] in names), name)
                _two_kinds(walk, form, entries, (mine, theirs))
                return True
    for name in names:
        belongs = sorted({owner.marks[0] for owner in _owners(choice, name) if owner.marks})
        _unknown(walk, form, entries, name, belongs=belongs)
    return False


def _two_kinds(walk: Walk, form: Shape, entries: Entries, kinds: tuple[str, str]) -> None:
    first, second = sorted(kinds, key=lambda name: key_span(entries, name))
    args = about(walk, form, kinds=[*kinds], property=second, choice=form.annotations.get("x-choice", "kind"))
    related = Related(*key_span(entries, first), f"the other is '{first}'")
    walk.problem("two-kinds", key_span(entries, second), args, (related,))


def _clash(walk: Walk, settled: Settled, clash: Head, entries: Entries, key: Span) -> None:
    """Two forms fit where one must."""
    form, head = settled.shape, settled.head
    assert head is not None  # noqa: S101  (a clash is between two)
    mine = next((name for name in head.marks if name not in clash.required), None)
    theirs = next((name for name in clash.marks if name not in head.required), None)
    if mine is not None and theirs is not None:
        _two_kinds(walk, form, entries, (mine, theirs))
        return
    forms = [shape.label or " or ".join(expected_words(shape)) for shape in (head.shape, clash.shape)]
    walk.problem("two-alternatives", key, about(walk, form, forms=forms))


def _undecided(walk: Walk, settled: Settled, entries: Entries, key: Span) -> None:
    """The mapping does not say which of several forms it is."""
    form = settled.shape
    values = scalars(entries, settled.renamed)
    common = frozenset.intersection(*(head.required for head in settled.tied))
    lacking = [name for name in form.required if name in common and name not in values]
    if lacking:
        _missing(walk, settled, lacking, key)
        return
    offered = [head for head in settled.tied if head.shape.available] or list(settled.tied)
    keys = sorted({mark for head in offered if (mark := next((m for m in head.marks if m not in values), ""))})
    args = about(walk, form, keys=keys, empty=form.annotations.get("x-empty", ""))
    walk.problem("missing-alternative" if settled.evident else "no-kind", key, args)


def _missing(walk: Walk, settled: Settled, missing: list[str], key: Span) -> None:
    form = settled.shape
    missing = versions.optional_later(walk, form, missing, key)
    if not missing:
        return
    args = about(walk, form, properties=missing, insert_key=missing[0])
    if settled.choice is not None:
        constants = settled.choice.by_constant.get(missing[0], {})
        named = [value for value, heads in constants.items() if any(head.shape.available for head in heads)]
        if named:
            args["values"] = named
    if form.because and any(name not in settled.plain.required for name in missing):
        args["because"] = form.because
    walk.problem("missing-property", key, args)
