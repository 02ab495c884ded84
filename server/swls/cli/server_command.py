"""`swls server`."""

from __future__ import annotations

import argparse

from swls.cli import FAILED
from swls.cli.terminal import fail


def run(words: list[str]) -> int:
    """Serve one client."""
    parser = argparse.ArgumentParser(
        prog="swls server",
        description="The language server: on stdin and stdout, or for the first client that connects.",
        allow_abbrev=False,
    )
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--stdio", action="store_true", help="stdin and stdout (the default)")
    way.add_argument("--tcp", metavar="HOST:PORT", help="wait for a client on TCP")
    way.add_argument("--ws", metavar="HOST:PORT", help="wait for a client on a WebSocket")
    try:
        options = parser.parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    import importlib  # the other commands do without it

    # By name: the command line knows nothing of the protocol's libraries, which this command alone needs.
    serve = importlib.import_module("swls.lsp").main
    try:
        return int(serve(tcp=options.tcp, ws=options.ws))
    except (ValueError, OSError) as error:
        fail(str(error))
        return FAILED
