"""What other tools for 0.x object to in their own test cases, we object to as well, and at the same place."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.shared import need_shared, shared_path

from swls.lint import Severity, lint
from swls.model import Document

if TYPE_CHECKING:
    from swls.lint import Diagnostic

GO = "peer-cases/sdk-go-cases.jsonl"
JAVA = "peer-cases/sdk-java-cases.jsonl"
KIE = "peer-cases/kie-cases.jsonl"

# Rows of which a complaint is not ours.
EXCUSED = {
    "sdkgo-018": "the row holds no workflow",
    "sdkgo-019": "the row holds no workflow",
    "sdkjava-06": "the row is valid",
    **dict.fromkeys(
        [f"kie-0{number}" for number in (801, 802, 803, 813, 814, 815, 819)],
        "onEvents at the root, which 0.8 does not have",
    ),
}

_HOLDERS = re.compile(
    r"/(?:(?:callback|delay|event|forEach|inject|operation|parallel|sleep|switch)State|basic|bearer|oAuth2|BaseState)\b"
)


def rows(relative: str) -> list[dict[str, Any]]:
    path = shared_path(relative)
    return [json.loads(line) for line in path.open(encoding="utf-8")] if path is not None else []


def rejected_by_go() -> list[str]:
    return [row["id"] for row in rows(GO) if row["expected_errors"]] or ["left-out"]


def row_of(relative: str, known: str) -> dict[str, Any]:
    need_shared(relative)
    return next(row for row in rows(relative) if row["id"] == known)


def written(value: Any) -> Any:
    """Without what Go writes for a key that is not there."""
    if isinstance(value, dict):
        return {key: written(one) for key, one in value.items() if one not in ("", None)}
    return [written(one) for one in value] if isinstance(value, list) else value


def pointer_of(complaint: str) -> str:
    """The place that a complaint of the Go SDK is about, as a JSON pointer in lower case."""
    path = re.match(r"(?:Key: 'Workflow\.)?(?P<path>[\w.\[\]]+)", complaint)
    assert path is not None
    parts = path["path"].removeprefix("workflow.").replace("[", ".").replace("]", "")
    return _HOLDERS.sub("", "/" + parts.replace(".", "/")).lower()


def is_about(diagnostic: Diagnostic, pointer: str) -> bool:
    """Whether something is said of a place, of what is in it, or of what lacks it."""
    ours = diagnostic.pointer.lower()
    return ours in (pointer, pointer.rpartition("/")[0]) or ours.startswith(f"{pointer}/")


def judged(text: str, path: str) -> list[Diagnostic]:
    return lint(Document.open(text, path=path, certain=True))


@pytest.mark.parametrize("known", rejected_by_go())
def test_what_the_go_sdk_rejects(known: str) -> None:
    row = row_of(GO, known)
    if known in EXCUSED:
        assert row["workflow"] is None
        return
    found = judged(json.dumps(written(row["workflow"]), indent=1), "flow.sw.json")
    pointers = [pointer_of(complaint) for complaint in row["expected_errors"]]
    if len(pointers) > 1 and all(complaint.endswith("exclusive") for complaint in row["expected_errors"]):
        assert any(is_about(one, pointer) for one in found for pointer in pointers)
        return
    for pointer in pointers:
        places = {pointer, SAME_PLACE.get((known, pointer), pointer)}
        said = [f"{one.pointer} {one.code} {one.message}" for one in found]
        assert any(is_about(one, place) for one in found for place in places), (pointer, said)


# Where the same thing is said at another place.
SAME_PLACE = {
    ("sdkgo-104", "/states/0/transition"): "/states/0/end",  # the second of two exits
    ("sdkgo-140", "/states/0/transition/nextstate"): "/states/0",  # a state that leads to itself
}


def test_what_the_go_sdk_accepts_is_not_refused_by_rules_about_the_graph() -> None:
    need_shared(GO)
    graph = {"SW201", "SW202", "SW203", "SW204", "SW205", "SW211", "SW401", "SW402", *(f"SW47{n}" for n in range(9))}
    for row in rows(GO):
        if not row["expected_errors"] and row["workflow"] is not None:
            found = judged(json.dumps(written(row["workflow"]), indent=1), "flow.sw.json")
            errors = [f"{one.code} {one.message}" for one in found if one.severity is Severity.ERROR]
            assert [one for one in errors if one[:5] in graph] == [], row["id"]


@pytest.mark.parametrize("known", [f"sdkjava-0{number}" for number in range(1, 8)])
def test_what_the_java_sdk_rejects(known: str) -> None:
    row = row_of(JAVA, known)
    found = judged(row["document"], f"flow.sw.{row['lang']}")
    errors = [one for one in found if one.severity is Severity.ERROR]
    if known in EXCUSED:
        return
    for message in row["expected_messages"]:
        assert any(one.code in SAID_BY_JAVA[message] for one in errors), (message, [one.message for one in errors])
    assert errors


SAID_BY_JAVA = {
    "No states found": {"SW114"},
    "$: required property 'id' not found": {"SW102"},
    "Operation State action functionRef does not reference an existing workflow function definition": {"SW202"},
    "CallbackState event ref does not reference a defined workflow event definition": {"SW203"},
    "CallbackState action function ref does not reference a defined workflow function definition": {"SW202"},
}


@pytest.mark.parametrize("known", [f"kie-0{number}" for number in range(800, 823)])
def test_what_kie_reports(known: str) -> None:
    row = row_of(KIE, known)
    document = Document.open(row["document"], path=f"flow.sw.{row['lang']}", certain=True)
    found = [one for one in lint(document) if one.code in {f"SW20{number}" for number in range(1, 7)}]
    for item in row["expected"]["items"]:
        name = re.search(r"Missing '(.*)' in", item["message"])
        assert name is not None
        line = item["range"]["start"]["line"]
        there = [one for one in found if document.lines.position(one.span.start)[0] == line]
        assert known in EXCUSED or any(name[1] in one.message for one in there), (item["message"], found)
