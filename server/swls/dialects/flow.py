"""The flow graph: what runs after what, in words that serve both generations.

Built by each dialect from the tree (`Dialect.flow`), read by the rules and by the diagram. Nodes are identified by the
JSON pointer of the task or state (RFC 6901), so that the same task keeps its identity between edits of its body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

EdgeKind = Literal[
    "next",  # control goes on by itself, or by `then` / transition
    "case",  # one of a switch; `label` says when
    "default",
    "branch",  # into a branch that runs beside others
    "loop",  # back to the head of the container for the next round
    "body",  # from a container into its first child
    "error",  # from what may fail to what handles it
    "event",  # an event starts or resumes it
    "timeout",
    "compensation",
]


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A task or state (or start, end). `kind` is the language's own word: `call`, `switch`, `operation`, ...

    `detail` holds what the language says about it, already read from the tree (plain data, keys as in the
    specification): a renderer decides what to show. `start`/`end` are absolute offsets of the whole task,
    `name_start`/`name_end` those of its name. `parent` is the id of the container it stands in, "" at the top.
    """

    id: str
    name: str
    kind: str
    variant: str = ""  # e.g. http, grpc, container, any, all
    parent: str = ""
    role: str = ""  # of a container's child region: try, catch, branch, body, before, after, ...
    start: int = 0
    end: int = 0
    name_start: int = 0
    name_end: int = 0
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """From one node to another; `label` is text of the document (a condition, an error, an event type)."""

    source: str
    target: str
    kind: EdgeKind
    label: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FlowGraph:
    """Nodes in document order. `start` and `end` are the ids of the two terminal nodes of the workflow.

    `header` holds name, namespace, version, title, summary, dsl (whatever the generation has).
    """

    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
    header: dict[str, Any] = field(default_factory=dict)
    start: str = "#start"
    end: str = "#end"
