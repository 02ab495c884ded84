"""The one error of drawing."""

from __future__ import annotations


class DiagramError(Exception):
    """Why there is no picture, in one sentence for the person who asked for it."""
