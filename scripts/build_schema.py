"""Merge the modules of `schema/` into one JSON file a generation, which is what the program loads.

`--check` writes nothing and fails when a file is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "server"))

from swls.syntax import Alias, Mapping, Node, Scalar, Tree, read  # noqa: E402  (found by the line above)

GENERATIONS = ("1", "0")


def plain(tree: Tree, node: Node | None, at: int) -> Any:
    """The value of a node, aliases followed."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Alias):
        found = tree.target(node, at)
        if found is None:
            raise SystemExit(f"alias {node.name!r} names nothing")
        return plain(tree, *found)
    if isinstance(node, Mapping):
        return {
            entry.name: plain(tree, entry.value, at + start + entry.value_at)
            for start, entry in zip(node.starts, node.entries, strict=True)
        }
    return [
        plain(tree, item.value, at + start + item.value_at) for start, item in zip(node.starts, node.items, strict=True)
    ]


def load(path: Path) -> dict[str, Any]:
    """A module as a dictionary; ends the program when it cannot be read."""
    tree = read(path.read_text(encoding="utf-8"), "yaml")
    for problem in tree.problems():
        line, column = tree.lines.position(problem.start)
        raise SystemExit(f"{path}:{line + 1}:{column + 1}: {problem.kind} {problem.args}")
    root = tree.roots[0]
    value = plain(tree, root.node, root.at)
    return value if isinstance(value, dict) else {}


def merged(generation: str) -> dict[str, Any] | None:
    """All modules of a generation in one; None when it has none yet."""
    folder = ROOT / "schema" / generation
    if not (folder / "language.yaml").is_file():
        return None
    whole = load(folder / "language.yaml")
    definitions: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "language.yaml":
            continue
        for name, definition in load(path).items():
            if name in definitions:
                raise SystemExit(f"{path}: {name!r} is defined in another module too")
            definitions[name] = definition
    missing = sorted(_references(definitions) - set(definitions))
    if missing:
        raise SystemExit(f"schema/{generation}: nothing defines {', '.join(missing)}")
    return {**whole, "$defs": definitions}


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        found = {value["$ref"].rpartition("/")[2]} if isinstance(value.get("$ref"), str) else set()
        return found.union(*(_references(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(_references(part) for part in value))
    return set()


def main() -> int:
    """Exit status 1 when `--check` finds a file that is out of date."""
    stale = []
    for generation in GENERATIONS:
        whole = merged(generation)
        if whole is None:
            continue
        path = ROOT / "server" / "swls" / "schema" / "data" / f"{generation}.json"
        text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if "--check" in sys.argv:
            stale.append(str(path.relative_to(ROOT)))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print("wrote", path.relative_to(ROOT))
    for name in stale:
        print("out of date:", name)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
