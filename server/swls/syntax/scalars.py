"""What a scalar means: YAML 1.2 core schema (section 10.3.2), escapes (5.7), folding (6.5, 7.3, 8.1.3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.patterns import regex

if TYPE_CHECKING:
    from swls.syntax.nodes import ScalarValue

_WORDS: dict[str, ScalarValue] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    ".inf": float("inf"), ".Inf": float("inf"), ".INF": float("inf"),
    "+.inf": float("inf"), "+.Inf": float("inf"), "+.INF": float("inf"),
    "-.inf": float("-inf"), "-.Inf": float("-inf"), "-.INF": float("-inf"),
    ".nan": float("nan"), ".NaN": float("nan"), ".NAN": float("nan"),
}  # fmt: skip
_NUMBER_START = frozenset("0123456789+-.")
_INTEGER = regex(r"[-+]?[0-9]+")
_OCTAL = regex(r"0o[0-7]+")
_HEX = regex(r"0x[0-9a-fA-F]+")
_FLOAT = regex(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
# Longer digits than this are a text to everybody, and reading them would take quadratic time.
_LONGEST_NUMBER = 400

_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_JSON_ESCAPES = frozenset('"\\/bfnrt')
_ESCAPE = regex(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r\n|\n|\r)[ \t]*|(.)|$)", re.DOTALL)
_BREAKS = regex(r"[ \t]*((?:\r\n|\n|\r)[ \t]*)+")
_LINE_END = regex(r"\r\n|\n|\r")


def resolve_plain(text: str) -> ScalarValue:
    """The value of a plain scalar: null, a truth value, a number or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_START or len(text) > _LONGEST_NUMBER:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OCTAL.fullmatch(text):
        return int(text, 0)
    if _HEX.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


def resolve_tagged(tag: str, text: str) -> ScalarValue:
    """The value of a scalar with an explicit tag of the core schema; the text itself for any other tag."""
    kind = tag.removeprefix("!!").removeprefix("tag:yaml.org,2002:").strip("<>")
    value = resolve_plain(text)
    if kind == "null":
        return None
    if kind == "bool" and isinstance(value, bool):
        return value
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        return value
    if kind == "float" and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return text


def unescape(content: str, *, json: bool = False) -> tuple[str, int]:
    """The content of a double-quoted scalar (without its quotes), and the offset of its first bad escape or -1."""
    bad = -1
    if "\n" in content or "\r" in content:
        content = _fold_quoted(content, keep_escaped=True)
    if "\\" not in content:
        return content, -1

    def replace(match: re.Match[str]) -> str:
        nonlocal bad
        for group in (1, 2, 3):
            digits = match[group]
            if digits is not None:
                code = int(digits, 16)
                if code > 0x10FFFF:
                    break
                return chr(code)
        else:
            if match[4] is not None:
                return ""
            char = match[5]
            if char is not None and char in _ESCAPES and not (json and char not in _JSON_ESCAPES):
                return _ESCAPES[char]
        if bad < 0:
            bad = match.start()
        return match[0]

    text = _ESCAPE.sub(replace, content)
    return (_join_surrogates(text) if "\\u" in content else text), bad


def unquote_single(content: str) -> str:
    """The content of a single-quoted scalar (without its quotes)."""
    if "\n" in content or "\r" in content:
        content = _fold_quoted(content, keep_escaped=False)
    return content.replace("''", "'")


def fold_plain(text: str) -> str:
    """A plain scalar of several lines as one text."""
    return _BREAKS.sub(_folded_break, text) if "\n" in text or "\r" in text else text


def _fold_quoted(content: str, *, keep_escaped: bool) -> str:
    parts = []
    last = 0
    for match in _BREAKS.finditer(content):
        if keep_escaped and _escaped(content, match):
            # `\\` right before the break: blanks before it stay, the break and the next line's indentation vanish,
            # and every further empty line is a break of its own.
            start = _break_start(match, content)
            breaks = _LINE_END.findall(match[0])
            parts.append(content[last : start - 1])
            parts.append("\n" * (len(breaks) - 1))
        else:
            parts.append(content[last : match.start()])
            parts.append(_folded_break(match))
        last = match.end()
    parts.append(content[last:])
    return "".join(parts)


def _escaped(content: str, match: re.Match[str]) -> bool:
    """Whether the first line break of the match is escaped by an odd number of backslashes right before it."""
    at = _break_start(match, content)
    count = 0
    while at - 1 - count >= 0 and content[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 1


def _break_start(match: re.Match[str], content: str) -> int:
    at = match.start()
    while content[at] in " \t":
        at += 1
    return at


def _folded_break(match: re.Match[str]) -> str:
    count = len(_LINE_END.findall(match[0]))
    return " " if count == 1 else "\n" * (count - 1)


def _join_surrogates(text: str) -> str:
    """Two escapes for the halves of one character (JSON) as that character; a lonely half stays what it is."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def block_text(lines: list[str], *, folded: bool, chomp: str) -> str:
    """The text of a block scalar from its lines without indentation (8.1.2, 8.1.3); `chomp` is "", "-" or "+"."""
    content = len(lines)
    while content and not lines[content - 1]:
        content -= 1
    trailing = len(lines) - content
    if content == 0:
        return "\n" * trailing if chomp == "+" else ""
    body = _fold_block(lines[:content]) if folded else "\n".join(lines[:content])
    if chomp == "-":
        return body
    return body + "\n" + ("\n" * trailing if chomp == "+" else "")


def _fold_block(lines: list[str]) -> str:
    """Breaks between two lines that start with text become spaces; those beside deeper lines stay."""
    out = []
    blank = 0
    previous_deep = False
    first = True
    for line in lines:
        if not line:
            blank += 1
            continue
        deep = line[0] in " \t"
        if first:
            out.append("\n" * blank)
        elif deep or previous_deep:
            out.append("\n" * (blank + 1))
        else:
            out.append("\n" * blank if blank else " ")
        out.append(line)
        blank = 0
        first = False
        previous_deep = deep
    return "".join(out)
