"""Write every generated file of the project anew; with `--check`, only say which are out of date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENERATORS = ("build_schema.py", "build_docs.py", "build_gallery.py")


def main() -> int:
    """Exit status 1 when a generated file differs from what its source gives."""
    status = 0
    for name in GENERATORS:
        status |= subprocess.run([sys.executable, str(HERE / name), *sys.argv[1:]], check=False).returncode
    if status and "--check" in sys.argv:
        print("generated files are out of date: run `python scripts/generate.py` and commit what it writes")
    return 1 if status else 0


if __name__ == "__main__":
    sys.exit(main())
