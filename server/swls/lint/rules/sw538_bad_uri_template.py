"""An address has something in braces that is not filled in.

## Why
`{id}` takes `id` from the top level of the input, and that is all: no paths, no arguments, no operators. What else is needed
takes an expression for the whole address, `${ "https://example.com/orders/" + .order.id }`.

## Bad
```yaml
do:
  - work:
      call: http
      with: {method: get, endpoint: 'https://example.com/orders/{order.id}'}
```

## Good
```yaml
do:
  - work:
      call: http
      with: {method: get, endpoint: 'https://example.com/orders/{id}'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context, Placed
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW538",
    name="bad-uri-template",
    severity=Severity.WARNING,
    generations=("1",),
    local=True,
    wants=("format:uri-template", "role:task.call"),
)


_BRACES = regex(r"\{([^{}]*)\}")
_PLAIN = regex(r"[\w-]+")


def check(context: Context) -> Iterator[Finding]:
    """Addresses of templates with anything but names in braces, and those that are half an expression."""
    for place in context.formats("uri-template"):
        yield from _judge(context, place)
    for task in context.places("task", having=("call",)):
        for keys in (("with", "endpoint"), ("with", "endpoint", "uri")):
            address = task.at(*keys)
            if address is not None and "${" in address.text and not address.text.strip().startswith("${"):
                yield context.finding(address, message=_HALF)


def _judge(context: Context, place: Placed) -> Iterator[Finding]:
    for match in _BRACES.finditer(str(place.value)):
        if not _PLAIN.fullmatch(match[1]):
            message = _ARGUMENT if match[1].startswith("$") else _PATH
            yield context.finding(place, message=message, name=match[1])


_HALF = "an address is an expression as a whole or not at all; write it as '${{ \"...\" + .name }}'"
_ARGUMENT = (
    "'{name}' is an argument of expressions, which addresses in braces cannot read; use an expression for the whole"
)
_PATH = "only a name can stand in braces, not '{name}'; use an expression for the whole address"
