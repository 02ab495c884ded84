"""The command line. `main` looks at the first word and imports only what that command needs."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OK, FOUND, FAILED, NOTHING, INTERRUPTED = 0, 1, 2, 3, 130

COMMANDS = ("check", "diagram", "server", "rules", "rule", "schema", "version")

_USAGE = """\
usage: swls COMMAND [OPTION]...

  check [PATH|GLOB|-]...    lint workflows (the current folder, if nothing is named)
  diagram FILE|-            draw a workflow: SVG, DOT, Mermaid or JSON
  server                    language server on stdin and stdout, TCP or a WebSocket
  rules, rule CODE          the catalogue of rules, the page of one
  schema list|show VERSION  the language's JSON Schema in one file
  version                   version of swls, with --verbose of what it stands on

swls COMMAND --help explains a command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status (0, 1 findings, 2 failure, 3 nothing matched, 130 interrupted)."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # File names and texts may hold anything; a terminal that cannot show it must not end the run.
            stream.reconfigure(errors="backslashreplace")
    try:
        return _run(words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`): nothing more to say, and nothing to complain about at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


def _run(words: list[str]) -> int:
    if not words:
        print(_USAGE, file=sys.stderr)
        return FAILED
    command, rest = words[0], words[1:]
    if command in {"-h", "--help", "help"}:
        print(_USAGE)
        return OK
    if command in {"-V", "--version"}:
        command = "version"
    if command not in COMMANDS:
        from swls.schema.suggest import suggest  # only for a slip

        meant = suggest(command, COMMANDS)
        hint = f"; did you mean '{meant}'?" if meant else ""
        print(f"swls: unknown command '{command}'{hint}\n\n{_USAGE}", file=sys.stderr)
        return FAILED
    return _command(command)(rest)


def _command(name: str) -> Callable[[list[str]], int]:
    module = importlib.import_module(f"swls.cli.{'rules' if name == 'rule' else name}_command")
    run: Callable[[list[str]], int] = getattr(module, name if name in {"rules", "rule"} else "run")
    return run
