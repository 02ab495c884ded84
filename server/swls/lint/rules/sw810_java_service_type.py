"""A function is of type `service`.

## Why
The first runtimes called a method of a Java bean so, and took its name from `metadata`. Today that is a function of type
`custom`, and the operation says which method.

## Bad
```yaml profile=sonataflow
start: label
functions:
  - name: addLabels
    type: service
    metadata:
      interface: org.acme.LabelService
      operation: addLabels
states:
  - name: label
    type: operation
    actions: [{functionRef: addLabels}]
    end: true
```

## Good
```yaml profile=sonataflow
start: label
functions:
  - name: addLabels
    type: custom
    operation: service:java:org.acme.LabelService::addLabels
states:
  - name: label
    type: operation
    actions: [{functionRef: addLabels}]
    end: true
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.mending import of_edits, place_of
from swls.lint.rule import Rule
from swls.syntax import editing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.schema import Problem
    from swls.syntax import Cursor

RULE = Rule(
    code="SW810",
    name="java-service-type",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("0",),
    profiles=("sonataflow",),
    structure=("removed-in-version",),
)
MESSAGE = "'type: service' exists only up to version {until}; write 'type: custom' and 'operation: service:java:Class::method'"


def chooses(problem: Problem) -> bool:
    """Takes the type of functions."""
    return (problem.args["name"], problem.args.get("value")) == ("type", "service")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the type of today, and the method where `metadata` tells it."""
    type_ = place_of(context, finding)
    function = type_.parent if type_ is not None else None
    if type_ is None or function is None:
        return
    metadata, operation = function.get("metadata"), function.get("operation")
    edits = editing.replace_value(type_, "custom")
    if operation is None and metadata is not None:
        bean, method = metadata.get("interface"), metadata.get("operation")
        if bean is None or method is None or not bean.text or not method.text:
            return
        edits += _instead_of(metadata, {"interface", "operation"})
        edits += editing.insert_entries(
            function, {"operation": f"service:java:{bean.text}::{method.text}"}, after="type"
        )
    elif operation is not None and operation.is_scalar and "::" in operation.text:
        edits += editing.replace_value(operation, f"service:java:{operation.text.removeprefix('service:')}")
    else:
        return
    yield of_edits("write a custom function", edits, safe=False)


def _instead_of(metadata: Cursor, names: set[str]) -> list[editing.Edit]:
    """Take away what the operation says now; all of `metadata` where it held nothing else."""
    children = list(metadata.children())
    if {child.key for child in children} <= names:
        return editing.remove(metadata)
    return [edit for child in children if child.key in names for edit in editing.remove(child)]
