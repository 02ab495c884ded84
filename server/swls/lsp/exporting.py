"""Writes the diagram of a workflow beside it: a command, and the code actions that call it.

For editors that can run what a server offers and nothing more. It asks nothing, says where it wrote, and replaces
nothing but an earlier diagram.
"""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pygls.uris import from_fs_path, to_fs_path

from swls.lsp import pictures
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from swls.lsp.session import Session
    from swls.lsp.text import Text

COMMAND = "swls.diagram.export"
KIND = "source.exportDiagram.swls"


class _Form(NamedTuple):
    """A format that a file can have: its ending, and how a diagram written earlier is recognised."""

    label: str
    suffix: str
    mark: re.Pattern[str]


_FORMS = {
    "svg": _Form("SVG", ".svg", regex(r'<svg\b[^>]*\bclass="sw-diagram\b')),
    "mermaid": _Form("Mermaid", ".mmd", regex(r'\A---\ntitle: ".*"\n---\nflowchart TB\n  n0')),
}
_ENDING = regex(r"(\.sw)?\.(ya?ml|json)\Z", re.IGNORECASE)
_HEAD = 4096  # characters of a file that is there already, enough for a mark


def export_actions(text: Text) -> list[dict[str, Any]]:
    """The actions that write the diagram of a text; none for a text that is no file."""
    path = to_fs_path(text.uri)
    if not path:
        return []
    return [
        {
            "title": f"Write the diagram to {_target(Path(path), form).name}",
            "kind": KIND,
            "command": {
                "title": f"Write the diagram as {form.label}",
                "command": COMMAND,
                "arguments": [{"uri": text.uri, "format": name}],
            },
        }
        for name, form in _FORMS.items()
    ]


def export(session: Session, arguments: Sequence[Any]) -> Any:
    """`swls.diagram.export`: write the picture beside the workflow; the answer and a message say where."""
    wanted = pictures.read_wanted(arguments)
    form = wanted.get("format", "svg")
    if not isinstance(form, str) or form not in _FORMS:
        return _refused(session, f"the format must be one of {', '.join(_FORMS)}, not {form!r}")
    text = pictures.text_of(session, wanted)
    if text is None:
        return _refused(session, pictures.CLOSED)
    path = to_fs_path(text.uri)
    if not path:
        return _refused(session, "save the workflow first: its diagram is written beside it")
    target = _target(Path(path), _FORMS[form])
    if not _inside(session, target):
        return _refused(session, f"{target.name} would be outside the workspace, so it was not written")
    if _is_foreign(target, _FORMS[form]):
        return _refused(session, f"{target.name} is there already and is not a diagram of swls: move it away first")
    wishes = session.wishes
    draw = partial(pictures.draw, text.document, form=form, theme=wishes.theme, engine=wishes.engine)
    return session.aside(draw, partial(_written, session, target))


def _target(path: Path, form: _Form) -> Path:
    return path.with_name(_ENDING.sub("", path.name) + form.suffix)


def _inside(session: Session, target: Path) -> bool:
    """Whether the file would be in the workspace, links resolved; without a workspace, any folder is its own."""
    roots = [Path(path).resolve() for uri in session.folders if (path := to_fs_path(uri))]
    folder = target.parent.resolve()
    return not roots or any(folder.is_relative_to(root) for root in roots)


def _is_foreign(target: Path, form: _Form) -> bool:
    if target.is_symlink():
        return True
    if not target.exists():
        return False
    try:
        with target.open(encoding="utf-8") as file:
            return form.mark.search(file.read(_HEAD)) is None
    except (OSError, ValueError):  # not ours when it cannot be read
        return True


def _written(session: Session, target: Path, drawn: tuple[Any, str]) -> dict[str, Any]:
    picture, trouble = drawn
    if trouble:
        return _refused(session, f"{trouble}, so {target.name} was not written")
    try:
        _replace(target, picture.text)
    except OSError as error:
        return _refused(session, f"{target.name} could not be written: {error.strerror or error}")
    message = f"diagram written to {target}"
    session.tell(message)
    return {"uri": from_fs_path(str(target)), "message": message}


def _replace(target: Path, content: str) -> None:
    """Write all of a file or nothing, and through no link."""
    fresh = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with fresh.open("x", encoding="utf-8", newline="\n") as file:
            file.write(content)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _refused(session: Session, message: str) -> dict[str, Any]:
    session.complain(message, shown=True)
    return {"uri": "", "message": message}
