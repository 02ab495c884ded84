"""Which form of a shape a mapping or a list was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from swls.schema.choice import conflict
from swls.schema.slips import key_slip
from swls.schema.suggest import suggest
from swls.syntax.nodes import Entry, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from swls.schema.choice import Choice, Head
    from swls.schema.shapes import Property, Shape
    from swls.schema.walk import Walk
    from swls.syntax.nodes import Mapping, Sequence

Entries: TypeAlias = "dict[str, tuple[Entry, int]]"


class Settled:
    """The form that a mapping takes.

    `plain` is the form before its last condition was settled. `tied` are the alternatives that are equally
    likely where the mapping does not say which; `evident` is False when nothing in it speaks for any.
    `clash` is another alternative that fits as well and must not. `renamed` maps keys as written to the
    keys that were meant, as far as the choice depended on them. `stray` is a key that should say which
    alternative it is and says something else, `spoken` what it might say, `supposed` what is probably
    meant. `alien` is an alternative that the version lacks.
    """

    __slots__ = (
        "alien", "choice", "clash", "evident", "head", "plain", "renamed", "shape", "spoken", "stray", "supposed", "tied",
    )  # fmt: skip

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.plain = shape
        self.choice: Choice | None = None
        self.head: Head | None = None
        self.tied: tuple[Head, ...] = ()
        self.evident = True
        self.clash: Head | None = None
        self.renamed: dict[str, str] = {}
        self.stray = ""
        self.spoken: tuple[Any, ...] = ()
        self.supposed: str | None = None
        self.alien: Head | None = None

    def property(self, name: str) -> Property | None:
        """What is known about a key in this form, or in one of those it may be."""
        known = self.shape.key(name)
        if known is None and self.tied:
            known = next((p for head in self.tied if (p := head.shape.key(name)) is not None), None)
        return known

    def agreed(self, name: str) -> Property | None:
        """As `property`, but None where the forms it may be do not agree about the key."""
        known = self.property(name)
        for head in self.tied:
            other = head.shape.key(name)
            if known is not None and other is not None and other.shape is not known.shape:
                return None
        return known


def settle_object(walk: Walk, node: Mapping, shape: Shape, entries: Entries, at: int) -> Settled | None:
    """The form of `shape` that a mapping takes; None where a mapping cannot stand."""
    if shape.accepts is not None and "object" not in shape.accepts:
        return None
    settled = Settled(shape)
    while True:
        choice = settled.shape.choice
        if choice is not None:
            if not choice.heads:
                return None
            if settled.tied or settled.clash is not None:
                return settled  # what is open already comes first
            _choose(walk, node, settled, entries, at)
        elif settled.shape.rules.conditions:  # settled after the choice: the form may bring them
            test = settled.shape.test
            settled.plain = settled.shape
            settled.shape = settled.shape.branch(holds=walk.matches(node, test, at))
        else:
            return settled


def settle_list(walk: Walk, node: Sequence, shape: Shape, at: int) -> Shape | None:
    """The form of `shape` that a list takes; None where a list cannot stand."""
    if shape.accepts is not None and "array" not in shape.accepts:
        return None
    while shape.choice is not None or shape.rules.conditions:
        if shape.choice is not None:
            forms = shape.choice.of_type("array")
            if not forms:
                return None
            fitting = forms if len(forms) == 1 else [form for form in forms if walk.matches(node, form, at)]
            shape = next((form for form in fitting if form.available), fitting[0] if fitting else forms[0])
        else:
            shape = shape.branch(holds=walk.matches(node, shape.test, at))
    return shape


def scalars(entries: Entries, renamed: dict[str, str]) -> dict[str, Any]:
    """What heads look at: the scalar values by key, None for everything else."""
    found: dict[str, Any] = {}
    for name, (entry, _) in entries.items():
        value = entry.value
        found[renamed.get(name, name)] = value.value if value.__class__ is Scalar else None
    return found


def _choose(walk: Walk, node: Mapping, settled: Settled, entries: Entries, at: int) -> None:
    choice = settled.shape.choice
    assert choice is not None  # noqa: S101  (called where there is one)
    values = _supposing(settled, scalars(entries, {}))
    selection = choice.select(values)
    if not selection.fitting:
        renamed = _misspelt(choice, values, entries, evident=selection.evident)
        if renamed:
            settled.renamed.update(renamed)
            values = _supposing(settled, scalars(entries, renamed))
            selection = choice.select(values)
        stray = _stray(choice, values, entries) if not settled.stray else ""
        if stray:
            said = choice.by_constant[stray].items()
            settled.stray = stray
            settled.spoken = tuple(one for one, heads in said if any(head.shape.available for head in heads))
            words = [one for one in settled.spoken if isinstance(one, str)]
            settled.supposed = suggest(values[stray], words) if isinstance(values.get(stray), str) else None
            values = _supposing(settled, values)
            selection = choice.select(values)
    settled.choice = choice
    settled.evident = selection.evident or bool(selection.fitting)
    settled.tied = ()
    if selection.fitting:
        settled.head, settled.clash = _fitting(walk, node, selection.fitting, at)
    else:
        best = _first_written(selection.best, values)
        settled.head = best[0]
        if len(choice.heads) > 1 and not selection.evident:
            settled.tied = choice.heads
        elif len(best) > 1:
            settled.tied = best
    settled.shape = settled.head.shape
    if settled.alien is None and not settled.tied and not settled.shape.available:
        settled.alien = settled.head


def _supposing(settled: Settled, values: dict[str, Any]) -> dict[str, Any]:
    """The values with what is probably meant in the place of a stray one."""
    if not settled.stray:
        return values
    others = {name: value for name, value in values.items() if name != settled.stray}
    return others if settled.supposed is None else others | {settled.stray: settled.supposed}


def _stray(choice: Choice, values: dict[str, Any], entries: Entries) -> str:
    """The key that should say which alternative it is, and has no value, or one that none of them knows."""
    for name, index in choice.by_constant.items():
        value = values.get(name)
        open_yet = name in entries and is_empty(entries[name][0])
        odd = isinstance(value, str) and value not in index
        if (odd or open_yet) and all(name in head.constants for head in choice.heads):
            return name
    return ""


def is_empty(entry: Entry) -> bool:
    """Whether nothing, or null, is written for a key."""
    return entry.value is None or (isinstance(entry.value, Scalar) and entry.value.value is None)


def _first_written(best: tuple[Head, ...], values: dict[str, Any]) -> tuple[Head, ...]:
    """Of alternatives that equally much speaks for, because marks of several stand there, those marked
    first.
    """
    for name in values:
        marked = tuple(head for head in best if name in head.marks)
        if marked and len(marked) < len(best):
            return marked
    return best


def _fitting(walk: Walk, node: Mapping, fitting: tuple[Head, ...], at: int) -> tuple[Head, Head | None]:
    """The alternative among those whose heads fit, and another that must not fit and does."""
    if len(fitting) == 1:
        return fitting[0], None
    matching = [head for head in fitting if walk.matches(node, head.shape, at)]
    if not matching:
        return fitting[0], None
    best = matching[0]
    if not best.shape.available and not best.constants:  # a constant says what is meant, whatever the version
        best = next((head for head in matching if head.shape.available), best)
    for other in matching:
        if other is best:
            continue
        if best.shape.available and other.shape.available and conflict(best.shape, other.shape):
            return best, other
    return best, None


def _misspelt(choice: Choice, values: dict[str, Any], entries: Entries, *, evident: bool) -> dict[str, str]:
    """Keys that no alternative knows, where they nearly are one that would decide between them."""
    unknown = [name for name in values if name not in choice.known and not _patterned(choice, name)]
    absent = [name for name in choice.known if name not in values]
    renamed: dict[str, str] = {}
    for name in unknown:
        meant = meant_key(name, entries, _marks_first(absent, choice), choice.shape.aliases)
        if meant is None or meant in renamed.values() or not (meant in choice.marked or meant in choice.common):
            continue
        renamed[name] = meant
    if not renamed:
        return {}
    if evident:
        assumed = {renamed.get(name, name): value for name, value in values.items()}
        if not choice.select(assumed).fitting:
            return {}
    return renamed


def meant_key(name: str, entries: Entries, known: list[str], aliases: dict[str, str]) -> str | None:
    """Which of the keys `known` is meant by one that is not: the one it begins with, or the nearest."""
    slip = key_slip(entries[name][0], known) if ":" in name and name in entries else None
    return slip["word"] if slip is not None else suggest(name, known, aliases=aliases)


def _patterned(choice: Choice, name: str) -> bool:
    return any(head.shape.key(name) is not None for head in choice.heads)


def _marks_first(names: Iterable[str], choice: Choice) -> list[str]:
    return sorted(names, key=lambda name: (name not in choice.marked, name))
