"""The files of a workspace and what they know of each other.

A `Workspace` is a view of many texts at one moment: it reads nothing, it is given texts. What other files need to know of
a file is kept in its `Card`; its tree is made again when a question reaches into it.
"""

from __future__ import annotations

import weakref
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import Identity, Target, extended_by, identity_of, is_part, parts_of, target_of
from swls.model.entries import Entries, Entry, Named, entries_of, names_of
from swls.model.uris import resolve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from swls.model.document import Document
    from swls.model.names import Symbol, Use
    from swls.model.services import Operation
    from swls.model.unit import Unit


class Kept(NamedTuple):
    """A file in which a workflow keeps a section of itself. `version` is that of the language the workflow is written in."""

    section: str
    uri: str
    version: str


class Card(NamedTuple):
    """What other files need to know of a file to find it."""

    identities: tuple[Identity, ...]
    parts: tuple[Kept, ...]
    extends: tuple[Target, ...]


class Place(NamedTuple):
    """A workflow in a file."""

    uri: str
    document: Document
    unit: Unit


class Member:
    """A file of the workspace: an open document, or one that `load` makes again when it is needed.

    What others look for in it is computed once: its `card` at once, its `entries` with a look at all of it when they
    are asked for.
    """

    __slots__ = ("_document", "_entries", "_kept", "_load", "card", "uri")

    def __init__(self, uri: str, document: Document, load: Callable[[], Document] | None = None) -> None:
        self.uri = uri
        self.card = card_of(document, uri)
        self._load = load
        self._kept: Kept | None = None
        self._entries: Entries | None = None
        self._keep(document)

    @property
    def document(self) -> Document:
        """Its snapshot; made again where it is not at hand."""
        found = self._document()
        if found is None:
            assert self._load is not None  # noqa: S101  (without it the document is kept)
            found = self._keep(self._load())
        kept = self._kept
        if kept is not None and (found.section != kept.section or found.dsl_version is None):
            found = self._keep(found.as_section(kept.section, kept.version))
        return found

    def _keep(self, document: Document) -> Document:
        self._document: Callable[[], Document | None] = (
            (lambda: document) if self._load is None else weakref.ref(document)
        )
        return document

    def hold(self, kept: Kept) -> None:
        """Read the file as a section of the workflows that refer to it."""
        if kept != self._kept:
            self._kept = kept
            self._entries = None

    @property
    def entries(self) -> Entries:
        """The names in it."""
        if self._entries is None:
            self._entries = entries_of(self.document)
        return self._entries

    def searched(self) -> Iterable[Entry | Named]:
        """The names in it, which in an open text are not worth their places until one is found."""
        return names_of(self.document) if self._load is None else self.entries.listed

    def names(self, name: str) -> bool:
        """Whether a name that files share may occur in it; an open text is looked through for it each time."""
        return self._load is None or name in self.entries.shared

    def places(self) -> Iterator[Place]:
        """The workflows in it."""
        document = self.document
        return (Place(self.uri, document, unit) for unit in document.units)


def card_of(document: Document, uri: str) -> Card:
    """The card of a document."""
    identities: list[Identity] = []
    parts: list[Kept] = []
    extends: list[Target] = []
    for unit in document.units:
        identity = identity_of(unit.detection)
        if identity is not None:
            identities.append(identity)
        parts += [Kept(part.section, resolve(uri, part.address), unit.version) for part in parts_of(unit.detection)]
        extended = extended_by(unit.detection)
        if extended is not None:
            extends.append(extended)
    return Card(tuple(identities), tuple(parts), tuple(extends))


class Workspace:
    """Files by canonical URI.

    `complete`: all workflows there are have been found, so that what is not among them does not exist. `holds` says of a
    URI whether there is such a file, None where nobody knows. `services` gives the operations that are described beside one.
    """

    def __init__(
        self,
        members: Mapping[str, Member],
        *,
        complete: bool = False,
        holds: Callable[[str], bool | None] = lambda _: None,
        services: Callable[[str], Iterable[Operation]] = lambda _: (),
    ) -> None:
        self.members = members
        self.complete = complete
        self._holds = holds
        self.services = services

    @classmethod
    def of(cls, document: Document, uri: str = "") -> Workspace:
        """The workspace of one document."""
        return cls({uri: Member(uri, document)})

    def holds(self, uri: str) -> bool | None:
        """Whether there is a file with a canonical URI; None where that cannot be said."""
        return True if uri in self.members else self._holds(uri)

    def place(self, uri: str, offset: int) -> Place | None:
        """The workflow at an offset of a file."""
        member = self.member(uri)
        unit = member.document.unit_at(offset) if member is not None else None
        return Place(uri, member.document, unit) if member is not None and unit is not None else None

    @cached_property
    def _owners(self) -> dict[str, list[tuple[str, Kept]]]:
        """The workflows' files that have a section elsewhere, by the URI of that."""
        found: dict[str, list[tuple[str, Kept]]] = defaultdict(list)
        for member in self.members.values():
            for kept in member.card.parts:
                found[kept.uri].append((member.uri, kept))
        return found

    @cached_property
    def _extensions(self) -> list[tuple[Target, str]]:
        return [(target, member.uri) for member in self.members.values() for target in member.card.extends]

    @cached_property
    def _identities(self) -> dict[str, list[tuple[Identity, str]]]:
        found: dict[str, list[tuple[Identity, str]]] = defaultdict(list)
        for member in self.members.values():
            for identity in member.card.identities:
                found[identity.name].append((identity, member.uri))
        return found

    def member(self, uri: str) -> Member | None:
        """The file of a URI, read as what the workflows say it is that refer to it."""
        found = self.members.get(uri)
        kept = self.kept(uri)
        if found is not None and kept is not None:
            found.hold(kept)
        return found

    def kept(self, uri: str) -> Kept | None:
        """The section of a workflow that a file holds, as the workflows say that refer to it."""
        owners = self._owners.get(uri)
        return owners[0][1] if owners else None

    def outward(self, uri: str) -> object:
        """What other files can notice of a file: equal as long as nothing changes for them."""
        member = self.member(uri)
        if member is None:
            return None
        card = member.card
        identities = tuple(identity._replace(start=0, end=0) for identity in card.identities)
        named = None
        if card.parts or card.extends or self.kept(uri) is not None:
            names = [place.unit.names for place in member.places()]
            declared = {(symbol.kind, symbol.name) for one in names for symbol in one.symbols}
            named = (declared, {(use.kinds, use.name) for one in names for use in one.uses})
        return identities, card.parts, card.extends, named

    def workflows(self, target: Target) -> list[tuple[Identity, str]]:
        """The workflows that a reference means, with their files; those of another version where that one is not there."""
        named = [
            found for found in self._identities.get(target.name, ()) if target._replace(versions=()).means(found[0])
        ]
        return [found for found in named if target.means(found[0])] or named

    def identities(self) -> Iterator[tuple[Identity, str]]:
        """All workflows with their files."""
        return (found for several in self._identities.values() for found in several)

    def naming(self, name: str) -> Iterator[Place]:
        """The workflows of the files in which a name that files share may occur."""
        for uri in list(self.members):
            member = self.member(uri)
            if member is not None and member.names(name):
                yield from member.places()

    def family(self, place: Place) -> list[Place]:
        """The workflow, the files with its sections and its extensions: all that share the names of a workflow.

        The place itself comes first.
        """
        found = [place]
        seen = {(place.uri, place.unit.index)}
        for workflow in self._workflows_around(place):
            uris = [kept.uri for kept in card_of(workflow.document, workflow.uri).parts]
            identity = identity_of(workflow.unit.detection)
            if identity is not None:
                uris += [uri for target, uri in self._extensions if target.means(identity)]
            related = [one for uri in uris if (member := self.member(uri)) is not None for one in member.places()]
            for one in [workflow, *related]:
                if (one.uri, one.unit.index) not in seen:
                    seen.add((one.uri, one.unit.index))
                    found.append(one)
        return found

    def _workflows_around(self, place: Place) -> list[Place]:
        """The workflow itself; the one that is extended; those that keep a section in the file."""
        shape = place.unit.shape_name
        if shape.startswith("extension"):
            extended = extended_by(place.unit.detection)
            named = self.workflows(extended) if extended is not None else []
            return [one for identity, uri in named if (one := self._identified(uri, identity))]
        if is_part(place.unit.detection):
            return [
                one
                for uri, _ in self._owners.get(place.uri, ())
                for one in self.members[uri].places()
                if any(resolve(uri, part.address) == place.uri for part in parts_of(one.unit.detection))
            ]
        return [place]

    def _identified(self, uri: str, identity: Identity) -> Place | None:
        places = self.members[uri].places()
        return next((one for one in places if identity_of(one.unit.detection) == identity), None)

    def declared(self, place: Place, kinds: tuple[str, ...], name: str) -> list[tuple[Place, Symbol]]:
        """What a name of the whole workflow means, wherever its declaration stands."""
        return [
            (one, symbol)
            for one in self.family(place)
            for kind in kinds
            for symbol in one.unit.names.named(kind, name)
            if symbol.scope == ""
        ]

    def lacks(self, place: Place, kinds: tuple[str, ...] | None = None) -> bool:
        """Whether names of these kinds may be declared for a workflow where nobody can look: in a file that is not here.

        Without `kinds`: whether any section of it stands in such a file.
        """
        workflows = self._workflows_around(place)
        return not workflows or any(
            (kinds is None or part.kind in kinds) and resolve(one.uri, part.address) not in self.members
            for one in workflows
            for part in parts_of(one.unit.detection)
        )

    def target(self, place: Place, use: Use) -> Target | None:
        """The workflow that a reference of kind `workflow` means."""
        cursor = place.unit.root.at(*use.path)
        return target_of(place.unit.detection, cursor) if cursor is not None else None
