"""What is wrong with a text: the same for one that is open and one that lies on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable

    from swls.lint import Diagnostic, Settings
    from swls.model import Document
    from swls.model.workspace import Workspace


def findings(
    document: Document,
    settings: Settings,
    *,
    path: str,
    workspace: Callable[[], Workspace],
    uri: str,
    rules: bool = True,
    hurried: bool = False,
) -> list[Diagnostic]:
    """The findings in a document; none in one that is no workflow. Arguments as for `lint`."""
    if not document.is_workflow:
        return []
    return lint(document, settings, path=path, workspace=workspace, uri=uri, rules=rules, hurried=hurried)
