"""`swls`, and `python -m swls`: the process around the command line."""

from __future__ import annotations

import gc
import sys

from swls.cli import main


def run() -> int:
    """Run the command that the process was started for; its exit status."""
    # A run is short and makes no cycles worth hunting: the collector would only look at a growing heap, again and again
    # while modules are loaded and once more when the interpreter ends. The server sets it as it needs it.
    gc.disable()
    try:
        return main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(run())
