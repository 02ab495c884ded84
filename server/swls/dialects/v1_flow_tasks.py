"""What the tasks of 1.x say about themselves, as plain data (DSL reference, sections of the tasks)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.dialects.plain import Fields, fields, is_true, items, pick, plain, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.syntax import Cursor

# In this order, because a `for` also has a `do`, and a listener may have a `foreach`.
_KINDS = ("call", "emit", "for", "fork", "listen", "raise", "run", "set", "switch", "try", "catch", "wait", "do")
_PROTOCOLS = frozenset({"http", "grpc", "openapi", "asyncapi", "a2a", "mcp"})
_PROCESSES = ("container", "script", "shell", "workflow")
_STRATEGIES = ("one", "any", "all")


class Definitions(NamedTuple):
    """What tasks refer to by name. `extensions`: the names of those that extend a kind of task."""

    errors: Fields
    retries: Fields
    extensions: dict[str, list[str]]


def kind_of(task: Fields) -> str:
    """What the task does, by its key; `task` when it does not say yet."""
    keys = task.keys()
    kind = next((name for name in _KINDS if name in keys), "task")
    return "try" if kind == "catch" else kind


def describe(kind: str, task: Fields, definitions: Definitions) -> tuple[str, dict[str, Any]]:
    """The variant of a task and its detail (keys: see `swls.dialects.flow`)."""
    reader = _READERS.get(kind)
    variant, detail = reader(task, definitions) if reader is not None else ("", {})
    if len(task) > 1:
        detail |= pick(task, "if", "then", "timeout", "metadata")
        for name, key in (("input", "from"), ("output", "as"), ("export", "as")):
            if name in task:
                part = pick(fields(task[name]), key)
                if part:
                    detail[name] = part
    around = definitions.extensions.get(kind, []) + definitions.extensions.get("all", [])
    if around and kind != "task":
        detail["extensions"] = around
    return variant, detail


def retry_detail(catch: Fields, definitions: Definitions) -> dict[str, Any]:
    """The retry policy of a catch, and the name it goes by."""
    cursor = catch.get("retry")
    if cursor is None:
        return {}
    name = text(cursor)
    if not name:
        return pick(catch, "retry")
    found = plain(definitions.retries.get(name))
    return {"retryRef": name} | ({"retry": found} if found is not None else {})


def events_of(strategy: Cursor | None) -> tuple[str, dict[str, Any]]:
    """How many of the events are awaited (one, any, all), and which."""
    found = fields(strategy)
    variant = next((name for name in _STRATEGIES if name in found), "")
    detail: dict[str, Any] = {"events": []}
    if variant:
        filters = found[variant]
        for each in [filters] if filters.is_mapping else items(filters):
            event = plain(fields(each).get("with"))
            detail["events"].append(event if isinstance(event, dict) else {})
    return variant, detail | pick(found, "until")


def _call(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    called = text(task["call"])
    given = fields(task.get("with"))
    detail: dict[str, Any] = {}
    if called not in _PROTOCOLS:
        if called:
            detail["function"] = called
        return ("function" if called else ""), detail | pick(task, "with")
    names = ("method", "operationId", "operation", "channel", "protocol", "protocolVersion", "output")
    detail |= pick(given, *names)
    for name in ("endpoint", "document", "proto", "agentCard", "server"):
        address = _address(given.get(name))
        if address:
            detail[name] = address
    if "service" in given:
        detail["service"] = text(fields(given["service"]).get("name"))
        host = text(fields(given["service"]).get("host"))
        if host:
            detail["host"] = host
    if called == "mcp":
        detail |= _mcp(given)
    return called, detail


def _mcp(given: Fields) -> dict[str, Any]:
    detail = pick(fields(given.get("parameters")), "name", "uri")
    transport = fields(given.get("transport"))
    kind = next((name for name in ("http", "stdio") if name in transport), "")
    if kind:
        detail["transport"] = kind
        address = _address(fields(transport[kind]).get("endpoint")) or text(fields(transport[kind]).get("command"))
        if address:
            detail["server"] = address
    return detail


def _address(cursor: Cursor | None) -> str:
    """The text of an endpoint or of a resource, however it is written."""
    for _ in range(3):  # a resource has an endpoint, which has a uri
        if cursor is None or cursor.is_scalar:
            break
        found = fields(cursor)
        cursor = next((found[name] for name in ("endpoint", "uri", "name", "url") if name in found), None)
    return text(cursor)


def _emit(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    event = fields(fields(fields(task["emit"]).get("event")).get("with"))
    names = ("id", "source", "type", "subject", "time", "datacontenttype", "dataschema")
    detail = pick(event, *names)
    return "", ({"event": detail} if detail else {}) | pick(event, "type", "source")


def _for(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    return "", pick(fields(task["for"]), "each", "in", "at") | pick(task, "while")


def _fork(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    found = fields(task["fork"])
    compete = is_true(found.get("compete"))
    branches = sum(1 for _ in found["branches"].children()) if "branches" in found else 0
    return ("any" if compete else "all"), {"compete": compete, "branches": branches}


def _listen(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    found = fields(task["listen"])
    variant, detail = events_of(found.get("to"))
    detail |= pick(found, "read")
    if "foreach" in task:
        detail["foreach"] = pick(fields(task["foreach"]), "item", "at")
    return variant, detail


def _raise(task: Fields, definitions: Definitions) -> tuple[str, dict[str, Any]]:
    cursor = fields(task["raise"]).get("error")
    name = text(cursor)
    if not name:
        error = plain(cursor)
        return "", ({"error": error} if error else {})
    error = plain(definitions.errors.get(name))
    return "", {"errorRef": name} | ({"error": error} if error is not None else {})


def _run(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    found = fields(task["run"])
    variant = next((name for name in _PROCESSES if name in found), "")
    names = {
        "container": ("image", "command", "name", "lifetime"),
        "script": ("language", "code"),
        "shell": ("command",),
        "workflow": ("namespace", "name", "version"),
    }
    detail = pick(found, "await", "return")
    if variant:
        process = fields(found[variant])
        detail |= pick(process, *names[variant])
        source = _address(process.get("source"))
        if source:
            detail["source"] = source
    return variant, detail


def _set(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    cursor = task["set"]
    if cursor.is_mapping:
        return "", {"keys": list(fields(cursor))}
    expression = text(cursor)
    return "", ({"expression": expression} if expression else {})


def _switch(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    cases = []
    for item in items(task["switch"]):
        for name, case in fields(item).items():
            cases.append({"name": name} | pick(fields(case), "when", "then"))
    return "", {"cases": cases}


def _wait(task: Fields, _definitions: Definitions) -> tuple[str, dict[str, Any]]:
    duration = plain(task["wait"])
    return "", ({"duration": duration} if duration is not None else {})


_READERS: dict[str, Callable[[Fields, Definitions], tuple[str, dict[str, Any]]]] = {
    "call": _call,
    "emit": _emit,
    "for": _for,
    "fork": _fork,
    "listen": _listen,
    "raise": _raise,
    "run": _run,
    "set": _set,
    "switch": _switch,
    "wait": _wait,
}
