"""A small language in the vocabulary of schema/README.md, and ways to look at what the walk says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from swls.schema import Facts, Language, Problem, View, walk
from swls.schema.messages import message
from swls.syntax import Tree, read

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSIONS = ("1.0", "1.1", "next")

DEFINITIONS = {
    "workflow": {
        "type": "object",
        "x-noun": "workflow",
        "x-aliases": {"steps": "do"},
        "required": ["do"],
        "properties": {
            "name": {"type": "string"},
            "do": {"$ref": "#/$defs/tasks"},
            "parts": {
                "type": "array",
                "items": {
                    "type": "object",
                    "x-noun": "part",
                    "required": ["name", "size"],
                    "unevaluatedProperties": False,
                    "properties": {"name": {"type": "string"}, "size": {"type": "integer"}},
                },
            },
            "use": {
                "type": "object",
                "unevaluatedProperties": False,
                "properties": {
                    "retries": {
                        "type": "object",
                        "additionalProperties": {
                            "$ref": "#/$defs/retry",
                            "x-declares": {"kind": "retry", "by": "key", "scope": "workflow"},
                        },
                    },
                    "secrets": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {"type": "string"},
                        "x-declares": {"kind": "secret", "by": "items", "scope": "workflow"},
                    },
                },
            },
        },
    },
    "tasks": {
        "type": "array",
        "x-label": "a list of tasks",
        "items": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": {
                "$ref": "#/$defs/task",
                "x-declares": {"kind": "task", "by": "key", "scope": "list"},
            },
        },
    },
    "common": {
        "properties": {
            "if": {"type": "string", "x-expression": {"context": "task-input", "as": "bare"}},
            "then": {
                "type": "string",
                "x-refers": {"kind": "task", "scope": "list", "literals": ["continue", "exit", "end"]},
            },
            "input": {"x-expression": {"context": "task-input", "as": "value"}},
        }
    },
    "task": {
        "type": "object",
        "x-noun": "task",
        "x-empty": "does nothing",
        "x-aliases": {"loop": "for", "next": "then"},
        "unevaluatedProperties": False,
        "allOf": [{"$ref": "#/$defs/common"}],
        "oneOf": [
            {"$ref": "#/$defs/call"},
            {"required": ["do"], "properties": {"do": {"$ref": "#/$defs/tasks"}}},
            {
                "required": ["for", "do"],
                "properties": {
                    "for": {
                        "type": "object",
                        "required": ["in"],
                        "unevaluatedProperties": False,
                        "x-binds": {"each": "item", "at": "index"},
                        "properties": {
                            "each": {
                                "type": "string",
                                "x-declares": {"kind": "variable", "by": "value", "scope": "task"},
                            },
                            "at": {"type": "string"},
                            "in": {"type": "string", "x-expression": {"context": "task", "as": "bare"}},
                        },
                    },
                    "do": {"$ref": "#/$defs/tasks"},
                },
            },
            {
                "required": ["set"],
                "properties": {
                    "set": {
                        "x-expression": {"context": "task", "as": "value"},
                        "oneOf": [
                            {"type": "object", "minProperties": 1},
                            {"type": "string", "x-label": "an expression", "x-since": "1.1"},
                        ],
                    }
                },
            },
            {"required": ["wait"], "properties": {"wait": {"$ref": "#/$defs/duration"}}},
            {
                "required": ["pause"],
                "x-since": "1.1",
                "x-label": "a pause",
                "properties": {"pause": {"type": "boolean"}},
            },
        ],
    },
    "call": {
        "oneOf": [
            {
                "required": ["call", "with"],
                "properties": {
                    "call": {"const": "http"},
                    "with": {
                        "type": "object",
                        "x-noun": "call 'http'",
                        "unevaluatedProperties": False,
                        "required": ["method", "endpoint"],
                        "properties": {
                            "method": {"type": "string", "enum": ["get", "post"]},
                            "endpoint": {"type": "string", "x-format": "uri"},
                            "password": {"type": "string", "x-secret": True},
                            "spec": {
                                "x-resource": "openapi",
                                "type": "object",
                                "properties": {
                                    "endpoint": {
                                        "type": "object",
                                        "properties": {
                                            "uri": {"type": "string", "x-format": "uri"},
                                            "auth": {
                                                "type": "object",
                                                "properties": {"server": {"type": "string", "x-format": "uri"}},
                                            },
                                        },
                                    }
                                },
                            },
                            "lifetime": {
                                "type": "object",
                                "required": ["cleanup"],
                                "properties": {
                                    "cleanup": {"enum": ["always", "never", "later"]},
                                    "after": {"$ref": "#/$defs/duration"},
                                },
                                "unevaluatedProperties": False,
                                "if": {"properties": {"cleanup": {"const": "later"}}},
                                "then": {"required": ["after"]},
                                "else": {"not": {"required": ["after"]}},
                            },
                            "port": {"type": "integer", "minimum": 0, "maximum": 65535},
                            "retry": {
                                "oneOf": [
                                    {"$ref": "#/$defs/retry"},
                                    {
                                        "type": "string",
                                        "x-label": "the name of a retry",
                                        "x-refers": {"kind": "retry", "scope": "workflow"},
                                    },
                                ]
                            },
                            "auth": {"$ref": "#/$defs/auth"},
                            "message": {
                                "type": "string",
                                "x-overlay": [{"from": "next", "type": ["string", "object"]}],
                            },
                        },
                    },
                },
            },
            {
                "required": ["call"],
                "properties": {
                    "call": {
                        "type": "string",
                        "not": {"enum": ["http"]},
                        "x-refers": {"kind": "function", "scope": "workflow", "external": True},
                    },
                    "with": {"type": "object", "additionalProperties": True},
                },
            },
        ]
    },
    "auth": {
        "type": "object",
        "x-noun": "authentication",
        "x-choice": "scheme",
        "unevaluatedProperties": False,
        "oneOf": [
            {
                "required": ["basic"],
                "properties": {
                    "basic": {
                        "type": "object",
                        "required": ["username", "password"],
                        "unevaluatedProperties": False,
                        "properties": {"username": {"type": "string"}, "password": {"type": "string"}},
                    }
                },
            },
            {"required": ["bearer"], "properties": {"bearer": {"type": "object"}}},
        ],
    },
    "duration": {
        "oneOf": [
            {
                "type": "object",
                "minProperties": 1,
                "unevaluatedProperties": False,
                "properties": {"seconds": {"type": "integer"}, "minutes": {"type": "integer"}},
            },
            {
                "type": "string",
                "pattern": r"^\s*\$\{.+\}\s*$",
                "x-label": "an expression",
                "x-expression": {"context": "task", "as": "required"},
            },
            {
                "type": "string",
                "pattern": r"^P(T\d+S)?$",
                "x-label": "an ISO 8601 duration",
                "x-format": "duration",
            },
        ]
    },
    "retry": {
        "type": "object",
        "x-noun": "retry",
        "unevaluatedProperties": False,
        "properties": {
            "delay": {"$ref": "#/$defs/duration"},
            "jitter": {"type": "boolean", "x-since": "1.1"},
            "max": {"type": "integer", "x-until": "1.0"},
            "limit": {"type": "object", "required": ["a"], "x-overlay": [{"from": "next", "required": []}]},
        },
    },
}

LANGUAGE = Language("mini", VERSIONS, DEFINITIONS)


def view(version: str = "1.1") -> View:
    """The small language as one of its versions has it."""
    return LANGUAGE.view(version)


class Found(NamedTuple):
    """A problem at its place in the text."""

    kind: str
    on: str
    message: str
    path: tuple[str | int, ...]


def facts_of(text: str, *, version: str = "1.1", memo: dict | None = None, tree: Tree | None = None) -> Facts:
    """The facts of a text in the small language."""
    tree = tree or read(text)
    root = tree.roots[0]
    language = view(version)
    return walk(root.node, language.root, view=language, resolve=tree.target, memo=memo, at=root.at)


def groups(facts: Facts, at: int = 0, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Facts, int, tuple]]:
    """All groups of facts with where they begin and the path to them."""
    yield facts, at, path
    for offset, inner, child in facts.children:
        yield from groups(child, at + offset, path + inner)


def _found(problem: Problem, text: str, at: int, path: tuple[str | int, ...]) -> Found:
    on = text[at + problem.start : at + problem.end]
    return Found(problem.kind, on, message(problem), path + problem.path)


def problems(text: str, *, version: str = "1.1") -> list[Found]:
    """What is wrong with a text, in the order of the text."""
    at0 = read(text).roots[0].at
    found = [
        (
            at + problem.start,
            _found(problem, text, at, path),
        )
        for facts, at, path in groups(facts_of(text, version=version), at0)
        for problem in facts.problems
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def named(text: str, what: str, *, version: str = "1.1") -> list[tuple]:
    """Declarations, references, expressions or formats of a text: fields, the text they stand on, path."""
    at0 = read(text).roots[0].at
    found = []
    for facts, at, path in groups(facts_of(text, version=version), at0):
        for fact in getattr(facts, what):
            about = {
                "declarations": ("kind", "name", "scope"),
                "references": ("kinds", "name", "literal"),
                "expressions": ("context", "mode"),
                "formats": ("format", "value"),
            }[what]
            on = text[at + fact.start : at + fact.end]
            found.append((at + fact.start, (*(getattr(fact, one) for one in about), on, path + fact.path)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def positioned(facts: Facts, at: int = 0) -> list[tuple]:
    """Everything in a tree of facts with absolute positions, in a fixed order: for comparing two walks."""
    found: list[tuple] = []
    for group, begin, path in groups(facts, at):
        for name in ("problems", "declarations", "references", "expressions", "formats"):
            found += [
                (name, fact[0], begin + fact.start, begin + fact.end, path + fact.path, repr(fact))
                for fact in (one._replace(start=one.start, end=one.end) for one in getattr(group, name))
            ]
    return sorted((one[:5] for one in found), key=repr)


def of(problem_list: list[Found]) -> list[tuple[str, str]]:
    """Kind and place only."""
    return [(one.kind, one.on) for one in problem_list]


__all__ = [
    "LANGUAGE",
    "Found",
    "Problem",
    "facts_of",
    "groups",
    "named",
    "of",
    "positioned",
    "problems",
    "view",
]
