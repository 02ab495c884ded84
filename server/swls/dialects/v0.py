"""Generation 0.x: states. Recognised by `specVersion`, or `states` beside a workflow's other keys; also the body of a
`kind: SonataFlow` resource, the split definition files and the extension documents (specification 0.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects import v0_ways
from swls.dialects.base import Detection, Dialect, Lists, ResolvedVersion
from swls.patterns import regex
from swls.syntax.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from swls.dialects.flow import FlowGraph
    from swls.dialects.flow_kept import Kept
    from swls.syntax import Cursor

VERSIONS = ("0.5", "0.6", "0.7", "0.8", "0.9")
LATEST = "0.8"
_COMPANIONS = frozenset(
    [
        "id",
        "key",
        "name",
        "version",
        "start",
        "specVersion",
        "expressionLang",
        "functions",
        "events",
        "retries",
        "errors",
        "auth",
        "timeouts",
        "constants",
        "secrets",
        "keepActive",
        "autoRetries",
        "annotations",
        "dataInputSchema",
        "description",
    ]
)
_HEADS = frozenset({"id", "key", "specVersion", "start"})  # an extension document has `states` of its own
_PARTS = frozenset(["functions", "events", "retries", "errors", "auth", "secrets", "constants", "timeouts"])
_EXTENSIONS = {
    "workflow-kpi-extension": "extension-kpi",
    "workflow-ratelimiting-extension": "extension-ratelimiting",
}
_VERSION = regex(r"[vV]?(\d+)\.(\d+)(?:\.(\d+))?(-\S+)?")


def resolve(declared: str | None) -> ResolvedVersion:
    """The version that serves a `specVersion`: `0.8`, and what people write for it (`0.8.0`, `v0.8`)."""
    if declared is None:
        return ResolvedVersion(LATEST, None, "absent")
    if declared in VERSIONS:
        return ResolvedVersion(declared, declared, "known")
    match = _VERSION.fullmatch(declared)
    if match is None:
        return ResolvedVersion(LATEST, declared, "unreadable")
    short = f"{int(match[1])}.{int(match[2])}"
    if short in VERSIONS:
        return ResolvedVersion(short, declared, "prerelease")
    if (int(match[1]), int(match[2])) < (0, 5):
        return ResolvedVersion(VERSIONS[0], declared, "older")
    return ResolvedVersion(LATEST, declared, "newer")


def detect(root: Cursor, file_name: str) -> Detection | None:
    """The workflow, definition file or extension document in a YAML or JSON document."""
    if not isinstance(root.node, Mapping):
        return None
    embedded = _resource_body(root)
    if embedded is not None:
        return _detection(embedded, "flow", sure=True)._replace(profile="sonataflow")
    names = {entry.name for entry in root.node.entries}
    extension = root.get("extensionid") or root.get("extensionId")
    if extension is not None and not isinstance(extension.node, Mapping | Sequence) and not names & _HEADS:
        shape = _EXTENSIONS.get(extension.text)
        return _detection(root, shape or "extension", sure=True)
    if "specVersion" in names or ("states" in names and names & _COMPANIONS):
        return _detection(root, "workflow", sure=True)
    workflow_name = ".sw." in file_name
    if workflow_name and names & (_COMPANIONS | {"states"}):
        return _detection(root, "workflow", sure=False)
    if "states" in names and not names & {"document", "do"} and isinstance(_value(root, "states"), Sequence):
        return _detection(root, "workflow", sure=False)
    return None


def detect_part(root: Cursor, part: str) -> Detection | None:
    """A split definition file that a workflow refers to as its `part` (`functions`, `events`, ...)."""
    if part not in _PARTS or not isinstance(root.node, Mapping):
        return None
    return _detection(root, f"{part}-file", sure=True)


def detect_lone_part(root: Cursor) -> Detection | None:
    """A split definition file by its looks: one section under its name, and nothing else."""
    names = {entry.name for entry in root.node.entries} if isinstance(root.node, Mapping) else set()
    named = names & (_PARTS - {"constants"})
    return _detection(root, f"{min(named)}-file", sure=False) if len(names) == len(named) == 1 else None


def flow(body: Cursor, memory: dict[str, Kept]) -> FlowGraph:
    """The flow graph of the workflow (imported late: only rules and pictures want it)."""
    from swls.dialects.v0_flow import flow as build  # only rules and pictures want it

    return build(body, memory)


def _resource_body(root: Cursor) -> Cursor | None:
    """`spec.flow` of a Kubernetes resource of kind SonataFlow (or of its ancestor KogitoServerlessWorkflow)."""
    kind = root.get("kind")
    if kind is None or not isinstance(kind.node, Scalar) or kind.node.text not in _RESOURCE_KINDS:
        return None
    spec = root.get("spec")
    body = spec.get("flow") if spec is not None and isinstance(spec.node, Mapping) else None
    return body if body is not None and isinstance(body.node, Mapping) else None


def _detection(body: Cursor, shape: str, *, sure: bool) -> Detection:
    declared = body.get("specVersion")
    node = body.node
    names = {entry.name for entry in node.entries} if isinstance(node, Mapping) else set()
    return Detection(
        dialect=DIALECT,
        body=body,
        shape=shape,
        declared=declared if declared is not None and isinstance(declared.node, Scalar) else None,
        sure=sure,
        other="1.x" if names & {"document", "do"} else "",
    )


def _value(root: Cursor, name: str) -> object:
    cursor = root.get(name)
    return cursor.node if cursor is not None else None


_RESOURCE_KINDS = frozenset({"SonataFlow", "KogitoServerlessWorkflow"})

DIALECT = Dialect(
    id="v0",
    title="Serverless Workflow 0.x",
    generation="0",
    versions=VERSIONS,
    latest=LATEST,
    version_path=("specVersion",),
    detect=detect,
    resolve=resolve,
    flow=flow,
    lists=Lists(
        main=("states",),
        sections=(),
        starts=v0_ways.starts_of,
        ways=v0_ways.ways_of,
        things=v0_ways.things_of,
        inner=v0_ways.lists_in,
        inner_ways=v0_ways.inner_ways,
        begins=v0_ways.begins,
    ),
    specification="https://github.com/open-workflow-specification/specification/blob/0.8.x/",
    documents=("workflow", "resource", *_EXTENSIONS.values()),
)
