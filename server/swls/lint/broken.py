"""Where a document's structure is broken: what rules say about such a place would only repeat or mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.schema import Problem

Path = tuple[str | int, ...]

# Nothing below such a place can be trusted; of the others, only the place itself.
_WHOLE = frozenset(
    [
        "no-kind",
        "two-kinds",
        "two-alternatives",
        "wrong-type",
        "missing-colon",
        "joined-dash",
        "not-a-list",
        "several-in-item",
        "unnamed-item",
        "too-many-keys",
        "not-allowed",
    ]
)
_KEY = frozenset({"unknown-property", "misplaced-property"})
_VERSION = frozenset({"needs-version", "removed-in-version"})
_MISSING = frozenset(
    [
        "missing-property",
        "missing-alternative",
        "missing-companion",
        "too-few-keys",
        "too-few-items",
        "too-many-items",
    ]
)


def broken_places(problems: Iterable[tuple[Problem, Path]]) -> frozenset[Path]:
    """The subtrees that failed, of problems with their full paths."""
    found: set[Path] = set()
    for problem, path in problems:
        if problem.kind in _MISSING:
            continue
        if problem.kind in _KEY:
            found.add((*path, problem.args["property"]))
        elif problem.kind in _VERSION and problem.args["name"] and "value" not in problem.args:
            found.add((*path, problem.args["name"]))  # the key is of another version, what stands beside it is not
        elif path or problem.kind not in _WHOLE:
            found.add(path)
    found.discard(())
    return frozenset(found)


def is_broken(path: Path, broken: frozenset[Path]) -> bool:
    """Whether a place lies in a subtree that failed."""
    return any(path[:length] in broken for length in range(1, len(path) + 1)) if broken else False
