"""The protocol edge: sessions, positions, messages. The only package that imports pygls and lsprotocol."""

from __future__ import annotations

__all__ = ["main"]


def main(*, tcp: str | None = None, ws: str | None = None) -> int:
    """Serve one client until it leaves and return the exit code.

    On stdin and stdout, or, where `tcp` or `ws` names a `HOST:PORT`, to the first client that connects there
    (port 0 takes a free one and logs it). Raises ValueError for an address that cannot be read and OSError
    for one that cannot be had.
    """
    from swls.lsp.serve import serve  # the libraries of the protocol take their time
    from swls.lsp.transport import stdio, tcp_client, websocket_client  # as above

    if tcp is not None:
        return serve(tcp_client(tcp))
    if ws is not None:
        return serve(websocket_client(ws))
    return serve(stdio())
