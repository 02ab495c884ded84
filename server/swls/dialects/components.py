"""Which points of a graph lead to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

P = TypeVar("P", int, str)


def components(paths: Mapping[P, Iterable[P]], points: Iterable[P], within: Collection[P]) -> list[list[P]]:
    """The strongly connected components that `points` come to among those `within` (Tarjan, with the stack made explicit)."""
    index: dict[P, int] = {}
    low: dict[P, int] = {}
    open_: list[P] = []
    is_open: set[P] = set()
    found: list[list[P]] = []
    for root in points:
        if root in index:
            continue
        work = [(root, iter(paths.get(root, ())))]
        index[root] = low[root] = len(index)
        open_.append(root)
        is_open.add(root)
        while work:
            point, targets = work[-1]
            for target in targets:
                if target not in within:
                    continue
                if target not in index:
                    index[target] = low[target] = len(index)
                    open_.append(target)
                    is_open.add(target)
                    work.append((target, iter(paths.get(target, ()))))
                    break
                if target in is_open:
                    low[point] = min(low[point], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[point])
                if low[point] == index[point]:
                    component = [open_.pop()]
                    while component[-1] != point:
                        component.append(open_.pop())
                    is_open.difference_update(component)
                    found.append(component)
    return found
