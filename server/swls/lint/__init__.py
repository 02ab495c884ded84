"""Rules, selection, suppression and settings: from a document to its diagnostics."""

from __future__ import annotations

from swls.lint.diagnostic import Diagnostic, Fix, RelatedPlace, Severity, Span, TextEdit
from swls.lint.registry import RULES, find_rule
from swls.lint.rule import Rule
from swls.lint.run import lint
from swls.lint.settings import Settings, SettingsError

__all__ = [
    "RULES", "Diagnostic", "Fix", "RelatedPlace", "Rule", "Settings", "SettingsError", "Severity", "Span", "TextEdit",
    "find_rule", "lint",
]  # fmt: skip
