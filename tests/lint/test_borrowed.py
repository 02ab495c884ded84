"""No fix changes what stands behind an alias or a merge key: it is written elsewhere, for others as well."""

from __future__ import annotations

import pytest

from swls.lint import Settings, lint
from swls.lint.fixes import apply
from swls.model import Document

HEAD = "document: {dsl: 1.0.3, namespace: a, name: b, version: 1.0.0, metadata: {shared: %s}}\ndo:\n"
ASK = "- b: {call: http, with: {method: get, endpoint: 'https://example.com'}}"
TEXTS = {
    "an alias for an object": (
        HEAD % "&policy {delay: PT1S}" + f"  - a:\n      try:\n        {ASK}\n      catch: {{retry: *policy}}\n",
        "SW513",
    ),
    "an alias for a text": (HEAD % "&name nx" + "  - a: {set: {x: 1}, then: *name}\n  - nxt: {wait: PT1S}\n", "SW200"),
    "a merge key": (
        HEAD % "&error {type: 'https://a.b', status: 400, instance: /x}"
        + "  - a: {raise: {error: {<<: *error, title: no}}}\n",
        "SW524",
    ),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=TEXTS)
def test_what_is_borrowed_stays(text: str, code: str) -> None:
    found = lint(Document.open(text, path="a.yaml"), Settings(extend_select=(code,)))
    assert code in {one.code for one in found}
    for one in found:
        for fix in one.fixes:
            made = apply(text, fix.edits)
            assert made.count("*") == text.count("*"), (one.message, fix.title)
            assert made.splitlines()[0] == text.splitlines()[0], (one.message, fix.title)
    assert [one.fixes for one in found if one.code == code] == [()]


def test_the_same_written_in_place_has_a_fix() -> None:
    text = HEAD % "1" + f"  - a:\n      try:\n        {ASK}\n      catch: {{retry: {{delay: PT1S}}}}\n"
    found = lint(Document.open(text, path="a.yaml"))
    assert [(one.code, len(one.fixes)) for one in found] == [("SW513", 1)]
