"""What the walk over a tree finds out, in one pass.

Facts are grouped as the tree is: each group belongs to one subtree and holds only offsets relative to that
subtree, so a group is computed once and shared by every later snapshot that contains the same subtree.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Related(NamedTuple):
    """Another place that explains a problem; offsets relative to the group."""

    start: int
    end: int
    message: str


class Problem(NamedTuple):
    """A structural problem: `kind` picks the rule, `args` are what its message quotes.

    `start` and `end` are the token to underline. `path` leads from the group's node to the place (keys and
    indexes). `args` are described in `kinds`.
    """

    kind: str
    start: int
    end: int
    path: tuple[str | int, ...]
    args: dict[str, Any]
    related: tuple[Related, ...] = ()


class Declaration(NamedTuple):
    """A name introduced here; `kind` and `scope` are the schema's (`x-declares`); start, end: the name."""

    kind: str
    name: str
    start: int
    end: int
    scope: str
    path: tuple[str | int, ...]


class Reference(NamedTuple):
    """A scalar that names something declared elsewhere (`x-refers`); `literal` when it is one of the
    reserved words.
    """

    kinds: tuple[str, ...]
    name: str
    start: int
    end: int
    scope: str
    literal: bool
    external: bool
    path: tuple[str | int, ...]


class ExpressionFact(NamedTuple):
    """A scalar that is, or contains, a runtime expression, with its evaluation context."""

    context: str
    mode: str
    start: int
    end: int
    path: tuple[str | int, ...]


class FormatFact(NamedTuple):
    """A scalar of a known format (`x-format`), one that locates a document (`x-resource`: format is
    `resource:<kind>`), or a container of a known format (value None) or role (`x-role`: format is
    `role:<role>`, value the keys that are written).
    """

    format: str
    value: Any
    start: int
    end: int
    path: tuple[str | int, ...]


class Facts:
    """The facts of one subtree. `children` are groups of subtrees with their offset and path from this one.

    `problem_count` and `fact_count` include the children, so that whoever looks for few things among many
    can pass by; `mentioned` (names declared, names
    used, kinds of either, formats) and `present` (kinds of facts, in the words of `Rule.wants`) are filled in by the first who asks,
    and `kept` holds what else was worked out from the group, by a word for each.
    """

    __slots__ = (
        "children", "declarations", "expressions", "fact_count", "formats", "kept", "mentioned", "present", "problem_count",
        "problems", "references",
    )  # fmt: skip

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.declarations: list[Declaration] = []
        self.references: list[Reference] = []
        self.expressions: list[ExpressionFact] = []
        self.formats: list[FormatFact] = []
        self.children: list[tuple[int, tuple[str | int, ...], Facts]] = []
        self.problem_count = 0
        self.fact_count = 0
        self.mentioned: tuple[frozenset[str], ...] | None = None
        self.present: frozenset[str] | None = None
        self.kept: dict[str, Any] = {}
