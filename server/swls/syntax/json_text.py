"""The one value of a JSON text (RFC 8259, section 2): read, and read again after an edit."""

from __future__ import annotations

from swls.syntax.documents import LONELY_RETURN, Limits, Root, lonely_return
from swls.syntax.flow import FlowReader, read_flow
from swls.syntax.flow_layout import LAYOUT_HELPS
from swls.syntax.json_half import HalfRead, read_half
from swls.syntax.json_parts import FlowRegion, edit_flow_region, read_flow_region
from swls.syntax.json_whole import edit_whole
from swls.syntax.problems import SyntaxProblem, problem


def json_root(text: str) -> Root:
    """The value that is the whole of a JSON text."""
    problems: list[SyntaxProblem] = []
    reader = FlowReader(text, len(text), problems, json=True, layout=False)
    at = reader.skip(1 if text[:1] == "\ufeff" else 0)
    if at >= len(text):
        problems.append(problem("empty-text", 0, len(text)))
        return Root(None, len(text), 0, len(text), tuple(problems))
    if not problems and text[at] in "{[" and LONELY_RETURN.search(text) is None:
        region = read_flow_region(text, at, len(text), 0)
        if region is not None and not text[at + region.node.width :].strip(" \t\r\n"):
            return Root(region.node, at, 0, len(text), (), region)
    half = None if problems else read_half(text, at)
    if half is not None:
        return _half_root(text, at, half)
    node, end = read_flow(text, at, len(text), problems, json=True)
    rest = reader.skip(end)
    if rest < len(text):
        problems.append(problem("trailing-text", rest, len(text), text=text[rest : rest + 40].rstrip()))
    return Root(node, at, 0, len(text), tuple(problems), None)


def _half_root(text: str, at: int, half: HalfRead) -> Root:
    """A JSON text that is being written to its end."""
    return Root(half.node, at, 0, len(text), tuple(half.problems), None, half=True)


def _edit_half(root: Root, text: str, start: int) -> tuple[Root, int] | None:
    if root.node is None or start <= root.at or read_flow_region(text, root.at, len(text), 0) is not None:
        return None
    half = read_half(text, root.at, (root.node, start))
    return (_half_root(text, root.at, half), half.reread) if half is not None else None


def edit_json(root: Root, text: str, start: int, end: int, length: int, limits: Limits) -> tuple[Root, int] | None:
    """The value after `start:end` of the text before gave way to `length` characters, `text` being the one after, and how
    many characters were read; None when it is to be read afresh.
    """
    if root.node is None or len(text) > limits.size:
        return None
    if isinstance(root.region, FlowRegion):
        found = _edit_parts(root, root.region, text, start, end, length)
    elif root.half:
        found = _edit_half(root, text, start)
    else:
        found = _edit_whole(root, text, start, end, length - (end - start))
    return found


def _edit_parts(
    root: Root, region: FlowRegion, text: str, start: int, end: int, length: int
) -> tuple[Root, int] | None:
    if lonely_return(text, start, start + length):
        return None
    edited = edit_flow_region(region, text, root.at, len(text), start, end, length - (end - start))
    if edited is None:
        return None
    return Root(edited.node, root.at, 0, len(text), (), edited), edited.reread


def _edit_whole(root: Root, text: str, start: int, end: int, grown: int) -> tuple[Root, int] | None:
    if root.node is None or any(item.kind in LAYOUT_HELPS for item in root.problems):
        return None
    found = edit_whole(root.node, root.at, text, start, end, grown)
    if found is None:
        return None
    node, low, high, problems = found
    kept = [item for item in root.problems if item.start < low]
    kept += [*problems, *(item.moved(grown) for item in root.problems if item.start >= high)]
    if kept and read_flow_region(text, root.at, len(text), 0) is not None:
        return None  # what is wrong with it may be another thing when its parts are read by themselves
    return Root(node, root.at, 0, len(text), tuple(kept), None), high - low + grown
