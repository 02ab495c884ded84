"""Loads what the first text would have to wait for, while the editor is still asking what the server can do."""

from __future__ import annotations

from swls.dialects import DIALECTS
from swls.lint.registry import RULES, module_of
from swls.schema import load


def warm_up() -> None:
    """The files of the rules, and the language in its newest versions."""
    for listed in RULES.values():
        if listed.checks:
            module_of(listed)
    for dialect in DIALECTS:
        load(dialect.generation).view(dialect.latest)
