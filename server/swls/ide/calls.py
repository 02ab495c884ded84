"""Call hierarchy: which workflows and functions run which others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of
from swls.ide.names import holder_path, symbol_detail
from swls.ide.navigation import whole
from swls.ide.subject import Site, sites, subject_at, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model.names import Symbol, Use
    from swls.model.workspace import Place, Workspace

_KINDS = frozenset({"workflow", "function"})
Path = tuple[str | int, ...]


class Caller(NamedTuple):
    """A workflow or function: all of it, and its name, in the file `uri`."""

    kind: str
    name: str
    detail: str
    uri: str
    start: int
    end: int
    name_start: int
    name_end: int


class Call(NamedTuple):
    """Who calls or is called, and the stretches of the calls, in the file of whoever calls."""

    who: Caller
    spans: tuple[tuple[int, int], ...]


def callers_at(workspace: Workspace, uri: str, offset: int) -> list[Caller]:
    """The workflows or functions that the name at an offset stands for."""
    subject = subject_at(workspace, uri, offset)
    if subject is None or subject.kind not in _KINDS:
        return []
    return [_declared(site, subject.kind, subject.name) for site in subject.declarations]


def incoming(workspace: Workspace, uri: str, offset: int) -> list[Call]:
    """Who calls what is named at an offset."""
    subject = subject_at(workspace, uri, offset)
    if subject is None or subject.kind not in _KINDS:
        return []
    spans: dict[tuple[str, int, Symbol | None], dict[tuple[int, int], None]] = {}
    places: dict[tuple[str, int], tuple[Place, _Functions]] = {}
    for site in sites(workspace, subject):
        if site.role == "declaration":
            continue
        here = site.place.uri, site.place.unit.index
        if here not in places:
            places[here] = site.place, _Functions(site.place)
        function = places[here][1].around(site.path)
        spans.setdefault((*here, function), {})[site.start, site.end] = None
    return [Call(_around(places[key[:2]][0], key[2]), tuple(several)) for key, several in spans.items()]


def outgoing(workspace: Workspace, uri: str, offset: int) -> list[Call]:
    """What the workflow or function calls whose name is at an offset."""
    subject = subject_at(workspace, uri, offset)
    if subject is None or subject.kind not in _KINDS:
        return []
    spans: dict[Caller, dict[tuple[int, int], None]] = {}
    for site in subject.declarations:
        if site.place.uri != uri:
            continue
        known: dict[object, list[dict[tuple[int, int], None]]] = {}
        for use in _uses_in(site, subject.kind):
            # A workflow is told by more than its name.
            key = workspace.target(site.place, use) if "workflow" in use.kinds else (use.kinds, use.name)
            if key not in known:
                known[key] = [spans.setdefault(one, {}) for one in _called(workspace, uri, use)]
            own = unquoted(site.place, use.start, use.end)
            for several in known[key]:
                several[own] = None
    return [Call(who, tuple(several)) for who, several in spans.items()]


def _called(workspace: Workspace, uri: str, use: Use) -> list[Caller]:
    """What a place calls by a name."""
    subject = subject_at(workspace, uri, use.start)
    if subject is None or subject.kind not in _KINDS:
        return []
    return [_declared(one, subject.kind, subject.name) for one in subject.declarations]


def _uses_in(site: Site, kind: str) -> Iterator[Use]:
    """What a workflow names outside its functions, or one function inside itself."""
    names = site.place.unit.names
    functions = _Functions(site.place)
    own = functions.around(site.path) if kind == "function" else None
    found = names.uses_of_kind(*_KINDS)
    if own is not None:
        start, end = whole(site)
        found = (use for use in names.uses_between(start, end) if not _KINDS.isdisjoint(use.kinds))
    return (use for use in found if functions.around(use.path) == own)


class _Functions:
    """The functions that a workflow defines, by the paths of their definitions."""

    def __init__(self, place: Place) -> None:
        self._by_path = {holder_path(one): one for one in reversed(list(place.unit.names.of_kind("function")))}
        self._lengths = sorted({len(path) for path in self._by_path})

    def around(self, path: Path) -> Symbol | None:
        """The function inside whose definition a place stands."""
        for length in self._lengths:
            found = self._by_path.get(path[:length])
            if found is not None:
                return found
        return None


def _around(place: Place, function: Symbol | None) -> Caller:
    """A function, or else the workflow."""
    if function is not None:
        key = holder_path(function) == function.path
        site = Site(place, function.start, function.end, "declaration", function.path, key=key)
        return _declared(site, "function", function.name)
    identity = identity_of(place.unit.detection)
    root = place.unit.root
    if identity is None:
        name = place.uri.rpartition("/")[2]
        return Caller("workflow", name, "", place.uri, root.start, root.end, root.start, root.start)
    site = Site(place, identity.start, identity.end, "declaration")
    return _declared(site, "workflow", identity.name)


def _declared(site: Site, kind: str, name: str) -> Caller:
    place = site.place
    if kind == "workflow":
        root = place.unit.root
        identity = identity_of(place.unit.detection)
        words = f"{identity.namespace} {identity.version}".strip() if identity is not None else ""
        return Caller(kind, name, words, place.uri, root.start, root.end, site.start, site.end)
    start, end = whole(site)
    symbol = next((one for one in place.unit.names.named(kind, name) if one.path == site.path), None)
    words = symbol_detail(place.unit, symbol) if symbol is not None else kind
    return Caller(kind, name, words, place.uri, start, end, site.start, site.end)
