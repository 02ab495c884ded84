"""Large containers in parts, so that an edit re-reads what it touches and nothing else.

A region is the text of one container. It falls into parts at the lines that stand exactly at the container's column; where
those are depends on each line alone, so an edit can only move the boundaries of the lines it touches. A part is read by
itself and knows nothing of its surroundings; parts of an entry whose value is large are parted again. A container that does
not fall into such lines is read as a whole, as is every small one. Whether and where a region is cut follows from its text
alone, so that a tree that was edited into shape is the tree a fresh reading gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any, Literal, NamedTuple, cast

from swls.patterns import regex
from swls.syntax.block import BlockReader
from swls.syntax.block_keys import JOINED_DASH, KEY
from swls.syntax.block_lines import ODD_BLANK
from swls.syntax.duplicates import report_duplicates
from swls.syntax.flow import MAX_DEPTH, TooDeepError
from swls.syntax.meaning import check_characters
from swls.syntax.nodes import Entry, Item, Mapping, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem

Kind = Literal["mapping", "sequence"]

MIN_REGION = 2000  # characters; smaller containers are read as a whole
_TAIL = regex(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\Z)")
_NEXT_CONTENT = regex(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n))*([ ]*)(?=[^ \t\r\n#" + ODD_BLANK + r"])")
_patterns: dict[tuple[str, int], tuple[re.Pattern[str], re.Pattern[str]]] = {}


class Part(NamedTuple):
    """One stretch of a region: usually one entry or item, more where lines went astray. Offsets are relative to it."""

    starts: list[int]
    children: list[Entry] | list[Item]
    problems: list[SyntaxProblem]
    width: int  # of what was written, without blank lines and comments behind it
    inner: Region | None = None
    inner_at: int = 0

    @property
    def noisy(self) -> bool:
        """Whether anything was noted in it."""
        return bool(self.problems) or (self.inner is not None and bool(self.inner.noisy or self.inner.problems))


class Region(NamedTuple):
    """A container in parts. `widths` are the stretches of text the parts own, gaps included."""

    kind: Kind
    column: int
    depth: int
    widths: list[int]
    parts: list[Part]
    node: Mapping | Sequence
    starts: list[int]  # of the parts
    problems: list[SyntaxProblem]  # of the container as a whole
    noisy: list[int]  # the parts in which anything was noted
    simple: bool  # each part is one entry or item
    reread: int  # characters that were read to make it, for whoever measures


def read_region(text: str, at: int, column: int, end: int, depth: int) -> Region | None:
    """The container whose first content stands at `at`, at `column`, in parts; None when it is to be read as a whole."""
    if end - at < MIN_REGION or depth >= MAX_DEPTH:
        return None
    kind = _kind(text, at, end)
    if kind is None:
        return None
    bounds = _split(text, at, column, end, kind)
    if bounds is None:
        return None
    parts = [
        _read_part(text, start, stop, column, kind, depth)
        for start, stop in zip(bounds, [*bounds[1:], end], strict=True)
    ]
    widths = [stop - start for start, stop in zip(bounds, [*bounds[1:], end], strict=True)]
    return _assemble(kind, column, depth, widths, parts, reread=end - at)


def edit_region(region: Region, text: str, at: int, start: int, old_end: int, grown: int) -> Region | None:
    """The region after an edit, None when its boundaries do not tell and it has to be read afresh.

    `text` is the new text, `at` where the region begins (the same in both); `start` and `old_end` bound what was
    replaced, in offsets of the old text, and `grown` is by how much the text became longer.
    """
    starts = region.starts
    total = starts[-1] + region.widths[-1]
    new_total = total + grown
    low, high = start - at, old_end - at
    if low <= 0 or high > total or new_total < MIN_REGION:
        return None
    first = bisect_right(starts, low) - 1
    last = max(bisect_right(starts, high) - 1, first)
    if first == last:
        nested = _edit_inner(region, first, text, at, start, old_end, grown)
        if nested is not None:
            return nested
    first = max(first - 1, 0)
    last = min(last + 1, len(starts) - 1)
    begin = at + starts[first]
    stop = at + starts[last] + region.widths[last] + grown
    bounds = _split(text, begin, region.column, stop, region.kind)
    if bounds is None or _kind(text, begin, stop) != region.kind:
        return None
    return _spliced(region, text, first, last, bounds, stop, low, high)


def _spliced(
    region: Region,
    text: str,
    first: int,
    last: int,
    bounds: list[int],
    stop: int,
    low: int,
    high: int,
) -> Region:
    """The region with the parts `first` to `last` replaced by those at `bounds`; neighbours that did not change stay."""
    parts: list[Part] = []
    widths: list[int] = []
    reread = 0
    for index, (start, end) in enumerate(zip(bounds, [*bounds[1:], stop], strict=True)):
        width = end - start
        kept = None
        if index == 0 and region.starts[first] + region.widths[first] < low and width == region.widths[first]:
            kept = region.parts[first]
        elif end == stop and region.starts[last] > high and width == region.widths[last]:
            kept = region.parts[last]
        if kept is None:
            kept = _read_part(text, start, end, region.column, region.kind, region.depth)
            reread += width
        parts.append(kept)
        widths.append(width)
    return _with_parts(region, first, last, widths, parts, reread=reread)


def _edit_inner(region: Region, index: int, text: str, at: int, start: int, old_end: int, grown: int) -> Region | None:
    """The region after an edit well inside the value of one of its parts; None when it is anything else."""
    part = region.parts[index]
    if part.inner is None:
        return None
    part_at = at + region.starts[index]
    inner_at = part_at + part.inner_at
    if start <= inner_at:
        return None
    if index + 1 < len(region.parts) and old_end >= at + region.starts[index + 1] - region.column:
        return None  # the line of the next part was touched: it may not be one any more
    # No line that was touched may have become one of ours.
    line = _line_start(text, start)
    if line <= part_at:
        line = _line_end(text, part_at) + 1  # what stands before the edit on the part's own first line has not changed
    bound, low = _pattern(region.kind, region.column)
    window = text[line : max(line, _line_end(text, old_end + grown))]
    if bound.search(window) or low.search(window):
        return None
    inner = edit_region(part.inner, text, inner_at, start, old_end, grown)
    if inner is None:
        return None
    child = part.children[0]
    children: list[Entry] | list[Item]
    if isinstance(child, Entry):
        children = [Entry(child.key, child.name, child.colon, child.value_at, inner.node, child.key_at)]
    else:
        children = [Item(child.value_at, inner.node)]
    replaced = Part(
        part.starts,
        children,
        part.problems,
        part.inner_at + inner.node.width,
        inner,
        part.inner_at,
    )
    return _with_parts(region, index, index, [region.widths[index] + grown], [replaced], reread=inner.reread)


def region_problems(region: Region, at: int) -> list[SyntaxProblem]:
    """Every complaint in the region, placed, in no particular order."""
    found = [item.moved(at) for item in region.problems]
    for index in region.noisy:
        start, part = region.starts[index], region.parts[index]
        found.extend(item.moved(at + start) for item in part.problems)
        if part.inner is not None:
            found.extend(region_problems(part.inner, at + start + part.inner_at))
    return found


def region_chunk(region: Region, at: int, offset: int) -> tuple[int, int]:
    """The bounds of the smallest part around an offset; the region begins at `at`."""
    while True:
        index = max(bisect_right(region.starts, offset - at) - 1, 0)
        start = at + region.starts[index]
        part = region.parts[index]
        if part.inner is None or offset < start + part.inner_at:
            return start, start + region.widths[index]
        region, at = part.inner, start + part.inner_at


def _assemble(kind: Kind, column: int, depth: int, widths: list[int], parts: list[Part], *, reread: int) -> Region:
    starts = list(accumulate(widths, initial=0))
    starts.pop()
    simple = all(len(part.children) == 1 for part in parts)
    if simple:
        child_starts = starts
        children = [part.children[0] for part in parts]
    else:
        child_starts = [base + start for base, part in zip(starts, parts, strict=True) for start in part.starts]
        children = [child for part in parts for child in part.children]
    width = 0
    for base, part in zip(reversed(starts), reversed(parts), strict=True):
        if part.children:
            width = base + part.width
            break
    problems: list[SyntaxProblem] = []
    node: Mapping | Sequence
    if kind == "mapping":
        node = Mapping(width, False, column, child_starts, cast("list[Entry]", children))
        report_duplicates(0, node.starts, node.entries, problems)
    else:
        node = Sequence(width, False, column, child_starts, cast("list[Item]", children))
    noisy = [index for index, part in enumerate(parts) if part.noisy]
    return Region(kind, column, depth, widths, parts, node, starts, problems, noisy, simple, reread)


def _with_parts(region: Region, first: int, last: int, widths: list[int], parts: list[Part], *, reread: int) -> Region:
    """The region with other parts in the place of those from `first` to `last`, in little more than their time."""
    all_parts = region.parts[:first] + parts + region.parts[last + 1 :]
    all_widths = region.widths[:first] + widths + region.widths[last + 1 :]
    simple = region.simple and all(len(part.children) == 1 for part in parts)
    if not simple or not parts:
        return _assemble(region.kind, region.column, region.depth, all_widths, all_parts, reread=reread)
    old = region.parts[first : last + 1]
    new: list[Any] = [part.children[0] for part in parts]
    grown = sum(widths) - sum(region.widths[first : last + 1])
    behind = region.starts[last + 1 :]
    middle = list(accumulate(widths, initial=region.starts[first]))
    middle.pop()
    starts = region.starts[:first] + middle + ([start + grown for start in behind] if grown else behind)
    width = starts[-1] + all_parts[-1].width
    problems: list[SyntaxProblem] = []
    node: Mapping | Sequence
    if isinstance(region.node, Mapping):
        entries: list[Any] = region.node.entries[:first] + new + region.node.entries[last + 1 :]
        node = Mapping(width, False, region.column, starts, entries)
        names = [entry.name for entry in region.node.entries[first : last + 1]]
        if region.problems or names != [entry.name for entry in new]:
            report_duplicates(0, starts, entries, problems)
    else:
        items: list[Any] = region.node.items[:first] + new + region.node.items[last + 1 :]
        node = Sequence(width, False, region.column, starts, items)
    more = len(parts) - len(old)
    noisy = [index for index in region.noisy if index < first]
    noisy += [first + index for index, part in enumerate(parts) if part.noisy]
    noisy += [index + more for index in region.noisy if index > last]
    return Region(
        region.kind,
        region.column,
        region.depth,
        all_widths,
        all_parts,
        node,
        starts,
        problems,
        noisy,
        True,
        reread,
    )


def _read_part(text: str, start: int, end: int, column: int, kind: Kind, depth: int) -> Part:
    if depth >= MAX_DEPTH:
        raise TooDeepError(start)
    nested = _read_nested(text, start, end, column, kind, depth)
    if nested is not None:
        return nested
    problems: list[SyntaxProblem] = []
    check_characters(problems, text, start, end)
    reader = BlockReader(text, start, end, problems, depth + 1)
    reader.begin(start, column)
    starts: list[int] = []
    children: list[Entry] | list[Item]
    if kind == "mapping":
        entries: list[Entry] = []
        stop = reader.entries(column, start, starts, entries, plain=True)
        children = entries
    else:
        node = reader.sequence()
        starts, children, stop = node.starts, node.items, start + node.width
    return Part(starts, children, [item.moved(-start) for item in problems], stop - start)


def _read_nested(text: str, start: int, end: int, column: int, kind: Kind, depth: int) -> Part | None:
    """A part whose one value is a large block container that falls into parts itself."""
    if end - start < MIN_REGION:
        return None
    problems: list[SyntaxProblem] = []
    if kind == "mapping":
        match = KEY.match(text, start, end)
        if match is None or match["props"]:
            return None
        tail = _TAIL.match(text, match.end(), end)
        place = _NEXT_CONTENT.match(text, tail.end(), end) if tail else None
        if place is None:
            return None
        inner_at, inner_column = place.end(), len(place[1])
        if inner_column < column or (inner_column == column and _kind(text, inner_at, end) != "sequence"):
            return None
        region = read_region(text, inner_at, inner_column, end, depth + 1)
        if region is None:
            return None
        reader = BlockReader(text, start, end, problems, depth + 1)
        reader.begin(start, column)
        key = reader.key_node(match)
        name = key.text if isinstance(key, Scalar) else ""
        entry = Entry(key, name, match.end() - 1 - start, inner_at - start, region.node)
        children: list[Entry] | list[Item] = [entry]
    else:
        place = re.compile(r"-[ ]+(?=[^ \t\r\n#])").match(text, start, end)
        if place is None:
            return None
        inner_at = place.end()
        region = read_region(text, inner_at, column + inner_at - start, end, depth + 1)
        if region is None:
            return None
        children = [Item(inner_at - start, region.node)]
    check_characters(problems, text, start, inner_at)
    moved = [item.moved(-start) for item in problems]
    width = inner_at - start + region.node.width
    return Part([0], children, moved, width, region, inner_at - start)


def _kind(text: str, at: int, end: int) -> Kind | None:
    """What kind of block container begins at `at`."""
    if at >= end:
        return None
    if text[at] == "-" and (at + 1 >= end or text[at + 1] in " \t\r\n"):
        return "sequence"
    if text[at] == "-" and JOINED_DASH.match(text, at, end):
        return None  # an item or a key, as those below it are
    return "mapping" if KEY.match(text, at, end) is not None else None


def prepare() -> None:
    """Compile what texts need that are indented by two blanks; that takes longer than to read a short one."""
    for column in range(0, 14, 2):
        _pattern("mapping", column)
        _pattern("sequence", column)


def _pattern(kind: Kind, column: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where parts begin at a column, and lines that must not be there if the region is to be parted."""
    found = _patterns.get((kind, column))
    if found is None:
        marker = r"(?:<{7}|>{7}|={7}|\|{7}|```)"
        if kind == "mapping":
            bound = (
                rf"^ {{{column}}}(?=[^ \t\r\n#\]}}{ODD_BLANK}])(?!-(?:[ \t\r\n]|\Z))(?!:(?:[ \t\r\n]|\Z))(?!{marker})"
            )
            low = rf"^ {{0,{column - 1}}}(?=[^ \t\r\n#\]}}{ODD_BLANK}])(?!{marker})" if column else r"(?!)"
        else:
            bound = rf"^ {{{column}}}-(?=[ \t\r\n]|\Z)"
            low = rf"^(?! {{{column}}}-(?:[ \t\r\n]|\Z)) {{0,{column}}}(?=[^ \t\r\n#\]}}{ODD_BLANK}])(?!{marker})"
        found = (re.compile(bound, re.MULTILINE), re.compile(low, re.MULTILINE))
        # Bounded by the deepest nesting times the widest line anybody writes; a cache of pure values.
        if len(_patterns) < 512:
            _patterns[kind, column] = found
    return found


def _split(text: str, at: int, column: int, end: int, kind: Kind) -> list[int] | None:
    """The offsets at which the parts begin, the first at `at`; None when the region cannot be parted."""
    bound, low = _pattern(kind, column)
    line = _line_end(text, at)
    line = min(line + 1, end)
    if low.search(text, line, end):
        return None
    return [at, *(match.start() + column for match in bound.finditer(text, line, end))]


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found
