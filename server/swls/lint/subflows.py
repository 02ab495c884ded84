"""The places where a workflow runs itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.dialects.identity import identity_of, target_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from swls.lint.context import Context
    from swls.syntax import Cursor


def own_subflows(context: Context, *, in_branches: bool) -> Iterator[Cursor]:
    """The places that run the workflow they stand in, as it goes on: those in branches of a parallel state, or the others."""
    detection = context.unit.detection
    own = identity_of(detection)
    if own is None:
        return
    for use in context.names.using(("workflow",), own.name):
        branched = "branches" in use.path and "fork" not in use.path
        place = context.at(use.path) if branched is in_branches and "continueAs" not in use.path else None
        if place is not None and target_of(detection, place).means(own):
            yield place
