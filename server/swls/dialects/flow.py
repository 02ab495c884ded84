"""The flow graph: what runs after what, in words that serve both generations.

Built by each dialect from the tree (`Dialect.flow`), read by the rules and by the diagram. Nodes are identified by the
JSON pointer of the task or state (RFC 6901) in its YAML document, so that the same task keeps its identity between edits
of its body. A text that is not readable in full gives the graph of what is.

Containers
    A task that holds tasks (1.x: do, for, fork, try, catch, listen and call asyncapi with a foreach; 0.x: parallel) is
    one node; what it holds names it as `parent`, and `role` says in which of its regions. An edge of kind `body` or
    `branch` leads from it to what runs first, `error` from a try to its catch (whose parent is that try). An edge to a
    node that encloses its source *leaves* that container, whatever its kind: the container is done and goes on by its own
    edges. Edges of kind `loop`, and those with `loop` in their detail, lead to its head instead, for the next round.

What stands beside the main flow
    Nodes without parent are the main flow, except those of role `schedule` (what starts it, with an edge to the start),
    `extension` (1.x; its regions are `before` and `after`) and `function` (1.x: a task of `use.functions`). They come
    after the end node; `FlowGraph.main` leaves out the last two and what they hold.

What `detail` of a node holds (only what is written, as plain data under the specification's keys)
    1.x, every task   if, then, timeout, input (from), output (as), export (as), metadata, extensions (the names of those
                      that run around it)
    call              function (what `call` says when it is none of the protocols), with; http: method, endpoint;
                      grpc: service, method, proto; openapi: document, operationId; asyncapi: document, channel,
                      operation, protocol; a2a: method, agentCard, server; mcp: method, name (of the tool, ...),
                      transport; endpoint, document, proto, agentCard as text
    emit              event (the attributes), type, source
    for               each, in, at, while                          fork     compete, branches (their number)
    listen            events (the attributes of each filter), until, read, foreach (item, at)
    raise             error (plain data, looked up in `use.errors` when named), errorRef (that name)
    run               container: image, command, lifetime; script: language, source; shell: command; workflow: namespace,
                      name, version; await, return
    set               keys, or expression
    switch            cases (name, when, then of each)             wait     duration (text, or a mapping of units)
    catch             errors (the filter), as, when, exceptWhen, retry (plain data, looked up in `use.retries` when
                      named), retryRef (that name)
    extension         extend, when                                 schedule every | cron | after | on, events, read
    0.x, every state  stateDataFilter, timeouts, onErrors (their number), compensatedBy, usedForCompensation, metadata,
                      starts (it is the first)
    operation         actions, actionMode                          sleep    duration (of a delay: `timeDelay`)
    event             onEvents (eventRefs, events, actions of each), exclusive
    switch            cases (name, condition | eventRef of each)   inject   keys, or data
    foreach           inputCollection, outputCollection, iterationParam, mode, batchSize, actions
    parallel          completionType, numCompleted                 branch   actions, timeouts
    callback          actions (the one), eventRef, event           subflow  workflowId, repeat
    schedule          interval | cron, validUntil, timezone

    An action is a mapping of: kind (function, event, subflow, publish, subscribe, error), name, ref (what it names),
    type and operation (of the function), event (what is known of the event), resultEventRef, version, invoke, arguments,
    retryRef, condition, sleep, timeout. What is known of an event: type, source, kind.

What `detail` of an edge holds
    then              1.x: the directive as written              skipped  `if` does not hold: the task was left out
    name, when        1.x: of the case                           retry    on the loop from a catch to its try
    name, condition, eventRef, event    0.x: of the case         timeout  0.x: how long the events are awaited
    produceEvents (eventRef, type of each), compensate           0.x: what happens on the way
    end               0.x: how it ends: terminate, continueAs (workflowId, version)
    errors            0.x: what is handled (errorRefs, code)     retry    0.x: by which policy it is tried again
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

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

START = "#start"
END = "#end"
_NO_DETAIL: dict[str, Any] = {}  # shared by all that have none: details are not changed


class FlowNode(NamedTuple):
    """A task or state (or start, end). `kind` is the language's own word: `call`, `switch`, `operation`, ...

    `variant` is the kind of the kind: the protocol of a call (`function` for any other), what is run, `all`/`any`/`one`
    for events and forks, `data`/`event` of a 0.x switch, the mode of actions or rounds, what a schedule goes by, what an
    extension extends. A task that does not say yet what it does is of kind `task`, such a state of kind `state`.

    `detail` holds what the language says about it, already read from the tree (plain data, keys as in the
    specification): a renderer decides what to show. `start`/`end` are absolute offsets of the whole task,
    `name_start`/`name_end` those of its name. `parent` is the id of the container it stands in, "" at the top.
    """

    id: str
    name: str
    kind: str
    variant: str = ""
    parent: str = ""
    role: str = ""  # do, try, catch, branch, body, foreach, before, after; at the top do, state, or what module says
    start: int = 0
    end: int = 0
    name_start: int = 0
    name_end: int = 0
    detail: dict[str, Any] = _NO_DETAIL


class FlowEdge(NamedTuple):
    """From one node to another; `label` is text of the document (a condition, an error, an event type)."""

    source: str
    target: str
    kind: EdgeKind
    label: str = ""
    detail: dict[str, Any] = _NO_DETAIL


class Dangling(NamedTuple):
    """A way on that names nothing there is: no edge, but a path for whoever asks what can be reached.

    It might have meant any of the nodes beside `source`.
    """

    source: str
    name: str


class FlowGraph(NamedTuple):
    """Nodes in document order, the start first. `start` and `end` are the ids of the two terminal nodes, of these kinds.

    `header` holds name, namespace, version, title, summary, dsl (whatever the generation has), timeout, input and output.
    `truncated` says that there was more than a graph is built of.
    """

    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
    header: dict[str, Any] = _NO_DETAIL
    start: str = START
    end: str = END
    dangling: tuple[Dangling, ...] = ()
    truncated: bool = False

    def main(self) -> FlowGraph:
        """The graph without extensions and functions."""
        beside: set[str] = set()
        for node in self.nodes:
            if node.parent in beside or node.role in {"extension", "function"}:
                beside.add(node.id)
        if not beside:
            return self
        return FlowGraph(
            nodes=tuple(node for node in self.nodes if node.id not in beside),
            edges=tuple(edge for edge in self.edges if edge.source not in beside and edge.target not in beside),
            header=self.header,
            dangling=tuple(way for way in self.dangling if way.source not in beside),
            truncated=self.truncated,
        )
