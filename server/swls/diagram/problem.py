"""The layout problem: DOT with sizes and topology only. Not a letter of the document gets into it.

Everything is an invisible box of fixed size, labels of lines too, so that every Graphviz gives the same answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import NamedTuple

from swls.diagram.view import ASIDE, Card, Link, View

_POINTS = 72
INSET = 4  # engines keep boxes 8 apart; each is drawn this much smaller on every side
_MANY = 250  # cards from which on the search for the best order is cut short
_SPINE = 1000  # straight before anything else; a container is kept narrow with 128
_CHAIN = 300  # straight even if its container gets wider by it
_WEIGHTS = {"flow": 8, "branch": 6, "case": 3, "default": 3, "event": 6, "hidden": 1}


class Problem(NamedTuple):
    """The DOT; the ids of cards and boxes by their names in it; which link each edge `eN` is."""

    dot: str
    cards: dict[str, str]
    boxes: dict[str, str]
    links: dict[str, int]


def problem(view: View, backward: frozenset[int], ranks: list[list[str]], spine: frozenset[int]) -> Problem:
    """State the layout problem of a view.

    `backward` are the indices of links that run against the flow, `ranks` the ids of cards to stand side by side,
    `spine` the indices of links to keep straight before all others.
    """
    names = {card.id: f"n{index}" for index, card in enumerate(view.cards)}
    boxes = {box.id: f"cluster_{index}" for index, box in enumerate(view.boxes)}
    groups: dict[str, str] = {}
    fast = "nslimit=1,nslimit1=1,mclimit=.5," if len(view.cards) > _MANY else ""
    out = [
        "digraph W{",
        f'graph[{fast}rankdir=TB,newrank=true,nodesep=0.4,ranksep=0.44,splines=spline,outputorder=edgesfirst,label=""];',
        'node[shape=box,fixedsize=true,label=""];',
        "edge[arrowsize=.6];",
    ]
    inside: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    cards: defaultdict[str, list[Card]] = defaultdict(list)
    for card in view.cards:
        cards[card.box].append(card)
    loops = {link.goal for link in view.links if link.rail}
    first: dict[str, int] = {}
    for card in view.cards:
        first.setdefault(card.box, card.order)
    for box in view.boxes:
        inside[box.parent].append((first.get(box.id, 0), box.id))

    known = {card.id: card for card in view.cards}
    sides = _sides(view, known)
    forks = _forks(view, sides, names)

    def write(box: str) -> None:
        entries: list[tuple[int, Card | str]] = [(card.order, card) for card in cards[box]]
        entries += list(inside[box])
        entries.sort(key=lambda entry: entry[0])
        for _, entry in entries:
            if isinstance(entry, Card):
                group = f",group=g{groups.setdefault(entry.group, str(len(groups)))}" if entry.group else ""
                wide, high = entry.width / _POINTS, entry.height / _POINTS
                out.append(f"{names[entry.id]}[width={wide:.4f},height={high:.4f}{group}];")
                if entry.id in forks:
                    out.append(f"{forks[entry.id].middle}[width=.0278,height=.0278];")
            else:
                margin = INSET + (26 if entry in loops else 10 if entry.endswith("#body") else 14)
                out.append(f"subgraph {boxes[entry]}{{margin={margin};")
                write(entry)
                out.append("}")

    write("")
    entering = Counter(link.target for link in view.links if link.style != "hidden" and not link.rail)
    middles = _middles(view)
    links: dict[str, int] = {}
    # An engine starts its search from the order it is told things in: from left to right as in the document.
    for index, link in sorted(enumerate(view.links), key=lambda entry: _told(entry[1], known)):
        if link.rail or link.source == link.target:
            continue
        source, target = known[link.source], known[link.target]
        links[f"e{index}"] = index
        single = entering[link.target] == 1 or index in middles
        weight = _weight(link, source, target, back=index in backward, single=single)
        if index in spine:
            weight = _SPINE if target.face.shape != "end" else _SPINE // 3
        said = f"id=e{index},weight={weight}"
        if link.style == "hidden":
            out.append(f"{names[link.source]}->{names[link.target]}[{said},style=invis];")
        elif index in backward:
            out.append(f"{names[link.target]}->{names[link.source]}[{said},dir=back];")
        else:
            side = link.style in ASIDE and source.face.shape != "pill"
            said += ",tailport=e" if side else f",tailport={sides.get(index, 's')}"
            said += "" if target.face.shape in {"bar", "end"} else ",headport=n"
            out.append(f"{names[link.source]}->{names[link.target]}[{said}{'' if link.arrow else ',dir=none'}];")
    for rank in ranks:
        members = [names[place] for place in rank]
        fork = next((forks[head] for head in forks if forks[head].before in rank), None)
        if fork is not None:
            members.insert(members.index(names[fork.before]), fork.middle)
        out.append(f"{{rank=same;{';'.join(members)}}}")
        out.append(f"{'->'.join(members)}[style=invis,weight=1];")
    for head, fork in forks.items():
        for one, other in ((names[head], fork.middle), (fork.middle, names[f"{head}#exit"])):
            out.append(f"{one}->{other}[weight={_CHAIN},style=invis,tailport=s];")
    out.append("}")
    return Problem(
        "\n".join(out),
        {name: place for place, name in names.items()},
        {name: place for place, name in boxes.items()},
        links,
    )


class _Fork(NamedTuple):
    """A fork with an even number of branches: none of them leads on straight, so something invisible does.

    `before` is the branch right of the middle.
    """

    middle: str
    before: str


def _forks(view: View, sides: dict[int, str], names: dict[str, str]) -> dict[str, _Fork]:
    """These forks by the ids of their heads."""
    branches: defaultdict[str, list[str]] = defaultdict(list)
    for index in sides:
        branches[view.links[index].source].append(view.links[index].target)
    return {
        head: _Fork(f"m{names[head]}", found[len(found) // 2])
        for head, found in branches.items()
        if len(found) % 2 == 0 and f"{head}#exit" in names
    }


def _told(link: Link, known: dict[str, Card]) -> tuple[int, int]:
    return known[link.source].order, known[link.target].order


def _sides(view: View, known: dict[str, Card]) -> dict[int, str]:
    """Where the links into branches leave their head: those of the left half left, so that they stay there."""
    branches: defaultdict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(view.links):
        if link.style == "branch" and known[link.source].head:
            branches[link.source].append(index)
    return {
        index: "s" if 2 * at + 1 == len(found) else "sw" if 2 * at < len(found) else "se"
        for found in branches.values()
        for at, index in enumerate(found)
    }


def _middles(view: View) -> set[int]:
    """The links from the middle one of an odd number of branches: it stands straight above where they join."""
    joining: defaultdict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(view.links):
        if link.style == "branch" and link.target.endswith("#exit"):
            joining[link.target].append(index)
    return {found[len(found) // 2] for found in joining.values() if len(found) % 2}


def _weight(link: Link, source: Card, target: Card, *, back: bool, single: bool) -> int:
    """How much a line wants to be short and straight. `single`: nothing else leads to its target."""
    if back or link.style == "hidden":
        return link.pull
    if link.style in ASIDE:
        return 12 if source.face.shape != "pill" else 30 if single else 1
    if target.face.shape == "pill":
        return 10 if target.id.endswith("#next") else 8 if link.style == "flow" else 4
    if source.face.shape == "pill" and not source.id.endswith("#next"):
        return 8 if single else 2
    if target.face.shape == "end":
        return 8 if single else 2
    if target.face.shape == "bar":
        return 8 if single else 2
    if single and link.style == "flow":
        return _CHAIN
    if source.face.shape in {"bar", "ring", "pill"}:
        return 10
    return _WEIGHTS.get(link.style, 1)
