"""The two generations of the language; the only package that names a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects import v0, v1
from swls.dialects.base import Detection, Dialect, ResolvedVersion
from swls.patterns import regex
from swls.syntax.nodes import Mapping

if TYPE_CHECKING:
    from swls.syntax import Cursor

__all__ = [
    "DIALECTS",
    "Detection",
    "Dialect",
    "ResolvedVersion",
    "detect",
    "detect_section",
    "dialect_of_version",
    "looks_like_workflow",
]

DIALECTS: tuple[Dialect, ...] = (v1.DIALECT, v0.DIALECT)

# Decides from the text alone, before anything is read, whether a file found in a folder is worth reading. It may say
# yes too often (the tree decides), never no to a workflow.
_HINTS = regex(
    r"\bdsl[\"']?\s*:|\bspecVersion\b|\bstates[\"']?\s*:|\bSonataFlow\b|\bKogitoServerlessWorkflow\b|\bextension[iI]d\b"
)


def looks_like_workflow(text: str, file_name: str = "") -> bool:
    """Whether a file could hold a workflow, by a scan of its text (no false negative)."""
    return ".sw." in file_name or _HINTS.search(text) is not None


def detect(root: Cursor, file_name: str = "", *, certain: bool = False) -> Detection | None:
    """What the document below `root` is; None when it is no workflow.

    `certain` says that somebody asked for this very file: then whatever stands there is held against the generation
    its keys resemble most, the newest where they resemble none.
    """
    found = [d for dialect in DIALECTS if (d := dialect.detect(root, file_name)) is not None]
    if found:
        # Keys of both: the one with the version marker is what the author meant.
        return max(found, key=lambda detection: (detection.declared is not None, detection.sure))
    if certain and (part := v0.detect_lone_part(root)) is not None:
        return part
    if certain and isinstance(root.node, Mapping):
        return Detection(dialect=v1.DIALECT, body=root, shape="workflow", declared=None, sure=False)
    return None


def detect_section(root: Cursor, section: str) -> Detection | None:
    """A file that a workflow refers to as one of its sections (`functions`, `events`, ...)."""
    return v0.detect_part(root, section)


def dialect_of_version(version: str) -> Dialect | None:
    """The dialect a version of the language belongs to."""
    return next((dialect for dialect in DIALECTS if version in dialect.versions), None)
