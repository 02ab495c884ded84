"""Finds the data that travel with the package: `schema/` and `snippets/`, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `schema` or `snippets`; FileNotFoundError when the installation lacks it."""
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"this installation of swls lacks its folder {name!r}")


def read_text(name: str, file: str) -> str:
    """The text of a file in one of the folders; OSError when it is not there."""
    return (folder(name) / file).read_text(encoding="utf-8")
