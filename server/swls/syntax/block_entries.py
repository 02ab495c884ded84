"""One entry of a block mapping: its key, its colon, and where its value stands (section 8.2.2)."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from swls.syntax.block_keys import COLON_JOINED, COLON_MISSING, RESERVED_KEY
from swls.syntax.block_lines import BLANK
from swls.syntax.block_values import PLAIN_LINE, ValueReader
from swls.syntax.flow import read_flow
from swls.syntax.meaning import check_key, check_merge
from swls.syntax.nodes import Alias, Entry, Node, Scalar, Sequence
from swls.syntax.properties import PROPERTIES, Properties, adorned, check_fit, read_properties
from swls.syntax.scalars import resolve_plain, resolve_tagged


class EntryReader(ValueReader, ABC):
    """Reads entries; what reads the collections they may hold comes on top."""

    @abstractmethod
    def node(self, parent: int) -> tuple[Node, int]:
        """The node whose content begins where the reader stands, and its absolute start. `parent` is the owner's column."""

    @abstractmethod
    def sequence(self, *, beside_key: bool = False) -> Sequence:
        """The items at the column where the reader stands; `beside_key`: it is the column of their key."""

    def entry(self, column: int) -> tuple[Entry, int]:
        """One entry; the reader stands on its key. Gives the absolute end of what was written."""
        start = self.at
        if self.is_dash("?"):
            return self.complex_entry()
        if self.is_dash(":"):
            key: Node = Scalar(0, "plain", "", None)
            return self.value_of(key, "", start, start, start, column, block=True)
        match = self.key()
        if match is None and self.odd_key():
            odd = RESERVED_KEY.match(self.text, self.at, self.eol)
            if odd is not None:
                content = odd[0][:-1].rstrip(" \t\r\n")
                self.report("reserved-start", start, start + 1, char=content[0])
                key = Scalar(len(content), "plain", content, content)
                return self.value_of(key, content, start, start, odd.end() - 1, column)
        if match is None and self.text[start] in "[{":
            node, end = read_flow(self.text, start, self.eol, self.problems, depth=self.depth)
            colon = end
            while colon < self.eol and self.text[colon] in BLANK:
                colon += 1
            check_key(self.problems, node, start)
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

    def half_entry(self) -> tuple[Entry, int]:
        """A line that is no entry: a key that is being typed, or text where none belongs."""
        start = self.at
        text = self.text
        meant = COLON_JOINED.match(text, start, self.eol) or COLON_MISSING.match(text, start, self.eol)
        if meant is not None:
            return self.meant_entry(meant)
        line = PLAIN_LINE.match(text, start, self.eol)
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
        if quote == "" or name:
            word = re.fullmatch(r"[\w$.<-][\w$./<-]*", content)
            edits = ((end, end, ":"),) if word else ()
            self.report("key-without-colon", start, end, *edits, title="Add ':'", key=content)
        own = self.column
        self.next_line()
        if self.column > own:
            node, at = self.node(own)
            return Entry(key, name, -1, at - start, node), at + node.width
        return Entry(key, name, -1, end - start, None), end

    def meant_entry(self, match: re.Match[str]) -> tuple[Entry, int]:
        """A key with its value on the line, the colon between them missing or no space behind it."""
        start, name = match.start(), match["key"]
        key_end = start + len(name)
        key = Scalar(len(name), "plain", name, resolve_plain(name))
        colon = key_end if match["colon"] else -1
        if colon >= 0:
            self.no_space("missing-space", colon, match["gap"])
        else:
            edit = (key_end, key_end, ":")
            self.report("key-without-colon", start, key_end, edit, title="Add ':'", key=name, value=match["value"])
        entry, end = self.value_of(key, name, start, start, match.end("gap") - 1, self.column)
        entry.colon = colon - start if colon >= 0 else -1
        return entry, end

    def complex_entry(self) -> tuple[Entry, int]:
        """`? key` and, on a later line, `: value` (section 8.2.2)."""
        start = self.at
        own = self.column
        content = start + 1
        while content < self.eol and self.text[content] in BLANK:
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
        check_key(self.problems, key, key_at)
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
        while at < self.eol and text[at] in BLANK:
            at += 1
        own = max(self.column, column)
        properties = None
        if at < self.eol and text[at] in "&!" and (match := PROPERTIES.match(text, at, self.eol)):
            properties = read_properties(match[0], at, self.problems)
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
                node = self.sequence(beside_key=True)
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
        if name == "<<":
            check_merge(self.problems, key, node, value_at)
        return Entry(key, name, colon - start, value_at - start, node, key_at - start), value_at + node.width

    def adorn(self, node: Node, at: int, properties: Properties) -> Node:
        """The node at `at` with its properties, beginning where they begin."""
        if properties.anchor:
            self.note("~anchor", properties.start, at + node.width, properties.anchor)
        check_fit(self.problems, properties.tag, node, properties.tag_at)
        if isinstance(node, Alias):
            edit = (properties.start, at, "")
            self.report("properties-on-alias", properties.start, at, edit, title="Remove it")
        return adorned(node, at - properties.start, properties.tag, properties.anchor)
