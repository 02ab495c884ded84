"""Many findings of one rule, put in their places only when somebody looks at them.

A large workflow may have thousands of findings, of which an edit changes few and the reader sees a hundred. So those of a
part are kept as they were found, relative to the part, and a lot knows how many there are without a look at any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from swls.lint.finding import Finding, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from swls.lint.sections import Section


Stretch = tuple[int, int]  # of the text: two offsets


class Lot(Protocol):
    """Findings in the order of the text, none twice, and none of a place whose structure is broken."""

    @property
    def count(self) -> int:
        """How many there are."""

    def __iter__(self) -> Iterator[Finding]:
        """Each in its place."""

    def apart(self, stretches: list[Stretch]) -> tuple[Lot, list[Finding]]:
        """Those that may have to do with some stretches of the text, behind a lot of the others."""


class PartsLot:
    """The findings of a rule in the parts of a section; those of a part are relative to it, in order."""

    __slots__ = ("_found", "_section", "count")

    def __init__(self, section: Section, found: Mapping[int, tuple[Finding, ...]], count: int) -> None:
        self._section = section
        self._found = found
        self.count = count

    def __iter__(self) -> Iterator[Finding]:
        """Each in its place."""
        section, above = self._section, self._section.path
        for place in sorted(self._found):
            start, prefix = section.start(place), (*above, section.key(place))
            for finding in self._found[place]:
                yield moved(finding, start, prefix)

    def apart(self, stretches: list[Stretch]) -> tuple[Lot, list[Finding]]:
        """Those of the parts in which the stretches are, or right behind which."""
        places = {place for stretch in stretches for place in self._section.around(*stretch) if place in self._found}
        if not places:
            return self, []
        near = {place: self._found[place] for place in places}
        rest = {place: found for place, found in self._found.items() if place not in places}
        count = sum(map(len, near.values()))
        return PartsLot(self._section, rest, self.count - count), list(PartsLot(self._section, near, count))
