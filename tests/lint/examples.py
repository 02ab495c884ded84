"""The examples on the pages of rules, as documents in YAML and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML, YAMLError

from swls.cli.judge import not_utf_8
from swls.lint import Settings, lint
from swls.lint.pages import page_of
from swls.lint.registry import RULES
from swls.lint.settings import MAX_PROBLEMS
from swls.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint import Diagnostic
    from swls.lint.pages import Example
    from swls.lint.rule import Rule

_HEADS = {
    "1": "document: {{dsl: '{version}', namespace: examples, name: example, version: 1.0.0}}\n",
    "0": "id: example\nspecVersion: '{version}'\n",
}
_NEWEST = {"1": "1.0.3", "0": "0.8"}
_MARKED = re.compile(r"^(?:document|specVersion|extension[iI]d|apiVersion)\b|^---", re.MULTILINE)
_BODY = re.compile(r"^\"?(?:do|states)\b", re.MULTILINE)
_STATES = re.compile(r"^\"?states\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a rule in one format; `good`: the rule must be silent on it."""

    rule: Rule
    number: int
    good: bool
    path: str
    text: str
    profile: str | None
    options: dict[str, str]

    @property
    def name(self) -> str:
        """What pytest calls it."""
        return f"{self.rule.code}-{'good' if self.good else 'bad'}{self.number}-{self.path.rpartition('.')[2]}"

    def document(self) -> Document:
        """The example as a document that somebody asked for."""
        version = self.options.get("dsl-version")
        return Document.open(self.text, path=self.path, profile=self.profile, dsl_version=version, certain=True)

    def findings(self) -> list[Diagnostic]:
        """What is said about it by the rules that run by default, and by its own."""
        encoding = self.options.get("encoding")
        if encoding is None:
            return lint(self.document(), self.settings)
        data = self.text.encode(encoding)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            return not_utf_8(error, data, self.settings, self.path).diagnostics
        return []

    @property
    def settings(self) -> Settings:
        """Those that run by default, the rule's own, and what the example asks for."""
        most = int(self.options.get("max-problems", MAX_PROBLEMS))
        return Settings(extend_select=(self.rule.code,), profile=self.profile, max_problems=most)


def cases() -> Iterator[Case]:
    """Every example of every rule, as it stands and in the other format where it can be printed in that."""
    for listed in RULES.values():
        page = page_of(listed)
        for good, examples in ((False, page.bad), (True, page.good)):
            for number, example in enumerate(examples):
                yield from _cases(listed.rule, number, example, good=good)


def _cases(rule: Rule, number: int, example: Example, *, good: bool) -> Iterator[Case]:
    options = example.options
    text = _headed(rule, example)
    path = options.get("file", f"flow.{example.language}")
    profile = options.get("profile", rule.profiles[0] if rule.profiles else None)
    yield Case(rule, number, good, path, text, profile, options)
    if example.language == "yaml" and "yaml-only" not in options and (value := _value(text)) is not None:
        other = path.rpartition(".")[0] + ".json"
        yield Case(rule, number, good, other, json.dumps(value, indent=2, ensure_ascii=False), profile, options)


def _headed(rule: Rule, example: Example) -> str:
    """The text below the head of a workflow where it begins with `do` or `states`, or a key beside them, and has none."""
    text, asked = example.text, example.options.get("dsl")
    if example.language == "json" or _MARKED.search(text) or not _BODY.search(text):
        return text
    generation = "0" if _STATES.search(text) or rule.generations == ("0",) else "1"
    return _HEADS[generation].format(version=asked or _NEWEST[generation]) + text


def _value(text: str) -> Any:
    """The value of a YAML text, None where it is broken, holds what JSON cannot, or several documents."""
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.allow_duplicate_keys = False
    try:
        value = list(reader.load_all(text))
        return json.loads(json.dumps(value[0], allow_nan=False)) if len(value) == 1 else None
    except (YAMLError, TypeError, ValueError):
        return None
