"""Tags and anchors in front of a node (section 6.9)."""

from __future__ import annotations

import re

from swls.patterns import regex
from swls.syntax.nodes import Alias, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem, problem
from swls.syntax.scalars import resolve_tagged

ONE_PROPERTY = regex(r"!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*")
# All those of a node on one line of block style.
PROPERTIES = regex(r"(?:(?:!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*)(?:[ \t]+|(?=[\r\n])|\Z))+")
_URI = r"[\w#;/?:@&=+$.~*'()%-]"
_TAG = regex(rf"!<{_URI}[{_URI[1:-1]},!\[\]]*>|!(?:[\w-]*!)?{_URI}*", re.ASCII)
_CORE = "tag:yaml.org,2002:"
_KNOWN = frozenset({"str", "int", "float", "bool", "null", "map", "seq", "binary", "timestamp", "set", "omap", "pairs"})
_INTEGER = regex(r"[-+]?[0-9][0-9a-fA-FxXob_:]*")
_FLOAT = regex(r"[-+]?(?:[0-9.][0-9._:]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|nan))", re.IGNORECASE)
_TRUTH = frozenset({"true", "false", "yes", "no", "on", "off"})


class Properties:
    """Tag and anchor in front of a node, and where they begin."""

    __slots__ = ("anchor", "start", "tag", "tag_at")

    def __init__(self, start: int) -> None:
        self.start = start
        self.tag: str | None = None
        self.anchor: str | None = None
        self.tag_at = 0


def read_properties(text: str, start: int, problems: list[SyntaxProblem]) -> Properties:
    """The properties that a text, which stands at `start`, is made of."""
    found = Properties(start)
    for match in ONE_PROPERTY.finditer(text):
        word = match[0]
        if word[0] == "&":
            again, found.anchor = found.anchor, word[1:]
        else:
            again, found.tag = found.tag, word
            found.tag_at = start + match.start()
        check_property(problems, word, start + match.start(), again)
    return found


def check_property(problems: list[SyntaxProblem], word: str, at: int, again: str | None) -> None:
    """Complain about a tag or an anchor that is none, that means nothing, or that a node has already."""
    end = at + len(word)
    if again is not None:
        what = "anchor" if word[0] == "&" else "tag"
        problems.append(problem("duplicate-property", at, end, what=what))
    elif word[0] == "&":
        if word == "&":
            problems.append(problem("bad-anchor", at, at + 1, text=word))
    elif _TAG.fullmatch(word) is None:
        problems.append(problem("bad-tag", at, end, text=word))
    elif word != "!" and _core(word) not in _KNOWN:
        problems.append(problem("unknown-tag", at, end, text=word))


def check_fit(problems: list[SyntaxProblem], tag: str | None, node: Node | None, at: int) -> None:
    """Complain about a tag, at `at`, that names another kind of value than the one it stands in front of."""
    kind = _core(tag) if tag else ""
    if kind not in _KNOWN or isinstance(node, Alias):
        return
    if kind in ("map", "set"):
        fits = isinstance(node, Mapping)
    elif kind in ("seq", "omap", "pairs"):
        fits = isinstance(node, Sequence)
    elif isinstance(node, Mapping | Sequence):
        fits = False
    else:
        content = node.text if node is not None else ""
        fits = not content or (
            (kind != "int" or _INTEGER.fullmatch(content) is not None)
            and (kind != "float" or _FLOAT.fullmatch(content) is not None)
            and (kind != "bool" or content.lower() in _TRUTH)
        )
    if not fits and tag:
        problems.append(problem("unfit-tag", at, at + len(tag), text=tag))


def _core(tag: str) -> str:
    """The name of a tag in YAML's own vocabulary, the empty text for any other."""
    if tag.startswith("!!"):
        return tag[2:]
    return tag[2:-1].removeprefix(_CORE) if tag.startswith("!<" + _CORE) else ""


def adorned(node: Node, shift: int, tag: str | None, anchor: str | None) -> Node:
    """The node with its properties, beginning `shift` earlier where they begin."""
    if isinstance(node, Alias):
        return Alias(node.width + shift, node.name)
    node.width += shift
    if isinstance(node, Scalar):
        if tag:
            node.value = node.text if tag in {"!", "!!str"} else resolve_tagged(tag, node.text)
    else:
        node.starts = [start + shift for start in node.starts]
    node.tag = tag or node.tag
    node.anchor = anchor or node.anchor
    return node
