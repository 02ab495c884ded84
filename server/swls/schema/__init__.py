"""The language as data: schema modules compiled to shapes, and the one walk over a tree."""

from __future__ import annotations

from swls.schema.along import shape_at, shapes_along
from swls.schema.facts import (
    Declaration,
    ExpressionFact,
    Facts,
    FormatFact,
    Problem,
    Reference,
    Related,
)
from swls.schema.kinds import KINDS
from swls.schema.language import Language, View, load
from swls.schema.messages import message
from swls.schema.rules import Value
from swls.schema.shapes import Property, Shape
from swls.schema.walk import walk

__all__ = [
    "KINDS",
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
    "message",
    "shape_at",
    "shapes_along",
    "walk",
]
