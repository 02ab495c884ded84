"""A conversation with a server, ended when the test ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.lsp.talk import Process


@pytest.fixture
def talk() -> Iterator[Process]:
    process = Process()
    yield process
    process.kill()
