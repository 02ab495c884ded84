"""Puts the package of this checkout on the path when it is not installed, and knows `--bulk`."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(Path(__file__).resolve().parent))
if importlib.util.find_spec("swls") is None:
    sys.path.insert(0, str(ROOT / "server"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bulk", action="store_true", help="measure the whole, not a sample")


@pytest.fixture(scope="session")
def bulk(request: pytest.FixtureRequest) -> bool:
    """True when the whole of a measurement is asked for."""
    return bool(request.config.getoption("--bulk"))
