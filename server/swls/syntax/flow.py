"""Flow style: what stands between brackets and braces in YAML (section 7.4), and all of JSON (RFC 8259).

Reads whatever is there. Text that is right is read by the rules alone; only when that finds something wrong is it read a
second time with an eye on its layout, which tells where a bracket that was never closed must have ended.
"""

from __future__ import annotations

from swls.patterns import regex
from swls.syntax.duplicates import report_duplicates
from swls.syntax.flow_layout import LAYOUT_HELPS, FlowLayout, misled
from swls.syntax.flow_scalars import DOUBLE_LINE
from swls.syntax.meaning import check_key, check_merge
from swls.syntax.nodes import Alias, Entry, Item, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem
from swls.syntax.properties import ONE_PROPERTY, adorned, check_fit, check_property
from swls.syntax.scalars import fold_plain

MAX_DEPTH = 100
_ALIAS = regex(r"\*[^ \t\r\n,\[\]{}]*")
_VALUE_ENDS = regex(r"[ \t]*(?:[ \t]#|[\r\n,\]}]|\Z)")
# A colon behind a plain value, with the rest of the line that could belong to it.
_SECOND_COLON = regex(
    r"[ \t]*(?P<colon>:)(?=[ \t\r\n,\[\]{}]|\Z)(?:[ \t]*(?:[^ \t\r\n,\[\]{}#]|(?<=[^ \t])#))*+"
    r"(?P<more>[ \t]*[\[{])?"
)
_LAST_WORD = regex(r"[ \t\r\n]+[^ \t\r\n]+\Z")


class TooDeepError(Exception):
    """Nesting beyond the budget; `at` is where it was seen. Never leaves the reader."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


def read_flow(
    text: str, at: int, limit: int, problems: list[SyntaxProblem], *, json: bool = False, depth: int = 0
) -> tuple[Node, int]:
    """The node at `at` and the offset behind it. Nothing at or behind `limit` is looked at."""
    found: list[SyntaxProblem] = []
    reader = FlowReader(text, limit, found, json=json, layout=False)
    node, end = reader.node(at, depth)
    if any(item.kind in LAYOUT_HELPS for item in found) and _several_lines(text, at, limit):
        again: list[SyntaxProblem] = []
        reader = FlowReader(text, limit, again, json=json, layout=True)
        other, other_end = reader.node(at, depth)
        if not misled(text, limit, found, again, end, other_end, json=json):
            node, end, found = other, other_end, again
    problems.extend(found)
    return node, end


class FlowReader(FlowLayout):
    """Reads flow nodes of one text."""

    def node(self, at: int, depth: int) -> tuple[Node, int]:
        """The node that begins at `at` (never white space) and the offset behind it."""
        tag = anchor = None
        start = behind = tag_at = at
        text = self.text
        while at < self.limit and text[at] in "&!" and (match := ONE_PROPERTY.match(text, at, self.limit)):
            again: str | None
            if text[at] == "&":
                again, anchor = anchor, match[0][1:]
            else:
                again, tag = tag, match[0]
                tag_at = at
            if not self.json:
                check_property(self.problems, match[0], at, again)
            else:
                self.report("unquoted-text", at, match.end(), text=match[0])
            behind = match.end()
            at = self.skip(behind)
        if at >= self.limit or (text[at] in ",]}:" and (tag or anchor)):
            # Properties of nothing: an empty node that ends with them.
            if anchor:
                self.problems.append(problem("~anchor", start, behind, name=anchor))
            return self.bare("", start, behind, tag, anchor), behind
        char = text[at]
        if self.json and not self.layout and char in "{[" and (quick := _quick(text, at, self.limit, depth)):
            node, end = quick
        elif char == "{":
            node, end = self.mapping(at, depth + 1)
        elif char == "[":
            node, end = self.sequence(at, depth + 1)
        elif char in "\"'":
            node, end = self.quoted(at, char, tag, anchor)
        elif char == "*" and (match := _ALIAS.match(text, at, self.limit)):
            node, end = Alias(match.end() - at, match[0][1:]), match.end()
            if (tag or anchor) and not self.json:
                self.report("properties-on-alias", start, at, (start, at, ""), title="Remove it")
            self.problems.append(problem("~alias", at, end, name=match[0][1:]))
            if self.json:
                self.report("unquoted-text", at, end, text=match[0])
        else:
            node, end = self.plain(at, tag, anchor)
        if at != start:
            # The properties belong to the node: it begins with them.
            if not self.json:
                check_fit(self.problems, tag, node, tag_at)
            node = adorned(node, at - start, tag, anchor)
            if anchor:
                self.problems.append(problem("~anchor", start, end, name=anchor))
        return node, end

    def mapping(self, at: int, depth: int) -> tuple[Node, int]:
        """`{ ... }`."""
        if depth > MAX_DEPTH:
            raise TooDeepError(at)
        self.open.append("{")
        starts: list[int] = []
        entries: list[Entry] = []
        position = at + 1
        need_comma = False
        comma = -1
        while True:
            last = position
            position = self.skip(position)
            over, end, closed = self.ends(position, at, "{", last)
            if over:
                break
            char = self.text[position]
            if char == ",":
                if not need_comma:
                    self.stray_comma(position)
                need_comma, comma = False, position
                position += 1
                continue
            if char == "]":
                self.unmatched(position)
                position += 1
                continue
            if need_comma:
                self.missing_comma(position)
            entry, behind = self.entry(position, at, depth)
            starts.append(position - at)
            entries.append(entry)
            need_comma, comma = True, -1
            position = behind if behind > position else position + 1
        if self.json and comma >= 0 and closed:
            self.report("trailing-comma", comma, comma + 1, (comma, comma + 1, ""), title="Remove the comma")
        self.open.pop()
        report_duplicates(at, starts, entries, self.problems)
        return Mapping(end - at, True, -1, starts, entries, None, None, closed), end

    def entry(self, start: int, opener: int, depth: int) -> tuple[Entry, int]:
        """One `key: value` inside braces."""
        text = self.text
        at = start
        if text[at] == "?" and not self.json and (at + 1 >= self.limit or text[at + 1] in " \t\r\n,{}[]"):
            at = self.skip(at + 1)
            if at >= self.limit:
                at = start + 1  # what ends in blanks ends before them
        if at >= self.limit or text[at] in " \t\r\n,]}" or self.is_colon(at):
            key: Node = self.bare("", at, at, None, None)
            key_end = at
            if self.json and self.is_colon(at):
                self.report("missing-key", at, at + 1)
        else:
            key, key_end = self.node(at, depth)
        name = key.text if isinstance(key, Scalar) else ""
        if not self.json and not (isinstance(key, Mapping) and self.braces(opener, key_end)):
            check_key(self.problems, key, at)
        if self.json and not (isinstance(key, Scalar) and key.style == "double") and key_end > at:
            self.key_needs_quotes(key, at, key_end)
        colon = self.skip(key_end)
        if colon >= self.limit or text[colon] != ":" or self.outdented(colon, opener):
            if self.json:
                value_at = self.colon_forgotten(key_end, colon, opener)
                if value_at >= 0:
                    edit = (key_end, value_at if value_at > colon else key_end, ":")
                    self.report("key-without-colon", at, key_end, edit, title="Add ':'", key=name, json=True)
                    value, end = self.node(value_at, depth)
                    return Entry(key, name, -1, value_at - start, value, at - start), end
                if not isinstance(key, Scalar) or key.closed:  # the next word may stand in a text that is not closed
                    self.report("key-without-colon", at, key_end, key=name, lonely=True)
            return Entry(key, name, -1, key_end - start, None, at - start), key_end
        value_at = self.skip(colon + 1)
        if self.value_missing(value_at, opener):
            if self.json:
                self.report("missing-value", colon, colon + 1, key=name)
            return Entry(key, name, colon - start, min(colon + 1, value_at) - start, None, at - start), colon + 1
        value, end = self.node(value_at, depth)
        if not self.json:
            value, end = self.second_colon(value, value_at, end)
        if name == "<<" and not self.json:
            check_merge(self.problems, key, value, value_at)
        return Entry(key, name, colon - start, value_at - start, value, at - start), end

    def second_colon(self, value: Node, at: int, end: int) -> tuple[Node, int]:
        """A plain value with a colon behind it: it is part of the text, or a comma is missing before the word it ends."""
        if not isinstance(value, Scalar) or value.style != "plain" or value.tag or value.anchor or not value.width:
            return value, end
        match = _SECOND_COLON.match(self.text, end, self.limit)
        if match is None:
            return value, end
        content = self.text[at:end]
        word = _LAST_WORD.search(content)
        if word is not None:
            content = content[: word.start()]
            return self.bare(fold_plain(content), at, at + len(content), None, None), at + len(content)
        if match["more"]:
            return value, end
        end = match.end()
        content = self.text[at:end]
        colon = match.start("colon")
        edit = (at, end, "'" + content.replace("'", "''") + "'")
        self.report("colon-in-plain", colon, colon + 1, edit, title="Quote it", text=content)
        return self.bare(content, at, end, None, None), end

    def braces(self, opener: int, end: int) -> bool:
        """Complain about `{{ ... }}`, the placeholder of many a template language, whose inner braces end at `end`."""
        text = self.text
        if not text.startswith("{{", opener) or not text.startswith("}", end):
            return False
        edits: tuple[tuple[int, int, str], ...] = ()
        content = text[opener : end + 1]
        if _VALUE_ENDS.match(text, end + 1) and "\n" not in content and "\r" not in content:
            quoted = "'" + content.replace("'", "''") + "'"
            edits = ((opener, end + 1, quoted),)
        self.report("double-brace", opener, opener + 2, *edits, title="Quote it")
        return True

    def colon_forgotten(self, key_end: int, at: int, opener: int) -> int:
        """Where the value of a key without its colon stands (JSON); -1 where what follows is none."""
        text, limit = self.text, self.limit
        if at < limit and text[at] in ";=":
            at = self.skip_blanks(at + 1)
        if at >= limit or text[at] in ",]}:" or self.outdented(at, opener):
            return -1
        if "\n" in text[key_end:at] or "\r" in text[key_end:at]:
            return -1
        if text[at] == '"':
            if DOUBLE_LINE.match(text, at, limit) is None or self.begins_member(at):
                return -1
        return at

    def key_needs_quotes(self, key: Node, start: int, end: int) -> None:
        """In JSON a key is a string in double quotes; the general complaint about its text is made a precise one."""
        while self.problems and self.problems[-1].kind == "unquoted-text" and self.problems[-1].start >= start:
            self.problems.pop()
        if isinstance(key, Scalar) and key.style == "plain":
            self.report(
                "unquoted-key",
                start,
                end,
                (start, end, f'"{key.text}"'),
                title="Put it in double quotes",
                key=key.text,
            )
        elif not isinstance(key, Scalar):
            self.report("unquoted-key", start, end, key=self.text[start:end])

    def stray_comma(self, at: int) -> None:
        """A comma where a value belongs."""
        self.report("stray-comma", at, at + 1, (at, at + 1, ""), title="Remove the comma")

    def unmatched(self, at: int) -> None:
        """A closing bracket of the other kind than the one that is open."""
        closer = self.text[at]
        self.report("unmatched-closer", at, at + 1, (at, at + 1, ""), title="Remove it", closer=closer)

    def missing_comma(self, at: int) -> None:
        """Two entries without a comma between them: it belongs right behind the first."""
        before = at
        while before > 0 and self.text[before - 1] in " \t\r\n":
            before -= 1
        self.report("missing-comma", before, before, (before, before, ","), title="Add ','")

    def sequence(self, at: int, depth: int) -> tuple[Node, int]:
        """`[ ... ]`."""
        if depth > MAX_DEPTH:
            raise TooDeepError(at)
        self.open.append("[")
        starts: list[int] = []
        items: list[Item] = []
        position = at + 1
        need_comma = False
        comma = -1
        while True:
            last = position
            position = self.skip(position)
            over, end, closed = self.ends(position, at, "[", last)
            if over:
                break
            char = self.text[position]
            if char == ",":
                if not need_comma:
                    self.stray_comma(position)
                need_comma, comma = False, position
                position += 1
                continue
            if char == "}":
                self.unmatched(position)
                position += 1
                continue
            if need_comma:
                self.missing_comma(position)
            value, behind = self.item(position, at, depth)
            starts.append(position - at)
            items.append(Item(0, value))
            need_comma, comma = True, -1
            position = behind if behind > position else position + 1
        if self.json and comma >= 0 and closed:
            self.report("trailing-comma", comma, comma + 1, (comma, comma + 1, ""), title="Remove the comma")
        self.open.pop()
        return Sequence(end - at, True, -1, starts, items, None, None, closed), end

    def item(self, at: int, opener: int, depth: int) -> tuple[Node, int]:
        """One item inside brackets; `key: value` there is a mapping of one entry (YAML)."""
        text = self.text
        if self.json:
            node, end = self.node(at, depth)
            colon = self.skip_blanks(end)
            if colon < self.limit and text[colon] == ":":
                self.report("stray-colon", colon, colon + 1)
                value_at = self.skip_blanks(colon + 1)
                if value_at >= self.limit or text[value_at] in ",]}:":
                    return node, colon + 1
                return self.node(value_at, depth)
            return node, end
        explicit = text[at] == "?" and (at + 1 >= self.limit or text[at + 1] in " \t\r\n")
        if explicit or self.is_colon(at):
            entry, end = self.entry(at, opener, depth)
            return Mapping(end - at, True, -1, [0], [entry]), end
        node, end = self.node(at, depth)
        colon = end
        while colon < self.limit and text[colon] in " \t":
            colon += 1
        if colon < self.limit and text[colon] == ":" and self.pairs(node, colon):
            entry, end = self.entry(at, opener, depth)
            return Mapping(end - at, True, -1, [0], [entry]), end
        return node, end

    def is_colon(self, at: int) -> bool:
        """Whether the colon that ends a key stands here, not one that begins a plain scalar."""
        return self.text[at] == ":" and (at + 1 >= self.limit or self.json or self.text[at + 1] in " \t\r\n,[]{}")

    def pairs(self, node: Node, colon: int) -> bool:
        """Whether a colon behind a node makes it a key."""
        if isinstance(node, Scalar) and node.style == "plain":
            return colon + 1 >= self.limit or self.text[colon + 1] in " \t\r\n,[]{}"
        return True


def _quick(text: str, at: int, limit: int, depth: int) -> tuple[Node, int] | None:
    from swls.syntax.json_quick import quick_json  # only for JSON

    return quick_json(text, at, limit, depth)


def _several_lines(text: str, start: int, end: int) -> bool:
    """Whether there is any layout to look at."""
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
