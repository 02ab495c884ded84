"""Where a runtime expression begins and ends within a scalar that is being typed."""

from __future__ import annotations


def expression_at(text: str, start: int, end: int, offset: int) -> tuple[int, int] | None:
    """What stands between `${` and its `}` around an offset in the scalar `text[start:end]`, None outside of both."""
    opening = text.rfind("${", start, offset)
    while opening >= 0:
        close = _closing_brace(text, opening + 2, end)
        if offset <= close:
            return opening + 2, close
        opening = text.rfind("${", start, opening)
    return None


def loose_braces(text: str) -> tuple[int, bool]:
    """How many `}` the expression lacks that begins a text, below 0: how many stand behind its end; and whether that is all.

    0 where there is no expression, or what is behind it is more than braces.
    """
    stripped = text.strip()
    if not stripped.startswith("${"):
        return 0, True
    close, still_open = _scan(stripped, 2, len(stripped))
    if close < len(stripped):
        behind = stripped[close + 1 :]
        return (-behind.count("}"), True) if behind and not behind.strip("} \t\r\n") else (0, True)
    if '"' in still_open and stripped.endswith("}"):
        return 0, True  # a string that is not closed: whoever knows the language of the expression says so
    return still_open.count("{"), still_open == "{"


def _closing_brace(text: str, at: int, end: int) -> int:
    """Where the brace that was opened before `at` is closed; `end` if nowhere."""
    return _scan(text, at, end)[0]


def _scan(text: str, at: int, end: int) -> tuple[int, str]:
    """Where the brace that was opened before `at` is closed, and `""`; `end` if nowhere, and what is open there.

    Strings are passed by, but not what stands in them between `\\(` and `)`; comments are passed by to the end of their line.
    """
    still_open = ["{"]
    while at < end:
        char = text[at]
        if still_open[-1] == '"':
            if char == "\\":
                at += 1
                if text.startswith("(", at):
                    still_open.append("(")
            elif char == '"':
                still_open.pop()
        elif char in '"{(':
            still_open.append(char)
        elif char == ")" and still_open[-1] == "(":
            still_open.pop()
        elif char == "}" and '"' not in still_open[_last(still_open, "{") :]:
            del still_open[_last(still_open, "{") :]
            if not still_open:
                return at, ""
        elif char == "#" and (line := text.find("\n", at, end)) >= 0:
            at = line
        at += 1
    return end, "".join(still_open)


def _last(found: list[str], what: str) -> int:
    return len(found) - 1 - found[::-1].index(what)
