"""The words of flow style: scalars between brackets (section 7.4), and those of JSON (RFC 8259)."""

from __future__ import annotations

import json
import re
from typing import Any

from swls.patterns import regex
from swls.syntax.nodes import Node, Scalar, ScalarStyle
from swls.syntax.problems import SyntaxProblem, problem
from swls.syntax.scalars import fold_plain, resolve_plain, resolve_tagged, unescape, unquote_single

BLANKS = " \t\r\n"
_INNER = r"[^{}\[\]\r\n\"]|\"(?:[^\"\\\r\n]|\\[^\r\n])*\""
_PAIR = rf"[{{\[](?:{_INNER}|[{{\[](?:{_INNER}|[{{\[](?:{_INNER})*+[}}\]])*+[}}\]])*+[}}\]]"
# What goes on with brackets that close on the line, three deep, up to what ends a scalar between brackets.
_WITH_BRACKETS = regex(rf"(?:{_PAIR}|[^{{}}\[\],:#\r\n]|:(?![ \t\r\n])|(?<![ \t])#)++(?=[,\]}}\r\n:]|[ \t]#|\Z)")
# A quote behind a word that begins no text: what would follow a text follows it.
_LONELY_END = regex(r'"(?=[ \t]*(?:[:,\]}\r\n]|\Z))')
_SPACE = regex(r"[ \t\r\n\ufeff]+")
_COMMENT = regex(r"#[^\r\n]*")
_JSON_COMMENT = regex(r"//[^\r\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_DOUBLE = regex(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
DOUBLE_LINE = regex(r'"(?:[^"\\\r\n]|\\[^\r\n])*"')
_SINGLE = regex(r"'(?:[^']|'')*'")
_SINGLE_LINE = regex(r"'(?:[^'\r\n]|'')*'")
_PLAIN = regex(
    r"(?:[^ \t\r\n,\[\]{}:#\"'&*!|>%@`?-]|[?:-](?=[^ \t\r\n,\[\]{}])|[\"'&*!|>%@`#?-])"
    r"(?:[^ \t\r\n,\[\]{}:#]|:(?=[^ \t\r\n,\[\]{}])|(?<=[^ \t\r\n])\#|[ \t]+(?=[^ \t\r\n,\[\]{}:#])|[ \t]+:(?=[^ \t\r\n,\[\]{}]))*"
)
_NEXT_PLAIN = regex(
    r"[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+(?=[^ \t\r\n,\[\]{}:#])|[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)+(?=:[^ \t\r\n,\[\]{}])"
)
_TRAILING_CLOSERS = regex(r"[\]}, \t\r\n]*\Z")
# A word of JSON or what was meant as one: up to white space, a bracket, a quote or a comment.
_JSON_PLAIN = regex(r"(?:(?!//|/\*)[^ \t\r\n,\[\]{}:\"#;=])+|[;=:]")
_JSON_TEXT = regex(r"[A-Za-z_$](?:(?!//|/\*)[^ \t\r\n,\[\]{}:\"#]|:?//(?=[\w.])|[ \t]+(?=[A-Za-z_$]))*")
_JSON_NUMBER = regex(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_JSON_WORDS = {
    "true": True, "false": False, "null": None,
    "NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf"),
}  # fmt: skip
_CONTROL = regex(r"[\x00-\x1f]")
_ODD_NUMBER = regex(r"([-+]?)([0-9]*)((?<=[0-9])\.|\.[0-9]+)?(?<=[0-9.])([eE][-+]?[0-9]+)?")
CLOSERS = {"{": "}", "[": "]"}


class FlowScalars:
    """Reads the words of one text up to `limit`. `layout`: brackets and quotes end where the indentation says so."""

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

    def skip_blanks(self, at: int) -> int:
        """The offset behind blanks and line breaks, comments left alone."""
        match = _SPACE.match(self.text, at, self.limit)
        return match.end() if match else at

    def report(
        self, kind: str, start: int, end: int, *edits: tuple[int, int, str], title: str = "", **args: Any
    ) -> None:
        """Note a complaint."""
        self.problems.append(problem(kind, start, end, edits=edits, title=title, **args))

    def bare(self, content: str, start: int, end: int, tag: str | None, anchor: str | None) -> Scalar:
        """A plain scalar with the given content."""
        value = resolve_tagged(tag, content) if tag else resolve_plain(content)
        return Scalar(end - start, "plain", content, value, tag, anchor)

    def quoted(self, at: int, quote: str, tag: str | None, anchor: str | None) -> tuple[Node, int]:
        """A quoted scalar; one without its closing quote ends with its line."""
        text = self.text
        one_line = self.json or self.layout
        if quote == '"':
            pattern = DOUBLE_LINE if one_line else _DOUBLE
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
        style: ScalarStyle = "double" if quote == '"' else "single"
        return Scalar(end - at, style, value, value, tag, anchor, False), end

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
        if text[at - 1] in BLANKS:
            return -1
        match = _WITH_BRACKETS.match(text, at, self.limit)
        if match is None:
            return -1
        end = start + len(text[start : match.end()].rstrip(BLANKS))
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


def _own_end(content: str) -> int:
    """Where the text behind a lonely quote ends: before the commas and brackets at its end that close what is around it."""
    match = _TRAILING_CLOSERS.search(content)
    end = match.start() if match else len(content)
    opened: list[str] = []
    for at, char in enumerate(content):
        if char in CLOSERS:
            opened.append(CLOSERS[char])
        elif opened and char == opened[-1]:
            opened.pop()
            end = max(end, at + 1)
        elif char in "]}" and at >= end:
            return end
    return len(content) if opened else end


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


def _only_odd_escapes(content: str) -> bool:
    """Whether single quotes would mean the same: no escape that needs the double ones."""
    return re.search(r'\\[^("\\.\[\]{}+*?^$|/dwsDWS)]', content) is None
