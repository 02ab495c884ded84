"""What people read about a structural problem: one sentence in the author's words, without a full stop.

No word of the schema's trade appears here. Text of the author is quoted '…' and cleaned of characters that
could turn the sentence around or break the line.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from swls.schema.durations import meant_duration
from swls.syntax.messages import lacks_space

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from swls.schema.facts import Problem

_LONGEST = 60  # characters of the author's text in a message
_MOST_LISTED = 24


def message(problem: Problem) -> str:
    """The message of a problem of the walk."""
    return _MESSAGES[problem.kind](problem.args)


def quoted(text: object) -> str:
    """The author's text between quotes, on one line, cut where it is long."""
    return f"'{clean(text)}'"


def clean(text: object) -> str:
    """The author's text on one line without control and direction characters, cut where it is long."""
    return _cleaned(str(text).lower() if isinstance(text, bool) else str(text))


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    plain = " ".join(text.split())
    plain = "".join(c for c in plain if unicodedata.category(c) not in _HIDDEN)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def joined(words: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    listed = list(words)
    if len(listed) > 1:
        return f"{', '.join(listed[:-1])} {last} {listed[-1]}"
    return "".join(listed)


def _thing(args: dict[str, Any]) -> str:
    """The mapping that a problem is about, as the subject of a sentence."""
    container = args.get("container", "")
    if not container:
        return _enclosing(args) or "the document"
    kind, owner = args.get("owner") or ("", "")
    return f"{quoted(container)} of {kind} {quoted(owner)}" if owner else quoted(container)


def _enclosing(args: dict[str, Any]) -> str:
    noun, name = args.get("noun", ""), args.get("name", "")
    if noun and name:
        return f"{noun} {quoted(name)}"
    if noun and "'" in noun:
        return str(noun)
    if noun:
        kind, owner = args.get("owner") or ("", "")
        return f"{noun} of {kind} {quoted(owner)}" if owner and (kind, owner) != (noun, name) else f"the {noun}"
    return quoted(name) if name else ""


def _at(args: dict[str, Any]) -> str:
    """The value that a problem is about, as the subject of a sentence."""
    key = args.get("property", "")
    if not key:
        return "an item" if args.get("item") else (_enclosing(args) or "the document")
    return f"an item of {quoted(key)}" if args.get("item") else quoted(key)


def _meant(args: dict[str, Any]) -> str:
    suggestion = args.get("suggestion")
    return f"; did you mean {quoted(suggestion)}?" if suggestion is not None else ""


def _list(values: Iterable[object]) -> str:
    listed = [clean(value) for value in values]
    if len(listed) > _MOST_LISTED:
        return ", ".join([*listed[:_MOST_LISTED], "..."])
    return ", ".join(listed)


def _unknown_property(args: dict[str, Any]) -> str:
    said = f"unknown property {quoted(args['property'])} in {_thing(args)}"
    if args.get("belongs"):
        kinds = joined(quoted(kind) for kind in args["belongs"])
        return f"{said}; it belongs to {kinds}"
    return said + _meant(args)


def _missing_property(args: dict[str, Any]) -> str:
    needed = joined((quoted(name) for name in args["properties"]), "and")
    said = f"{_thing(args)} needs {needed}"
    if args.get("because"):
        said += f" with {quoted(args['because'])}"
    values = args.get("values")
    if values and len(args["properties"]) == 1:
        said += f": {_list(sorted(map(str, values)))}"
    return said


def _missing_alternative(args: dict[str, Any]) -> str:
    return f"{_thing(args)} needs one of {_list(args['keys'])}"


def _no_kind(args: dict[str, Any]) -> str:
    if args.get("empty"):
        return f"{_thing(args)} {args['empty']}: add one of {_list(args['keys'])}"
    return f"{_thing(args)} needs one of {_list(args['keys'])}"


def _two_kinds(args: dict[str, Any]) -> str:
    kinds = joined((quoted(kind) for kind in args["kinds"]), "and")
    word = args.get("choice", "kind")
    return f"{_subject(args)} has two {word}s, {kinds}; keep one"


def _subject(args: dict[str, Any]) -> str:
    """As `_thing`, but a word of the language that is also the key needs no quotes."""
    noun = args.get("noun", "")
    bare = noun == args.get("container") or args["choice"] != "kind"
    return str(noun) if noun and bare and not args.get("name") else _thing(args)


def _two_alternatives(args: dict[str, Any]) -> str:
    forms = joined(args["forms"], "and")
    subject = quoted(args["value"]) if "value" in args else _thing(args)
    return f"{subject} can be read in two ways, as {forms}"


def _several_in_item(args: dict[str, Any]) -> str:
    names = args["names"]
    others = joined((quoted(name) for name in names[1:]), "and")
    found = joined((quoted(name) for name in names), "and")
    return f"a list item holds one {args['holds']}, found {found}; start {others} with its own '-'"


def _unnamed_item(args: dict[str, Any]) -> str:
    holds = args.get("holds") or "entry"
    return f"this {holds} has no name; write '- name:' and put {quoted(args['property'])} below it"


def _too_few_keys(args: dict[str, Any]) -> str:
    if args["least"] == 1:
        what = f"holds no {args['holds']}" if args.get("holds") else "is empty"
        return f"{_empty_subject(args)} {what}"
    return f"{_thing(args)} needs at least {args['least']} entries"


def _empty_subject(args: dict[str, Any]) -> str:
    return "a list item" if args.get("holds") else _thing(args)


def _too_many_keys(args: dict[str, Any]) -> str:
    most = args["most"]
    found = joined((quoted(name) for name in args["names"]), "and")
    return f"{_thing(args)} holds {'one entry' if most == 1 else f'at most {most} entries'}, found {found}"


def _missing_companion(args: dict[str, Any]) -> str:
    needed = joined((quoted(name) for name in args["properties"]), "and")
    return f"{quoted(args['property'])} of {_thing(args)} needs {needed} beside it"


def _misplaced_property(args: dict[str, Any]) -> str:
    if args.get("because"):
        return f"{quoted(args['property'])} in {_thing(args)} goes only with {quoted(args['because'])}"
    return f"{quoted(args['property'])} is not allowed in {_thing(args)}"


def _missing_value(args: dict[str, Any]) -> str:
    expected = joined(args.get("expected", ()))
    return f"{_at(args)} has no value" + (f"; write {expected}" if expected else "")


def _wrong_type(args: dict[str, Any]) -> str:
    expected, value = joined(args["expected"]), args.get("value")
    if isinstance(value, str) and args["expected"] in (["a whole number"], ["a number"]) and _is_number(value):
        return f"{_at(args)} must be {expected}, not text; remove the quotes"
    found = args["found"]
    if isinstance(value, (int, float)):
        number = args.get("quote", value)
        found = quoted(value) if isinstance(value, bool) else f"the number {number}"
        found = str(number) if expected == "a whole number" and not isinstance(value, bool) else found
    if not expected:
        return f"{_at(args)} cannot be {found}"
    said = f"{_at(args)} must be {expected}, not {found}"
    if isinstance(args.get("replace_with"), bool):
        return f"{said}; write {clean(args['replace_with'])}"
    return f"{said}; put it in quotes" if args.get("quote") else said


def _missing_colon(args: dict[str, Any]) -> str:
    word, gap, rest = clean(args["word"]), args["gap"], clean(args["rest"])
    if gap[:1] == ":":
        return lacks_space(":", ord(gap[1]) if gap[1:] else None)
    if args["names"]:
        return f"'{word}' has no ':' behind it; write '{word}:' if it names the {args['names']}"
    return f"'{word}' has no ':' behind it; write '{word}:{' ' if rest else ''}{rest}'"


def _joined_dash(args: dict[str, Any]) -> str:
    return lacks_space("-", ord(args["gap"][0]) if args["gap"] else None)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _not_a_list(args: dict[str, Any]) -> str:
    if not args["flow"]:
        return f"{_at(args)} is a list: write '- {clean(args['example'])}'"
    if args.get("wrap_items"):
        return f"{_at(args)} is a list: put each entry into '{{ }}' of its own, and all of them between '[' and ']'"
    return f"{_at(args)} is a list: put its one item between '[' and ']'"


def _not_allowed(args: dict[str, Any]) -> str:
    if "value" in args:
        return f"{_at(args)} cannot be {quoted(args['value'])}"
    return f"{_thing(args)} cannot be like this"


def _not_allowed_value(args: dict[str, Any]) -> str:
    allowed = args["allowed"]
    listed = joined([clean(value) for value in allowed])
    if len(allowed) > _MOST_LISTED:
        listed = f"one of {_list(allowed)}"
    return f"{_at(args)} must be {listed}, not {quoted(args['value'])}{_meant(args)}"


def _bad_format(args: dict[str, Any]) -> str:
    value = quoted(args["value"])
    example = f"; write for example {quoted(args['example'])}" if args.get("example") is not None else ""
    label = args.get("label") or _FORMATS.get(args.get("format", ""))
    if label:
        return f"{value} is {_no(label)}{example}"
    return f"{value} does not have the form that {_at(args)} needs{example}"


_FORMATS = {
    "cron": "a cron expression",
    "date-time": "a date and time of RFC 3339",
    "event-attribute": "a name of an event attribute: lower-case letters and digits",
    "hostname": "a name of letters, digits and inner hyphens",
    "interval": "an ISO 8601 interval",
    "json-pointer": "a JSON pointer",
    "media-type": "a media type",
    "operation": "an operation: 'document#operation'",
    "semver": "a semantic version",
    "uri": "a URI",
    "uri-reference": "a URI",
    "uri-template": "a URI or URI template",
}


def _no(label: str) -> str:
    for article in ("a ", "an "):
        if label.startswith(article) and " or " not in label:
            return f"no {label[len(article) :]}"
    return f"not {label}"


def _bad_duration(args: dict[str, Any]) -> str:
    value = args["value"]
    meant = meant_duration(str(value))
    if meant is None:
        return f"{quoted(value)} is no ISO 8601 duration; write for example 'PT5S' or {{seconds: 5}}"
    other = f" or {meant.mapping}" if meant.mapping else ""
    return f"{quoted(value)} is no ISO 8601 duration; write {quoted(meant.iso)}{other}"


def _text_too_short(args: dict[str, Any]) -> str:
    if args["least"] == 1:
        return f"{_at(args)} is empty"
    return f"{_at(args)} needs at least {args['least']} characters"


def _text_too_long(args: dict[str, Any]) -> str:
    return f"{_at(args)} may have at most {args['most']} characters, has {len(args['value'])}"


_BOUNDS = {
    "minimum": "at least",
    "maximum": "at most",
    "exclusiveMinimum": "more than",
    "exclusiveMaximum": "less than",
}


def _out_of_range(args: dict[str, Any]) -> str:
    return f"{_at(args)} must be {_BOUNDS[args['keyword']]} {args['bound']}, not {args['value']}"


def _too_few_items(args: dict[str, Any]) -> str:
    if args["least"] == 1:
        return f"{_list_subject(args)} needs at least one item"
    return f"{_list_subject(args)} needs at least {args['least']} items"


def _too_many_items(args: dict[str, Any]) -> str:
    return f"{_list_subject(args)} may have at most {args['most']} items"


def _list_subject(args: dict[str, Any]) -> str:
    return quoted(args["container"]) if args.get("container") else "the list"


def _duplicate_item(args: dict[str, Any]) -> str:
    return f"{quoted(args['value'])} stands twice in {_list_subject(args)}"


def _needs_version(args: dict[str, Any]) -> str:
    needs = args["needs"]
    if "form" in args:
        taker = f"DSL {needs} takes" if needs[:1].isdigit() else "the next DSL, not released yet, takes"
        return f"{_bad_format({**args['form'], 'example': None})}; {taker} it, this document declares {args['version']}"
    if not needs[:1].isdigit():
        return (
            f"{clean(args['feature'])} needs the next DSL, not released yet; this document declares {args['version']}"
        )
    return f"{clean(args['feature'])} needs DSL {needs}, this document declares {args['version']}"


def _removed_in_version(args: dict[str, Any]) -> str:
    version = args["version"]
    judged = version if version[:1].isdigit() else "a later one"
    if "form" in args:
        form = _bad_format({**args["form"], "example": None})
        return f"{form}; version {args['until']} took any, this document is judged as {judged}"
    if "rename_to" in args:
        return f"{clean(args['feature'])} exists only up to version {args['until']}; it is called '{args['rename_to']}' now"
    return f"{clean(args['feature'])} exists only up to version {args['until']}, this document is judged as {judged}"


_MESSAGES: dict[str, Callable[[dict[str, Any]], str]] = {
    "unknown-property": _unknown_property,
    "missing-property": _missing_property,
    "missing-alternative": _missing_alternative,
    "no-kind": _no_kind,
    "two-kinds": _two_kinds,
    "two-alternatives": _two_alternatives,
    "several-in-item": _several_in_item,
    "unnamed-item": _unnamed_item,
    "too-few-keys": _too_few_keys,
    "too-many-keys": _too_many_keys,
    "missing-companion": _missing_companion,
    "misplaced-property": _misplaced_property,
    "missing-value": _missing_value,
    "wrong-type": _wrong_type,
    "missing-colon": _missing_colon,
    "joined-dash": _joined_dash,
    "not-a-list": _not_a_list,
    "not-allowed": _not_allowed,
    "not-allowed-value": _not_allowed_value,
    "bad-format": _bad_format,
    "bad-duration": _bad_duration,
    "text-too-short": _text_too_short,
    "text-too-long": _text_too_long,
    "out-of-range": _out_of_range,
    "too-few-items": _too_few_items,
    "too-many-items": _too_many_items,
    "duplicate-item": _duplicate_item,
    "needs-version": _needs_version,
    "removed-in-version": _removed_in_version,
}
