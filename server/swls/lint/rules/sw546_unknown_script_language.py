"""A script is in a language that runtimes need not know.

## Why
The specification has scripts in `js` and `python` (`javascript` is common, and runtimes take it); the schema takes any text.

## Bad
```yaml
do:
  - work:
      run:
        script: {language: ruby, code: puts 1}
```

## Good
```yaml
do:
  - work:
      run:
        script: {language: js, code: console.log(1)}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.mending import place_of, rewriting
from swls.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding

RULE = Rule(
    code="SW546",
    name="unknown-script-language",
    severity=Severity.WARNING,
    fixable="sometimes",
    wants=("role:task.run",),
    generations=("1",),
    local=True,
)
MESSAGE = "scripts are in 'js' or 'python', not '{name}'{meant_}"


_LANGUAGES = ("js", "python", "javascript")
_ALIASES = {"ecmascript": "js", "node": "js", "nodejs": "js", "py": "python", "python3": "python"}


def check(context: Context) -> Iterator[Finding]:
    """Languages that are plainly written and none of these."""
    for task in context.places("task", having=("run",)):
        language = task.at("run", "script", "language")
        if language is not None and language.text and "${" not in language.text and language.text not in _LANGUAGES:
            name = language.text.lower()
            meant = _ALIASES.get(name) or context.suggest(name, _LANGUAGES)
            yield context.finding(language, name=language.text, meant_=did_you_mean(meant), word=meant or "")


def fixes(context: Context, finding: Finding) -> Iterator[Fix]:
    """Write the one that was meant."""
    place = place_of(context, finding)
    if place is not None and finding.args["word"]:
        yield rewriting(f"write '{finding.args['word']}'", place, finding.args["word"])
