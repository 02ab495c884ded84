"""A function is called from a catalog that nobody defines, or not in the way catalogs need.

## Why
`name:version@catalog` calls a function of a catalog in `use.catalogs`, or of the runtime's own, which is called `default`. The
version is a semantic one, and has to be there.

## Bad
```yaml
do:
  - log:
      call: log:1.0.0@globl
      with: {message: hello}
use:
  catalogs:
    global: {endpoint: 'https://example.com/catalog'}
```

```yaml
do:
  - log:
      call: log@default
      with: {message: hello}
```

## Good
```yaml
use:
  catalogs:
    global: {endpoint: 'https://example.com/catalog'}
do:
  - log:
      call: log:1.0.0@global
      with: {message: hello}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean, fix
from swls.lint.mending import definition
from swls.lint.repairs import written
from swls.lint.rule import Rule
from swls.model.tally import tally_of
from swls.patterns import regex
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.model.names import Use

RULE = Rule(
    code="SW209",
    name="undefined-catalog",
    severity=Severity.ERROR,
    generations=("1",),
    fixable="sometimes",
    wants=("refers:function",),
)


_FORM = regex(r"(?P<name>[^:@/\s]+):(?P<version>\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)@(?P<catalog>[^:@/\s]+)")
_OWN = "default"


def check(context: Context) -> Iterator[Finding]:
    """What is called as if from a catalog."""
    known = sorted({name for kind, name in tally_of(context.unit).declared if kind == "catalog"})
    for name in sorted(tally_of(context.unit).unknown("function")):
        if "://" in name or not {":", "@"}.intersection(name):
            continue
        form = _FORM.fullmatch(name)
        catalog = form["catalog"] if form else _OWN
        for use in context.names.using(("function",), name):
            if form is None:
                yield context.finding(use, message=_MALFORMED, name=name)
            elif catalog != _OWN and catalog not in known and not context.around.spread:
                meant = context.suggest(catalog, [*known, _OWN])
                yield context.finding(
                    use,
                    message=_UNDEFINED,
                    name=catalog,
                    meant_=did_you_mean(meant),
                    fixes=_mended(context, use, name, catalog, meant),
                )


def _mended(context: Context, use: Use, name: str, catalog: str, meant: str | None) -> Iterator[Fix]:
    if meant is not None:
        token = written(context.document, name.removesuffix(catalog) + meant, context.text[use.start : use.end])
        yield fix(f"write '{clean(meant)}'", (use.start, use.end, token))
    made = definition(context, "catalog", catalog, f"define catalog '{clean(catalog)}'")
    if made is not None:
        yield made


_MALFORMED = "'{name}' is no function of a catalog; write 'name:1.0.0@catalog'"
_UNDEFINED = "catalog '{name}' is not defined in use.catalogs{meant_}"
