"""Every valid workflow of the corpus has a graph, and what that says about its paths is true."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from tests.dialects.drawn import keeps_promises
from tests.dialects.reach import cycles_without_exit, falls_off, reachable, self_loops

from shared import need_shared
from swls.dialects.flow import FlowGraph
from swls.model import Document

# What is wrong with paths in these files though their schema does not see it; each looked at.
KNOWN = {
    "names nothing: WaitForCompletion'": "a stray quote",
    "names nothing: StartApplication'": "a stray quote",
    "names nothing: DoCarVitalsChecks": "the state is called DoCarVitalChecks",
    "names nothing: Cancel Request": "no such state",
    "names nothing: Check If Full": "the state is called Check if full",
    "names nothing: Wait two weeks": "no such state",
    "names nothing: SomeNextWorkflowState": "a fragment",
    "names nothing: StartApplication": "a fragment",
    "names nothing: RejectApplication": "a fragment",
    "names nothing: TestFunctionRef": "the start of a fragment",
    "names nothing: Test State": "the start of a fragment",
    "names nothing: Monitor Vitals": "the state is called MonitorVitals",
    "unreachable: CancelApplication": "an event state that is not the start, and that nothing leads to",
}


def valid(bulk: bool) -> Iterator[Path]:
    corpus = need_shared("corpus")
    with (corpus / "index.csv").open(encoding="utf-8") as index:
        rows = [row["path"] for row in csv.DictReader(index) if row["schema_valid"] == "valid"]
    for path in rows[:: 1 if bulk else 5]:
        yield corpus / path


def findings(graph: FlowGraph) -> set[str]:
    reached = reachable(graph)
    found = {f"unreachable: {node.name}" for node in graph.nodes if node.id not in reached and node.kind != "end"}
    found |= {f"falls off: {node.name}" for node in falls_off(graph)}
    found |= {f"names nothing: {way.name}" for way in graph.dangling}
    found |= {f"never ends: {cycle}" for cycle in cycles_without_exit(graph)}
    return found | {f"comes back to itself: {edge.source}" for edge in self_loops(graph)}


def test_graphs_of_valid_workflows(bulk: bool) -> None:
    count = 0
    wrong = {}
    for path in valid(bulk):
        text = path.read_text(encoding="utf-8")
        for unit in Document.open(text, path=path.name).units:
            count += 1
            keeps_promises(unit.flow, text)
            assert not unit.flow.truncated
            found = findings(unit.flow) - set(KNOWN)
            if found:
                wrong[str(path)] = found
    assert wrong == {}
    assert count > 150
