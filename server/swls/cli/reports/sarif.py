"""SARIF 2.1.0 (OASIS), for code scanning."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote

from swls.cli.reports import place, used_rules
from swls.lint.pages import page_of
from swls.lint.registry import RULES

if TYPE_CHECKING:
    from swls.cli.judge import Judged
    from swls.cli.reports import Run
    from swls.cli.terminal import Paint
    from swls.lint import Diagnostic, Fix, Span

_LEVELS = {1: "error", 2: "warning", 3: "note", 4: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def write(run: Run, out: IO[str], paint: Paint) -> None:
    """Write the log."""
    codes = list(used_rules(run))
    results = [_result(judged, found, codes.index(found.code)) for judged, found in run.each()]
    driver = {
        "name": "swls",
        "version": run.version,
        "semanticVersion": run.version,
        "informationUri": "https://github.com/swls/swls",
        "rules": [_rule(code) for code in codes],
    }
    whole = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    json.dump(whole, out, indent=2, ensure_ascii=False)
    out.write("\n")


def _rule(code: str) -> dict[str, Any]:
    page = page_of(RULES[code])
    rule = page.rule
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(judged: Judged, found: Diagnostic, index: int) -> dict[str, Any]:
    location = _location(judged, found.span)
    if found.pointer:
        location["logicalLocations"] = [{"fullyQualifiedName": found.pointer}]
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": found.message},
        "locations": [location],
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": other.message}, **_location(judged, other.span)}
            for number, other in enumerate(found.related, start=1)
        ]
    if found.fixes:
        result["fixes"] = [_fix(judged, fix) for fix in found.fixes]
    if found.args:
        plain = {name: value for name, value in found.args.items() if isinstance(value, str | int | float | bool)}
        if plain:
            result["properties"] = {"arguments": plain}
    return result


def _artifact(judged: Judged) -> dict[str, str]:
    return {"uri": quote(judged.name)}


def _region(judged: Judged, span: Span) -> dict[str, int]:
    spot = place(span, judged.lines)
    return {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }


def _location(judged: Judged, span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(judged), "region": _region(judged, span)}}


def _fix(judged: Judged, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(judged, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    changes = [{"artifactLocation": _artifact(judged), "replacements": replacements}]
    return {"description": {"text": fix.title}, "artifactChanges": changes}
