"""An address has the host that the project had before it was renamed.

## Why
The Serverless Workflow project became the Open Workflow Specification in 2026. The coming version of the
language names its error types and schemas by the new host, `open-workflow-specification.org`; the old one
stays valid in all released versions.

## Bad
```yaml dsl-version=main
do:
  - fail:
      raise:
        error:
          type: https://serverlessworkflow.io/spec/1.0.0/errors/timeout
          status: 408
```

## Good
```yaml dsl-version=main
do:
  - fail:
      raise:
        error:
          type: https://open-workflow-specification.org/spec/1.0.0/errors/timeout
          status: 408
```

```yaml dsl=1.0.3
do:
  - fail:
      raise:
        error:
          type: https://serverlessworkflow.io/spec/1.0.0/errors/timeout
          status: 408
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import fix
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW807",
    name="legacy-host",
    severity=Severity.HINT,
    fixable="always",
    generations=("1",),
    shapes=(),
    first="main",
    wants=("format:uri", "format:uri-template", "format:uri-reference"),
)
MESSAGE = "the project's host is now open-workflow-specification.org"


_OLD, _NEW = "//serverlessworkflow.io/", "//open-workflow-specification.org/"


def check(context: Context) -> Iterator[Finding]:
    """Addresses on the old host."""
    for place in context.formats("uri", "uri-template", "uri-reference"):
        at = context.text.find(_OLD, place.start, place.end)
        if at >= 0:
            mended = fix("write the new host", (at, at + len(_OLD), _NEW), safe=False)
            yield context.finding(place, fixes=[mended])
