"""One-step mutants of a document: what people get wrong, by the thousand, and always the same for a seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Path = tuple["str | int", ...]

VALUES: tuple[Any, ...] = (
    0, 1, -1, 70_000, 2.5, 3.0, "s", "", " ", None, True, False,
    [], {}, {"zz": 1}, ["s"], [{}], [[]], [{"a": {}}],
    "${ .a }", " ${ .a } ", "${ .a", "${}", "x ${ .a }", "PT5S", "P1D", "P", "5s",
    "http://a/b", "a/b", "/a", "a b", "#x", "https://{host}/x",
    "1.0.0", "1.0", "a.b", "a_b", "-a", "x" * 64,
    {"use": "a"}, {"uri": "http://a/b"}, {"seconds": 1}, {"seconds": "1"},
    {"set": {"a": 1}}, [{"a": {"set": {"b": 1}}}], "2026-01-01T00:00:00Z", {"with": {"type": "a"}},
)  # fmt: skip


def places(document: Any) -> list[tuple[Path, Any]]:
    """Every value of a document with its path, the document itself first."""
    found: list[tuple[Path, Any]] = []
    stack: list[tuple[Path, Any]] = [((), document)]
    while stack:
        path, value = stack.pop()
        found.append((path, value))
        if isinstance(value, dict):
            stack += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            stack += [((*path, index), inner) for index, inner in enumerate(value)]
    return found


def replaced(value: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """A copy of a document in which `change` was applied at a path; what lies beside the path is shared."""
    if not path:
        return change(value)
    if isinstance(value, dict):
        return value | {path[0]: replaced(value[path[0]], path[1:], change)}
    index = path[0]
    assert isinstance(index, int)
    return [*value[:index], replaced(value[index], path[1:], change), *value[index + 1 :]]


class Mutator:
    """Makes mutants. `keys` and `words` are those of the language, so that mistakes are near misses too."""

    def __init__(self, keys: Sequence[str], words: Sequence[str], seed: int) -> None:
        self.keys = keys
        self.words = words
        self.rng = random.Random(seed)
        self.steps: tuple[Callable[[Any, list[tuple[Path, Any]]], Any], ...] = (
            self.drop, self.drop, self.rename, self.add_unknown, self.add_known, self.add_known,
            self.copy_entry, self.retype, self.retype, self.respell, self.swap_word, self.swap_word,
            self.transplant, self.wrap, self.unwrap, self.repeat, self.empty,
        )  # fmt: skip

    def of(self, document: Any) -> Iterator[tuple[str, Any]]:
        """Endless mutants of a document, each with the name of the step that made it."""
        spots = places(document)
        while True:
            step = self.rng.choice(self.steps)
            mutant = step(document, spots)
            if mutant is not None:
                yield step.__name__, mutant

    def pick(self, spots: list[tuple[Path, Any]], *types: type) -> tuple[Path, Any] | None:
        """A random place whose value has one of the types."""
        fitting = [spot for spot in spots if isinstance(spot[1], types)] if types else spots
        return self.rng.choice(fitting) if fitting else None

    def drop(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Leave out an entry or item."""
        path, _ = self.rng.choice(spots)
        if not path:
            return None
        last = path[-1]
        if isinstance(last, str):
            return replaced(document, path[:-1], lambda value: {k: v for k, v in value.items() if k != last})
        return replaced(document, path[:-1], lambda value: value[:last] + value[last + 1 :])

    def rename(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Misspell a key, or write another one of the language in its place."""
        found = self.pick(spots, dict)
        if found is None or not found[1]:
            return None
        old = self.rng.choice(list(found[1]))
        new = self.rng.choice((old + "x", old[:-1], old.upper(), self.rng.choice(self.keys)))
        return replaced(document, found[0], lambda value: {(new if k == old else k): v for k, v in value.items()})

    def add_unknown(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Write a key, or an item, that does not belong."""
        found = self.pick(spots, dict, list)
        if found is None:
            return None
        extra = self.rng.choice(VALUES)
        return replaced(
            document,
            found[0],
            lambda value: value | {"zzz": extra} if isinstance(value, dict) else [*value, extra],
        )

    def add_known(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Write a key of the language somewhere, with any value or one that stands in the document."""
        found = self.pick(spots, dict)
        if found is None:
            return None
        key = self.rng.choice(self.keys)
        filled = self.rng.choice(VALUES) if self.rng.random() < 0.6 else self.rng.choice(spots)[1]
        return replaced(document, found[0], lambda value: value | {key: filled})

    def copy_entry(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Copy an entry from one mapping into another: two kinds, two schemes, nested wrongly."""
        source, target = self.pick(spots, dict), self.pick(spots, dict)
        if source is None or target is None or not source[1]:
            return None
        key = self.rng.choice(list(source[1]))
        return replaced(document, target[0], lambda value: value | {key: source[1][key]})

    def retype(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Put any value in the place of another."""
        path, _ = self.rng.choice(spots)
        return replaced(document, path, lambda _: self.rng.choice(VALUES)) if path else None

    def respell(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Change one character of a text."""
        found = self.pick(spots, str)
        if found is None:
            return None
        at = self.rng.randrange(len(found[1]) + 1)
        character = self.rng.choice(["", " ", "$", "{", "}", ":", "/", ".", "-", "_", "T", "7", "\n", "é"])
        return replaced(document, found[0], lambda text: text[:at] + character + text[at + 1 :])

    def swap_word(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Write a word that the language knows elsewhere."""
        found = self.pick(spots, str)
        return None if found is None else replaced(document, found[0], lambda _: self.rng.choice(self.words))

    def transplant(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Put one part of the document in the place of another."""
        path, _ = self.rng.choice(spots)
        _, other = self.rng.choice(spots)
        return replaced(document, path, lambda _: other) if path else None

    def wrap(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Put a value into a list, or under a key."""
        path, _ = self.rng.choice(spots)
        key = self.rng.choice(self.keys) if self.rng.random() < 0.7 else None
        return replaced(document, path, lambda value: [value] if key is None else {key: value}) if path else None

    def unwrap(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Put a part in the place of the whole that holds it alone or with others."""
        found = self.pick(spots, dict, list)
        if found is None or not found[0] or not found[1]:
            return None
        inner = self.rng.choice(list(found[1].values()) if isinstance(found[1], dict) else found[1])
        return replaced(document, found[0], lambda _: inner)

    def repeat(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Write an item twice, or join two items into one."""
        found = self.pick(spots, list)
        if found is None or not found[1]:
            return None
        joined = {key: value for item in found[1] if isinstance(item, dict) for key, value in item.items()}
        both = [*found[1], found[1][0]] if self.rng.random() < 0.5 else [joined]
        return replaced(document, found[0], lambda _: both)

    def empty(self, document: Any, spots: list[tuple[Path, Any]]) -> Any:
        """Leave a mapping, list or text empty."""
        path, value = self.rng.choice(spots)
        blank = (
            {} if isinstance(value, dict) else [] if isinstance(value, list) else "" if isinstance(value, str) else 0
        )
        return replaced(document, path, lambda _: blank) if path else None
