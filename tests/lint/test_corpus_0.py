"""On real workflows of 0.x that are valid, rules of 0.x object only to what is wrong: each objection was judged by reading."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from tests.shared import need_shared

from swls.lint import RULES, Severity, lint
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint import Diagnostic

MOST_REMARKS = 2  # hints and infos of a file, on the average

# Rule and message, and why the objection is right.
JUDGED = {
    ("SW253", "event 'ApplicationSubmitted' is awaited here, but its kind is 'produced'; await another event or make it 'consumed'"): (
        "a fixture made to count produced events; both of its event states await the event"
    ),
    ("SW258", "event 'NotifyApplicantEvent' is sent here, but without a 'kind' it is one that is consumed; say 'kind: produced'"): (
        "sent at the end; the definition has no kind"
    ),
    ("SW258", "event 'StopVitalsCheck' is sent here, but without a 'kind' it is one that is consumed; say 'kind: produced'"): (
        "the trigger of an exchange; the definition has no kind"
    ),
    ("SW258", "event 'TopicError' is sent here, but without a 'kind' it is one that is consumed; say 'kind: produced'"): (
        "sent by two error handlers; the definition has no kind"
    ),
    ("SW258", "event 'VitalsCheckingStopped' is sent here, but without a 'kind' it is one that is consumed; say 'kind: produced'"): (
        "sent at the end; the definition has no kind"
    ),
    ("SW453", "nothing ends this workflow: give an end 'terminate: true', or the workflow a 'workflowExecTimeout'"): (
        "kept active, with a plain end and no timeout"
    ),
    ("SW550", "'PT2W' is no ISO 8601 duration; write 'P2W'"): "weeks stand before the T",
    ("SW550", "'PT30D' is no ISO 8601 duration; write 'P30D'"): "days stand before the T",
    ("SW560", "'ApplicationSubmitted' is sent, so its 'correlation' means nothing; that is for events that arrive"): (
        "of kind produced, with a correlation"
    ),
    ("SW563", "'.counts.current >= .counts.max' is a mere text here; an expression stands between '${' and '}'"): (
        "a condition without braces, in an example that writes them elsewhere"
    ),
    ("SW563", "'.counts.current' is a mere text here; an expression stands between '${' and '}'"): (
        "where a result goes, without braces"
    ),
    ("SW563", "'.evaluations[?(@.check == 'failed')]' is a mere text here; an expression stands between '${' and '}'"): (
        "a JSONPath of earlier releases, without braces"
    ),
}  # fmt: skip

# Numbers of rules that are about 0.x alone.
OURS = re.compile(r"SW(?:2[5-7]|4[5-9]|5[5-9]|6[5-9])")


def judged(*, bulk: bool) -> Iterator[tuple[str, list[Diagnostic]]]:
    """The valid workflows of 0.x, those of SonataFlow under its profile, with what is said of them."""
    index = need_shared("corpus/index.csv")
    with index.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["schema_used"].startswith("0")]
    for number, row in enumerate(rows):
        sonataflow = row["source"].startswith("kogito")
        if (row["schema_valid"] != "valid" and not sonataflow) or (not bulk and number % 4):
            continue
        text = (index.parent / row["path"]).read_text(encoding="utf-8")
        document = Document.open(
            text,
            path=row["path"],
            profile="sonataflow" if sonataflow else None,
            dsl_version=row["schema_used"],
            certain=True,
        )
        yield row["path"], lint(document)


def test_rules_object_to_real_workflows_only_where_they_are_wrong(*, bulk: bool) -> None:
    remarks = files = 0
    said = set()
    for path, found in judged(bulk=bulk):
        files += 1
        remarks += sum(one.severity >= Severity.INFO for one in found)
        for one in found:
            if OURS.match(one.code) and one.severity <= Severity.WARNING:
                said.add((one.code, one.message))
                assert (one.code, one.message) in JUDGED, path
    assert files > 100
    assert remarks <= MOST_REMARKS * files
    if bulk:
        assert said == JUDGED.keys(), "what is judged is still said"


def test_the_rules_of_0_are_those_that_are_held_against_real_workflows() -> None:
    names = [code for code, listed in RULES.items() if OURS.match(code)]
    assert len(names) > 50
    assert all(RULES[code].rule.generations == ("0",) for code in names)
