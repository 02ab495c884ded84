"""Trees as plain values, as comparable tuples, and as lists of spans."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from swls.syntax import Alias, Mapping, Node, Scalar, Sequence, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator


def values(tree: Tree) -> list[Any]:
    """The value of each document, merge keys applied, aliases followed."""
    return [value(tree, root.node, root.at) for root in tree.roots]


def value(tree: Tree, node: Node | None, at: int) -> Any:
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Alias):
        target = tree.target(node, at)
        return value(tree, *target) if target else f"*{node.name}"
    if isinstance(node, Sequence):
        return [
            value(tree, item.value, at + start + item.value_at)
            for start, item in zip(node.starts, node.items, strict=True)
        ]
    found: dict[Any, Any] = {}
    merged: list[Any] = []
    for start, entry in zip(node.starts, node.entries, strict=True):
        inner = value(tree, entry.value, at + start + entry.value_at)
        if entry.name == "<<" and isinstance(entry.key, Scalar) and entry.key.style == "plain":
            merged += inner if isinstance(inner, list) else [inner]
            continue
        key = value(tree, entry.key, at + start + entry.key_at)
        found[json.dumps(key, sort_keys=True) if isinstance(key, dict | list) else key] = inner
    for other in merged:
        for key, inner in other.items():
            found.setdefault(key, inner)
    return found


def shape(node: Node | None) -> Any:
    """Everything a node holds, comparable."""
    if node is None:
        return None
    if isinstance(node, Scalar):
        return ("scalar", node.width, node.style, node.text, repr(node.value), node.tag, node.anchor, node.closed)
    if isinstance(node, Alias):
        return ("alias", node.width, node.name)
    common = (node.width, node.flow, node.column, tuple(node.starts), node.tag, node.anchor, node.closed)
    if isinstance(node, Mapping):
        members = [
            (shape(entry.key), entry.name, entry.colon, entry.value_at, entry.key_at, shape(entry.value))
            for entry in node.entries
        ]
        return ("mapping", *common, tuple(members))
    return ("sequence", *common, tuple((item.value_at, shape(item.value)) for item in node.items))


def everything(tree: Tree) -> Any:
    """All that a tree says about its text."""
    roots = [(root.at, root.start, root.end, shape(root.node)) for root in tree.roots]
    complaints = [(item.kind, item.start, item.end, item.edits, item.related) for item in tree.problems()]
    return tree.text, roots, complaints, tree.lines.count


def nodes(tree: Tree) -> Iterator[tuple[Node, int, int, int]]:
    """Each node with its beginning, and the bounds of what holds it."""
    stack: list[tuple[Node, int, int, int]] = [
        (root.node, root.at, root.start, root.end) for root in tree.roots if root.node is not None
    ]
    while stack:
        node, at, low, high = stack.pop()
        yield node, at, low, high
        end = at + node.width
        if isinstance(node, Mapping):
            for start, entry in zip(node.starts, node.entries, strict=True):
                stack.append((entry.key, at + start + entry.key_at, at, end))
                if entry.value is not None:
                    stack.append((entry.value, at + start + entry.value_at, at, end))
        elif isinstance(node, Sequence):
            for start, item in zip(node.starts, node.items, strict=True):
                if item.value is not None:
                    stack.append((item.value, at + start + item.value_at, at, end))


def paths(tree: Tree) -> list[tuple[str, ...]]:
    """The path of each key; the place of an item in its list does not count, its keys do."""
    found: list[tuple[str, ...]] = []
    stack: list[tuple[Node | None, tuple[str, ...]]] = [(root.node, ()) for root in tree.roots]
    while stack:
        node, path = stack.pop()
        if isinstance(node, Mapping):
            for entry in node.entries:
                found.append((*path, entry.name))
                stack.append((entry.value, (*path, entry.name)))
        elif isinstance(node, Sequence):
            stack.extend((item.value, (*path, "*")) for item in node.items)
    return found
