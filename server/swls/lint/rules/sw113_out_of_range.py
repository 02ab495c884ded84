"""A number is too small or too large, or a text too short or too long.

## Why
The bounds are those of the specification.

## Bad
```yaml
do:
  - greet:
      call: grpc
      with:
        proto: {endpoint: https://example.com/greet.proto}
        service: {name: Greeter, host: localhost, port: 70000}
        method: SayHello
```

## Good
```yaml
do:
  - greet:
      call: grpc
      with:
        proto: {endpoint: https://example.com/greet.proto}
        service: {name: Greeter, host: localhost, port: 7000}
        method: SayHello
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW113",
    name="out-of-range",
    severity=Severity.ERROR,
    structure=("out-of-range", "text-too-short", "text-too-long"),
)
