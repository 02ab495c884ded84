"""Which known word somebody meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def suggest(word: str, known: Iterable[str], *, aliases: Mapping[str, str] | None = None) -> str | None:
    """The known word that is meant by a word that is not known, None when none is near.

    In this order: the same but for case and `-_`; an alias; the nearest by edit distance within a third of
    the length (at least one edit), the first of equally near ones; the only one that the word begins.
    """
    candidates = list(dict.fromkeys(known))
    plain = _plain(word)
    if plain:
        for candidate in candidates:
            if _plain(candidate) == plain:
                return candidate
    if aliases:
        meant = aliases.get(word) or aliases.get(word.lower())
        if meant is not None and meant in candidates:
            return meant
    limit = max(1, len(word) // 3)
    best: str | None = None
    letters = set(word.lower())
    for candidate in candidates:
        if len(letters.symmetric_difference(candidate.lower())) > 2 * limit:
            continue  # an edit takes away one letter and brings one, at most
        if min(len(word), len(candidate)) < 2:  # a single letter is near to everything short
            continue
        found = distance(word.lower(), candidate.lower(), limit=limit)
        if found <= limit and found < min(len(word), len(candidate)):
            best, limit = candidate, found - 1
            if limit < 0:
                break
    if best is None and len(word) > 2:
        longer = [one for one in candidates if one.lower().startswith(word.lower())]
        best = longer[0] if len(longer) == 1 else None
    return best


def distance(one: str, other: str, *, limit: int) -> int:
    """Edits (insert, delete, replace, swap two neighbours) from one word to another; `limit + 1` when there
    are more.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        current = [i] + [0] * len(other)
        for j, b in enumerate(other, start=1):
            cost = previous[j - 1] + (a != b)
            cost = min(cost, previous[j] + 1, current[j - 1] + 1)
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current[j] = cost
        if min(current) > limit and min(previous) > limit:
            return limit + 1
        before, previous = previous, current
    return previous[-1]


def _plain(word: str) -> str:
    return word.lower().replace("-", "").replace("_", "")
