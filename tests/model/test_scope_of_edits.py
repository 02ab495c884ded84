"""An edit in a task list makes the facts of that list anew, and leaves those of all others as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from swls.model import Document

if TYPE_CHECKING:
    from swls.schema import Facts

TASKS = 60
HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0}\ndo:\n"
TASK = """\
  - outer{n}:
      for: {{each: x, in: .items}}
      do:
        - first{n}: {{set: {{a: '${{ $x }}'}}, then: last{n}}}
        - middle{n}:
            do:
              - inner{n}: {{set: {{b: 1}}, then: exit}}
        - last{n}: {{call: http, with: {{method: get, endpoint: https://example.com/{n}}}}}
"""
HEAD_0 = (
    "id: a\nname: A\nversion: '1'\nspecVersion: '0.8'\nstart: S0\nfunctions: [{name: f, operation: a#b}]\nstates:\n"
)
STATE = """\
  - name: S{n}
    type: operation
    actions:
      - {{name: first{n}, functionRef: {{refName: f, arguments: {{a: '${{ .x }}'}}}}}}
      - {{name: last{n}, functionRef: f}}
    transition: S{next}
"""


def groups(document: Document) -> dict[int, Facts]:
    """All groups of facts of a document, by identity."""
    found: dict[int, Facts] = {}
    stack = [unit.facts for unit in document.units]
    while stack:
        group = stack.pop()
        found[id(group)] = group
        stack += [child for _, _, child in group.children]
    return found


def size(found: dict[int, Facts], among: dict[int, Facts]) -> int:
    """How many facts stand right in the groups of `found` that are not `among` others."""
    new = [group for key, group in found.items() if key not in among]
    return sum(len(one.declarations) + len(one.references) + len(one.expressions) + len(one.formats) for one in new)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (HEAD + "".join(TASK.format(n=n) for n in range(TASKS)), "inner30: {set: {b: 1}", "inner30: {set: {b: 2}"),
        (HEAD + "".join(TASK.format(n=n) for n in range(TASKS)), "then: last30", "then: middle30"),
        (HEAD + "".join(TASK.format(n=n) for n in range(TASKS)), "inner30:", "renamed30:"),
        (HEAD_0 + "".join(STATE.format(n=n, next=(n + 1) % TASKS) for n in range(TASKS)), "name: last30", "name: other30"),
        (HEAD_0 + "".join(STATE.format(n=n, next=(n + 1) % TASKS) for n in range(TASKS)), "transition: S31", "transition: S35"),
    ],
)  # fmt: skip
def test_only_the_scope_of_an_edit_is_made_anew(text: str, old: str, new: str) -> None:
    before = Document.open(text)
    known = groups(before)
    at = text.index(old)
    after = before.edit(at, at + len(old), new)
    made = groups(after)
    everything = size(made, {})
    assert everything > TASKS * 4
    assert size(made, known) <= everything / TASKS * 2
    # What is asked of the names afterwards is right all the same.
    fresh = Document.open(after.text)
    assert after.units[0].names.symbols == fresh.units[0].names.symbols
    assert after.units[0].names.uses == fresh.units[0].names.uses
