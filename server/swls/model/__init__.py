"""One frozen snapshot of a text and what it means; the workspace of such snapshots."""

from __future__ import annotations

from swls.model.document import Document, Format, format_of, known_versions
from swls.model.unit import Unit

__all__ = ["Document", "Format", "Unit", "format_of", "known_versions"]
