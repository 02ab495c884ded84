"""Workflows of any size, the same ones every time.

`python bench/workflows.py FOLDER` writes one of each size (2K 20K 200K 1M 5M), generation (1.0, 0.8) and format.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

SIZES = {"2K": 2_000, "20K": 20_000, "200K": 200_000, "1M": 1_000_000, "5M": 5_000_000}
_WORDS = ("order", "payment", "parcel", "invoice", "customer", "stock", "refund", "address", "carrier", "letter")
_MORE = ", for whoever reads the log of the workflow some later day"  # so that 5 MB are not too many values to be read


def tasks(count: int) -> dict[str, Any]:
    """A workflow of DSL 1.0.0 with about `count` tasks at the top, a few nested ones in some of them."""
    dice = random.Random(1)
    listed: list[dict[str, Any]] = []
    for number in range(count):
        word = dice.choice(_WORDS)
        name = f"{word}{number}"
        listed.append({name: _TASKS[dice.randrange(len(_TASKS))](name, word, number)})
    return {
        "document": {"dsl": "1.0.0", "namespace": "bench", "name": f"tasks-{count}", "version": "1.0.0"},
        "use": {"retries": {"soon": {"delay": {"seconds": 2}, "limit": {"attempt": {"count": 3}}}}},
        "do": listed,
    }


def _call(_: str, word: str, number: int) -> dict[str, Any]:
    endpoint = f"https://api.example.com/{word}/{{id}}/{number}"
    return {"call": "http", "with": {"method": "get", "endpoint": endpoint}, "output": {"as": f"${{ .{word} }}"}}


def _set(_: str, word: str, number: int) -> dict[str, Any]:
    return {"set": {word: f"${{ .{word} }}", "note": f"a note about step {number}{_MORE}", "amount": number}}


def _switch(_: str, word: str, number: int) -> dict[str, Any]:
    return {
        "switch": [{"big": {"when": f"${{ .{word}.size > {number} }}", "then": "continue"}}, {"else": {"then": "end"}}]
    }


def _try(name: str, word: str, number: int) -> dict[str, Any]:
    inner = {f"{name}Inner": _call(name, word, number)}
    return {"try": [inner], "catch": {"errors": {"with": {"status": 503}}, "retry": "soon"}}


def _for(name: str, word: str, number: int) -> dict[str, Any]:
    return {"for": {"each": "item", "in": f"${{ .{word}s }}"}, "do": [{f"{name}Each": _set(name, word, number)}]}


def _wait(_: str, __: str, number: int) -> dict[str, Any]:
    return {"wait": {"seconds": number % 60 + 1}}


_TASKS = (_call, _call, _set, _set, _switch, _try, _for, _wait)


def states(count: int) -> dict[str, Any]:
    """A workflow of specification 0.8 with `count` states, one after the other."""
    dice = random.Random(2)
    listed: list[dict[str, Any]] = []
    for number in range(count):
        word = dice.choice(_WORDS)
        onward: dict[str, Any] = {"transition": f"state{number + 1}"} if number + 1 < count else {"end": True}
        head = {"name": f"state{number}"}
        if number % 3 == 0:
            action = {"functionRef": {"refName": "look", "arguments": {"id": f"${{ .{word}.id }}"}}}
            listed.append({**head, "type": "operation", "actions": [action], **onward})
        elif number % 3 == 1:
            listed.append(
                {
                    **head,
                    "type": "inject",
                    "data": {word: number, "note": f"a note about step {number}{_MORE}"},
                    **onward,
                }
            )
        else:
            listed.append({**head, "type": "sleep", "duration": f"PT{number % 60 + 1}S", **onward})
    return {
        "id": f"states-{count}",
        "name": "States",
        "version": "1.0",
        "specVersion": "0.8",
        "start": "state0",
        "functions": [{"name": "look", "operation": "specs/api.json#look"}],
        "states": listed,
    }


def yaml_of(value: Any, indent: int = 0) -> str:
    """A value as block YAML, as people write it."""
    space = "  " * indent
    if isinstance(value, dict) and value:
        return "".join(_entry(space, key, one, indent) for key, one in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{space}- {yaml_of(one, indent + 1).lstrip()}" for one in value)
    return f"{space}{json.dumps(value)}\n"


def _entry(space: str, key: str, value: Any, indent: int) -> str:
    if isinstance(value, (dict, list)) and value:
        return f"{space}{key}:\n{yaml_of(value, indent + 1)}"
    return f"{space}{key}: {json.dumps(value)}\n"


def workflow(generation: str, form: str, size: int) -> str:
    """The text of a workflow of about `size` bytes."""
    make = tasks if generation == "1.0" else states
    write = yaml_of if form == "yaml" else _json_of
    sample = len(write(make(100)))
    return write(make(max(2, size * 100 // sample)))


def _json_of(value: Any) -> str:
    return json.dumps(value, indent=2) + "\n"


def main() -> None:
    """Write them all."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for generation in ("1.0", "0.8"):
        for label, size in SIZES.items():
            for form in ("yaml", "json"):
                path = folder / f"{generation}-{label}.{form}"
                path.write_text(workflow(generation, form, size), encoding="utf-8")
                print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
