"""A flow graph as lines of text, and the promises that every flow graph keeps."""

from __future__ import annotations

import json

from ruamel.yaml import YAML

from swls.dialects.flow import FlowGraph, FlowNode
from swls.model import Document

HEAD_1 = "document: {dsl: 1.0.3, namespace: test, name: flow, version: 1.0.0}\n"
HEAD_0 = "specVersion: '0.8'\nid: flow\n"


def graph_of(text: str) -> FlowGraph:
    """The graph of a workflow in YAML, after making sure that the same workflow in JSON has the same."""
    graph = only(text, "a.sw.yaml")
    again = only(json.dumps(YAML(typ="safe").load(text), default=str), "a.sw.json")
    assert lines(again) == lines(graph)
    assert [(node.id, node.kind, node.variant, node.role) for node in again.nodes] == [
        (node.id, node.kind, node.variant, node.role) for node in graph.nodes
    ]
    assert [node.detail for node in again.nodes] == [node.detail for node in graph.nodes]
    return graph


def only(text: str, path: str) -> FlowGraph:
    """The graph of the one workflow of a text; it keeps the promises."""
    (unit,) = Document.open(text, path=path).units
    keeps_promises(unit.flow, text)
    return unit.flow


def tasks(text: str) -> FlowGraph:
    """The graph of 1.x tasks, written without the head."""
    return graph_of(HEAD_1 + text)


def states(text: str) -> FlowGraph:
    """The graph of 0.x states, written without the head."""
    return graph_of(HEAD_0 + text)


def called(node: FlowNode) -> str:
    """A word for a node: its name; that of the task it handles for a catch; its place when it has no name."""
    if node.kind == "catch":
        return node.parent.rsplit("/", 1)[-1] + ".catch"
    return node.name or node.id


def lines(graph: FlowGraph) -> list[str]:
    """Every edge as `from -> to`, with its kind when that is not `next`, its label, and what is said about a loop."""
    words = {node.id: called(node) for node in graph.nodes}
    found = []
    for edge in graph.edges:
        kind = "" if edge.kind == "next" else edge.kind
        said = f"{kind}({edge.label})" if edge.label else kind
        marks = "".join(f" {mark}" for mark in ("skipped", "loop") if edge.detail.get(mark))
        found.append(f"{words[edge.source]} -{said}-> {words[edge.target]}{marks}".replace(" --> ", " -> "))
    return sorted(found)


def node(graph: FlowGraph, name: str) -> FlowNode:
    """The node that goes by a name."""
    (found,) = [each for each in graph.nodes if called(each) == name]
    return found


def keeps_promises(graph: FlowGraph, text: str) -> None:
    """What holds for the graph of any text, however broken."""
    ids = [each.id for each in graph.nodes]
    known = set(ids)
    assert len(ids) == len(known)
    assert ids[0] == graph.start
    assert graph.end in known
    seen = {""}
    for each in graph.nodes:
        assert each.parent in seen, each  # after the container it stands in
        seen.add(each.id)
        assert 0 <= each.start <= each.name_start <= each.name_end <= each.end <= len(text), each
    for edge in graph.edges:
        assert edge.source in known
        assert edge.target in known
    for way in graph.dangling:
        assert way.source in known
