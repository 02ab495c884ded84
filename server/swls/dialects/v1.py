"""Generation 1.x: tasks. Recognised by `document.dsl` (DSL reference, section Document)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects import v1_onward, v1_ways
from swls.dialects.base import Detection, Dialect, Lists, ResolvedVersion
from swls.patterns import regex
from swls.syntax.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from swls.dialects.flow import FlowGraph
    from swls.dialects.flow_kept import Kept
    from swls.syntax import Cursor

VERSIONS = ("1.0.0", "1.0.1", "1.0.2", "1.0.3", "main")
LATEST = "1.0.3"
_ROOT_KEYS = frozenset({"document", "do", "use", "schedule", "evaluate", "input", "output", "timeout"})
_FOREIGN = frozenset({"states", "specVersion", "functions", "retries", "start", "expressionLang"})
_SEMVER = regex(r"(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")


def resolve(declared: str | None) -> ResolvedVersion:
    """The version that serves a `document.dsl`: itself, or the nearest known one."""
    if declared is None:
        return ResolvedVersion(LATEST, None, "absent")
    if declared in VERSIONS:
        return ResolvedVersion(declared, declared, "known")
    match = _SEMVER.fullmatch(declared)
    if match is None:
        return ResolvedVersion(LATEST, declared, "unreadable")
    numbers = tuple(int(part) for part in match.group(1, 2, 3))
    plain = ".".join(str(number) for number in numbers)
    if match[4] and plain == VERSIONS[0]:
        return ResolvedVersion(plain, declared, "older")
    if plain in VERSIONS:
        return ResolvedVersion(plain, declared, "prerelease" if match[4] else "known")
    released = [version for version in VERSIONS if version[0].isdigit()]
    newest = tuple(int(part) for part in released[-1].split("."))
    if numbers > newest:
        return ResolvedVersion(VERSIONS[-1], declared, "newer")
    return ResolvedVersion(released[0], declared, "older")


def detect(root: Cursor, file_name: str) -> Detection | None:
    """The workflow in a YAML or JSON document, None when it is of another kind."""
    node = root.node
    if not isinstance(node, Mapping):
        return None
    names = {entry.name for entry in node.entries}
    document = root.get("document")
    dsl = document.get("dsl") if document is not None and isinstance(document.node, Mapping) else None
    marked = dsl is not None or ("document" in names and "do" in names)
    # A half-typed file says what it is by two of our keys, as long as nothing speaks for the other generation.
    likely = ("document" in names or "do" in names) and len(names & _ROOT_KEYS) > 1 and not names & _FOREIGN
    named = _is_workflow_name(file_name) and bool(names & {"document", "do", "use"})
    if not (marked or likely or named):
        return None
    return Detection(
        dialect=DIALECT,
        body=root,
        shape="workflow",
        declared=dsl if dsl is not None and isinstance(dsl.node, Scalar) else None,
        sure=dsl is not None,
        other="0.x" if names & {"states", "specVersion"} else "",
    )


def flow(body: Cursor, memory: dict[str, Kept]) -> FlowGraph:
    """The flow graph of the workflow (imported late: only rules and pictures want it)."""
    from swls.dialects.v1_flow import flow as build  # only rules and pictures want it

    return build(body, memory)


def _is_workflow_name(file_name: str) -> bool:
    return ".sw." in file_name


DIALECT = Dialect(
    id="v1",
    title="Serverless Workflow DSL 1.x",
    generation="1",
    versions=VERSIONS,
    latest=LATEST,
    version_path=("document", "dsl"),
    detect=detect,
    resolve=resolve,
    flow=flow,
    lists=Lists(
        main=("do",),
        sections=(("do",), ("use", "functions"), ("use", "extensions")),
        starts=v1_ways.starts_of,
        ways=v1_ways.ways_of,
        things=v1_ways.things_of,
        inner=v1_ways.lists_in,
        inner_ways=v1_ways.inner_ways,
        onward=v1_onward.onward_of,
    ),
    specification="https://github.com/open-workflow-specification/specification/blob/main/",
)
