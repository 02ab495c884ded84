"""One frozen snapshot of a text.

A keystroke makes a new `Document` that shares with the old one every subtree the edit did not touch, and with it
everything computed from that subtree.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal

from swls.dialects import DIALECTS, ResolvedVersion, detect, detect_section, dialect_of_version
from swls.model.unit import Memory, Unit, declared_version
from swls.schema import load
from swls.syntax import read, root_cursor

if TYPE_CHECKING:
    from swls.dialects import Detection, Dialect
    from swls.dialects.flow import FlowGraph
    from swls.model.names import Symbol
    from swls.syntax import LineIndex, Tree

Format = Literal["yaml", "json"]
SPECIFICATION = "spec"
_WORD = 16
_HEAD = 4_000  # characters, in which a workflow has said what it is


class Document:
    """A text, its tree, and the workflows in it.

    `path` is whatever names the text (a relative path or a URI; only its last part matters here). `certain` says that
    somebody asked for this very file, so that it is judged even where its content does not say what it is.
    `remembered` is what others made of the text and may use for its next snapshots, by a word for each.
    `dsl_version` replaces what the text declares, `profile` names the runtime whose liberties are accepted; None: that of
    the kind of document, else the specification alone. `section` says that workflows keep that section of theirs here.
    """

    def __init__(
        self,
        tree: Tree,
        *,
        path: str = "",
        profile: str | None = None,
        dsl_version: str | None = None,
        certain: bool = False,
        section: str | None = None,
        memories: dict[int, Memory] | None = None,
        remembered: dict[str, Any] | None = None,
        lacking: frozenset[str] = frozenset(),
    ) -> None:
        self.tree = tree
        self.path = path
        self.profile = profile
        self.dsl_version = dsl_version
        self.certain = certain
        self.section = section
        self._lacking = lacking
        self._memories: dict[int, Memory] = memories if memories is not None else {}
        self.remembered: dict[str, Any] = remembered if remembered is not None else {}

    @classmethod
    def open(
        cls,
        text: str,
        *,
        path: str = "",
        format: Format | None = None,
        profile: str | None = None,
        dsl_version: str | None = None,
        certain: bool = False,
        section: str | None = None,
    ) -> Document:
        """Read a text. Never raises on its content."""
        tree = read(text, format or format_of(path))
        return cls(tree, path=path, profile=profile, dsl_version=dsl_version, certain=certain, section=section)

    def edit(self, start: int, end: int, replacement: str) -> Document:
        """The document with the code points `start:end` replaced."""
        tree = self.tree.edit(start, end, replacement)
        around = tree.text[max(0, start - _WORD) : start + len(replacement) + _WORD]
        return Document(
            tree,
            path=self.path,
            profile=self.profile,
            dsl_version=self.dsl_version,
            certain=self.certain,
            section=self.section,
            memories=self._memories,
            remembered=self.remembered,
            lacking=frozenset([word for word in self._lacking if word not in around]),
        )

    def lacks(self, word: str) -> bool:
        """Whether a word of at most 16 characters occurs nowhere in the text: after an edit, only what is new is searched."""
        if word not in self._lacking and word not in self.text:
            self._lacking |= {word}
        return word in self._lacking

    def as_section(self, section: str, version: str) -> Document:
        """The same text as what a workflow of a version keeps a section of itself in (`functions`, `events`, ...)."""
        return Document(
            self.tree,
            path=self.path,
            profile=self.profile,
            dsl_version=self.dsl_version or version,
            certain=self.certain,
            section=section,
        )

    def by_itself(self, dsl_version: str | None) -> Document:
        """The same text as what it says itself that it is; `dsl_version` as for `Document`."""
        return Document(self.tree, path=self.path, profile=self.profile, dsl_version=dsl_version, certain=self.certain)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.tree.text

    @property
    def lines(self) -> LineIndex:
        """Converts offsets to lines and columns."""
        return self.tree.lines

    @property
    def format(self) -> Format:
        """Whether the text is read as YAML or as JSON."""
        return self.tree.format

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The workflows in the text, in order; empty when it is something else."""
        found = self._detected(certain=False)
        if not found and self.certain:
            found = self._detected(certain=True)
        return tuple(self._unit(index, detection) for index, detection in found)

    def _detected(self, *, certain: bool) -> list[tuple[int, Detection]]:
        name = PurePath(self.path).name
        found = []
        for index in range(len(self.tree.roots)):
            root = root_cursor(self.tree, index)
            detection = detect(root, name, certain=certain) if root is not None else None
            if self.section is not None and root is not None and (detection is None or not detection.sure):
                detection = detect_section(root, self.section) or detection
            if detection is not None:
                found.append((index, detection))
        return found

    @property
    def is_workflow(self) -> bool:
        """Whether the text holds a workflow at all, be it one that is too much to be read."""
        return bool(self.units) or self.unread

    @cached_property
    def unread(self) -> bool:
        """Whether the text begins as a workflow and goes beyond what is read, so that there is no tree."""
        if any(root.node is not None for root in self.tree.roots):
            return False
        # Where it is nested too deep, what stands half as far from the beginning is not.
        sizes = [_HEAD, *(problem.start // 2 for problem in self.tree.problems())]
        heads = [self.text[:size] for size in sizes if size < len(self.text)]
        return any(
            Document.open(head, path=self.path, format=self.format, section=self.section).units for head in heads
        )

    @property
    def dialect(self) -> Dialect | None:
        """The generation of the (first) workflow; None in a text that holds none."""
        return self.units[0].dialect if self.units else None

    @property
    def symbols(self) -> list[Symbol]:
        """Every name that the workflows in the text declare, in order."""
        return [symbol for unit in self.units for symbol in unit.names.symbols]

    @property
    def flow(self) -> FlowGraph | None:
        """The flow graph of the (first) workflow; None in a text that holds none."""
        return self.units[0].flow if self.units else None

    def unit_at(self, offset: int) -> Unit | None:
        """The workflow whose YAML document contains the offset (also behind its last line)."""
        best = None
        for unit in self.units:
            if self.tree.roots[unit.index].at <= offset or best is None:
                best = unit
        return best

    def _unit(self, index: int, detection: Detection) -> Unit:
        dialect = detection.dialect
        declared = declared_version(detection)
        resolved = dialect.resolve(declared)
        forced = False
        if self.dsl_version is not None and dialect_of_version(self.dsl_version) is dialect:
            resolved = ResolvedVersion(self.dsl_version, declared, "known")
            forced = True
        profile = self.profile or detection.profile or SPECIFICATION
        return Unit(
            tree=self.tree,
            index=index,
            detection=detection,
            version=resolved,
            profile=profile,
            view=load(dialect.generation).view(resolved.version, profile=profile),
            memory=self._memories.setdefault(index, Memory({}, {}, {})),
            forced=forced,
        )


def format_of(path: str) -> Format | None:
    """The format a file's name promises, None where the content has to decide."""
    suffix = PurePath(path).suffix.lower()
    if suffix == ".json":
        return "json"
    if suffix in {".yaml", ".yml"}:
        return "yaml"
    return None


def known_versions() -> tuple[str, ...]:
    """Every version of every generation, oldest first."""
    return tuple(version for dialect in reversed(DIALECTS) for version in dialect.versions)
