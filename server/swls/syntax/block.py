"""Block style: YAML by its indentation (sections 6 and 8).

One fact keeps the reader in step with a text that is being typed: nothing nested reaches a line that is indented no deeper
than its owner. So a mistake spoils its own line, and its owner's next line is read as if nothing had happened.
"""

from __future__ import annotations

import re

from swls.syntax.block_entries import EntryReader
from swls.syntax.block_keys import JOINED_DASH, LINES_BELOW
from swls.syntax.block_lines import BLANK, ODD_BLANK
from swls.syntax.duplicates import report_duplicates
from swls.syntax.flow import MAX_DEPTH, TooDeepError, read_flow
from swls.syntax.nodes import Entry, Item, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem
from swls.syntax.properties import PROPERTIES, read_properties
from swls.syntax.scalars import resolve_plain, resolve_tagged

# The common shapes of a line with its key, read in one go; the next line's indentation tells whether that is all of it.
_QUICK_KEY = re.compile(r"[A-Za-z_][\w.-]{0,1000}:(?=[ \n])")
_QUICK = re.compile(
    r"([A-Za-z_][\w.-]{0,1000}):"
    r"(?: +(?:([A-Za-z0-9_/.$^(+][^ \t\r\n:#]*(?:(?: |:(?=[^ \t\r\n]))[^ \t\r\n:#]+)*)|'([^'\r\n]*)'|\"([^\"\\\r\n]*)\"))?"
    rf" *\n( *)(?=[^ \t\r\n#<>=|`{ODD_BLANK}]|\Z)"
)


class BlockReader(EntryReader):
    """Reads the block nodes of a stretch of text."""

    def node(self, parent: int) -> tuple[Node, int]:
        """The node whose content begins where the reader stands, and its absolute start. `parent` is the owner's column."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError(self.at)
        start = self.at
        try:
            if self.text[start] == "-" and self.item_as_key():
                return self.sequence_or_keys()
            if _QUICK_KEY.match(self.text, start, self.end) is not None:
                return self.mapping(), start
            if self.is_dash():
                return self.sequence_or_keys()
            if self.is_dash("?") or self.is_dash(":") or self.key() is not None or self.odd_key():
                return self.mapping(), start
            if (flow := self._flow_key()) is not None:
                return flow, start
            match = PROPERTIES.match(self.text, self.at, self.eol) if self.text[self.at] in "&!" else None
            if match is not None:
                return self._with_properties(match, parent)
            if self.half_key(parent):
                return self.mapping(), start
            return self.inline(parent), start
        finally:
            self.depth -= 1

    def _flow_key(self) -> Node | None:
        """A mapping whose first key is a flow collection (`[a]: b`), None when the line is something else."""
        if self.text[self.at] not in "[{":
            return None
        found: list[SyntaxProblem] = []
        _, end = read_flow(self.text, self.at, self.eol, found, depth=self.depth)
        rest = self.text[end : self.eol].lstrip(BLANK)
        if found or not rest.startswith(":") or rest[1:2] not in ("", " ", "\t"):
            return None
        return self.mapping()

    def _with_properties(self, match: re.Match[str], parent: int) -> tuple[Node, int]:
        """A node with tag or anchor on the line before it, or in front of it on its line."""
        start = match.start()
        properties = read_properties(match[0], start, self.problems)
        behind = match.end()
        while behind < self.eol and self.text[behind] in BLANK:
            behind += 1
        if behind < self.eol and self.text[behind] != "#":
            self.at, self.column = behind, self.column + behind - start
            node = self.inline(parent)
            return self.adorn(node, behind, properties), start
        self.next_line()
        if self.column > parent:
            node, at = self.node(parent)
            return self.adorn(node, at, properties), start
        value = resolve_tagged(properties.tag, "") if properties.tag else None
        width = len(match[0].rstrip(" \t\r\n"))
        if properties.anchor:
            self.note("~anchor", start, start + width, properties.anchor)
        return Scalar(width, "plain", "", value, properties.tag, properties.anchor), start

    def sequence(self, *, beside_key: bool = False) -> Sequence:
        """The items at the column where the reader stands; `beside_key`: it is the column of their key."""
        column, start = self.column, self.at
        starts: list[int] = []
        items: list[Item] = []
        end = self.items(column, start, starts, items, beside_key=beside_key)
        return Sequence(end - start, False, column, starts, items)

    def items(self, column: int, start: int, starts: list[int], items: list[Item], *, beside_key: bool = False) -> int:
        """Read items until a line that is not deeper than `column` is none; gives the absolute end."""
        end = start
        while self.column >= 0:
            if self.column == column and self.is_dash():
                starts.append(self.at - start)
                item, end = self.item(column)
                items.append(item)
            elif self.column == column and not beside_key and (joined := self.joined_dash()):
                self.no_space("dash-without-space", self.at, joined["gap"])
                starts.append(self.at - start)
                item, end = self.item(column, joined.end())
                items.append(item)
            elif self.column > column:
                end = self.astray(items, starts, start)
            else:
                break
        return end

    def sequence_or_keys(self) -> tuple[Node, int]:
        """The sequence where the reader stands, or the mapping below it where its dashes hold nothing."""
        start, column = self.at, self.column
        node = self.sequence()
        if self.column == column and self.key() is not None and all(item.value is None for item in node.items):
            self.report("stray-dash", start, start + 1)
            start = self.at
            return self.mapping(), start
        return node, start

    def joined_dash(self) -> re.Match[str] | None:
        """The dash that the content begins with, where no space makes it one."""
        return JOINED_DASH.match(self.text, self.at, self.eol) if self.text[self.at] == "-" else None

    def item_as_key(self) -> bool:
        """Whether what looks like a key is an item without the space behind its dash: items stand below its value."""
        key = self.key() if self.joined_dash() else None
        if key is None:
            return False
        value = self.text[key.end() : self.eol].strip(BLANK)
        if not value or value[0] == "#":
            below = LINES_BELOW.match(self.text, self.eol, self.end)
            if below is None or len(below["indent"]) <= self.column:
                return False  # the items are the value
        at = self.line_below()
        return at >= 0 and self.text[at] == "-" and self.text[at + 1 : at + 2] in ("", " ", "\t", "\r", "\n")

    def item(self, column: int, content: int = 0) -> tuple[Item, int]:
        """One item; the reader stands on its dash. Gives the absolute end of what was written.

        `content` is where its value begins, if that is not told by the spaces behind the dash.
        """
        dash = self.at
        content = content or dash + 1
        while content < self.eol and self.text[content] in BLANK:
            content += 1
        if content < self.eol and self.text[content] != "#":
            self.column += max(content - dash, 2)  # as if the blank behind the dash were there
            self.at = content
            node, at = self.node(column)
            return Item(at - dash, node), at + node.width
        self.next_line()
        if self.column > column:
            node, at = self.node(column)
            return Item(at - dash, node), at + node.width
        return Item(min(content, dash + 2) - dash if content > dash + 1 else 1, None), dash + 1

    def astray(self, items: list[Item], starts: list[int], start: int) -> int:
        """Lines deeper than the dashes that continue none of them: put where they most likely belong."""
        where, eol, column = self.at, self.eol, self.column
        if self.is_dash():
            end = self.items(column, start, starts, items)
            self.misplaced("item", where, where + 1, end, self.column_of(start) - column)
            return end
        if self.key() is not None:
            eol = self.word_end()
        last = items[-1] if items else None
        if last is not None and isinstance(last.value, Mapping) and not last.value.flow:
            inner = last.value
            base = start + starts[-1] + last.value_at
            end = self.entries(column, base, inner.starts, inner.entries, plain=True)
            inner.width = max(inner.width, end - base)
            self.misplaced("key", where, eol, end, inner.column - column)
            return end
        self.misplaced("line", where, eol, eol, 0)
        return self.skip_deeper(column - 1)

    def skip_deeper(self, column: int) -> int:
        """Pass by the line and everything below it; gives the end of the line."""
        end = self.eol
        self.next_line()
        while self.column > column:
            end = self.eol
            self.next_line()
        return end

    def mapping(self) -> Mapping:
        """The entries at the column where the reader stands."""
        column, start = self.column, self.at
        starts: list[int] = []
        entries: list[Entry] = []
        end = self.entries(column, start, starts, entries)
        return Mapping(end - start, False, column, starts, entries)

    def entries(
        self,
        column: int,
        start: int,
        starts: list[int],
        entries: list[Entry],
        *,
        plain: bool = False,
    ) -> int:
        """Read entries until a line that is not deeper than `column` is none; gives the absolute end.

        Deeper lines that belong to no value are taken as entries too, with a complaint. `plain` leaves it to the caller
        to look for keys written twice.
        """
        end = start
        while self.column >= column and self.column >= 0:
            if self.column == column:
                end = self.quick_entries(column, start, starts, entries, end)
                if self.column < column:
                    break
            if self.is_dash():
                if self.column == column and not entries:
                    break
                end = self.stray_item(entries, starts, start, column)
            elif self.column > column and entries:
                end = self.deeper_entries(column, start, starts, entries)
            else:
                starts.append(self.at - start)
                entry, end = self.entry(column)
                entries.append(entry)
        if not plain:
            report_duplicates(start, starts, entries, self.problems)
        return end

    def deeper_entries(self, column: int, start: int, starts: list[int], entries: list[Entry]) -> int:
        """Keys deeper than those of their mapping, and in no value of it. Gives the absolute end."""
        where, stop, own = self.at, self.word_end(), self.column
        above = entries[-1].value
        inside = isinstance(above, Mapping | Sequence) and not above.flow
        if isinstance(above, Mapping) and self.too_deep_before(above):
            # Of a mapping's first key and those that follow at another column, the fewer are wrong.
            base = start + starts[-1] + entries[-1].value_at
            end = self.entries(own, base, above.starts, above.entries)
            above.width = end - base
            if len(above.entries) == 2:
                self.misplaced("key", where, stop, end, 0)
            else:
                first, second = above.entries[:2]
                behind = first.value_at + (first.value.width if first.value is not None else 0)
                key_end = base + first.key_at + first.key.width
                self.misplaced("first", base, key_end, base + behind, own - above.column, key=second.name)
                above.column = own
            return end
        keyed = self.key() is not None or self.is_dash(":") or self.is_dash("?")
        end = self.entries(own, start, starts, entries, plain=True)
        unclosed = isinstance(above, Mapping | Sequence) and not above.closed
        if keyed and not unclosed:  # else there is a complaint about it already
            self.misplaced("key", where, stop, end, 0 if inside else column - own)
        return end

    def quick_entries(self, column: int, start: int, starts: list[int], entries: list[Entry], end: int) -> int:
        """Read entries as long as their lines have a common shape; gives the absolute end of the last.

        The reader stands on a line at `column`. It stops on the first line that needs a closer look.
        """
        text, limit, at = self.text, self.end, self.at
        quick = _QUICK.match
        while (match := quick(text, at, limit)) is not None:
            name, plain, single, double, gap = match.groups()
            colon = len(name)
            below = match.end()
            deeper = len(gap) > column and below < limit
            node: Node
            if plain is not None:
                if deeper:
                    break
                value_at, end = match.span(2)
                node = Scalar(end - value_at, "plain", plain, resolve_plain(plain))
            elif single is not None or double is not None:
                if deeper:
                    break
                kind, content = (3, single) if double is None else (4, double)
                value_at, end = match.start(kind) - 1, match.end(kind) + 1
                node = Scalar(end - value_at, "single" if kind == 3 else "double", content, content)
            elif deeper:
                self.stand(below, len(gap))
                node, value_at = self.node(column)
                end = value_at + node.width
                key = Scalar(colon, "plain", name, resolve_plain(name))
                starts.append(at - start)
                entries.append(Entry(key, name, colon, value_at - at, node))
                at = self.at
                if self.column != column:
                    return end
                continue
            else:
                break
            key = Scalar(colon, "plain", name, resolve_plain(name))
            starts.append(at - start)
            entries.append(Entry(key, name, colon, value_at - at, node))
            at = below
            if below == limit:
                self.line = self.at = self.eol = limit
                self.column = -1
                return end
            if len(gap) != column:
                self.stand(below, len(gap))
                return end
        if at != self.at:
            self.stand(at, column)
        return end

    def too_deep_before(self, inner: Mapping) -> bool:
        """Whether this key must have been meant for the mapping above, whose only key is deeper."""
        return not inner.flow and len(inner.entries) == 1 and inner.column > self.column and self.key() is not None

    def stray_item(self, entries: list[Entry], starts: list[int], start: int, column: int) -> int:
        """A dash where a key is expected: an item of the sequence above it, or the value of a key without one."""
        where = self.at
        last = entries[-1] if entries else None
        if last is not None and isinstance(last.value, Sequence) and not last.value.flow:
            by = last.value.column - self.column
            base = start + starts[-1] + last.value_at
            end = self.items(self.column, base, last.value.starts, last.value.items)
            last.value.width = max(last.value.width, end - base)
            self.misplaced("item", where, where + 1, end, by)
            return end
        if last is not None and last.value is None and self.column >= column:
            node = self.sequence()
            last.value, last.value_at = node, where - start - starts[-1]
            return where + node.width
        self.report("stray-dash", where, where + 1)
        return self.skip_deeper(self.column)
