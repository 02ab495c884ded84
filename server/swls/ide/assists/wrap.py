"""Put tasks into a task around them: a block, an attempt, a loop, branches side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.ide.assists.draft import Draft
from swls.ide.assists.spot import Assist, Spot, fresh, joined, written_keys
from swls.syntax import Cursor, Mapping, Sequence
from swls.syntax.editing import fragment, insert_entries, remove, replace_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.ide.assists.spot import Path
    from swls.schema import Shape


class Wrapping(NamedTuple):
    """A kind of task that holds tasks: its key in the schema, and what stands in it beside the list of tasks."""

    title: str
    list_key: str
    beside: dict[str, Any]
    inside: str = ""  # the list stands in the value of this key


_WRAPPINGS = (
    Wrapping("wrap in 'do'", "do", {}),
    Wrapping("wrap in 'try'", "try", {"catch": {"errors": {"with": {"status": 500}}}}),
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
    if first < 0 or not all(_one_task(one) for one in chosen) or _crosses(spot, chosen):
        return
    forms = spot.forms(task)
    taken = [str(name) for one in listed for name in written_keys(one)]
    for wrapping in (*_WRAPPINGS, _loop(spot)):
        if _known(wrapping, forms):
            yield from _wrapped(spot, wrapping, tasks, first, chosen, taken)


def _loop(spot: Spot) -> Wrapping:
    """A loop whose variables hide none that is there already."""
    names = spot.unit.names
    numbers = ("", "2", "3", "4")
    free = next(
        (n for n in numbers if not names.named("variable", f"item{n}") and not names.named("variable", f"index{n}")),
        "5",
    )
    at = {"at": f"index{free}"} if free else {}
    return Wrapping("wrap in 'for'", "do", {"for": {"each": f"item{free}", "in": "${ .items }", **at}})


def _one_task(item: Cursor) -> bool:
    return isinstance(item.node, Mapping) and len(item.node.entries) == 1


def _known(wrapping: Wrapping, forms: list[Shape]) -> bool:
    """Whether the language has such a task."""
    keys = {wrapping.inside or wrapping.list_key, *wrapping.beside}
    return any(all((key := form.key(name)) is not None and not key.forbidden for name in keys) for form in forms)


def _crosses(spot: Spot, chosen: list[Cursor]) -> bool:
    """Whether ways on by name would lead through the walls of the new list. What stays outside of it does not count."""
    if len(chosen) > 1:
        names = {name for one in chosen for name in written_keys(one)}
        path = spot.path(chosen[0])[:-1]
        spans = [(one.entry_at, one.end) for one in chosen]
        for use in spot.unit.names.uses:
            symbol = spot.unit.names.resolve(use)
            within = any(low <= use.start < high for low, high in spans)
            if symbol is not None and symbol.name in names and symbol.path[:-2] == path and not within:
                return True
        return spot.leads_out(chosen)
    task = chosen[0].get(written_keys(chosen[0])[0])
    parts = [child for child in task.children() if child.key not in _OUTSIDE] if task is not None else []
    return spot.leads_out(parts)


def _wrapped(
    spot: Spot, wrapping: Wrapping, tasks: Cursor, first: int, chosen: list[Cursor], taken: list[str]
) -> Iterator[Assist]:
    draft = Draft(spot.document, spot.unit)
    path = spot.path(tasks)
    if len(chosen) == 1:
        if _around_one(draft, wrapping, (*path, first, written_keys(chosen[0])[0]), taken):
            yield Assist(wrapping.title, "refactor.rewrite", draft.edits())
        return
    parts = [fragment(one) for one in chosen]
    for index in range(first + len(chosen) - 1, first, -1):
        here = draft.at((*path, index))
        if here is not None:
            draft.change(remove(here))
    here = draft.at((*path, first))
    if here is not None and None not in parts:
        draft.change(replace_value(here, {fresh("group", taken): _holding(wrapping, parts)}))
        yield Assist(f"{wrapping.title} ({len(chosen)} tasks)", "refactor.rewrite", draft.edits())


def _around_one(draft: Draft, wrapping: Wrapping, path: Path, taken: list[str]) -> bool:
    """Put another task around one, which keeps its name and when it runs; whether that can be done."""
    task = draft.at(path)
    keys = written_keys(task) if task is not None else ()
    inside = [key for key in keys if key not in _OUTSIDE]
    if task is None or not inside or len(set(keys)) < len(keys):
        return False
    name = str(path[-1])
    inner = fresh(joined("do", name[:1].upper() + name[1:]), taken)
    if len(inside) == len(keys):
        value: Any = fragment(task)
        if value is not None:
            draft.change(replace_value(task, _holding(wrapping, [{inner: value}])))
        return value is not None
    value = draft.take(path, inside)
    left = draft.at(path)
    if value is None or left is None:
        return False
    before, after = ("then", None) if "then" in keys else (None, "if")
    draft.change(insert_entries(left, _holding(wrapping, [{inner: value}]), before=before, after=after))
    return True


def _holding(wrapping: Wrapping, tasks: list[Any]) -> dict[str, Any]:
    if wrapping.inside:
        return {wrapping.inside: {wrapping.list_key: tasks}}
    if wrapping.list_key == "try":
        return {wrapping.list_key: tasks, **wrapping.beside}
    return {**wrapping.beside, wrapping.list_key: tasks}
