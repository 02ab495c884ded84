"""`swls rules` and `swls rule CODE`."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

from swls.cli import FAILED, OK
from swls.cli.terminal import fail
from swls.lint.pages import markdown, page_of
from swls.lint.registry import BY_NAME, RULES
from swls.lint.rule import FAMILIES
from swls.lint.selection import meant_selector

if TYPE_CHECKING:
    from swls.lint.rule import Listed

FORMATS = ("text", "json", "markdown")


def rules(words: list[str]) -> int:
    """Print the catalogue."""
    options = _parsed("swls rules", "Every rule: code, name, severity, what it reports.", words, one=False)
    if isinstance(options, int):
        return options
    listed = list(RULES.values())
    if options.output_format == "json":
        print(json.dumps([_entry(one) for one in listed], indent=2, ensure_ascii=False))
    elif options.output_format == "markdown":
        print("| code | name | severity | reports |\n|---|---|---|---|")
        for one in listed:
            print(f"| {one.rule.code} | {one.rule.name} | {_severity(one)} | {page_of(one).summary} |")
    else:
        width = max(len(one.rule.name) for one in listed)
        family = ""
        for one in listed:
            if FAMILIES[one.rule.code[:3]] != family:
                family = FAMILIES[one.rule.code[:3]]
                print(f"\n{family}")
            print(f"  {one.rule.code}  {one.rule.name:<{width}}  {_severity(one):<13}  {page_of(one).summary}")
    return OK


def rule(words: list[str]) -> int:
    """Print the page of one rule."""
    options = _parsed("swls rule", "The page of a rule.", words, one=True)
    if isinstance(options, int):
        return options
    listed = RULES.get(options.code.upper()) or BY_NAME.get(options.code.lower())
    if listed is None:
        meant = meant_selector(options.code)
        fail(f"there is no rule '{options.code}'" + (f"; did you mean '{meant}'?" if meant else ""))
        return FAILED
    if options.output_format == "json":
        page = page_of(listed)
        more = {
            "why": page.why,
            "bad": [example.text for example in page.bad],
            "good": [example.text for example in page.good],
        }
        print(json.dumps({**_entry(listed), **more}, indent=2, ensure_ascii=False))
    else:
        print(markdown(page_of(listed)), end="")
    return OK


def _parsed(program: str, description: str, words: list[str], *, one: bool) -> argparse.Namespace | int:
    parser = argparse.ArgumentParser(prog=program, description=description, allow_abbrev=False)
    if one:
        parser.add_argument("code", metavar="CODE", help="a code, or the name of a rule")
    parser.add_argument("--output-format", choices=FORMATS, default="text")
    try:
        return parser.parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def _severity(listed: Listed) -> str:
    return listed.rule.severity.name.lower() + ("" if listed.rule.default else " (off)")


def _entry(listed: Listed) -> dict[str, Any]:
    found = listed.rule
    return {
        "code": found.code,
        "name": found.name,
        "family": FAMILIES[found.code[:3]],
        "severity": found.severity.name.lower(),
        "default": found.default,
        "fixable": found.fixable,
        "generations": [f"{generation}.x" for generation in found.generations],
        "profiles": list(found.profiles),
        "since": found.since,
        "url": found.url,
        "summary": page_of(listed).summary,
    }
