"""Which variables the expressions at a place can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import reach

if TYPE_CHECKING:
    from swls.model.names import Symbol
    from swls.model.unit import Unit

Path = tuple[str | int, ...]


def variables_at(unit: Unit, path: Path) -> list[Symbol]:
    """The variables that an expression at a path can read, the innermost first, and those that are written
    before those that have their default names; each name once."""
    found = [symbol for symbol in unit.names.of_kind("variable") if within(path, regions_of(symbol))]
    found.sort(key=lambda symbol: (-_depth(symbol), symbol.start == symbol.end))
    return list({symbol.name: symbol for symbol in reversed(found)}.values())[::-1]


def variable(unit: Unit, path: Path, name: str) -> Symbol | None:
    """The variable of a name that an expression at a path reads."""
    found = [symbol for symbol in unit.names.named("variable", name) if within(path, regions_of(symbol))]
    return max(found, key=_depth, default=None)


def regions_of(symbol: Symbol) -> tuple[Path, ...]:
    """The paths of what a variable can be read in."""
    # What introduces it: the mapping that names it, or would if it had not its default name.
    container = symbol.path if symbol.start == symbol.end else symbol.path[:-1]
    return reach(container)


def within(path: Path, regions: tuple[Path, ...]) -> bool:
    """Whether a path leads to one of some places or into it."""
    return any(path[: len(region)] == region for region in regions)


def overlap(some: tuple[Path, ...], others: tuple[Path, ...]) -> bool:
    """Whether there is a place that is in one of some places and in one of others."""
    return any(within(one, others) for one in some) or any(within(one, some) for one in others)


def _depth(symbol: Symbol) -> int:
    return len(regions_of(symbol)[0])
