"""Values of the wrong kind or form, mappings and lists of the wrong size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.schema import versions
from swls.schema.durations import meant_duration
from swls.schema.facts import Related
from swls.schema.gather import about, key_span
from swls.schema.scalars import Fault, settle
from swls.schema.shapes import ARRAY, TEXT
from swls.schema.slips import colon_slip, dash_slip
from swls.schema.suggest import suggest
from swls.schema.words import actual_words, expected_words
from swls.syntax.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from swls.schema.settle import Entries
    from swls.schema.shapes import Shape
    from swls.schema.walk import Span, Walk


def scalar_fault(walk: Walk, node: Scalar, shape: Shape, fault: Fault, at: int) -> None:
    """Report what is wrong with a scalar, unless it is only that another version accepts it."""
    span = (at, at + node.width)
    args = fault.args | {"property": walk.key, "item": walk.in_item}
    if shape.noun and walk.given:
        args |= {"property": "", "noun": shape.noun, "name": walk.given}
    feature = f"'{walk.key}: {node.text}'" if len(node.text) < 40 else f"this '{walk.key}'"
    form = fault.args if fault.kind == "bad-format" else None
    if versions.other_version_accepts(walk, node, shape, (at, span), feature, form):
        return
    if fault.kind in _SLIPS and _slip(walk, node, shape, span, args):
        return
    if fault.kind == "not-allowed-value":
        nearest = suggest(node.text, [one for one in args["allowed"] if isinstance(one, str)])
        if nearest is not None:
            args["suggestion"] = args["replace_with"] = nearest
    elif fault.kind == "bad-duration" and (meant := meant_duration(node.text)) is not None:
        args["replace_with"] = meant.iso
    elif fault.kind == "wrong-type":
        if shape.types == ARRAY and shape.items is not None and settle(node.value, shape.items)[1] is None:
            walk.problem(
                "not-a-list", span, args | {"example": node.text, "flow": node.style == "double", "wrap_item": True}
            )
            return
        args |= _other_reading(node, shape)
    walk.problem(fault.kind, span, args)


_SLIPS = frozenset({"wrong-type", "bad-format", "bad-duration"})


def _slip(walk: Walk, node: Scalar, shape: Shape, span: Span, args: dict[str, Any]) -> bool:
    """Report text that is meant as a key or an item, but for its colon or the space behind its dash."""
    if not isinstance(node.value, str):
        return False
    if (said := colon_slip(node, shape)) is not None:
        walk.problem("missing-colon", span, args | said)
    elif (said := dash_slip(node.text, shape)) is not None:
        walk.problem("joined-dash", (span[0], span[0] + 1 + len(said["gap"])), args | said)
    return said is not None


_TRUE_AND_FALSE = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


def _other_reading(node: Scalar, shape: Shape) -> dict[str, Any]:
    """A scalar of the wrong kind that would be right with quotes, or without, or as YAML 1.1 read it."""
    if not isinstance(node.value, str):
        if shape.types != TEXT:
            return {}
        fits = settle(node.text, shape)[1] is None
        return {"quote": node.text, "replace_with": node.text} if fits else {"quote": node.text}
    meant: Any = _TRUE_AND_FALSE.get(node.text.lower())
    if meant is None and node.text.strip().lstrip("-").isdecimal():
        meant = int(node.text)
    return {"replace_with": meant} if meant is not None and settle(meant, shape)[1] is None else {}


def missing_value(walk: Walk, shape: Shape, span: Span) -> None:
    """Report that nothing, or null, stands where something must."""
    choice = shape.choice
    if walk.in_item or choice is None or not choice.marked or len(choice.heads) < len(choice.leaves):
        args = {"property": walk.key, "expected": expected_words(shape), "item": walk.in_item}
        walk.problem("missing-value", span, args)
        return
    available = [head for head in choice.heads if head.shape.available]
    keys = sorted({head.marks[0] for head in available if head.marks})
    args = about(walk, shape, keys=keys, empty=shape.annotations.get("x-empty", ""))
    if shape.noun and walk.given:
        args |= {"noun": shape.noun, "name": walk.given, "container": ""}
    walk.problem("no-kind", span, args)


def wrong_container(walk: Walk, node: Mapping | Sequence, shape: Shape, at: int, key: Span) -> None:
    """Report a mapping or list where something else must stand; at its key if it is more than a few words."""
    span = (at, at + node.width) if node.flow and node.width <= 40 else key
    if versions.other_version_accepts(walk, node, shape, (at, span), f"{actual_words(node)} as '{walk.key}'"):
        return
    args: dict[str, Any] = {"property": walk.key, "item": walk.in_item, "expected": expected_words(shape)}
    if shape.noun and walk.name:
        args["property"] = ""
    if isinstance(node, Mapping) and shape.types == ARRAY and node.entries:
        if not node.flow and (said := dash_slip(node.entries[0].name, shape)) is not None:
            walk.problem("joined-dash", (at, at + 1 + len(said["gap"])), args | said)
            return
        wrap = "wrap_items" if shape.items is not None and shape.items.names_one else "wrap_item"
        walk.problem("not-a-list", span, args | {"example": f"{node.entries[0].name}:", "flow": node.flow, wrap: True})
        return
    walk.problem("wrong-type", span, args | {"found": actual_words(node)})


def object_faults(walk: Walk, node: Mapping, form: Shape, entries: Entries, place: tuple[int, Span]) -> None:
    """Report what concerns a mapping as a whole: how many keys, and which together. `place`: its offset,
    its key.
    """
    at, key = place
    sizes = form.rules.sizes
    holds = form.other.shape.noun if form.other is not None else ""
    if len(entries) < sizes.get("minProperties", 0):
        walk.problem("too-few-keys", key, about(walk, form, least=sizes["minProperties"], holds=holds))
    elif len(entries) > sizes.get("maxProperties", len(entries)):
        most = sizes["maxProperties"]
        names = sorted(entries, key=lambda name: key_span(entries, name))
        kind = "several-in-item" if most == 1 and holds else "too-many-keys"
        args = about(walk, form, names=names[: most + 1], holds=holds, most=most)
        related = (Related(*key_span(entries, names[0]), f"'{names[0]}' is here"),)
        walk.problem(kind, key_span(entries, names[most]), args, related)
    for name, needed in form.rules.dependent.items():
        lacking = [one for one in needed if one not in entries] if name in entries else []
        if lacking:
            args = about(walk, form, property=name, properties=lacking, insert_key=lacking[0])
            walk.problem("missing-companion", key_span(entries, name), args)
    for negation in form.negations:
        if walk.matches(node, negation, at):
            wrong = next((name for name in negation.required if name in entries), None)
            if wrong is None:
                walk.problem("not-allowed", key, about(walk, form))
            else:
                args = about(walk, form, property=wrong, because=form.because)
                walk.problem("misplaced-property", key_span(entries, wrong), args)


def forbidden_key(walk: Walk, form: Shape, name: str, entries: Entries) -> None:
    """Report a key that the form has elsewhere and must not have here."""
    args = about(walk, form, property=name, because="")
    walk.problem("misplaced-property", key_span(entries, name), args)


def unnamed_item(walk: Walk, form: Shape, entries: Entries) -> bool:
    """Report a list item that should hold one named thing and is the thing itself: its name was left out."""
    if form.other is None or not entries:
        return False
    inner = form.other.shape
    known = inner.choice.known if inner.choice is not None else inner.properties.keys()
    marks = inner.choice.marked.keys() if inner.choice is not None else inner.needs
    written = {name for name, (entry, _) in entries.items() if entry.colon >= 0}  # the others are being typed
    if not (written <= known and written & marks):
        return False
    for entry, _ in entries.values():
        if isinstance(entry.value, Mapping) and any(one.name in marks for one in entry.value.entries):
            return False
    first = min(written, key=lambda name: key_span(entries, name))
    walk.problem(
        "unnamed-item",
        key_span(entries, first),
        {"holds": form.other.shape.noun, "property": first, "container": ""},
    )
    return True


def list_faults(walk: Walk, node: Sequence, form: Shape, at: int, key: Span) -> None:
    """Report what concerns a list as a whole: how many items, and the same one twice."""
    sizes = form.rules.sizes
    if len(node.items) < sizes.get("minItems", 0):
        walk.problem("too-few-items", key, about(walk, form, least=sizes["minItems"]))
    elif len(node.items) > sizes.get("maxItems", len(node.items)):
        start = at + node.starts[sizes["maxItems"]]
        walk.problem("too-many-items", (start, start + 1), about(walk, form, most=sizes["maxItems"]))
    if not form.rules.unique:
        return
    seen: set[tuple[type, Any]] = set()
    for start, item in zip(node.starts, node.items, strict=False):
        value = item.value
        if isinstance(value, Scalar):
            if (type(value.value), value.value) in seen:
                begin = at + start + item.value_at
                walk.problem("duplicate-item", (begin, begin + value.width), about(walk, form, value=value.value))
            seen.add((type(value.value), value.value))
