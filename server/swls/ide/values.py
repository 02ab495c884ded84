"""Proposals for values: what a scalar may be, and the bodies of what is more than a scalar."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from swls.ide.item import Proposal
from swls.ide.keys import BODY, COMMON, NEWER, OLD, OPTIONAL, REQUIRED
from swls.ide.snippets import fitting
from swls.ide.template import template
from swls.ide.words import type_words, value_words, version_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from swls.schema import Shape, View


Lifetimes = Mapping[int, tuple[str | None, str | None]]


def value_proposals(
    view: View, forms: Iterable[Shape], lifetimes: Lifetimes = MappingProxyType({})
) -> Iterator[Proposal]:
    """What may be written as a value of one of the forms; the same text once. `lifetimes`: as `Unit.lifetimes`."""
    seen: set[tuple[str, str]] = set()
    for form in forms:
        for proposal in _of_form(view, form, lifetimes.get(id(form), (form.since, form.until))):
            mark = (proposal.label, proposal.body)
            if mark not in seen:
                seen.add(mark)
                yield proposal


def _of_form(view: View, form: Shape, life: tuple[str | None, str | None]) -> Iterator[Proposal]:
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
    if _is_scalar(form) and form.rules.values is None:
        for value in form.examples:
            if isinstance(value, str | int | float) and value not in known and value != default:
                yield Proposal(value_words(value), "value", OPTIONAL, "example", form.description, scalar=value)
    yield from _bodies(view, form)


def _listed(view: View, form: Shape, life: tuple[str | None, str | None]) -> Iterator[Proposal]:
    """The values of a list, closed or open."""
    for one in form.values:
        note = version_words(view, one.since, one.until)
        since = version_words(view, *life)
        if (note and not view.too_new(one.since)) or (since and not view.too_new(life[0])):
            continue
        is_default = one.value == form.default and type(one.value) is type(form.default)
        words = [word for word in (note or since, "default" if is_default else "") if word]
        yield Proposal(
            label=value_words(one.value),
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


def _bodies(view: View, form: Shape) -> Iterator[Proposal]:
    found: list[tuple[str, str, str, str]] = []
    if form.body:
        found.append(
            (_bare(form.label) or form.title or form.noun or type_words(form), form.body, form.description, "")
        )
    found += [(one.name, one.body, one.description, one.prefix) for one in fitting(view, form)]
    note = version_words(view, form.since, form.until)
    for label, source, doc, prefix in found:
        made = template(source)
        if made.keys and not (form.needs <= set(made.keys)):
            continue  # the same
        if made.block is (form.types is not None and _is_scalar(form)) and form.types is not None:
            continue  # an inherited body of another form
        rank = OLD if note else BODY
        if made.block:
            yield Proposal(label, "snippet", rank, note or "body", doc, body=source, filter=prefix)
        else:
            yield Proposal(made.first_line, "value", rank, note or "template", doc, scalar=source, raw=True)
