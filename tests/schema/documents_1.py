"""Documents of 1.x to hold against the schemas: our seeds, the examples of the project, the corpus."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver
from tests.shared import ROOT, shared_path

VERSIONS = ("1.0.0", "1.0.1", "1.0.2", "1.0.3", "main")
_FOLDERS = {
    "1.0.0": "1.0.0/tag",
    "1.0.1": "1.0.1/tag",
    "1.0.2": "1.0.2/tag",
    "1.0.3": "1.0.3/tag",
    "main": "main-2026-07-29/branch",
}
_MINIMAL = {
    "document": {"dsl": "1.0.3", "namespace": "test", "name": "seed", "version": "1.0.0"},
    "do": [{"only": {"set": {"a": 1}}}],
}


class _NoDates(VersionedResolver):
    """YAML 1.2 as JSON knows it: a date is a string."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        tag = super().resolve(kind, value, implicit)
        return "tag:yaml.org,2002:str" if str(tag).endswith(":timestamp") else tag


def read(text: str) -> Any:
    """The value of a YAML text as JSON has it; YAMLError when there is none."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = _NoDates
    return json.loads(json.dumps(yaml.load(text)))


@cache
def official(version: str) -> dict[str, Any] | None:
    """The schema that the specification publishes for a version; None without the measuring data."""
    path = shared_path(f"spec/schemas/{_FOLDERS[version]}/workflow.yaml")
    if path is None:
        return None
    schema: dict[str, Any] = read(path.read_text(encoding="utf-8"))
    return schema


@cache
def seeds() -> dict[str, Any]:
    """Small documents of our own that use every key of the language, by name."""
    data = read((Path(__file__).parent / "seeds_1.yaml").read_text(encoding="utf-8"))
    found: dict[str, Any] = {name: _MINIMAL | {"do": [{name: task}]} for name, task in data["tasks"].items()}
    for index, root in enumerate(data["roots"]):
        document = _MINIMAL["document"] | root.get("document", {})
        found[f"root {index}"] = _MINIMAL | root | {"document": document}
    return found


@cache
def examples() -> dict[str, Any]:
    """The workflows of 1.x in the examples of the project."""
    found = {}
    for path in sorted((ROOT / "examples").rglob("*")):
        if path.suffix in {".yaml", ".yml", ".json"}:
            value = read(path.read_text(encoding="utf-8"))
            if isinstance(value, dict) and "dsl" in value.get("document", {}):
                found[path.name] = value
    return found


@cache
def corpus() -> dict[str, tuple[str, Any]]:
    """The real workflows of 1.x by path, each with the version whose schema judges it; empty without them."""
    index = shared_path("corpus/index.csv")
    if index is None:
        return {}
    found = {}
    with index.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            version = "main" if row["ref"] == "main" and row["source"] == "specification" else row["schema_used"]
            if version not in VERSIONS:
                continue
            text = (index.parent / row["path"]).read_text(encoding="utf-8")
            try:
                found[row["path"]] = (version, read(text))
            except YAMLError:
                continue  # not YAML: there is nothing for a schema to judge
    return found
