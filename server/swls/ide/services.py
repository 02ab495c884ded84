"""Proposals for the operations of the services that are described beside a workflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.ide.item import Proposal
from swls.ide.template import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.model.services import Operation
    from swls.model.workspace import Place, Workspace
    from swls.schema import Shape

_FORMAT = "operation"
_RANK = 1


def operation_proposals(workspace: Workspace, here: Place, forms: Iterable[Shape]) -> Iterator[Proposal]:
    """What may be written where a document and an operation in it are named."""
    resources = {_resource(form) for form in forms} - {""}
    if resources:
        for one in workspace.services(here.uri):
            if one.kind in resources:
                yield Proposal(one.address, "value", _RANK, _detail(one), one.summary, scalar=one.address)


def service_proposals(workspace: Workspace, here: Place, forms: Iterable[Shape]) -> Iterator[Proposal]:
    """The definitions that name such an operation and get its name."""
    for form in forms:
        usual = (
            form.branch(holds=True) if form.rules.conditions else form
        )  # what it is as long as nothing says otherwise
        name = next((key for key, known in usual.properties.items() if _names(known.shape)), "")
        key = next((key for key, known in usual.properties.items() if _resource(known.shape)), "")
        for one in workspace.services(here.uri) if name and key else ():
            if one.kind == _resource(usual.properties[key].shape):
                body = f"{name}: ${{1:{_word(one.id)}}}\n{key}: {escaped(one.address)}\n"
                yield Proposal(one.address, "snippet", _RANK, _detail(one), one.summary, body=body)


def _resource(shape: Shape) -> str:
    """The kind of document whose operations a value names; empty for all other values."""
    meaning = shape.meaning
    return meaning.resource if meaning is not None and meaning.format == _FORMAT else ""


def _names(shape: Shape) -> bool:
    return shape.meaning is not None and any(one.get("by") == "value" for one in shape.meaning.declares)


def _detail(one: Operation) -> str:
    return f"operation, {', '.join(one.parameters)}" if one.parameters else "operation"


def _word(text: str) -> str:
    """A name made of that of an operation, which may hold any character."""
    parts = [part for part in "".join(char if char.isalnum() else " " for char in text).split(" ") if part]
    return "".join([parts[0], *(part[0].upper() + part[1:] for part in parts[1:])]) if parts else "call"
