"""Which files a run is about: named ones as they are, those in folders by what they hold."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Source:
    """A file to look at. `certain`: it was named itself, and is judged whatever it holds. `-` is stdin."""

    path: Path
    certain: bool


class Ignore(Protocol):
    """Patterns of a `.gitignore`, or of the settings."""

    def match_file(self, file: str) -> bool:
        """Whether a path relative to where the patterns stand is left out."""


class Missing(Exception):  # noqa: N818  (it is what it says)
    """Something that was named is not there or cannot be looked at; the message says what."""


def sources(
    words: Iterable[str], *, exclude: tuple[str, ...] = (), base: Path | None = None
) -> Iterator[Source | Missing]:
    """The files behind the words of a command line, each once, and what is missing.

    `exclude` are patterns as in a `.gitignore`, relative to `base`; they hold for what is found, not for what is named.
    """
    seen: set[Path] = set()
    patterns = ignore_of(exclude)
    root = base if base is not None else Path.cwd()
    for word in words:
        for source in _of_word(word, patterns, root):
            if isinstance(source, Missing):
                yield source
            elif source.path not in seen:
                seen.add(source.path)
                yield source


def _of_word(word: str, patterns: Ignore | None, base: Path) -> Iterator[Source | Missing]:
    if word == "-":
        yield Source(Path("-"), certain=True)
        return
    path = Path(word)
    if path.is_dir():
        yield from _in_folder(path, patterns, base)
    elif path.exists():
        yield Source(path, certain=True) if path.is_file() else Missing(f"{word}: this is no regular file")
    elif any(char in word for char in "*?["):
        import glob  # noqa: PLC0415  (most runs name folders or files)

        for found in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207  (absolute patterns are welcome here)
            if Path(found).is_file() and not _left_out(Path(found), patterns, base):
                yield Source(Path(found), certain=False)
    else:
        yield Missing(f"{word}: no such file or folder")


def _in_folder(top: Path, patterns: Ignore | None, base: Path) -> Iterator[Source]:
    """The files below a folder whose names promise YAML or JSON, in the order of their names.

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
            if path.is_file() and not _left_out(path, patterns, base):
                yield Source(path, certain=False)


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


def _left_out(path: Path, patterns: Ignore | None, base: Path) -> bool:
    if patterns is None:
        return False
    return patterns.match_file(os.path.relpath(path, base).replace(os.sep, "/"))


def ignore_of(lines: Iterable[str]) -> Ignore | None:
    """Patterns as in a `.gitignore`; None when there are none."""
    given = [line for line in lines if line.strip() and not line.startswith("#")]
    if not given:
        return None
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (only where something is ignored)

    return GitIgnoreSpec.from_lines(given)


def read_bytes(path: Path) -> bytes:
    """What a file holds; OSError says why it cannot be read."""
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError("this is no regular file")
        if status.st_size > MOST_BYTES:
            raise OSError(f"it is larger than {MOST_BYTES // 1024 // 1024} MiB")
        return file.read(MOST_BYTES)


def shown(path: Path, folder: Path) -> str:
    """A path as it is printed: relative to a folder where it is below it, with `/`."""
    text = os.path.normpath(path)
    if os.path.isabs(text):  # noqa: PTH117  (strings throughout: this runs for every file)
        relative = os.path.relpath(text, folder)
        text = text if relative.startswith("..") else relative
    return text.replace(os.sep, "/")
