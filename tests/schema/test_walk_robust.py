"""The walk on texts as they are while being typed: it never raises, and all it says is inside the text."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.schema.mini import groups
from tests.shared import ROOT, shared_path

from swls.schema import load, message, walk
from swls.syntax import read

if TYPE_CHECKING:
    from pathlib import Path

TYPED = (
    "", "x", "\n", ": ", "- ", "{", "[", "}", "&a ", "*a", "<<: *a\n", "null", "${ ",
    '"', "'", "? ", "!x ", "|\n",
)  # fmt: skip


def texts() -> list[Path]:
    found = [path for path in sorted((ROOT / "examples").rglob("*")) if path.suffix in {".yaml", ".json"}]
    corpus = shared_path("corpus")
    if corpus is not None:
        found += [path for path in sorted(corpus.rglob("*")) if path.suffix in {".yaml", ".json"}]
    return found


def test_half_typed_texts(bulk: bool) -> None:
    rnd = random.Random(11)
    files = texts()
    views = [load(generation).view(version) for generation in "10" for version in load(generation).versions]
    said = 0
    for _ in range(40_000 if bulk else 1_200):
        text = rnd.choice(files).read_text(encoding="utf-8")[:6000]
        at = rnd.randrange(len(text) + 1)
        text = text[:at] + rnd.choice(TYPED) + text[at + rnd.choice((0, 0, 1, 3, 20, 200)) :]
        tree = read(text)
        view = rnd.choice(views)
        for root in tree.roots:
            if root.node is None:
                continue
            facts = walk(root.node, view.root, view=view, resolve=tree.target, at=root.at)
            for group, begin, _ in groups(facts, root.at):
                found = (*group.declarations, *group.references, *group.expressions, *group.formats)
                for one in (*group.problems, *found):
                    assert 0 <= begin + one.start <= begin + one.end <= len(text), (one, text)
                for problem in group.problems:
                    assert "\n" not in message(problem)
                    said += 1
    assert said
