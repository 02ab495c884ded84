"""Groups of facts at their absolute places, and what is named in them.

A question about one name looks at no group that does not name it: a group that is not large remembers which names stand
in it and where, and it outlives the snapshots that contain its subtree.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from swls.schema import Declaration, Facts, Reference

Path = tuple[str | int, ...]

T = TypeVar("T")

_LONG = 8_000  # facts of a workflow


class Frame(NamedTuple):
    """A group of facts at its absolute place, below the groups it stands in."""

    facts: Facts
    at: int
    path: Path
    above: Frame | None


class Declared(NamedTuple):
    """A declaration in a part; `at` and `path` are those of its group from the part."""

    fact: Declaration
    at: int = 0
    path: Path = ()


class Used(NamedTuple):
    """A reference in a part; `at` and `path` are those of its group from the part. `item` is the length of the path, from the
    part, of the innermost thing around it that the reference may have for a neighbour; 0 where none is in the part.
    """

    fact: Reference
    at: int = 0
    path: Path = ()
    item: int = 0


class Part(NamedTuple):
    """What is named in a group and below it, in document order; the names and kinds of that."""

    declared: tuple[Declared, ...]
    used: tuple[Used, ...]
    names: frozenset[str]
    used_names: frozenset[str]
    kinds: frozenset[str]
    used_kinds: frozenset[str]


def descend(root: Frame, wanted: Callable[[Frame], bool]) -> Iterator[Frame]:
    """Every wanted group below wanted groups, in document order; without recursion."""
    stack = [root]
    while stack:
        frame = stack.pop()
        if wanted(frame):
            yield frame
            stack.extend(_below(frame))


def between(root: Frame, start: int, end: int) -> Iterator[Frame]:
    """The groups that may have something in a stretch of the text, in document order."""
    stack = [root]
    while stack:
        frame = stack.pop()
        yield frame
        facts, at, path, _ = frame
        children = facts.children
        first = max(0, bisect_right(children, start - at, key=_offset) - 1)
        last = bisect_right(children, end - at, key=_offset)
        stack.extend(
            Frame(child, at + offset, path + extra, frame) for offset, extra, child in reversed(children[first:last])
        )


def toward(frame: Frame | None, offset: int) -> Iterator[Frame]:
    """The groups around an offset, from the root down."""
    while frame is not None:
        yield frame
        children = frame.facts.children
        index = bisect_right(children, offset - frame.at, key=_offset) - 1
        if index < 0:
            return
        at, extra, child = children[index]
        frame = Frame(child, frame.at + at, frame.path + extra, frame)


def usual(count: int) -> int:
    """The most facts that a part may have in a workflow that has so many: a part that is edited is read anew, and a question
    goes from part to part.
    """
    return 300 if count < _LONG else 2_000


def parts(root: Frame, most: int) -> Iterator[Frame]:
    """The groups that cover everything, in document order: large ones, which have more facts than `most` and to which only belongs
    what stands right in them, and the parts below those.
    """
    stack = [root]
    while stack:
        frame = stack.pop()
        yield frame
        if _is_large(frame, most):
            stack.extend(_below(frame))


def kept(part: Frame, word: str, make: Callable[[Frame, Iterable[Frame]], T], most: int) -> T:
    """What is made of a part, or was made of it in an earlier snapshot; `word` is that of whoever asks.

    `make` gets the part where it stands now, and the groups that belong to it as if it stood at offset 0 and path (). What it
    makes must not say where that is.
    """
    memory = part.facts.kept
    if _is_large(part, most):
        word = f"{word}, alone"
    if word not in memory:
        memory[word] = make(part, inside(Frame(part.facts, 0, (), None), most))
    found: T = memory[word]
    return found


def inside(part: Frame, most: int) -> Iterator[Frame]:
    """The groups that belong to a part, itself first."""
    return iter((part,)) if _is_large(part, most) else descend(part, lambda _: True)


def _is_large(frame: Frame, most: int) -> bool:
    return frame.facts.fact_count > most


def part_of(part: Frame, most: int) -> Part:
    """What is named in a part."""
    return kept(part, "named", _read, most)


def list_of(frame: Frame, used: Used) -> str:
    """The pointer of the list in which a reference in a part looks for names; the frame is that of the part."""
    path = frame.path + used.path + used.fact.path
    cut = len(frame.path) + used.item
    if used.item and cut >= 2 and isinstance(path[cut - 2], int):
        return pointer(path[: cut - 2])
    return pointer(path[: max(0, _item_around(used.fact.kinds, path, declared_around(frame)) - 2)])


def list_around(kinds: tuple[str, ...], path: Path, frames: Iterable[Frame]) -> str:
    """The pointer of the list around the innermost item declared in some groups of a kind that is meant, in which a path stands."""
    declared = {(fact.kind, frame.path + fact.path) for frame in frames for fact in frame.facts.declarations}
    return pointer(path[: max(0, _item_around(kinds, path, declared) - 2)])


def leads_to(path: Path, around: tuple[str, ...], depth: int) -> bool:
    """Whether a group leads to a place, or stands in it and not deeper than some level."""
    size = min(len(path), len(around))
    return len(path) <= depth and all(str(one) == other for one, other in zip(path[:size], around, strict=False))


def declared_around(frame: Frame | None) -> set[tuple[str, Path]]:
    """What is declared in a group and those it stands in, as kinds and paths."""
    declared: set[tuple[str, Path]] = set()
    while frame is not None:
        declared.update([(fact.kind, frame.path + fact.path) for fact in frame.facts.declarations])
        frame = frame.above
    return declared


def pointer(path: Path) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def _item_around(kinds: tuple[str, ...], path: Path, declared: set[tuple[str, Path]]) -> int:
    """The length of the path of the innermost declared item of a list around a place; 0 where there is none.

    In a path that begins inside an item, that item is one of length 1.
    """
    for length in range(len(path), 0, -1):
        if (length == 1 or isinstance(path[length - 2], int)) and any(
            (kind, path[:length]) in declared for kind in kinds
        ):
            return length
    return 0


def _read(_: Frame, groups: Iterable[Frame]) -> Part:
    declared: list[Declared] = []
    used: list[Used] = []
    for frame in groups:
        group, at, path = frame.facts, frame.at, frame.path
        if group.declarations:
            declared += [Declared(fact, at, path) for fact in group.declarations]
        for ref in group.references:
            item = _item_around(ref.kinds, path + ref.path, declared_around(frame)) if ref.scope == "list" else 0
            used.append(Used(ref, at, path, item))
    return Part(
        tuple(declared),
        tuple(used),
        frozenset([one.fact.name for one in declared]),
        frozenset([one.fact.name for one in used]),
        _same(frozenset([one.fact.kind for one in declared])),
        _same(frozenset([kind for one in used for kind in one.fact.kinds])),
    )


@lru_cache(maxsize=4096)
def _same(words: frozenset[str]) -> frozenset[str]:
    """One object for all equal sets: most parts have the same few words in them."""
    return words


def _below(frame: Frame) -> list[Frame]:
    _, at, path, _ = frame
    return [Frame(child, at + offset, path + extra, frame) for offset, extra, child in reversed(frame.facts.children)]


def _offset(child: tuple[int, Path, Facts]) -> int:
    return child[0]
