"""How wide a text is, without a font at hand: what is measured here fits in every usual face.

Widths are those of the Helvetica family in thousandths of the size, stretched to the widest face a reader may have
(DejaVu Sans, Verdana). A face that is narrower leaves air; none overflows.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_STRETCH = 1.17
_STRETCH_BOLD = 1.28
_OTHER = 640  # a letter outside ASCII
_WIDE = 860  # times the stretch: one em
_NARROW = dict.fromkeys("ijl'", 222) | dict.fromkeys("It!,./:;[]\\ f|", 278) | dict.fromkeys('()-`r"{}', 340)
_BROAD = (
    dict.fromkeys("ABEKPSVXY&", 667)
    | dict.fromkeys("CDHNRUw", 722)
    | dict.fromkeys("GOQ", 778)
    | dict.fromkeys("mM", 833)
    | dict.fromkeys("W%@", 980)
    | dict.fromkeys("+<=>~^", 700)
)
_ASCII = [(_NARROW | _BROAD).get(chr(code), 556) for code in range(128)]


@lru_cache(maxsize=4096)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in pixels, at most."""
    total = 0
    for letter in text:
        code = ord(letter)
        if code < 128:
            total += _ASCII[code]
        elif unicodedata.combining(letter):
            continue
        elif unicodedata.east_asian_width(letter) in "WF" or code > 0xFFFF:
            total += _WIDE
        elif unicodedata.category(letter) != "Cf":
            total += _OTHER if letter.islower() else 790
    return total * size / 1000 * (_STRETCH_BOLD if bold else _STRETCH)


def fit(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of its start as fits in `room` pixels with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    low, high = 0, min(len(text), int(room / size * 4) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle] + "…", size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    while low and unicodedata.combining(text[low] if low < len(text) else " "):
        low -= 1
    return text[:low].rstrip() + "…"


def clean(value: object, limit: int = 400) -> str:
    """One line of readable text: white space joined; controls, bidi overrides and lone surrogates dropped."""
    text = str(value)[: limit * 4]
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:limit]
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or letter == "\u200d"
    )
    return " ".join(kept.split())[:limit]
