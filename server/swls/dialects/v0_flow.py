"""The flow graph of a 0.x workflow (specification 0.8, sections Workflow states, Transitions, End definition).

States name the one that runs next, or say that a path ends. Errors, compensation, and the state that runs before a
timeout stops the workflow, are ways to a state, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from swls.dialects.flow import END, START, EdgeKind, FlowGraph
from swls.dialects.flow_builder import Builder
from swls.dialects.flow_kept import Names, source_of
from swls.dialects.plain import NO_FIELDS, Fields, fields, is_true, items, pick, plain, text, texts
from swls.dialects.v0_flow_states import Definitions, actions_of, describe, event_timeout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.dialects.flow_kept import Kept
    from swls.syntax import Cursor


def flow(body: Cursor, memory: dict[str, Kept]) -> FlowGraph:
    """The flow graph of the workflow whose mapping is `body`. Never raises on its content.

    `memory` is empty, or what an earlier call left in it.
    """
    return _Flow(body, memory).build()


class _Flow:
    """One build: the builder, the states by name, and the definitions that names are looked up in."""

    def __init__(self, body: Cursor, memory: dict[str, Kept]) -> None:
        self.body = body
        self.root = fields(body)
        self.base = body.pointer
        self.builder = Builder(body, memory)
        self.definitions = Definitions.read(self.root)
        self.defined = source_of(self.root, "functions", "events", "retries", "errors")
        self.states: dict[str, Cursor] = {}
        names: dict[str, str] = {}
        for state in items(self.root.get("states")):
            if state.is_mapping:
                id = f"{self.base}/states/{state.key}"
                self.states[id] = state
                name = state.get("name")
                if name is not None:
                    names.setdefault(text(name), id)
        self.names = Names(names)

    def build(self) -> FlowGraph:
        first = self.start()
        for id, state in self.states.items():
            self.state(id, state, first=id == first)
        self.before_timeout()
        return self.builder.graph(self.header())

    def header(self) -> dict[str, Any]:
        """What the workflow is called, and what holds for all of it."""
        named = {"name": ("id", "key"), "version": ("version",), "title": ("name",), "summary": ("description",)}
        header: dict[str, Any] = {}
        for key, names in (*named.items(), ("dsl", ("specVersion",))):
            said = next((said for name in names if (said := text(self.root.get(name)))), "")
            if said:
                header[key] = said
        return self.resource() | header | pick(self.root, "timeouts", "keepActive", "autoRetries")

    def resource(self) -> dict[str, Any]:
        """What the Kubernetes resource around a workflow calls it; nothing of a workflow by itself."""
        around = self.body
        while around.parent is not None:
            around = around.parent
        metadata = fields(around.get("metadata")) if around is not self.body else NO_FIELDS
        notes = fields(metadata.get("annotations"))
        named = {
            "name": metadata.get("name"),
            "version": notes.get("sonataflow.org/version"),
            "summary": notes.get("sonataflow.org/description"),
        }
        return {key: said for key, place in named.items() if (said := text(place))}

    def start(self) -> str:
        """The edge from the start, and what it is scheduled by; the id of the first state, "" when there is none."""
        cursor = self.root.get("start")
        found = fields(cursor)
        name = text(found.get("stateName")) or text(cursor)
        first = (self.names.get(name) or "") if name else self._marked() or next(iter(self.states), "")
        if "schedule" in found:
            self.schedule(found["schedule"], f"{self.base}/start/schedule")
        if name and not first:
            self.builder.lost(START, name)
        if not self.states:
            self.builder.edge(START, END, "next")
        elif first:
            events = self.events_of_start(fields(self.states[first]))
            self.builder.edge(START, first, "event" if events else "next", ", ".join(events))
        return first

    def _marked(self) -> str:
        """The state that says itself that it is the first (until 0.5)."""
        for id, state in self.states.items():
            start = state.get("start")
            if start is not None:
                schedule = fields(start).get("schedule")
                if schedule is not None:
                    self.schedule(schedule, f"{id}/start/schedule")
                return id
        return ""

    def events_of_start(self, state: Fields) -> list[str]:
        """The events that create an instance, when the first state awaits them."""
        if text(state.get("type")) != "event":
            return []
        return [name for each in items(state.get("onEvents")) for name in texts(fields(each).get("eventRefs"))]

    def schedule(self, cursor: Cursor, id: str) -> None:
        """What starts the workflow, before its start."""
        found = fields(cursor)
        detail = pick(found, "interval", "timezone")
        if text(cursor):
            detail["interval"] = text(cursor)
        if "cron" in found:
            cron = fields(found["cron"])
            expression = text(cron.get("expression")) or text(found["cron"])
            detail |= {"cron": expression} | pick(cron, "validUntil")
        variant = next((name for name in ("cron", "interval") if name in detail), "")
        self.builder.node(
            id, "schedule", "schedule", variant=variant, role="schedule",
            cursor=cursor, name_span=cursor.key_span, detail=detail,
        )  # fmt: skip
        self.builder.edge(id, START, "event", str(detail.get(variant, "")))

    def state(self, id: str, state: Cursor, *, first: bool) -> None:
        """Add a state, its branches, and its ways on."""
        context = (first, self.defined)
        self.builder.part(id, state, context, self.names, lambda: self.anew(id, state, first=first))

    def anew(self, id: str, state: Cursor, *, first: bool) -> None:
        """Add a state that is not known."""
        found = fields(state)
        kind = text(found.get("type")) or "state"
        variant, detail = describe(kind, found, self.definitions)
        if first:
            detail["starts"] = True
        name = found.get("name")
        known = self.builder.node(
            id, text(name), kind, variant=variant, role="state", cursor=state,
            name_span=(name.start, name.end) if name is not None else (state.start, state.start), detail=detail,
        )  # fmt: skip
        if not known:
            return
        if kind == "parallel":
            self.branches(id, found)
        if kind == "switch":
            self.switch(id, found)
        self.ways(id, found, "next")
        for label, handler, extra in self.handlers(found.get("onErrors")):
            self.ways(id, handler, "error", label, extra)
        for label, handler, extra in self.of_actions(found):
            self.ways(id, handler, "error", label, extra)
        if text(found.get("compensatedBy")):
            self.to(id, text(found["compensatedBy"]), "compensation", "", {})

    def branches(self, id: str, found: Fields) -> None:
        """The branches of a parallel state, side by side."""
        for branch in items(found.get("branches")):
            said = fields(branch)
            name = said.get("name")
            detail = {"actions": actions_of(said.get("actions"), self.definitions)} | pick(
                said, "timeouts", "workflowId"
            )
            place = f"{id}/branches/{branch.key}"
            span = (name.start, name.end) if name is not None else (branch.start, branch.start)
            self.builder.node(
                place, text(name), "branch", parent=id, role="branch", cursor=branch, name_span=span, detail=detail
            )
            self.builder.edge(id, place, "branch")
            self.builder.edge(place, id, "next")

    def switch(self, id: str, found: Fields) -> None:
        """The cases of a switch, and its default: for want of a case, or of an event in time."""
        for case in items(found.get("dataConditions")):
            said = fields(case)
            extra = pick(said, "name", "condition")
            self.ways(id, said, "case", text(said.get("condition")) or text(said.get("name")), extra)
        for case in items(found.get("eventConditions")):
            said = fields(case)
            event = text(said.get("eventRef"))
            extra = pick(said, "name", "eventRef")
            if event in self.definitions.events:
                extra["event"] = self.definitions.events[event]
            self.ways(id, said, "case", event or text(said.get("name")), extra)
        default = found.get("defaultCondition") or found.get("default")
        if default is None:
            return
        timeout = event_timeout(found) if "eventConditions" in found else ""
        extra = pick(fields(default), "name") | ({"timeout": timeout} if timeout else {})
        if text(default):  # a bare name, as SonataFlow takes it
            self.to(id, text(default), "default", "", extra)
        else:
            self.ways(id, fields(default), "default", "", extra)

    def handlers(self, cursor: Cursor | None) -> Iterator[tuple[str, Fields, dict[str, Any]]]:
        """What is done about errors: a label, the mapping with the way on, and what the edge says."""
        handlers = list(items(cursor))
        if not handlers and cursor is not None and text(cursor):
            handlers = list(items(fields(self.definitions.policies.get(text(cursor))).get("handlers")))
        for handler in handlers:
            said = fields(handler)
            if "refName" in said:
                said = fields(self.definitions.handlers.get(text(said["refName"])))
            errors = [*texts(said.get("errorRef")), *texts(said.get("errorRefs")), *texts(said.get("error"))]
            for each in items(said.get("when")):
                when = fields(each)
                errors.append(text(when.get("refName")) or text(when.get("type")) or text(when.get("status")))
            detail: dict[str, Any] = {"errors": errors} | pick(said, "code", "retry")
            if "retryRef" in said:
                name = text(said["retryRef"])
                detail["retry"] = self.definitions.retries.get(name, name)
            yield ", ".join(errors), fields(said["then"]) if "then" in said else said, detail

    def of_actions(self, found: Fields) -> Iterator[tuple[str, Fields, dict[str, Any]]]:
        """The handlers that actions have of their own (from 0.9)."""
        for action in items(found.get("actions")):
            yield from self.handlers(fields(action).get("onErrors"))

    def ways(
        self,
        id: str,
        found: Fields,
        kind: EdgeKind,
        label: str = "",
        extra: dict[str, Any] | None = None,
    ) -> None:
        """The edges that `transition` and `end` of a mapping mean."""
        detail = extra if extra is not None else {}
        transition = found.get("transition")
        if transition is not None:
            long = fields(transition)
            name = text(long.get("nextState")) or text(transition)
            if name:
                self.to(id, name, kind, label, detail | self.on_the_way(long) | pick(long, "expression"))
        end = found.get("end")
        if end is not None and (end.is_mapping or is_true(end)):
            self.builder.edge(id, END, kind, label, detail | self.on_the_way(fields(end)) | _ending(fields(end)))

    def to(self, id: str, name: str, kind: EdgeKind, label: str, detail: dict[str, Any]) -> None:
        """An edge to a state by its name."""
        target = self.names.get(name)
        if target is None:
            self.builder.lost(id, name)
        else:
            self.builder.edge(id, target, kind, label, detail)

    def on_the_way(self, found: Fields) -> dict[str, Any]:
        """What happens on the way: events that are produced, compensation that is triggered."""
        detail: dict[str, Any] = {}
        produced = []
        for each in items(found.get("produceEvents")):
            name = text(fields(each).get("eventRef"))
            known = self.definitions.events.get(name, {})
            produced.append({"eventRef": name} | ({"type": known["type"]} if "type" in known else {}))
        if produced:
            detail["produceEvents"] = produced
        if is_true(found.get("compensate")):
            detail["compensate"] = True
        return detail

    def before_timeout(self) -> None:
        """The state that runs before a timeout stops the workflow."""
        timeout = fields(fields(self.root.get("timeouts")).get("workflowExecTimeout"))
        if not timeout:
            timeout = fields(self.root.get("execTimeout"))
        name = text(timeout.get("runBefore"))
        if name:
            self.to(START, name, "timeout", text(timeout.get("duration")), {})


def _ending(found: Fields) -> dict[str, Any]:
    end: dict[str, Any] = pick(found, "kind")
    if is_true(found.get("terminate")) or text(found.get("kind")) == "terminate":
        end["terminate"] = True
    again = found.get("continueAs")
    if again is not None:
        end["continueAs"] = {"workflowId": text(again)} if text(again) else plain(again)
    return {"end": end} if end else {}
