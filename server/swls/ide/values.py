"""Proposals for values: what a scalar may be, and the bodies of what is more than a scalar."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from swls.ide.item import Proposal
from swls.ide.keys import BODY, COMMON, NEWER, OLD, OPTIONAL, REQUIRED, body_label, entry_source, value_source
from swls.ide.snippets import fitting
from swls.ide.template import template
from swls.ide.words import summary, value_words, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.schema import Shape, View


_LONGEST_LABEL = 32
Lifetimes = Mapping[int, tuple[str | None, str | None]]


def value_proposals(
    view: View, forms: Iterable[Shape], lifetimes: Lifetimes = MappingProxyType({})
) -> Iterator[Proposal]:
    """What may be written as a value of one of the forms; the same text once. `lifetimes`: as `Unit.lifetimes`."""
    seen: set[tuple[str, str]] = set()
    bodies: set[str] = set()
    forms = [form for form in forms if not form.annotations.get("x-tolerated")]
    # What can be said in a word comes before what is written over several lines.
    rank = OPTIONAL if any(form.values for form in forms) else BODY
    for form in forms:
        for proposal in _of_form(view, form, lifetimes.get(id(form), (form.since, form.until)), rank):
            mark = (proposal.label, proposal.body)
            if mark not in seen and (not proposal.body or proposal.body not in bodies):
                seen.add(mark)
                bodies.add(proposal.body)
                yield proposal


def _of_form(view: View, form: Shape, life: tuple[str | None, str | None], rank: int) -> Iterator[Proposal]:
    yield from _listed(view, form, life)
    for one in form.annotations.get("x-forms", ()):
        yield Proposal(
            label=one["label"],
            kind="value",
            rank=COMMON,
            detail="form",
            doc=one.get("description", ""),
            scalar=one["insert"],
            raw=True,
            filter=one.get("starts", ""),
        )
    default = form.default
    known = {one.value for one in form.values if not isinstance(one.value, dict | list)}
    if default is not None and not isinstance(default, dict | list) and default not in known:
        yield Proposal(value_words(default), "value", REQUIRED, "default", form.description, scalar=default)
    if _is_scalar(form) and form.rules.values is None and (known or not _scalar_body(form)):
        for value in form.examples:
            if isinstance(value, str | int | float) and value not in known and value != default:
                yield Proposal(value_words(value), "value", OPTIONAL, "example", form.description, scalar=value)
    yield from _bodies(view, form, rank)


def _listed(view: View, form: Shape, life: tuple[str | None, str | None]) -> Iterator[Proposal]:
    """The values of a list, closed or open."""
    common = _common(form)
    for one in form.values:
        note = version_words(view, one.since, one.until)
        since = version_words(view, *life)
        if (note and not view.too_new(one.since)) or (since and not view.too_new(life[0])):
            continue
        is_default = one.value == form.default and type(one.value) is type(form.default)
        words = [word for word in (note or since, "default" if is_default else "", summary(one.description)) if word]
        yield Proposal(
            label=value_words(one.value)[common:],
            kind="value",
            rank=NEWER if note or since else REQUIRED if is_default else COMMON,
            detail=", ".join(words),
            doc=one.description or form.description,
            deprecated=False,
            scalar=one.value,
            preselect=is_default,
        )


def _bare(label: str) -> str:
    return label.removeprefix("a ").removeprefix("an ")


def _is_scalar(form: Shape) -> bool:
    return form.types is not None and not form.types & {"object", "array"}


def _scalar_body(form: Shape) -> bool:
    return bool(form.body) and not template(form.body).block


def _bodies(view: View, form: Shape, rank: int) -> Iterator[Proposal]:
    note = version_words(view, form.since, form.until)
    for found in _sources(view, form):
        made = template(found.body)
        if form.types is not None and made.block is _is_scalar(form):
            continue  # an inherited body of another form
        if made.block or "\n" in found.body.rstrip("\n"):
            label = found.name if len(found.name) <= _LONGEST_LABEL else made.first_line
            detail = found.detail if found.detail != label else summary(found.doc)
            yield Proposal(
                label, "snippet", OLD if note else rank, note or detail, found.doc, body=found.body, filter=found.prefix
            )
        elif not form.values:
            yield Proposal(
                made.first_line,
                "value",
                OLD if note else rank,
                note or "template",
                found.doc,
                scalar=found.body,
                raw=True,
            )


class _Source(NamedTuple):
    name: str
    detail: str
    doc: str
    body: str
    prefix: str = ""


def _sources(view: View, form: Shape) -> Iterator[_Source]:
    """The bodies that a value of a form can begin with: its own, that of its only required key, the snippets."""
    words = _bare(form.label)
    if form.body and not _lacking(form, form.body):
        yield _Source(words or body_label(form.body, several=True), words, form.description, form.body)
    elif len(form.required) == 1 and form.types == frozenset({"object"}):
        name = form.required[0]
        known = form.properties.get(name)
        if known is not None and known.available and not known.forbidden:
            source = entry_source(name, value_source([known.shape]))
            yield _Source(name, words or summary(known.description), known.description, source)
    for one in fitting(view, form):
        if not _lacking(form, one.body):
            yield _Source(one.name, summary(one.description), one.description, one.body, one.prefix)


def _lacking(form: Shape, body: str) -> bool:
    """Whether a body is not one of this form: it has keys, and not those that the form needs."""
    keys = template(body).keys
    return bool(keys) and not form.needs <= set(keys)


def _common(form: Shape) -> int:
    """The length of the address that all values of a list begin with."""
    begins = {one.value.rpartition("/")[0] if isinstance(one.value, str) else "" for one in form.values}
    begin = begins.pop() if len(begins) == 1 else ""
    return len(begin) + 1 if "://" in begin else 0
