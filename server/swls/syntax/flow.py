"""Flow style: what stands between brackets and braces in YAML (section 7.4), and all of JSON (RFC 8259).

Reads whatever is there. Text that is right is read by the rules alone; only when that finds something wrong is it read a
second time with an eye on its layout, which tells where a bracket that was never closed must have ended.
"""

from __future__ import annotations

import json
import re
from typing import Any

from swls.syntax.duplicates import report_duplicates
from swls.syntax.json_quick import quick_json
from swls.syntax.meaning import check_key, check_merge
from swls.syntax.nodes import Alias, Entry, Item, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem
from swls.syntax.properties import ONE_PROPERTY, adorned, check_fit, check_property
from swls.syntax.scalars import fold_plain, resolve_plain, resolve_tagged, unescape, unquote_single

MAX_DEPTH = 100


class TooDeepError(Exception):
    """Nesting beyond the budget; `at` is where it was seen. Never leaves the reader."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


_BLANKS = " \t\r\n"
_VALUE_ENDS = re.compile(r"[ \t]*(?:[ \t]#|[\r\n,\]}]|\Z)")
_INNER = r"[^{}\[\]\r\n\"]|\"(?:[^\"\\\r\n]|\\[^\r\n])*\""
_PAIR = rf"[{{\[](?:{_INNER}|[{{\[](?:{_INNER}|[{{\[](?:{_INNER})*+[}}\]])*+[}}\]])*+[}}\]]"
# What goes on with brackets that close on the line, three deep, up to what ends a scalar between brackets.
_WITH_BRACKETS = re.compile(rf"(?:{_PAIR}|[^{{}}\[\],:#\r\n]|:(?![ \t\r\n])|(?<![ \t])#)++(?=[,\]}}\r\n:]|[ \t]#|\Z)")
# A quote behind a word that begins no text: what would follow a text follows it.
_LONELY_END = re.compile(r'"(?=[ \t]*(?:[:,\]}\r\n]|\Z))')
_SPACE = re.compile(r"[ \t\r\n\ufeff]+")
_COMMENT = re.compile(r"#[^\r\n]*")
_JSON_COMMENT = re.compile(r"//[^\r\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_DOUBLE_LINE = re.compile(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_SINGLE_LINE = re.compile(r"'(?:[^'\r\n]|'')*'")
_PLAIN = re.compile(
    r"(?:[^ \t\r\n,\[\]{}:#\"'&*!|>%@`?-]|[?:-](?=[^ \t\r\n,\[\]{}])|[\"'&*!|>%@`#?-])"
    r"(?:[^ \t\r\n,\[\]{}:#]|:(?=[^ \t\r\n,\[\]{}])|(?<=[^ \t\r\n])\#|[ \t]+(?=[^ \t\r\n,\[\]{}:#])|[ \t]+:(?=[^ \t\r\n,\[\]{}]))*"
)
_NEXT_PLAIN = re.compile(
    r"[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+(?=[^ \t\r\n,\[\]{}:#])|[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+(?=:[^ \t\r\n,\[\]{}])"
)
_ALIAS = re.compile(r"\*[^ \t\r\n,\[\]{}]*")
_TRAILING_CLOSERS = re.compile(r"[\]}, \t\r\n]*\Z")
_WORD_END = re.compile(r"[,\[\]{}\r\n]")
# A word of JSON or what was meant as one: up to white space, a bracket, a quote or a comment.
_JSON_PLAIN = re.compile(r"(?:(?!//|/\*)[^ \t\r\n,\[\]{}:\"#;=])+|[;=:]")
_JSON_TEXT = re.compile(r"[A-Za-z_$](?:(?!//|/\*)[^ \t\r\n,\[\]{}:\"#]|:?//(?=[\w.])|[ \t]+(?=[A-Za-z_$]))*")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_JSON_WORDS = {
    "true": True, "false": False, "null": None,
    "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"),
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f]")
_CLOSERS = {"{": "}", "[": "]"}


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
        if not _misled(text, limit, found, again, end, other_end, json=json):
            node, end, found = other, other_end, again
    problems.extend(found)
    return node, end


def _misled(
    text: str,
    limit: int,
    found: list[SyntaxProblem],
    again: list[SyntaxProblem],
    end: int,
    other_end: int,
    *,
    json: bool,
) -> bool:
    """Whether the layout of a text explains less than the brackets alone do."""
    if len(again) > len(found):
        return True
    if not json:
        return False
    if other_end < end and text[other_end:end].strip(_BLANKS):
        return True  # by its layout the text was over before its end
    # A text that is still being written to its end misses the last brackets, which says nothing about those before.
    return len(again) == len(found) and text[:limit].rstrip(_BLANKS)[-1:] not in ("]", "}")


LAYOUT_HELPS = frozenset({"unclosed-bracket", "unclosed-quote", "unmatched-closer", "wrong-closer", "missing-comma"})


class FlowReader:
    """Reads flow nodes of one text. `layout`: brackets end where the indentation says so."""

    def __init__(self, text: str, limit: int, problems: list[SyntaxProblem], *, json: bool, layout: bool) -> None:
        self.text = text
        self.limit = limit
        self.problems = problems
        self.json = json
        self.layout = layout
        self.open: list[str] = []

    def skip(self, at: int) -> int:
        """The offset of the next token at or behind `at`, `limit` when there is none."""
        text, limit = self.text, self.limit
        while at < limit:
            char = text[at]
            if char in " \t\r\n\ufeff":
                match = _SPACE.match(text, at, limit)
                at = match.end() if match else at + 1
            elif char == "#":
                match = _COMMENT.match(text, at, limit)
                end = match.end() if match else limit
                if self.json:
                    self.report("json-comment", at, end)
                at = end
            elif self.json and char == "/" and (match := _JSON_COMMENT.match(text, at, limit)):
                self.report("json-comment", at, match.end())
                at = match.end()
            else:
                return at
        return limit

    def report(
        self, kind: str, start: int, end: int, *edits: tuple[int, int, str], title: str = "", **args: Any
    ) -> None:
        """Note a complaint."""
        self.problems.append(problem(kind, start, end, edits=edits, title=title, **args))

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
        if self.json and not self.layout and char in "{[" and (quick := quick_json(text, at, self.limit, depth)):
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

    def bare(self, content: str, start: int, end: int, tag: str | None, anchor: str | None) -> Scalar:
        """A plain scalar with the given content."""
        value = resolve_tagged(tag, content) if tag else resolve_plain(content)
        return Scalar(end - start, "plain", content, value, tag, anchor)

    def quoted(self, at: int, quote: str, tag: str | None, anchor: str | None) -> tuple[Node, int]:
        """A quoted scalar; one without its closing quote ends with its line."""
        text = self.text
        one_line = self.json or self.layout
        if quote == '"':
            pattern = _DOUBLE_LINE if one_line else _DOUBLE
        else:
            pattern = _SINGLE_LINE if one_line else _SINGLE
        match = pattern.match(text, at, self.limit)
        if match is None:
            return self.unclosed(at, quote, tag, anchor)
        end = match.end()
        content = text[at + 1 : end - 1]
        if quote == "'":
            value = unquote_single(content)
            if self.json:
                escaped = content.replace("''", "'").replace("\\", "\\\\").replace('"', '\\"')
                self.report("json-single-quote", at, end, (at, end, f'"{escaped}"'), title="Use double quotes")
            return Scalar(end - at, "single", value, value, tag, anchor), end
        value, bad = unescape(content, json=self.json)
        if bad >= 0:
            self.bad_escape(at, end, content, bad)
        if self.json and (control := _CONTROL.search(content)):
            place = at + 1 + control.start()
            escape = json.dumps(control[0])[1:-1]
            self.report(
                "control-character",
                place,
                place + 1,
                (place, place + 1, escape),
                title=f"Write {escape}",
                code=ord(control[0]),
            )
        return Scalar(end - at, "double", value, value, tag, anchor), end

    def bad_escape(self, at: int, end: int, content: str, bad: int) -> None:
        """Report the first escape in a double-quoted scalar that means nothing."""
        escape = content[bad : bad + 2]
        place = at + 1 + bad
        edits: tuple[tuple[int, int, str], ...] = ()
        if not self.json and "\n" not in content and "\r" not in content and _only_odd_escapes(content):
            plain = re.sub(r'\\(["\\])', r"\1", content).replace("'", "''")
            edits = ((at, end, f"'{plain}'"),)
        title = "Use single quotes"
        if self.json:
            edits, title = ((place, place, "\\"),), "Write a backslash"
        self.report("bad-escape", place, place + len(escape), *edits, title=title, escape=escape, json=self.json)

    def unclosed(self, at: int, quote: str, tag: str | None, anchor: str | None) -> tuple[Node, int]:
        """A quote that is not closed: its text ends with the line, closers at the end of it given back."""
        text = self.text
        end = at + 1
        while end < self.limit and text[end] not in "\r\n":
            end += 1
        content = text[at + 1 : end]
        if self.open:
            content = content[: _own_end(content)]
        content = content.rstrip(" \t\r\n")
        end = at + 1 + len(content)
        self.report("unclosed-quote", at, end, (end, end, quote), title=f"Close the quote with {quote}", quote=quote)
        value = unescape(content)[0] if quote == '"' else unquote_single(content)
        style = "double" if quote == '"' else "single"
        return Scalar(end - at, style, value, value, tag, anchor, False), end  # type: ignore[arg-type]

    def plain(self, at: int, tag: str | None, anchor: str | None) -> tuple[Node, int]:
        """A plain scalar, over several lines in YAML."""
        text = self.text
        match = (_JSON_PLAIN if self.json else _PLAIN).match(text, at, self.limit)
        end = match.end() if match else at + 1
        if not self.json and not self.layout:
            while (more := _NEXT_PLAIN.match(text, end, self.limit)) and (
                match := _PLAIN.match(text, more.end(), self.limit)
            ):
                if match[0][0] in "\"'#":
                    break
                end = match.end()
        if end < self.limit and text[end] in "{[" and not self.json and (behind := self.bracketed(at, end)) > end:
            content = text[at:behind]
            return self.bare(content, at, behind, tag, anchor), behind
        content = text[at:end].rstrip(" \t\r\n")
        end = at + len(content) if content else end
        if self.json and content not in _JSON_WORDS and (match := _JSON_TEXT.match(text, at, self.limit)):
            end, content = match.end(), match[0]
            if _LONELY_END.match(text, end, self.limit):
                return self.unopened(at, end + 1, content), end + 1
        if self.json:
            return self.json_word(at, end, content), end
        if (tab := content.find("\t")) >= 0:
            self.report("stray-tab", at + tab, at + tab + 1, (at + tab, at + tab + 1, " "), title="Write a space")
        if content[:1] in ("@", "`", "%", "|", ">") or (content[:1] == "-" and len(content) == 1):
            self.report("reserved-start", at, at + 1, char=content[0])
        return self.bare(fold_plain(content), at, end, tag, anchor), end

    def bracketed(self, start: int, at: int) -> int:
        """The end of a plain scalar with brackets in it (`${ .x }`, `/pets/{id}`), the first at `at`; -1 where it is none."""
        text = self.text
        if text[at - 1] in _BLANKS:
            return -1
        match = _WITH_BRACKETS.match(text, at, self.limit)
        if match is None:
            return -1
        end = start + len(text[start : match.end()].rstrip(_BLANKS))
        quoted = "'" + text[start:end].replace("'", "''") + "'"
        edit = (start, end, quoted)
        self.report("bracket-in-plain", at, at + 1, edit, title="Quote it", char=text[at], text=text[start:end])
        return end

    def unopened(self, at: int, end: int, content: str) -> Scalar:
        """A JSON text that has only its closing quote."""
        self.report("unquoted-text", at, end, (at, at, '"'), title="Add the opening quote", text=content)
        return Scalar(end - at, "plain", content, content)

    def json_word(self, at: int, end: int, content: str) -> Scalar:
        """A number or one of the three words; anything else wants quotes."""
        if content in _JSON_WORDS:
            return Scalar(end - at, "plain", content, _JSON_WORDS[content])
        if _JSON_NUMBER.fullmatch(content):
            number = int(content) if content.lstrip("-").isdigit() and len(content) < 400 else float(content)
            return Scalar(end - at, "plain", content, number)
        if content.lower() in ("true", "false", "null", "none"):
            word = "null" if content.lower() == "none" else content.lower()
            self.report("unquoted-text", at, end, (at, end, word), title=f"Write {word}", text=content)
            return Scalar(end - at, "plain", content, _JSON_WORDS[word])
        if (odd := _odd_number(content)) is not None:
            mended, hint = odd
            self.report("json-number", at, end, (at, end, mended), title=f"Write {mended}", text=content, hint=hint)
            return Scalar(end - at, "plain", content, content)
        escaped = content.replace("\\", "\\\\").replace('"', '\\"')
        self.report("unquoted-text", at, end, (at, end, f'"{escaped}"'), title="Put it in double quotes", text=content)
        return Scalar(end - at, "plain", content, content)

    def outdented(self, at: int, opener: int) -> bool:
        """Whether the token at `at` starts a line that is indented no deeper than the line of its bracket."""
        text = self.text
        if not self.layout or (len(self.open) == 1 and text[opener] in _CLOSERS):
            return False  # around the outermost bracket there is nothing that the token could belong to
        line = _line_start(text, at)
        if text[line:at].strip(" \t"):
            return False
        own = _line_start(text, opener)
        if line == own:
            return False
        column, indent = at - line, _indent(text, own)
        if column != indent or text[at] in "]}":
            return column < indent
        # At the very column it is the next member of what is around, unless it does not look like one.
        around = "".join(self.open[-2:]) if self.json else ""
        if around == "[{":
            return text[at] != '"'
        return around != "{[" or self.begins_member(at)

    def begins_member(self, at: int) -> bool:
        """Whether a JSON string with its colon stands at `at`."""
        match = _DOUBLE_LINE.match(self.text, at, self.limit)
        return match is not None and self.text[self.skip_blanks(match.end()) : self.limit][:1] == ":"

    def ends(self, at: int, opener: int, bracket: str, last: int) -> tuple[bool, int, bool]:
        """Whether the collection ends at `at`: (ends, offset behind it, closed). `last` is behind its last token."""
        closer = _CLOSERS[bracket]
        if at >= self.limit or self.outdented(at, opener):
            self.unclosed_bracket(opener, bracket, last)
            return True, last, False
        char = self.text[at]
        if char == closer:
            return True, at + 1, True
        if char in "]}":
            other = "[" if char == "]" else "{"
            if other in self.open[:-1]:
                self.unclosed_bracket(opener, bracket, last)
                return True, last, False
        return False, at, True

    def unclosed_bracket(self, opener: int, bracket: str, last: int) -> None:
        """Report a bracket that is never closed; it is closed behind its last token."""
        closer = _CLOSERS[bracket]
        edit = (last, last, closer)
        title = f"Add '{closer}'"
        self.report("unclosed-bracket", opener, opener + 1, edit, title=title, bracket=bracket, closer=closer)

    def value_missing(self, at: int, opener: int) -> bool:
        """Whether no value stands at `at`, behind a colon."""
        if at >= self.limit or self.text[at] in ",]}" or self.outdented(at, opener):
            return True
        if self.text[at] == '"' and (self.json or self.layout):
            # A string that is followed by a colon is the next key: the value before it was never typed.
            return self.begins_member(at)
        return False

    def skip_blanks(self, at: int) -> int:
        """The offset behind blanks and line breaks, comments left alone."""
        match = _SPACE.match(self.text, at, self.limit)
        return match.end() if match else at

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
        if at >= self.limit or text[at] in ",]}" or self.is_colon(at):
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
                edit = (key_end, value_at if value_at > colon else key_end, ":")
                self.report("key-without-colon", at, key_end, edit, title="Add ':'", key=name)
                if value_at >= 0:
                    value, end = self.node(value_at, depth)
                    return Entry(key, name, -1, value_at - start, value, at - start), end
            return Entry(key, name, -1, key_end - start, None, at - start), key_end
        value_at = self.skip(colon + 1)
        if self.value_missing(value_at, opener):
            if self.json:
                self.report("missing-value", colon, colon + 1, key=name)
            return Entry(key, name, colon - start, min(colon + 1, value_at) - start, None, at - start), colon + 1
        value, end = self.node(value_at, depth)
        if name == "<<" and not self.json:
            check_merge(self.problems, key, value, value_at)
        return Entry(key, name, colon - start, value_at - start, value, at - start), end

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
            if _DOUBLE_LINE.match(text, at, limit) is None or self.begins_member(at):
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


def _own_end(content: str) -> int:
    """Where the text behind a lonely quote ends: before the commas and brackets at its end that close what is around it."""
    match = _TRAILING_CLOSERS.search(content)
    end = match.start() if match else len(content)
    opened: list[str] = []
    for at, char in enumerate(content):
        if char in _CLOSERS:
            opened.append(_CLOSERS[char])
        elif opened and char == opened[-1]:
            opened.pop()
            end = max(end, at + 1)
        elif char in "]}" and at >= end:
            return end
    return len(content) if opened else end


def _several_lines(text: str, start: int, end: int) -> bool:
    """Whether there is any layout to look at."""
    return text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0


def _odd_number(content: str) -> tuple[str, str] | None:
    """A number as JSON would write it, and what is wrong with it; None for what is no number of anybody's."""
    match = _ODD_NUMBER.fullmatch(content)
    if match is None:
        return None
    sign, whole, fraction, exponent = match[1], match[2], match[3], match[4] or ""
    if sign == "+":
        hint = "leave out the '+'"
    elif not whole:
        hint = "put a 0 in front of the '.'"
    elif fraction == ".":
        hint = "put a digit behind the '.'"
    else:
        hint = "leave out the leading zeros"
    fraction = ".0" if fraction == "." else fraction or ""
    return sign.replace("+", "") + (whole.lstrip("0") or "0") + fraction + exponent, hint


_ODD_NUMBER = re.compile(r"([-+]?)([0-9]*)((?<=[0-9])\.|\.[0-9]+)?(?<=[0-9.])([eE][-+]?[0-9]+)?")


def _only_odd_escapes(content: str) -> bool:
    """Whether single quotes would mean the same: no escape that needs the double ones."""
    return re.search(r'\\[^("\\.\[\]{}+*?^$|/dwsDWS)]', content) is None


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _indent(text: str, line: int) -> int:
    at = line
    while at < len(text) and text[at] in " \t":
        at += 1
    return at - line
