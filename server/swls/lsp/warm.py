"""Loads what the first text would have to wait for, while the editor is still asking what the server can do."""

from __future__ import annotations

from swls.dialects import DIALECTS
from swls.lint import lint
from swls.lint.registry import RULES, module_of
from swls.model import Document
from swls.schema import load
from swls.syntax.parts import prepare

# Nothing in particular, read once: so that the expressions of the reader are compiled, and what the schema says of tasks and
# states is at hand in the version that most declare.
_SAMPLES = (
    """\
document: {dsl: 1.0.0, namespace: samples, name: first, version: 1.0.0}
use:
  retries:
    again: {delay: {seconds: 2}, limit: {attempt: {count: 3}}}
do:
  - ask:
      try:
        - call:
            call: http
            with:
              method: get
              endpoint: https://example.com/orders
      catch:
        errors: {with: {status: 503}}
        retry: again
  - each:
      for: {each: order, in: "${ .orders }"}
      do:
        - keep:
            set:
              total: ${ $order.total }
  - choose:
      switch:
        - large: {when: "${ .total > 100 }", then: beside}
        - others: {then: end}
  - beside:
      fork:
        branches:
          - tell:
              emit: {event: {with: {source: https://example.com, type: com.example.told}}}
          - rest:
              wait: {seconds: 1}
  - hear:
      listen: {to: {one: {with: {type: com.example.heard}}}}
      then: end
""",
    """\
id: second
name: second
version: '1.0'
specVersion: '0.8'
start: Ask
functions:
  - name: ask
    operation: orders.yaml#ask
states:
  - name: Ask
    type: operation
    actions:
      - functionRef: {refName: ask, arguments: {id: "${ .id }"}}
    transition: Choose
  - name: Choose
    type: switch
    dataConditions:
      - condition: ${ .total > 100 }
        transition: Rest
    defaultCondition: {end: true}
  - name: Rest
    type: sleep
    duration: PT1S
    end: true
""",
)


def warm_up() -> None:
    """The files of the rules, the language in its newest versions, and what it takes to read a text."""
    for listed in RULES.values():
        if listed.checks:
            module_of(listed)
    for dialect in DIALECTS:
        load(dialect.generation).view(dialect.latest)
    prepare()
    for text in _SAMPLES:
        lint(Document.open(text, path="sample.yaml"))
