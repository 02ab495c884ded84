"""Language server, linter and diagram renderer for Serverless Workflow (Open Workflow Specification).

    document = swls.parse(text)
    for diagnostic in swls.lint(document): ...
    svg = swls.render(document)

Offsets are code points, lines and columns inside count from 0 (`document.lines` converts).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from swls.lint import Diagnostic, Settings
    from swls.model import Document, Format

__all__ = ["__version__", "lint", "parse", "render"]

__version__ = "0.1.0"


def parse(
    text: str,
    format: Format | None = None,
    *,
    path: str = "",
    profile: str | None = None,
    dsl_version: str | None = None,
) -> Document:
    """Read a workflow, whole or half-typed. Never raises on the text.

    The document has the `tree`, the `dialect`, the `symbols` and the `flow` graph, and one of `units` for each workflow.
    `format` is `yaml` or `json` (None: as `path`, else the text itself shows), `profile` `spec`, `sonataflow` or `strict`.
    """
    from swls.model import Document  # importing the package alone stays cheap

    return Document.open(text, path=path, format=format, profile=profile, dsl_version=dsl_version, certain=True)


def lint(document: Document, settings: Settings | None = None) -> list[Diagnostic]:
    """The findings in a document, in the order of its text; the same as `swls check` and the language server give."""
    from swls.lint import Settings as Defaults  # the package by itself loads nothing
    from swls.lint import lint as judge  # the package by itself loads nothing

    return judge(document, settings if settings is not None else Defaults())


def render(
    document: Document,
    *,
    format: str = "svg",
    theme: str = "light",
    engine: str = "auto",
    collapsed: tuple[str, ...] = (),
) -> str:
    """The picture of the (first) workflow as `svg`, `dot`, `mermaid` or `json`.

    `theme` is `light`, `dark` or `hc`, `engine` `auto`, `embedded` or `system`, `collapsed` the JSON pointers of the
    containers to show as one card. Raises `swls.diagram.DiagramError` when there is no workflow or no engine.
    """
    from swls.diagram import DiagramError, render  # the package by itself loads nothing

    flow = document.flow
    if flow is None:
        raise DiagramError("there is no workflow in the text")
    return render(flow, format=format, theme=theme, engine=engine, collapsed=collapsed, lines=document.lines).text
