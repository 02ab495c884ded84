"""What is wrong with a snapshot, as far as it can be said now.

A complaint about the syntax is published only when a second, strict reader agrees. That one is slow, so it
works aside; `Verdicts` is what it has said so far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint import lint

if TYPE_CHECKING:
    from swls.lint import Diagnostic, Settings
    from swls.model import Document


def findings(document: Document, settings: Settings) -> list[Diagnostic]:
    """The findings in a document; none in one that is no workflow."""
    return lint(document, settings) if document.is_workflow else []
