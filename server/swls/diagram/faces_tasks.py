"""What the cards of 1.x say (DSL reference, sections of the tasks)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from swls.diagram.faces import Reader, duration, expression, few, listed, short, timeout
from swls.diagram.measure import clean
from swls.diagram.view import Face, Line
from swls.dialects.flow import FlowNode

_CALLS = {"http": "HTTP", "grpc": "gRPC", "openapi": "OpenAPI", "asyncapi": "AsyncAPI", "a2a": "A2A", "mcp": "MCP"}
_CATEGORY = {"any": "any", "all": "all", "one": "one"}


def _common(node: FlowNode) -> Iterator[Line]:
    """What any task can say: its condition, its timeout, what is wrapped around it."""
    detail = node.detail
    if "if" in detail:
        yield Line(f"if {expression(detail['if'])}", "if")
    if detail.get("timeout"):
        yield Line(f"timeout {timeout(detail['timeout'])}".rstrip(), "wait")
    if detail.get("extensions"):
        yield Line(listed(detail["extensions"]), "wrap")


def _card(node: FlowNode, family: str, icon: str, kind: str, *lines: Line, title: str = "") -> Face:
    return Face(family, icon, kind, title or clean(node.name), few([*lines, *_common(node)]))


def _event(detail: Mapping[str, Any]) -> str:
    return clean(detail.get("type") or detail.get("source") or detail.get("subject") or "any event")


def _call(node: FlowNode) -> Face:
    detail, protocol = node.detail, node.variant
    said = {
        "http": f"{clean(detail.get('method', '')).upper()} {short(detail.get('endpoint', ''))}".strip(),
        "grpc": "/".join(clean(detail[key]) for key in ("service", "method") if detail.get(key)),
        "openapi": clean(detail.get("operationId", "")),
        "asyncapi": clean(detail.get("channel") or detail.get("operation") or ""),
        "a2a": clean(detail.get("method", "")),
        "mcp": " ".join(clean(detail[key]) for key in ("method", "name") if detail.get(key)),
    }.get(protocol, clean(detail.get("function", "")))
    where = short(detail.get("document") or detail.get("agentCard") or "") if protocol in {"openapi", "a2a"} else ""
    icon = protocol if protocol in _CALLS else "function"
    return _card(node, "call", icon, f"call · {_CALLS.get(protocol, 'function')}", Line(said), Line(where))


def _listen(node: FlowNode) -> Face:
    detail = node.detail
    lines = [Line(_event(event), "listen") for event in detail.get("events", ()) if isinstance(event, Mapping)]
    if not lines:
        lines = [Line("any event", "listen")]
    if "until" in detail:
        until = detail["until"]
        lines.append(Line(f"until {expression(until)}" if isinstance(until, str) else "until events", "for"))
    return _card(node, "event", "listen", f"listen · {_CATEGORY.get(node.variant, '')}".rstrip(" ·"), *lines)


def _emit(node: FlowNode) -> Face:
    return _card(node, "event", "emit", "emit", Line(_event(node.detail.get("event") or node.detail)))


def _for(node: FlowNode) -> Face:
    detail = node.detail
    each = Line(f"{clean(detail.get('each', 'item'))} in {expression(detail.get('in', '…'))}")
    condition = Line(f"while {expression(detail['while'])}" if "while" in detail else "")
    return _card(node, "flow", "for", "for each", each, condition)


def _fork(node: FlowNode) -> Face:
    return _card(node, "flow", "fork", "fork · first wins" if node.detail.get("compete") else "fork · all branches")


def _raise(node: FlowNode) -> Face:
    error = node.detail.get("error")
    said = clean(node.detail.get("errorRef") or "")
    if isinstance(error, Mapping):
        kind = error.get("title") or str(error.get("type", "")).rstrip("/").rsplit("/", 1)[-1]
        said = f"{clean(error.get('status', ''))} {expression(kind)}".strip() or said
    return _card(node, "error", "raise", "raise", Line(said))


def _run(node: FlowNode) -> Face:
    detail, what = node.detail, node.variant
    name = "/".join(clean(detail[key]) for key in ("namespace", "name") if detail.get(key))
    said = {
        "container": clean(detail.get("image", "")),
        "script": clean(detail.get("language", "")),
        "shell": clean(detail.get("command", "")),
        "workflow": f"{name}:{clean(detail['version'])}" if detail.get("version") else name,
    }.get(what, "")
    extra = clean(detail.get("command", "")) if what == "container" else short(detail.get("source", ""))
    icon = what if what in {"container", "workflow"} else "run"
    waits = Line("does not wait", "emit") if detail.get("await") is False else Line("")
    return _card(node, "run", icon, f"run · {what}" if what else "run", Line(said), Line(extra), waits)


def _set(node: FlowNode) -> Face:
    detail = node.detail
    return _card(
        node, "data", "set", "set", Line(listed(detail.get("keys")) or expression(detail.get("expression", "")))
    )


def _switch(node: FlowNode) -> Face:
    return _card(node, "flow", "switch", "switch")._replace(shape="hex")


def _wait(node: FlowNode) -> Face:
    return _card(node, "time", "wait", "wait", Line(duration(node.detail.get("duration", ""))))


def _retry(detail: Mapping[str, Any]) -> str:
    if detail.get("retryRef"):
        return f"retry {clean(detail['retryRef'])}"
    policy = detail.get("retry")
    if not isinstance(policy, Mapping):
        return "retry" if policy else ""
    limit = policy.get("limit")
    attempt = limit.get("attempt") if isinstance(limit, Mapping) else None
    count = attempt.get("count") if isinstance(attempt, Mapping) else None
    backoff = policy.get("backoff")
    parts = [
        f"retry {count}×" if count else "retry",
        clean(next(iter(backoff), "")) if isinstance(backoff, Mapping) else "",
        duration(policy.get("delay", "")),
    ]
    return " · ".join(part for part in parts if part)


def _catch(node: FlowNode) -> Face:
    detail = node.detail
    errors = detail.get("errors")
    said = (
        [str(value).rstrip("/").rsplit("/", 1)[-1] for value in errors.values()] if isinstance(errors, Mapping) else []
    )
    lines = (
        Line(f"when {expression(detail['when'])}" if "when" in detail else "", "if"),
        Line(f"unless {expression(detail['exceptWhen'])}" if "exceptWhen" in detail else "", "if"),
        Line(_retry(detail), "for"),
    )
    name = f"catch · as {clean(detail['as'])}" if detail.get("as") else "catch"
    return _card(node, "error", "catch", name, *lines, title=clean(" ".join(said)) or "any error")


def _schedule(node: FlowNode) -> Face:
    detail = node.detail
    if node.variant == "on":
        lines = [Line(_event(event), "listen") for event in detail.get("events", ()) if isinstance(event, Mapping)]
        return _card(node, "event", "listen", "schedule", *(lines or [Line("any event", "listen")]), title="on events")
    for key, words in (
        ("every", "every {}"),
        ("after", "{} after the last run"),
        ("cron", "{}"),
        ("interval", "every {}"),
    ):
        if key in detail:
            zone = Line(clean(detail.get("timezone", "")))
            title = words.format(duration(detail[key]).removeprefix("R/"))
            until = Line(f"until {clean(detail['validUntil'])}" if "validUntil" in detail else "")
            return _card(node, "time", "wait", f"schedule · {key}", zone, until, title=title)
    return _card(node, "time", "wait", "schedule")


def _extension(node: FlowNode) -> Face:
    when = Line(f"when {expression(node.detail['when'])}" if "when" in node.detail else "", "if")
    return _card(node, "wrap", "wrap", f"extension · around {clean(node.variant) or 'tasks'}", when)


TASKS: dict[str, Reader] = {
    "call": _call,
    "do": lambda node: _card(node, "data", "do", "do"),
    "emit": _emit,
    "extension": _extension,
    "for": _for,
    "fork": _fork,
    "listen": _listen,
    "raise": _raise,
    "run": _run,
    "schedule": _schedule,
    "set": _set,
    "switch": _switch,
    "task": lambda node: _card(node, "data", "unknown", "task"),
    "try": lambda node: _card(node, "guard", "try", "try"),
    "catch": _catch,
    "wait": _wait,
}
