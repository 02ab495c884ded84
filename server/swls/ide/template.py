"""Texts with tab stops, as the schema and the snippet files write them: LSP snippet syntax in YAML block style.

One template serves block YAML at any indentation, flow YAML and JSON, with tab stops or as plain text.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from swls.patterns import regex
from swls.syntax import Mapping, Scalar, Sequence, read
from swls.syntax.scalars import resolve_plain

if TYPE_CHECKING:
    from swls.syntax import Node

_STOP = regex(
    r"\\(?P<escaped>[$}\\])|\$(?P<bare>\d+)|\$\{(?P<number>\d+)(?::(?P<default>(?:\\.|[^}\\])*)|\|(?P<choices>(?:\\.|[^|\\])*)\|)?\}"
)
# Stands for a tab stop while the text around it is read as YAML; neither character means anything to YAML.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = regex(f"{_OPEN}(\\d+){_CLOSE}")
_PLAIN = regex(f"[A-Za-z0-9_./{_OPEN}{_CLOSE}][\\w./+*{_OPEN}{_CLOSE}-]*")
_SHORT = 60


class Stop(NamedTuple):
    """A tab stop: its number, what it holds at first, what it may hold."""

    number: int
    default: str
    choices: tuple[str, ...]


class Template:
    """A snippet body. `keys` are the keys at its top, where it is a mapping."""

    def __init__(self, source: str) -> None:
        self._stops: list[Stop] = []
        self._text = _STOP.sub(self._marked, source.rstrip("\n"))
        tree = read(self._text, "yaml")
        root = tree.roots[0] if tree.roots else None
        self._node: Node | None = root.node if root is not None else None
        # It cannot stand on the line of its key.
        self.block = isinstance(self._node, Mapping | Sequence) and not self._node.flow
        # Nothing but the place of a body that the author writes.
        self.open = source.endswith("\n") and self._bare(self._node)

    def _bare(self, node: Node | None) -> bool:
        whole = _MARK.fullmatch(node.text) if isinstance(node, Scalar) else None
        return whole is not None and self._stops[int(whole[1])][1:] == ("", ())

    def _marked(self, match: re.Match[str]) -> str:
        if match["escaped"] is not None:
            return match["escaped"]
        choices = tuple(_unescaped(one) for one in re.split(r"(?<!\\),", match["choices"])) if match["choices"] else ()
        default = _unescaped(match["default"]) if match["default"] else (choices[0] if choices else "")
        self._stops.append(Stop(int(match["bare"] or match["number"]), default, choices))
        return f"{_OPEN}{len(self._stops) - 1}{_CLOSE}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys at the top, where the body is a mapping."""
        return tuple(_MARK.sub(self._default, entry.name) for entry in getattr(self._node, "entries", ()))

    @property
    def first_line(self) -> str:
        """The first line with the defaults, for a label."""
        return _MARK.sub(self._default, self._text.partition("\n")[0])

    @property
    def is_list(self) -> bool:
        """Whether the body is a list, written with dashes."""
        return isinstance(self._node, Sequence)

    def yaml(self, indent: str, *, snippet: bool) -> str:
        """In block style; each line but the first begins with `indent`."""
        text = self._text.replace("\n", f"\n{indent}")
        return self._filled(text, snippet=snippet, quoted=False)

    def flow(self, *, json_style: bool, indent: str | None, snippet: bool, inner: bool = False) -> str:
        """In flow style or as JSON. With an `indent`, that of the line where it begins, over several lines if it is long.

        `inner`: without the outer braces or brackets.
        """
        written = _Flow(json_style=json_style, stops=self._stops).node(self._node, indent)
        if inner and written[:1] in ("{", "["):
            written = written[1:-1].strip()
        return self._filled(written, snippet=snippet, quoted=json_style)

    def _default(self, match: re.Match[str]) -> str:
        return self._stops[int(match[1])].default

    def _filled(self, text: str, *, snippet: bool, quoted: bool) -> str:
        if not snippet:
            return _MARK.sub(lambda match: _inside(self._default(match), quoted=quoted), text)
        parts = []
        at = 0
        for match in _MARK.finditer(text):
            parts.append(escaped(text[at : match.start()]))
            parts.append(_written(self._stops[int(match[1])], quoted=quoted))
            at = match.end()
        parts.append(escaped(text[at:]))
        return "".join(parts)


@lru_cache(maxsize=1024)
def template(source: str) -> Template:
    """The template of a source; each is read once."""
    return Template(source)


def escaped(text: str) -> str:
    """Text as it stands in a snippet, outside of its tab stops."""
    return text.replace("\\", "\\\\").replace("$", "\\$")


def _nested(text: str) -> str:
    """Text as it stands in the default of a tab stop."""
    return escaped(text).replace("}", "\\}")


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _inside(text: str, *, quoted: bool) -> str:
    """A default as it stands between the quotes of JSON."""
    return json.dumps(text, ensure_ascii=False)[1:-1] if quoted else text


def _written(stop: Stop, *, quoted: bool) -> str:
    if stop.choices:
        listed = ",".join(re.sub(r"([\\$},|])", r"\\\1", _inside(one, quoted=quoted)) for one in stop.choices)
        return f"${{{stop.number}|{listed}|}}"
    default = _inside(stop.default, quoted=quoted)
    return f"${{{stop.number}:{_nested(default)}}}" if default else f"${stop.number}"


class _Flow:
    """Writes a tree with marks in flow style."""

    def __init__(self, *, json_style: bool, stops: list[Stop]) -> None:
        self.json = json_style
        self.stops = stops

    def node(self, node: Node | None, indent: str | None) -> str:
        if isinstance(node, Mapping):
            inner = None if indent is None else indent + "  "
            parts = [f"{self.text(entry.name)}: {self.node(entry.value, inner)}" for entry in node.entries]
            return self.wrapped("{", parts, "}", indent)
        if isinstance(node, Sequence):
            inner = None if indent is None else indent + "  "
            return self.wrapped("[", [self.item(item.value, inner) for item in node.items], "]", indent)
        if not isinstance(node, Scalar):
            return "null"
        return self.scalar(node)

    def item(self, node: Node | None, indent: str | None) -> str:
        if (
            isinstance(node, Scalar)
            and (whole := _MARK.fullmatch(node.text))
            and not any(self.stops[int(whole[1])][1:])
        ):
            return node.text  # whatever the items are
        return self.node(node, indent)

    def scalar(self, node: Scalar) -> str:
        if node.style != "plain":
            return self.text(str(node.value), quoted=True)
        whole = _MARK.fullmatch(node.text)
        if whole is not None:
            stop = self.stops[int(whole[1])]
            if not stop.default and not stop.choices:
                return f"{{{node.text}}}"  # the place of a body that the author writes
            if not isinstance(resolve_plain(stop.default), str):
                return node.text
        elif not isinstance(node.value, str):
            return json.dumps(node.value)
        return self.text(node.text)

    def bare(self, number: str) -> bool:
        """Whether whatever a tab stop holds can stand between brackets without quotes."""
        stop = self.stops[int(number)]
        return all(_PLAIN.fullmatch(one) for one in (stop.default, *stop.choices) if one)

    def wrapped(self, opening: str, parts: list[str], closing: str, indent: str | None) -> str:
        line = f"{opening}{', '.join(parts)}{closing}"
        if indent is None or not parts or (len(line) + len(indent) <= _SHORT and "\n" not in line):
            return line
        inner = indent + "  "
        return f"{opening}\n{inner}" + f",\n{inner}".join(parts) + f"\n{indent}{closing}"

    def text(self, text: str, *, quoted: bool = False) -> str:
        if self.json:
            return json.dumps(text, ensure_ascii=False)
        if not quoted and _PLAIN.fullmatch(text) and all(map(self.bare, _MARK.findall(text))):
            return text
        return "'" + text.replace("'", "''") + "'"
