"""The showcase of KubeCon 2020, as it was then and as it was kept up to date: SonataFlow runs it, and what is outdated in it
is said once each, with a fix that makes it what one writes today.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from tests.shared import need_shared

from swls.lint import Settings, Severity, lint
from swls.lint.fixes import mend
from swls.model import Document

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = Settings(profile="sonataflow")
# What is outdated, by age, file and rule.
OUTDATED = {
    "1.0.x/handle-backend": {"SW810": 2, "SW811": 1, "SW812": 2, "SW820": 2, "SW822": 2},
    "1.0.x/handle-frontend": {"SW810": 2, "SW811": 1, "SW812": 2, "SW820": 2, "SW822": 2},
    "1.0.x/pr-checker": {"SW810": 1, "SW811": 1, "SW812": 1, "SW813": 2},
    "1.44.x/handle-backend": {"SW821": 1},
    "1.44.x/handle-frontend": {"SW820": 2, "SW821": 1},
    "1.44.x/pr-checker": {"SW821": 1},
}


def workflow(name: str) -> Path:
    age, _, short = name.partition("/")
    folder = need_shared("corpus/kubecon-github-showcase") / age
    return next(folder.rglob(f"{short}.sw.json"))


def opened(path: Path) -> Document:
    return Document.open(path.read_text(encoding="utf-8"), path=path.name, profile="sonataflow")


@pytest.mark.parametrize("name", OUTDATED)
def test_what_is_outdated_is_said_once(name: str) -> None:
    found = lint(opened(workflow(name)), SETTINGS)
    assert Counter(one.code for one in found) == OUTDATED[name]
    assert all(one.fixes for one in found)
    if name.startswith("1.44.x/"):
        assert all(one.severity > Severity.ERROR for one in found), "that runtime takes all of it"


@pytest.mark.parametrize("name", OUTDATED)
def test_the_fixes_bring_it_up_to_date(name: str) -> None:
    done = mend(opened(workflow(name)), SETTINGS, unsafe=True)
    assert done.left == []
    value = json.loads(done.document.text)
    assert value["start"] == value["states"][0]["name"]
    for function in value["functions"]:
        assert function["type"] == "custom"
        java = "service:" if name == "1.44.x/handle-frontend" else "service:java:"  # both are right
        assert function["operation"].startswith(f"{java}org.kogito.examples.sw.github.workflow.GitHubService")
        assert "metadata" not in function
    conditions = [one["condition"] for state in value["states"] for one in state.get("dataConditions", ())]
    assert all(one.startswith("${ any(.files[]; test(") for one in conditions)
    branches = [branch for state in value["states"] for branch in state.get("branches", ())]
    flows = [action["subFlowRef"] for branch in branches for action in branch["actions"]]
    assert flows == (["handle_backend", "handle_frontend"] if branches else [])
