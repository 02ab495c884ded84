"""Which files a run is about: named ones as they are, those in folders by what they hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from swls.files import Ignore, files_below, ignore_of, left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Source(NamedTuple):
    """A file to look at. `certain`: it was named itself, and is judged whatever it holds. `-` is stdin."""

    path: Path
    certain: bool


class Missing(NamedTuple):
    """Something that was named is not there or cannot be looked at; the words say what."""

    words: str


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
        for found in files_below(path, patterns, base):
            yield Source(found, certain=False)
    elif path.exists():
        yield Source(path, certain=True) if path.is_file() else Missing(f"{word}: this is no regular file")
    elif any(char in word for char in "*?["):
        import glob  # most runs name folders or files

        for name in sorted(glob.glob(word, recursive=True)):  # noqa: PTH207  (absolute patterns are welcome here)
            if Path(name).is_file() and not left_out(Path(name), patterns, base):
                yield Source(Path(name), certain=False)
    else:
        yield Missing(f"{word}: no such file or folder")


def shown(path: Path, folder: Path) -> str:
    """A path as it is printed: relative to a folder where it is below it, with `/`."""
    text = os.path.normpath(path)
    if os.path.isabs(text):  # noqa: PTH117  (strings throughout: this runs for every file)
        relative = os.path.relpath(text, folder)
        text = text if relative.startswith("..") else relative
    return text.replace(os.sep, "/")
