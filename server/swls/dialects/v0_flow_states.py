"""What the states of 0.x and their actions say about themselves, as plain data (specification 0.8, section States)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.dialects.plain import Fields, fields, is_true, items, pick, plain, text, texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.syntax import Cursor

Detail = dict[str, Any]


class Definitions(NamedTuple):
    """What states refer to by name, as far as it is defined in the same text."""

    functions: dict[str, Detail]
    events: dict[str, Detail]
    retries: dict[str, Detail]
    handlers: dict[str, Cursor]
    policies: dict[str, Cursor]

    @classmethod
    def read(cls, root: Fields) -> Definitions:
        """Those of a workflow."""
        errors = fields(root.get("errors"))
        return cls(
            functions=_named(root.get("functions"), "type", "operation"),
            events=_named(root.get("events"), "type", "source", "kind"),
            retries=_named(
                root.get("retries"), "delay", "maxDelay", "increment", "multiplier", "maxAttempts", "jitter"
            ),
            handlers=_cursors(errors.get("handlers")),
            policies=_cursors(errors.get("policies")),
        )


def describe(kind: str, state: Fields, definitions: Definitions) -> tuple[str, Detail]:
    """The variant of a state and its detail (keys: see `swls.dialects.flow`)."""
    reader = _READERS.get(kind)
    variant, detail = reader(state, definitions) if reader is not None else ("", {})
    detail |= pick(state, "stateDataFilter", "timeouts", "compensatedBy", "metadata")
    if "onErrors" in state:
        detail["onErrors"] = sum(1 for _ in items(state["onErrors"])) or 1
    if is_true(state.get("usedForCompensation")):
        detail["usedForCompensation"] = True
    return variant, detail


def event_timeout(state: Fields) -> str:
    """How long a state waits for its events."""
    return text(fields(state.get("timeouts")).get("eventTimeout")) or text(state.get("eventTimeout"))


def actions_of(cursor: Cursor | None, definitions: Definitions) -> list[Detail]:
    """The actions of a list."""
    return [_action(fields(action), definitions) for action in items(cursor) if action.is_mapping]


def _action(action: Fields, definitions: Definitions) -> Detail:
    said: Detail = pick(action, "name")
    if "functionRef" in action:
        said |= _function(action["functionRef"], definitions)
    elif "eventRef" in action:
        call = fields(action["eventRef"])
        said |= _event("event", text(call.get("triggerEventRef")), definitions)
        said |= pick(call, "resultEventRef", "resultEventTimeout", "invoke")
    elif "subFlowRef" in action:
        flow = fields(action["subFlowRef"])
        said |= {"kind": "subflow", "ref": text(flow.get("workflowId")) or text(action["subFlowRef"])}
        said |= pick(flow, "version", "invoke", "onParentComplete")
    elif "publish" in action:
        said |= _event("publish", text(fields(action["publish"]).get("event")), definitions)
    elif "subscribe" in action:
        said |= _event("subscribe", text(fields(action["subscribe"]).get("event")), definitions)
    elif "errorRef" in action:
        error = action["errorRef"]
        said |= {"kind": "error", "ref": text(fields(error).get("refName")) or text(error)}
    else:
        said["kind"] = ""
    said |= pick(action, "retryRef", "condition", "sleep", "timeout")
    return said


def _function(cursor: Cursor, definitions: Definitions) -> Detail:
    call = fields(cursor)
    name = text(call.get("refName")) or text(cursor)
    given = "arguments" if "arguments" in call else "parameters"  # `parameters` until 0.5
    arguments = plain(call.get(given))
    return (
        {"kind": "function", "ref": name}
        | definitions.functions.get(name, {})
        | pick(call, "invoke", "selectionSet")
        | ({"arguments": arguments} if arguments else {})
    )


def _event(kind: str, name: str, definitions: Definitions) -> Detail:
    known = definitions.events.get(name)
    return {"kind": kind, "ref": name} | ({"event": known} if known else {})


def _operation(state: Fields, definitions: Definitions) -> tuple[str, Detail]:
    mode = text(state.get("actionMode")) or "sequential"
    return mode, {"actionMode": mode, "actions": actions_of(state.get("actions"), definitions)}


def _event_state(state: Fields, definitions: Definitions) -> tuple[str, Detail]:
    exclusive = "exclusive" not in state or is_true(state["exclusive"])
    groups = []
    for each in items(state.get("onEvents")):
        group = fields(each)
        refs = texts(group.get("eventRefs"))
        groups.append(
            {
                "eventRefs": refs,
                "events": [definitions.events.get(name, {}) for name in refs],
                "actions": actions_of(group.get("actions"), definitions),
            }
            | pick(group, "actionMode")
        )
    return ("any" if exclusive else "all"), {"exclusive": exclusive, "onEvents": groups} | _waiting(state)


def _switch(state: Fields, _definitions: Definitions) -> tuple[str, Detail]:
    variant = "event" if "eventConditions" in state else "data"
    conditions = state.get(f"{variant}Conditions")
    cases = [pick(fields(case), "name", "condition", "eventRef") for case in items(conditions)]
    return variant, {"cases": cases} | (_waiting(state) if variant == "event" else {})


def _sleep(state: Fields, _definitions: Definitions) -> tuple[str, Detail]:
    duration = text(state.get("duration")) or text(state.get("timeDelay"))
    return "", {"duration": duration} if duration else {}


def _inject(state: Fields, _definitions: Definitions) -> tuple[str, Detail]:
    data = state.get("data")
    if data is not None and data.is_mapping:
        return "", {"keys": list(fields(data))}
    return "", pick(state, "data")


def _foreach(state: Fields, definitions: Definitions) -> tuple[str, Detail]:
    mode = text(state.get("mode")) or "parallel"
    detail = pick(state, "inputCollection", "outputCollection", "iterationParam", "batchSize", "workflowId")
    if "max" in state:  # until 0.6
        detail |= {"batchSize": plain(state["max"])}
    return mode, detail | {"mode": mode, "actions": actions_of(state.get("actions"), definitions)}


def _parallel(state: Fields, _definitions: Definitions) -> tuple[str, Detail]:
    completion = text(state.get("completionType")) or "allOf"
    detail = {"completionType": completion} | pick(state, "numCompleted")
    if "n" in state:  # until 0.6
        detail |= {"numCompleted": plain(state["n"])}
    return completion, detail


def _callback(state: Fields, definitions: Definitions) -> tuple[str, Detail]:
    event = text(state.get("eventRef"))
    detail: Detail = {"eventRef": event} if event else {}
    if event in definitions.events:
        detail["event"] = definitions.events[event]
    action = state.get("action")
    if action is not None and action.is_mapping:
        detail["actions"] = [_action(fields(action), definitions)]
    return "", detail | _waiting(state)


def _subflow(state: Fields, _definitions: Definitions) -> tuple[str, Detail]:
    return "", pick(state, "workflowId", "waitForCompletion", "repeat")


def _waiting(state: Fields) -> Detail:
    timeout = event_timeout(state) or text(state.get("timeout"))
    return {"eventTimeout": timeout} if timeout else {}


def _named(cursor: Cursor | None, *names: str) -> dict[str, Detail]:
    """Definitions by name, with the named properties."""
    found: dict[str, Detail] = {}
    if cursor is not None and cursor.is_mapping:  # SonataFlow also takes them by name
        return {name: pick(fields(each), *names) for name, each in fields(cursor).items()}
    for each in items(cursor):
        said = fields(each)
        name = text(said.get("name"))
        if name:
            found[name] = pick(said, *names)
    return found


def _cursors(cursor: Cursor | None) -> dict[str, Cursor]:
    return {text(fields(each).get("name")): each for each in items(cursor)}


_READERS: dict[str, Callable[[Fields, Definitions], tuple[str, Detail]]] = {
    "operation": _operation,
    "event": _event_state,
    "switch": _switch,
    "sleep": _sleep,
    "delay": _sleep,
    "inject": _inject,
    "foreach": _foreach,
    "parallel": _parallel,
    "callback": _callback,
    "subflow": _subflow,
}
