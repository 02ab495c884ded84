"""The descriptions of services that lie beside a workflow, as far as completion wants to know them: OpenAPI and AsyncAPI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swls.patterns import regex
from swls.syntax import read, root_cursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.syntax import Cursor

_KINDS = {"openapi": "openapi", "swagger": "openapi", "asyncapi": "asyncapi"}
_HINT = regex(r"""^[ \t{]*["']?(openapi|swagger|asyncapi)["']?[ \t]*:""", re.MULTILINE)
_SECTIONS = ("paths", "channels")  # of these, what stands two levels below may be an operation
_HINT_WITHIN = 4_000
_LONGEST = 512 * 1024


class Operation(NamedTuple):
    """An operation of a service. `kind` is that of the description (`openapi`, `asyncapi`), `file` its path from the workflow,
    `parameters` the names of what it takes.
    """

    kind: str
    file: str
    id: str
    summary: str
    parameters: tuple[str, ...]

    @property
    def address(self) -> str:
        """As workflows name it."""
        return f"{self.file}#{self.id}"


def operations(text: str, file: str = "") -> tuple[Operation, ...]:
    """The operations that a text describes; none when it describes no service, or is too long for that."""
    hint = _HINT.search(text, 0, _HINT_WITHIN)
    if hint is None or len(text) > _LONGEST:
        return ()
    root = root_cursor(read(text, "json" if text.lstrip()[:1] == "{" else "yaml"))
    if root is None:
        return ()
    return tuple(_operations(root, _KINDS[hint[1]], file))


def _operations(root: Cursor, kind: str, file: str) -> Iterator[Operation]:
    for section in _SECTIONS:
        for group in _entries(root.get(section)):
            for one in _entries(group):
                name = one.get("operationId")
                if name is not None and name.text:
                    words = one.get("summary") or one.get("description")
                    parameters = tuple(dict.fromkeys((*_parameters(group), *_parameters(one), *_fields(one))))
                    yield Operation(kind, file, name.text, words.text if words is not None else "", parameters)


def _parameters(place: Cursor) -> Iterator[str]:
    found = place.get("parameters")
    for one in found.children() if found is not None and found.is_sequence else ():
        name = one.get("name")
        if name is not None and name.text:
            yield name.text


def _fields(operation: Cursor) -> Iterator[str]:
    """The properties of what is sent as JSON."""
    content = operation.at("requestBody", "content")
    for media in _entries(content):
        yield from (str(one.key) for one in _entries(media.at("schema", "properties")))


def _entries(place: Cursor | None) -> list[Cursor]:
    return list(place.children()) if place is not None and place.is_mapping else []
