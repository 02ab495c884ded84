"""Where a document's structure is broken: what rules say about such a place would only repeat or mislead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.schema import Facts, Problem

Path = tuple[str | int, ...]

_KEPT = "failed"
_NOWHERE: dict[str | int, frozenset[Path]] = {}
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


class Broken:
    """The subtrees of a workflow that failed; all paths lead from the unit's root."""

    def __init__(self, facts: Facts) -> None:
        self.paths = failures(facts) - {()}
        self._parts: dict[Path, dict[str | int, frozenset[Path]]] = {}

    def covers(self, path: Path) -> bool:
        """Whether a place lies in such a subtree."""
        paths = self.paths
        return any(path[:length] in paths for length in range(1, len(path) + 1)) if paths else False

    def around(self, section: Path) -> tuple[Path, ...]:
        """Those in which a place lies."""
        if not self.paths:
            return ()
        return tuple(path for length in range(1, len(section) + 1) if (path := section[:length]) in self.paths)

    def inside(self, section: Path) -> dict[str | int, frozenset[Path]]:
        """Those in the parts of a section, by the key of the part; the paths lead from there."""
        if not self.paths:
            return _NOWHERE
        known = self._parts.get(section)
        if known is None:
            size = len(section)
            found: dict[str | int, set[Path]] = {}
            for path in self.paths:
                if len(path) > size and path[:size] == section:
                    found.setdefault(path[size], set()).add(path[size + 1 :])
            known = self._parts[section] = {key: frozenset(paths) for key, paths in found.items()}
        return known


def failures(facts: Facts) -> frozenset[Path]:
    """The subtrees that failed below a group, by their paths from there; a group remembers its own."""
    if not facts.problem_count:
        return frozenset()
    known: frozenset[Path] | None = facts.kept.get(_KEPT)
    if known is None:
        found = _of_problems(facts.problems)
        for _, more, child in facts.children:
            found.update([more + path for path in failures(child)])
        known = facts.kept[_KEPT] = frozenset(found)
    return known


def own_failures(facts: Facts) -> frozenset[Path]:
    """The subtrees that failed by a problem of a group itself."""
    return frozenset(_of_problems(facts.problems)) if facts.problems else frozenset()


def _of_problems(problems: Iterable[Problem]) -> set[Path]:
    found: set[Path] = set()
    for problem in problems:
        path = problem.path
        if problem.kind in _MISSING:
            continue
        if problem.kind in _KEY:
            found.add((*path, problem.args["property"]))
        elif problem.kind in _VERSION and problem.args["name"] and "value" not in problem.args:
            found.add((*path, problem.args["name"]))  # the key is of another version, what stands beside it is not
        else:
            found.add(path)
    return found


def covered(path: Path, failed: frozenset[Path]) -> bool:
    """Whether a place lies in one of the subtrees at these paths; `()` is everything."""
    return any(path[:length] in failed for length in range(len(path) + 1)) if failed else False
