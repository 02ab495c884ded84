"""Shapes along a path: what may stand at a place of a tree, however broken the tree is. For completion and
hover.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.schema.compile import among
from swls.schema.entries import entries_of
from swls.schema.settle import scalars
from swls.schema.walk import Resolve, Walk
from swls.syntax.nodes import Alias, Mapping, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence as Listed

    from swls.schema.choice import Head
    from swls.schema.language import View
    from swls.schema.settle import Entries
    from swls.schema.shapes import Shape


def shape_at(
    root: Node | None,
    path: Listed[str | int],
    shape: Shape,
    view: View,
    *,
    resolve: Resolve | None = None,
    at: int = 0,
) -> list[Shape]:
    """The forms that may stand at a path of keys and indexes, the likeliest first; empty where nothing is
    known.

    Where the tree says which form it is, that one alone; where it does not yet, all that what is there does
    not rule out (a task without a kind: every kind). The path may lead beyond the tree. A value that is
    just being written does not decide about itself: at `call` all kinds of calls are given, whatever stands
    there.
    """
    return shapes_along(root, path, shape, view, resolve=resolve, at=at)[-1]


def shapes_along(
    root: Node | None,
    path: Listed[str | int],
    shape: Shape,
    view: View,
    *,
    resolve: Resolve | None = None,
    at: int = 0,
) -> list[list[Shape]]:
    """As `shape_at`, for each step of the path: the root first, then one list a step."""
    run = Walk(view, resolve, None, 0)
    here: list[Shape] = [shape]
    node: Node | None = root
    result = []
    for step in path:
        node, at = _behind(run, node, at)
        result.append(_forms(run, node, here, at, None))
        forms = _forms(run, node, here, at, step)
        here = _distinct(found for form in forms if (found := _step(form, step)) is not None)
        node, at = _child(run, node, at, step)
    node, at = _behind(run, node, at)
    result.append(_forms(run, node, here, at, None))
    return result


def holders(
    root: Node | None,
    path: Listed[str | int],
    shape: Shape,
    view: View,
    *,
    resolve: Resolve | None = None,
    at: int = 0,
) -> list[tuple[Shape, Shape]]:
    """The forms that may hold what stands at a path, whatever is written there, each with the shape it gives it."""
    run = Walk(view, resolve, None, 0)
    here: list[Shape] = [shape]
    node: Node | None = root
    pairs: list[tuple[Shape, Shape]] = []
    for step in path:
        node, at = _behind(run, node, at)
        forms = _forms(run, node, here, at, step)
        pairs = [(form, found) for form in forms if (found := _step(form, step)) is not None]
        here = _distinct(found for _, found in pairs)
        node, at = _child(run, node, at, step)
    return pairs


def _forms(run: Walk, node: Node | None, shapes: Iterable[Shape], at: int, step: str | int | None) -> list[Shape]:
    """The forms that a node of one of the shapes may take; `step` is the key that is not to decide."""
    found: list[Shape] = []
    for shape in shapes:
        if shape.choice is None:
            found.append(_branched(run, node, shape, at))
        elif isinstance(node, Mapping) and shape.choice.heads:
            entries = entries_of(run, node, at)
            found += [_branched(run, node, form, at) for form in _compatible(shape, entries, step)]
        elif isinstance(node, Sequence) and shape.choice.of_type("array"):
            found += shape.choice.of_type("array")
        else:
            found += shape.choice.leaves
    return _distinct(found)


def _branched(run: Walk, node: Node | None, shape: Shape, at: int) -> Shape:
    while shape.rules.conditions and shape.choice is None and node is not None:
        shape = shape.branch(holds=run.matches(node, shape.test, at))
    return shape


def _compatible(shape: Shape, entries: Entries, step: str | int | None) -> list[Shape]:
    """The alternatives that the keys and constants present leave open, else those that most speaks for."""
    choice = shape.choice
    assert choice is not None  # noqa: S101  (asked only of shapes with alternatives)
    values = scalars(entries, {})
    ignoring = step if isinstance(step, str) else None
    scores = {head: choice.score(head, values, ignoring=ignoring) for head in choice.heads}
    ordered = sorted(choice.heads, key=lambda head: -scores[head])
    present = [name for name in values if name in choice.known]
    left = [head for head in ordered if _leaves_open(head, values, present, ignoring)]
    if not left:
        left = [head for head in ordered if scores[head] == scores[ordered[0]]]
    return [head.shape for head in left]


def _leaves_open(head: Head, values: dict[str, object], present: list[str], ignoring: str | None) -> bool:
    if not all(name in head.known or head.shape.key(name) is not None for name in present):
        return False
    for name, constants in head.constants.items():
        if name in values and name != ignoring and not among(values[name], constants):
            return False
    return not any(
        name in values and name != ignoring and among(values[name], no) for name, no in head.excluded.items()
    )


def _step(form: Shape, step: str | int) -> Shape | None:
    if isinstance(step, int):
        return form.items
    known = form.key(step)
    if known is None and form.items is not None:
        known = form.items.key(step)  # a mapping where a list of named things belongs
    return known.shape if known is not None else None


def _child(run: Walk, node: Node | None, at: int, step: str | int) -> tuple[Node | None, int]:
    if isinstance(node, Mapping) and isinstance(step, str):
        entry, start = entries_of(run, node, at).get(step, (None, 0))
        return (entry.value, start + entry.value_at) if entry is not None else (None, at)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        item = node.items[step]
        return item.value, at + node.starts[step] + item.value_at
    return None, at


def _behind(run: Walk, node: Node | None, at: int) -> tuple[Node | None, int]:
    for _ in range(8):
        if not isinstance(node, Alias):
            break
        target = run.resolve(node, at) if run.resolve is not None else None
        node, at = target if target is not None else (None, at)
    return node, at


def _distinct(shapes: Iterable[Shape]) -> list[Shape]:
    return list({id(shape): shape for shape in shapes}.values())
