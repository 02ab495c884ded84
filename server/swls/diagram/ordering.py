"""Which links run against the flow, and what must stand below what though nothing leads there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from swls.diagram.view import Link, View


def backward(view: View) -> frozenset[int]:
    """The indices of the links that close a cycle, found in the order of the document."""
    onward: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for index, link in enumerate(view.links):
        if not link.rail and link.source != link.target:
            onward[link.source].append((index, link.target))
    state: dict[str, int] = {}
    found: set[int] = set()
    for card in sorted(view.cards, key=lambda card: card.order):
        if card.id in state:
            continue
        state[card.id] = 1
        stack = [(card.id, iter(onward[card.id]))]
        while stack:
            here, ways = stack[-1]
            for index, there in ways:
                seen = state.get(there, 0)
                if seen == 1:
                    found.add(index)
                elif not seen:
                    state[there] = 1
                    stack.append((there, iter(onward[there])))
                    break
            else:
                state[here] = 2
                stack.pop()
    return frozenset(found)


def settled(view: View) -> View:
    """The view with hidden links, so that what nothing leads to stands below what is written before it."""
    entered = {link.target for link in view.links if link.source != link.target and not link.rail}
    heads = {card.box: card.id for card in view.cards if card.head}
    outgoing = {link.source for link in view.links if not link.rail}
    last: dict[str, str] = {}
    hidden: list[Link] = []
    parents = {box.id: box.parent for box in view.boxes}
    for card in view.cards:
        box = parents[card.box] if card.head else card.box
        if card.face.shape == "pill" and not card.id.endswith("#next"):
            continue
        before = last.get(box) or heads.get(box) or heads.get(parents.get(box, ""), "")
        aside = _beside(card.id) or card.group in {"#schedule", "#extension"} or card.face.shape == "start"
        if card.id not in entered and before and before != card.id and not aside:
            hidden.append(Link(before, card.id, "hidden", before, card.id))
        last[box] = card.id
    exits = {card.box: card.id for card in view.cards if card.id.endswith(("#next", "#exit"))}
    for card in view.cards:
        way = exits.get(card.box)
        if way and card.id != way and card.id not in outgoing and not card.head:
            hidden.append(Link(card.id, way, "hidden", card.id, way))
    return replace(view, links=(*view.links, *hidden)) if hidden else view


def _beside(place: str) -> bool:
    return "/use/" in place and ("/use/functions" in place or "/use/extensions" in place) and "/do/" not in place
