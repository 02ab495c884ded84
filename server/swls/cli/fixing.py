"""Changed texts: as a difference to read, and back into their files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def diff(before: str, after: str, name: str) -> str:
    """A unified difference that `patch -p0` applies."""
    from difflib import unified_diff  # slow to import

    parts = []
    for line in unified_diff(_lines(before), _lines(after), name, name):
        parts.append(line)
        if not line.endswith("\n"):
            parts.append("\n\\ No newline at end of file\n" if not line.startswith(("---", "+++", "@@")) else "\n")
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """Lines end at a line feed only, as `patch` sees them."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def write_back(path: Path, text: str) -> None:
    """Replace what a file holds, all or nothing; its permissions stay, and a link stays a link."""
    target = path.resolve()
    mode = target.stat().st_mode & 0o7777
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
        temporary.chmod(mode)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)  # it is there only where something went wrong
