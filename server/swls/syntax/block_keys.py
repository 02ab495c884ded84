"""Keys of block style: how one is told from text, and the node it makes (sections 7.3.3 and 8.2.2)."""

from __future__ import annotations

import re

from swls.patterns import regex
from swls.syntax.block_lines import BLANK, ODD_BLANK, LineReader
from swls.syntax.nodes import Alias, Node, Scalar
from swls.syntax.properties import adorned, check_fit, read_properties
from swls.syntax.scalars import resolve_plain, unescape, unquote_single

_PLAIN_KEY = (
    r"(?:[^ \t\r\n\"'#\[\]{},&*!|>%@`?:-]|[?:-](?=[^ \t\r\n]))"
    r"[^\r\n:#]*(?:(?::(?=[^ \t\r\n])|(?<=[^ \t\r\n])\#)[^\r\n:#]*)*?"
)
# A key on its line, with the colon that makes it one: quoted, an alias, or plain.
KEY = regex(
    r"(?P<props>(?:(?:!<[^> \t\r\n]*>|[&!][^ \t\r\n,\[\]{}]*)[ \t]+)*)"
    r"(?P<key>\"(?:[^\"\\\r\n]|\\[^\r\n])*\"|'(?:[^'\r\n]|'')*'|\*[^ \t\r\n,\[\]{}]+(?=[ \t])|<<(?=[ \t]*:)|"
    + _PLAIN_KEY
    + r")"
    r"[ \t]*:(?=[ \t\r\n]|\Z)"
)
RESERVED_KEY = regex(r"[@`%|>][^\r\n:#]*?[ \t]*:(?=[ \t\r\n]|\Z)")
_HALF_KEY = regex(r"(?:\"[^\"\r\n]*\"?|'[^'\r\n]*'?|[\w$.-][\w$./-]*|[A-Za-z_][\w-]*:[^ \t\r\n/:][^\r\n#]*)[ \t]*")
_HALF_LINE = regex(r"[A-Za-z_][\w-]*[ \t]+[^ \t\r\n#][^\r\n]*")
# A key with its value, where the colon lacks its space, and where there is no colon.
COLON_JOINED = regex(rf"(?P<key>[A-Za-z_][\w-]*)(?P<colon>:)(?P<gap>[{ODD_BLANK}][ \t{ODD_BLANK}]*|(?=[^ \t\r\n/:]))")
COLON_MISSING = regex(
    rf"(?P<key>[A-Za-z_][\w-]*)(?P<colon>)(?P<gap>[ \t{ODD_BLANK}]+)"
    r"(?P<value>\$\{[^\r\n]*\}|\"[^\"\r\n]*\"|'[^'\r\n]*'|[^ \t\r\n#:]+|[A-Za-z]+://[^ \t\r\n#]+|[.$][^\r\n#]*[^ \t\r\n#])"
    r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?\Z"
)
# A dash without the space that makes it one, with blanks that are none to YAML, or with nothing behind it.
JOINED_DASH = regex(rf"-(?P<gap>[{ODD_BLANK}][ \t{ODD_BLANK}]*|(?=[A-Za-z_\"'$]))")
LINES_BELOW = regex(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*(?P<indent>[ ]*)(?=[^ \t\r\n#" + ODD_BLANK + r"])")
_DASHES = regex(r"(?:-[ ]+)+")
_LONGEST_KEY = 1024  # characters (section 7.4.2)


class KeyReader(LineReader):
    """Reads the keys of lines."""

    def key(self) -> re.Match[str] | None:
        """The key that the content begins with, None when it is none."""
        return KEY.match(self.text, self.at, self.eol)

    def odd_key(self) -> bool:
        """A key that begins with a character no plain scalar may begin with: still meant as a key."""
        return self.text[self.at] in "@`%" and RESERVED_KEY.match(self.text, self.at, self.eol) is not None

    def half_key(self, parent: int) -> bool:
        """Whether a word that begins the line is a key without its colon yet.

        Keys stand right below it, or, where it is all that is written on its line, deeper, or items; or it stands deeper
        than the keys that it belongs to, which are those of the owner at the column `parent`.
        """
        word = _HALF_KEY.fullmatch(self.text, self.at, self.eol)
        joined = word is None and COLON_MISSING.match(self.text, self.at, self.eol) is None
        if joined and _HALF_LINE.match(self.text, self.at, self.eol) is None:
            return False
        below = LINES_BELOW.match(self.text, self.eol, self.end)
        if below is None:
            return False
        deeper = len(below["indent"]) - self.column
        if joined and deeper:
            return False
        if (word is None and deeper > 0) or (deeper < 0 and self.text[self.at] in "\"'"):
            return False
        if deeper == 0 and self.text.startswith("-", below.end()):
            # Items at its own column, behind which another key shows that the column is one of keys.
            at = self.line_below(items=False)
            if at >= 0:
                return KEY.match(self.text, at, self.end) is not None
        first = (_DASHES.match(self.text, below.end(), self.end) if deeper >= 0 else None) or below
        return len(below["indent"]) > parent and KEY.match(self.text, first.end(), self.end) is not None

    def line_below(self, *, items: bool = True) -> int:
        """Where the content of the next line at the reader's column begins; -1 where one stands left of it before.

        `items`: those that begin with a dash count.
        """
        content = r"[^ \t\r\n#]" if items else r"[^ \t\r\n#-]|-[^ \t\r\n]"
        line = re.compile(rf"^ {{0,{self.column}}}(?={content})", re.MULTILINE)
        found = line.search(self.text, self.eol, self.end)
        return found.end() if found is not None and len(found[0]) == self.column else -1

    def word_end(self) -> int:
        """The end of the key where the reader stands, of the line when it is none."""
        match = self.key()
        return match.end() - 1 if match else self.eol

    def key_node(self, match: re.Match[str]) -> Node:
        """The key of a line as a node; its properties are part of it."""
        raw = match["key"]
        if len(raw) > _LONGEST_KEY:
            self.report("long-key", match.start("key"), match.start("key") + len(raw.rstrip(BLANK)))
        props = match["props"]
        at = match.start("key")
        if raw[0] == '"':
            text, bad = unescape(raw[1:-1])
            if bad >= 0:
                self.report("bad-escape", at + 1 + bad, at + 3 + bad, escape=raw[1 + bad : 3 + bad])
            node: Node = Scalar(len(raw), "double", text, text)
        elif raw[0] == "'":
            text = unquote_single(raw[1:-1])
            node = Scalar(len(raw), "single", text, text)
        elif raw[0] == "*":
            node = Alias(len(raw), raw[1:])
        else:
            raw = raw.rstrip(BLANK)
            node = Scalar(len(raw), "plain", raw, resolve_plain(raw))
        if isinstance(node, Alias):
            self.note("~alias", at, at + node.width, node.name)
        if not props:
            return node
        properties = read_properties(props, match.start(), self.problems)
        if properties.anchor:
            self.note("~anchor", at, at + len(raw), properties.anchor)
        check_fit(self.problems, properties.tag, node, properties.tag_at)
        return adorned(node, 0, properties.tag, properties.anchor)
