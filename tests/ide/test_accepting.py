"""Whatever is offered, accepting it leaves a text that reads as well as before."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.ide.accept import accepted
from tests.shared import shared_path

from swls.ide.completion import complete
from swls.model import Document
from swls.syntax import confirmed

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
_SUFFIXES = {".yaml", ".yml", ".json"}
FILES = 60  # real ones in the ordinary run


def workflows(*, bulk: bool) -> Iterator[tuple[str, Document]]:
    """Whole workflows without a syntax error: our examples, and real ones where they are to be had."""
    own = [path for path in sorted((ROOT / "examples").rglob("*")) if path.suffix in {".yaml", ".json"}]
    corpus = shared_path("corpus")
    real = [] if corpus is None else [path for path in sorted(corpus.rglob("*.*")) if path.suffix in _SUFFIXES]
    random.Random(7).shuffle(real)
    seen: set[str] = set()
    for path in own + (real if bulk else real[:FILES]):
        text = path.read_text(encoding="utf-8", errors="replace")
        if text in seen:
            continue
        seen.add(text)
        document = Document.open(text, path=path.name)
        if document.is_workflow and not document.tree.problems() and len(document.text) < 20_000:
            yield path.name, document


def complaints(document: Document) -> Counter[str]:
    return Counter(problem.kind for problem in confirmed(document.tree))


def tried(name: str, document: Document, offset: int, chance: random.Random, most: int) -> int:
    """Accept some of what is offered at an offset; how many."""
    items = complete(document, offset, snippets=chance.random() < 0.7)
    before = complaints(document) if items else Counter()
    chosen = chance.sample(items, min(most, len(items)))
    for item in chosen:
        result = Document.open(accepted(document.text, item), path=name, format=document.format)
        assert complaints(result).total() <= before.total(), (name, offset, item, document.text[:offset][-200:])
    return len(chosen)


def test_accepting_in_whole_workflows(bulk: bool) -> None:
    chance = random.Random(3)
    count = 0
    for name, document in workflows(bulk=bulk):
        places = range(len(document.text) + 1)
        for offset in chance.sample(places, min(40 if bulk else 14, len(places))):
            count += tried(name, document, offset, chance, 6 if bulk else 4)
    assert count > 300


def half_typed(document: Document, chance: random.Random) -> tuple[str, int] | None:
    """The text while somebody is at work in it: a line begun, or the rest of a line gone behind its colon."""
    lines = document.text.split("\n")
    number = chance.randrange(len(lines))
    line = lines[number]
    margin = len(line) - len(line.lstrip(" "))
    if chance.random() < 0.5:
        columns = [margin, margin + 2, max(0, margin - 2)]
        if document.format == "json":  # where layout says nothing, it is at least not misleading
            following = lines[number + 1] if number + 1 < len(lines) else ""
            columns = [len(following) - len(following.lstrip(" "))]
        lines.insert(number + 1, " " * chance.choice(columns) + chance.choice(["", "", "c", "th", "- ", "-", '"']))
        return "\n".join(lines), len("\n".join(lines[: number + 2]))
    if ":" not in line:
        return None
    lines[number] = line[: line.index(":") + 1] + chance.choice(["", " ", " x", ' "', " {", "  ", " ["])
    return "\n".join(lines), len("\n".join(lines[: number + 1]))


@pytest.mark.parametrize("seed", [7, 11])
def test_accepting_in_half_typed_workflows(bulk: bool, seed: int) -> None:
    count = files = 0
    for name, document in workflows(bulk=bulk):
        files += 1
        chance = random.Random(f"{seed} {name}")  # its own, so that another file changes nothing for this one
        for _ in range(25 if bulk else 10):
            typed = half_typed(document, chance)
            if typed is not None:
                text, offset = typed
                broken = Document.open(text, path=name, format=document.format)
                count += tried(name, broken, offset, chance, 6 if bulk else 4)
    assert count > 10 * files > 200
