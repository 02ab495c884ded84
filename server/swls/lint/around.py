"""What a rule may ask about other files. The editor and the command line give the same answers.

def check(context: Context) -> Iterator[Finding]:
    for use in context.uses("workflow"):
        if context.around.workflows(use) == []:
            yield context.finding(use, name=use.name)

Nobody can know what a file says that is not at hand; then the answer is None, and a rule says nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from swls.dialects.identity import extended_by, is_part, parts_of, target_of
from swls.model.mentions import mentioning
from swls.model.uris import resolve
from swls.model.workspace import Place, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.dialects.identity import Identity
    from swls.model import Document, Unit
    from swls.model.names import Symbol, Use


class Around:
    """The files around one workflow, `uri` being its own. `workspace` gives them, None: nothing is known of any.

    It is asked only when a question needs it: finding out may mean to read a folder.
    """

    def __init__(
        self, document: Document, unit: Unit, workspace: Callable[[], Workspace] | None = None, uri: str = ""
    ) -> None:
        self.place = Place(uri, document, unit)
        self._find = workspace

    @cached_property
    def workspace(self) -> Workspace:
        """The files that are known; this one alone where nothing is known of others."""
        if self._find is None:
            return Workspace.of(self.place.document, self.place.uri)
        return self._find()

    @cached_property
    def spread(self) -> bool:
        """Whether other files declare names for this one: it keeps sections elsewhere, or is a section or an extension."""
        detection = self.place.unit.detection
        return is_part(detection) or extended_by(detection) is not None or any(True for _ in parts_of(detection))

    def means(self, use: Use) -> list[tuple[Place, Symbol]]:
        """What a place may name, also in the other files of the workflow; more than one where it is declared twice."""
        found = [(self.place, symbol) for symbol in self.place.unit.names.meant(use)]
        if found or use.literal or use.scope or not self.spread:
            return found
        return self.workspace.declared(self.place, use.kinds, use.name)

    def undeclared(self, use: Use) -> bool:
        """Whether a place names what is declared nowhere; False while a file that might declare it is not at hand."""
        if "workflow" in use.kinds:
            return self.workflows(use) == []
        if use.literal or self.means(use):
            return False
        return bool(use.scope) or not self.spread or not self.workspace.lacks(self.place, use.kinds)

    def nameable(self, use: Use) -> list[str]:
        """Every name that could stand at a place, also those of the other files of the workflow."""
        if "workflow" in use.kinds:
            generation = self.place.unit.dialect.generation
            found = (one for one, _ in self.workspace.identities() if one.generation == generation)
            return list(dict.fromkeys(identity.name for identity in found))
        names = self.place.unit.names
        if use.scope or not self.spread:
            return [symbol.name for symbol in names.visible(use)]
        return [
            symbol.name
            for place in self.workspace.family(self.place)
            for kind in use.kinds
            for symbol in place.unit.names.in_scope(kind, "")
        ]

    def workflows(self, use: Use) -> list[Identity] | None:
        """The workflows that a place of kind `workflow` may mean: the version it asks for, else those of other versions.

        None when there is none here, but not all files are known, or when an expression decides.
        """
        cursor = self.place.unit.root.at(*use.path)
        if self._find is None or cursor is None or "${" in use.name:
            return None
        found = self.workspace.workflows(target_of(self.place.unit.detection, cursor))
        return [identity for identity, _ in found] if found or self.workspace.complete else None

    def used(self, symbol: Symbol) -> bool | None:
        """Whether a name of the whole workflow is named anywhere, plainly or in an expression (`$SECRETS.name`, `fn:name`);
        None when a file is not at hand that may do so.
        """
        for place in self.workspace.family(self.place) if self.spread else (self.place,):
            named = place.unit.names.using((symbol.kind,), symbol.name)
            if any(True for _ in named) or any(True for _ in mentioning(place.unit, symbol.kind, symbol.name)):
                return True
        return None if self.spread and self.workspace.lacks(self.place) else False

    def file(self, address: str) -> bool | None:
        """Whether there is a file at an address written in this text; None where it lies elsewhere."""
        if self._find is None or not address:
            return None
        return self.workspace.holds(resolve(self.place.uri, address))
