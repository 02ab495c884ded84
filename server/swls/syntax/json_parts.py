"""Large JSON in parts, so that an edit re-reads what it touches and nothing else.

JSON that a program or an author has laid out has a member of a container at the beginning of each line of one column, and
the closing bracket at the beginning of a line that is less indented. Such a container is cut at these lines, which depends on each
line alone; a part is read by itself, so a mistake in it stays in it, and parts whose value is large are parted again.

Legal JSON may be laid out otherwise: then the parts do not fit together. One part that does not fit cannot make up for
itself, so the text is wrong; where several do not, the container is read as a whole, and that decides. JSON that is not
laid out (all on one line, say) has no parts; there an edit re-reads the innermost container around it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Literal, NamedTuple, cast

from swls.patterns import regex
from swls.syntax.duplicates import report_duplicates
from swls.syntax.flow import MAX_DEPTH, FlowReader, TooDeepError
from swls.syntax.flow_layout import LAYOUT_HELPS
from swls.syntax.nodes import Entry, Item, Mapping, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem

MIN_REGION = 2000  # characters; smaller containers are read as a whole
_OPENED = regex(
    r'(?:\{(?=[ \t\r\n]*")|\[(?=[ \t\r\n]*[\[{"0-9-]))[ \t]*(?:\r\n|\n)(?:[ \t]*(?:\r\n|\n))*(?P<indent>[ \t]+)(?=[^ \t\r\n])'
)
_HEAD = regex(r'(?P<key>"(?:[^"\\\r\n]|\\[^\r\n])*")[ \t]*:[ \t]*(?=[{\[])')
_REST = regex(r"[ \t\r\n]*(,?)[ \t\r\n]*")
_CUT = frozenset({"unclosed-bracket", "unmatched-closer", "missing-value", "key-without-colon", "unquoted-key"})
_patterns: dict[tuple[str, int], tuple[re.Pattern[str], re.Pattern[str]]] = {}

Trouble = Literal["", "cut", "sure"]


class FlowPart(NamedTuple):
    """One stretch of a container: usually one member. Offsets are relative to it."""

    starts: list[int]
    children: list[Entry] | list[Item]
    problems: list[SyntaxProblem]
    comma: int  # where the comma that ends it stands, -1 for none
    tail: int  # behind its last character that is not blank
    trouble: Trouble = ""  # `cut`: it may go on in the next part; `sure`: it is wrong wherever it ends
    inner: FlowRegion | None = None
    inner_at: int = 0


class FlowRegion(NamedTuple):
    """A container in parts. `starts` are those of the parts, `widths` the stretches they own, up to the closing bracket."""

    bracket: str
    column: int
    depth: int
    starts: list[int]
    widths: list[int]
    parts: list[FlowPart]
    node: Mapping | Sequence
    problems: list[SyntaxProblem]
    trouble: Trouble
    reread: int


def read_flow_region(text: str, at: int, limit: int, depth: int) -> FlowRegion | None:
    """The container whose bracket stands at `at`, in parts; None when it is to be read as a whole.

    `depth` is the number of containers around it. Nothing at or behind `limit` is looked at.
    """
    if limit - at < MIN_REGION or depth + 1 >= MAX_DEPTH:
        return None
    opened = _OPENED.match(text, at, limit)
    if opened is None:
        return None
    column = len(opened["indent"])
    if column <= _indent(text, at):
        return None
    _, low = _pattern(text[at], column)
    first = opened.end()
    closing = low.search(text, first, limit)
    if closing is None or text[closing.end()] != ("}" if text[at] == "{" else "]"):
        return None
    end = closing.end()
    if _comment_goes_on(text, first, end):
        return None
    bounds = _split(text, first, text[at], column, end)
    parts = [
        _read_part(text, start, stop, text[at], depth) for start, stop in zip(bounds, [*bounds[1:], end], strict=True)
    ]
    widths = [stop - start for start, stop in zip(bounds, [*bounds[1:], end], strict=True)]
    region = _assemble(text[at], column, depth, first - at, widths, parts, reread=end - at)
    if _doubtful(parts, region.problems):
        found: list[SyntaxProblem] = []
        FlowReader(text, limit, found, json=True, layout=False).node(at, depth)
        if not any(item.kind in LAYOUT_HELPS for item in found):
            return None
    return region


def edit_flow_region(
    region: FlowRegion, text: str, at: int, limit: int, start: int, old_end: int, grown: int
) -> FlowRegion | None:
    """The region after an edit, None when it has to be read afresh.

    `text` and `limit` are the new ones, `at` is where the region begins (the same in both); `start` and `old_end` bound
    what was replaced, in offsets of the old text, and `grown` is by how much the text became longer.
    """
    starts, widths = region.starts, region.widths
    low, high = start - at, old_end - at
    closer = at + starts[-1] + widths[-1] + grown
    new_end = old_end + grown
    if low <= starts[0] or limit - at < MIN_REGION or new_end >= text.rfind("\n", 0, closer) + 1:
        return None
    first = bisect_right(starts, low) - 1
    last = max(bisect_right(starts, high) - 1, first)
    window_start = text.rfind("\n", 0, start) + 1
    window_end = text.find("\n", new_end)
    if _comment_goes_on(text, window_start, window_end):
        return None
    bound, lower = _pattern(region.bracket, region.column)
    if first == last and region.parts[first].inner is not None:
        part_at = at + starts[first]
        line = window_start if window_start > part_at else text.find("\n", part_at) + 1
        touched = text[line : max(window_end, line)]
        if not (bound.search(touched) or lower.search(touched)):
            nested = _edit_inner(region, first, text, part_at, start, old_end, grown)
            if nested is not None:
                return nested
    first = max(first - 1, 0)
    last = min(last + 1, len(starts) - 1)
    begin = at + starts[first]
    stop = at + starts[last] + widths[last] + grown
    inside = text.find("\n", begin, stop) + 1
    content_end = stop if last < len(starts) - 1 else text.rfind("\n", 0, stop) + 1
    if inside == 0 or lower.search(text, inside, max(content_end, inside)):
        return None
    bounds = _split(text, begin, region.bracket, region.column, stop)
    new_parts, new_widths, reread = [], [], 0
    for index, (from_, to) in enumerate(zip(bounds, [*bounds[1:], stop], strict=True)):
        width = to - from_
        kept = None
        if index == 0 and starts[first] + widths[first] < low and width == widths[first]:
            kept = region.parts[first]
        elif to == stop and starts[last] > high and width == widths[last]:
            kept = region.parts[last]
        if kept is None:
            kept = _read_part(text, from_, to, region.bracket, region.depth)
            reread += width
        new_parts.append(kept)
        new_widths.append(width)
    all_parts = region.parts[:first] + new_parts + region.parts[last + 1 :]
    all_widths = widths[:first] + new_widths + widths[last + 1 :]
    new = _assemble(region.bracket, region.column, region.depth, starts[0], all_widths, all_parts, reread=reread)
    return None if _doubtful(all_parts, new.problems) else new


def _edit_inner(
    region: FlowRegion, index: int, text: str, part_at: int, start: int, old_end: int, grown: int
) -> FlowRegion | None:
    part = region.parts[index]
    if part.inner is None or start <= part_at + part.inner_at:
        return None
    limit = part_at + region.widths[index] + grown
    inner = edit_flow_region(part.inner, text, part_at + part.inner_at, limit, start, old_end, grown)
    if inner is None:
        return None
    child = part.children[0]
    children: list[Entry] | list[Item]
    if isinstance(child, Entry):
        children = [Entry(child.key, child.name, child.colon, child.value_at, inner.node, child.key_at)]
    else:
        children = [Item(child.value_at, inner.node)]
    parts, widths = region.parts.copy(), region.widths.copy()
    widths[index] += grown
    parts[index] = FlowPart(
        part.starts,
        children,
        part.problems,
        part.comma + grown if part.comma >= 0 else -1,
        part.tail + grown,
        inner.trouble,
        inner,
        part.inner_at,
    )
    first = region.starts[0]
    new_region = _assemble(region.bracket, region.column, region.depth, first, widths, parts, reread=inner.reread)
    return None if _doubtful(parts, new_region.problems) else new_region


def flow_region_problems(region: FlowRegion, at: int) -> list[SyntaxProblem]:
    """Every complaint in the region, placed, in no particular order."""
    found = [item.moved(at) for item in region.problems]
    for start, part in zip(region.starts, region.parts, strict=True):
        if part.problems:
            found.extend(item.moved(at + start) for item in part.problems)
        if part.inner is not None:
            found.extend(flow_region_problems(part.inner, at + start + part.inner_at))
    return found


def _assemble(
    bracket: str, column: int, depth: int, first: int, widths: list[int], parts: list[FlowPart], *, reread: int
) -> FlowRegion:
    starts = list(accumulate(widths, initial=first))
    width = starts.pop() + 1
    child_starts = [base + start for base, part in zip(starts, parts, strict=True) for start in part.starts]
    children = [child for part in parts for child in part.children]
    problems: list[SyntaxProblem] = []
    previous = -1
    for index, part in enumerate(parts):
        if part.comma < 0:
            if index + 1 < len(parts):
                where = starts[index] + part.tail
                problems.append(problem("missing-comma", where, where, edits=((where, where, ","),), title="Add ','"))
                if previous < 0:
                    previous = index
        elif index + 1 == len(parts):
            where = starts[index] + part.comma
            edits = ((where, where + 1, ""),)
            problems.append(problem("trailing-comma", where, where + 1, edits=edits, title="Remove the comma"))
    broken = next((index for index, part in enumerate(parts) if part.trouble), -1)
    trouble: Trouble = parts[broken].trouble if broken >= 0 else ""
    if previous >= 0 and (broken < 0 or previous < broken):
        trouble = "sure"
    node: Mapping | Sequence
    if bracket == "{":
        node = Mapping(width, True, -1, child_starts, cast("list[Entry]", children))
        report_duplicates(0, node.starts, node.entries, problems)
    else:
        node = Sequence(width, True, -1, child_starts, cast("list[Item]", children))
    return FlowRegion(bracket, column, depth, starts, widths, parts, node, problems, trouble, reread)


def _doubtful(parts: list[FlowPart], problems: list[SyntaxProblem]) -> bool:
    """Whether the parts that do not fit may fit together: several of them, the first cut off."""
    broken = [part for part in parts if part.trouble]
    commas = sum(item.kind == "missing-comma" for item in problems)
    return bool(broken) and len(broken) + commas > 1 and broken[0].trouble == "cut"


def _read_part(text: str, start: int, end: int, bracket: str, depth: int) -> FlowPart:
    if depth + 1 > MAX_DEPTH:
        raise TooDeepError(start)
    return _read_nested(text, start, end, bracket, depth) or _read_flat(text, start, end, bracket, depth)


def _read_nested(text: str, start: int, end: int, bracket: str, depth: int) -> FlowPart | None:
    """A part whose one value is a large container that is laid out, too."""
    if end - start < MIN_REGION:
        return None
    problems: list[SyntaxProblem] = []
    children: list[Entry] | list[Item]
    if bracket == "{":
        head = _HEAD.match(text, start, end)
        if head is None:
            return None
        at = head.end()
        region = read_flow_region(text, at, end, depth + 1)
        if region is None:
            return None
        key, _ = FlowReader(text, end, problems, json=True, layout=False).node(start, depth + 1)
        name = key.text if isinstance(key, Scalar) else ""
        colon = text.index(":", head.end("key")) - start
        children = [Entry(key, name, colon, at - start, region.node)]
    else:
        at = start
        region = None if text[at] not in "{[" else read_flow_region(text, at, end, depth + 1)
        if region is None:
            return None
        children = [Item(0, region.node)]
    behind = at + region.node.width
    rest = _REST.fullmatch(text, behind, end)
    if rest is None:
        return None
    comma = rest.start(1) - start if rest[1] else -1
    tail = comma + 1 if comma >= 0 else behind - start
    moved = [item.moved(-start) for item in problems]
    return FlowPart([0], children, moved, comma, tail, region.trouble, region, at - start)


def _read_flat(text: str, start: int, end: int, bracket: str, depth: int) -> FlowPart:
    """A part read as it is, once more by its layout where its brackets do not tell."""
    part = _members(text, start, end, bracket, depth, layout=False)
    wrong = [item for item in part.problems if item.kind in LAYOUT_HELPS or item.kind in _CUT]
    if any(item.kind in LAYOUT_HELPS for item in wrong):
        other = _members(text, start, end, bracket, depth, layout=True)
        if _wrong(other) <= _wrong(part):
            part = other
    if wrong:
        first = min(wrong, key=lambda item: item.start)
        sure = first.kind not in _CUT and all(item.kind not in _CUT for item in wrong)
        part = part._replace(trouble="sure" if sure else "cut")
    return part


def _wrong(part: FlowPart) -> int:
    """How much is wrong with a part, the comma included that belongs behind it."""
    return len(part.problems) + (part.comma < 0)


def _members(text: str, start: int, end: int, bracket: str, depth: int, *, layout: bool) -> FlowPart:
    problems: list[SyntaxProblem] = []
    reader = FlowReader(text, end, problems, json=True, layout=layout)
    reader.open.append(bracket)
    starts: list[int] = []
    entries: list[Entry] = []
    items: list[Item] = []
    position = start
    need_comma = False
    comma = -1
    while (position := reader.skip(position)) < end:
        char = text[position]
        if char == ",":
            if not need_comma:
                reader.stray_comma(position)
            need_comma, comma = False, position
            position += 1
            continue
        if char in "]}":
            reader.unmatched(position)
            position += 1
            continue
        if need_comma:
            reader.missing_comma(position)
        starts.append(position - start)
        if bracket == "{":
            entry, behind = reader.entry(position, position, depth + 1)
            entries.append(entry)
        else:
            value, behind = reader.item(position, position, depth + 1)
            items.append(Item(0, value))
        need_comma, comma = True, -1
        position = max(behind, position + 1)
    tail = len(text[start:end].rstrip(" \t\r\n"))
    moved = [item.moved(-start) for item in problems]
    return FlowPart(starts, entries if bracket == "{" else items, moved, comma - start if comma >= 0 else -1, tail)


def _pattern(bracket: str, column: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Lines at a column that begin a part, and less indented lines that begin with a closing bracket."""
    found = _patterns.get((bracket, column))
    if found is None:
        member = r'(?=")' if bracket == "{" else r'(?=[\[{"0-9]|-[0-9])'
        bound = rf"^[ \t]{{{column}}}{member}"
        low = rf"^[ \t]{{0,{column - 1}}}(?=[\]}}])"
        found = (re.compile(bound, re.MULTILINE), re.compile(low, re.MULTILINE))
        # Bounded by the widest indentation that is parted; a cache of pure values.
        if len(_patterns) < 512:
            _patterns[bracket, column] = found
    return found


def _split(text: str, at: int, bracket: str, column: int, end: int) -> list[int]:
    """The offsets at which the parts begin, the first at `at`."""
    line = text.find("\n", at, end)
    if line < 0:
        return [at]
    bound, _ = _pattern(bracket, column)
    return [at, *(match.end() for match in bound.finditer(text, line + 1, end))]


def _comment_goes_on(text: str, start: int, end: int) -> bool:
    """Whether a line opens a comment that goes on in the next; each line is looked at by itself."""
    at = text.find("/*", start, end)
    while at >= 0:
        line = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        if text.find("*/", at + 2, len(text) if stop < 0 else stop) < 0:
            before = text[line:at]
            if (before.count('"') - before.count('\\"')) % 2 == 0:
                return True
        at = text.find("/*", at + 2, end)
    return False


def _indent(text: str, at: int) -> int:
    """How far the line is indented on which an offset stands."""
    line = text.rfind("\n", 0, at) + 1
    content = text[line : at + 1]
    return len(content) - len(content.lstrip(" \t"))
