"""Expressions are in a language that not every runtime has to know.

## Why
Every runtime knows `jq`. Many know `js`. Any other language ties the workflow to the runtimes that offer it.

## Bad
```yaml
evaluate: {language: cel}
do:
  - work:
      set: {a: 1}
```

## Good
```yaml
evaluate: {language: jq}
do:
  - work:
      set: {a: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW537",
    name="other-expression-language",
    severity=Severity.WARNING,
    generations=("1",),
    local=False,
)
MESSAGE = "'{name}' is not known to every runtime; 'jq' is"


def check(context: Context) -> Iterator[Finding]:
    """Languages beside the two that the specification speaks of."""
    language = context.root.at("evaluate", "language")
    if language is not None and language.text and language.text.lower() not in {"jq", "js", "javascript"}:
        yield context.finding(language, name=language.text)
