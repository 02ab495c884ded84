"""Where the measuring data lies: official schemas, real workflows, other tools' cases.

They are not part of the project. `SWLS_SHARED` names the folder, else `../shared` beside the checkout is taken; tests that
need them are left out, in one line each, where neither exists.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _find() -> Path | None:
    named = os.environ.get("SWLS_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None


SHARED = _find()


def shared_path(relative: str) -> Path | None:
    """The path of a folder or file of the measuring data, or None where it is not there."""
    if SHARED is None:
        return None
    path = SHARED / relative
    return path if path.exists() else None


def need_shared(relative: str) -> Path:
    """As `shared_path`, but leaves the calling test out when the data is not there."""
    path = shared_path(relative)
    if path is None:
        pytest.skip(f"left out: {relative} of the measuring data is not on this machine (SWLS_SHARED)")
    return path
