"""While somebody types, the strict reader is not asked about long stretches; what was thought of them before holds."""

from __future__ import annotations

import pytest

from swls.syntax import confirmed, read

LONG = "data: {" + ",\n".join(f"  key{number}: some value number {number}" for number in range(1_000)) + "}\nlast: 1\n"
SHORT = "data: {a: 1, key500: 2}\nlast: 1\n"


def kinds(found: list[object]) -> list[str]:
    return [str(getattr(one, "kind", "")) for one in found]


def test_a_long_stretch_waits_and_then_stays_as_it_was_judged() -> None:
    tree = read(LONG, "yaml")
    at = LONG.index("key500")
    broken = tree.edit(at, at, '"')
    assert confirmed(broken, hurried=True) == []
    assert broken.undecided
    judged = kinds(confirmed(broken))
    assert judged
    assert not broken.undecided
    further = broken.edit(at + 1, at + 1, "x")
    assert kinds(confirmed(further, hurried=True)) == judged, "it does not flicker while somebody types on"
    assert further.undecided
    moved = further.edit(0, 0, "# a comment\n")
    assert kinds(confirmed(moved, hurried=True)) == judged
    mended = further.edit(at, at + 2, "")
    assert confirmed(mended, hurried=True) == []
    assert not mended.undecided
    again = mended.edit(at, at, '"')
    assert kinds(confirmed(again, hurried=True)) == judged, "the very text has been judged"


@pytest.mark.parametrize("text", [SHORT, '{"data": {"a": 1, "key500": 2}}'])
def test_a_short_one_is_judged_at_once(text: str) -> None:
    at = text.index("key500") - text.startswith("{")
    broken = read(text, "json" if text[0] == "{" else "yaml").edit(at, at, '{"')
    assert confirmed(broken, hurried=True) == confirmed(broken) != []
    assert not broken.undecided


def test_a_long_json_text_waits_too() -> None:
    text = '{"data": [' + ", ".join(f'"some value number {number}"' for number in range(20_000)) + "]}"
    broken = read(text, "json").edit(20, 20, '"')
    assert confirmed(broken, hurried=True) == []
    assert broken.undecided
    assert confirmed(broken) != []
    assert confirmed(broken.edit(21, 21, "x"), hurried=True) != []
