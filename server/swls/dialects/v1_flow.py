"""The flow graph of a 1.x workflow (DSL, section Task flow; DSL reference, sections of the tasks).

Tasks of a list run in its order. `then` may name another task of the same list, or say `continue`, `exit` (leave the
list) or `end` (end the workflow). A task whose `if` does not hold is left out, whatever its `then` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.dialects.flow import END, START, EdgeKind, FlowGraph
from swls.dialects.flow_builder import Builder, step
from swls.dialects.flow_kept import Names, source_of
from swls.dialects.plain import Fields, fields, items, pick, plain, text
from swls.dialects.v1_flow_tasks import Definitions, describe, events_of, kind_of, retry_detail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.dialects.flow_kept import Kept
    from swls.syntax import Cursor

_LEVELS = 60  # of nested lists: the reader allows fewer, but aliases can stand inside each other
_DIRECTIVES = frozenset({"", "continue", "exit", "end"})


class _Way(NamedTuple):
    """Where control goes: an id, and whether that is the head of a container for its next round."""

    target: str
    loop: bool = False


class _Scope(NamedTuple):
    """What a directive means for one task: its siblings by name, what comes next, and how its list is left.

    `leave` is None where nothing can be left: for a function, which has no list.
    """

    names: Names
    next: _Way | None
    leave: _Way | None


class _Task(NamedTuple):
    id: str
    name: str
    cursor: Cursor


def flow(body: Cursor, memory: dict[str, Kept]) -> FlowGraph:
    """The flow graph of the workflow whose mapping is `body`. Never raises on its content.

    `memory` is empty, or what an earlier call left in it.
    """
    return _Flow(body, memory).build()


class _Flow:
    """One build: the builder, and the definitions that names are looked up in."""

    def __init__(self, body: Cursor, memory: dict[str, Kept]) -> None:
        self.body = body
        self.root = fields(body)
        self.base = body.pointer
        self.use = fields(self.root.get("use"))
        self.builder = Builder(body, memory)
        self.definitions = Definitions(
            errors=fields(self.use.get("errors")), retries=fields(self.use.get("retries")), extensions={}
        )
        self.defined: tuple[Any, ...] = ()  # what the definitions were read from

    def build(self) -> FlowGraph:
        extensions = list(_entries(self.use.get("extensions"), f"{self.base}/use/extensions"))
        for task in extensions:
            extend = text(fields(task.cursor).get("extend"))
            self.definitions.extensions.setdefault("do" if extend == "composite" else extend, []).append(task.name)
        self.defined = (*source_of(self.use, "errors", "retries"), self.definitions.extensions)
        self.schedule()
        first = self.tasks(self.root.get("do"), f"{self.base}/do", "", "do", _Way(END), _Way(END), 0)
        self.builder.edge(START, first or END, "next")
        beside = len(self.builder.nodes)
        for task in extensions:
            self.extension(task)
        for child in fields(self.use.get("functions")).items():
            self.function(*child)
        return self.builder.graph(self.header(), beside)

    def header(self) -> dict[str, Any]:
        """What the workflow is called and what it takes and gives."""
        document = fields(self.root.get("document"))
        names = ("dsl", "namespace", "name", "version", "title", "summary")
        header: dict[str, Any] = {name: value for name in names if (value := text(document.get(name)))}
        header |= pick(self.root, "timeout")
        for name, key in (("input", "from"), ("output", "as")):
            part = pick(fields(self.root.get(name)), key)
            if part:
                header[name] = part
        return header

    def schedule(self) -> None:
        """What starts the workflow, before its start."""
        cursor = self.root.get("schedule")
        found = fields(cursor)
        variant = next((name for name in ("on", "cron", "every", "after") if name in found), "")
        if cursor is None or not variant:
            return
        detail = pick(found, "cron", "every", "after", "read")
        if "on" in found:
            detail["on"], listened = events_of(found["on"])
            detail |= listened
        place = f"{self.base}/schedule"
        self.builder.node(
            place, "schedule", "schedule", variant=variant, role="schedule",
            cursor=cursor, name_span=cursor.key_span, detail=detail,
        )  # fmt: skip
        types = [event.get("type") for event in detail.get("events", ()) if isinstance(event, dict)]
        self.builder.edge(place, START, "event", ", ".join(name for name in types if isinstance(name, str)))

    def tasks(
        self, cursor: Cursor | None, at: str, parent: str, role: str, follow: _Way, leave: _Way, level: int
    ) -> str:
        """Add a list of tasks; the id of the first, "" when there is none. `follow` comes after the last of them."""
        if level > _LEVELS:
            self.builder.truncated = True
            return ""
        tasks = list(_entries(cursor, at))
        names: dict[str, str] = {}
        for task in tasks:
            names.setdefault(task.name, task.id)
        known = Names(names)
        for index, task in enumerate(tasks):
            after = _Way(tasks[index + 1].id) if index + 1 < len(tasks) else follow
            self.task(task, parent, role, _Scope(known, after, leave), level)
        return tasks[0].id if tasks else ""

    def task(self, task: _Task, parent: str, role: str, scope: _Scope, level: int) -> None:
        """Add a task, what it holds, and its ways on."""
        start, end = task.cursor.key_span
        place = start - task.cursor.start, end - task.cursor.start
        context = (parent, role, scope.next, scope.leave, level, place, self.defined)
        self.builder.part(
            task.id, task.cursor, context, scope.names, lambda: self.anew(task, parent, role, scope, level)
        )

    def anew(self, task: _Task, parent: str, role: str, scope: _Scope, level: int) -> None:
        """Add a task that is not known."""
        found = fields(task.cursor)
        kind = kind_of(found)
        variant, detail = describe(kind, found, self.definitions)
        known = self.builder.node(
            task.id, task.name, kind, variant=variant, parent=parent, role=role,
            cursor=task.cursor, name_span=task.cursor.key_span, detail=detail,
        )  # fmt: skip
        if not known:
            return
        elsewhere = kind == "raise" or detail.get("then", "continue") != "continue"
        if kind == "switch":
            elsewhere = self.switch(task.id, found, scope) or elsewhere
        elif kind != "raise":
            self.follow(task.id, found.get("then"), scope, "next")
        if "if" in found and elsewhere:
            self.go(task.id, scope.next, "next", detail={"skipped": True})
        self.regions(task.id, kind, found, scope, level + 1)

    def regions(self, id: str, kind: str, found: Fields, scope: _Scope, level: int) -> None:
        """Add what a container holds."""
        here = _Way(id)
        if kind == "do":
            self.body_of(found.get("do"), f"{id}/do", id, "do", here, level)
        elif kind == "for":
            self.body_of(found.get("do"), f"{id}/do", id, "body", _Way(id, loop=True), level)
        elif kind == "fork":
            self.branches(id, fields(found["fork"]).get("branches"), level)
        elif kind == "try":
            self.body_of(found.get("try"), f"{id}/try", id, "try", here, level)
            if "catch" in found:
                self.catch(id, found["catch"], scope, level)
        elif kind == "listen" and "foreach" in found:
            self.foreach(id, found["foreach"], f"{id}/foreach", level)
        elif kind == "call":
            subscription = fields(fields(found.get("with")).get("subscription"))
            if "foreach" in subscription:
                self.foreach(id, subscription["foreach"], f"{id}/with/subscription/foreach", level)

    def body_of(self, cursor: Cursor | None, at: str, parent: str, role: str, follow: _Way, level: int) -> None:
        """Add the one list of a container and the edge into it."""
        first = next(_entries(cursor, at), None)
        if first is not None:
            self.builder.edge(parent, first.id, "body")
            self.tasks(cursor, at, parent, role, follow, _Way(parent), level)

    def foreach(self, id: str, cursor: Cursor, at: str, level: int) -> None:
        self.body_of(fields(cursor).get("do"), f"{at}/do", id, "foreach", _Way(id, loop=True), level)

    def branches(self, id: str, cursor: Cursor | None, level: int) -> None:
        tasks = list(_entries(cursor, f"{id}/fork/branches"))
        names: dict[str, str] = {}
        for task in tasks:
            names.setdefault(task.name, task.id)
            self.builder.edge(id, task.id, "branch")
        known = Names(names)
        for task in tasks:
            self.task(task, id, "branch", _Scope(known, _Way(id), _Way(id)), level)

    def catch(self, id: str, cursor: Cursor, scope: _Scope, level: int) -> None:
        """Add the catch of a try as a container inside it; its `then` means what that of the try would."""
        found = fields(cursor)
        catch = f"{id}/catch"
        detail = pick(found, "errors", "as", "when", "exceptWhen", "then") | retry_detail(found, self.definitions)
        errors = plain(fields(found.get("errors")).get("with"))
        if isinstance(errors, dict):
            detail["errors"] = errors
        known = self.builder.node(
            catch, "catch", "catch", parent=id, role="catch", cursor=cursor, name_span=cursor.key_span, detail=detail
        )
        if not known:
            return
        self.builder.edge(id, catch, "error", _error_label(detail.get("errors")))
        if "retry" in found:
            self.builder.edge(catch, id, "loop", detail={"retry": detail.get("retry", detail.get("retryRef"))})
        if text(found.get("then")):
            self.follow(catch, found["then"], scope, "next", lost=id)
        else:
            self.builder.edge(catch, id, "next")
        self.body_of(found.get("do"), f"{catch}/do", catch, "do", _Way(catch), level)

    def switch(self, id: str, found: Fields, scope: _Scope) -> bool:
        """The ways on of a switch: its cases, and what follows where none holds. Whether one is sure to."""
        certain = False
        for case in _entries(found.get("switch"), f"{id}/switch"):
            said = fields(case.cursor)
            when = text(said.get("when"))
            certain = certain or "when" not in said
            extra = {"name": case.name} | ({"when": when} if when else {})
            kind: EdgeKind = "case" if "when" in said else "default"
            self.follow(id, said.get("then"), scope, kind, label=when or case.name, extra=extra)
        if not certain:
            self.follow(id, found.get("then"), scope, "next")
        return certain

    def follow(
        self,
        source: str,
        directive: Cursor | None,
        scope: _Scope,
        kind: EdgeKind,
        *,
        label: str = "",
        extra: dict[str, Any] | None = None,
        lost: str = "",
    ) -> None:
        """Add the edge that a directive means; one that names nothing is noted at `lost` (or the source)."""
        said = text(directive)
        detail = dict(extra) if extra else {}
        if said:
            detail["then"] = said
        if said in {"", "continue"}:
            self.go(source, scope.next, kind, label, detail)
        elif said == "exit":
            self.go(source, scope.leave, kind, label, detail)
        elif said == "end":
            self.go(source, _Way(END), kind, label, detail)
        elif (target := scope.names.get(said)) is not None:
            self.go(source, _Way(target), kind, label, detail)
        elif scope.leave is not None:
            self.builder.lost(lost or source, said)

    def go(
        self, source: str, way: _Way | None, kind: EdgeKind, label: str = "", detail: dict[str, Any] | None = None
    ) -> None:
        """Add an edge; back to the head of a loop it is one of kind `loop` unless it is a case."""
        if way is None:
            return
        if way.loop and kind == "next":
            kind = "loop"
        elif way.loop:
            detail = {**(detail or {}), "loop": True}
        self.builder.edge(source, way.target, kind, label, detail)

    def extension(self, task: _Task) -> None:
        """Add an extension: a container with what runs before and after the tasks it extends."""
        found = fields(task.cursor)
        known = self.builder.node(
            task.id, task.name, "extension", variant=text(found.get("extend")), role="extension",
            cursor=task.cursor, name_span=task.cursor.key_span, detail=pick(found, "extend", "when"),
        )  # fmt: skip
        if known:
            for role in ("before", "after"):
                self.body_of(found.get(role), f"{task.id}/{role}", task.id, role, _Way(task.id), 1)

    def function(self, name: str, cursor: Cursor) -> None:
        """Add a task of `use.functions`: it is in no list, so nothing comes after it."""
        task = _Task(f"{self.base}/use/functions{step(name)}", name, cursor)
        self.task(task, "", "function", _Scope(Names({}), None, None), 1)


def _entries(cursor: Cursor | None, at: str) -> Iterator[_Task]:
    """The named things of a list of one-key mappings; also those of a mapping that was written in its place."""
    if cursor is None:
        return
    if cursor.is_mapping:
        for child in cursor.children():
            if isinstance(child.key, str) and child.key != "<<":
                yield _Task(at + step(child.key), child.key, child)
        return
    for item in items(cursor):
        if item.is_mapping:
            for child in item.children():
                if isinstance(child.key, str) and child.key != "<<":
                    yield _Task(f"{at}/{item.key}{step(child.key)}", child.key, child)


def _error_label(errors: object) -> str:
    """The last part of the error's type and its status, as far as the filter says them."""
    if not isinstance(errors, dict):
        return ""
    kind, status = errors.get("type"), errors.get("status")
    parts = [
        kind.rsplit("/", 1)[-1] if isinstance(kind, str) else "",
        str(status) if isinstance(status, str | int) else "",
    ]
    return " ".join(part for part in parts if part)
