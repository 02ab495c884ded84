"""A workflow of an orchestrator behind a developer portal, written from the empty file by somebody who knows what it is to do
and has never read the language's reference: everything but names and values of their own comes from completion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from swls.ide.completion import complete
from swls.lint import Settings, Severity, lint
from swls.model import Document
from swls.model.folder import Shelf
from swls.model.uris import uri_of

if TYPE_CHECKING:
    from pathlib import Path

    from swls.ide.item import Item

SPEC = """\
openapi: 3.0.3
info: {title: Repositories, version: 1.0.0}
paths:
  /repositories/{name}:
    parameters: [{name: name, in: path, required: true, schema: {type: string}}]
    get:
      operationId: findRepository
      summary: Looks for a repository
      responses: {'200': {description: Found}}
  /repositories:
    post:
      operationId: create-repository
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {name: {type: string}, template: {type: string}}}
      responses: {'201': {description: Created}}
"""
_STOP = re.compile(r"(?<!\\)\$(?:(\d+)|\{(\d+)(?::((?:\\.|[^}\\])*)|\|((?:\\.|[^|\\])*)\|)?\})")


class Author:
    """Somebody at an editor. `typed` counts the characters that come from the keyboard, beside the keys that accept items."""

    def __init__(self, root: Path, name: str, profile: str) -> None:
        self.workspace = Shelf([root]).workspace()
        self.uri = uri_of(root / name)
        self.name = name
        self.profile = profile
        self.text = ""
        self.at = 0
        self.typed = 0

    def types(self, text: str) -> None:
        """Type at the cursor."""
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)
        self.typed += len(text)

    def offered(self) -> dict[str, str]:
        """The labels of what is offered now, with what each says."""
        return {item.label: item.detail for item in self._items()}

    def takes(self, label: str, *values: str) -> None:
        """Accept an item; at its tab stops, one after the other, type a value (empty: keep what stands there)."""
        items = {item.label: item for item in self._items()}
        assert label in items, f"{label!r} is not offered, only {sorted(items)} at\n{self.text[: self.at]}<|>"
        item = items[label]
        start, end = item.replace
        given = dict(enumerate(values, start=1))
        self.typed += sum(map(len, values))
        last = [0]

        def stop(match: re.Match[str]) -> str:
            number = int(match[1] or match[2])
            last[0] = max(last[0], number)
            default = match[3] or (match[4] or "").split(",")[0]
            return given.get(number) or re.sub(r"\\(.)", r"\1", default)

        new = re.sub(r"\\([$}\\])", r"\1", _STOP.sub(stop, item.text)) if item.snippet else item.text
        assert len(values) <= last[0], f"{label!r} asks for {last[0]} values"
        for at, to, words in sorted([(start, end, new), *item.also], reverse=True):
            self.text = self.text[:at] + words + self.text[to:]
        self.at = start + len(new) + sum(len(words) for at, _, words in item.also if at < start)

    def line(self, indent: int) -> None:
        """A new line below, indented as an editor would, or by a few taps."""
        self.text = self.text[: self.at].rstrip() + "\n" + " " * indent + self.text[self.at :]
        self.at = len(self.text[: self.at].rstrip()) + 1 + indent

    def goes_behind(self, words: str) -> None:
        """Click behind some words."""
        self.at = self.text.rindex(words) + len(words)

    def erases(self, words: str) -> None:
        """Take words away, with the line they stand on; the cursor stays behind what comes before."""
        at = self.text.rindex(words)
        self.text = self.text[:at].rstrip() + self.text[at + len(words) :]
        self.at = len(self.text[:at].rstrip())

    def ends(self) -> None:
        """Go to the end of the text."""
        self.at = len(self.text)

    def _items(self) -> list[Item]:
        document = Document.open(self.text, path=self.name, profile=self.profile)
        return complete(document, self.at, workspace=self.workspace, uri=self.uri)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "repositories.yaml").write_text(SPEC)
    return Author(tmp_path, "create.sw.yaml", "sonataflow")


def test_from_the_empty_file(author: Author) -> None:
    begins(author)
    calls(author)
    decides(author)
    document = Document.open(author.text, path=author.name, profile=author.profile)
    found = lint(document, Settings(profile=author.profile), workspace=lambda: author.workspace, uri=author.uri)
    assert [one.message for one in found if one.severity <= Severity.WARNING] == []
    assert author.text.count("    end: true") == 2
    assert "            template: ${ .template }\n" in author.text
    # Names, values and conditions of the author's own, and a few dashes: a fifth of what stands there.
    assert author.typed < len(author.text) / 5


def begins(author: Author) -> None:
    """What the workflow is called, what it calls, what may go wrong."""
    assert author.offered()["Smallest workflow (0.x)"] == "A whole workflow with one state"
    author.takes("Smallest workflow (0.x)", "create-repository", "Create a repository", "", "Prepare")
    author.goes_behind("start: Prepare")
    author.line(0)
    author.takes("functions")
    author.line(2)
    author.takes("specs/repositories.yaml#findRepository")
    author.line(2)
    author.takes("specs/repositories.yaml#create-repository")
    author.line(0)
    author.takes("errors")
    author.takes("list of errors", "unavailable", "503")


def calls(author: Author) -> None:
    """The first state goes on to one that calls a service and says what happens when that fails."""
    author.erases("    end: true")
    author.line(4)
    author.takes("transition")
    author.types("LookForOne")
    author.line(2)
    author.takes("name")
    author.types("LookForOne")
    author.line(4)
    author.takes("type")
    author.takes("operation")
    author.line(4)
    author.takes("actions")
    author.goes_behind("refName: ")
    assert author.offered()["findRepository"] == "function, operation specs/repositories.yaml#findRepository"
    author.takes("findRepository")
    author.goes_behind("refName: findRepository")
    author.line(10)
    author.takes("arguments")
    author.ends()
    author.line(4)
    author.takes("onErrors")
    author.goes_behind("errorRef: ")
    author.takes("unavailable")
    author.goes_behind("transition: ")
    author.takes("Prepare")
    author.ends()
    author.line(4)
    author.takes("transition")
    author.types("IsFree")


def decides(author: Author) -> None:
    """A switch, and the states it leads to."""
    author.line(2)
    author.takes("Switch state over data", "IsFree", "taken", ".total > 0", "Refuse", "Create")
    author.line(2)
    author.takes("Inject state", "Refuse", "answer", "the name is taken")
    author.erases("    transition: State")
    author.line(4)
    author.takes("end")
    author.takes("true")
    author.line(2)
    author.takes("name")
    author.types("Create")
    author.line(4)
    author.takes("type")
    author.takes("operation")
    author.line(4)
    author.types("actions:")
    author.line(6)
    author.types("- ")
    author.takes("functionRef")
    author.line(10)
    author.takes("createRepository(name, template)")
    author.line(4)
    author.takes("end")
    author.takes("true")
