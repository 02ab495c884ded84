"""What the label of a line says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from swls.diagram.faces import duration, expression, listed
from swls.diagram.measure import clean
from swls.dialects.flow import FlowEdge, FlowNode


def label(edge: FlowEdge, source: FlowNode | None = None, target: FlowNode | None = None) -> str:
    """The words on an edge, in full; "" for one that needs none."""
    return " · ".join(part for part in _parts(edge, source, target) if part)


def _parts(edge: FlowEdge, source: FlowNode | None, target: FlowNode | None) -> Iterator[str]:
    detail = edge.detail
    if edge.kind in {"case", "default"}:
        yield _case(edge)
    elif edge.kind == "error":
        if target is not None and target.kind == "catch":
            yield "on error"
        else:
            yield clean(edge.label) or "on error"
            if detail.get("retry"):
                yield f"retry {listed(detail['retry'])}".rstrip()
    elif edge.kind == "compensation":
        yield "compensated by"
    elif edge.kind == "timeout":
        limit = duration(detail["timeout"]) if detail.get("timeout") else clean(edge.label)
        yield f"after {limit}" if limit else "timeout"
    elif edge.kind == "event" and source is not None and source.kind != "schedule":
        if target is None or target.kind not in {"event", "callback"}:
            yield clean(edge.label)
    elif edge.kind == "body" and target is not None and target.role in {"before", "after"}:
        yield target.role
    elif detail.get("skipped"):
        yield "if not"
    elif edge.kind == "next" and edge.label:
        yield clean(edge.label)
    elif edge.kind == "next" and source is not None and source.kind == "switch":
        yield "otherwise"
    yield from _on_the_way(detail)


def _case(edge: FlowEdge) -> str:
    detail = edge.detail
    name = clean(detail.get("name", ""))
    condition = expression(detail.get("when") or detail.get("condition") or "")
    if not condition and detail.get("eventRef"):
        condition = f"on {clean(detail['eventRef'])}"
    if edge.kind == "default":
        return name or "default"
    if name and condition:
        return f"{name}: {condition}"
    return name or condition or expression(edge.label)


def _on_the_way(detail: Mapping[str, object]) -> Iterator[str]:
    """What 0.x does at a transition or an end."""
    produced = detail.get("produceEvents")
    if isinstance(produced, list | tuple):
        names = [event.get("eventRef") for event in produced if isinstance(event, Mapping)]
        said = listed([name for name in names if name])
        if said:
            yield f"emits {said}"
    if detail.get("compensate"):
        yield "compensate"
    end = detail.get("end")
    if isinstance(end, Mapping):
        if end.get("terminate"):
            yield "terminate"
        onward = end.get("continueAs")
        if onward:
            name = onward.get("workflowId", "") if isinstance(onward, Mapping) else onward
            yield f"continue as {clean(name)}".rstrip()
