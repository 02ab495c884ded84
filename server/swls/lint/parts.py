"""Looking at a workflow part by part, and at each part once.

A keystroke changes one state of hundreds; what was made of the others is still true, because a node that an edit leaves
alone is the same object in the next snapshot. A part is an item of a list, or an entry of a mapping, below the workflow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from swls.lint.broken import covered
from swls.lint.finding import Finding, moved, within
from swls.lint.lots import PartsLot
from swls.lint.reads import HOLE, Reads
from swls.lint.sections import Change, Members, Section, change
from swls.syntax import Alias, Mapping, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from swls.lint.broken import Broken
    from swls.lint.diagnostic import Span
    from swls.lint.lots import Lot
    from swls.model import Unit
    from swls.syntax import Cursor, Node

Path = tuple[str | int, ...]
T = TypeVar("T")
V = TypeVar("V")


class _Made(NamedTuple):
    """What was made of the parts of a snapshot. `loose` are those to read again, because something in them stands elsewhere."""

    members: Members
    reads: Reads[Any]
    loose: frozenset[int]


class _Judged(NamedTuple):
    """What was found in the parts of a snapshot, `loose` as above: or because a finding points out of its part.

    `around` are the failures in which the section stood.
    """

    members: Members
    around: tuple[Path, ...]
    found: dict[int, tuple[Finding, ...]]
    loose: frozenset[int]
    total: int


class _Whole(NamedTuple):
    """What was found in a section as a whole, by part, and what of it is told; `raw` is None where a finding points out of its part."""

    members: Members
    around: tuple[Path, ...]
    stamp: tuple[object, ...]
    raw: dict[int, list[Finding]] | None
    found: dict[int, tuple[Finding, ...]]


class Parts:
    """The parts of one workflow, with what is remembered of them from earlier snapshots."""

    def __init__(
        self, unit: Unit, broken: Callable[[], Broken], cursor: Callable[[Path], Cursor | None], *, aliases: bool
    ) -> None:
        self._unit = unit
        self._broken = broken
        self._cursor = cursor
        self._sections: dict[Path, Section] = {}
        self._reads: dict[Any, Reads[Any]] = {}
        self._changes: dict[tuple[int, int], tuple[Members, Change]] = {}
        self._aliases: dict[int, bool] = {}
        self._plain = not aliases

    def read(self, read: Callable[[Cursor], T], path: Path) -> Reads[T]:
        """What a function makes of each part, or has made of it before: plain data that does not say where the part is."""
        found = self._reads.get((read, path))
        if found is None:
            memory, key = self._unit.memory.parts, (read, path, self._unit.view)
            now = self._section(path)
            before: _Made | None = memory.get(key)
            kept = memory[key] = self._made(read, path, now, before)
            found = self._reads[read, path] = kept.reads
        return found

    def _made(self, read: Callable[[Cursor], Any], path: Path, now: Section, before: _Made | None) -> _Made:
        if before is None:
            since, made = Change(0, 0, len(now)), []
            loose: set[int] = set()
        else:
            since, made = self._since(before.members, now), before.reads.made
            loose = _shifted(before.loose, since)
        due = range(since.first, since.new)
        again = [*due, *sorted(loose)]
        fresh: dict[int, Any] = dict.fromkeys(again, HOLE)
        known: dict[int, Any] = {}
        for place in now.whole(again):
            cursor = now.cursor(place)
            node = cursor.resolved.node
            if id(node) not in known:  # an alias may stand for a part that was just read
                known[id(node)] = read(cursor)
            fresh[place] = known[id(node)]
            if self._is_loose(now, place):
                loose.add(place)
        if before is not None and since.in_place and before.reads.keys == now.members.keys:
            if all(made[place] == one for place, one in fresh.items()):
                return _Made(now.members, before.reads, frozenset(loose))
        made = made[: since.first] + [None] * len(due) + made[since.old :]
        for place, one in fresh.items():
            made[place] = one
        return _Made(now.members, Reads(now.members.keys, path, made), frozenset(loose))

    def follows(self, what: Hashable, reads: Reads[T], make: Callable[[Reads[T]], V]) -> V:
        """What follows from what was made of the parts, and from nothing else: made again when that is not the same any more.

        `what` is its name, in every snapshot.
        """
        memory, key = self._unit.memory.parts, ("follows", what)
        known: tuple[Reads[T], V] | None = memory.get(key)
        if known is None or known[0] is not reads:
            known = memory[key] = reads, make(reads)
        return known[1]

    def judge(self, judge: Callable[[Cursor], Iterator[Finding]], owner: object, path: Path) -> Iterator[Finding | Lot]:
        """What a function finds in each part. It is not shown a part again, unless it pointed at something outside of it.

        `owner` is whose judgement that is, in every snapshot.
        """
        now = self._section(path)
        if not len(now):
            return
        around = self._broken().around(path)
        memory, key = self._unit.memory.parts, (owner, path, self._unit.view)
        before: _Judged | None = memory.get(key)
        if before is None or before.around != around:
            before = None
            found: dict[int, tuple[Finding, ...]] = {}
            count, loose, due = 0, set[int](), range(len(now))
        else:
            since = self._since(before.members, now)
            due = range(since.first, since.new)
            found, count = _carried(before.found, since, before.total)
            loose = _shifted(before.loose, since)
        if due or loose:
            for place in now.whole([*due, *sorted(loose)]):
                cursor = now.cursor(place)
                said = list(judge(cursor))
                if self._is_loose(now, place) or not _inside(said, cursor):
                    loose.add(place)
                    yield from said
                    continue
                loose.discard(place)
                own = [moved(one, -cursor.start, (), len(now.path) + 1) for one in said]
                if own and (sound := self._sound(own, now, path, place)):
                    if before is not None and found is before.found:
                        found = dict(found)
                    found[place] = sound
                    count += len(sound)
        memory[key] = _Judged(now.members, around, found, frozenset(loose), count)
        if found:
            yield from self._told(now, path, found, count)

    def judge_whole(
        self,
        judge: Callable[[], Iterable[Finding]],
        owner: object,
        path: Path,
        stamp: tuple[object, ...],
        *,
        settled: bool,
    ) -> Iterator[Finding | Lot]:
        """What a function finds in the parts of a section by looking at all of them.

        It is not asked again while the `stamp` is the same and nothing has changed in the parts in which something was found.
        `settled`: the latter does not matter, because the stamp says where in a part anything is found.
        """
        around = self._broken().around(path)
        memory, key = self._unit.memory.parts, (owner, path, self._unit.view, "whole")
        now = self._section(path)
        before: _Whole | None = memory.get(key)
        raw = before.raw if before is not None else None
        if before is not None and raw is not None and (before.around, before.stamp) == (around, stamp):
            since = self._since(before.members, now)
            changed = [place for place in raw if since.first <= place < since.new]
            if since.in_place and (settled or not changed):
                found = before.found
                if changed:
                    found = {**found, **{place: self._sound(raw[place], now, path, place) for place in changed}}
                memory[key] = before._replace(members=now.members, found=found)
                yield from self._told(now, path, found, sum(map(len, found.values())))
                return
        said = list(judge())
        raw = self._by_part(said, now)
        found = {place: self._sound(one, now, path, place) for place, one in raw.items()} if raw is not None else {}
        memory[key] = _Whole(now.members, around, stamp, raw, found)
        yield from said if raw is None else self._told(now, path, found, sum(map(len, found.values())))

    def _by_part(self, said: list[Finding], now: Section) -> dict[int, list[Finding]] | None:
        """Findings by the parts of a list that they lie in, relative to those; None where one does not, or something stands
        elsewhere.
        """
        if now.members.keys is not None or not self._plain:
            return None
        size, raw = len(now.path), dict[int, list[Finding]]()
        for finding in said:
            place = finding.path[size] if len(finding.path) > size else None
            if not isinstance(place, int) or not _inside([finding], now.cursor(place)):
                return None
            raw.setdefault(place, []).append(moved(finding, -now.start(place), (), size + 1))
        return raw

    def _sound(self, said: Iterable[Finding], now: Section, path: Path, place: int) -> tuple[Finding, ...]:
        """What was found in a part, in order and none twice, without what is said of places that failed inside it."""
        failed = self._broken().inside(path).get(now.key(place), frozenset()) - {()}
        found: dict[Span, list[Finding]] = {}
        for one in said:
            others = found.setdefault(one.span, [])
            if one not in others and not covered(one.path, failed):
                others.append(one)
        return tuple(one for span in sorted(found) for one in found[span])

    def _told(
        self, now: Section, path: Path, found: dict[int, tuple[Finding, ...]], count: int
    ) -> Iterator[Finding | Lot]:
        """A lot of it, without the parts that failed as they stand in their section, which may change while they do not."""
        failed = self._broken().inside(path)
        gone = [place for place in found if () in failed.get(now.key(place), ())] if failed else ()
        if gone:
            found = {place: some for place, some in found.items() if place not in gone}
            count = sum(map(len, found.values()))
        if count:
            yield PartsLot(now, found, count)

    def _since(self, before: Members, now: Section) -> Change:
        """What has changed since an earlier snapshot, which is the same for nearly all who ask."""
        known = self._changes.get((id(now), id(before)))
        if known is None:
            known = self._changes[id(now), id(before)] = before, change(before, now.members)
        return known[1]

    def _section(self, path: Path) -> Section:
        found = self._sections.get(path)
        if found is None:
            cursor = self._cursor
            found = self._sections[path] = Section(cursor(path), lambda place: cursor((*path, place)))
        return found

    def _is_loose(self, now: Section, place: int) -> bool:
        """Whether a part, or something in it, stands elsewhere; each part is searched for the first who asks."""
        if self._plain:
            return False
        node = now.written(place)
        assert node is not None  # noqa: S101  (it was looked at)
        found = self._aliases.get(id(node))
        if found is None:
            found = self._aliases[id(node)] = _has_alias(node)
        return found


def _shifted(places: Iterable[int], since: Change) -> set[int]:
    return {place for one in places if (place := since.shifted(one)) is not None}


def _carried(
    found: dict[int, tuple[Finding, ...]], since: Change, count: int
) -> tuple[dict[int, tuple[Finding, ...]], int]:
    """What was found in the parts that are as they were, by where they are now; the same object where that is all."""
    if since.in_place and not any(place in found for place in range(since.first, since.old)):
        return found, count
    kept = {place: some for one, some in found.items() if (place := since.shifted(one)) is not None}
    return kept, sum(map(len, kept.values()))


def _inside(said: list[Finding], part: Cursor) -> bool:
    """Whether everything that findings point at and would change lies in a part."""
    return all(within(finding, part.start, part.end) for finding in said)


def _has_alias(node: Node) -> bool:
    stack: list[Node] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Alias):
            return True
        if isinstance(one, Mapping):
            stack.extend(entry.value for entry in one.entries if entry.value is not None)
        elif isinstance(one, Sequence):
            stack.extend(item.value for item in one.items if item.value is not None)
    return False
