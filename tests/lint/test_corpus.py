"""On real workflows that are valid, the rules about names, flow, services and security object only to what is wrong.

Undefined names are judged by an independent reader: nothing of that kind and name is declared in the file. What else is an
error or a warning was judged by reading.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from tests.shared import need_shared

from swls.lint import RULES, Severity, lint
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint import Diagnostic

MOST_REMARKS = 2  # hints and infos of a file, on the average
OURS = re.compile(r"SW(?:2[0-4]|300|4[0-4]|5[0-4]|6[0-4]|7[0-4])")
# Where names are declared that each rule looks for; 0.x has lists of things with names.
SECTIONS = {
    "SW201": ("states",),
    "SW202": ("functions", "use.functions"),
    "SW203": ("events",),
    "SW204": ("retries", "use.retries"),
    "SW205": ("errors", "use.errors"),
    "SW206": ("auth", "use.authentications"),
    "SW207": ("use.secrets", "secrets"),
    "SW208": ("use.timeouts",),
}
# Rule and message, and why the objection is right.
JUDGED = {
    ("SW213", "'end' is a directive, so no 'then' can lead to a task of that name; call it otherwise"): (
        "the last task of a use case; the `then: end` before it ends the workflow and passes it by"
    ),
    ("SW400", "no path leads to state 'CancelApplication'"): "a fixture with two states that both end",
    ("SW512", "this timeout is over after 30 s, but a wait inside takes 1 min; allow more, or wait less"): (
        "the reference shows so what a timeout does"
    ),
}


def said_of_all(*, bulk: bool) -> Iterator[tuple[str, str, list[Diagnostic]]]:
    """The valid workflows, those of SonataFlow under its profile, each with what is said of it."""
    index = need_shared("corpus/index.csv")
    with index.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for number, row in enumerate(rows):
        sonataflow = row["source"].startswith("kogito")
        if (row["schema_valid"] != "valid" and not sonataflow) or (not bulk and number % 5):
            continue
        text = (index.parent / row["path"]).read_text(encoding="utf-8")
        document = Document.open(
            text,
            path=row["path"],
            profile="sonataflow" if sonataflow else None,
            dsl_version=row["schema_used"],
            certain=True,
        )
        yield row["path"], text, [one for one in lint(document) if OURS.match(one.code)]


def declared(text: str, sections: tuple[str, ...]) -> set[str]:
    """The names in sections of a file, as a reader of another make sees them."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.allow_duplicate_keys = True
    value = reader.load(text)
    names: set[str] = set()
    for section in sections:
        found: Any = value
        for key in section.split("."):
            found = found.get(key) if isinstance(found, dict) else None
        for one in found if isinstance(found, list | dict) else ():
            names.add(one.get("name", "") if isinstance(one, dict) else str(one))
    return names


def test_rules_object_to_real_workflows_only_where_they_are_wrong(*, bulk: bool) -> None:
    remarks = files = 0
    told = set()
    for path, text, found in said_of_all(bulk=bulk):
        files += 1
        remarks += sum(one.severity >= Severity.INFO for one in found)
        for one in found:
            if one.severity > Severity.WARNING:
                continue
            if one.code in SECTIONS:
                assert one.args["name"] not in declared(text, SECTIONS[one.code]), (path, one.message)
                continue
            told.add((one.code, one.message))
            assert (one.code, one.message) in JUDGED, path
    assert files > 150
    assert remarks <= MOST_REMARKS * files
    if bulk:
        assert told == JUDGED.keys(), "what is judged is still said"


def test_official_examples_get_no_error() -> None:
    folder = need_shared("corpus/specification")
    paths = [path for path in folder.rglob("*/examples/*.yaml") if "/1.0" in str(path)]
    assert len(paths) > 50
    for path in paths:
        document = Document.open(path.read_text(encoding="utf-8"), path=path.name)
        serious = [one for one in lint(document) if OURS.match(one.code) and one.severity <= Severity.WARNING]
        assert serious == [], (path, [one.message for one in serious])


def test_there_are_rules_of_each_family() -> None:
    families = {code[:3] for code in RULES if OURS.match(code)}
    assert families >= {"SW2", "SW4", "SW5", "SW6"}
