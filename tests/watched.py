"""Run as a program: does what the words after it say, and writes down what Python reports of it (`sys.audit`).

`python watched.py LOG MODULE WORDS...` runs a module as `python -m` would. LOG gets a JSON array a line: the event and its
first arguments as text, for everything that reaches outside the process: files, sockets, programs, code.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import threading

_OUTSIDE = (
    "open",
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "ctypes.dlopen",
)
_QUIET = frozenset({"os.listdir", "os.scandir", "os.walk", "os.fwalk"})


def watch(log: str) -> None:
    """Write down every event from here on."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    busy = threading.local()

    def hook(event: str, args: tuple[object, ...]) -> None:
        if not event.startswith(_OUTSIDE) or event in _QUIET or getattr(busy, "now", False):
            return
        busy.now = True
        try:
            os.write(out, json.dumps([event, *[str(one) for one in args[:3]]]).encode() + b"\n")
        finally:
            busy.now = False

    sys.addaudithook(hook)


if __name__ == "__main__":
    log_file, module = sys.argv[1:3]
    sys.argv = [module, *sys.argv[3:]]
    watch(log_file)
    runpy.run_module(module, run_name="__main__", alter_sys=True)
