"""Block style: YAML by its indentation (sections 6 and 8).

One fact keeps the reader in step with a text that is being typed: nothing nested reaches a line that is indented no deeper
than its owner. So a mistake spoils its own line, and its owner's next line is read as if nothing had happened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from swls.syntax.duplicates import report_duplicates
from swls.syntax.flow import MAX_DEPTH, FlowReader, TooDeepError, check_property, read_flow
from swls.syntax.nodes import Alias, Entry, Item, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem
from swls.syntax.scalars import (
    block_text,
    fold_plain,
    resolve_plain,
    resolve_tagged,
    unescape,
    unquote_single,
)

_BLANK = " \t"
_PLAIN_KEY = (
    r"(?:[^ \t\r\n\"'#\[\]{},&*!|>%@`?:-]|[?:-](?=[^ \t\r\n]))"
    r"[^\r\n:#]*(?:(?::(?=[^ \t\r\n])|(?<=[^ \t\r\n])\#)[^\r\n:#]*)*?"
)
# A key on its line, with the colon that makes it one: quoted, an alias, or plain.
KEY = re.compile(
    r"(?P<props>(?:(?:!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*)[ \t]+)*)"
    r"(?P<key>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'(?:[^'\r\n]|'')*'|\*[^ \t\r\n,\[\]{}]+(?=[ \t])|<<(?=[ \t]*:)|"
    + _PLAIN_KEY
    + r")"
    r"[ \t]*:(?=[ \t\r\n]|\Z)"
)
# The common shapes of a line with its key, read in one go; the next line's indentation tells whether that is all of it.
_QUICK_KEY = re.compile(r"[A-Za-z_][\w.-]*:(?=[ \n])")
_QUICK = re.compile(
    r"([A-Za-z_][\w.-]*):"
    r"(?: +(?:([A-Za-z0-9_/.$^(+][^ \t\r\n:#]*(?:(?: |:(?=[^ \t\r\n]))[^ \t\r\n:#]+)*)|'([^'\r\n]*)'|\"([^\"\\\r\n]*)\"))?"
    r" *\n( *)(?=[^ \t\r\n#<>=|]|\Z)"
)
_RESERVED_KEY = re.compile(r"[@`%|>][^\r\n:#]*?[ \t]*:(?=[ \t\r\n]|\Z)")
_PLAIN_LINE = re.compile(r"[^\r\n#]*(?:(?<=[^ \t\r\n])\#[^\r\n#]*)*")
_COLON_INSIDE = re.compile(r":(?=[ \t]|\Z)")
_PROPERTIES = re.compile(r"(?:(?:!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*)(?:[ \t]+|(?=[\r\n])|\Z))+")
_ONE_PROPERTY = re.compile(r"!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*")
_ALIAS = re.compile(r"\*[^ \t\r\n,\[\]{}]*")
_HEADER = re.compile(r"([|>])([-+]?[1-9]?[-+]?)(?=[ \t\r\n]|\Z)")
_LINE = re.compile(r"(?P<indent>[ ]*)(?P<content>[^\r\n]*)(?P<break>\r\n|\n|\r|\Z)")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_HALF_KEY = re.compile(r"(?:\"[^\"\r\n]*\"?|'[^'\r\n]*'?|[\w$.-]+|[A-Za-z_][\w-]*:[^ \t\r\n/:][^\r\n#]*)[ \t]*")
_LINES_BELOW = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*(?P<indent>[ ]*)(?=[^ \t\r\n#])")
_DASHES = re.compile(r"[ \t]*(?:-[ \t]+)*")
_OPENS = re.compile(r"(?:(?<!\S)-|:)(?:[ \t]+[&!][^ \t]*)*(?:[ \t]+#.*)?\Z")
_TAB = 4  # columns that a tab is taken for
_MOST_LINES = 500  # that a fix moves
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: [^\r\n]*)?$|={7}$")


@dataclass(slots=True)
class Properties:
    """Tag and anchor in front of a node, and where they begin."""

    start: int
    tag: str | None = None
    anchor: str | None = None


class BlockReader:
    """Reads the block nodes of `text[start:end]`. Offsets are those of `text`.

    Between calls the reader stands on a line with content: `line` is where the line begins, `at` where its content
    does, `column` the column of that, `eol` the offset of its line break. Behind the last line, `at` is `end` and
    `column` is -1.
    """

    def __init__(self, text: str, start: int, end: int, problems: list[SyntaxProblem], depth: int = 0) -> None:
        self.text = text
        self.end = end
        self.problems = problems
        self.line = start
        self.at = start
        self.column = -1
        self.eol = start
        self.depth = depth
        self.count = 0
        self.tab_line = -1  # the last line indented with tabs
        self.tab_column = 0  # where the first of those around it stands
        self.tab_width = 0  # ... and how wide its indentation looks

    # -- lines ---------------------------------------------------------------------------------------------------

    def begin(self, at: int, column: int | None = None) -> None:
        """Stand on the first line with content at or behind `at`, the beginning of a line (or of content at `column`)."""
        if column is not None:
            self.line, self.at, self.column = at - column, at, column
            self.eol = self._line_break(at)
            return
        self._settle(at)

    def next_line(self) -> None:
        """Go to the next line with content."""
        self._settle(self._behind_break(self.eol))

    def _settle(self, at: int) -> None:
        text, end = self.text, self.end
        while at < end:
            content = at
            while content < end and text[content] == " ":
                content += 1
            if content < end and text[content] == "\t":
                tab = content
                while content < end and text[content] in _BLANK:
                    content += 1
                if content < end and text[content] not in "#\r\n":
                    self._tabs(at, tab, content)
                    return
            if content >= end:
                break
            char = text[content]
            if char not in "#\r\n":
                if char in "<>=|" and content == at and self._conflict(at):
                    at = self._behind_break(self._line_break(at))
                    continue
                self.line, self.at, self.column = at, content, content - at
                self.eol = self._line_break(content)
                return
            at = self._behind_break(self._line_break(content))
        self.line = self.at = self.eol = end
        self.column = -1

    def _tabs(self, line: int, tab: int, content: int) -> None:
        """A line indented with tabs: taken to stand where its author sees it, relative to the line above the first such."""
        seen = _seen_width(self.text[line:content])
        if self.line != self.tab_line:
            column, opens = self._above(line)
            self.tab_column = column + 2 if opens else column
            self.tab_width = seen
        column = max(self.tab_column + seen - self.tab_width, 0)
        edit = (line, content, " " * column)
        last = self.problems[-1] if self.problems else None
        if self.line == self.tab_line and last is not None and last.kind == "tab-indentation":
            # The lines are one slip.
            self.problems[-1] = last._replace(edits=(*last.edits, edit))
        else:
            self.report("tab-indentation", tab, content, edit, title="Indent with spaces")
        self.line = self.tab_line = line
        self.at = content
        self.eol = self._line_break(content)
        self.column = column

    def _above(self, at: int) -> tuple[int, bool]:
        """The column of the first key or text on the nearest line above that has any, and whether deeper lines may follow."""
        text = self.text
        while at > 0:
            start = max(text.rfind("\n", 0, at - 1), text.rfind("\r", 0, at - 1)) + 1
            content = text[start:at].strip(" \t\r\n")
            if content and not content.startswith("#"):
                lead = _DASHES.match(text, start, at)
                return (lead.end() - start if lead else 0), _OPENS.search(content) is not None
            at = start
        return 0, False

    def _conflict(self, at: int) -> bool:
        stop = self._line_break(at)
        if _CONFLICT.match(self.text[at:stop]) is None:
            return False
        self.problems.append(problem("conflict-marker", at, stop, marker=self.text[at : at + 7]))
        return True

    def _line_break(self, at: int) -> int:
        text, end = self.text, self.end
        newline = text.find("\n", at, end)
        stop = newline if newline >= 0 else end
        if "\r" in text[at:stop]:
            stop = text.index("\r", at, stop)
        return stop

    def _behind_break(self, at: int) -> int:
        text = self.text
        if at >= self.end:
            return self.end
        if text[at] == "\r" and at + 1 < self.end and text[at + 1] == "\n":
            return at + 2
        return at + 1

    # -- what stands on the line ---------------------------------------------------------------------------------

    def is_dash(self, char: str = "-") -> bool:
        """Whether the content begins with an indicator: `-`, `?` or `:` followed by white space."""
        at = self.at
        return at < self.end and self.text[at] == char and (at + 1 >= self.end or self.text[at + 1] in " \t\r\n")

    def key(self) -> re.Match[str] | None:
        """The key that the content begins with, None when it is none."""
        return KEY.match(self.text, self.at, self.eol)

    def report(
        self, kind: str, start: int, end: int, *edits: tuple[int, int, str], title: str = "", **args: Any
    ) -> None:
        """Note a complaint."""
        self.problems.append(problem(kind, start, end, edits=edits, title=title, **args))

    def note(self, kind: str, start: int, end: int, name: str) -> None:
        """Remember an anchor or an alias for whoever sees the whole text."""
        self.problems.append(problem(kind, start, end, name=name))

    def adorn(self, node: Node, at: int, properties: Properties) -> Node:
        """The node at `at` with its properties, beginning where they begin."""
        if properties.anchor:
            self.note("~anchor", properties.start, at + node.width, properties.anchor)
        if isinstance(node, Alias):
            edit = (properties.start, at, "")
            self.report("properties-on-alias", properties.start, at, edit, title="Remove it")
        return _adorn(node, at - properties.start, properties)

    # -- nodes ---------------------------------------------------------------------------------------------------

    def node(self, parent: int) -> tuple[Node, int]:
        """The node whose content begins where the reader stands, and its absolute start. `parent` is the owner's column."""
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError(self.at)
        start = self.at
        try:
            if _QUICK_KEY.match(self.text, start, self.end) is not None:
                return self.mapping(), start
            if self.is_dash():
                return self.sequence_or_keys()
            if self.is_dash("?") or self.is_dash(":") or self.key() is not None or self._odd_key():
                return self.mapping(), start
            if (flow := self._flow_key()) is not None:
                return flow, start
            match = _PROPERTIES.match(self.text, self.at, self.eol) if self.text[self.at] in "&!" else None
            if match is not None:
                return self._with_properties(match, parent)
            if self._half_key():
                return self.mapping(), start
            return self.inline(parent), start
        finally:
            self.depth -= 1

    def _odd_key(self) -> bool:
        """A key that begins with a character no plain scalar may begin with: still meant as a key."""
        return self.text[self.at] in "@`%" and _RESERVED_KEY.match(self.text, self.at, self.eol) is not None

    def _half_key(self) -> bool:
        """Whether a word that begins the line is a key without its colon yet: a key stands right below it."""
        word = _HALF_KEY.fullmatch(self.text, self.at, self.eol)
        if word is None:
            return False
        below = _LINES_BELOW.match(self.text, self.eol, self.end)
        return (
            below is not None
            and below.end() - below.start("indent") == self.column
            and KEY.match(self.text, below.end(), self.end) is not None
        )

    def _flow_key(self) -> Node | None:
        """A mapping whose first key is a flow collection (`[a]: b`), None when the line is something else."""
        if self.text[self.at] not in "[{":
            return None
        found: list[SyntaxProblem] = []
        _, end = read_flow(self.text, self.at, self.eol, found, depth=self.depth)
        rest = self.text[end : self.eol].lstrip(_BLANK)
        if found or not rest.startswith(":") or rest[1:2] not in ("", " ", "\t"):
            return None
        return self.mapping()

    def _with_properties(self, match: re.Match[str], parent: int) -> tuple[Node, int]:
        """A node with tag or anchor on the line before it, or in front of it on its line."""
        start = match.start()
        properties = _properties(match[0], start, self.problems)
        behind = match.end()
        while behind < self.eol and self.text[behind] in _BLANK:
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

    def sequence(self) -> Sequence:
        """The items at the column where the reader stands."""
        column, start = self.column, self.at
        starts: list[int] = []
        items: list[Item] = []
        end = self.items(column, start, starts, items)
        return Sequence(end - start, False, column, starts, items)

    def items(self, column: int, start: int, starts: list[int], items: list[Item]) -> int:
        """Read items until a line that is not deeper than `column` is none; gives the absolute end."""
        end = start
        while self.column >= 0:
            if self.column == column and self.is_dash():
                starts.append(self.at - start)
                item, end = self.item(column)
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

    def item(self, column: int) -> tuple[Item, int]:
        """One item; the reader stands on its dash. Gives the absolute end of what was written."""
        dash = self.at
        content = dash + 1
        while content < self.eol and self.text[content] in _BLANK:
            content += 1
        if content < self.eol and self.text[content] != "#":
            self.column += content - dash
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
            eol = self._word_end()
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

    def misplaced(self, what: str, start: int, stop: int, end: int, by: int, **args: Any) -> None:
        """Complain once about lines at a column where they cannot be; `by` moves all of them, up to `end`, to theirs.

        0 where it is not certain which column that is.
        """
        edits = self.shifted(start, end, by)
        self.report("bad-indentation", start, stop, *edits, title="Line it up", what=what, **args)

    def shifted(self, start: int, end: int, by: int) -> list[tuple[int, int, str]]:
        """What moves the lines from `start` to `end` by so many columns; nothing when that is 0 or too much to be safe."""
        edits: list[tuple[int, int, str]] = []
        line = self.text.rfind("\n", 0, start) + 1
        while by and line < end:
            match = _LINE.match(self.text, line, self.end)
            if match is None or match["content"][:1] == "\t" or len(edits) > _MOST_LINES:
                return []
            if match["content"]:
                width = len(match["indent"])
                edits.append((line, line, " " * by) if by > 0 else (line, line + min(-by, width), ""))
            line = match.end()
        return edits

    def column_of(self, at: int) -> int:
        """The column of an offset."""
        return at - self.text.rfind("\n", 0, at) - 1

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
        where, stop, own = self.at, self._word_end(), self.column
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
        end = self.entries(own, start, starts, entries, plain=True)
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
                self.at, self.column, self.line = below, len(gap), below - len(gap)
                self.eol = self._line_break(below)
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
                self.at, self.column, self.line = below, len(gap), below - len(gap)
                self.eol = self._line_break(below)
                return end
        if at != self.at:
            self.at, self.column, self.line = at, column, at - column
            self.eol = self._line_break(at)
        return end

    def too_deep_before(self, inner: Mapping) -> bool:
        """Whether this key must have been meant for the mapping above, whose only key is deeper."""
        return not inner.flow and len(inner.entries) == 1 and inner.column > self.column and self.key() is not None

    def _word_end(self) -> int:
        match = self.key()
        return match.end() - 1 if match else self.eol

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

    def entry(self, column: int) -> tuple[Entry, int]:
        """One entry; the reader stands on its key. Gives the absolute end of what was written."""
        start = self.at
        if self.is_dash("?"):
            return self.complex_entry()
        if self.is_dash(":"):
            key: Node = Scalar(0, "plain", "", None)
            return self.value_of(key, "", start, start, start, column, block=True)
        match = self.key()
        if match is None and self._odd_key():
            odd = _RESERVED_KEY.match(self.text, self.at, self.eol)
            if odd is not None:
                content = odd[0][:-1].rstrip(" \t\r\n")
                self.report("reserved-start", start, start + 1, char=content[0])
                key = Scalar(len(content), "plain", content, content)
                return self.value_of(key, content, start, start, odd.end() - 1, column)
        if match is None and self.text[start] in "[{":
            node, end = read_flow(self.text, start, self.eol, self.problems, depth=self.depth)
            colon = end
            while colon < self.eol and self.text[colon] in _BLANK:
                colon += 1
            if colon < self.eol and self.text[colon] == ":":
                return self.value_of(node, "", start, start, colon, column)
            self.report("key-without-colon", start, end, key="")
            self.next_line()
            return Entry(node, "", -1, end - start, None), end
        if match is None:
            return self.half_entry()
        key = self.key_node(match)
        name = key.text if isinstance(key, Scalar) else ""
        return self.value_of(key, name, start, match.start("key"), match.end() - 1, column)

    def key_node(self, match: re.Match[str]) -> Node:
        """The key of a line as a node; its properties are part of it."""
        raw = match["key"]
        props = match["props"]
        at = match.start("key")
        if raw[0] == '"':
            text, bad = unescape(raw[1:-1])
            if bad >= 0:
                self.report("bad-escape", at + 1 + bad, at + 3 + bad, escape=raw[1 + bad : 3 + bad])
            node: Node = Scalar(len(raw), "double", text, text)
        elif raw[0] == "'":
            text = unquote_single(raw[1:-1])
            node = Scalar(len(raw), "single", text, text)
        elif raw[0] == "*":
            node = Alias(len(raw), raw[1:])
        else:
            raw = raw.rstrip(_BLANK)
            node = Scalar(len(raw), "plain", raw, resolve_plain(raw))
        if isinstance(node, Alias):
            self.note("~alias", at, at + node.width, node.name)
        if not props:
            return node
        properties = _properties(props, match.start(), self.problems)
        if properties.anchor:
            self.note("~anchor", at, at + len(raw), properties.anchor)
        _adorn(node, 0, properties)
        return node

    def half_entry(self) -> tuple[Entry, int]:
        """A line that is no entry: a key that is being typed, or text where none belongs."""
        start = self.at
        text = self.text
        line = _PLAIN_LINE.match(text, start, self.eol)
        content = (line[0] if line else text[start : self.eol]).rstrip(" \t\r\n")
        quote = content[0] if content[:1] in ("'", '"') else ""
        if quote:
            bare = content[1:]
            closed = bare.endswith(quote) and len(bare) > 0
            name = bare[:-1] if closed else bare
            key = Scalar(len(content), "double" if quote == '"' else "single", name, name, None, None, closed)
            if not closed:
                self.report("unclosed-quote", start, start + len(content), quote=quote)
        else:
            name = content
            key = Scalar(len(content), "plain", content, resolve_plain(content))
        end = start + len(content)
        missing_space = re.match(r"[A-Za-z_][\w-]*:(?=[^ \t\r\n/:])", content)
        if missing_space:
            colon = start + missing_space.end() - 1
            self.report(
                "missing-space",
                colon,
                colon + 1,
                (colon + 1, colon + 1, " "),
                title="Add a space",
                key=content[: missing_space.end() - 1],
            )
        elif quote == "" or name:
            word = re.fullmatch(r"[\w$.<-]+", content)
            edits = ((end, end, ":"),) if word else ()
            self.report("key-without-colon", start, end, *edits, title="Add ':'", key=content)
        own = self.column
        self.next_line()
        if self.column > own:
            node, at = self.node(own)
            return Entry(key, name, -1, at - start, node), at + node.width
        return Entry(key, name, -1, end - start, None), end

    def complex_entry(self) -> tuple[Entry, int]:
        """`? key` and, on a later line, `: value` (section 8.2.2)."""
        start = self.at
        own = self.column
        content = start + 1
        while content < self.eol and self.text[content] in _BLANK:
            content += 1
        key: Node = Scalar(0, "plain", "", None)
        key_at = start + 1
        if content < self.eol and self.text[content] != "#":
            self.column += content - start
            self.at = content
            key, key_at = self.node(own)
        else:
            self.next_line()
            if self.column > own or (self.column == own and self.is_dash()):
                key, key_at = self.node(own)
        name = key.text if isinstance(key, Scalar) else ""
        if self.column == own and self.is_dash(":"):
            return self.value_of(key, name, start, key_at, self.at, own, block=True)
        end = max(key_at + key.width, start + 1)
        return Entry(key, name, -1, end - start, None, key_at - start), end

    def value_of(
        self, key: Node, name: str, start: int, key_at: int, colon: int, column: int, *, block: bool = False
    ) -> tuple[Entry, int]:
        """The entry of a key whose colon is at `colon`: its value on the same line or below.

        `block` allows a block collection on the same line, as behind the colon of a `? ` key.
        """
        text = self.text
        at = colon + 1
        while at < self.eol and text[at] in _BLANK:
            at += 1
        own = max(self.column, column)
        properties = None
        if at < self.eol and text[at] in "&!" and (match := _PROPERTIES.match(text, at, self.eol)):
            properties = _properties(match[0], at, self.problems)
            at = match.end()
        if at < self.eol and text[at] != "#":
            self.column += at - self.at
            self.at = at
            node: Node
            value_at = at
            if block:
                node, value_at = self.node(own)
            elif text[at] == "-" and self.is_dash():
                node = self.inline_dash()
            else:
                node = self.inline(own)
        else:
            self.next_line()
            if self.column > own:
                node, value_at = self.node(own)
            elif self.column == own and self.is_dash():
                value_at = self.at
                node = self.sequence()
            else:
                if properties is not None:
                    value = resolve_tagged(properties.tag, "") if properties.tag else None
                    empty = Scalar(0, "plain", "", value)
                    node = self.adorn(empty, at, properties)
                    node.width = len(text[properties.start : at].rstrip(" \t\r\n"))
                    entry = Entry(key, name, colon - start, properties.start - start, node, key_at - start)
                    return entry, properties.start + node.width
                where = min(at, colon + 2) if at > colon + 1 else colon + 1
                return Entry(key, name, colon - start, where - start, None, key_at - start), colon + 1
        if properties is not None:
            node = self.adorn(node, value_at, properties)
            value_at = properties.start
        return Entry(key, name, colon - start, value_at - start, node, key_at - start), value_at + node.width

    def inline_dash(self) -> Node:
        """`key: - item`: a dash does not begin a list behind a key on its line."""
        at = self.at
        self.report("dash-behind-key", at, at + 1)
        match = _PLAIN_LINE.match(self.text, at, self.eol)
        content = match[0].rstrip(" \t\r\n") if match else "-"
        self.next_line()
        return Scalar(len(content), "plain", content, content)

    # -- scalars and flow ----------------------------------------------------------------------------------------

    def inline(self, parent: int) -> Node:
        """The scalar, alias or flow collection where the reader stands; leaves it on the next line with content."""
        char = self.text[self.at]
        if char in "|>" and (header := _HEADER.match(self.text, self.at, self.eol)):
            return self.block_scalar(header, parent)
        if char in "\"'":
            return self.quoted(char, parent)
        if char in "[{":
            return self.flow(parent)
        if char == "*":
            match = _ALIAS.match(self.text, self.at, self.eol)
            end = match.end() if match else self.at + 1
            node = Alias(end - self.at, self.text[self.at + 1 : end])
            self.note("~alias", self.at, end, node.name)
            self.finish_line(end)
            return node
        return self.plain(parent)

    def finish_line(self, at: int) -> None:
        """Behind a complete node only a comment may stand; goes to the next line."""
        self.eol = self._line_break(at)
        rest = self.text[at : self.eol]
        content = rest.lstrip(_BLANK)
        if content and not (content[0] == "#" and (len(rest) > len(content) or at == self.line)):
            start = at + len(rest) - len(content)
            if content.rstrip(_BLANK) in ("]", "}"):
                edit = (start, start + 1, "")
                self.report("unmatched-closer", start, start + 1, edit, title="Remove it", closer=content[0])
            elif content[0] == "#":
                self.report("trailing-text", start, self.eol, (start, start, " "), title="Add a space", text=content)
            else:
                self.report("trailing-text", start, self.eol, text=content.rstrip(" \t\r\n"))
        self.next_line()

    def reach(self, parent: int) -> int:
        """The end of the lines behind this one that are deeper than `parent`, with lines of closing brackets."""
        text, end = self.text, self.end
        at = self._behind_break(self.eol)
        while at < end:
            match = _LINE.match(text, at, end)
            if match is None:
                break
            content = match["content"]
            if content.strip(_BLANK):
                deeper = len(match["indent"]) > parent or content[0] == "\t"
                if not deeper and content[0] not in "]}":
                    break
            following = match.end()
            if following == at:
                break
            at = following
        return at

    def quoted(self, quote: str, parent: int) -> Node:
        """A quoted scalar, over as many lines as belong to its owner."""
        start, text = self.at, self.text
        pattern = _DOUBLE if quote == '"' else _SINGLE
        match = pattern.match(text, start, self.eol) or pattern.match(text, start, self.reach(parent))
        if match is None:
            found: list[SyntaxProblem] = []
            node, _ = FlowReader(text, self.eol, found, json=False, layout=True).unclosed(start, quote, None, None)
            self.problems.extend(found)
            self.next_line()
            return node
        reader = FlowReader(text, match.end(), self.problems, json=False, layout=False)
        node, end = reader.quoted(start, quote, None, None)
        self.finish_line(end)
        return node

    def flow(self, parent: int) -> Node:
        """A flow collection: its own line if it closes there, else the lines that belong to its owner."""
        start, text = self.at, self.text
        found: list[SyntaxProblem] = []
        node, end = read_flow(text, start, self.eol, found, depth=self.depth)
        if any(item.kind in {"unclosed-bracket", "unclosed-quote"} for item in found):
            limit = self.reach(parent)
            if limit > self._behind_break(self.eol):
                found = []
                node, end = read_flow(text, start, limit, found, depth=self.depth)
        self.problems.extend(found)
        if isinstance(node, Mapping | Sequence) and not node.closed:
            # It ends with its last line, not with the blank space that was searched.
            end = start + len(text[start:end].rstrip(" \t\r\n"))
            node.width = end - start
            self.eol = self._line_break(end)
            self.next_line()
            return node
        self.finish_line(end)
        return node

    def block_scalar(self, header: re.Match[str], parent: int) -> Node:
        """`|` or `>`: lines taken as they are (section 8.1)."""
        text, end = self.text, self.end
        start = self.at
        style, indicators = header[1], header[2]
        chomp = "-" if "-" in indicators else "+" if "+" in indicators else ""
        digit = next((int(char) for char in indicators if char.isdigit()), 0)
        rest = text[header.end() : self.eol].strip(_BLANK)
        if rest and not rest.startswith("#"):
            self.report("bad-header", start, self.eol, text=text[start : self.eol].rstrip(" \t\r\n"), char=style)
        owner = parent
        indent = max(owner, 0) + digit if digit else 0
        if digit and owner < 0:
            indent = digit
        lines: list[str] = []
        at = self._behind_break(self.eol)
        content_end = self.eol
        widest = 0
        unbroken = False  # the text ends inside the last line: there is no line break to keep
        while at < end:
            match = _LINE.match(text, at, end)
            if match is None or match.end() == at:
                break
            blank = not match["content"]
            width = len(match["indent"])
            if not indent and not blank:
                if width <= owner:
                    break
                if match["content"][0] == "\t" and not match["content"].strip("\t "):
                    blank = True
                else:
                    indent = width
                    if widest > width:
                        self.report("bad-indentation", at, at + width, what="block")
            if blank:
                if not indent:
                    widest = max(widest, width)
                lines.append(" " * (width - indent) if indent and width > indent else "")
            elif width < indent:
                break
            else:
                lines.append(" " * (width - indent) + match["content"])
            content_end = match.end("content")
            unbroken = not match["break"] and not blank
            at = match.end()
        ended = content_end
        value = block_text(lines, folded=style == ">", chomp=chomp)
        if unbroken and chomp != "-":
            value = value[:-1]
        node = Scalar(ended - start, "folded" if style == ">" else "literal", value, value)
        self._settle(at)
        return node

    def plain(self, parent: int) -> Node:
        """A plain scalar, continued on deeper lines (section 7.3.3)."""
        start, text = self.at, self.text
        match = _PLAIN_LINE.match(text, start, self.eol)
        content = (match[0] if match else text[start : self.eol]).rstrip(" \t\r\n")
        end = start + len(content)
        commented = bool(match and match.end() < self.eol)
        first = content[:1]
        if first in ("@", "`", "%", "]", "}", ",", "|", ">", "#"):
            self.reserved(start, content)
        elif (inside := _COLON_INSIDE.search(content)) is not None:
            self.colon_inside(start, end, content, inside.start())
        self.next_line()
        if not commented:
            while self.column > parent and self._behind_break(self._line_break(end)) <= self.at:
                if self.key() is not None or (self.at > 0 and self._comment_between(end)):
                    break
                match = _PLAIN_LINE.match(text, self.at, self.eol)
                piece = (match[0] if match else text[self.at : self.eol]).rstrip(" \t\r\n")
                if (inside := _COLON_INSIDE.search(piece)) is not None:
                    self.colon_inside(self.at, self.at + len(piece), piece, inside.start())
                end = self.at + len(piece)
                commented = bool(match and match.end() < self.eol)
                self.next_line()
                if commented:
                    break
        whole = fold_plain(text[start:end])
        return Scalar(end - start, "plain", whole, resolve_plain(whole))

    def _comment_between(self, end: int) -> bool:
        """Whether a line with nothing but a comment lies between `end` and the line the reader stands on."""
        return "#" in self.text[self._line_break(end) : self.line]

    def reserved(self, start: int, content: str) -> None:
        """A plain scalar that begins with a character that none may begin with."""
        if content in ("]", "}"):
            edit = (start, start + 1, "")
            self.report("unmatched-closer", start, start + 1, edit, title="Remove it", closer=content)
            return
        if content[0] in "|>":
            self.report("bad-header", start, start + len(content), text=content, char=content[0])
            return
        quoted = "'" + content.replace("'", "''") + "'"
        self.report(
            "reserved-start",
            start,
            start + 1,
            (start, start + len(content), quoted),
            title="Quote it",
            char=content[0],
        )

    def colon_inside(self, start: int, end: int, content: str, at: int) -> None:
        """`: ` inside a plain scalar."""
        quoted = "'" + content.replace("'", "''") + "'"
        kind = "colon-in-expression" if "${" in content or "{" in content else "colon-in-plain"
        self.report(kind, start + at, start + at + 1, (start, end, quoted), title="Quote it", text=content)


def _seen_width(indentation: str) -> int:
    """How wide an indentation with tabs looks."""
    return len(indentation.expandtabs(_TAB))


def _properties(text: str, start: int, problems: list[SyntaxProblem]) -> Properties:
    found = Properties(start)
    for match in _ONE_PROPERTY.finditer(text):
        word = match[0]
        if word[0] == "&":
            again, found.anchor = found.anchor, word[1:]
        else:
            again, found.tag = found.tag, word
        check_property(problems, word, start + match.start(), again)
    return found


def _adorn(node: Node, shift: int, properties: Properties) -> Node:
    """The node with its properties, beginning `shift` earlier where they begin."""
    if isinstance(node, Alias):
        return Alias(node.width + shift, node.name)
    node.width += shift
    if isinstance(node, Mapping | Sequence):
        node.starts[:] = [start + shift for start in node.starts]
    elif properties.tag:
        if node.style == "plain" or properties.tag not in {"!", "!!str"}:
            node.value = resolve_tagged(properties.tag, node.text)
    node.tag = properties.tag or node.tag
    node.anchor = properties.anchor or node.anchor
    return node
