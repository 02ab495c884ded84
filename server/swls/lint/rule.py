"""What a rule is: everything about it that can be known without running it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from swls.lint.diagnostic import Severity

Fixable = Literal["always", "sometimes", "never"]
Tag = Literal["unnecessary", "deprecated"]


class Option(NamedTuple):
    """A value of the configuration that belongs to one rule: `[rules.<rule name>]`, then `<name> = ...`."""

    name: str
    default: bool | int | str
    doc: str


class Rule(NamedTuple):
    """The metadata of a rule; `RULE` in its file. Its words for people are the docstring of that file (see `pages`).

    `severity` is what it has unless the settings say otherwise, `default` whether it runs without being selected.
    `generations` and the versions from `first` to `last` are those it judges, `profiles` the runtimes (empty: all), `shapes`
    the kinds of documents (empty: all, also definition files and extension documents).
    `syntax` and `structure` are the kinds of problems of the reader and of the walk that it gives a code and a page;
    such a rule needs no `check`, and a `MESSAGE` only where it knows a better one. `wants` says which facts must be in a document for the rule to have anything to do, any
    one of them: `declares:<kind>`, `refers:<kind>`, `format:<format>`, `role:<role>`, `role:<role>.<key>` where that has a key, `expression`. `local`: it judges one
    part at a time (see `local`), and sees of the workflow only the facts of that part and the tree below the places they are
    at; it needs `wants`. `tags` go into its diagnostics. `since` is the version of swls that brought it.
    """

    code: str
    name: str
    severity: Severity
    default: bool = True
    fixable: Fixable = "never"
    generations: tuple[str, ...] = ("1", "0")
    first: str | None = None
    last: str | None = None
    profiles: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ("workflow", "flow")
    syntax: tuple[str, ...] = ()
    structure: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    local: bool = False
    tags: tuple[Tag, ...] = ()
    options: tuple[Option, ...] = ()
    since: str = "0.1.0"

    @property
    def url(self) -> str:
        """Its page on the web."""
        return f"{PAGES}{self.code}.md"


class Listed(NamedTuple):
    """A rule in the catalogue: where it is, and which functions its file has, so that it is imported only to run.

    `checks`: it looks at a whole workflow. `chooses`: it takes only some of the problems of its kinds.
    """

    module: str
    checks: bool
    chooses: bool
    rule: Rule


PAGES = "https://github.com/swls/swls/blob/main/docs/rules/"
FAMILIES: dict[str, str] = {
    "SW0": "Syntax",
    "SW1": "Structure",
    "SW2": "Names and references",
    "SW3": "Expressions",
    "SW4": "Flow",
    "SW5": "Events and services",
    "SW6": "Security",
    "SW7": "Style",
    "SW8": "Versions and migration",
    "SW9": "Suppression and limits",
}
