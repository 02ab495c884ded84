from __future__ import annotations

import re
from typing import Any

import pytest

from swls.patterns import regex


@pytest.mark.parametrize(
    "use",
    [
        lambda one: one.match("ab12", 1) is None,
        lambda one: one.fullmatch("12")[0],
        lambda one: [match.span() for match in one.finditer("1 22")],
        lambda one: one.sub("-", "a1b22"),
        lambda one: one.split("a1b"),
        lambda one: one.groupindex["digits"],
        lambda one: (one.pattern, one.flags & re.ASCII),
    ],
)
def test_it_is_used_as_a_compiled_expression_is(use: Any) -> None:
    words = r"(?P<digits>\d+)", re.ASCII
    late, early = regex(*words), re.compile(*words)
    assert use(late) == use(early)
    assert use(late) == use(early)


def test_it_is_compiled_when_it_is_first_used() -> None:
    broken = regex("(")
    with pytest.raises(re.error):
        broken.match("")


def test_every_expression_that_is_written_down_compiles() -> None:
    import gc
    import importlib
    import pkgutil

    import swls
    from swls.patterns import _Pattern

    for module in pkgutil.walk_packages(swls.__path__, "swls."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [one for one in gc.get_objects() if isinstance(one, _Pattern) and one.pattern != "("]
    assert len(found) > 100
    for one in found:
        re.compile(one.pattern, one.flags)
