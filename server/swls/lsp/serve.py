"""One client from its first message to its last."""

from __future__ import annotations

import contextlib
import gc
import json
import linecache
import logging
import os
import sys
import threading
import time
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.lsp.protocol import Protocol
    from swls.lsp.session import Session
    from swls.lsp.transport import Transport

_PATIENCE = 0.1  # seconds for which a job that is due lets messages go first
_IDLE = 1.0  # seconds without a message after which the garbage is looked for
_OFTEN = 2_000  # messages after which it is looked for in any case
# While modules are loaded: the libraries make and drop a class for each one they keep, which nothing but the collector
# frees, and soon after they were made is when it costs least. To look through all that is kept finds nothing more.
_YOUNG = 3_000


def serve(transport: Transport) -> int:
    """Serve the client behind a transport until it leaves; the exit code of the process."""
    logging.basicConfig(
        level=os.environ.get("SWLS_LOG", "WARNING").upper(), stream=sys.stderr, format="swls: %(message)s"
    )
    gc.enable()
    gc.set_threshold(_YOUNG, 1_000_000)
    inbox: SimpleQueue[bytes | Callable[[], None] | None] = SimpleQueue()
    cancelled: set[str | int] = set()
    threading.Thread(target=_read, args=(transport, inbox, cancelled), name="reader", daemon=True).start()

    from swls.lsp.server import connect  # so that the reader is at work meanwhile
    from swls.lsp.warm import warm_up  # as above

    warm_up()
    protocol, session = connect(transport, inbox)
    protocol.cancelled = cancelled
    sys.setswitchinterval(0.001)  # what goes on aside must not make a key wait
    gc.disable()  # it would stop a keystroke for the whole tree; see `_tidy`
    gc.collect(0)
    gc.freeze()
    linecache.clearcache()  # the libraries put the source of what they generate there, two megabytes that nobody reads
    return _loop(protocol, session, inbox)


def _read(transport: Transport, inbox: SimpleQueue[Any], cancelled: set[str | int]) -> None:
    """Take messages off the transport at once: it is then known what waits and what is no longer wanted."""
    for body in transport.messages():
        if b'"$/cancelRequest"' in body[:400]:
            # The protocol says what is wrong with it when its turn comes.
            with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
                cancelled.add(json.loads(body)["params"]["id"])
        inbox.put(body)
    inbox.put(None)


def _loop(protocol: Protocol, session: Session, inbox: SimpleQueue[Any]) -> int:
    agenda = session.agenda
    handled = 0
    while protocol.exit_code is None:
        wait = agenda.wait()
        if wait == 0.0 and (inbox.empty() or agenda.overdue() > _PATIENCE):
            job = agenda.take()
            if job is not None:
                session.stirred = float("inf")
                protocol.run(job)
                session.stirred = time.monotonic()
            continue
        try:
            message = inbox.get(timeout=_patience(wait, idle=handled == 0))
        except Empty:
            if handled and (wait is None or wait > _IDLE):
                handled = _tidy(everything=True)
            continue
        if message is None:
            return 0
        if isinstance(message, bytes):
            session.stirred = float("inf")
            protocol.receive(message)
            session.stirred = time.monotonic()
        else:
            protocol.run(message)
        handled += 1
        if handled % _OFTEN == 0:
            _tidy(everything=False)
    return protocol.exit_code


def _patience(wait: float | None, *, idle: bool) -> float | None:
    """How long to wait for a message: until the next job, or until the garbage is due; for ever if neither is."""
    if idle:
        return wait
    return _IDLE if wait is None else min(wait, _IDLE)


def _tidy(*, everything: bool) -> int:
    """Collect garbage that refers to itself. Trees do not, so they are never searched more than once."""
    if everything:
        gc.collect()
        gc.freeze()
    else:
        gc.collect(0)
    return 0
