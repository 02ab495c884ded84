"""What each complaint of the reader says: one sentence, the author's own words quoted, with what to do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.syntax.problems import SyntaxProblem

_LONGEST = 60
# Control characters, and those that would turn the reading direction of the message around.
_INVISIBLE = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def message(problem: SyntaxProblem) -> str:
    """The sentence for a complaint, without a full stop; text of the author stands between quotes."""
    known = _MESSAGES.get(problem.kind)
    if known is None:
        return "this is no valid syntax"
    args = {name: clean(value) if isinstance(value, str) else value for name, value in problem.args.items()}
    return known(args) if callable(known) else known.format_map(_Missing(args))


def clean(text: str) -> str:
    """Text of the author fit for a message: on one line, visible, and not too long."""
    text = _INVISIBLE.sub(" ", text).strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


class _Missing(dict[str, Any]):
    """Arguments by name; an argument that a complaint does not have reads as nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def _indentation(args: dict[str, Any]) -> str:
    what = args.get("what")
    if what == "key":
        return "this key stands at a column where no mapping is open; line it up with the keys it belongs to"
    if what == "first":
        return f"this key is indented deeper than those that follow it; line it up with '{args.get('key')}'"
    if what == "item":
        return "this '-' stands at a column where no list is open; line it up with the other items"
    if what == "block":
        return "the empty lines above are indented deeper than the first line of this block text; remove their blanks"
    if what == "closer":
        return "this line of a flow collection is indented no deeper than the key it belongs to; indent it"
    if what == "quoted":
        return "a quoted text goes on at a column where its key is; indent its further lines deeper"
    return "this line belongs to nothing above it; indent it like the lines it goes with"


_PURPOSE = {"-": "begin a list item", ":": "end a key"}


def lacks_space(indicator: str, blank: int | None) -> str:
    """What is wrong with a dash or a colon: behind it stands `blank`, the code of one that YAML takes for text, or none."""
    if blank is not None:
        return f"{blank_words(chr(blank))} behind '{indicator}' is text to YAML; write a space"
    return f"'{indicator}' needs a space behind it to {_PURPOSE[indicator]}"


def _colonless(args: dict[str, Any]) -> str:
    key, value = args.get("key"), args.get("value")
    if args.get("lonely"):
        return (
            f"'{key}' has no value; write ':' and a value behind it"
            if key
            else "a key without ':' and a value behind it"
        )
    if args.get("json"):
        return f"'{key}' has no ':' behind it; write one before its value"
    if value:
        return f"'{key}' has no ':' behind it; write '{key}: {value}'"
    return f"'{key}' has no ':' behind it; write '{key}:' if it is a key" if key else "a key without ':' behind it"


def _bad_escape(args: dict[str, Any]) -> str:
    escape = args.get("escape", "\\")
    if args.get("json"):
        return f"'{escape}' is no JSON escape; write '\\\\' for a backslash"
    if str(escape).startswith("\\("):
        return f"'{escape}' is no YAML escape; use single quotes around the expression"
    return f"'{escape}' is no YAML escape; use single quotes, or write '\\\\' for a backslash"


def _reserved(args: dict[str, Any]) -> str:
    char = args.get("char", "")
    hints = {
        "{": "a flow mapping",
        "[": "a flow sequence",
        "|": "a block text",
        ">": "a block text",
        "%": "a directive",
        "&": "an anchor",
        "*": "an alias",
        "-": "a list item",
        "?": "a key",
    }
    if char in hints:
        return f"'{char}' begins {hints[char]} in YAML; quote the text to begin it with '{char}'"
    return f"no plain YAML scalar begins with '{char}'; quote the text"


def _bracket(args: dict[str, Any]) -> str:
    what = "expression" if "${" in args.get("text", "") else "text"
    return f"'{args.get('char', '')}' ends a plain YAML scalar between brackets; quote the {what}"


def _control(args: dict[str, Any]) -> str:
    code = args.get("code", 0)
    name = {9: "a tab", 10: "a line break", 13: "a line break"}.get(code, f"the control character U+{code:04X}")
    return f"{name} may not stand here as it is; write it as an escape in double quotes"


def _odd_indentation(args: dict[str, Any]) -> str:
    return f"{blank_words(chr(args.get('code', 0xA0)))} is no indentation to YAML, but text; indent with spaces"


def blank_words(char: str) -> str:
    """A blank that is not a space, by its name."""
    name = unicodedata.name(char, "blank").lower()
    article = "an" if name[0] in "aeio" else "a"
    return f"{article} {name} (U+{ord(char):04X})"


def _unquoted(args: dict[str, Any]) -> str:
    text = args.get("text", "")
    if text in ("NaN", "Infinity", "-Infinity"):
        return f"JSON has no '{text}'; use null or a text"
    if text in ("True", "False", "None"):
        return f"'{text}' is no JSON value; write '{ {'True': 'true', 'False': 'false', 'None': 'null'}[text] }'"
    return f"'{text}' is no JSON value; put texts in double quotes"


_MESSAGES: dict[str, str | Callable[[dict[str, Any]], str]] = {
    "bad-directive": "'{text}' is no YAML directive; only '%YAML' and '%TAG' stand before '---'",
    "bad-escape": _bad_escape,
    "bad-indentation": _indentation,
    "bad-tag": "'{text}' is no YAML tag; a tag is '!name', '!!type' or '!<uri>'",
    "bad-anchor": "'{text}' needs a name right behind it; quote it if it is a text",
    "bad-merge": "'<<' merges mappings; write '*name' of one",
    "bad-header": "'{text}' is no header of a block text; behind '{char}' come only '+' or '-' and one digit",
    "bracket-in-plain": _bracket,
    "code-fence": "'{text}' is left over from Markdown; remove the line",
    "colon-in-expression": "': ' ends a plain YAML scalar; quote the expression",
    "colon-in-plain": "': ' ends a plain YAML scalar; quote the text",
    "conflict-marker": "'{marker}' is left over from a merge; keep one side and remove the markers",
    "control-character": _control,
    "dash-without-space": lambda args: lacks_space("-", args["blank"]),
    "dash-behind-key": "a list does not begin behind its key; put '- ' on a line of its own",
    "directive-without-document": "a directive belongs to a document; add '---' behind it",
    "double-brace": "'{{{{' begins a mapping with a mapping as its key; quote the text",
    "duplicate-directive": "'%YAML' stands twice before one document; keep one",
    "duplicate-key": "key '{key}' is already in this mapping; keep one",
    "duplicate-property": "a value has one {what}; remove the second",
    "empty-text": "the file is empty; JSON needs a value",
    "invalid": "{reader} cannot read this: {words}",
    "json-comment": "JSON has no comments; remove it",
    "json-number": "'{text}' is no JSON number; {hint}",
    "json-single-quote": "JSON texts stand in double quotes",
    "key-without-colon": _colonless,
    "long-key": "a key on one line is at most 1024 characters long; write it behind '? '",
    "mapping-behind-marker": "a mapping does not begin behind '---'; begin it on the next line",
    "mapping-as-key": "a key is a text; a mapping cannot be one",
    "missing-comma": "',' is missing here",
    "missing-key": "':' needs a key in front of it",
    "missing-space": lambda args: lacks_space(":", args["blank"]),
    "missing-value": "'{key}' has no value; JSON needs one",
    "odd-indentation": _odd_indentation,
    "properties-on-alias": "an alias has no tag or anchor of its own",
    "recursive-alias": "'*{name}' stands inside the very value that '&{name}' names",
    "reserved-start": _reserved,
    "stray-colon": "':' stands in a list; a list holds values, put keys between '{{' and '}}'",
    "stray-tab": "some readers of YAML refuse a tab outside of quotes; write spaces",
    "stray-comma": "',' stands where a value belongs; remove it",
    "stray-dash": "'-' begins a list item, but a key belongs here; line it up with the other items of its list",
    "tab-indentation": "YAML is indented with spaces, not with tabs",
    "too-deep": "nested deeper than {limit} levels; nothing below is read",
    "too-large": "the text is longer than {limit} characters; it is not read",
    "too-many-aliases": "more than {limit} aliases",
    "too-many-documents": "more than {limit} documents in one file; it is not read",
    "too-many-nodes": "more than {limit} values; the text is not read",
    "trailing-comma": "JSON has no ',' behind the last value",
    "trailing-text": "'{text}' stands behind a complete value",
    "unclosed-bracket": "'{bracket}' is not closed; add '{closer}'",
    "unclosed-quote": "the text that begins with {quote} has no closing {quote}",
    "undefined-alias": "'*{name}' names nothing, no '&{name}' stands above; quote it if it is a text",
    "unknown-tag": "'{text}' is a tag nobody here knows; remove it",
    "unfit-tag": "'{text}' does not fit its value; remove it",
    "unmatched-closer": "'{closer}' closes nothing that is open",
    "unquoted-key": "JSON keys stand in double quotes",
    "unquoted-text": _unquoted,
}

KINDS = frozenset(_MESSAGES)  # of complaints
