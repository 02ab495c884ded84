"""Code actions: the fixes of the findings in a range, all safe ones at once, refactorings, and writing the diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lsprotocol import types

from swls.lint.diagnostic import Span, TextEdit
from swls.lsp import convert, exporting, publish
from swls.model.uris import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.diagnostic import Diagnostic
    from swls.lsp.session import Session
    from swls.lsp.text import Text

FIX_ALL = "source.fixAll.swls"
ASSIST_KINDS = ("refactor.extract", "refactor.inline", "refactor.rewrite")


def code_actions(session: Session, text: Text, params: types.CodeActionParams) -> list[dict[str, Any]]:
    """What can be done about the findings that touch the range, of the kinds that were asked for."""
    only = params.context.only
    start, end = text.places.span(params.range)
    found = publish.known(session, text)
    actions: list[dict[str, Any]] = []
    if _asked("quickfix", only):
        here = [item for item in found if item.span.start <= end and start <= item.span.end]
        actions += _quick_fixes(here, text, session)
    # A light bulb at every place would say nothing: what can be done anywhere is offered to who asks.
    wished = bool(only) or params.context.trigger_kind is not types.CodeActionTriggerKind.Automatic
    if wished and any(_asked(kind, only) for kind in ASSIST_KINDS):
        actions += _refactorings(text, start, end, only, session)
    if only and _asked(FIX_ALL, only) and (edits := all_fixes(found)):
        actions.append(
            {
                "title": "Fix everything that swls can fix safely",
                "kind": FIX_ALL,
                "edit": convert.workspace_edit(edits, text, session.client),
            }
        )
    if wished and _asked(exporting.KIND, only):
        actions += exporting.export_actions(text)
    return actions


def _quick_fixes(found: Iterable[Diagnostic], text: Text, session: Session) -> Iterator[dict[str, Any]]:
    for diagnostic in found:
        for number, fix in enumerate(diagnostic.fixes):
            preferred = number == 0 and fix.applicability == "safe"
            yield convert.quick_fix(fix, diagnostic, text, session.client, preferred=preferred)


def _refactorings(
    text: Text, start: int, end: int, only: Iterable[str] | None, session: Session
) -> Iterator[dict[str, Any]]:
    from swls.ide.assists import assists  # a session that only looks does not need it

    found = assists(text.document, start, end, workspace=session.workspace, uri=canonical(text.uri))
    for assist in found:
        if _asked(assist.kind, only):
            edits = [TextEdit(Span(*edit[:2]), edit[2]) for edit in assist.edits]
            edit = convert.workspace_edit(edits, text, session.client)
            yield {"title": assist.title, "kind": assist.kind, "edit": edit}


def all_fixes(found: Iterable[Diagnostic]) -> list[TextEdit]:
    """The edits of the first safe fix of each finding, leaving out a fix that would touch what another one
    changes.
    """
    taken: list[TextEdit] = []
    for diagnostic in found:
        fix = next((fix for fix in diagnostic.fixes if fix.applicability == "safe"), None)
        if fix is not None and not any(_collide(edit, other) for edit in fix.edits for other in taken):
            taken += fix.edits
    return sorted(taken, key=lambda edit: edit.span)


def _collide(one: TextEdit, other: TextEdit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def _asked(kind: str, only: Iterable[str] | None) -> bool:
    """Whether a kind of action is wanted: itself or what it is a part of (`source` asks for
    `source.fixAll.swls`).
    """
    return not only or any(
        kind == str(getattr(one, "value", one)) or kind.startswith(f"{getattr(one, 'value', one)}.") for one in only
    )
