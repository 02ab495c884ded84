"""A `then` names no task of its list.

## Why
`then` reaches the tasks of the list it stands in, and no others: a task around it, or inside another one, cannot be
reached from there. What it names has to be one of them, or `continue`, `exit` or `end`, written small.

## Bad
```yaml
do:
  - pack:
      set: {packed: true}
      then: shipp
  - ship:
      set: {shipped: true}
```

```yaml
do:
  - outer:
      do:
        - inner:
            set: {a: 1}
            then: last
  - last:
      set: {b: 2}
```

```yaml
do:
  - only:
      set: {a: 1}
      then: End
```

## Good
```yaml
do:
  - pack:
      set: {packed: true}
      then: ship
  - ship:
      set: {shipped: true}
```
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.finding import did_you_mean
from swls.lint.lists import Listing, inner_lists, main_list
from swls.lint.mending import of_edits, rewriting
from swls.lint.rule import Rule
from swls.lint.tasks import DIRECTIVES, directives
from swls.schema.messages import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from swls.dialects.ways import Ways
    from swls.lint.context import Context
    from swls.lint.diagnostic import Fix
    from swls.lint.finding import Finding
    from swls.lint.reads import Reads
    from swls.syntax import Cursor

RULE = Rule(
    code="SW200",
    name="unknown-task",
    severity=Severity.ERROR,
    fixable="sometimes",
    generations=("1",),
)


def check(context: Context) -> Iterator[Finding]:
    """Directives that name nothing where they stand."""
    lists = context.unit.dialect.lists
    main = context.each(lists.ways, *lists.main)
    listing = main_list(context) if context.follows("astray", main, _is_astray) else None
    if listing is not None:
        yield from _judge(listing)
    for section in lists.sections:
        astray = context.each(_has_astray(lists.inner_ways), *section)
        for read in astray if True in astray.made else ():
            part = context.at(read.path) if read.made else None
            for listing in inner_lists(context, part) if part is not None else ():
                yield from _judge(listing)


@cache
def _has_astray(inner_ways: Callable[[Cursor], Iterable[Sequence[Ways]]]) -> Callable[[Cursor], bool]:
    """Whether a part has a list with something in it to look at: the same function for the same `inner_ways`."""
    return lambda part: any(_astray(ways) for ways in inner_ways(part))


def _is_astray(main: Reads[tuple[Ways, ...]]) -> bool:
    return _astray([way for _, ways in main.placed() for way in ways])


def _astray(ways: Sequence[Ways]) -> bool:
    names = {way.name for way in ways}
    return not all(names.issuperset(way.targets) for way in ways)


def _judge(listing: Listing) -> Iterator[Finding]:
    if not _astray(listing.ways):
        return
    names = list(dict.fromkeys(way.name for way in listing.ways))
    for index in range(len(listing.ways)):
        for cursor in directives(listing.place(index)):
            if cursor.text not in names and cursor.text not in (*DIRECTIVES, ""):
                yield _unknown(listing, index, cursor, names)


def _unknown(listing: Listing, index: int, cursor: Cursor, names: list[str]) -> Finding:
    context, name = listing.context, cursor.text
    known = [*names, *DIRECTIVES]
    meant = context.suggest(name, known)
    mended = [rewriting(f"write '{clean(meant)}'", cursor, meant)] if meant is not None else []
    if meant in DIRECTIVES:
        return context.finding(cursor, message=_DIRECTIVE, fixes=mended, name=name, meant=meant)
    elsewhere = [symbol for symbol in context.names.named("task", name) if symbol.kind == "task"]
    if meant is None and elsewhere:
        places = [(symbol, f"a task '{clean(name)}' of another list") for symbol in elsewhere[:3]]
        return context.finding(cursor, message=_ELSEWHERE, related=places, name=name)
    return context.finding(
        cursor, fixes=[*mended, *_create(listing, index, cursor)], name=name, meant_=did_you_mean(meant)
    )


def _create(listing: Listing, index: int, cursor: Cursor) -> Iterator[Fix]:
    """A task of that name behind the one that goes on with it."""
    item, name = listing.place(index).parent, cursor.text
    if cursor.resolved is cursor and item is not None and isinstance(item.key, int) and item.parent is not None:
        from swls.syntax.editing import insert_item  # what edits texts is loaded for the first fix

        edits = insert_item(item.parent, {name: {"set": {"step": name}}}, item.key + 1)
        yield of_edits(f"create task '{clean(name)}'", edits, safe=False)


MESSAGE = "'then' names no task in this list: '{name}'{meant_}"
_DIRECTIVE = "'then' names no task in this list: '{name}'; the directive is '{meant}', in lower case"
_ELSEWHERE = "'then' names no task in this list: '{name}' belongs to another; a list is left by 'exit' or 'end' only"
