"""What rules ask of a task of 1.x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.syntax import Cursor

DIRECTIVES = ("continue", "exit", "end")
PROTOCOLS = ("http", "grpc", "openapi", "asyncapi", "a2a", "mcp")


def directives(task: Cursor) -> Iterator[Cursor]:
    """Where a task says how to go on: its own `then`, those of its cases, and that of its handler."""
    found = fields(task)
    for case in items(found.get("switch")):
        yield from (part["then"] for part in map(fields, fields(case).values()) if "then" in part)
    for holder in (fields(found.get("catch")), found):
        if "then" in holder:
            yield holder["then"]


def calls_in(tasks: Iterable[Cursor]) -> Iterator[Cursor]:
    """What tasks call."""
    return (call for task in tasks if (call := fields(task).get("call")) is not None and call.text)
