"""What the cards of 0.x say (specification 0.8, section Workflow states)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from swls.diagram.faces import Reader, duration, expression, few, listed
from swls.diagram.measure import clean
from swls.diagram.view import Face, Line
from swls.dialects.flow import FlowNode

_ICONS = {"function": "function", "subflow": "workflow", "event": "emit", "publish": "emit", "subscribe": "listen"}

_LIMITS = {"actionExecTimeout": "action", "branchExecTimeout": "branch", "stateExecTimeout": "state"}


def _actions(actions: object) -> Iterator[Line]:
    """A line for each action: what it calls, or what it is named."""
    for action in actions if isinstance(actions, list | tuple) else ():
        if isinstance(action, Mapping):
            said = clean(action.get("ref") or action.get("name") or "action")
            if action.get("resultEventRef"):
                said += f" → {clean(action['resultEventRef'])}"
            if action.get("retryRef"):
                said += f" · retry {clean(action['retryRef'])}"
            if action.get("condition"):
                said += f" · if {expression(action['condition'])}"
            yield Line(said, _ICONS.get(str(action.get("kind")), "operation"))


def _timeouts(detail: Mapping[str, Any]) -> Iterator[Line]:
    """A line for each limit of time, that on events first."""
    if detail.get("eventTimeout"):
        yield Line(f"timeout {duration(detail['eventTimeout'])}", "wait")
    limits = detail.get("timeouts")
    for key, what in _LIMITS.items():
        limit = limits.get(key) if isinstance(limits, Mapping) else None
        if isinstance(limit, Mapping):
            limit = limit.get("total") or limit.get("single")
        if isinstance(limit, str):
            yield Line(f"{what} timeout {clean(limit)}", "wait")


def _card(node: FlowNode, family: str, icon: str, kind: str, *lines: Line) -> Face:
    detail = node.detail
    extra = list(_timeouts(detail))
    if detail.get("usedForCompensation"):
        family, icon, kind = "comp", "comp", f"compensation · {kind}"
    return Face(family, icon, kind, clean(node.name), few([*lines, *extra]))


def _kind(word: str, *more: object) -> str:
    return " · ".join([word, *(clean(part) for part in more if part)])


def _event(node: FlowNode) -> Face:
    lines: list[Line] = []
    for on in node.detail.get("onEvents", ()):
        if isinstance(on, Mapping):
            lines.append(Line(listed(on.get("eventRefs")), "listen"))
            lines.extend(_actions(on.get("actions")))
    return _card(node, "event", "listen", _kind("event", node.variant), *lines)


def _operation(node: FlowNode) -> Face:
    mode = "parallel" if node.variant == "parallel" else ""
    return _card(node, "call", "operation", _kind("operation", mode), *_actions(node.detail.get("actions")))


def _switch(node: FlowNode) -> Face:
    return _card(node, "flow", "switch", _kind("switch", "events" if node.variant == "event" else ""))._replace(
        shape="hex"
    )


def _sleep(node: FlowNode) -> Face:
    return _card(node, "time", "wait", node.kind, Line(duration(node.detail.get("duration", ""))))


def _inject(node: FlowNode) -> Face:
    detail = node.detail
    return _card(
        node, "data", "inject", "inject", Line(listed(detail.get("keys")) or expression(detail.get("data", "")))
    )


def _foreach(node: FlowNode) -> Face:
    detail = node.detail
    batch = f"batches of {clean(detail['batchSize'])}" if detail.get("batchSize") else ""
    item = clean(detail.get("iterationParam", ""))
    where = expression(detail.get("inputCollection", ""))
    said = Line(f"{item} in {where}" if item and where else where)
    lines = (said, Line(batch), *_actions(detail.get("actions")))
    return _card(node, "flow", "for", _kind("for each", node.variant), *lines)


def _parallel(node: FlowNode) -> Face:
    count: Any = node.detail.get("numCompleted")
    words = {"allOf": "all branches", "atLeast": f"at least {clean(count)}" if count else "at least one"}
    return _card(node, "flow", "fork", _kind("parallel", words.get(node.variant, node.variant)))


def _branch(node: FlowNode) -> Face:
    return _card(node, "call", "operation", "branch", *_actions(node.detail.get("actions")))


def _callback(node: FlowNode) -> Face:
    awaited = Line(clean(node.detail.get("eventRef", "")), "listen")
    return _card(node, "event", "callback", "callback", *_actions(node.detail.get("actions")), awaited)


def _subflow(node: FlowNode) -> Face:
    return _card(node, "run", "workflow", "subflow", Line(clean(node.detail.get("workflowId", ""))))


STATES: dict[str, Reader] = {
    "branch": _branch,
    "callback": _callback,
    "delay": _sleep,
    "event": _event,
    "foreach": _foreach,
    "inject": _inject,
    "operation": _operation,
    "parallel": _parallel,
    "sleep": _sleep,
    "state": lambda node: _card(node, "data", "unknown", "state"),
    "subflow": _subflow,
    "switch": _switch,
}
