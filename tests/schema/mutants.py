"""One-step mutants of a document: what people get wrong, made by the thousand and always the same for a seed."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

_VALUES: tuple[Any, ...] = (1, -1, 2.5, "s", "", None, True, False, [], {}, {"zz": 1}, ["s"], [{}], "${ .a }", "PT5S", "http://a/b", "a/b")
_WORDS = ("end", "continue", "http", "grpc", "mcp", "a2a", "always", "never", "eventually", "raw", "strict", "nope", "1.0.0", "consumed", "produced")


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a value."""
    found: list[tuple[Any, Any]] = []
    stack = [value]
    while stack:
        node = stack.pop()
        keys = list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
        for key in keys:
            found.append((node, key))
            stack.append(node[key])
    return found


def mutants(document: Any, count: int, seed: int) -> Iterator[Any]:
    """`count` copies of a document, each with one thing changed."""
    rng = random.Random(seed)
    for _ in range(count):
        mutant = copy.deepcopy(document)
        spots = places(mutant)
        if not spots:
            return
        _change(rng, mutant, spots)
        yield mutant


def _change(rng: random.Random, mutant: Any, spots: list[tuple[Any, Any]]) -> None:
    container, key = rng.choice(spots)
    step = rng.randrange(9)
    if step == 0 and isinstance(container, dict):
        container[f"{key}x"] = container.pop(key)
    elif step == 1 and isinstance(container, dict):
        del container[key]
    elif step == 2:
        container[key] = rng.choice(_VALUES)
    elif step == 3 and isinstance(container, dict):
        container["zzz"] = rng.choice(_VALUES)
    elif step == 3:
        container.append(rng.choice(_VALUES))
    elif step == 4:
        container[key] = rng.choice(_WORDS)
    elif step == 5:
        other, other_key = rng.choice(spots)
        container[key] = copy.deepcopy(other[other_key])
    elif step == 6 and isinstance(container, dict):
        other, other_key = rng.choice(spots)
        if isinstance(other_key, str):
            container[other_key] = copy.deepcopy(other[other_key])
    elif step == 7:
        container[key] = {"wrapped": container[key]} if rng.random() < 0.5 else [container[key]]
    elif isinstance(container[key], dict) and container[key]:
        container[key].pop(rng.choice(list(container[key])))
    else:
        container[key] = rng.choice(_VALUES)
