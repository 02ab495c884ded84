"""What goes to the terminal: complaints, colour, text of strangers made harmless."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from swls.patterns import regex

if TYPE_CHECKING:
    from typing import IO

# Escape sequences of a terminal, and characters that turn the reading direction around.
_HARMFUL = regex(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

COLORS = {"error": "1;31", "warning": "1;33", "info": "1;34", "hint": "1;36", "bold": "1", "faint": "2", "blue": "1;34"}


def fail(message: str) -> None:
    """Say on stderr why a command cannot do its work."""
    print(f"swls: {message}", file=sys.stderr)


def harmless(text: str) -> str:
    """Text of a file as it may be printed on a terminal, the same number of characters."""
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text).replace("\t", " ")


def wants_color(choice: str, stream: IO[str]) -> bool:
    """Whether to colour what goes to a stream: `always`, `never`, or `auto` (https://no-color.org)."""
    if choice != "auto":
        return choice == "always"
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def columns() -> int:
    """How wide the terminal is, in characters; 80 where there is none. The standard library's way loads compressors."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


class Paint:
    """Colours words, or leaves them as they are."""

    def __init__(self, *, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, color: str) -> str:
        """The text in one of `COLORS`."""
        return f"\x1b[{COLORS[color]}m{text}\x1b[0m" if self.on and text else text
