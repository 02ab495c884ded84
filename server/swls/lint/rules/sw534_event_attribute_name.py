"""An attribute of an event has a name that CloudEvents does not allow.

## Why
Names of attributes are lower-case letters and digits only. Others are lost, or refused, on the way.

## Bad
```yaml
do:
  - tell:
      emit:
        event:
          with: {source: 'https://example.com', type: com.example.paid, orderId: '1'}
```

## Good
```yaml
do:
  - tell:
      emit:
        event:
          with: {source: 'https://example.com', type: com.example.paid, orderid: '1'}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.plain import fields
from swls.lint.diagnostic import Severity
from swls.lint.mending import of_edits, place_of
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW534",
    name="event-attribute-name",
    severity=Severity.WARNING,
    fixable="sometimes",
    wants=("role:event",),
    generations=("1",),
    local=True,
)


def check(context: Context) -> Iterator[Finding]:
    """Names that are neither of the standard nor such an extension; slips of the standard ones first."""
    for place in context.places("event"):
        for cursor in fields(place).values():
            name = cursor.key
            if not isinstance(name, str) or name in _STANDARD or _NAME.fullmatch(name):
                continue
            meant = _meant(context, name)
            said = (
                _SLIP
                if meant in _STANDARD
                else "attributes of events have lower-case letters and digits only: '{name}'"
            )
            yield context.finding(cursor, key=True, message=said, name=name, meant=meant)


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write it as it has to be."""
    place = place_of(context, finding)
    meant = finding.args["meant"]
    if place is not None and meant and (place.parent is None or place.parent.get(meant) is None):
        from swls.syntax.editing import rename_key  # what edits texts is loaded for the first fix

        yield of_edits(f"rename it to '{meant}'", rename_key(place, meant), safe=meant in _STANDARD)


def _meant(context: Context, name: str) -> str:
    plain = "".join(char for char in name.lower() if char.isascii() and char.isalnum())
    found = _ALIASES.get(plain) or context.suggest(plain, _STANDARD)
    return found or plain


_SLIP = "'{name}' is no attribute of events; did you mean '{meant}'?"
_STANDARD = frozenset(
    {"id", "source", "specversion", "type", "subject", "time", "datacontenttype", "dataschema", "data"}
)
_ALIASES = {"contenttype": "datacontenttype", "schema": "dataschema"}
_NAME = regex(r"[a-z0-9]+")
