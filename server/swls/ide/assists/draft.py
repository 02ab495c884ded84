"""Several changes one after the other, each made on the text that the ones before have left; then all of them at once."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from swls.syntax import find
from swls.syntax.editing import apply

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.ide.assists.spot import Path, TextChange
    from swls.model import Document, Unit
    from swls.syntax import Cursor


class Draft:
    """A document that changes step by step. What an earlier step moved is found again by its path."""

    def __init__(self, document: Document, unit: Unit) -> None:
        self.before = document.text
        self.document = document
        self.index = unit.index
        self.root = unit.root.path

    def at(self, path: Path) -> Cursor | None:
        """The value at a path from the unit's root, as the text is now."""
        return find(self.document.tree, (*self.root, *path), self.index)

    def change(self, edits: Iterable[TextChange]) -> None:
        """Make changes to the text as it is now."""
        for start, end, text in sorted(edits, reverse=True):
            self.document = self.document.edit(start, end, text)

    def edits(self) -> tuple[TextChange, ...]:
        """All changes as edits of the first text, as small as whole lines allow."""
        old, new = self.before.splitlines(keepends=True), self.document.text.splitlines(keepends=True)
        starts = [0]
        for line in old:
            starts.append(starts[-1] + len(line))
        head = _same(old, new)
        tail = _same(old[head:][::-1], new[head:][::-1])
        matcher = difflib.SequenceMatcher(
            None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
        )
        found = tuple(
            (starts[head + low], starts[head + high], "".join(new[head + first : head + last]))
            for kind, low, high, first, last in matcher.get_opcodes()
            if kind != "equal"
        )
        assert apply(self.before, found) == self.document.text  # noqa: S101  (lines kept whole: a difference is exact)
        return found


def _same(old: list[str], new: list[str]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
