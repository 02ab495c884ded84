"""Document links: from an address in a workflow to the document, when it is in the workspace or on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import parts_of
from swls.model.uris import resolve
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model.workspace import Place, Workspace

# The kinds of `x-resource`.
_RESOURCES = tuple(
    f"resource:{kind}"
    for kind in (
        "openapi", "asyncapi", "proto", "graphql", "odata", "json-schema", "function", "workflow", "definitions",
        "agent-card",
    )
)  # fmt: skip
_WEB = regex(r"https?://[^\s{}]+")
_WHOLE = regex(r"[A-Za-z][\w+.-]*:|/")


class Link(NamedTuple):
    """An address at `start:end`, without quotes, and where it leads."""

    start: int
    end: int
    target: str
    words: str


def links(workspace: Workspace, uri: str) -> list[Link]:
    """The links of a file. A file is led to only where it is there, inside the workspace."""
    member = workspace.member(uri)
    found = {
        (link.start, link.end): link
        for place in (member.places() if member is not None else ())
        for link in _of_place(workspace, place)
    }
    return [found[span] for span in sorted(found)]


def relative_addresses(place: Place) -> Iterator[str]:
    """The addresses in a file that mean something else when they stand in another folder."""
    for found in place.unit.names.formats(*_RESOURCES, "operation"):
        if isinstance(found.value, str) and found.value.partition("#")[0] and not _WHOLE.match(found.value):
            yield found.value


def _of_place(workspace: Workspace, place: Place) -> Iterator[Link]:
    for part in parts_of(place.unit.detection):
        yield from _link(workspace, place, part.address, part.start, part.end, part.section)
    for found in place.unit.names.formats(*_RESOURCES, "operation"):
        if isinstance(found.value, str):
            what = found.format.removeprefix("resource:")
            yield from _link(workspace, place, found.value, found.start, found.end, what)


def _link(workspace: Workspace, place: Place, address: str, start: int, end: int, what: str) -> Iterator[Link]:
    text = place.document.text
    if text[start : start + 1] in {"'", '"'}:
        start, end = start + 1, end - 1
    document = address.partition("#")[0]
    words = (
        f"Open the {what.replace('-', ' ')} document" if what not in {"operation", "function"} else "Open the document"
    )
    if _WEB.fullmatch(address):
        yield Link(start, end, address, words)
    elif document and "${" not in address:
        target = resolve(place.uri, document)
        if workspace.holds(target) is True:
            yield Link(start, end, target, words)
