"""The graph cases of the TypeScript SDK against ours: the same tasks, the same edges, or a reason why not.

That SDK draws a container as two ports, entry and exit. Ours are made comparable: an edge into a container meets its
entry, one that goes on after it leaves from its exit, one that leaves it meets its exit.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tests.dialects.drawn import called

from shared import need_shared
from swls.dialects.flow import FlowGraph
from swls.model import Document

Edge = tuple[str, str]

AROUND = "an `if` is drawn as an edge around the task; here the task itself says that it may be left out"
ROUNDS = "the end of a round is drawn as the end of the loop; here it leads to the next round"
RAISES = "a raised error is drawn as a way to the end; here it is none"
THROUGH = "success is drawn as running through the catch; here only the error leads there, and both meet behind"
DROPPED = "a task that nothing leads to is left out; here it is shown, and a rule speaks about it"

# Of a case: edges only there, edges only here, and why.
DIFFERENT: dict[str, tuple[set[Edge], set[Edge], str]] = {
    "sdkts-004": ({("Start", "End")}, set(), AROUND),
    "sdkts-005": ({("waitForCheckup", "checkup>")}, {("waitForCheckup", "checkup")}, ROUNDS),
    "sdkts-017": ({("fail", "End")}, set(), RAISES),
    "sdkts-021": (
        {("protect", "protect/try"), ("protect/try", "attempt"), ("attempt", "protect/try>"),
         ("protect/try>", "protect.catch"), ("protect.catch", "protect>")},
        {("protect", "attempt"), ("attempt", "protect>"), ("protect", "protect.catch"), ("protect.catch", "protect>")},
        THROUGH,
    ),
    "sdkts-022": (
        {("protect", "protect/try"), ("protect/try", "attempt"), ("attempt", "protect/try>"),
         ("protect/try>", "protect.catch")},
        {("protect", "attempt"), ("attempt", "protect>"), ("protect", "protect.catch")},
        THROUGH,
    ),
    "sdkts-024": (set(), {("unreachable", "End")}, DROPPED),
    "sdkts-026": ({("waitForCheckup", "End")}, {("waitForCheckup", "waitForCheckup")}, ROUNDS),
    "sdkts-027": ({("waitForCheckup", "checkup>")}, {("waitForCheckup", "checkup")}, ROUNDS),
    "sdkts-028": ({("waitForCheckup", "checkup>")}, {("waitForCheckup", "checkup")}, ROUNDS),
    "sdkts-029": ({("waitForCheckup", "checkup>")}, {("waitForCheckup", "checkup")}, ROUNDS),
    "sdkts-030": ({("Start", "End")}, set(), AROUND),
    "sdkts-034": ({("Start", "End")}, set(), AROUND),
    "sdkts-035": ({("waitForCheckup", "End")}, {("waitForCheckup", "waitForCheckup")}, ROUNDS),
}  # fmt: skip


def cases() -> list[dict[str, Any]]:
    path = need_shared("peer-cases/sdk-ts-cases.jsonl")
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["fn"] in {"buildGraph", "buildFlatGraph", "convertToMermaidCode"}]


def word(id: str) -> str:
    """Their id as our word: the last name of the path, `>` behind it for an exit."""
    leaves = ">" if id.endswith("-exit-node") else ""
    path = id.removesuffix("-exit-node").removesuffix("-entry-node")
    if path == "root":
        return "End" if leaves else "Start"
    parts = path.removesuffix("/do").split("/") if path.endswith("/catch/do") else path.split("/")
    if parts[-1] == "catch":
        return f"{parts[-2]}.catch{leaves}"
    return ("/".join(parts[-2:]) if parts[-1] == "try" else parts[-1]) + leaves


def drawn(workflow: Any) -> FlowGraph:
    (unit,) = Document.open(json.dumps(workflow), certain=True).units  # one case is `{}`
    return unit.flow


def theirs(result: Any) -> tuple[set[str], set[Edge]]:
    if isinstance(result, str):
        edges = re.findall(r'^\s*(\S+) -->? ?(?:"[^"]*"-->)?\s*(\S+)$', result, re.MULTILINE)
        edges = [(source, target.removeprefix("-->")) for source, target in edges]
        names = {word(name) for name in re.findall(r'^\s*(?:subgraph )?(/\S+?) ?\["', result, re.MULTILINE)}
        return names, {(word(source), word(target)) for source, target in edges}
    names, edges = set(), set()
    waiting = [result]
    while waiting:
        graph = waiting.pop()
        for node in graph["nodes"]:
            if node["type"] not in {"start", "end", "entry", "exit"} and not node["id"].endswith("/try"):
                names.add(word(node["id"]))
            if "nodes" in node:
                waiting.append(node)
        edges |= {(word(edge["sourceId"]), word(edge["targetId"])) for edge in graph.get("edges", ())}
    return names, edges


def ours(graph: FlowGraph) -> tuple[set[str], set[Edge]]:
    words = {node.id: called(node) for node in graph.nodes}
    parents = {node.id: node.parent for node in graph.nodes}
    holding = set(parents.values())
    edges = set()
    for edge in graph.edges:
        source, target = words[edge.source], words[edge.target]
        if edge.source in holding and edge.kind in {"next", "case", "default"}:
            source += ">"
        if edge.target == parents[edge.source] and edge.kind != "loop":
            target += ">"
        edges.add((source, target))
    return {name for place, name in words.items() if not place.startswith("#")}, edges


def flat(edges: set[Edge], containers: set[str]) -> set[Edge]:
    """Edges with the ports of containers left out: what led to a port leads to where the port leads."""
    ports = containers | {f"{name}>" for name in containers}
    found = set()
    for source, target in edges:
        if source in ports:
            continue
        waiting, seen = [target], set()
        while waiting:
            here = waiting.pop()
            if here in ports and here not in seen:
                seen.add(here)
                waiting += [after for before, after in edges if before == here]
            elif here not in ports:
                found.add((source, here))
    return found


def test_graph_cases() -> None:
    found = cases()
    assert len(found) == 35
    for case in found:
        graph = drawn(case["workflow"])
        names, edges = theirs(case["result"])
        our_names, our_edges = ours(graph)
        if case["fn"] != "buildGraph" and not any(name.endswith(">") for edge in edges for name in edge):
            our_edges = flat(
                our_edges, {called(node) for node in graph.nodes if any(each.parent == node.id for each in graph.nodes)}
            )
        only_there, only_here, reason = DIFFERENT.get(case["id"], (set(), set(), ""))
        if reason == DROPPED:
            our_names -= {source for source, _ in only_here}
        assert our_names == names, case["id"]
        assert (edges - our_edges, our_edges - edges) == (only_there - our_edges, only_here - edges), case["id"]
        assert reason or edges == our_edges, case["id"]


def test_ways_of_a_case_that_meet_are_kept_apart() -> None:
    case = next(case for case in cases() if case["id"] == "sdkts-007")
    graph = drawn(case["workflow"])
    labels = [edge.label for edge in graph.edges if edge.source == "/do/0/decide"]
    assert labels == ["${ input.data == 1 }", "${ input.data == 2 }", "otherwise"]
    (merged,) = [edge["label"] for edge in case["result"]["edges"] if edge["sourceId"] == "/do/0/decide"]
    assert merged == "first / second / otherwise"  # theirs is one edge; ours can still be drawn as one
