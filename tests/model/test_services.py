"""What the descriptions of services beside a workflow offer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from swls.model.folder import Shelf
from swls.model.services import operations
from swls.model.uris import uri_of

if TYPE_CHECKING:
    from pathlib import Path

OPENAPI = {
    "openapi": "3.0.3",
    "paths": {
        "/a/{id}": {
            "parameters": [{"name": "id", "in": "path"}],
            "get": {"operationId": "getA", "summary": "Gets it", "parameters": [{"name": "full", "in": "query"}]},
            "put": {
                "operationId": "putA",
                "requestBody": {"content": {"application/json": {"schema": {"properties": {"name": {}, "id": {}}}}}},
            },
            "post": {"summary": "has no id"},
        }
    },
}
ASYNCAPI = {"asyncapi": "2.0.0", "channels": {"wait": {"publish": {"operationId": "sendWait"}}}}


def test_operations_with_what_they_take() -> None:
    found = operations(json.dumps(OPENAPI), "specs/a.json")
    assert [(one.address, one.kind, one.summary, one.parameters) for one in found] == [
        ("specs/a.json#getA", "openapi", "Gets it", ("id", "full")),
        ("specs/a.json#putA", "openapi", "", ("id", "name")),
    ]
    [one] = operations(json.dumps(ASYNCAPI))
    assert (one.kind, one.id) == ("asyncapi", "sendWait")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "openapi: 3.0.3", "openapi: 3\npaths: [a, {b: c}]\n", "openapi: {", "id: a\nstates: []\n", "openapi: 3\npaths: {/a: {get: {operationId: [x]}}}"],
)  # fmt: skip
def test_what_describes_nothing(text: str) -> None:
    assert operations(text) == ()


def test_they_are_found_below_the_folder_of_the_workflow(tmp_path: Path) -> None:
    inner = tmp_path / "project" / "flows"
    (inner / "specs").mkdir(parents=True)
    (tmp_path / "outside.json").write_text(json.dumps(OPENAPI))
    (tmp_path / "project" / "above.json").write_text(json.dumps(OPENAPI))
    (inner / "link.json").symlink_to(tmp_path / "outside.json")
    spec = inner / "specs" / "a.json"
    spec.write_text(json.dumps(OPENAPI))
    shelf = Shelf([tmp_path / "project"])
    uri = uri_of(inner / "flow.sw.yaml")
    assert [one.address for one in shelf.services(uri)] == ["specs/a.json#getA", "specs/a.json#putA"]
    spec.write_text(json.dumps(ASYNCAPI))
    assert [one.address for one in shelf.services(uri)] == ["specs/a.json#sendWait"]
    assert list(shelf.services(uri_of(tmp_path / "flow.sw.yaml"))) == []
