"""Which links run against the flow, and what must stand below what though nothing leads there."""

from __future__ import annotations

from collections import defaultdict

from swls.diagram.view import ASIDE, Link, View

_NEARLY_LONGEST = 0.6  # of the longest way, in lines: what is shorter turns off the main path


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
            hidden.append(Link(before, card.id, "hidden", before, card.id, pull=2))
        last[box] = card.id
    hidden += _below(view, parents)
    return view._replace(links=(*view.links, *hidden)) if hidden else view


def _below(view: View, parents: dict[str, str]) -> list[Link]:
    """In a container, where nothing more comes: its exit stands below that, or else what comes after the container."""
    known = {card.id: card for card in view.cards}
    around = {"": frozenset[str]()}
    for box in parents:
        chain, outer = set(), box
        while outer:
            chain.add(outer)
            outer = parents[outer]
        around[box] = frozenset(chain)
    first: dict[str, int] = {}
    for card in view.cards:
        for box in around[card.box]:
            first[box] = min(first.get(box, card.order), card.order)
    goals: defaultdict[str, set[str]] = defaultdict(set)  # what comes after a box
    rounds = {card.box for card in view.cards if card.id.endswith("#next")}
    onward: defaultdict[str, set[str]] = defaultdict(set)  # the boxes in which something comes after a card
    for link in view.links:
        if link.rail or link.source == link.target:
            continue
        target = known[link.target]
        if target.order > known[link.source].order or target.face.shape == "pill":
            within = around[known[link.source].box] & around[target.box]
            if target.id == f"{target.box}#exit" and not link.source.endswith("#next"):
                within -= rounds  # a round ends with its `next`, and that stands below everything else
            onward[link.source] |= within
        if link.style not in ASIDE:
            for box in around[known[link.source].box] - around[target.box]:
                if target.order > first[box]:
                    goals[box].add(link.target)
    exits: dict[str, str] = {}
    for card in view.cards:
        if card.id.endswith(("#next", "#exit")):
            exits.setdefault(card.box, card.id)  # the `next` comes before the exit
    return [
        Link(card.id, goal, "hidden", card.id, goal)
        for card in view.cards
        for box in sorted(around[card.box] - onward[card.id])
        for goal in (
            [exits[box]] if box in exits and card.id not in {exits[box], f"{box}#exit"} else sorted(goals[box])
        )
    ]


def spine(view: View, backward: frozenset[int]) -> frozenset[int]:
    """The indices of the links of the main path, from the start: of branches, which all run, the middle one, else the way
    on by which the picture is in balance.
    """
    onward: defaultdict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(view.links):
        if not link.rail and index not in backward and link.style not in {"hidden", *ASIDE}:
            onward[link.source].append(index)
    exits = {card.box: card.id for card in view.cards if card.id.endswith("#exit")}
    known = {card.id: card for card in view.cards}
    left = _lengths(view, onward)
    found: set[int] = set()
    here = next((card.id for card in view.cards if card.face.shape == "start"), "")
    while ways := sorted(onward[here], key=lambda index: known[view.links[index].target].order):
        if known[here].head and view.links[ways[0]].style == "branch":
            if len(ways) % 2 == 0 and known[here].box in exits:
                here = exits[known[here].box]  # something hidden keeps it below the head
                continue
            index = ways[len(ways) // 2]
        else:
            lengths = [left.get(view.links[index].target, -1) + 1 for index in ways]
            index = ways[_main(lengths)]
        if index in found:
            break
        found.add(index)
        here = view.links[index].target
    return frozenset(found)


def _main(lengths: list[int]) -> int:
    """Which of some ways on is the main one, by how long they are until the end: the middle one of those that are about as
    long as any, unless longer ones are on one side of it only; then it is the longest of these.
    """
    middle = (len(lengths) - 1) / 2
    about = [at for at, length in enumerate(lengths) if length >= _NEARLY_LONGEST * max(lengths)]
    found = min(about, key=lambda at: (abs(at - middle), -lengths[at]))
    longer = [at for at in about if lengths[at] > lengths[found]]
    if longer and (longer[-1] < found or longer[0] > found):
        return max(longer, key=lambda at: lengths[at])
    return found


def _lengths(view: View, onward: dict[str, list[int]]) -> dict[str, int]:
    """For each card from which the end can be reached, how many lines the longest way there has."""
    entering: defaultdict[str, list[str]] = defaultdict(list)
    open_ways = {source: len(indices) for source, indices in onward.items()}
    for source, indices in onward.items():
        for index in indices:
            entering[view.links[index].target].append(source)
    found: dict[str, int] = {card.id: 0 for card in view.cards if card.face.shape == "end"}
    done = [card.id for card in view.cards if not open_ways.get(card.id)]
    while done:
        here = done.pop()
        for source in entering[here]:
            if here in found:
                found[source] = max(found.get(source, 0), found[here] + 1)
            open_ways[source] -= 1
            if not open_ways[source]:
                done.append(source)
    return found


def beside(view: View, backward: frozenset[int]) -> list[list[str]]:
    """The cards to stand side by side, from left to right in the order of the document: the ways on from one card."""
    entering: defaultdict[str, int] = defaultdict(int)
    for link in view.links:
        if not link.rail and link.style != "hidden":
            entering[link.target] += 1
    known = {card.id: card for card in view.cards}
    ways: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for index, link in enumerate(view.links):
        if link.rail or link.style == "hidden" or index in backward or link.source == link.target:
            continue
        if entering[link.target] == 1 and known[link.target].face.shape in {"card", "hex", "pill"}:
            if not link.target.endswith("#next"):
                ways[link.source][link.target] = None
    against = {(link.target, link.source) for index, link in enumerate(view.links) if index in backward}
    return [
        list(found)
        for found in ways.values()
        if len(found) > 1 and not any((one, other) in against for one in found for other in found)
    ]


def _beside(place: str) -> bool:
    return "/use/" in place and ("/use/functions" in place or "/use/extensions" in place) and "/do/" not in place
