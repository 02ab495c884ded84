"""How workflows are told apart and find each other: identities, references to other workflows, split definition files,
and the few names that expressions reach by a fixed word."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.syntax import Cursor, Scalar, root_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from swls.dialects.base import Detection

Path = tuple[str | int, ...]


class Identity(NamedTuple):
    """What other files call a workflow. `start:end` is its name in its own text, as written."""

    generation: str
    namespace: str
    name: str
    version: str
    start: int
    end: int


class Target(NamedTuple):
    """A workflow that is referred to. No `versions`: any, or the newest."""

    generation: str
    namespace: str
    name: str
    versions: tuple[str, ...]

    def means(self, identity: Identity) -> bool:
        """Whether the workflow is one of those meant."""
        return (
            identity.generation == self.generation
            and identity.name == self.name
            and (not self.namespace or identity.namespace == self.namespace)
            and (not self.versions or identity.version in self.versions)
        )


class Part(NamedTuple):
    """A section of a workflow that stands in a file of its own. `start:end` is the address as written.

    `kind` is that of the names it declares, empty where it declares none.
    """

    section: str
    kind: str
    address: str
    start: int
    end: int


_NAMESPACE: dict[str, tuple[Path, ...]] = {"v1": (("document", "namespace"),)}
_NAME: dict[str, tuple[Path, ...]] = {"v1": (("document", "name"),), "v0": (("id",), ("key",), ("name",))}
_VERSION: dict[str, tuple[Path, ...]] = {"v1": (("document", "version"),), "v0": (("version",),)}
# The sections that may stand in a file of their own, with the kind of the names in them.
_SECTIONS = {
    "v0": {
        "functions": "function",
        "events": "event",
        "retries": "retry",
        "errors": "error",
        "auth": "auth",
        "secrets": "secret",
        "constants": "constant",
        "timeouts": "",
    }
}
_WORKFLOWS = frozenset({"workflow", "flow"})
_NEWEST = frozenset({"latest", ""})
# The keys under which a mapping names another workflow, beside its version.
_REFERRING = frozenset({"name", "workflowId", "workflowid"})
# By what expressions read a declared name: `$secrets.name`, `$CONST.name`.
_ROOTS: dict[str, dict[str, str]] = {
    "v1": {"secrets": "secret"},
    "v0": {"SECRETS": "secret", "CONST": "constant"},
}
_CALLS = {"v0": "fn:"}
_CALLABLE = {"v0": {"type": "expression"}}


def identity_of(detection: Detection) -> Identity | None:
    """The identity of a workflow; None of a text that is a part or an extension, or has no name yet."""
    if detection.shape not in _WORKFLOWS:
        return None
    dialect = detection.dialect.id
    name = _first(detection.body, _NAME.get(dialect, ()))
    if detection.shape == "flow":
        root = root_cursor(detection.body.tree, _document_of(detection.body))
        name = (root.at("metadata", "name") if root is not None else None) or name
    if name is None or not name.text:
        return None
    namespace = _first(detection.body, _NAMESPACE.get(dialect, ()))
    version = _first(detection.body, _VERSION.get(dialect, ()))
    return Identity(
        detection.dialect.generation,
        namespace.text if namespace is not None else "",
        name.text,
        version.text if version is not None else "",
        name.start,
        name.end,
    )


def target_of(detection: Detection, place: Cursor) -> Target:
    """The workflow that the scalar at `place`, a reference to one, means together with what stands beside it."""
    parent = place.parent
    versions: tuple[str, ...] = ()
    namespace = ""
    if parent is not None and parent.is_mapping and place.key in _REFERRING:
        version = parent.get("version")
        several = parent.get("workflowVersions")
        if version is not None and version.is_scalar and version.text not in _NEWEST and "${" not in version.text:
            versions = (version.text,)
        elif several is not None and several.is_sequence:
            versions = tuple(child.text for child in several.children() if child.text)
        group = parent.get("namespace")
        namespace = group.text if group is not None and "${" not in group.text else ""
    return Target(detection.dialect.generation, namespace, place.text, versions)


def extended_by(detection: Detection) -> Target | None:
    """The workflow that an extension document says more about."""
    if not detection.shape.startswith("extension"):
        return None
    place = detection.body.get("workflowid") or detection.body.get("workflowId")
    return target_of(detection, place) if place is not None and place.text else None


def parts_of(detection: Detection) -> Iterator[Part]:
    """The sections of a workflow that stand in files of their own."""
    if detection.shape not in _WORKFLOWS:
        return
    for section, kind in _SECTIONS.get(detection.dialect.id, {}).items():
        place = detection.body.get(section)
        if place is not None and isinstance(place.node, Scalar) and isinstance(place.node.value, str):
            yield Part(section, kind, place.node.value, place.start, place.end)


def is_part(detection: Detection) -> bool:
    """Whether a text is a section of workflows that refer to it."""
    return detection.shape.endswith("-file")


def expression_roots(detection: Detection) -> Mapping[str, str]:
    """The arguments of expressions whose properties are declared names, with the kind of those."""
    return _ROOTS.get(detection.dialect.id, {})


def expression_call(detection: Detection) -> str:
    """What stands before the name of a function in an expression; empty where functions cannot stand there."""
    return _CALLS.get(detection.dialect.id, "")


def expression_callable(detection: Detection) -> Mapping[str, str]:
    """What a function has to be like that expressions call."""
    return _CALLABLE.get(detection.dialect.id, {})


def reach(container: Path) -> tuple[Path, ...]:
    """Where the variables can be read that the mapping at a path introduces: below it; those of a loop in its rounds, not in what
    comes before them (`in`, `if`, `input`), which reads the variables of the loops around.
    """
    if container and container[-1] == "for":
        return (*container[:-1], "while"), (*container[:-1], "do")
    return (container,)


def _first(body: Cursor, paths: tuple[Path, ...]) -> Cursor | None:
    for path in paths:
        found = body.at(*path)
        if found is not None and found.is_scalar and found.node is not None:
            return found
    return None


def _document_of(body: Cursor) -> int:
    return next((number for number, root in enumerate(body.tree.roots) if root.start <= body.start <= root.end), 0)
