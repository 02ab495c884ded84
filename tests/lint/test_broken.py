"""What is still being typed keeps rules quiet only where they could not know better."""

from __future__ import annotations

from swls.lint import lint
from swls.model import Document

HEAD = "id: example\nspecVersion: '0.8'\nfunctions: [{name: greet, operation: api.yaml#greet}]\nstates:\n"


def codes(states: str) -> set[str]:
    return {one.code for one in lint(Document.open(HEAD + states, path="flow.yaml"))}


def test_a_state_that_has_no_way_on_yet_is_judged() -> None:
    found = codes("  - {name: Greet, type: operation, actions: [{functionRef: gret}]}\n")
    assert {"SW102", "SW202"} <= found


def test_an_action_that_is_two_things_is_not() -> None:
    found = codes("  - {name: Greet, type: operation, actions: [{functionRef: gret, subFlowRef: other}], end: true}\n")
    assert "SW104" in found
    assert "SW202" not in found
