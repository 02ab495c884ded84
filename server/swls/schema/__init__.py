"""The language as data: schema modules compiled to shapes, and the one walk over a tree."""

from __future__ import annotations

from swls.schema.facts import (
    Declaration,
    ExpressionFact,
    Facts,
    FormatFact,
    Problem,
    Reference,
    Related,
)
from swls.schema.language import Language, View, load
from swls.schema.shapes import Property, Shape, Value
from swls.schema.walk import walk

__all__ = [
    "Declaration",
    "ExpressionFact",
    "Facts",
    "FormatFact",
    "Language",
    "Problem",
    "Property",
    "Reference",
    "Related",
    "Shape",
    "Value",
    "View",
    "load",
    "walk",
]
