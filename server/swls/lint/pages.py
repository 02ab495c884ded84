"""The words of a rule for people: the docstring of its file, cut into its parts.

    First paragraph: what it reports.
    ## Why
    Why that is bad.
    ## Bad
    A fenced block (yaml or json) that the rule reports, and nothing else does. More of them may follow.
    ## Good
    The same, mended.
    Other sections may follow.

Words behind the language of a fence say how to read the example: `dsl=1.0.0` (the version of the head), `profile=...`,
`file=...`, `yaml-only`. An example without a workflow's head is given one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from swls.lint.registry import module_of
from swls.lint.rule import FAMILIES
from swls.patterns import regex

if TYPE_CHECKING:
    from swls.lint.rule import Listed, Rule

_SECTION = regex(r"^## +(.+)$", re.MULTILINE)
_FENCE = regex(
    r"^(?P<mark>`{3,})(?P<language>yaml|json)(?P<words>[^\n]*)\n(?P<text>.*?)^(?P=mark)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """A fenced block of a page. `options` are the words behind its language."""

    text: str
    language: str
    options: dict[str, str]


class Page(NamedTuple):
    """What a rule reports, why, and examples. `body` is the Markdown below the first paragraph."""

    rule: Rule
    summary: str
    why: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    body: str


def page_of(listed: Listed) -> Page:
    """The page of a rule."""
    return parse_page(listed.rule, module_of(listed).__doc__ or "")


def parse_page(rule: Rule, docstring: str) -> Page:
    """The page that a docstring is; ValueError when it lacks a part."""
    first = _SECTION.search(docstring)
    summary = " ".join(docstring[: first.start() if first else None].split())
    sections = {}
    heads = list(_SECTION.finditer(docstring))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        sections[head[1].strip()] = docstring[head.end() : following.start() if following else None].strip()
    for needed in ("Why", "Bad", "Good"):
        if not sections.get(needed):
            raise ValueError(f"{rule.code}: the docstring lacks its section '## {needed}'")
    return Page(
        rule,
        summary,
        " ".join(sections["Why"].split()),
        _examples(sections["Bad"]),
        _examples(sections["Good"]),
        docstring[first.start() :].strip() if first else "",
    )


def markdown(page: Page) -> str:
    """The page as Markdown."""
    rule = page.rule
    facts = [
        f"**{rule.severity.name.lower()}**" + ("" if rule.default else ", off unless selected"),
        FAMILIES[rule.code[:3]].lower(),
        f"for {' and '.join(f'{generation}.x' for generation in rule.generations)}",
    ]
    if rule.profiles:
        facts.append(f"profile {', '.join(rule.profiles)}")
    if rule.fixable != "never":
        facts.append("has a fix" if rule.fixable == "always" else "sometimes has a fix")
    facts.append(f"since {rule.since}")
    body = _FENCE.sub(lambda match: f"{match['mark']}{match['language']}\n{match['text']}{match['mark']}", page.body)
    for old, new in (("## Bad", "## Example"), ("## Good", "## Write instead"), ("## Why", "## Why is this bad?")):
        body = body.replace(old, new, 1)
    parts = [f"# {rule.code} {rule.name}", " · ".join(facts), page.summary, body]
    if rule.options:
        listed = [f"* `{one.name}` (default `{one.default}`): {one.doc}" for one in rule.options]
        parts.append("## Options\n" + f"In the configuration, under `[rules.{rule.name}]`:\n\n" + "\n".join(listed))
    parts.append(f"Silence it in one place with `# swls: ignore[{rule.code}] reason`.")
    return "\n\n".join(parts) + "\n"


def _examples(section: str) -> tuple[Example, ...]:
    found = []
    for match in _FENCE.finditer(section):
        words = (word.partition("=") for word in match["words"].split())
        found.append(Example(match["text"], match["language"], {name: value for name, _, value in words}))
    return tuple(found)
