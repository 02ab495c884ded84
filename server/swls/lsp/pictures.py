"""The commands that draw. Nothing an author can write makes one fail: what cannot be done is said in the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from swls.lsp.configuration import THEMES
from swls.lsp.places import Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swls.lsp.session import Session
    from swls.lsp.text import Text
    from swls.model import Document, Unit

CLOSED = "no workflow is open"
_NO_WORKFLOW = "this text is not recognised as a workflow"
SOURCES = ("dot", "mermaid", "json")


def diagram(session: Session, arguments: Sequence[Any]) -> Any:
    """`swls.diagram`: a workflow as SVG, or the last good picture of it, marked stale, with the reason."""
    wanted = read_wanted(arguments)
    text = text_of(session, wanted)
    if text is None:
        return {
            "uri": wanted.get("uri", ""),
            "version": None,
            "svg": "",
            "nodes": [],
            "stale": True,
            "message": CLOSED,
        }
    theme = wanted.get("theme")
    work = partial(
        draw,
        text.document,
        theme=theme if theme in THEMES else session.wishes.theme,
        engine=session.wishes.engine,
        collapsed=_pointers(wanted, "collapsed"),
        expanded=_pointers(wanted, "expanded"),
    )
    return session.aside(work, partial(_drawn, session, text, text.document, text.version))


def diagram_source(session: Session, arguments: Sequence[Any]) -> Any:
    """`swls.diagram.source`: the picture as text that other tools draw."""
    wanted = read_wanted(arguments)
    text = text_of(session, wanted)
    if text is None:
        return {"text": "", "message": CLOSED}
    form = wanted.get("format", "mermaid")
    if form not in SOURCES:
        return {"text": "", "message": f"the format must be one of {', '.join(SOURCES)}, not {form!r}"}
    return session.aside(partial(draw, text.document, form=form), _as_source)


def read_wanted(arguments: Sequence[Any]) -> dict[str, Any]:
    """The first argument of a command: an object, or just a URI."""
    first = arguments[0] if arguments else None
    if isinstance(first, str):
        return {"uri": first}
    return first if isinstance(first, dict) else {}


def _pointers(wanted: dict[str, Any], key: str) -> tuple[str, ...]:
    given = wanted.get(key)
    return tuple(item for item in given if isinstance(item, str)) if isinstance(given, list) else ()


def text_of(session: Session, wanted: dict[str, Any]) -> Text | None:
    """The open text a command is about: the one it names, or the one touched last."""
    uri = wanted.get("uri")
    return session.touch(uri) if isinstance(uri, str) and uri else session.texts.get(session.last)


def _unit(document: Document) -> Unit | None:
    return next((unit for unit in document.units if unit.shape_name == "workflow"), next(iter(document.units), None))


def draw(
    document: Document,
    *,
    form: str = "svg",
    theme: str = "light",
    engine: str = "auto",
    collapsed: tuple[str, ...] = (),
    expanded: tuple[str, ...] = (),
) -> tuple[Any, str]:
    """A picture and what is wrong with the text it was drawn from; or None, and why there is none."""
    from swls.diagram import DiagramError, render  # engines are heavy

    unit = _unit(document)
    if unit is None:
        return None, _NO_WORKFLOW
    trouble = _trouble(document)
    try:
        picture = render(
            unit.flow,
            format=form,
            theme=theme,
            engine=engine,
            collapsed=collapsed,
            expanded=expanded,
            lines=document.lines,
        )
    except DiagramError as error:
        return None, str(error)
    return picture, trouble


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


def _as_source(drawn: tuple[Any, str]) -> dict[str, Any]:
    picture, trouble = drawn
    return {"text": "", "message": trouble} if picture is None else {"text": picture.text}
