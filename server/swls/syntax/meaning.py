"""What is well formed and yet means nothing: keys that are no words, merges of no mapping, characters nobody can read."""

from __future__ import annotations

import re
from functools import cache

from swls.patterns import regex
from swls.syntax.nodes import Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem


@cache
def unprintable() -> re.Pattern[str]:
    """What no YAML text may hold as it is (section 5.1); to make it takes as long as to read a small text."""
    return re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# The same of ASCII alone, in half the time.
_UNPRINTABLE_ASCII = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def check_key(problems: list[SyntaxProblem], key: Node, at: int) -> None:
    """Complain about a mapping in the place of a key, at `at`, or within the list that is one."""
    if _holds_mapping(key):
        problems.append(problem("mapping-as-key", at, at + key.width))


def _holds_mapping(node: Node | None) -> bool:
    return isinstance(node, Mapping) or (
        isinstance(node, Sequence) and any(_holds_mapping(item.value) for item in node.items)
    )


def check_merge(problems: list[SyntaxProblem], key: Node, value: Node, at: int) -> None:
    """Complain about a value of `<<`, at `at`, that holds something else than mappings."""
    if not isinstance(key, Scalar) or key.style != "plain":
        return
    merged = [item.value for item in value.items] if isinstance(value, Sequence) else [value]
    if any(isinstance(node, Scalar | Sequence) and node.width for node in merged):
        problems.append(problem("bad-merge", at, at + value.width))


def check_characters(problems: list[SyntaxProblem], text: str, start: int, end: int) -> None:
    """Complain about the first character of a stretch that no YAML text may hold."""
    pattern = _UNPRINTABLE_ASCII if text[start:end].isascii() else unprintable()
    match = pattern.search(text, start, end)
    if match is not None:
        problems.append(problem("control-character", match.start(), match.end(), code=ord(match[0])))
