"""Every valid workflow of the measuring data is drawn, without an error and cleanly: a sample, with `--bulk` all of them."""

from __future__ import annotations

import csv
import time
from pathlib import Path

from tests.diagram.checks import check_geometry
from tests.diagram.drawing import draw, laid_out, parsed
from tests.shared import need_shared

from swls.model import Document


def valid() -> list[Path]:
    """The workflows that the official schemas accept, each text once."""
    folder = need_shared("corpus")
    with (folder / "index.csv").open(encoding="utf-8") as file:
        paths = [folder / row["path"] for row in csv.DictReader(file) if row["schema_valid"] == "valid"]
    return list({path.read_bytes(): path for path in paths}.values())


def test_every_valid_workflow_is_drawn(bulk: bool) -> None:
    paths = valid()
    chosen = paths if bulk else paths[:: len(paths) // 60]
    sizes, times = [], []
    flaws = []
    for path in chosen:
        document = Document.open(path.read_text(encoding="utf-8"), path=path.name, certain=True)
        assert document.flow is not None, path
        began = time.perf_counter()
        picture = draw(document.text)
        times.append(time.perf_counter() - began)
        layout = laid_out(document.flow)
        sizes.append(len(picture.text))
        parsed(picture.text)
        try:
            flaws.append(check_geometry(layout))
        except AssertionError as error:
            raise AssertionError(f"{path}: {error}") from error
        assert not any(route.curved for route in layout.ways.values()), path
    assert sum(found.bends for found in flaws) == 0
    assert sum(found.shared for found in flaws) == 0
    assert sum(found.through for found in flaws) == 0
    assert sum(found.crossings for found in flaws) <= 0.2 * len(chosen)
    print(
        f"{len(chosen)} pictures: {1000 * sum(times) / len(times):.1f} ms on average, {1000 * max(times):.0f} at most; "
        f"{sum(sizes) // len(sizes)} bytes on average, {max(sizes)} at most; {sum(found.crossings for found in flaws)} crossings"
    )
