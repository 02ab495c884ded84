"""Fixes of structural problems, from the hints that the walk puts into their arguments."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from swls.lint.finding import fix
from swls.patterns import regex
from swls.schema.messages import clean
from swls.syntax import Cursor, Mapping
from swls.syntax.block_keys import JOINED_DASH

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.lint.diagnostic import Fix
    from swls.model import Document, Unit
    from swls.schema import Problem

Path = tuple[str | int, ...]

_PLAIN = regex(r"[A-Za-z_][\w./+-]*")
_OTHERWISE = frozenset({"true", "false", "null"})


def repairs(document: Document, unit: Unit, problem: Problem, at: int, path: Path) -> tuple[Fix, ...]:
    """The fixes of a problem; `at` is where its group begins, `path` leads to it from the unit's root."""
    args = problem.args
    start, end = at + problem.start, at + problem.end
    if problem.kind in _BY_KIND:
        found = _BY_KIND[problem.kind](document, unit, problem, path)
        return (found,) if found is not None else ()
    if problem.kind == "missing-colon":
        return (_add_colon(args, start),)
    if "rename_to" in args:
        token = written(document, args["rename_to"], document.text[start:end])
        return (fix(f"rename '{clean(args['property'])}' to '{clean(args['rename_to'])}'", (start, end, token)),)
    if "replace_with" in args and start < end:
        value = args["replace_with"]
        if isinstance(args.get("value"), str) or not isinstance(value, str):
            token = written(document, value, document.text[start:end])
        else:
            token = quoted(document, value)
        return (fix(f"write {token}", (start, end, token)),)
    return ()


def _add_colon(args: dict[str, Any], start: int) -> Fix:
    """The word at `start` with its colon, and a space behind it; the name alone is not safe to take for one."""
    at = start + len(args["word"])
    if args["gap"][:1] == ":":
        return fix("write a space behind ':'", (at + 1, at + len(args["gap"]), " " if args["rest"] else ""))
    return fix("add ':'", (at, at, ":"), safe=not args["names"])


def written(document: Document, value: Any, instead_of: str) -> str:
    """A scalar as it is written in the document in place of another, in the same quotes where it has any."""
    if not isinstance(value, str):
        return json.dumps(value)
    if document.format == "json" or instead_of[:1] == '"':
        return json.dumps(value, ensure_ascii=False)
    if instead_of[:1] != "'" and _PLAIN.fullmatch(value) and value.lower() not in _OTHERWISE:
        return value
    return quoted(document, value)


def quoted(document: Document, value: str) -> str:
    """Text between the quotes that mean the least in the document's format."""
    if document.format == "json" or not value.isprintable():
        return json.dumps(value, ensure_ascii=not value.isprintable())
    return "'" + value.replace("'", "''") + "'"


def _declare_version(document: Document, unit: Unit, problem: Problem, path: Path) -> Fix | None:  # noqa: ARG001  (called as the others of `_BY_KIND`)
    """Declare the version that has the feature."""
    declared = unit.detection.declared
    needs = str(problem.args["needs"])
    if declared is None or declared.node is None or not needs[0].isdigit():
        return None
    token = document.text[declared.start : declared.end]
    edit = (declared.start, declared.end, written(document, needs, token))
    return fix(f"declare '{'.'.join(unit.dialect.version_path)}: {needs}'", edit, safe=False)


def _make_list(document: Document, unit: Unit, problem: Problem, path: Path) -> Fix | None:
    """A mapping becomes a list of its entries or its only item, a scalar the only item of a list."""
    cursor = unit.root.at(*path)
    if cursor is None:
        return None
    text = document.text
    node = cursor.node
    single = bool(problem.args.get("wrap_item"))
    if single and (not isinstance(node, Mapping) or node.flow):
        return fix("make it a list", (cursor.start, cursor.start, "["), (cursor.end, cursor.end, "]"))
    if not isinstance(node, Mapping) or not node.entries or not node.closed:
        return None
    title = "make it the item of a list" if single else "make each entry an item of a list"
    if node.flow:
        edits = [(cursor.start, cursor.start + 1, "[{"), (cursor.end - 1, cursor.end, "}]")]
        for before, after in zip(cursor.children(), list(cursor.children())[1:], strict=False):
            comma = text.find(",", max(before.end, before.key_span[1]), after.entry_at)
            if comma < 0:
                return None
            edits.insert(-1, (comma, comma + 1, "}, {"))
        return fix(title, *edits)
    starts = {child.entry_at for child in cursor.children()}
    edits = []
    line = document.lines.position(cursor.start)[0]
    last = document.lines.position(cursor.end - 1)[0]
    for number in range(line, last + 1):
        begin, stop = document.lines.line_start(number), document.lines.line_end(number)
        first = begin + node.column
        if first == cursor.start or (first in starts and not single):
            edits.append((first, first, "- "))
        elif text[begin:stop].strip():
            edits.append((begin, begin, "  "))
    return fix(title, *edits)


def _own_dash(document: Document, unit: Unit, problem: Problem, path: Path) -> Fix | None:  # noqa: ARG001  (called as the others of `_BY_KIND`)
    """What stands second in a list item gets an item of its own."""
    cursor = unit.root.at(*path)
    if cursor is None or not isinstance(cursor.node, Mapping) or not cursor.node.closed:
        return None
    children = list(cursor.children())
    edits = []
    for before, after in zip(children, children[1:], strict=False):
        edit = _split(document, cursor, before, after)
        if edit is None:
            return None
        edits.append(edit)
    names = " and ".join(f"'{clean(child.key)}'" for child in children[1:])
    return fix(f"start {names} with its own item", *edits)


def _split(document: Document, item: Cursor, before: Cursor, after: Cursor) -> tuple[int, int, str] | None:
    node = item.node
    if isinstance(node, Mapping) and node.flow:
        comma = document.text.find(",", max(before.end, before.key_span[1]), after.entry_at)
        return (comma, comma + 1, "}, {") if comma >= 0 else None
    begin = document.lines.line_start(document.lines.position(after.entry_at)[0])
    dash = document.lines.position(item.entry_at)[1]
    if document.text[begin : after.entry_at].strip(" ") or begin + dash >= after.entry_at:
        return None
    return (begin + dash, begin + dash + 1, "-")


def _part_dash(document: Document, unit: Unit, problem: Problem, path: Path) -> Fix | None:  # noqa: ARG001  (called as the others of `_BY_KIND`)
    """A space behind each dash that lacks it, where what stands below stays deeper than its key."""
    cursor = unit.root.at(*path)
    if cursor is None:
        return None
    edits = []
    for child in list(cursor.children()) or [cursor]:
        begin = child.entry_at if child is not cursor else cursor.start
        dash = JOINED_DASH.match(document.text, begin)
        if dash is None or (
            isinstance(child.node, Mapping)
            and not child.node.flow
            and child.node.column <= document.lines.position(begin)[1] + 2
        ):
            return None
        edits.append((begin + 1, dash.end(), " "))
    return fix("write a space behind '-'", *edits)


_BY_KIND: dict[str, Callable[[Document, Unit, Problem, Path], Fix | None]] = {
    "needs-version": _declare_version,
    "joined-dash": _part_dash,
    "not-a-list": _make_list,
    "several-in-item": _own_dash,
}
