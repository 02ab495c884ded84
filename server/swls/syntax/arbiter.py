"""The second opinion: a complaint counts only where a strict reader refuses the text too.

`ruamel.yaml` and `json` are the judges. The YAML one is slow, so it gets only the part of the text that the complaint is
about, cut so that it stands alone, and never twice the same. Complaints about what the tree shows for certain - a key
that stands twice, an alias that names nothing, a budget - need no judge.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from swls.syntax.problems import SyntaxProblem, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from swls.syntax.tree import Tree

    Judge = Callable[[str], tuple[int, str] | None]  # where and why a reader stops, None where it reads all

CERTAIN = frozenset({
    "duplicate-key", "undefined-alias", "recursive-alias", "unknown-tag", "unfit-tag",
    "mapping-as-key", "double-brace", "bad-merge", "odd-indentation",
    "too-large", "too-deep", "too-many-nodes", "too-many-aliases", "too-many-documents",
})  # fmt: skip
_BY_STRUCTURE = frozenset({"mapping-as-key", "double-brace", "bad-merge", "unfit-tag", "unknown-tag"})
# Longer stretches are taken at the reader's word: judging them would take seconds.
LONGEST = 50_000
_MOST_VERDICTS = 256


def confirmed(tree: Tree, *, previous: Tree | None = None, thorough: bool = False) -> list[SyntaxProblem]:
    """The complaints that hold, in the order of the text.

    `thorough` asks the strict reader about a text the tolerant one finds nothing wrong with, too; where it refuses, there
    is one complaint of kind `invalid` where it stopped. Verdicts are remembered with the tree and the trees made from it
    by `edit`; `previous` hands over those of any other tree.
    """
    suspected = tree.problems()
    if previous is not None:
        for chunk, verdict in previous.verdicts.items():
            tree.verdicts.setdefault(chunk, verdict)
    doubtful = any(item.kind not in CERTAIN for item in suspected)
    if not doubtful and not thorough:
        return suspected
    found = list(_json(tree, suspected) if tree.format == "json" else _yaml(tree, suspected))
    if thorough and not found and (refused := _whole(tree)) is not None:
        found.append(refused)
    return found


def _json(tree: Tree, suspected: list[SyntaxProblem]) -> Iterator[SyntaxProblem]:
    accepted = _judged(tree, tree.text, _json_error) is None
    yield from (item for item in suspected if not accepted or item.kind in CERTAIN)


def _yaml(tree: Tree, suspected: list[SyntaxProblem]) -> Iterator[SyntaxProblem]:
    whole = tree.text.startswith("%") or "\n%" in tree.text  # a directive, perhaps
    refused = []
    for item in suspected:
        start, end = (0, len(tree.text)) if whole else tree.chunk(item.start)
        doubtful = item.kind not in CERTAIN and end - start <= LONGEST
        refused.append(not doubtful or _judged(tree, tree.text[start:end], _yaml_error) is not None)
    # Where the strict reader takes the text otherwise, what we saw of its structure was not there.
    overruled = not all(refused)
    for item, holds in zip(suspected, refused, strict=True):
        if holds and not (overruled and item.kind in _BY_STRUCTURE):
            yield item


def _whole(tree: Tree) -> SyntaxProblem | None:
    text = tree.text
    error = _judged(tree, text, _json_error if tree.format == "json" else _yaml_error)
    if error is None:
        return None
    at, words = error
    line = text.rfind("\n", 0, at) + 1
    start = at if at < len(text) else max(len(text.rstrip()) - 1, line, 0)
    reader = "JSON" if tree.format == "json" else "YAML"
    return problem("invalid", start, min(start + 1, len(text)), reader=reader, words=words)


def _judged(tree: Tree, chunk: str, judge: Judge) -> tuple[int, str] | None:
    """Where and why a strict reader stops in a chunk, None when it reads all of it."""
    verdicts = tree.verdicts
    if chunk not in verdicts:
        if len(verdicts) >= _MOST_VERDICTS:
            verdicts.clear()
        verdicts[chunk] = judge(chunk)
    return verdicts[chunk]


def _json_error(text: str) -> tuple[int, str] | None:
    try:
        json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        return error.pos, _plain(error.msg)
    except RecursionError:
        return 0, "it is nested too deep"
    except ValueError as error:  # a number of more digits than Python converts
        return 0, _plain(str(error))
    return None


def _yaml_error(text: str) -> tuple[int, str] | None:
    from ruamel.yaml import YAML  # noqa: PLC0415  (slow to import, and only a broken text needs it)
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # noqa: PLC0415  (as above)

    strict = YAML(typ="safe", pure=True)
    try:
        for _ in strict.parse(text):
            pass
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return (mark.index if mark is not None else 0), _plain(error.problem or error.context or "")
    except YAMLError as error:
        return getattr(error, "position", 0) or 0, "it holds a character that YAML does not allow"
    except RecursionError:
        return 0, "it is nested too deep"
    except (ValueError, AttributeError, TypeError, IndexError, AssertionError) as error:
        # Slips of the strict reader itself on odd input: it did not read the text.
        return 0, _plain(str(error))
    return None


def _plain(words: str) -> str:
    return words.replace("\n", " ").strip()[:100]
