"""One workflow in a text: what it is, by which version it is read, and what the walk over it found."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.model.names import Names, collect
from swls.schema import shape_at, walk
from swls.schema.along import holders
from swls.schema.homes import Home, homes
from swls.syntax.nodes import Alias, Node, Scalar

if TYPE_CHECKING:
    from swls.dialects import Detection, Dialect, ResolvedVersion
    from swls.dialects.flow import FlowGraph
    from swls.dialects.flow_kept import Kept
    from swls.schema import Facts, Shape, View
    from swls.syntax import Cursor, Tree


class Memory(NamedTuple):
    """What outlives a snapshot: by the identity of nodes the facts of subtrees, and what rules made of parts; by generation
    what flow graphs made of tasks or states.
    """

    facts: dict[Any, Any]
    parts: dict[Any, Any]
    flow: dict[str, dict[str, Kept]]


class Unit:
    """A workflow, definition file or extension document inside a text. Everything is computed once, when asked for.

    `index` is the number of the YAML document, `root` the mapping that holds the workflow (not always the root of the
    document: see `Detection.body`), `shape_name` the definition that describes it, `forced` that the version comes
    from a setting and not from the text.
    """

    def __init__(
        self,
        *,
        tree: Tree,
        index: int,
        detection: Detection,
        version: ResolvedVersion,
        profile: str,
        view: View,
        memory: Memory,
        forced: bool,
    ) -> None:
        self.tree = tree
        self.index = index
        self.detection = detection
        self.resolved = version
        self.profile = profile
        self.view = view
        self.forced = forced
        self.memory = memory

    @property
    def root(self) -> Cursor:
        """The mapping that holds the workflow."""
        return self.detection.body

    @property
    def dialect(self) -> Dialect:
        """The generation it is written in."""
        return self.detection.dialect

    @property
    def version(self) -> str:
        """The version it is judged by, one of `dialect.versions`."""
        return self.resolved.version

    @property
    def declared(self) -> str | None:
        """The version it says it is written in, as written; None where it says nothing."""
        return self.resolved.declared

    @property
    def shape_name(self) -> str:
        """The definition of the schema that describes `root`."""
        return self.detection.shape

    @cached_property
    def shape(self) -> Shape:
        """The shape of `root`."""
        return self.view.shape(self.shape_name)

    @cached_property
    def homes(self) -> dict[str, Home]:
        """Where definitions live, by the kind of their names."""
        return homes(self.view, self.shape)

    @cached_property
    def facts(self) -> Facts:
        """What the walk found; offsets are relative to `root.start`."""
        node = self.root.node
        assert node is not None  # noqa: S101  (a detection always has a mapping)
        return walk(node, self.shape, view=self.view, resolve=self._resolve, memo=self.memory.facts, at=self.root.start)

    @cached_property
    def names(self) -> Names:
        """Declarations and references, brought together; offsets are absolute."""
        return collect(self.facts, self.root.start)

    @cached_property
    def flow(self) -> FlowGraph:
        """The flow graph, pointers and offsets absolute."""
        return self.dialect.flow(self.root, self.memory.flow.setdefault(self.dialect.generation, {}))

    def forms(self, path: tuple[str | int, ...]) -> list[Shape]:
        """The forms that may stand at a path from `root`, the likeliest first; the path may lead beyond the text."""
        return shape_at(self.root.node, path, self.shape, self.view, resolve=self._resolve, at=self.root.start)

    def lifetimes(self, path: tuple[str | int, ...]) -> dict[int, tuple[str | None, str | None]]:
        """The versions that have the forms which give a place its shapes: by the identity of such a shape, where the
        versions are limited.
        """
        pairs = holders(self.root.node, path, self.shape, self.view, resolve=self._resolve, at=self.root.start)
        return {id(shape): (form.since, form.until) for form, shape in pairs if form.since or form.until}

    def leaf_forms(self, shape: Shape) -> list[Shape]:
        """All forms that a value of a shape can take."""
        return shape_at(None, (), shape, self.view)

    def item_forms(self, shape: Shape) -> list[Shape]:
        """All forms that an item of a list can take."""
        return self.leaf_forms(shape.items) if shape.items is not None else []

    def _resolve(self, alias: Alias, at: int) -> tuple[Node, int] | None:
        return self.tree.target(alias, at)


def declared_version(detection: Detection) -> str | None:
    """The version as the author wrote it, also where YAML reads it as a number."""
    cursor = detection.declared
    if cursor is None or not isinstance(cursor.node, Scalar) or cursor.node.value is None:
        return None
    return cursor.node.text
