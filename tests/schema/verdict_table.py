"""Writes docs/verdicts.md: what the published schemas of 0.x and ours say about real workflows and their mutants.

    python -m tests.schema.verdict_table

It needs the measuring data (SWLS_SHARED) and takes a few minutes.
"""

from __future__ import annotations

from typing import NamedTuple

import jsonschema_rs
from tests.schema.documents_0 import VERSIONS, corpus, official
from tests.schema.test_verdicts_0 import (
    EDITIONS,
    MUTANTS_BULK,
    all_documents,
    differing,
    mutants,
    ours,
    problems,
    theirs,
    without_foreign_keys,
)
from tests.shared import ROOT

PAGE = ROOT / "docs" / "verdicts.md"
_HEAD = """\
# Verdicts on 0.x

<!-- Written by `python -m tests.schema.verdict_table`; do not edit. -->

Real workflows of 0.x, from the specification, its SDKs and Kogito, as the published schema of their own version judges them
and as ours does (the bundle that `swls schema show` prints, and the checks of `swls check` beside it).

| version | workflows | published: valid | bundle: valid | `swls check`: no structural error | differing |
|---|---|---|---|---|---|
"""
_MIDDLE = """
Those of 0.5 differ because the published schema of 0.5 refuses every document, its own {examples} examples included; ours
accepts these. All other differences are slips of the published schemas, listed with reasons in
[schema/README.md](../schema/README.md#where-0x-does-not-follow-the-published-schemas).

With these slips mended in the published schemas, every workflow and every example is judged at every version, and so are
mutants of those that a version accepts: keys dropped, misspelt, moved, values changed.

| version | edition | documents | accepted | differing | mutants | accepted | differing |
|---|---|---|---|---|---|---|---|
"""


class Own(NamedTuple):
    """The workflows of a version under its own schema."""

    count: int
    published: int
    bundle: int
    walk: int
    differing: int


def own(version: str) -> Own:
    """The verdicts on the workflows that are filed under a version."""
    edition = "branch" if official(version, "branch") is not None else "tag"
    published = jsonschema_rs.Draft7Validator(official(version, edition), validate_formats=False)
    mine = ours(version)
    verdicts = []
    for filed, document in corpus().values():
        if filed == version:
            plain = without_foreign_keys(document, version)
            verdicts.append((published.is_valid(document), mine.is_valid(document), problems(plain, version) == 0))
    return Own(
        len(verdicts),
        *(sum(one[index] for one in verdicts) for index in range(3)),
        sum(one[0] != one[1] for one in verdicts),
    )


def table() -> str:
    """The whole page."""
    lines = [_HEAD.rstrip("\n")]
    lines += [f"| {version} | {' | '.join(map(str, own(version)))} |" for version in VERSIONS]
    examples = sum(filed == "0.5" and path.startswith("specification/") for path, (filed, _) in corpus().items())
    lines += [_MIDDLE.format(examples=examples).rstrip("\n")]
    documents = all_documents()
    for version, edition in EDITIONS:
        judge = theirs(version, edition)
        made = mutants(version, edition, MUTANTS_BULK, 1)
        cells = (
            len(documents),
            sum(judge.is_valid(one) for one in documents.values()),
            len(differing(version, edition, documents.items())),
            len(made),
            sum(judge.is_valid(one) for _, one in made),
            len(differing(version, edition, made)),
        )
        lines.append(f"| {version} | {edition} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(table(), encoding="utf-8", newline="\n")
