"""What values mean beyond their form: names, references, expressions, formats. Read from the annotations,
never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.schema.facts import Declaration, ExpressionFact, FormatFact, Reference
from swls.syntax.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from swls.schema.rules import Meaning
    from swls.schema.settle import Entries
    from swls.schema.shapes import Shape
    from swls.schema.walk import Span, Walk

DEEPEST = 150  # containers; the reader refuses texts nested deeper than 100
_VARIABLE = {"kind": "variable", "scope": "task"}


def key_span(entries: Entries, name: str) -> Span:
    """Where the key of an entry stands, relative to the group."""
    entry, start = entries[name]
    return start + entry.key_at, start + entry.key_at + entry.key.width


def head_span(node: Mapping, at: int) -> Span:
    """Where an item of a list is told apart from its neighbours: its name, else its first key."""
    for start, entry in zip(node.starts, node.entries, strict=False):
        value = entry.value
        if entry.name == "name" and isinstance(value, Scalar) and value.width:
            return at + start + entry.value_at, at + start + entry.value_at + value.width
    if node.entries:
        begin = at + node.starts[0] + node.entries[0].key_at
        return begin, begin + node.entries[0].key.width
    return at, at + min(1, node.width)


def about(walk: Walk, form: Shape, **more: Any) -> dict[str, Any]:
    """Arguments of a problem with a mapping or list: `container` is its key where it has no name."""
    said = form.noun and (walk.name or "'" in form.noun)
    container = "" if said or walk.in_item else walk.key
    return {"container": container, **more}


def title(walk: Walk, shape: Shape, given: str, entries: Entries) -> None:
    """Take note of what messages call this thing: its word, and the name that its key or its `name` gives
    it.
    """
    walk.noun = shape.noun
    walk.name = given
    if not given and "name" in entries:
        value = entries["name"][0].value
        if isinstance(value, Scalar) and isinstance(value.value, str):
            walk.name = value.value
    if walk.name:
        walk.owner = (walk.noun, walk.name)


def enter(walk: Walk, form: Shape, entries: Entries, at: int) -> None:
    """Take note of what a container's form says about it and everything below it."""
    if walk.resource is not None:
        walk.resource = (walk.resource[0], walk.resource[1] - 1) if walk.resource[1] > 1 else None
    meaning = form.meaning
    if meaning is None:
        return
    if meaning.expression is not None:
        walk.expression = (_context(walk, meaning.expression[0]), "value")
    if meaning.resource:
        walk.resource = (meaning.resource, 2)
    if meaning.role:
        note(walk, f"role:{meaning.role}", tuple(entries), (at, at + 1))
    if meaning.format:
        note(walk, meaning.format, None, (at, at + 1))
    if meaning.binds:
        _bind(walk, form, meaning.binds, entries)


def meaning_of(walk: Walk, node: Scalar, meaning: Meaning, at: int) -> None:
    """The facts of a scalar with a meaning."""
    value = node.value
    text = value if isinstance(value, str) else ""
    computed = "${" in text
    if meaning.expression is not None and text:
        context, mode = meaning.expression
        if _is_expression(mode, text, computed=computed):
            _expression(walk, _context(walk, context), mode, at, node)
    elif computed and walk.expression is not None:
        _expression(walk, walk.expression[0], "value", at, node)
    if computed or not text:
        return
    span = (at, at + node.width)
    for declaration in meaning.declares:
        if declaration.get("by") == "value":
            declare(walk, declaration, text, span)
    if meaning.refers is not None:
        _refer(walk, meaning.refers, text, span)
    if meaning.format:
        note(walk, meaning.format, text, span)
        if walk.resource is not None and meaning.format.startswith("uri"):
            note(walk, f"resource:{walk.resource[0]}", text, span)
    if meaning.resource:
        note(walk, f"resource:{meaning.resource}", text, span)
    if meaning.secret:
        note(walk, "secret", text, span)


def declare(walk: Walk, declaration: dict[str, Any], name: str, span: Span) -> None:
    """Say that a name is introduced."""
    start, end = walk.pin or span
    kind, scope = declaration.get("kind", ""), declaration.get("scope", "workflow")
    walk.facts.declarations.append(Declaration(kind, name, start, end, scope, tuple(walk.path)))


def note(walk: Walk, format_: str, value: Any, span: Span) -> None:
    """Say that there is a value of a known format."""
    start, end = walk.pin or span
    walk.facts.formats.append(FormatFact(format_, value, start, end, tuple(walk.path)))


def free(walk: Walk, node: Node, at: int) -> None:
    """A node about which nothing is known but that expressions may be in it."""
    if walk.expression is None:
        return
    if isinstance(node, Scalar):
        if node.value.__class__ is str and "${" in node.text:
            _expression(walk, walk.expression[0], "value", at, node)
    elif isinstance(node, (Mapping, Sequence)):
        below(walk, node, at)


def below(walk: Walk, node: Mapping | Sequence, at: int) -> None:
    """As `free`, for everything in a container."""
    if walk.expression is None or walk.depth > DEEPEST:
        return
    walk.depth += 1
    path = walk.path
    if isinstance(node, Mapping):
        for start, entry in zip(node.starts, node.entries, strict=False):
            if entry.value is not None:
                path.append(entry.name)
                free(walk, entry.value, at + start + entry.value_at)
                path.pop()
    else:
        for index, (start, item) in enumerate(zip(node.starts, node.items, strict=False)):
            if item.value is not None:
                path.append(index)
                free(walk, item.value, at + start + item.value_at)
                path.pop()
    walk.depth -= 1


def _context(walk: Walk, own: str) -> str:
    """The evaluation context of a place: its own or, where it is used in many, that of what is around it."""
    return own or (walk.expression[0] if walk.expression is not None else "")


def _is_expression(mode: str, text: str, *, computed: bool) -> bool:
    """Whether a text is, or should be, an expression where the schema says it may be one."""
    if mode == "whole":
        stripped = text.strip()
        return stripped.startswith("${") and stripped.endswith("}")
    return mode != "value" or computed


def _expression(walk: Walk, context: str, mode: str, at: int, node: Scalar) -> None:
    start, end = walk.pin or (at, at + node.width)
    walk.facts.expressions.append(ExpressionFact(context, mode, start, end, tuple(walk.path)))


def _refer(walk: Walk, refers: dict[str, Any], text: str, span: Span) -> None:
    start, end = walk.pin or span
    kinds = refers.get("kind", ())
    walk.facts.references.append(
        Reference(
            kinds=(kinds,) if isinstance(kinds, str) else tuple(kinds),
            name=text,
            start=start,
            end=end,
            scope=refers.get("scope", "workflow"),
            literal=text in refers.get("literals", ()),
            external=refers.get("external") is True,
            path=tuple(walk.path),
        )
    )


def _bind(walk: Walk, form: Shape, binds: dict[str, str], entries: Entries) -> None:
    """The variables of this thing; one that has its default name stands nowhere, so its span is empty."""
    for name, default in binds.items():
        known = form.properties.get(name)
        meaning = known.shape.meaning if known is not None else None
        if name not in entries:
            declare(walk, _VARIABLE, default, (0, 0))
            continue
        entry, start = entries[name]
        value = entry.value
        if isinstance(value, Scalar) and isinstance(value.value, str) and (meaning is None or not meaning.declares):
            at = start + entry.value_at
            walk.path.append(name)
            declare(walk, _VARIABLE, value.value, (at, at + value.width))
            walk.path.pop()
