"""Finding and reading files: what a folder holds, without what its `.gitignore` leaves out, and no further."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUFFIXES = (".yaml", ".yml", ".json")
# Never searched: what tools put beside the sources.
SKIPPED = frozenset(
    {".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__", ".tox", ".mypy_cache", ".ruff_cache"}
)
# Beyond this a file is not read at all; the reader's own limit is lower and leads to a finding.
MOST_BYTES = 64 * 1024 * 1024


class Ignore(Protocol):
    """Patterns of a `.gitignore`, or of the settings."""

    def match_file(self, file: str) -> bool:
        """Whether a path relative to where the patterns stand is left out."""


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """What a file of at most so many bytes holds; OSError says why it cannot be read."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("this is no regular file")
        if status.st_size > most:
            raise OSError(f"it is larger than {most // 1024 // 1024} MiB")
        return file.read(most)


def files_below(top: Path, patterns: Ignore | None = None, base: Path | None = None) -> Iterator[Path]:
    """The files below a folder whose names promise YAML or JSON, in the order of their names.

    What a `.gitignore` there or above it leaves out is left out, and what fits the `patterns`, relative to `base`.
    Links that lead out of the folder are not followed, and no folder is entered through a link.
    """
    real = top.resolve()
    ignores: list[tuple[str, Ignore]] = []
    if (above := _git_root(real)) is not None:
        folder = above
        for part in (".", *real.relative_to(above).parts[:-1]) if real != above else ():
            folder = folder / part
            _add_ignore(ignores, str(folder))
    for folder_name, folders, names in os.walk(top):
        here = os.path.realpath(folder_name)
        ignores = [pair for pair in ignores if here == pair[0] or here.startswith(pair[0].rstrip(os.sep) + os.sep)]
        if ".gitignore" in names:
            _add_ignore(ignores, here)
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED and not _ignored(ignores, f"{here}{os.sep}{name}", folder=True)
        )
        for name in sorted(names):
            if not name.lower().endswith(SUFFIXES) or _ignored(ignores, f"{here}{os.sep}{name}"):
                continue
            path = Path(folder_name, name)
            if path.is_symlink() and not path.resolve().is_relative_to(real):
                continue
            if path.is_file() and not left_out(path, patterns, base if base is not None else top):
                yield path


def found_below(top: Path, path: Path) -> bool:
    """Whether a search of a folder would come to a file below it, as far as names and `.gitignore` decide."""
    real, place = top.resolve(), Path(os.path.normpath(path))
    if not place.is_relative_to(real) or not place.name.lower().endswith(SUFFIXES):
        return False
    ignores: list[tuple[str, Ignore]] = []
    above = _git_root(real)
    folder = above if above is not None else real
    _add_ignore(ignores, str(folder))
    for part in place.relative_to(folder).parts[:-1]:
        folder = folder / part
        if folder.is_relative_to(real) and folder != real:
            if part in SKIPPED or _ignored(ignores, str(folder), folder=True):
                return False
        _add_ignore(ignores, str(folder))
    return not _ignored(ignores, str(place))


def _git_root(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _add_ignore(ignores: list[tuple[str, Ignore]], folder: str) -> None:
    try:
        text = Path(folder, ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    patterns = ignore_of(text.splitlines())
    if patterns is not None:
        ignores.append((folder, patterns))


def _ignored(ignores: list[tuple[str, Ignore]], path: str, *, folder: bool = False) -> bool:
    ending = "/" if folder else ""
    return any(
        patterns.match_file(os.path.relpath(path, where).replace(os.sep, "/") + ending) for where, patterns in ignores
    )


def left_out(path: Path, patterns: Ignore | None, base: Path) -> bool:
    """Whether a path fits patterns that are relative to `base`."""
    if patterns is None:
        return False
    return patterns.match_file(os.path.relpath(path, base).replace(os.sep, "/"))


def ignore_of(lines: Iterable[str]) -> Ignore | None:
    """Patterns as in a `.gitignore`; None when there are none."""
    given = [line for line in lines if line.strip() and not line.startswith("#")]
    if not given:
        return None
    from pathspec import GitIgnoreSpec  # only where something is ignored

    return GitIgnoreSpec.from_lines(given)
