"""The second opinion: a complaint counts only where a strict reader refuses the text too.

`ruamel.yaml` and `json` are the judges. The YAML one is slow, so it gets only the part of the text that the complaint is
about, cut so that it stands alone, and never twice the same. Complaints about what the tree shows for certain - a key
that stands twice, an alias that names nothing, a budget - need no judge.
"""

from __future__ import annotations

import json
from collections import deque
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
# What a keystroke can wait for: about 5 ms.
_YAML_AT_ONCE = 3_000
_JSON_AT_ONCE = 400_000
_MOST_VERDICTS = 256


def confirmed(
    tree: Tree, *, previous: Tree | None = None, thorough: bool = False, hurried: bool = False
) -> list[SyntaxProblem]:
    """The complaints that hold, in the order of the text.

    `thorough` asks the strict reader about a text the tolerant one finds nothing wrong with, too; where it refuses, there
    is one complaint of kind `invalid` where it stopped. Verdicts are remembered with the tree and the trees made from it
    by `edit`; `previous` hands over those of any other tree.

    `hurried`: while somebody types, a long stretch that is not judged yet is left for later, and until then what was thought of
    it before the last edits holds; `tree.undecided` then says so.
    """
    tree.undecided = False
    suspected = tree.problems()
    if previous is not None:
        for chunk, verdict in previous.verdicts.items():
            tree.verdicts.setdefault(chunk, verdict)
    doubtful = any(item.kind not in CERTAIN for item in suspected)
    if not doubtful and not thorough:
        tree.refused = []
        return suspected
    sift = _json if tree.format == "json" else _yaml
    found = list(sift(tree, suspected, hurried=hurried))
    if thorough and not found and (refused := _whole(tree)) is not None:
        found.append(refused)
    return found


def _json(tree: Tree, suspected: list[SyntaxProblem], *, hurried: bool) -> Iterator[SyntaxProblem]:
    whole = (0, len(tree.text))
    if hurried and _left(tree, tree.text, _JSON_AT_ONCE):
        accepted = not _was_refused(tree, *whole)
    else:
        accepted = _judged(tree, tree.text, _json_error) is None
        tree.refused = [] if accepted else [whole]
    yield from (item for item in suspected if not accepted or item.kind in CERTAIN)


def _yaml(tree: Tree, suspected: list[SyntaxProblem], *, hurried: bool) -> Iterator[SyntaxProblem]:
    whole = tree.text.startswith("%") or "\n%" in tree.text  # a directive, perhaps
    refused = []
    stretches = set()
    overruled = False  # the strict reader takes the text otherwise: what we saw of its structure was not there
    for item in suspected:
        start, end = (0, len(tree.text)) if whole else tree.chunk(item.start)
        chunk = tree.text[start:end] if item.kind not in CERTAIN and end - start <= LONGEST else None
        if chunk is not None and hurried and _left(tree, chunk, _YAML_AT_ONCE):
            refused.append(_was_refused(tree, start, end))
        else:
            refused.append(chunk is None or _judged(tree, chunk, _yaml_error) is not None)
            overruled = overruled or not refused[-1]
        if refused[-1]:
            stretches.add((start, end))
    tree.refused = sorted(stretches)
    for item, holds in zip(suspected, refused, strict=True):
        if holds and not (overruled and item.kind in _BY_STRUCTURE):
            yield item


def _left(tree: Tree, chunk: str, at_once: int) -> bool:
    """Whether a chunk is left for later, for it is longer than what is judged at once."""
    if len(chunk) <= at_once or chunk in tree.verdicts:
        return False
    tree.undecided = True
    return True


def _was_refused(tree: Tree, start: int, end: int) -> bool:
    """Whether a stretch, or a part of it, was refused before it was edited: it then counts as refused until it is judged."""
    return any(low < end and start < high for low, high in tree.refused)


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
    from ruamel.yaml import YAML  # slow to import, and only a broken text needs it
    from ruamel.yaml.error import MarkedYAMLError, YAMLError  # as above

    strict = YAML(typ="safe", pure=True)
    try:
        deque(strict.parse(text), maxlen=0)  # to its end; what it reads is of no interest
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
