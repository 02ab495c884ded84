"""Rename: another name for something, wherever its name stands. Refused, with the reason, where that would break something."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects.identity import identity_of
from swls.ide.subject import Site, Subject, all_versions, sites, subject_at
from swls.lint.structure import placed_problems
from swls.model.defining import insert_ordered
from swls.model.names import Use
from swls.model.scopes import overlap, regions_of
from swls.model.workspace import Member, Workspace
from swls.patterns import regex
from swls.schema import load
from swls.schema.messages import message
from swls.syntax import covering
from swls.syntax.editing import Edit, apply, rename_key, rewrite_scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.model import Document

_BREAKS = regex(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_FEW = 100  # edits
# What a name can consist of that is part of a larger text, by its kind.
_INSIDE = {"function": regex(r"[\w-]+"), "catalog": regex(r"[\w.-]+")}
_IDENTIFIER = regex(r"[A-Za-z_]\w*")
_LETTERS = {
    "function": "letters, digits, '_' and '-'",
    "catalog": "letters, digits, '_', '-' and '.'",
}


class Prepared(NamedTuple):
    """A name that can be changed, and where it stands."""

    start: int
    end: int
    name: str


class Refused(NamedTuple):
    """Why a name is not changed, in a sentence for the user."""

    reason: str


class Renamed(NamedTuple):
    """The edits by the URIs of the files."""

    edits: dict[str, list[Edit]]


def prepare(workspace: Workspace, uri: str, offset: int) -> Prepared | Refused:
    """The name at an offset, if there is one that can be changed."""
    subject = _subject(workspace, uri, offset)
    return subject if isinstance(subject, Refused) else Prepared(subject.start, subject.end, subject.name)


def rename(workspace: Workspace, uri: str, offset: int, new: str) -> Renamed | Refused:
    """The edits that give what the name at an offset stands for a new name."""
    subject = _subject(workspace, uri, offset)
    if isinstance(subject, Refused):
        return subject
    if new == subject.name:
        return Renamed({})
    found = list(
        {(site.place.uri, site.start): site for site in sites(workspace, subject) if not site.implied}.values()
    )
    reason = _unfit(subject, found, new) or _taken(workspace, subject, new)
    if reason:
        return Refused(reason)
    edits: dict[str, list[Edit]] = defaultdict(list)
    documents: dict[str, Document] = {}
    for site in found:
        edits[site.place.uri].append(_edit(site, new))
        documents[site.place.uri] = site.place.document
    implied = [site for site in subject.declarations if site.implied]
    for site in implied:
        written = _written(site, subject.name, new)
        if not written:
            return Refused(f"nothing can be written where '{subject.name}' gets its name from")
        edits[site.place.uri] += written
    reason = _broken(workspace, found[0], documents, edits, len(found) + len(implied), new)
    return Refused(reason) if reason else Renamed({uri: sorted(several) for uri, several in edits.items()})


def _subject(workspace: Workspace, uri: str, offset: int) -> Subject | Refused:
    subject = subject_at(workspace, uri, offset)
    if subject is None:
        place = workspace.place(uri, offset)
        found = place.unit.names.at(offset) if place is not None else None
        if isinstance(found, Use) and found.literal:
            return Refused(f"'{found.name}' is a word of the language, not a name")
        return Refused("there is no name here that can be changed")
    if subject.kind == "workflow":
        subject = all_versions(workspace, subject)
    if not subject.declarations:
        where = "in the workspace" if subject.kind == "workflow" else "in this workflow"
        return Refused(f"'{subject.name}' is declared nowhere {where}")
    return subject


def _unfit(subject: Subject, found: Iterable[Site], new: str) -> str:
    """Why something cannot be called so at all; empty where it can."""
    if not new.strip():
        return "a name cannot be empty"
    if new != new.strip() or _BREAKS.search(new):
        return "a name cannot begin or end with blanks, or have line breaks or control characters in it"
    for site in subject.declarations:
        generation = site.place.unit.dialect.generation
        if new in load(generation).reserved.get(subject.kind, ()):
            return f"'{new}' is a word of the language here, no reference could mean a {subject.kind} of that name"
    for site in found:
        if site.role == "mention":
            allowed = _INSIDE.get(subject.kind, _IDENTIFIER)
            if allowed.fullmatch(new) is None:
                letters = _LETTERS.get(subject.kind, "letters, digits and '_', beginning with no digit")
                return f"line {_line(site)} names it inside a text, where a name has only {letters}"
        elif site.place.document.text.startswith("*", site.start):
            return f"in line {_line(site)} the alias of an anchor stands for the name; write the name there first"
    return ""


def _taken(workspace: Workspace, subject: Subject, new: str) -> str:
    """Whether something of the kind has the name already, where it would be taken for this; the reason, or empty."""
    kind = subject.kind.replace("-", " ")
    for site in subject.declarations:
        names = site.place.unit.names
        if subject.kind == "workflow":
            own = identity_of(site.place.unit.detection)
            for identity, uri in workspace.identities():
                if own is not None and identity[:3] == (own.generation, own.namespace, new):
                    return f"there is a workflow '{new}' already, in {uri.rpartition('/')[2]}"
        elif subject.kind == "variable":
            for symbol in names.named("variable", new):
                if overlap(regions_of(symbol), subject.reach):
                    return f"there is a variable '{new}' already that can be read in the same place"
        else:
            homes = [site.place] if subject.scope else workspace.family(site.place)
            for home in homes if subject.kind != "event-type" else ():
                for symbol in home.unit.names.named(subject.kind, new):
                    if symbol.scope == subject.scope:
                        line = home.document.lines.position(symbol.start)[0] + 1
                        where = "in this list, " if subject.scope else ""
                        file = f" of {home.uri.rpartition('/')[2]}" if home.uri != subject.place.uri else ""
                        return f"there is a {kind} '{new}' already, {where}in line {line}{file}"
    return ""


def _edit(site: Site, new: str) -> Edit:
    """What puts a name in the place of the old one, in its quotes; with quotes where it needs them."""
    if site.role == "mention":
        return Edit(site.start, site.end, new)
    cursor = covering(site.place.document.tree, site.start)[-1]
    start, end = cursor.key_span
    on_key = isinstance(cursor.key, str) and start <= site.start <= end
    return (rename_key(cursor, new) if on_key else rewrite_scalar(cursor, new))[0]


def _written(site: Site, name: str, new: str) -> list[Edit]:
    """What writes the name of a variable that has none but the usual: `each: new` into its loop."""
    unit = site.place.unit
    cursor = unit.root.at(*site.path)
    for shape in unit.forms(site.path) if cursor is not None else ():
        binds = shape.meaning.binds if shape.meaning is not None else None
        for key, usual in (binds or {}).items():
            if cursor is not None and usual == name and cursor.get(key) is None:
                return insert_ordered(cursor, shape, key, new)
    return []


def _broken(
    workspace: Workspace,
    home: Site,
    documents: dict[str, Document],
    edits: dict[str, list[Edit]],
    count: int,
    new: str,
) -> str:
    """What would be wrong afterwards that is not wrong now; empty where nothing is."""
    after = {uri: _edited(document, edits[uri]) for uri, document in documents.items()}
    for uri, document in documents.items():
        if sum(unit.facts.problem_count for unit in after[uri].units) > sum(
            unit.facts.problem_count for unit in document.units
        ):
            return _new_problem(after[uri], new)
    # A name that is read by something else as well, or not read any more, shows in the number of its places.
    shift = sum(len(edit.text) - (edit.end - edit.start) for edit in edits[home.place.uri] if edit.end <= home.start)
    members = {**workspace.members, **{uri: Member(uri, document) for uri, document in after.items()}}
    then = Workspace(members)
    again = subject_at(then, home.place.uri, home.start + shift)
    if again is not None and again.kind == "workflow":
        again = all_versions(then, again)
    if again is None or len({(s.place.uri, s.start) for s in sites(then, again) if not s.implied}) != count:
        return f"'{new}' would mean something else in some of the {count} places"
    return ""


def _new_problem(document: Document, new: str) -> str:
    """What is wrong with a name in the document that has it."""
    found = [message(problem) for unit in document.units for problem, _, _ in placed_problems(unit)]
    return next((words for words in found if new in words), f"'{new}' is no name that can stand there")


def _edited(document: Document, edits: list[Edit]) -> Document:
    """The document after the edits; one by one where they are few, since that keeps what they do not touch."""
    if len(edits) > _FEW:
        return document.edit(0, len(document.text), apply(document.text, edits))
    for start, end, text in sorted(edits, reverse=True):
        document = document.edit(start, end, text)
    return document


def _line(site: Site) -> int:
    return site.place.document.lines.position(site.start)[0] + 1
