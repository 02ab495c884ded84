"""What the version of a document lacks, or lacks no longer: it is understood all the same, and said."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from swls.schema.gather import key_span
from swls.syntax.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from swls.schema.settle import Entries, Settled
    from swls.schema.shapes import Property, Shape
    from swls.schema.walk import Span, Walk
    from swls.syntax.nodes import Node


def other_version_accepts(
    walk: Walk,
    node: Node | None,
    shape: Shape,
    place: tuple[int, Span],
    feature: str,
    form: dict[str, Any] | None = None,
) -> bool:
    """Whether another version accepts what this one refuses; says so then. `place`: where the node begins,
    and the span to report. `form`: what a text has to be like here, where it is not.
    """
    if not shape.sources or walk.quiet or walk.mute or not shape.changes:
        return False
    at, span = place
    own = walk.view
    for view in own.others:
        walk.view = view
        accepted = walk.matches(node, view.compile(shape.sources), at)
        walk.view = own
        if accepted:
            newer = view.rank > own.rank
            more = {"form": form} if form is not None else {}
            report(
                walk,
                feature,
                span,
                since=view.version if newer else None,
                until=None if newer else view.version,
                more=more,
            )
            return True
    return False


def optional_later(walk: Walk, form: Shape, missing: list[str], key: Span) -> list[str]:
    """Of keys that are missing those that later versions do not let go either; the others are said to need
    one.
    """
    if not form.rules.varies:
        return missing
    newer = [view for view in walk.view.others if view.rank > walk.view.rank]
    left = []
    for name in missing:
        view = next((v for v in newer if name not in walk.view.required_in(v, form.parts)), None)
        if view is None:
            left.append(name)
        else:
            feature = f"'{walk.key}' without '{name}'"
            report(walk, feature, key, since=view.version, until=None)
    return left


def report(
    walk: Walk,
    feature: str,
    span: Span,
    *,
    since: str | None,
    until: str | None,
    name: str = "",
    more: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Say that a feature of other versions is used, `name` being the key where it is one; `more` goes with it."""
    args: dict[str, object] = {"feature": feature, "version": walk.view.version, "container": "", "name": name}
    args |= {"property": walk.key, "noun": walk.noun} | dict(more)
    if walk.view.too_new(since):
        walk.problem("needs-version", span, args | {"needs": since})
    else:
        walk.problem("removed-in-version", span, args | {"until": until})


def key_of_other_version(walk: Walk, known: Property, entries: Entries) -> None:
    """Report a key that the version of the document lacks, also where that version let it pass unread."""
    span = key_span(entries, known.name)
    renamed = known.shape.annotations.get("x-renamed", "")
    more = {"rename_to": renamed, "property": known.name} if renamed and renamed not in entries else {}
    report(walk, f"'{known.name}'", span, since=known.since, until=known.until, name=known.name, more=more)


def replaced(form: Shape, entries: Entries) -> set[str]:
    """The keys that are missing only because what stands there is what other versions have instead of them."""
    known = (form.properties.get(name) for name in entries)
    return {
        one.shape.annotations.get(word, "")
        for one in known
        if one is not None and not one.available
        for word in ("x-instead", "x-renamed")
    }


def form_of_other_version(walk: Walk, settled: Settled, entries: Entries, key: Span) -> None:
    """Report that a mapping takes a form that the version of the document lacks."""
    head = settled.alien
    form = head.shape if head is not None else settled.shape
    span = key
    feature = form.label or form.noun or f"this '{walk.key}'"
    deciding = next((name for name in (*head.constants, *head.marks) if name in entries), None) if head else None
    if head is not None and deciding is not None:
        entry, at = entries[deciding]
        span, feature = key_span(entries, deciding), f"'{deciding}'"
        if deciding in head.constants and isinstance(entry.value, Scalar):
            span = at + entry.value_at, at + entry.value_at + entry.value.width
            feature = f"'{deciding}: {entry.value.text}'"
    report(walk, feature, span, since=form.since, until=form.until)


def list_of_other_version(walk: Walk, form: Shape, key: Span) -> None:
    """Report that a list stands where the version of the document has none."""
    report(walk, f"{form.label or 'a list'} as '{walk.key}'", key, since=form.since, until=form.until)


def scalar_of_other_version(walk: Walk, form: Shape, node: Scalar, at: int) -> None:
    """Report that a scalar takes a form, or a value, that the version of the document lacks."""
    span = (at, at + node.width)
    if not form.available:
        report(walk, f"{form.label or 'this form'} as '{walk.key}'", span, since=form.since, until=form.until)
        return
    for value in form.dated_values:
        if value.value == node.value and not walk.view.available(value.since, value.until):
            feature = f"'{walk.key}: {node.text}'"
            report(
                walk, feature, span, since=value.since, until=value.until, name=walk.key, more={"value": value.value}
            )
