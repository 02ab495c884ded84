"""`python -m swls`."""

from __future__ import annotations

import sys

from swls.cli import main

if __name__ == "__main__":
    sys.exit(main())
