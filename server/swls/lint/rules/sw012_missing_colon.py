"""A key has no colon behind it, or no space behind its colon.

## Why
Without them the line is a piece of text and not a key with a value.

## Bad
```yaml
do
  - greet:
      set: {message: hello}
```

```yaml
do:
  - greet:
      set: {message: hello}
      then:end
```

```yaml yaml-only
do:
  - greet
      set: {message: hello}
  - rest:
      wait PT5S
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
      then: end
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from swls.schema import Problem
    from swls.syntax import SyntaxProblem

RULE = Rule(
    code="SW012",
    name="missing-colon",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("key-without-colon", "missing-space"),
    structure=("wrong-type",),
)


def chooses(problem: SyntaxProblem | Problem) -> bool:
    """Takes all that the reader says; of texts in the place of mappings, those that begin with a key."""
    return problem.kind != "wrong-type" or "colonless" in problem.args
