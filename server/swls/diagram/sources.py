"""The flow graph as text that other tools draw or read: DOT with all words, Mermaid 11, JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from swls.diagram.errors import DiagramError
from swls.diagram.faces import face
from swls.diagram.labels import label
from swls.diagram.measure import clean
from swls.diagram.themes import THEMES
from swls.dialects.flow import FlowGraph, FlowNode

if TYPE_CHECKING:
    from swls.syntax import LineIndex

_DASHED = frozenset({"default", "error", "loop", "compensation", "timeout"})
_WORDS = 160


def write(flow: FlowGraph, form: str, lines: LineIndex | None = None) -> str:
    """The graph as `dot`, `mermaid` or `json`."""
    if form == "dot":
        return _dot(flow)
    if form == "mermaid":
        return _mermaid(flow)
    if form == "json":
        return _json(flow, lines)
    raise DiagramError(f"there is no format '{form}'")


def _held(flow: FlowGraph) -> dict[str, list[FlowNode]]:
    held: defaultdict[str, list[FlowNode]] = defaultdict(list)
    for node in flow.nodes:
        held[node.parent].append(node)
    return held


def _title(flow: FlowGraph) -> str:
    return clean(flow.header.get("title") or flow.header.get("name") or "workflow", _WORDS)


def _dot(flow: FlowGraph) -> str:
    """DOT for Graphviz: what `dot -Tsvg` draws by itself."""
    names = {node.id: f"n{index}" for index, node in enumerate(flow.nodes)}
    held = _held(flow)
    families = THEMES["light"].families
    out = [
        "digraph workflow {",
        f"  graph [label={_quoted(_title(flow))}, labelloc=t, rankdir=TB, compound=true, fontname=Helvetica];",
        '  node [shape=box, style="rounded,filled", fillcolor=white, fontname=Helvetica, fontsize=11];',
        "  edge [fontname=Helvetica, fontsize=10];",
    ]

    def place(node: FlowNode, indent: str) -> None:
        look = face(node)
        ink, tint = families[look.family]
        if look.shape in {"start", "end"}:
            shape = "circle" if look.shape == "start" else "doublecircle"
            out.append(f"{indent}{names[node.id]} [shape={shape}, label={_quoted(look.title)}];")
            return
        words = [look.kind.upper(), look.title, *(line.text for line in look.lines)]
        said = "\\n".join(_plain(word) for word in words if word)
        shape = ", shape=hexagon, style=filled" if look.shape == "hex" else ""
        card = f'{names[node.id]} [label="{said}", color="{ink}"{shape}];'
        if not held.get(node.id):
            out.append(indent + card)
            return
        out.append(f"{indent}subgraph cluster_{names[node.id]} {{")
        out.append(f'{indent}  graph [label="", style=rounded, color="{ink}", bgcolor="{tint}"];')
        out.append(f"{indent}  {card}")
        for child in held[node.id]:
            place(child, indent + "  ")
        out.append(f"{indent}}}")

    for node in held[""]:
        place(node, "  ")
    known = {node.id: node for node in flow.nodes}
    for edge in flow.edges:
        if edge.source not in names or edge.target not in names:
            continue
        said = label(edge, known[edge.source], known[edge.target])
        parts = [f"label={_quoted(said)}"] if said else []
        parts += ["style=dashed"] if edge.kind in _DASHED else []
        parts += ["constraint=false"] if edge.kind == "loop" else []
        out.append(f"  {names[edge.source]} -> {names[edge.target]}" + (f" [{', '.join(parts)}];" if parts else ";"))
    return "\n".join([*out, "}"]) + "\n"


def _plain(text: str) -> str:
    """Text inside a quoted string of DOT, where a backslash would start an escape."""
    return clean(text, _WORDS).replace("\\", "\\\\").replace('"', '\\"')


def _quoted(text: str) -> str:
    return f'"{_plain(text)}"'


def _mermaid(flow: FlowGraph) -> str:
    """A flowchart of Mermaid 11."""
    names = {node.id: f"n{index}" for index, node in enumerate(flow.nodes)}
    held = _held(flow)
    families = THEMES["light"].families
    classes: defaultdict[str, list[str]] = defaultdict(list)
    out = ["---", f"title: {json.dumps(_title(flow), ensure_ascii=True)}", "---", "flowchart TB"]

    def place(node: FlowNode, indent: str) -> None:
        look, name = face(node), names[node.id]
        if look.shape in {"start", "end"}:
            out.append(
                f'{indent}{name}(("{look.title}"))' if look.shape == "start" else f'{indent}{name}((("{look.title}")))'
            )
            return
        words = [look.kind.upper(), look.title, *(line.text for line in look.lines)]
        said = "<br/>".join(_entities(word) for word in words if word)
        left, right = ("{{", "}}") if look.shape == "hex" else ("[", "]")
        card = f'{name}{left}"{said}"{right}'
        classes[look.family].append(name)
        if not held.get(node.id):
            out.append(indent + card)
            return
        out.append(f'{indent}subgraph s{name} [" "]')
        out.append(f"{indent}  direction TB")
        out.append(f"{indent}  {card}")
        for child in held[node.id]:
            place(child, indent + "  ")
        out.append(f"{indent}end")

    for node in held[""]:
        place(node, "  ")
    known = {node.id: node for node in flow.nodes}
    for edge in flow.edges:
        if edge.source not in names or edge.target not in names:
            continue
        said = label(edge, known[edge.source], known[edge.target])
        arrow = "-.->" if edge.kind in _DASHED else "-->"
        out.append(
            f"  {names[edge.source]} {arrow}" + (f'|"{_entities(said)}"|' if said else "") + f" {names[edge.target]}"
        )
    for family, members in classes.items():
        ink, tint = families[family]
        name = f"sw{family.capitalize()}"  # `call` alone is a word of Mermaid's
        out.append(f"  classDef {name} fill:{tint},stroke:{ink},color:#1B222C")
        out.append(f"  class {','.join(members)} {name}")
    return "\n".join(out) + "\n"


_SAFE = frozenset(" ,.:-_/=()+*·×…")


def _entities(text: str) -> str:
    """Text for a quoted label of Mermaid: everything that means something there or in HTML as a numeric entity."""
    return "".join(
        letter if letter.isalnum() or letter in _SAFE else f"#{ord(letter)};" for letter in clean(text, _WORDS)
    )


def _json(flow: FlowGraph, lines: LineIndex | None) -> str:
    """Nodes and edges as plain data. Offsets count code points, lines from 1."""
    known = {node.id: node for node in flow.nodes}

    def place(node: FlowNode) -> dict[str, Any]:
        terminal = node.id in {flow.start, flow.end}
        said: dict[str, Any] = {
            "id": node.id,
            "pointer": None if terminal else node.id,
            "name": node.name,
            "kind": node.kind,
            "variant": node.variant or None,
            "parent": node.parent or None,
            "role": node.role or None,
        }
        if not terminal:
            said |= {"start": node.start, "end": node.end}
            if lines is not None:
                said["line"] = lines.position(node.start)[0] + 1
            look = face(node)
            said["lines"] = [line.text for line in look.lines]
            said["detail"] = node.detail
        return said

    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "kind": edge.kind,
            "label": label(edge, known.get(edge.source), known.get(edge.target)) or None,
            "detail": edge.detail,
        }
        for edge in flow.edges
    ]
    whole = {
        "version": 1,
        "header": flow.header,
        "start": flow.start,
        "end": flow.end,
        "truncated": flow.truncated,
        "nodes": [place(node) for node in flow.nodes],
        "edges": edges,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"
