"""What stands behind a key or a dash on its line, and goes on below: scalars (sections 7.3 and 8.1), flow collections."""

from __future__ import annotations

import re

from swls.patterns import regex
from swls.syntax.block_keys import KEY, KeyReader
from swls.syntax.block_lines import BLANK, LINE
from swls.syntax.flow import FlowReader, read_flow
from swls.syntax.nodes import Alias, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem
from swls.syntax.scalars import block_text, fold_plain, resolve_plain

PLAIN_LINE = regex(r"[^\r\n#]*(?:(?<=[^ \t\r\n])\#[^\r\n#]*)*")
_COLON_INSIDE = regex(r":(?=[ \t]|\Z)")
_ALIAS = regex(r"\*[^ \t\r\n,\[\]{}]*")
_HEADER = regex(r"([|>])([-+]?[1-9]?[-+]?)(?=[ \t\r\n]|\Z)")
_DOUBLE = regex(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_SINGLE = regex(r"'(?:[^']|'')*'")
_COMMA_AT_END = regex(r",[ \t]*(?:[ \t]#[^\r\n]*)?(?=[\r\n])")
# What is wrong with a flow collection while it is being written to its end.
_UNFINISHED = frozenset({"unclosed-bracket", "unclosed-quote", "duplicate-key", "~anchor", "~alias"})
_ITEM_KEY = regex(r"-[ ]+(?:" + KEY.pattern + ")")


class ValueReader(KeyReader):
    """Reads the values of lines."""

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

    def inline_dash(self) -> Node:
        """`key: - item`: a dash does not begin a list behind a key on its line."""
        at = self.at
        self.report("dash-behind-key", at, at + 1)
        match = PLAIN_LINE.match(self.text, at, self.eol)
        content = match[0].rstrip(" \t\r\n") if match else "-"
        self.next_line()
        return Scalar(len(content), "plain", content, content)

    def finish_line(self, at: int) -> None:
        """Behind a complete node only a comment may stand; goes to the next line."""
        self.eol = self.line_break(at)
        rest = self.text[at : self.eol]
        content = rest.lstrip(BLANK)
        if content and not (content[0] == "#" and (len(rest) > len(content) or at == self.line)):
            start = at + len(rest) - len(content)
            if content.rstrip(BLANK) in ("]", "}"):
                edit = (start, start + 1, "")
                self.report("unmatched-closer", start, start + 1, edit, title="Remove it", closer=content[0])
            elif content.rstrip(BLANK) == ",":
                self.report("trailing-text", start, start + 1, (start, start + 1, ""), title="Remove it", text=",")
            elif content[0] == "#":
                self.report("trailing-text", start, self.eol, (start, start, " "), title="Add a space", text=content)
            else:
                self.report("trailing-text", start, self.eol, text=content.rstrip(" \t\r\n"))
        self.next_line()

    def reach(self, parent: int) -> int:
        """The end of the lines behind this one that are deeper than `parent`, with lines of closing brackets."""
        text, end = self.text, self.end
        at = self.behind_break(self.eol)
        while at < end:
            match = LINE.match(text, at, end)
            if match is None:
                break
            content = match["content"]
            if content.strip(BLANK):
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
            if limit > self.behind_break(self.eol):
                more: list[SyntaxProblem] = []
                other, other_end = read_flow(text, start, limit, more, depth=self.depth)
                # Lines without commas that make no sense are block style below a bracket that was never closed.
                closed = not isinstance(other, Mapping | Sequence) or other.closed
                sound = all(item.kind in _UNFINISHED for item in more)
                if closed or sound or _COMMA_AT_END.search(text, self.eol, limit) is not None:
                    node, end, found = other, other_end, more
        self.problems.extend(found)
        if isinstance(node, Mapping | Sequence) and not node.closed:
            # It ends with its last line, not with the blank space that was searched.
            end = start + len(text[start:end].rstrip(" \t\r\n"))
            node.width = end - start
            self.eol = self.line_break(end)
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
        rest = text[header.end() : self.eol].strip(BLANK)
        if rest and not rest.startswith("#"):
            self.report("bad-header", start, self.eol, text=text[start : self.eol].rstrip(" \t\r\n"), char=style)
        owner = parent
        indent = max(owner, 0) + digit if digit else 0
        if digit and owner < 0:
            indent = digit
        lines: list[str] = []
        at = self.behind_break(self.eol)
        content_end = self.eol
        widest = 0
        unbroken = False  # the text ends inside the last line: there is no line break to keep
        while at < end:
            match = LINE.match(text, at, end)
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
        self.settle(at)
        return node

    def plain(self, parent: int) -> Node:
        """A plain scalar, continued on deeper lines (section 7.3.3)."""
        start, text = self.at, self.text
        match = PLAIN_LINE.match(text, start, self.eol)
        content = (match[0] if match else text[start : self.eol]).rstrip(" \t\r\n")
        end = start + len(content)
        commented = bool(match and match.end() < self.eol)
        first = content[:1]
        if first in ("@", "`", "%", "]", "}", ",", "|", ">", "#"):
            self.reserved(start, content)
        elif first == "?" and content[1:2] in ("", " ", "\t"):
            self.report("reserved-start", start, start + 1, char="?")
        elif (inside := _COLON_INSIDE.search(content)) is not None:
            self.colon_inside(start, end, content, inside.start())
        self.next_line()
        if not commented:
            while self.column > parent and self.behind_break(self.line_break(end)) <= self.at:
                if self.key() is not None or (self.at > 0 and self._comment_between(end)):
                    break
                match = PLAIN_LINE.match(text, self.at, self.eol)
                piece = (match[0] if match else text[self.at : self.eol]).rstrip(" \t\r\n")
                if self.is_dash() and _ITEM_KEY.match(text, self.at, self.eol):
                    self.report("bad-indentation", self.at, self.at + 1, what="item")
                elif (inside := _COLON_INSIDE.search(piece)) is not None:
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
        return "#" in self.text[self.line_break(end) : self.line]

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
