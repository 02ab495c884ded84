"""Aliases: what they name, and how many there may be (section 7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.patterns import regex
from swls.syntax.problems import SyntaxProblem, problem

if TYPE_CHECKING:
    from swls.syntax.documents import Limits, Root

_NAME = regex(r"\w[\w-]*")


def alias_problems(notes: list[SyntaxProblem], roots: tuple[Root, ...], limits: Limits) -> list[SyntaxProblem]:
    """Aliases that name nothing, or something they are part of, or that are too many."""
    found: list[SyntaxProblem] = []
    borders = [root.start for root in roots]
    anchors: dict[str, tuple[int, int]] = {}
    document = 0
    count = 0
    for item in notes:
        while document + 1 < len(borders) and item.start >= borders[document + 1]:
            document += 1
            anchors = {}
        name = str(item.args.get("name", ""))
        if item.kind == "~anchor":
            anchors[name] = (item.start, item.end)
        elif item.kind == "~alias":
            count += 1
            if count == limits.aliases + 1:
                found.append(problem("too-many-aliases", item.start, item.end, limit=limits.aliases))
            target = anchors.get(name)
            if target is None:
                found.append(_undefined(item, name))
            elif target[0] <= item.start < target[1]:
                found.append(problem("recursive-alias", item.start, item.end, name=name))
    return found


def _undefined(alias: SyntaxProblem, name: str) -> SyntaxProblem:
    """The complaint about an alias that names nothing; one that is no name must be a text without its quotes."""
    start, end = alias.start, alias.end
    edits = () if _NAME.fullmatch(name) else ((start, end, "'*" + name.replace("'", "''") + "'"),)
    return problem("undefined-alias", start, end, edits=edits, title="Quote it", name=name)
