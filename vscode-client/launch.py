"""Starts the bundled server: the interpreter runs isolated, so the path to the libraries is added here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "libs"))

from swls.cli import main  # noqa: E402  (only importable now)

sys.exit(main())
