"""Servers to talk to. Each test has its own; it must end by itself or is ended here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.lsp.abilities import RICH
from tests.lsp.talk import Process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def start() -> Iterator[Callable[..., Process]]:
    """Start a server and introduce a client with these abilities."""
    begun: list[Process] = []

    def begin(capabilities: dict[str, Any] | None = RICH, **more: Any) -> Process:
        process = Process()
        begun.append(process)
        if capabilities is not None:
            process.initialize(capabilities, **more)
        return process

    yield begin
    for process in begun:
        process.kill()


@pytest.fixture
def talk(start: Callable[..., Process]) -> Process:
    """A server that no client has been introduced to yet."""
    return start(None)


@pytest.fixture
def rich(start: Callable[..., Process]) -> Process:
    """A server whose client can do everything but pull."""
    return start(RICH)
