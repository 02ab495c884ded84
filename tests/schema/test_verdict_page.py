"""docs/verdicts.md says what is measured now."""

from __future__ import annotations

import pytest
from tests.schema.documents_0 import VERSIONS
from tests.schema.verdict_table import PAGE, own
from tests.shared import need_shared


@pytest.mark.parametrize("version", VERSIONS)
def test_the_page_says_what_is_measured(version: str) -> None:
    need_shared("corpus/index.csv")
    assert f"| {version} | {' | '.join(map(str, own(version)))} |" in PAGE.read_text(encoding="utf-8").splitlines()
