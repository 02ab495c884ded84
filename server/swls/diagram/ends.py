"""An end of its own for what leads to the end from far away: a short line says the same as a long one around everything."""

from __future__ import annotations

from bisect import bisect_right

from swls.diagram.ordering import backward, spine
from swls.diagram.sizes import size
from swls.diagram.view import Card, Face, Link, View

_FAR = 4  # tasks that are written after it


def near(view: View) -> View:
    """The view with an end beside whatever is far from the one end, except on the main path."""
    known = {card.id: card for card in view.cards}
    orders = sorted(card.order for card in view.cards if card.face.shape in {"card", "hex"})
    main = spine(view, backward(view))
    leading = [index for index, link in enumerate(view.links) if _leads(link, known)]
    if not main.intersection(leading):
        leading = sorted(leading, key=lambda index: known[view.links[index].source].order)[:-1]
    links = list(view.links)
    ends: dict[str, Card] = {}
    for index in leading:
        link = view.links[index]
        source = known[link.source]
        if index in main or len(orders) - bisect_right(orders, source.order) < _FAR:
            continue
        place = f"{link.origin}#end"
        look = Face("term", "", "end", "End", shape="end")
        wide, high = size(look)
        ends.setdefault(
            place,
            Card(
                id=place, box=source.box, face=look, width=wide, height=high, order=source.order,
                start=source.start, end=source.end, task=True,
            ),
        )  # fmt: skip
        links[index] = link._replace(target=place, goal=place)
    if not ends:
        return view
    return view._replace(cards=(*view.cards, *ends.values()), links=tuple(links))


def _leads(link: Link, known: dict[str, Card]) -> bool:
    return link.style != "hidden" and known[link.target].face.shape == "end"
