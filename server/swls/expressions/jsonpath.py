"""JSONPath, the language of expressions before jq: recognised, and said in jq where both mean the same for sure."""

from __future__ import annotations

import json
import re

from swls.patterns import regex

_BEGINS = regex(r"\$\s*(?:[.\[]|\Z)")
_STEP = regex(
    r"""\s*(?:
        \.(?P<name>[A-Za-z_]\w*)
      | \.?\[\s*(?P<quote>['"])(?P<quoted>[^'"\\]*)(?P=quote)\s*\]
      | \.?\[\s*(?P<index>-?\d+)\s*\]
      | (?P<every>\.?\[\s*\*\s*\]|\.\*)
      | \.?\[\s*\?\s*\((?P<filter>.*)\)\s*\]
    )""",
    re.VERBOSE,
)
_COMPARISON = regex(
    r"""\s*@(?P<path>[^=!<>~&|()\s]*)\s*
        (?:(?P<operator>==|!=|<=|>=|<|>)\s*(?P<value>'[^'\\]*'|"[^"\\]*"|-?\d+(?:\.\d+)?|true|false|null)
          |=~\s*/(?P<pattern>(?:[^/\\]|\\.)*)/(?P<flags>[a-z]*)
        )?\s*(?P<join>&&|\|\||\Z)""",
    re.VERBOSE,
)
_WORDS = {"&&": " and ", "||": " or ", "": ""}


def is_jsonpath(text: str) -> bool:
    """Whether an expression is JSONPath and cannot be jq: it begins with the root, `$.` or `$[`."""
    return _BEGINS.match(text.strip()) is not None


def jq_of(text: str, *, condition: bool = False) -> str | None:
    """The same in jq; None where the two differ. `condition`: only whether it selects something matters."""
    text = text.strip()
    if not text.startswith("$"):
        return None
    path, at = "", 1
    while at < len(text):
        step = _STEP.match(text, at)
        if step is None:
            return None
        at = step.end()
        if step["filter"] is not None:
            return _filtered(path, step["filter"], condition=condition) if not text[at:].strip() else None
        if step["every"] is not None:
            return None if text[at:].strip() else (f"{path or '.'} | length > 0" if condition else path or ".")
        path = (path or ".") + found if (found := _step(step)).startswith("[") else path + found
    return path or "."


def _step(step: re.Match[str]) -> str:
    if step["name"] is not None:
        return f".{step['name']}"
    if step["index"] is not None:
        return f"[{step['index']}]"
    return f"[{json.dumps(step['quoted'], ensure_ascii=False)}]"


def _filtered(path: str, source: str, *, condition: bool) -> str | None:
    """A path with a filter behind it. On the root, which is an object, the filter asks about that itself."""
    test = _test(source)
    if test is None or path.endswith("]"):
        return None  # whether what an index leads to is an array cannot be seen
    if not path:
        return test if condition else f"select({test})"
    return f"any({path}[]; {test})" if condition else f"[{path}[] | select({test})]"


def _test(source: str) -> str | None:
    parts, at = [], 0
    while True:
        match = _COMPARISON.match(source, at)
        if match is None:
            return None
        path = jq_of(f"${match['path']}") if not set(match["path"]) & set("*?") else None
        if path is None:
            return None
        parts.append(_comparison(path, match) + _WORDS[match["join"]])
        at = match.end()
        if not match["join"]:
            return "".join(parts)


def _comparison(path: str, match: re.Match[str]) -> str:
    if match["pattern"] is not None:
        words = [match["pattern"].replace("\\/", "/"), *([match["flags"]] if match["flags"] else [])]
        test = f"test({'; '.join(json.dumps(word, ensure_ascii=False) for word in words)})"
        return test if path == "." else f"({path} | {test})"
    if match["operator"] is None:
        return f"{path} != null"
    value = match["value"]
    written = json.dumps(value[1:-1], ensure_ascii=False) if value[0] in "'\"" else value
    return f"{path} {match['operator']} {written}"
