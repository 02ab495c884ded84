"""Scalars against shapes: one fault or none. Pure: values in, a kind and its arguments out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.schema.choice import conflict
from swls.schema.compile import among
from swls.schema.words import actual_words, expected_words

if TYPE_CHECKING:
    from swls.schema.shapes import Shape

Plain = str | int | float | bool | None


class Fault(NamedTuple):
    """What is wrong with a value: a kind of `kinds` and what its message quotes."""

    kind: str
    args: dict[str, Any]


def type_of(value: Plain) -> str:
    """The JSON Schema type of a scalar; a float without fraction is an integer."""
    if isinstance(value, str):
        return "string"
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or value.is_integer():
        return "integer"
    return "number"


_TYPES: dict[type, str] = {str: "string", int: "integer", bool: "boolean", type(None): "null"}


def settle(value: Plain, shape: Shape) -> tuple[Shape, Fault | None]:
    """The form of `shape` that the value takes, and what is wrong with the value as that form."""
    kind = _TYPES.get(value.__class__) or type_of(value)
    if shape.accepts is not None and kind not in shape.accepts:
        return shape, _wrong_type(value, shape)
    choice = shape.choice
    if choice is None:
        if not shape.demanding:
            return shape, None
        for condition in shape.rules.conditions:
            holds = settle(value, shape.view.compile([condition.test]))[1] is None
            branch = shape.view.compile([condition.then if holds else condition.otherwise])
            fault = settle(value, branch)[1]
            if fault is not None:
                return shape, fault
        return shape, _fault(value, kind, shape)
    leaves = choice.of_type(kind)
    if not leaves:
        return shape, _wrong_type(value, shape)
    fitting = [leaf for leaf in leaves if settle(value, leaf)[1] is None]
    if fitting:
        best = next((leaf for leaf in fitting if leaf.available), fitting[0])
        for other in fitting:
            if other is not best and other.available and conflict(best, other):
                return best, Fault("two-alternatives", {"value": value, "forms": _labels(best, other)})
        return best, None
    return _nearest(value, shape, leaves)


def _fault(value: Plain, kind: str, shape: Shape) -> Fault | None:
    rules = shape.rules
    if rules.impossible:
        return Fault("not-allowed", {"value": value})
    if rules.values is not None and not among(value, rules.values):
        return Fault("not-allowed-value", {"value": value, "allowed": list(rules.values)})
    if kind == "string":
        text = str(value)
        for pattern in rules.patterns:
            if pattern.search(text) is None:
                return _bad_format(text, shape)
        if len(text) < rules.sizes.get("minLength", 0):
            return Fault("text-too-short", {"value": text, "least": rules.sizes["minLength"]})
        if len(text) > rules.sizes.get("maxLength", len(text)):
            return Fault("text-too-long", {"value": text, "most": rules.sizes["maxLength"]})
    elif kind in {"integer", "number"}:
        number = value if isinstance(value, (int, float)) else 0
        for keyword, bound in rules.bounds:
            if not _within(number, keyword, bound):
                return Fault("out-of-range", {"value": value, "keyword": keyword, "bound": bound})
    for negation in shape.negations:
        if settle(value, negation)[1] is None:
            return Fault("not-allowed", {"value": value})
    return None


def _nearest(value: Plain, shape: Shape, leaves: tuple[Shape, ...]) -> tuple[Shape, Fault]:
    """Which of several forms that all refuse the value was meant."""
    listed = [leaf for leaf in leaves if leaf.rules.values is not None]
    if len(listed) == len(leaves):
        allowed = [one for leaf in listed for one in leaf.rules.values or ()]
        return shape, Fault("not-allowed-value", {"value": value, "allowed": allowed})
    written_so = isinstance(value, str) and value.lstrip().startswith("${")
    meant = [leaf for leaf in leaves if is_expression(leaf) == written_so] or list(leaves)
    leaf = next((one for one in meant if one.available), meant[0])
    inner, fault = settle(value, leaf)
    assert fault is not None  # noqa: S101  (it was refused a moment ago)
    labels = list(dict.fromkeys(one.label for one in meant if one.label))
    if fault.kind == "bad-format" and shape.label:
        fault.args["label"] = shape.label
    elif fault.kind == "bad-format" and len(labels) > 1:
        fault.args["label"] = " or ".join(labels)
    return inner, fault


def is_expression(shape: Shape) -> bool:
    """Whether the shape is that of a runtime expression and of nothing else."""
    return (
        shape.meaning is not None
        and shape.meaning.expression is not None
        and (shape.meaning.expression[1] == "required")
    )


def _bad_format(text: str, shape: Shape) -> Fault:
    format_ = shape.annotations.get("x-format", "")
    kind = "bad-duration" if format_ == "duration" else "bad-format"
    args: dict[str, Any] = {"value": text, "format": format_, "label": shape.label}
    if shape.examples:
        args["example"] = shape.examples[0]
    return Fault(kind, args)


def _wrong_type(value: Plain, shape: Shape) -> Fault:
    return Fault("wrong-type", {"value": value, "expected": expected_words(shape), "found": actual_words(value)})


def _labels(one: Shape, other: Shape) -> list[str]:
    return [shape.label or " or ".join(expected_words(shape)) for shape in (one, other)]


def _within(number: float, keyword: str, bound: float) -> bool:
    if keyword == "minimum":
        return number >= bound
    if keyword == "maximum":
        return number <= bound
    if keyword == "exclusiveMinimum":
        return number > bound
    return number < bound
