"""Documents of 0.x to hold against the schemas: our seeds, the examples of the project, the corpus."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError
from tests.schema.documents_1 import read
from tests.shared import ROOT, shared_path

VERSIONS = ("0.5", "0.6", "0.7", "0.8", "0.9")


@cache
def official(version: str, edition: str, root: str = "workflow.json") -> dict[str, Any] | None:
    """The published schema in one piece; None without the measuring data.

    `edition` is `tag`, `branch` or `website`; `root` the file, with a pointer where a part of it is meant.
    """
    folder = shared_path(f"spec/schemas/{version}/{edition}")
    if folder is None:
        return None
    paths = [*folder.glob("*.json"), *folder.glob("extensions/*.json")]
    files = {path.name: _relinked(json.loads(path.read_text(encoding="utf-8")), path.name) for path in paths}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "allOf": [{"$ref": f"#/files/{root}"}],
        "files": files,
    }


def _relinked(schema: Any, file: str) -> Any:
    """The schema with references into the one piece, and without what says that it is a piece of its own."""
    if isinstance(schema, list):
        return [_relinked(part, file) for part in schema]
    if not isinstance(schema, dict):
        return schema
    found = {}
    for key, value in schema.items():
        if key == "$ref" and isinstance(value, str):
            other, _, pointer = value.partition("#")
            found[key] = f"#/files/{other or file}{pointer}"
        elif key not in {"$id", "$schema"}:
            found[key] = _relinked(value, file)
    return found


@cache
def seeds() -> dict[str, tuple[str, Any]]:
    """Small documents of our own that use every key of the language, by name, each with its version."""
    data = read((Path(__file__).parent / "seeds_0.yaml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, Any]] = {}
    for version, part in data.items():
        minimal = part["minimal"]
        for index, state in enumerate(part.get("states", ())):
            found[f"{version} state {index} {state['type']}"] = (version, minimal | {"states": [state]})
        for index, root in enumerate(part.get("roots", ())):
            found[f"{version} root {index}"] = (version, minimal | root)
    return found


@cache
def examples() -> dict[str, tuple[str, Any]]:
    """The workflows of 0.x in the examples of the project, each with its version."""
    found = {}
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json"}:
            value = read(path.read_text(encoding="utf-8"))
            if isinstance(value, dict) and "specVersion" in value:
                found[path.name] = (str(value["specVersion"]), value)
    return found


@cache
def corpus() -> dict[str, tuple[str, Any]]:
    """The real workflows of 0.x by path, each with the version whose schema judges it; empty without them."""
    folder = shared_path("corpus")
    found = {}
    for path, row in _index().items():
        if folder is not None and row["schema_used"] in VERSIONS and row["schema_valid"] in {"valid", "invalid"}:
            try:
                found[path] = (row["schema_used"], read((folder / path).read_text(encoding="utf-8")))
            except YAMLError:
                continue  # not YAML: there is nothing for a schema to judge
    return found


def filed_valid(path: str) -> bool:
    """Whether the index of the corpus says that the published schema accepts the document."""
    return _index()[path]["schema_valid"] == "valid"


@cache
def _index() -> dict[str, dict[str, str]]:
    index = shared_path("corpus/index.csv")
    if index is None:
        return {}
    with index.open(encoding="utf-8", newline="") as lines:
        return {row["path"]: row for row in csv.DictReader(lines)}


@cache
def runtime_files() -> dict[str, Any]:
    """The workflows of the corpus that SonataFlow runs, by path; of a resource, the workflow it embeds."""
    folder = shared_path("corpus")
    found: dict[str, Any] = {}
    if folder is None:
        return found
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if ("kogito" not in name and "kubecon" not in name) or path.suffix not in {".json", ".yaml", ".yml"}:
            continue
        try:
            value = read(path.read_text(encoding="utf-8"))
        except YAMLError:
            continue  # several documents, or a fragment
        if isinstance(value, dict) and value.get("kind") == "SonataFlow":
            value = value.get("spec", {}).get("flow")
        if isinstance(value, dict) and "states" in value:
            found[name] = value
    return found
