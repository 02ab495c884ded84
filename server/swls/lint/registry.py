"""The catalogue of rules. Knows all of them without importing any; `rules/_index.py` is generated from their files."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

from swls.lint.rules._index import INDEX

if TYPE_CHECKING:
    from types import ModuleType

    from swls.lint.rule import Listed, Rule

RULES: dict[str, Listed] = {listed.rule.code: listed for listed in INDEX}
BY_NAME: dict[str, Listed] = {listed.rule.name: listed for listed in INDEX}


def find_rule(word: str) -> Rule | None:
    """The rule of a code or name, in any case."""
    listed = RULES.get(word.upper()) or BY_NAME.get(word.lower())
    return listed.rule if listed is not None else None


def module_of(listed: Listed) -> ModuleType:
    """The file of a rule, imported."""
    return _imported(listed.module)


@cache
def _imported(module: str) -> ModuleType:
    return importlib.import_module(f"swls.lint.rules.{module}")


@cache
def by_structure() -> dict[str, tuple[Listed, ...]]:
    """The rules for each kind of problem of the walk; those that choose come first."""
    return _by_kind({listed.rule.code: listed.rule.structure for listed in INDEX})


@cache
def by_syntax() -> dict[str, tuple[Listed, ...]]:
    """The rules for each kind of problem of the reader; those that choose come first."""
    return _by_kind({listed.rule.code: listed.rule.syntax for listed in INDEX})


def _by_kind(kinds: dict[str, tuple[str, ...]]) -> dict[str, tuple[Listed, ...]]:
    found: dict[str, tuple[Listed, ...]] = {}
    for code, names in kinds.items():
        for name in names:
            rules = (*found.get(name, ()), RULES[code])
            found[name] = tuple(sorted(rules, key=lambda listed: not listed.chooses))
    return found
