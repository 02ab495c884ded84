"""Notices that the editor has died without saying so."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 2.0  # seconds
_GRACE = 5.0


def watch(process: int, gone: Callable[[], None]) -> None:
    """Call `gone`, from another thread, when the process has ended; end this process if that does not help.

    A process that cannot be seen now is not watched: it lives on another machine or in another container.
    """
    if process > 0 and alive(process):
        threading.Thread(target=_watch, args=(process, gone), name="parent", daemon=True).start()


def _watch(process: int, gone: Callable[[], None]) -> None:
    while alive(process):
        time.sleep(_EVERY)
    gone()
    time.sleep(_GRACE)
    os._exit(1)


if sys.platform == "win32":

    def alive(process: int) -> bool:
        """Whether a process with this id is running."""
        import ctypes  # no other command needs it

        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(0x00100000, False, process)
        if not handle:
            return False
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == 0x102)  # WAIT_TIMEOUT
        finally:
            kernel.CloseHandle(handle)

else:

    def alive(process: int) -> bool:
        """Whether a process with this id is running."""
        try:
            os.kill(process, 0)
        except PermissionError:
            return True
        except (OSError, OverflowError):
            return False
        return True
