"""An image has neither tag nor digest.

## Why
Without one the registry gives what it calls `latest`, which may be another image tomorrow.

## Bad
```yaml
do:
  - work:
      run:
        container: {image: alpine}
```

## Good
```yaml
do:
  - work:
      run:
        container: {image: 'alpine:3.20'}
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
    code="SW549",
    name="untagged-image",
    severity=Severity.HINT,
    default=False,
    wants=("role:task.run",),
    generations=("1",),
    local=True,
)
MESSAGE = "'{name}' may be another image tomorrow; add a tag, '{name}:1.0'"


def check(context: Context) -> Iterator[Finding]:
    """Images that are plainly written, without tag or digest, or with the tag `latest`."""
    for task in context.places("task", having=("run",)):
        image = task.at("run", "container", "image")
        if image is None or not image.text or "${" in image.text:
            continue
        name = image.text.rpartition("/")[2]
        if ("@" not in image.text and ":" not in name) or name.endswith(":latest"):
            yield context.finding(image, name=image.text.removesuffix(":latest"))
