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


def _closing_brace(text: str, at: int, end: int) -> int:
    """Where the brace that was opened before `at` is closed, strings in the expression passed by; `end` if nowhere."""
    depth = 1
    quoted = False
    while at < end:
        char = text[at]
        if quoted:
            if char == "\\":
                at += 1
            elif char == '"':
                quoted = False
        elif char == '"':
            quoted = True
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return end
