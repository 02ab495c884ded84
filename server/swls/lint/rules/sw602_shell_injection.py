"""Data are put into the text of a shell command.

## Why
Whoever decides what the data are decides what the shell runs. Hand them over by `arguments`, `stdin` or `environment`.

## Bad
```yaml
do:
  - work:
      run:
        shell: {command: '${ "rm " + .file }'}
```

## Good
```yaml
do:
  - work:
      run:
        shell: {command: rm, arguments: ['${ .file }']}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule
from swls.patterns import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW602",
    name="shell-injection",
    severity=Severity.INFO,
    generations=("1",),
    local=True,
    wants=("role:task.run",),
)
MESSAGE = "data become part of the command here; hand them over by 'arguments', 'stdin' or 'environment'"


_DATA = regex(r"\.[A-Za-z_\[]|\$(?:input|context|output)\b|\\\(")


def check(context: Context) -> Iterator[Finding]:
    """Commands by expressions that read data."""
    for task in context.places("task", having=("run",)):
        command = task.at("run", "shell", "command")
        if command is not None and "${" in command.text and _DATA.search(command.text):
            yield context.finding(command)
