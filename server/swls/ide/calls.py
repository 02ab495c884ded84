"""Call hierarchy: which workflows and functions run which others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of
from swls.ide.names import holder_path, symbol_detail
from swls.ide.navigation import whole
from swls.ide.subject import Site, sites, subject_at, unquoted
from swls.model.names import Use
from swls.model.scopes import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.model.names import Symbol
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
    calls = [site for site in sites(workspace, subject) if site.role != "declaration"]
    functions = {uri: list(_functions(place)) for uri, place in {site.place.uri: site.place for site in calls}.items()}
    return _grouped(
        (_around(site.place, site.path, functions[site.place.uri]), (site.start, site.end)) for site in calls
    )


def outgoing(workspace: Workspace, uri: str, offset: int) -> list[Call]:
    """What the workflow or function calls whose name is at an offset."""
    found: list[tuple[Caller, tuple[int, int]]] = []
    subject = subject_at(workspace, uri, offset)
    if subject is None or subject.kind not in _KINDS:
        return []
    for site in subject.declarations:
        if site.place.uri != uri:
            continue
        known: dict[tuple[tuple[str, ...], str], list[Caller]] = {}
        for use in _uses_in(site, subject.kind):
            key = (use.kinds, use.name)
            if key not in known or "workflow" in use.kinds:  # a workflow is told by more than its name
                known[key] = _called(workspace, uri, use)
            own = unquoted(site.place, use.start, use.end)
            found += [(one, own) for one in known[key]]
    return _grouped(found)


def _called(workspace: Workspace, uri: str, use: Use) -> list[Caller]:
    """What a place calls by a name."""
    subject = subject_at(workspace, uri, use.start)
    if subject is None or subject.kind not in _KINDS:
        return []
    return [_declared(one, subject.kind, subject.name) for one in subject.declarations]


def _uses_in(site: Site, kind: str) -> Iterator[Use]:
    """What a workflow names outside its functions, or one function inside itself."""
    functions = list(_functions(site.place))
    own = _inside(functions, site.path) if kind == "function" else None
    for use in site.place.unit.names.uses_of_kind(*_KINDS):
        if _inside(functions, use.path) == own:
            yield use


def _functions(place: Place) -> Iterator[Symbol]:
    return place.unit.names.of_kind("function")


def _inside(functions: Iterable[Symbol], path: Path) -> Symbol | None:
    """The function inside whose definition a place stands."""
    return next((one for one in functions if within(path, holder_path(one))), None)


def _around(place: Place, path: Path, functions: list[Symbol]) -> Caller:
    """The function, or else the workflow, in which a call stands."""
    symbol = _inside(functions, path)
    if symbol is not None:
        site = Site(place, symbol.start, symbol.end, "declaration", symbol.path, key=holder_path(symbol) == symbol.path)
        return _declared(site, "function", symbol.name)
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


def _grouped(calls: Iterable[tuple[Caller, tuple[int, int]]]) -> list[Call]:
    found: dict[Caller, dict[tuple[int, int], None]] = {}
    for who, span in calls:
        found.setdefault(who, {})[span] = None
    return [Call(who, tuple(spans)) for who, spans in found.items()]
