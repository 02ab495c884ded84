"""What a cursor in a half-typed document stands in: the path of the container, and its other keys.

Three kinds of text: documents by hand, the steps of writing something (`<|>` marks the cursor of each step), and every
example typed key by key, where the finished document says what is right.
"""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest
from tests.shared import ROOT, need_shared, shared_path
from tests.syntax.sequences import SEQUENCES

from swls.syntax import Alias, Mapping, Scalar, Sequence, Tree, read
from swls.syntax.locate import locate
from swls.syntax.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from swls.syntax import Node

MARK = "<|>"


def at_mark(text: str, format: str, mark: str = MARK) -> Location:
    offset = text.index(mark)
    return locate(read(text.replace(mark, ""), format), offset)


def test_half_typed_documents_of_others() -> None:
    path = need_shared("prototypes/snippets.py")
    specification = importlib.util.spec_from_file_location("half_typed_documents", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert len(module.S) > 45
    wrong = []
    for name, format, text, want, siblings in module.S:
        found = at_mark(text, format, module.C)
        if list(found.path) != want or set(found.siblings) != siblings:
            wrong.append(f"{name}: {found.path} {set(found.siblings)}, not {want} {siblings}")
    assert wrong == []


STEPS = [
    pytest.param(text, step, id=f"{name} {number}")
    for name, text, steps in SEQUENCES
    for number, step in enumerate(steps, 1)
]


def test_there_are_many_steps() -> None:
    assert len(STEPS) >= 100


@pytest.mark.parametrize(("text", "step"), STEPS)
def test_each_step_of_writing(text: str, step: tuple[str, str, str]) -> None:
    typed, path, siblings = step
    format = "json" if text.lstrip().startswith("{") else "yaml"
    found = at_mark(text.replace(MARK, typed if MARK in typed else typed + MARK), format)
    assert "/".join(map(str, found.path)) == path
    assert found.siblings == frozenset(siblings.split())


# -- key by key --------------------------------------------------------------------------------------------------------


STEP = tuple[int, tuple[Any, ...], frozenset[str] | None]


def expected(tree: Tree) -> Iterator[STEP]:
    """For offsets in a finished text: where they stand when nothing behind them is typed yet, by the finished tree.

    Asked for are the beginning of each key and each value and every place within their words. The keys of a mapping that
    are written so far are its siblings; those of a value are not asked for.
    """
    stack: list[tuple[Node, int, tuple[Any, ...]]] = [(tree.roots[0].node, tree.roots[0].at, ())]
    while stack:
        node, at, path = stack.pop()
        if isinstance(node, Mapping):
            written: list[str] = []
            for start, entry in zip(node.starts, node.entries, strict=True):
                key_at = at + start + entry.key_at
                for offset in _places(entry.key, key_at, tree.text):
                    yield offset, path, frozenset(written)
                written.append(entry.name)
                if entry.value is not None:
                    stack.append((entry.value, at + start + entry.value_at, (*path, entry.name)))
        elif isinstance(node, Sequence):
            for index, (start, item) in enumerate(zip(node.starts, node.items, strict=True)):
                if item.value is not None:
                    stack.append((item.value, at + start + item.value_at, (*path, index)))
        elif path:
            for offset in _places(node, at, tree.text):
                yield offset, path, None


def _places(node: Node, at: int, text: str) -> Iterator[int]:
    """The offsets in a word up to its last character; none in a text over several lines, or with properties."""
    if isinstance(node, Scalar) and node.style not in ("literal", "folded") and not (node.tag or node.anchor):
        end = at + node.width
        if "\n" not in text[at:end]:
            yield from range(at, end)


def mistakes(text: str, format: str, every: int) -> list[str]:
    """Type the text from its first key to its last, and compare at each keystroke."""
    whole = read(text, format)
    if whole.problems() or len(whole.roots) != 1 or whole.roots[0].node is None or _aliased(whole):
        return []
    wrong = []
    tree = read("", format)
    typed = 0
    for offset, path, siblings in sorted(expected(whole), key=lambda step: step[0])[::every]:
        tree = tree.edit(typed, typed, text[typed:offset])
        typed = offset
        found = locate(tree, offset)
        if found.path != path or (siblings is not None and found.siblings != siblings):
            wrong.append(
                f"{text[max(0, offset - 30) : offset]!r}: {found.path} {set(found.siblings)}, not {path} {siblings}"
            )
    return wrong


def _aliased(tree: Tree) -> bool:
    return any(item.kind == "~alias" for item in tree.notes) or any(isinstance(root.node, Alias) for root in tree.roots)


def _files() -> list[Path]:
    folders = [ROOT / "examples", *filter(None, [shared_path("corpus")])]
    return sorted(path for folder in folders for end in ("*.y*ml", "*.json") for path in folder.rglob(end))


def test_every_example_typed_key_by_key(bulk: bool) -> None:
    files = _files()
    own = [path for path in files if ROOT / "examples" in path.parents]
    others = [path for path in files if path not in own]
    chosen = files if bulk else [*own[:6], *others[:: max(1, len(others) // 40)]]
    assert chosen
    wrong = []
    seen = set()
    for path in chosen:
        text = path.read_bytes().decode("utf-8")
        if text in seen or (not bulk and len(text) > 3000):
            continue
        seen.add(text)
        format = "json" if path.suffix == ".json" else "yaml"
        wrong += [f"{path.name} {line}" for line in mistakes(text, format, 1 if bulk else 3)]
    assert wrong == []
