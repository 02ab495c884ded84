"""A thread for slow work that nobody waits for when the editor leaves."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Worker:
    """Does works one after the other. Unlike the threads of an executor, which the interpreter joins before it ends, a
    worker ends with the process, in the middle of its work if need be.
    """

    def __init__(self, name: str) -> None:
        self._works: SimpleQueue[tuple[Future[Any], Callable[[], Any]]] = SimpleQueue()
        threading.Thread(target=self._run, name=name, daemon=True).start()

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Do `work` in its turn; the future holds what it gives or raises."""
        future: Future[T] = Future()
        self._works.put((future, work))
        return future

    def _run(self) -> None:
        while True:
            future, work = self._works.get()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  (whoever holds the future deals with it)
                future.set_exception(error)
            else:
                future.set_result(result)
