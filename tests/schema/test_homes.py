"""Where definitions live is read from the schema."""

from __future__ import annotations

import pytest

from swls.schema import load
from swls.schema.homes import homes


@pytest.mark.parametrize(
    ("generation", "version", "kind", "path", "named_by"),
    [
        ("1", "1.0.3", "retry", ("use", "retries"), None),
        ("1", "1.0.3", "secret", ("use", "secrets"), ""),
        ("1", "1.0.0", "function", ("use", "functions"), None),
        ("0", "0.8", "function", ("functions",), "name"),
        ("0", "0.8", "retry", ("retries",), "name"),
        ("0", "0.8", "secret", ("secrets",), ""),
        ("0", "0.8", "state", ("states",), "name"),
    ],
)
def test_each_kind_has_its_home(
    generation: str, version: str, kind: str, path: tuple[str, ...], named_by: str | None
) -> None:
    view = load(generation).view(version)
    home = homes(view, view.root)[kind]
    assert (home.path, home.named_by) == (path, named_by)


def test_what_a_version_lacks_has_no_home_in_it() -> None:
    view = load("0").view("0.6")
    assert "auth" not in homes(view, view.root)
    assert "function" in homes(view, view.root)


def test_a_definition_is_what_goes_into_the_home() -> None:
    ones = homes(load("1").view("1.0.3"), load("1").view("1.0.3").root)
    zeros = homes(load("0").view("0.8"), load("0").view("0.8").root)
    assert ones["retry"].definition("again", {"delay": "PT1S"}) == {"again": {"delay": "PT1S"}}
    assert zeros["retry"].definition("again", {"maxAttempts": 3}) == {"name": "again", "maxAttempts": 3}
    assert ones["secret"].definition("key", None) == "key"
