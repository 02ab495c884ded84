"""What a name in the text stands for, and everywhere it occurs: in the workflow, its files and its workspace.

Definition, references, highlighting and renaming are views of this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from swls.dialects.identity import Target, identity_of
from swls.model.mentions import Mention, mentioning, mentions_in
from swls.model.names import Expression, Symbol, Use
from swls.model.scopes import regions_of, variable, within
from swls.model.workspace import Place, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.dialects.identity import Identity
    from swls.syntax import Cursor

Path = tuple[str | int, ...]
Role = Literal["declaration", "reference", "mention"]

_NO_PATH: Path = ()


class Site(NamedTuple):
    """A place where a name stands. Offsets are those of the name without quotes, in the text at `place.uri`.

    `mention`: inside a larger text, such as an expression. `key`: it is the key of an entry. `implied`: it is not written,
    something else stands for it (a loop, for its variable that has the usual name). `path` leads from the unit's root to what is named,
    or to the place that names it.
    """

    place: Place
    start: int
    end: int
    role: Role
    path: Path = _NO_PATH
    key: bool = False
    implied: bool = False


class Subject(NamedTuple):
    """A name under the cursor: `start:end` is where it stands, `declarations` are the places that give it its meaning.

    `scope` is that of `Symbol.scope`; `reach` is for variables the paths of what they can be read in.
    """

    kind: str
    name: str
    start: int
    end: int
    place: Place
    scope: str
    declarations: tuple[Site, ...]
    reach: tuple[Path, ...] = ()
    target: Target | None = None


def subject_at(workspace: Workspace, uri: str, offset: int) -> Subject | None:
    """What the name at an offset stands for; None where there is no name, or one that the language reserves."""
    place = workspace.place(uri, offset)
    if place is None:
        return None
    identity = identity_of(place.unit.detection)
    if identity is not None and identity.start <= offset <= identity.end:
        return _workflow(place, identity)
    found = place.unit.names.at(offset)
    if isinstance(found, Symbol):
        return _of_symbol(workspace, place, found)
    if isinstance(found, Use):
        catalog = _catalog_in(place, found)
        if catalog is not None and catalog.start <= offset:
            name = place.document.text[catalog.start : catalog.end]
            declarations = _declared(workspace, place, ("catalog",), name)
            return Subject("catalog", name, catalog.start, catalog.end, place, "", declarations)
        return None if found.literal else _of_use(workspace, place, found)
    expression = place.unit.names.expression_at(offset)
    if expression is None:
        return None
    mention = next((one for one in mentions_in(place.unit, expression) if one.start <= offset <= one.end), None)
    return _of_mention(workspace, place, expression, mention) if mention is not None else None


def sites(workspace: Workspace, subject: Subject) -> Iterator[Site]:
    """Every place where the name stands: declarations first, then what refers to it, file by file."""
    yield from subject.declarations
    if subject.kind == "workflow":
        yield from _workflow_references(workspace, subject)
    elif subject.kind == "event-type":
        for place in workspace.naming(subject.name):
            for use in place.unit.names.using(("event-type",), subject.name):
                yield _use_site(place, use)
    elif subject.kind == "variable":
        yield from _variable_mentions(subject)
    elif subject.scope:
        yield from _local_references(subject)
    else:
        for place in workspace.family(subject.place):
            for use in place.unit.names.using((subject.kind,), subject.name):
                if use.scope == "" and not use.literal:
                    yield _use_site(place, use)
            if subject.kind == "catalog":
                yield from _catalog_mentions(place, subject.name)
            for expression, mention in mentioning(place.unit, subject.kind, subject.name):
                yield Site(place, mention.start, mention.end, "mention", expression.path)


def all_versions(workspace: Workspace, subject: Subject) -> Subject:
    """A workflow in all the versions that go by its name."""
    found: dict[tuple[str, int], Site] = {}
    for site in subject.declarations:
        identity = identity_of(site.place.unit.detection)
        if identity is not None:
            target = Target(identity.generation, identity.namespace, identity.name, ())
            found |= {(other.place.uri, other.start): other for other in _identified(workspace, target)}
    return subject._replace(declarations=tuple(found.values()))


# -- from the cursor to the subject


def _workflow(place: Place, identity: Identity) -> Subject:
    site = _unquoted(place, identity.start, identity.end, "declaration")
    return Subject("workflow", identity.name, site.start, site.end, place, "", (site,))


def _of_symbol(workspace: Workspace, place: Place, symbol: Symbol) -> Subject:
    own = _symbol_site(place, symbol)
    if symbol.kind == "variable":
        return Subject("variable", symbol.name, own.start, own.end, place, symbol.scope, (own,), regions_of(symbol))
    if symbol.kind == "event-type":
        return Subject(symbol.kind, symbol.name, own.start, own.end, place, "", tuple(_emitted(workspace, symbol.name)))
    if symbol.scope:
        same = [one for one in place.unit.names.named(symbol.kind, symbol.name) if one.scope == symbol.scope]
        declarations = tuple(_symbol_site(place, one) for one in same)
    else:
        declarations = _declared(workspace, place, (symbol.kind,), symbol.name)
    return Subject(symbol.kind, symbol.name, own.start, own.end, place, symbol.scope, declarations)


def _of_use(workspace: Workspace, place: Place, use: Use) -> Subject:
    site = _use_site(place, use)
    target = None
    if "workflow" in use.kinds:
        kind = "workflow"
        target = workspace.target(place, use)
        declarations = tuple(_identified(workspace, target)) if target is not None else ()
    elif "event-type" in use.kinds:
        kind = "event-type"
        declarations = tuple(_emitted(workspace, use.name))
    elif use.scope:
        meant = place.unit.names.meant(use)
        kind = meant[0].kind if meant else use.kinds[0]
        declarations = tuple(_symbol_site(place, symbol) for symbol in meant)
    else:
        found = workspace.declared(place, use.kinds, use.name)
        kind = found[0][1].kind if found else use.kinds[0]
        declarations = tuple(_symbol_site(one, symbol) for one, symbol in found)
    return Subject(kind, use.name, site.start, site.end, place, use.scope, declarations, target=target)


def _of_mention(workspace: Workspace, place: Place, expression: Expression, mention: Mention) -> Subject | None:
    if mention.kind != "variable":
        declarations = _declared(workspace, place, (mention.kind,), mention.name)
        return Subject(mention.kind, mention.name, mention.start, mention.end, place, "", declarations)
    symbol = variable(place.unit, expression.path, mention.name)
    if symbol is None:
        return None
    site = _symbol_site(place, symbol)
    regions = regions_of(symbol)
    return Subject("variable", mention.name, mention.start, mention.end, place, symbol.scope, (site,), regions)


def _declared(workspace: Workspace, place: Place, kinds: tuple[str, ...], name: str) -> tuple[Site, ...]:
    return tuple(_symbol_site(one, symbol) for one, symbol in workspace.declared(place, kinds, name))


def _emitted(workspace: Workspace, name: str) -> Iterator[Site]:
    for place in workspace.naming(name):
        for symbol in place.unit.names.named("event-type", name):
            yield _symbol_site(place, symbol)


def _identified(workspace: Workspace, target: Target) -> Iterator[Site]:
    for identity, uri in workspace.workflows(target):
        for place in workspace.members[uri].places():
            if identity_of(place.unit.detection) == identity:
                yield _unquoted(place, identity.start, identity.end, "declaration")


# -- from the subject to its places


def _workflow_references(workspace: Workspace, subject: Subject) -> Iterator[Site]:
    wanted = {(site.place.uri, site.start) for site in subject.declarations}
    for place in workspace.naming(subject.name):
        for use in place.unit.names.using(("workflow",), subject.name):
            target = workspace.target(place, use)
            found = _identified(workspace, target) if target is not None else ()
            if not wanted or any((site.place.uri, site.start) in wanted for site in found):
                yield _use_site(place, use)


def _local_references(subject: Subject) -> Iterator[Site]:
    names = subject.place.unit.names
    for use in names.using((subject.kind,), subject.name):
        if use.scope == subject.scope and not use.literal:
            yield _use_site(subject.place, use)


def _variable_mentions(subject: Subject) -> Iterator[Site]:
    place = subject.place
    own = subject.declarations[0].path if subject.declarations else ()
    others = [regions_of(one) for one in place.unit.names.named("variable", subject.name) if one.path != own]
    for region in subject.reach:
        root = place.unit.root.at(*region)
        if root is None:
            continue
        hidden = tuple(one for regions in others for one in regions if len(one) > len(region))
        for expression in place.unit.names.expressions_between(root.start, root.end):
            if not within(expression.path, (region,)) or within(expression.path, hidden):
                continue
            for mention in mentions_in(place.unit, expression):
                if mention.kind == "variable" and mention.name == subject.name:
                    yield Site(place, mention.start, mention.end, "mention", expression.path)


def _catalog_mentions(place: Place, name: str) -> Iterator[Site]:
    for use in place.unit.names.uses_of_kind("function"):
        site = _catalog_in(place, use)
        if site is not None and place.document.text[site.start : site.end] == name:
            yield site


def _catalog_in(place: Place, use: Use) -> Site | None:
    """The name of the catalog in the name of a function of one: `log:1.0.0@catalog`."""
    if "function" not in use.kinds or not use.external or "@" not in use.name:
        return None
    site = _use_site(place, use)
    start = place.document.text.rfind("@", site.start, site.end) + 1
    return site._replace(start=start, role="mention") if start else None


def _symbol_site(place: Place, symbol: Symbol) -> Site:
    if symbol.start == symbol.end:
        cursor = place.unit.root.at(*symbol.path)
        start, end = cursor.key_span if cursor is not None else (symbol.start, symbol.end)
        return Site(place, start, end, "declaration", symbol.path, implied=True)
    key = bool(symbol.path) and _is_key(place.unit.root.at(*symbol.path), symbol.start)
    return _unquoted(place, symbol.start, symbol.end, "declaration", symbol.path, key=key)


def _is_key(cursor: Cursor | None, start: int) -> bool:
    return cursor is not None and cursor.key_span[0] == start


def _use_site(place: Place, use: Use) -> Site:
    return _unquoted(place, use.start, use.end, "reference", use.path)


def _unquoted(place: Place, start: int, end: int, role: Role, path: Path = (), *, key: bool = False) -> Site:
    return Site(place, *unquoted(place, start, end), role, path, key)


def unquoted(place: Place, start: int, end: int) -> tuple[int, int]:
    """The stretch of a name without its quotes."""
    text = place.document.text
    if end - start >= 2 and text[start] in "\"'" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end
