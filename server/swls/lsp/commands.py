"""The commands of `workspace/executeCommand`. Each works without arguments too, on the text touched last.

Nothing an author can write makes one fail: what cannot be done is said in the answer.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from swls.lsp.configuration import THEMES
from swls.lsp.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from swls.lsp.session import Session
    from swls.lsp.text import Text
    from swls.model import Document, Unit

SOURCES = ("dot", "mermaid", "json")


def diagram(session: Session, arguments: Sequence[Any]) -> Any:
    """`swls.diagram`: a workflow as SVG, or the last good picture of it, marked stale, with the reason."""
    wanted = _wanted(arguments)
    text = _text(session, wanted)
    if text is None:
        return {
            "uri": wanted.get("uri", ""),
            "version": None,
            "svg": "",
            "nodes": [],
            "stale": True,
            "message": _CLOSED,
        }
    theme = wanted.get("theme")
    collapsed = wanted.get("collapsed")
    draw = partial(
        _draw,
        text.document,
        theme=theme if theme in THEMES else session.wishes.theme,
        engine=session.wishes.engine,
        collapsed=tuple(item for item in collapsed if isinstance(item, str)) if isinstance(collapsed, list) else (),
    )
    return session.aside(draw, partial(_drawn, session, text, text.document, text.version))


def diagram_source(session: Session, arguments: Sequence[Any]) -> Any:
    """`swls.diagram.source`: the picture as text that other tools draw."""
    wanted = _wanted(arguments)
    text = _text(session, wanted)
    if text is None:
        return {"text": "", "message": _CLOSED}
    form = wanted.get("format", "mermaid")
    if form not in SOURCES:
        return {"text": "", "message": f"the format must be one of {', '.join(SOURCES)}, not {form!r}"}
    unit = _unit(text.document)
    if unit is None:
        return {"text": "", "message": _NO_WORKFLOW}
    return session.aside(partial(_source, unit, form), lambda answer: answer)


COMMANDS: dict[str, Callable[[Session, Sequence[Any]], Any]] = {
    "swls.diagram": diagram,
    "swls.diagram.source": diagram_source,
}

_CLOSED = "no workflow is open"
_NO_WORKFLOW = "this text is not recognised as a workflow"


def _wanted(arguments: Sequence[Any]) -> dict[str, Any]:
    """The first argument: an object, or just a URI."""
    first = arguments[0] if arguments else None
    if isinstance(first, str):
        return {"uri": first}
    return first if isinstance(first, dict) else {}


def _text(session: Session, wanted: dict[str, Any]) -> Text | None:
    uri = wanted.get("uri")
    return session.touch(uri) if isinstance(uri, str) and uri else session.texts.get(session.last)


def _unit(document: Document) -> Unit | None:
    return next((unit for unit in document.units if unit.shape_name == "workflow"), next(iter(document.units), None))


def _draw(document: Document, *, theme: str, engine: str, collapsed: tuple[str, ...]) -> tuple[Any, str]:
    """A picture, or None and why there is none; and what is wrong with the text it was drawn from."""
    from swls.diagram import DiagramError, render  # noqa: PLC0415  (engines are heavy)

    unit = _unit(document)
    if unit is None:
        return None, _NO_WORKFLOW
    trouble = _trouble(document)
    try:
        return render(unit.flow, format="svg", theme=theme, engine=engine, collapsed=collapsed), trouble
    except DiagramError as error:
        return None, str(error)


def _trouble(document: Document) -> str:
    problems = document.tree.problems()
    if not problems:
        return ""
    line, _ = document.lines.position(problems[0].start)
    return f"the text is broken in line {line + 1}"


def _drawn(session: Session, text: Text, document: Document, version: int, drawn: tuple[Any, str]) -> dict[str, Any]:
    picture, trouble = drawn
    last = session.pictures.get(text.uri)
    if trouble and last is not None:
        return {**last, "stale": True, "message": trouble}
    if picture is None:
        return {
            "uri": text.uri,
            "version": version,
            "svg": "",
            "nodes": [],
            "stale": True,
            "message": trouble,
        }
    places = Places(document.lines, text.encoding)
    nodes = [
        {"id": node.id, "pointer": node.pointer, "range": places.range(node.start, node.end)} for node in picture.nodes
    ]
    answer = {
        "uri": text.uri,
        "version": version,
        "svg": picture.text,
        "nodes": nodes,
        "stale": bool(trouble),
    }
    if trouble:
        return {**answer, "message": trouble}
    if session.texts.get(text.uri) is text:
        session.pictures[text.uri] = answer
    return answer


def _source(unit: Unit, form: str) -> dict[str, Any]:
    from swls.diagram import DiagramError, render  # noqa: PLC0415  (engines are heavy)

    try:
        return {"text": render(unit.flow, format=form).text}
    except DiagramError as error:
        return {"text": "", "message": str(error)}
