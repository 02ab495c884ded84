"""How wide a font really sets a text: the tables `cmap` and `hmtx` of a TrueType file of the system."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:/Windows/Fonts")


class Font(NamedTuple):
    """Advances by code point, in units of which `em` are the size."""

    em: int
    widths: dict[int, int]


@cache
def font(name: str) -> Font:
    """A font by its file's name; leaves the calling test out when it is not on this machine."""
    path = next((path for folder in FOLDERS for path in Path(folder).rglob(name)), None)
    if path is None:
        pytest.skip(f"left out: the font {name} is not on this machine")
    data = path.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, at)
        tables[tag] = offset
    (em,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)

    def wide(glyph: int) -> int:
        found: int = struct.unpack_from(">H", data, tables[b"hmtx"] + 4 * min(glyph, metrics - 1))[0]
        return found

    return Font(em, {code: wide(glyph) for code, glyph in _glyphs(data, tables[b"cmap"]).items()})


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """The glyph of each code point of the basic plane (a `cmap` of format 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    starts = [cmap + struct.unpack_from(">HHI", data, cmap + 4 + 8 * at)[2] for at in range(count)]
    at = next(start for start in starts if struct.unpack_from(">H", data, start)[0] == 4)
    segments = struct.unpack_from(">H", data, at + 6)[0] // 2
    found = {}
    for segment in range(segments):
        (end,) = struct.unpack_from(">H", data, at + 14 + 2 * segment)
        (start,) = struct.unpack_from(">H", data, at + 16 + 2 * (segments + segment))
        (delta,) = struct.unpack_from(">h", data, at + 16 + 2 * (2 * segments + segment))
        place = at + 16 + 2 * (3 * segments + segment)
        (offset,) = struct.unpack_from(">H", data, place)
        for code in range(start, end + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", data, place + offset + 2 * (code - start))
            found[code] = (glyph + delta) & 0xFFFF
    return found


def advance(face: Font, text: str, size: float) -> float:
    """The width of a line of text; a letter the font has not is as wide as the size."""
    return sum(face.widths.get(ord(letter), face.em) for letter in text) * size / face.em
