"""Which word somebody meant."""

from __future__ import annotations

import pytest

from swls.schema.suggest import distance, suggest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("thn", "then"),
        ("tehn", "then"),
        ("Then", "then"),
        ("operation_id", "operationId"),
        ("endpont", "endpoint"),
        ("steps", "do"),
        ("oper", "operationId"),
        ("xyz", None),
        ("e", None),
        ("", None),
    ],
)
def test_suggestions(word: str, meant: str | None) -> None:
    assert suggest(word, ["then", "operationId", "endpoint", "do"], aliases={"steps": "do"}) == meant


def test_the_nearest_wins_and_the_first_of_equals() -> None:
    assert suggest("cat", ["bat", "cats", "cart"]) == "bat"
    assert suggest("method", ["methode", "metho"]) == "methode"


@pytest.mark.parametrize(
    ("one", "other", "edits"), [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0)]
)
def test_distance(one: str, other: str, edits: int) -> None:
    assert distance(one, other, limit=5) == edits
    assert distance(other, one, limit=5) == edits


def test_distance_gives_up_beyond_the_limit() -> None:
    assert distance("abcdef", "uvwxyz", limit=2) == 3
