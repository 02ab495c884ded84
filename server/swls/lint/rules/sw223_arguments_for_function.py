"""A call does not give a function what its schema asks for.

## Why
What stands under `with` is the input of the function. Where it lacks what the function's `input.schema` requires, or has what
that does not allow, the call fails.

## Bad
```yaml
use:
  functions:
    greet:
      input:
        schema: {document: {type: object, required: [name]}}
      set: {greeting: hello}
do:
  - begin:
      call: greet
      with: {nam: Ada}
```

## Good
```yaml
use:
  functions:
    greet:
      input:
        schema: {document: {type: object, required: [name]}}
      set: {greeting: hello}
do:
  - begin:
      call: greet
      with: {name: Ada}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields, texts
from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.rule import Rule
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding
    from swls.syntax import Cursor

RULE = Rule(
    code="SW223",
    name="arguments-for-function",
    severity=Severity.WARNING,
    generations=("1",),
    local=False,
    wants=("declares:function",),
)


def check(context: Context) -> Iterator[Finding]:
    """Calls of functions whose schema stands in the workflow."""
    functions = context.root.at("use", "functions")
    for name, function in fields(functions).items():
        schema = function.at("input", "schema", "document")
        needed, known = texts(schema.get("required")) if schema is not None else [], fields(schema).get("properties")
        closed = fields(schema).get("additionalProperties")
        only = fields(known).keys() if known is not None and closed is not None and closed.value is False else None
        if not needed and only is None:
            continue
        for use in context.names.using(("function",), name):
            call = context.at(use.path)
            given = call.parent.get("with") if call is not None and call.parent is not None else None
            if call is not None and (given is None or given.is_mapping):
                yield from _judge(context, call, given, name, needed, only)


def _judge(
    context: Context, call: Cursor, given: Cursor | None, name: str, needed: list[str], only: Iterable[str] | None
) -> Iterator[Finding]:
    keys = fields(given)
    missing = [f"'{clean(one)}'" for one in needed if one not in keys]
    if missing and "<<" not in keys:
        yield context.finding(
            given or call, key=given is not None, message=_MISSING, name=name, names_=" and ".join(missing[:3])
        )
    for key, place in keys.items():
        if only is not None and key not in only:
            meant = did_you_mean(context.suggest(key, only))
            yield context.finding(place, key=True, message=_UNKNOWN, name=name, word=key, meant_=meant)


_MISSING = "function '{name}' needs {names_} under 'with'"
_UNKNOWN = "function '{name}' takes no '{word}'{meant_}"
