"""What a card says about a task or state: the words both generations share, and the way to each kind's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from swls.diagram.measure import clean
from swls.diagram.view import Face, Line
from swls.dialects.flow import FlowNode

LINES = 5
Detail = Mapping[str, Any]
Reader = Callable[[FlowNode], Face]


def expression(value: object) -> str:
    """An expression without the `${ }` around it."""
    text = clean(value)
    if text.startswith("${") and text.endswith("}"):
        return text[2:-1].strip()
    return text


def duration(value: object) -> str:
    """A duration in a few words: as written, or `2 hours 5 seconds` for a mapping of units."""
    if isinstance(value, Mapping):
        return " ".join(f"{amount} {unit.rstrip('s') if amount == 1 else unit}" for unit, amount in value.items())
    return clean(value) if isinstance(value, str | int | float) else ""


def short(value: object) -> str:
    """Where something is: an address without its scheme."""
    text = clean(value)
    return text.split("://", 1)[1] if text.startswith(("http://", "https://")) else text


def listed(values: object) -> str:
    """Things in one line."""
    if isinstance(values, str):
        return clean(values)
    if isinstance(values, Mapping):
        values = list(values)
    if not isinstance(values, list | tuple):
        return ""
    return ", ".join(clean(value) for value in values if isinstance(value, str | int | float))


def few(lines: Iterator[Line] | list[Line]) -> tuple[Line, ...]:
    """The lines that say something, and how many more there are when there are too many."""
    said = [line for line in lines if line.text]
    if len(said) <= LINES:
        return tuple(said)
    rest = len(said) - LINES + 1
    return (*said[: LINES - 1], Line(f"+ {rest} more", "more"))


def timeout(value: object) -> str:
    """What a `timeout` of 1.x says: a name, or how long."""
    if isinstance(value, Mapping):
        return duration(value.get("after"))
    return clean(value) if isinstance(value, str) else ""


def face(node: FlowNode) -> Face:
    """What the card of a node says."""
    from swls.diagram.faces_states import STATES  # each imports the words above
    from swls.diagram.faces_tasks import TASKS  # each imports the words above

    if node.kind == "start":
        return Face("guard", "", "start", "Start", shape="start")
    if node.kind == "end":
        return Face("term", "", "end", "End", shape="end")
    table = STATES if _is_state(node) else TASKS
    reader = table.get(node.kind) or TASKS.get(node.kind) or STATES.get(node.kind)
    if reader is None:
        return Face("data", "unknown", clean(node.kind) or "task", clean(node.name))
    return reader(node)


def _is_state(node: FlowNode) -> bool:
    return node.role in {"state", "branch"} and ("/states" in node.id) and "/do/" not in node.id
