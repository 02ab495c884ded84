"""Keys that stand in one mapping twice."""

from __future__ import annotations

from swls.syntax.nodes import Entry, Scalar
from swls.syntax.problems import SyntaxProblem, problem


def report_duplicates(start: int, starts: list[int], entries: list[Entry], problems: list[SyntaxProblem]) -> None:
    """Complain about each key that stands in a mapping a second time (section 3.2.1.3)."""
    if len({entry.name for entry in entries}) == len(entries):
        return
    seen: dict[tuple[type, object], tuple[int, int]] = {}
    for offset, entry in zip(starts, entries, strict=True):
        key = entry.key
        if not isinstance(key, Scalar) or not key.width or (key.text == "<<" and key.style == "plain"):
            continue
        at = start + offset + entry.key_at
        identity = (type(key.value), key.value)
        if identity in seen:
            first = seen[identity]
            problems.append(
                problem(
                    "duplicate-key",
                    at,
                    at + key.width,
                    key=entry.name,
                    related=((*first, "first written here"),),
                )
            )
        else:
            seen[identity] = (at, at + key.width)
