"""Puts a proposal into the text: quotes, colons, commas, dashes and indentation as the place needs them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from swls.ide.item import Item, Proposal
from swls.ide.template import escaped, template
from swls.ide.words import bare
from swls.patterns import regex
from swls.syntax.scalars import resolve_plain

if TYPE_CHECKING:
    from swls.syntax import Tree
    from swls.syntax.location import Location

_PLAIN = regex(r"[\w./][\w./+*$@()-]*(?: [\w./+*$@()-]+)*")
_STEP = "  "
_TIGHT = {"value": ":", "item": "-"}  # a blank is needed between this and what follows
_LINES_BELOW = regex(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*(?P<margin> *)(?=[^\s#])(?P<first>(?:-(?=\s|\Z))?)")


def missing_indentation(text: str, offset: int) -> str:
    """What an empty line lacks to stand at the column of the next line; empty where that is no deeper."""
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    margin = text[begin:offset]
    below = _LINES_BELOW.match(text, offset)
    if margin.strip(" ") or below is None or below.start("margin") == offset:
        return ""
    return " " * (len(below["margin"]) - len(margin))


def moved(item: Item, offset: int, missing: str) -> Item:
    """An item for a text with missing indentation at `offset`, for the text without it."""
    size = len(missing)
    also = [(at - size, to - size, text) if at > offset else (at, to, text) for at, to, text in item.also]
    start, end = item.replace
    return item._replace(text=missing + item.text, replace=(start - size, end - size), also=tuple(also))


def _indented_below(text: str, start: int, indent: int) -> bool:
    """Whether the next line that says something, after the line that ends at `start`, belongs to a key at `indent`."""
    below = _LINES_BELOW.match(text, start)
    if below is None or below.start("margin") == start:
        return False
    return len(below["margin"]) + len(below["first"]) > indent


class Layout:
    """How things are written at one place. `snippets`: the client understands tab stops."""

    def __init__(self, tree: Tree, location: Location, *, snippets: bool) -> None:
        self.tree = tree
        self.at = location
        self.snippets = snippets
        self.json = tree.format == "json"
        text = tree.text
        line = tree.lines.position(location.replace[0])[0]
        begin = tree.lines.line_start(line)
        self.before = text[begin : location.replace[0]]
        self.margin = self.before[: len(self.before) - len(self.before.lstrip(" \t"))]
        # What is indented deeper in the lines below becomes the value of a key that is written here. In JSON it cannot: it is
        # what is left of such a value.
        column = len(self.margin) if self.json else location.indent
        deeper = (location.place == "value") if self.json else not location.flow
        self.above = deeper and _indented_below(text, tree.lines.line_end(line), column)
        # A JSON container that was opened on this line is continued on it.
        self.spread = self.json and not (set(self.before) & set("{["))

    def item(self, proposal: Proposal, number: int) -> Item | None:
        """The proposal at this place; None where it cannot be written here."""
        text = self.text(proposal)
        if text is None:
            return None
        location = self.at
        if location.comma_after:
            text += ","
        also: tuple[tuple[int, int, str], ...] = ()
        if location.comma_before == location.replace[0]:
            text = f", {text}"  # two edits of one place would have no order
        elif location.comma_before is not None:
            also = ((location.comma_before, location.comma_before, ","),)
        elif location.place == "key" and not location.flow and self.margin == self.before:
            also = self._lined_up()
        stops = self.snippets and re.search(r"(?<!\\)\$[\d{]", text) is not None
        if self.snippets and not stops:
            text = re.sub(r"\\([$}\\])", r"\1", text)
        words = proposal.filter or proposal.label
        if isinstance(proposal.scalar, str) and proposal.scalar.startswith(location.prefix or " "):
            words = proposal.scalar  # the author writes it in full, not by its label
        return Item(
            label=proposal.label,
            kind=proposal.kind,
            text=text,
            replace=location.replace,
            snippet=stops,
            detail=bare(proposal.detail),
            doc=proposal.doc,
            sort=f"{proposal.rank}{number:03}",
            filter=location.quote + words,
            deprecated=proposal.deprecated,
            preselect=proposal.preselect,
            also=also,
            again=bool(proposal.key) and not proposal.source and not location.colon,
        )

    def _lined_up(self) -> tuple[tuple[int, int, str], ...]:
        """What puts a key that stands alone at a wrong column at the one of its neighbours."""
        if not self.margin or self.at.indent == len(self.margin):
            return ()
        return ((self.at.replace[0] - len(self.margin), self.at.replace[0], " " * self.at.indent),)

    def text(self, proposal: Proposal) -> str | None:
        """What is written; with `snippets`, as a snippet."""
        if self.at.place == "key":
            return self._as_key(proposal)
        lead = ""
        if self.at.place == "item" and not self.at.flow and not self.at.dash:
            lead = "- "
        if not self.at.flow and self.before.endswith(_TIGHT[self.at.place]):
            lead = " "
        written = self._as_value(proposal)
        return None if written is None else lead + written

    # -- keys

    def _as_key(self, proposal: Proposal) -> str | None:
        if self.above and not self.at.colon and self.at.replace == (self.at.offset, self.at.offset):
            return None  # it would take what follows from the key above
        name = proposal.key or (proposal.label if proposal.kind == "property" else "")
        if self.at.colon or self.above:
            # The value is written already, or stands below.
            return self._escaped(self._key(name)) + ("" if self.at.colon else ":") if name else None
        if proposal.key:
            return self._escaped(self._key(name)) + self._value_behind(proposal.source)
        if not proposal.body:
            return None
        if self.at.flow:
            indent = self.margin if self.spread else None
            inner = self._flow(proposal.body, indent, inner=True)
            return inner if indent is None or "\n" not in inner else _dedented(inner)
        if not self.snippets and "\n" in proposal.body.rstrip("\n"):
            return f"{self._key(name)}:" if name else None
        return template(proposal.body).yaml(" " * self.at.indent, snippet=self.snippets)

    def _value_behind(self, source: str) -> str:
        """Colon and value behind a key."""
        if not source:
            return f': "{self._stop()}"' if self.json else ": "
        made = template(source)
        if self.at.flow:
            return ": " + self._flow(source, self.margin if self.spread else None)
        nested = made.block or made.open
        if not self.snippets and (nested or "\n" in source.rstrip("\n")):
            return ":" if nested else ": "  # only single lines, see `_body`
        if not nested:
            return ": " + made.yaml(" " * self.at.indent, snippet=self.snippets)
        inner = " " * self.at.indent + _STEP
        return f":\n{inner}" + made.yaml(inner, snippet=True)

    def _key(self, name: str) -> str:
        if self.json or self.at.quote == '"':
            return json.dumps(name, ensure_ascii=False)
        if self.at.quote == "'" or not _PLAIN.fullmatch(name) or not isinstance(resolve_plain(name), str):
            return "'" + name.replace("'", "''") + "'"
        return name

    # -- values

    def _as_value(self, proposal: Proposal) -> str | None:
        if proposal.key:
            return self._first_key(proposal)
        if proposal.body:
            return self._body(proposal.body)
        if proposal.raw:
            return self._raw(str(proposal.scalar))
        return self._escaped(self._scalar(proposal.scalar))

    def _first_key(self, proposal: Proposal) -> str | None:
        """A key where a value may begin a mapping: as an item of a list."""
        if self.at.quote and not self.json:
            return None
        written = self._escaped(self._key(proposal.key)) + self._value_behind(proposal.source)
        return f"{{{written}}}" if self.at.flow else written

    def _body(self, source: str) -> str | None:
        made = template(source)
        if self.at.quote:
            return None
        if self.at.flow:
            nested = self.above and made.block
            return None if nested else self._flow(source, self.margin if self.spread else None)
        if not self.snippets and "\n" in source.rstrip("\n"):
            # Editors without snippets put in single lines only: the first one, where the rest is the author's.
            first, _, rest = made.yaml("", snippet=False).partition("\n")
            return first if not rest.strip() else None
        if self.at.place == "item":
            if made.is_list:
                # The first dash is written already, or put before by `text`.
                column = " " * (self.at.indent - 2 if self.at.dash else self.at.indent)
                return made.yaml(column, snippet=self.snippets).removeprefix("- ")
            column = " " * (self.at.indent if self.at.dash else self.at.indent + 2)
            return made.yaml(column, snippet=self.snippets)
        if self.above:
            return None
        if made.block and not self.snippets:
            return self._flow(source, None)
        if not made.block:
            return made.yaml(" " * self.at.indent, snippet=self.snippets)
        inner = " " * self.at.indent + _STEP
        return f"\n{inner}" + made.yaml(inner, snippet=self.snippets)

    def _raw(self, source: str) -> str:
        """A scalar with tab stops, in quotes where it needs them."""
        made = template(source)
        plain = made.yaml("", snippet=self.snippets)
        if self.json:
            return made.flow(json_style=True, indent=None, snippet=self.snippets)
        if self.at.quote:
            inner = plain.strip("'\"")
            return f"{self.at.quote}{inner}{self.at.quote}"
        return made.flow(json_style=False, indent=None, snippet=self.snippets) if self.at.flow else plain

    def _scalar(self, value: object) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        if self.json or self.at.quote == '"' or not value.isprintable():
            return json.dumps(value, ensure_ascii=False)
        plain = _PLAIN.fullmatch(value) and isinstance(resolve_plain(value), str)
        if self.at.quote == "'" or not plain:
            if not self.at.quote and _safe(value, flow=self.at.flow):
                return value
            return "'" + value.replace("'", "''") + "'"
        return value

    # -- both

    def _flow(self, source: str, indent: str | None, *, inner: bool = False) -> str:
        made = template(source)
        return made.flow(json_style=self.json, indent=indent, snippet=self.snippets, inner=inner)

    def _escaped(self, text: str) -> str:
        return escaped(text) if self.snippets else text

    def _stop(self) -> str:
        return "$1" if self.snippets else ""


def _dedented(text: str) -> str:
    """The inner lines of a JSON object one step to the left: its braces are there already."""
    return text.replace("\n" + _STEP, "\n")


def _safe(text: str, *, flow: bool) -> bool:
    """Whether a text that is not made of plain words reads the same without quotes: addresses, paths, media types."""
    if not isinstance(resolve_plain(text), str) or text != text.strip() or not text:
        return False
    if text[0] in "-?:,[]{}#&*!|>'\"%@`" or ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (flow and set(text) & set(",[]{}"))
