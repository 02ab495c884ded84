"""Growing selections: from the word under the cursor to its value, its entry, its container, up to the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.syntax import covering

if TYPE_CHECKING:
    from swls.model import Document


def selections(document: Document, offset: int) -> list[tuple[int, int]]:
    """The stretches around an offset, the smallest first; each contains the one before it."""
    found: list[tuple[int, int]] = []

    def add(start: int, end: int) -> None:
        if start <= offset <= end and (not found or (start, end) != found[-1]):
            if found:
                start, end = min(start, found[-1][0]), max(end, found[-1][1])
            if not found or (start, end) != found[-1]:
                found.append((start, end))

    for cursor in reversed(covering(document.tree, offset)):
        key_start, key_end = cursor.key_span
        if (
            cursor.is_scalar
            and getattr(cursor.node, "style", "") in {"single", "double"}
            and cursor.end - cursor.start > 2
        ):
            add(cursor.start + 1, cursor.end - 1)
        if key_start <= offset <= key_end and cursor.entry is not None:
            add(key_start, key_end)
        if cursor.node is not None:
            add(cursor.start, cursor.end)
        if cursor.entry is not None:
            add(key_start, max(key_end, cursor.end))
    add(0, len(document.text))
    return found
