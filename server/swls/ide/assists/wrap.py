"""Put tasks into a task around them: a block, an attempt, a loop, branches side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.ide.assists.draft import Draft
from swls.ide.assists.spot import Assist, Spot, fresh, joined, written_keys
from swls.syntax import Cursor, Mapping, Sequence
from swls.syntax.editing import fragment, remove, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.schema import Shape


class Wrapping(NamedTuple):
    """A kind of task that holds tasks: its key in the schema, and what stands in it beside the list of tasks."""

    title: str
    list_key: str
    beside: dict[str, Any]
    inside: str = ""  # the list stands in the value of this key


_WRAPPINGS = (
    Wrapping("wrap in 'do'", "do", {}),
    Wrapping("wrap in 'try'", "try", {"catch": {"as": "error"}}),
    Wrapping("wrap in 'for'", "do", {"for": {"each": "item", "in": "${ .items }"}}),
    Wrapping("wrap in 'fork'", "branches", {}, inside="fork"),
)
# What says whether and after what a task runs: it stays outside of what is wrapped around.
_OUTSIDE = ("if", "then")


def wrap(spot: Spot) -> Iterator[Assist]:
    """Wrap the task under the cursor, or the tasks of the selection."""
    task = spot.named()
    item = task.parent if task is not None else None
    tasks = item.parent if item is not None else None
    if task is None or item is None or tasks is None or not isinstance(tasks.node, Sequence):
        return
    listed = list(tasks.children())
    first = next((number for number, one in enumerate(listed) if one.entry_at == item.entry_at), -1)
    last = max(
        (number for number, one in enumerate(listed) if number >= first and one.entry_at <= spot.end), default=first
    )
    chosen = listed[first : last + 1]
    if first < 0 or not all(_one_task(one) for one in chosen) or not _keeps_its_ways(spot, tasks, chosen):
        return
    forms = spot.forms(task)
    for wrapping in _WRAPPINGS:
        if _known(wrapping, forms):
            yield from _wrapped(spot, wrapping, tasks, first, chosen)


def _one_task(item: Cursor) -> bool:
    return isinstance(item.node, Mapping) and len(item.node.entries) == 1


def _known(wrapping: Wrapping, forms: list[Shape]) -> bool:
    """Whether the language has such a task."""
    keys = {wrapping.inside or wrapping.list_key, *wrapping.beside}
    return any(all((key := form.key(name)) is not None and not key.forbidden for name in keys) for form in forms)


def _keeps_its_ways(spot: Spot, tasks: Cursor, chosen: list[Cursor]) -> bool:
    """Whether no way on leads from the chosen tasks to others of the list by name, or the other way round.

    A single task keeps its name and its ways.
    """
    if len(chosen) == 1:
        return True
    low, high = chosen[0].entry_at, chosen[-1].end
    scope = tasks.path[len(spot.unit.root.path) :]
    for use in spot.unit.names.uses:
        symbol = spot.unit.names.resolve(use)
        if (
            symbol is None
            or symbol.kind != "task"
            or symbol.path[: len(scope)] != scope
            or len(symbol.path) != len(scope) + 2
        ):
            continue
        if (low <= use.start < high) != (low <= symbol.start < high):
            return False
    return True


def _wrapped(spot: Spot, wrapping: Wrapping, tasks: Cursor, first: int, chosen: list[Cursor]) -> Iterator[Assist]:
    taken = [str(name) for one in tasks.children() for name in written_keys(one)]
    draft = Draft(spot.document, spot.unit)
    path = spot.path(tasks)
    if len(chosen) == 1:
        (name,) = written_keys(chosen[0])
        around = _around_one(wrapping, chosen[0], name, taken)
        task = chosen[0].get(name)
        if around is not None and task is not None:
            draft.change(replace_value(task, around))
            yield Assist(wrapping.title, "refactor.rewrite", draft.edits())
        return
    parts = [fragment(one) for one in chosen]
    if None in parts:
        return
    made = {fresh("group", taken): _holding(wrapping, parts)}
    for index in range(first + len(chosen) - 1, first, -1):
        here = draft.at((*path, index))
        if here is not None:
            draft.change(remove(here))
    here = draft.at((*path, first))
    if here is not None:
        draft.change(replace_value(here, made))
        yield Assist(f"{wrapping.title} ({len(chosen)} tasks)", "refactor.rewrite", draft.edits())


def _around_one(wrapping: Wrapping, item: Cursor, name: str, taken: list[str]) -> dict[str, Any] | None:
    """The task of an item with another one around it, which keeps its name and when it runs."""
    task = item.get(name)
    keys = written_keys(task) if task is not None else ()
    if task is None or not keys or len(set(keys)) < len(keys):
        return None
    outside = {key: _part(task, key) for key in keys if key in _OUTSIDE}
    inside: Any = fragment(task) if not outside else {key: _part(task, key) for key in keys if key not in _OUTSIDE}
    if (
        inside is None
        or not inside
        or None in outside.values()
        or (isinstance(inside, dict) and None in inside.values())
    ):
        return None
    inner = fresh(joined("do", name[:1].upper() + name[1:]), taken)
    after = {"then": outside["then"]} if "then" in outside else {}
    before = {"if": outside["if"]} if "if" in outside else {}
    return {**before, **_holding(wrapping, [{inner: inside}]), **after}


def _part(task: Cursor, key: str) -> Any:
    child = task.get(key)
    return fragment(child) if child is not None and child.node is not None else None


def _holding(wrapping: Wrapping, tasks: list[Any]) -> dict[str, Any]:
    if wrapping.inside:
        return {wrapping.inside: {wrapping.list_key: tasks}}
    if wrapping.list_key == "try":
        return {wrapping.list_key: tasks, **wrapping.beside}
    return {**wrapping.beside, wrapping.list_key: tasks}
