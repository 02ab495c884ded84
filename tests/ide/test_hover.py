"""What is said about the word under the cursor."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.schema.documents_1 import VERSIONS, seeds

from swls.ide.hover import hover
from swls.model import Document
from swls.schema import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.model import Unit
    from swls.syntax import Cursor

HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"
REFERENCE = "https://github.com/open-workflow-specification/specification/blob/main/dsl-reference.md"


def said(marked: str, *, head: str = HEAD, path: str = "flow.yaml") -> tuple[str, str]:
    """The text about the mark `<|>`, and the words it is about."""
    text = head + marked
    at = text.index("<|>")
    text = text.replace("<|>", "")
    found = hover(Document.open(text, path=path), at)
    return (found.text, text[found.start : found.end]) if found is not None else ("", "")


GOLDEN = {
    "do:\n  - a:\n      fork: {comp<|>ete: true}\n": f"""\
**`compete`**: true or false

Whether the branches race. If so, the output is that of the first to finish and the others are cancelled; if not, it is \
the list of the outputs of all, in the order they are written.

Default: `false`

[Specification]({REFERENCE}#fork)""",
    "do:\n  - a:\n      th<|>en: end\n": f"""\
**`then`**: flow directive or the name of a task of the same list

Where the workflow goes on after this task: the name of a task of the same list, or `continue`, `exit` or `end`. Left \
out, it goes on with the next task of the list.

Default: `continue`  \n\
Names a task

- `continue` - Go on with the next task of the list; after the last one, with what comes after the list.
- `exit` - Leave this list, and go on with what comes after it. In the `do` of the workflow this ends the workflow.
- `end` - End the workflow, wherever this stands.

[Specification]({REFERENCE}#flow-directive)""",
    "do:\n  - a:\n      call: http\n      with: {endpo<|>int: https://example.com}\n": f"""\
**`endpoint`**: expression in '${{ }}', URI with its scheme or address with authentication *(required)*

Where to send the request.

```yaml
endpoint: https://example.com/orders/{{id}}
```

[Specification]({REFERENCE}#endpoint)""",
    "do:\n  - a:\n      call: http\n      with: {method: po<|>st}\n": f"""\
**`post`**

Create, or have something done.

[Specification]({REFERENCE}#http-call)""",
    "do:\n  - a:\n      raise: {error: {type: https://serverlessworkflow.io/spec/1.0.0/errors/time<|>out, status: 1}}\n": f"""\
**`https://serverlessworkflow.io/spec/1.0.0/errors/timeout`**

It took too long. Default status 408.

[Specification]({REFERENCE}#standard-error-types)""",
    "do:\n  - pay<|>:\n      set: {}\n      then: pay\n": f"""\
**`pay`**: task, set

Makes data. What is set is the output of the task, and the input of the next.

*named in 1 place*

[Specification]({REFERENCE}#set)""",
}


@pytest.mark.parametrize("marked", GOLDEN)
def test_golden(marked: str) -> None:
    assert said(marked)[0] == GOLDEN[marked]


def test_the_range_is_the_word() -> None:
    assert said("do:\n  - a:\n      <|>wait: PT1S\n")[1] == "wait"
    assert said("do:\n  - a:\n      wait: PT1S<|>\n")[1] == "PT1S"
    assert (
        said('"do": [{"a": {"wa<|>it": "PT1S"}}]}', head='{"document": {"dsl": "1.0.3"},', path="a.json")[1] == '"wait"'
    )


def test_durations_and_what_the_version_lacks_are_put_into_words() -> None:
    assert "1 hour" in said("do:\n  - a:\n      wait: PT1H3<|>0M\n")[0]
    old = said("do:\n  - a:\n      call: mc<|>p\n", head=HEAD.replace("1.0.3", "1.0.0"))[0]
    assert "needs 1.0.2" in old
    assert "Since version" in said("schedule: {on: {one: {with: {}}}, re<|>ad: data}\n")[0]


@pytest.mark.parametrize(
    "marked",
    ["# com<|>ment\n", "do:\n  - a:\n      set: {mine<|>: 1}\n", "do:\n  - a:\n      nonsense<|>: 1\n", "\n\n<|>"],
)
def test_nothing_is_said_about_what_means_nothing(marked: str) -> None:
    assert said(marked) == ("", "")


@pytest.mark.parametrize("text", ["do:\n  - a: {wa<|>it: ", "do:\n  - a:\n      wa<|>it: 'PT", "do: [{a: {wa<|>it"])
def test_broken_texts(text: str) -> None:
    assert "pause" in said(text)[0] or "wait" in said(text)[0]


# -- everything the language has


def known_keys() -> Iterator[tuple[Document, Unit, Cursor]]:
    """Every key of every seed that the schema names."""
    for document in seeds().values():
        opened = Document.open(json.dumps(document, indent=1), path="seed.json")
        for unit in opened.units:
            stack = [unit.root]
            while stack:
                cursor = stack.pop()
                if cursor.is_scalar:
                    continue
                for child in cursor.children():
                    stack.append(child)
                    if any(child.key in form.properties for form in unit.forms(child.path[:-1])):
                        yield opened, unit, child


def test_every_property_has_a_hover_with_a_link() -> None:
    found: set[Any] = set()
    for document, _, cursor in known_keys():
        said_ = hover(document, cursor.key_span[0] + 1)
        assert said_ is not None, cursor.path
        name = f"**`{cursor.key}`**: "
        assert said_.text.startswith(name), said_.text
        assert len(said_.text.split("\n\n")) >= 3 or cursor.key in _OF_OTHERS, said_.text
        assert "[Specification](" in said_.text or cursor.key in _OF_OTHERS, said_.text
        found.add(cursor.key)
    assert len(found) > 150


_OF_OTHERS = {"Accept", "Authorization", "Content-Type", "User-Agent", "Idempotency-Key"}  # HTTP's, not the language's


def test_every_enumerated_value_has_a_hover() -> None:
    count = 0
    for document, unit, cursor in known_keys():
        if not cursor.is_scalar or not isinstance(cursor.value, str):
            continue
        for form in unit.forms(cursor.path):
            for one in form.values:
                if one.value == cursor.value and form.rules.values is not None:
                    found = hover(document, cursor.start + 1)
                    assert found is not None
                    assert found.text.startswith(f"**`{one.value}`**\n\n"), found.text
                    count += 1
    assert count > 40


@pytest.mark.parametrize("version", VERSIONS)
def test_every_value_of_every_list_is_described(version: str) -> None:
    view = load("1").view(version)
    undescribed = []
    seen: set[int] = set()
    stack = [view.compile([schema]) for schema in load("1").definitions.values()]
    while stack:
        shape = stack.pop()
        marks = {id(part) for part in shape.parts}
        if marks <= seen:
            continue
        seen |= marks
        if shape.rules.values is not None and shape.types == frozenset({"string"}):
            undescribed += [one.value for one in shape.values if not one.description and not shape.description]
        stack += [known.shape for known in shape.properties.values() if not known.forbidden]
        stack += [inner for inner in (shape.items, shape.additional, *shape.alternatives) if inner is not None]
    assert undescribed == []
    assert len(seen) > 100
