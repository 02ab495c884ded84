"""Where messages come from and go to: stdin and stdout, a TCP connection, a WebSocket."""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
import threading
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from websockets.sync.server import ServerConnection

logger = logging.getLogger(__name__)

_LENGTH = re.compile(rb"content-length:[ \t]*(\d{1,10})[ \t]*\r?\n?", re.IGNORECASE)
_LARGEST = 256 * 1024 * 1024  # bytes of one message; a client that announces more is not one
_LOCAL_PAGE = re.compile(r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?")


class Transport(Protocol):
    """A connection to one client."""

    def messages(self) -> Iterator[bytes]:
        """The bodies of the messages, waiting for each; ends when the client has gone."""

    def send(self, body: bytes) -> None:
        """Send one message; OSError when the client has gone."""


class Stream:
    """Messages with a header (base protocol of LSP), over any pair of byte streams."""

    def __init__(self, reader: IO[bytes], writer: IO[bytes]) -> None:
        self._reader = reader
        self._writer = writer

    def messages(self) -> Iterator[bytes]:
        """The bodies; lines that are no header are passed over."""
        length = -1
        while line := self._line():
            if match := _LENGTH.match(line):
                length = int(match[1])
            elif length >= 0 and not line.strip():
                if length > _LARGEST:
                    logger.error("a message of %d bytes was announced; leaving", length)
                    return
                body = self._body(length)
                if len(body) < length:
                    return
                length = -1
                yield body

    def send(self, body: bytes) -> None:
        """Send one message with its header."""
        self._writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._writer.flush()

    def _line(self) -> bytes:
        try:
            return self._reader.readline(4096)
        except (OSError, ValueError):  # the connection was reset, or closed under the reader's feet
            return b""

    def _body(self, length: int) -> bytes:
        try:
            return self._reader.read(length)
        except (OSError, ValueError):
            return b""


class WebSocket:
    """One message a frame, without headers."""

    def __init__(self, connection: ServerConnection) -> None:
        self._connection = connection

    def messages(self) -> Iterator[bytes]:
        """The bodies."""
        for message in self._connection:
            yield message.encode("utf-8", "surrogatepass") if isinstance(message, str) else message

    def send(self, body: bytes) -> None:
        """Send one message as text."""
        from websockets.exceptions import ConnectionClosed  # few use it

        try:
            self._connection.send(body, text=True)
        except ConnectionClosed as error:
            raise BrokenPipeError(str(error)) from error


def stdio() -> Stream:
    """The standard streams, which from now on belong to the protocol.

    Whatever else writes to stdout, a library or a child process, writes to stderr instead, and nothing else
    can read what the client sends.
    """
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return Stream(reader, writer)


def tcp_client(address: str) -> Stream:
    """Wait for a client at `HOST:PORT`."""
    host, port = split_address(address)
    with socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        logger.warning("listening on %s:%d", host, listener.getsockname()[1])
        connection, _ = listener.accept()
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return Stream(connection.makefile("rb"), connection.makefile("wb"))


def websocket_client(address: str) -> WebSocket:
    """Wait for a client at `HOST:PORT`. A web page may connect only when it was served by this computer."""
    from websockets.sync.server import serve  # few use it

    host, port = split_address(address)
    connected: SimpleQueue[ServerConnection] = SimpleQueue()
    taken = threading.Lock()

    def handle(connection: ServerConnection) -> None:
        if not taken.acquire(blocking=False):
            connection.close(1013, "this server has its client")
            return
        connected.put(connection)
        threading.Event().wait()  # the connection lives as long as its handler: until the process ends

    server = serve(handle, host, port, origins=[None, _LOCAL_PAGE], compression=None, max_size=_LARGEST)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    logger.warning("listening on ws://%s:%d", host, server.socket.getsockname()[1])
    return WebSocket(connected.get())


def split_address(address: str) -> tuple[str, int]:
    """`HOST:PORT` or `[IPV6]:PORT`; ValueError when it is neither."""
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"not HOST:PORT: {address!r}")
    return host.strip("[]") or "127.0.0.1", int(port)
