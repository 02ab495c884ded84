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
    found = [symbol for symbol in unit.names.of_kind("variable") if within(path, region_of(symbol))]
    found.sort(key=lambda symbol: (-len(region_of(symbol)), symbol.start == symbol.end))
    return list({symbol.name: symbol for symbol in reversed(found)}.values())[::-1]


def variable(unit: Unit, path: Path, name: str) -> Symbol | None:
    """The variable of a name that an expression at a path reads."""
    found = [symbol for symbol in unit.names.named("variable", name) if within(path, region_of(symbol))]
    return max(found, key=lambda symbol: len(region_of(symbol)), default=None)


def region_of(symbol: Symbol) -> Path:
    """The path of what a variable can be read in."""
    # What introduces it: the mapping that names it, or would if it had not its default name.
    container = symbol.path if symbol.start == symbol.end else symbol.path[:-1]
    return reach(container)


def within(path: Path, region: Path) -> bool:
    """Whether a path leads to a place or into it."""
    return path[: len(region)] == region
