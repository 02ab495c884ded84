"""Text to tree: a tolerant, incremental reader for YAML and JSON."""

from __future__ import annotations

from swls.syntax.arbiter import confirmed
from swls.syntax.cursor import Cursor, covering, find, from_pointer, root_cursor, to_pointer
from swls.syntax.documents import Limits, Root
from swls.syntax.lines import Encoding, LineIndex
from swls.syntax.nodes import Alias, Entry, Item, Mapping, Node, Scalar, Sequence
from swls.syntax.problems import SyntaxProblem
from swls.syntax.tree import Format, Tree, read

__all__ = [
    "Alias", "Cursor", "Encoding", "Entry", "Format", "Item", "Limits", "LineIndex", "Mapping", "Node", "Root",
    "Scalar", "Sequence", "SyntaxProblem", "Tree", "confirmed", "covering", "find", "from_pointer", "read",
    "root_cursor", "to_pointer",
]  # fmt: skip
