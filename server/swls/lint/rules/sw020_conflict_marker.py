"""A marker of a merge conflict, or of Markdown, was left in the file.

## Why
Version control puts it between two versions of the same lines when it cannot decide. Somebody has to.
Three backticks come along when text is copied from a document.

## Bad
```yaml
do:
  - greet:
<<<<<<< HEAD
      set: {message: hello}
=======
      set: {message: hi}
>>>>>>> other
```

## Good
```yaml
do:
  - greet:
      set: {message: hello}
```
"""

from __future__ import annotations

from swls.lint.diagnostic import Severity
from swls.lint.rule import Rule

RULE = Rule(
    code="SW020",
    name="conflict-marker",
    severity=Severity.ERROR,
    fixable="sometimes",
    syntax=("conflict-marker", "code-fence"),
)
