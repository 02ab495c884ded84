"""Values as text: block YAML, flow YAML and JSON, in the manner of the text they go into.

A printed value begins where its first character stands and does not indent it; its further lines are indented. Lines end with
`\\n` here; `Layout.lines` turns them into those of the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping as Table
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from swls.patterns import regex
from swls.syntax.meaning import unprintable
from swls.syntax.nodes import Mapping, Node, Scalar, Sequence
from swls.syntax.scalars import resolve_plain

if TYPE_CHECKING:
    from swls.syntax.tree import Format, Tree

Quote = Literal["", "'", '"']

# What other readers of YAML take for something else than text.
_OLD_WORDS = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null", "=", "<<"})
_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`")
_UNSAFE = regex(r":(?:\s|\Z)|\s#|\A(?:---|\.\.\.)|\A[-?:](?:\s|\Z)")
_UNSAFE_IN_FLOW = regex(r"[\[\]{},]|:(?:[\s,\[\]{}]|\Z)|\A[-:][,\[\]{}]|\A\?")
_SEXAGESIMAL = regex(r"[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?")
_INDENTED_LINE = regex(r"^([ \t]+)\S", re.MULTILINE)


class Layout(NamedTuple):
    """How a text is written: `step` is one level of indentation, `dash` how far a list stands behind its key."""

    format: Format = "yaml"
    step: str = "  "
    dash: int = 2
    newline: str = "\n"

    def lines(self, text: str) -> str:
        """Printed text with the line ends of this layout."""
        return text if self.newline == "\n" else text.replace("\n", self.newline)


DEFAULT = Layout()


class Fragment(NamedTuple):
    """A piece of a text that is put somewhere else as it is, comments included.

    Its further lines are indented as they are for a container in the column `base`. `below` says that it stands on lines
    of its own, below its key. `value` is what it means, for places where it cannot stand as it is.
    """

    text: str
    base: int
    below: bool
    sequence: bool
    value: Any
    format: Format

    def moved(self, base: int) -> str:
        """The text for a container in another column."""
        lines = self.text.replace("\r\n", "\n").split("\n")
        shift = base - self.base
        if shift == 0 or len(lines) == 1:
            return "\n".join(lines)
        return "\n".join([lines[0], *(_shifted(line, shift) for line in lines[1:])])


def layout_of(tree: Tree) -> Layout:
    """How a text is written, from the first places that show it."""
    newline = "\r\n" if "\r\n" in tree.text[:4000] else "\n"
    if tree.format == "json":
        match = _INDENTED_LINE.search(tree.text)
        return Layout("json", match[1] if match else "  ", 0, newline)
    step, dash = 0, -1
    stack: list[tuple[Node, int]] = [(root.node, 0) for root in reversed(tree.roots) if root.node is not None]
    seen = 0
    while stack and (step == 0 or dash < 0) and seen < 2000:
        node, _ = stack.pop()
        seen += 1
        if isinstance(node, Mapping) and not node.flow:
            for entry in node.entries:
                value = entry.value
                if isinstance(value, Mapping) and not value.flow and value.column > node.column:
                    step = step or value.column - node.column
                elif isinstance(value, Sequence) and not value.flow and value.column >= node.column and dash < 0:
                    dash = value.column - node.column
            stack.extend((entry.value, 0) for entry in reversed(node.entries) if entry.value is not None)
        elif isinstance(node, Sequence) and not node.flow:
            stack.extend((item.value, 0) for item in reversed(node.items) if item.value is not None)
    step = step or 2
    return Layout("yaml", " " * step, step if dash < 0 else dash, newline)


def to_json(value: Any, indent: str = "", *, step: str = "  ", inline: bool = False) -> str:
    """A value as JSON; `indent` is that of the line it begins on, `inline` keeps it on that line."""
    value = _plain(value)
    if inline:
        return _json_inline(value)
    text = _dumped(value, step)
    return text.replace("\n", "\n" + indent)


def to_flow(value: Any) -> str:
    """A value as YAML between braces and brackets, on one line."""
    if isinstance(value, Fragment):
        value = value.value
    if isinstance(value, Table):
        inner = ", ".join(f"{scalar(key, flow=True, key=True)}: {to_flow(item)}" for key, item in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(to_flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def to_yaml(value: Any, indent: int = 0, *, layout: Layout = DEFAULT) -> str:
    """A value as block YAML; containers stand in the column `indent`, where the text is meant to begin."""
    if isinstance(value, Fragment):
        return to_yaml(value.value, indent, layout=layout) if value.format == "json" else value.moved(indent)
    if isinstance(value, Table) and value:
        pad = "\n" + " " * indent
        return pad.join(entry(key, item, indent, layout=layout) for key, item in value.items())
    if isinstance(value, list | tuple) and value:
        pad = "\n" + " " * indent
        return pad.join(item_text(item, indent, layout=layout) for item in value)
    return block_scalar(value, indent) if isinstance(value, str) and "\n" in value else to_flow(value)


def entry(key: Any, value: Any, indent: int, *, layout: Layout = DEFAULT) -> str:
    """`key: value` for a block mapping whose keys stand in the column `indent`."""
    return scalar(key, key=True) + ":" + behind_colon(value, indent, layout=layout)


def behind_colon(value: Any, indent: int, *, layout: Layout = DEFAULT) -> str:
    """What stands behind the colon of a key in the column `indent`: a blank or a line break, and the value."""
    if value is None:
        return " null"
    if isinstance(value, Fragment) and value.format == "json":
        value = value.value
    if isinstance(value, Fragment):
        if not value.below:
            return " " + value.moved(indent)
        column = indent + (layout.dash if value.sequence else len(layout.step))
        return "\n" + " " * column + value.moved(column)
    if isinstance(value, Table) and value:
        column = indent + len(layout.step)
        return "\n" + " " * column + to_yaml(value, column, layout=layout)
    if isinstance(value, list | tuple) and value:
        column = indent + layout.dash
        return "\n" + " " * column + to_yaml(value, column, layout=layout)
    return " " + (
        block_scalar(value, indent, layout) if isinstance(value, str) and "\n" in value else to_flow_top(value)
    )


def item_text(value: Any, indent: int, *, layout: Layout = DEFAULT) -> str:
    """`- value` for a block list whose dashes stand in the column `indent`."""
    if isinstance(value, Fragment) and value.format == "yaml" and not value.below:
        return "- " + value.moved(indent)
    if isinstance(value, str) and "\n" in value:
        return "- " + block_scalar(value, indent, layout)
    if isinstance(value, Fragment | Table | list | tuple):
        return "- " + to_yaml(value, indent + 2, layout=layout)
    return "- " + to_flow_top(value)


def to_flow_top(value: Any) -> str:
    """A scalar or an empty container where a block value stands."""
    return scalar(value) if not isinstance(value, Table | list | tuple) else to_flow(value)


def block_scalar(text: str, indent: int, layout: Layout = DEFAULT) -> str:
    """Text of several lines after `|`, or between quotes where that cannot say it; `indent` is the key's column."""
    lines = text.split("\n")
    tail = "" if not lines[-1] else "-"
    content = lines[:-1] if not lines[-1] else lines
    fits = all(line.isprintable() or not line for line in (one.replace("\t", " ") for one in content))
    if not content or not content[0].strip() or content[0][0] in " \t" or not content[-1].strip() or not fits:
        return _dumped(text)
    pad = " " * indent + layout.step
    return "|" + tail + "".join("\n" + (pad + line if line else "") for line in content)


def scalar(
    value: Any,
    *,
    format: Format = "yaml",
    flow: bool = False,
    key: bool = False,
    quote: Quote = "",
) -> str:
    """A scalar as written. `quote` are the quotes to keep where that is possible; quotes are added where needed."""
    if not isinstance(value, str):
        if format == "json" and key:
            return json.dumps(json.dumps(value))
        return json.dumps(value)
    if format == "json" or quote == '"':
        return _dumped(value)
    if quote == "'" and _single_fits(value):
        return "'" + value.replace("'", "''") + "'"
    if quote == "" and is_plain(value, flow=flow, key=key):
        return value
    if _single_fits(value) and ("'" not in value or '"' in value or "\\" in value):
        return "'" + value.replace("'", "''") + "'"
    return _dumped(value)


def is_plain(text: str, *, flow: bool = False, key: bool = False) -> bool:
    """Whether a text can be written without quotes and stays a text, for readers of YAML 1.1 too."""
    if not text or text != text.strip() or not text.isprintable() or text[0] in _INDICATORS:
        return False
    if _UNSAFE.search(text) or (flow and _UNSAFE_IN_FLOW.search(text)):
        return False
    if not isinstance(resolve_plain(text), str) or _SEXAGESIMAL.fullmatch(text):
        return False
    return text.lower() not in _OLD_WORDS or (key and text.lower() in {"on", "off", "y", "n"})


def quote_of(written: str) -> Quote:
    """The quotes a scalar is written in."""
    return "'" if written[:1] == "'" else '"' if written[:1] == '"' else ""


def _single_fits(text: str) -> bool:
    return text.isprintable()


def _json_inline(value: Any) -> str:
    if isinstance(value, dict) and value:
        return (
            "{ "
            + ", ".join(f"{scalar(key, format='json', key=True)}: {_json_inline(v)}" for key, v in value.items())
            + " }"
        )
    if isinstance(value, list) and value:
        return "[" + ", ".join(_json_inline(item) for item in value) + "]"
    return _dumped(value)


def _dumped(value: Any, step: str | None = None) -> str:
    """A value as JSON, which YAML reads as well: characters that nobody can see are written as escapes."""
    return unprintable().sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False, indent=step)
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Fragment):
        return _plain(value.value)
    if isinstance(value, Table):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift > 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(blanks, -shift) :]


def as_plain(node: Node | None) -> Any:
    """What a node means as plain values; None for an alias, which only its tree can resolve."""
    if isinstance(node, Mapping):
        return {entry.name: as_plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [as_plain(item.value) for item in node.items]
    return node.value if isinstance(node, Scalar) else None
