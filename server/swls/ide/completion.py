"""What could be written at a cursor, in whole and in half-typed texts.

Where the cursor stands is decided once (`locate`); what fits there comes from the shapes of the schema, from the names of
the workflow and from the snippets; how it is written there is `Layout`'s.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from swls.dialects import DIALECTS
from swls.ide.functions import function_items
from swls.ide.item import Item, Proposal
from swls.ide.keys import BODY, COMMON, entry_source, key_proposals
from swls.ide.layout import Layout, missing_indentation, moved
from swls.ide.mentioned import mention_items
from swls.ide.names import name_proposals
from swls.ide.nearest import Nearest
from swls.ide.services import operation_proposals, service_proposals
from swls.ide.skeletons import skeletons
from swls.ide.snippets import fitting, load_snippets
from swls.ide.template import template
from swls.ide.values import value_proposals
from swls.ide.words import summary
from swls.model.workspace import Place, Workspace
from swls.schema import load
from swls.syntax import Mapping, Scalar, Sequence, find
from swls.syntax.locate import locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.model import Document, Unit
    from swls.schema import Shape
    from swls.syntax.location import Location

TYPED = (":", " ", '"', "'", "-")  # characters behind which an editor should ask by itself


def complete(
    document: Document,
    offset: int,
    *,
    snippets: bool = True,
    workspace: Workspace | None = None,
    uri: str = "",
    nearest: Nearest | None = None,
) -> list[Item]:
    """The items for a cursor at `offset`, best first. `snippets`: the client understands tab stops.

    `nearest` leaves out some of very many names, and says so afterwards. `workspace` has the files whose names may be used, too; `uri` is the document's among them.
    """
    few = nearest if nearest is not None else Nearest(offset)
    around = workspace if workspace is not None else Workspace.of(document, uri)
    unit = document.unit_at(offset)
    mentioned = mention_items(around, Place(uri, document, unit), offset, few) if unit is not None else []
    if mentioned:
        return mentioned
    functions = function_items(Place(uri, document, unit), offset, snippets=snippets) if unit is not None else []
    missing = missing_indentation(document.text, offset) if document.format == "yaml" else ""
    if missing:
        # A key here would take what follows from where it belongs: what is offered stands in line with that.
        edited = document.edit(offset, offset, missing)
        aligned = _at(edited, offset + len(missing), around, uri, few, snippets=snippets)
        return [moved(item, offset, missing) for item in aligned]
    return [*_at(document, offset, around, uri, few, snippets=snippets), *functions]


def _at(
    document: Document, offset: int, workspace: Workspace, uri: str, nearest: Nearest, *, snippets: bool
) -> list[Item]:
    location = locate(document.tree, offset)
    if location.place in {"comment", "none"} or location.block_scalar or location.expression is not None:
        return []
    if _occupied(document, location):
        return []
    layout = Layout(document.tree, location, snippets=snippets)
    unit = document.unit_at(offset)
    if unit is None:
        proposals: Iterable[Proposal] = _blank(document, location)
    else:
        proposals = _proposals(workspace, Place(uri, document, unit), location, nearest)
    items = [layout.item(proposal, number) for number, proposal in enumerate(proposals)]
    return sorted((item for item in items if item is not None), key=lambda item: item.sort)


def _occupied(document: Document, location: Location) -> bool:
    """Whether what belongs here stands behind the cursor already, on the same line or below."""
    if location.replace != (location.offset, location.offset):
        return False
    if not location.flow:
        lines, text = document.lines, document.text
        behind = text[location.offset : lines.line_end(lines.position(location.offset)[0])].strip(" \t")
        if behind and not behind.startswith("#"):
            return True
    if location.place == "key" or (location.flow and location.place == "item"):
        return False  # another one can come before what stands there
    found = find(document.tree, location.path, location.root)
    return found is not None and found.node is not None and found.start > location.offset


def _blank(document: Document, location: Location) -> Iterator[Proposal]:
    """In a file that holds nothing yet, but whose name or language says what it is to become: whole workflows."""
    roots = document.tree.roots
    node = roots[location.root].node if location.root < len(roots) else None
    promised = document.certain or ".sw." in document.path
    empty = node is None or isinstance(node, Scalar) or (isinstance(node, Mapping) and not node.entries)
    if not promised or not empty:
        return
    for dialect in DIALECTS:
        for one in load_snippets(dialect.generation):
            if one.where in dialect.documents:
                yield Proposal(
                    f"{one.name} ({dialect.generation}.x)",
                    "snippet",
                    BODY,
                    summary(one.description),
                    one.description,
                    body=one.body,
                    filter=one.prefix,
                )
    for dialect in DIALECTS:
        view = load(dialect.generation).view(dialect.latest)
        yield from (one for one in key_proposals(view, [view.root], frozenset()) if one.key and one.rank == 0)


def _proposals(workspace: Workspace, here: Place, location: Location, nearest: Nearest) -> Iterable[Proposal]:
    unit = here.unit
    nearest.typed = here.document.text[location.replace[0] : location.offset].strip("\"' ")
    depth = len(unit.root.path)
    if location.path[:depth] != unit.root.path:
        return []
    path = location.path[depth:]
    forms = unit.forms(path)
    beside = skeletons(workspace, here, path, forms, nearest, location.siblings)
    if location.place == "key":
        return [*_keys(workspace, here, location, forms), *beside]
    names = name_proposals(workspace, here, path, forms, nearest)
    if location.place == "item":
        several = [] if _astray(unit, location) else _several(unit, unit.forms(path[:-1]))
        return [*names, *service_proposals(workspace, here, forms), *_items(unit, forms), *several]
    services = operation_proposals(workspace, here, forms)
    return [*names, *beside, *services, *value_proposals(unit.view, forms, unit.lifetimes(path))]


def _astray(unit: Unit, location: Location) -> bool:
    """Whether the dash that is written does not stand in line with those of its list, where one item alone may stand."""
    found = find(unit.tree, location.path[:-1], location.root)
    return (
        location.dash
        and not location.flow
        and found is not None
        and isinstance(found.node, Sequence)
        and found.node.column != location.indent - 2
    )


def _keys(workspace: Workspace, here: Place, location: Location, forms: list[Shape]) -> Iterator[Proposal]:
    unit = here.unit
    yield from key_proposals(unit.view, forms, location.siblings)
    if location.siblings or location.flow:
        return
    # Below a key whose value is a list, the first item of it.
    for form in forms:
        if form.types is not None and "array" in form.types and form.items is not None and not location.colon:
            items = unit.item_forms(form)
            for proposal in (*service_proposals(workspace, here, items), *_items(unit, items)):
                yield _dashed(proposal)
            yield from _several(unit, [form])


def _dashed(proposal: Proposal) -> Proposal:
    """An item with the dash before it, as a body of its own."""
    if proposal.body:
        source = proposal.body
        if not template(source).is_list:
            lines = source.rstrip("\n").split("\n")
            source = "- " + "\n  ".join(lines) + "\n"
    elif proposal.key:
        source = entry_source(proposal.key, proposal.source, dash=True)
    else:
        source = f"- {proposal.scalar}\n"
    return Proposal(
        proposal.label, proposal.kind, proposal.rank, proposal.detail, proposal.doc, proposal.deprecated,
        body=source, filter=proposal.filter, keys=("-",),
    )  # fmt: skip


def _items(unit: Unit, forms: list[Shape]) -> Iterator[Proposal]:
    """What an item of a list may be: a scalar, a mapping with its first key, a named thing with its body."""
    view = unit.view
    for form in forms:
        if form.additional is not None and not form.properties and (form.types is None or "object" in form.types):
            yield from _named(unit, form.additional)
    yield from value_proposals(view, forms)
    yield from (one for one in key_proposals(view, forms, frozenset()) if one.kind != "snippet" and not one.body)


def _several(unit: Unit, lists: list[Shape]) -> Iterator[Proposal]:
    """The snippets that are several items of a list."""
    for form in lists:
        for one in fitting(unit.view, form):
            if template(one.body).is_list:
                yield Proposal(
                    one.name, "snippet", COMMON, summary(one.description), one.description,
                    body=one.body, filter=one.prefix,
                )  # fmt: skip


def _named(unit: Unit, shape: Shape) -> Iterator[Proposal]:
    """A new entry of a list of named things (tasks, switch cases): the name, and a body for each kind."""
    noun = shape.noun or "entry"
    name = f"${{1:{noun}}}"
    yield Proposal(f"{noun}", "snippet", 0, f"a new {noun}", shape.description, body=f"{name}:\n  $0\n")
    for one in key_proposals(unit.view, unit.leaf_forms(shape), frozenset()):
        if not one.body:
            continue
        made = template(one.body)
        if made.is_list:
            continue
        body = _renumbered(one.body)
        indented = body.rstrip("\n").replace("\n", "\n  ")
        yield Proposal(
            label=one.label, kind="snippet", rank=max(one.rank, BODY), detail=one.detail, doc=one.doc,
            body=f"{name}:\n  {indented}\n", filter=one.filter,
        )  # fmt: skip


def _renumbered(source: str) -> str:
    """The tab stops of a body one number higher, for a name before it."""
    return re.sub(r"(?<!\\)\$(\{?)([1-9]\d*)", lambda match: f"${match[1]}{int(match[2]) + 1}", source)
