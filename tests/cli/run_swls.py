"""Running the command line in this process."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import NamedTuple

from swls.cli import main

ROOT = Path(__file__).resolve().parents[2]


class Done(NamedTuple):
    """What a run printed, and its exit status."""

    status: int
    out: str
    err: str


class _Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def swls(*words: str | Path, cwd: Path, stdin: str | bytes = b"") -> Done:
    """Run `swls` in a folder."""
    before, streams = Path.cwd(), (sys.stdin, sys.stdout, sys.stderr)
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    os.chdir(cwd)
    try:
        sys.stdin = _Stdin(stdin.encode() if isinstance(stdin, str) else stdin)
        sys.stdout, sys.stderr = out, err
        status = main([str(word) for word in words])
    finally:
        os.chdir(before)
        sys.stdin, sys.stdout, sys.stderr = streams
    return Done(status, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())
