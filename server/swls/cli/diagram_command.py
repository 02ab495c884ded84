"""`swls diagram`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from swls.cli import FAILED, OK
from swls.cli.files import shown
from swls.cli.terminal import fail
from swls.files import read_bytes

if TYPE_CHECKING:
    from swls.model import Document, Unit

FORMATS = ("svg", "dot", "mermaid", "json")
THEMES = ("light", "dark", "hc")
ENGINES = ("auto", "embedded", "system")
_BY_SUFFIX = {".svg": "svg", ".dot": "dot", ".gv": "dot", ".mmd": "mermaid", ".mermaid": "mermaid", ".json": "json"}


def run(words: list[str]) -> int:
    """Draw one workflow to stdout or into a file."""
    try:
        options = _parser().parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    from swls.diagram import DiagramError  # only to draw

    stdin = options.file == "-"
    name = options.stdin_filename or "stdin" if stdin else options.file
    try:
        data = sys.stdin.buffer.read() if stdin else read_bytes(Path(name))
        text = data.decode("utf-8")
    except OSError as error:
        fail(f"{name}: {error.strerror or error}")
        return FAILED
    except UnicodeDecodeError:
        fail(f"{name}: the file is not UTF-8")
        return FAILED
    from swls.model import Document  # the other commands do without it

    document = Document.open(text, path=name, certain=True)
    unit = _unit(document, options.document)
    if unit is None:
        fail(f"{name}: there is no workflow" + (f" number {options.document}" if options.document else " in it"))
        return FAILED
    form = options.format or _BY_SUFFIX.get(Path(options.output or "").suffix.lower(), "svg")
    try:
        drawn = _drawn(document, unit, form, options)
    except DiagramError as error:
        fail(f"{name}: {error}")
        return FAILED
    _warn(document, shown(Path(name), Path.cwd()))
    if options.output is None or options.output == "-":
        sys.stdout.write(drawn if drawn.endswith("\n") else f"{drawn}\n")
        return OK
    try:
        Path(options.output).write_text(drawn, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"{options.output}: {error.strerror or error}")
        return FAILED
    return OK


def _drawn(document: Document, unit: Unit, form: str, options: argparse.Namespace) -> str:
    from swls.diagram import render  # the other commands do without it

    picture = render(
        unit.flow,
        format=form,
        theme=options.theme,
        engine=options.engine,
        collapsed=tuple(options.collapse or ()),
        lines=document.lines,
    )
    return picture.text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="swls diagram", description="Draw a workflow.", allow_abbrev=False)
    add = parser.add_argument
    add("file", metavar="FILE", help="a workflow, or - for stdin")
    add("-o", "--output", metavar="FILE", help="where to write (default: stdout)")
    add("--format", choices=FORMATS, help="default: as the name of the output says, else svg")
    add("--theme", choices=THEMES, default="light")
    add("--engine", choices=ENGINES, default="auto", help="embedded: in a sandbox; system: the dot of Graphviz")
    add("--collapse", action="append", metavar="POINTER", help="show a container as one card; repeatable")
    add("--document", type=int, metavar="N", help="which workflow of a file that holds several, from 1")
    add("--stdin-filename", metavar="FILE", help="the name of what comes from stdin")
    return parser


def _unit(document: Document, number: int | None) -> Unit | None:
    units = [unit for unit in document.units if unit.root.node is not None and _says_something(unit)]
    if number is not None:
        return units[number - 1] if 0 < number <= len(units) else None
    return next((unit for unit in units if unit.shape_name in {"workflow", "flow"}), units[0] if units else None)


def _says_something(unit: Unit) -> bool:
    """Whether there is more to draw than a start and an end: any other file has as much."""
    return bool(unit.flow.header) or len(unit.flow.nodes) > 2


def _warn(document: Document, name: str) -> None:
    """A picture of a broken text may lack what could not be read."""
    problems = document.tree.problems()
    if problems:
        line = document.lines.position(problems[0].start)[0] + 1
        fail(f"{name}:{line}: the text is broken here; the picture shows what could be read")
