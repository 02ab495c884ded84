"""Which facts there are, in the words in which rules say which they want (`Rule.wants`)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from swls.lint.registry import RULES

if TYPE_CHECKING:
    from swls.schema import Facts


def present_in(facts: Facts) -> frozenset[str]:
    """The facts in a group and below it; a group remembers, so that a keystroke asks only those around it."""
    if facts.present is None:
        words = words_of(facts)
        below = [present_in(child) for _, _, child in facts.children]
        facts.present = _same(words.union(*below)) if below else words
    return facts.present


def words_of(facts: Facts) -> frozenset[str]:
    """The facts of a group alone, in the words of `Rule.wants`."""
    if facts.present is not None and not facts.children:
        return facts.present
    found: set[str] = set()
    for fact in facts.formats:
        if fact.format.startswith("role:"):
            found.update(_words_of_role(fact.format, fact.value))
        else:
            found.add(f"format:{fact.format}")
    found.update([f"declares:{fact.kind}" for fact in facts.declarations])
    found.update([f"refers:{kind}" for fact in facts.references for kind in fact.kinds])
    if facts.expressions:
        found.add("expression")
    return _same(_asked().intersection(found))


@cache
def _asked() -> frozenset[str]:
    """The words that rules know: there are so many others as authors have names for keys."""
    return frozenset([word for listed in RULES.values() for word in listed.rule.wants])


@lru_cache(maxsize=4096)
def _words_of_role(role: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    return (role, *(f"{role}.{key}" for key in keys))


@lru_cache(maxsize=4096)
def _same(words: frozenset[str]) -> frozenset[str]:
    """One object for all equal sets: most groups have the same few facts in them."""
    return words
