"""One file from its bytes to its findings."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from swls.dialects import looks_like_workflow
from swls.lint import Diagnostic, Settings, Span, lint
from swls.lint.registry import RULES
from swls.model import Document
from swls.syntax import LineIndex

if TYPE_CHECKING:
    from swls.cli.neighbours import Around
    from swls.lint.fixes import Mended

NOT_UTF_8 = "SW024"


class Judged(NamedTuple):
    """The findings of a file. `name` is how it is printed; `text` and `lines` are what the spans belong to."""

    name: str
    text: str
    lines: LineIndex
    diagnostics: list[Diagnostic]


def document_of(
    data: bytes, name: str, dsl_version: str | None, profile: str | None, *, certain: bool
) -> Document | None:
    """The document in the bytes of a file; None when it holds no workflow and nobody asked for it.

    UnicodeDecodeError when the file, which is a workflow or named itself, is not UTF-8.
    """
    short = PurePath(name).name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if certain or looks_like_workflow(data.decode("latin-1"), short):
            raise
        return None
    if not certain and not looks_like_workflow(text, short):
        return None
    document = Document.open(text, path=name, profile=profile, dsl_version=dsl_version, certain=certain)
    return document if certain or document.is_workflow else None


def judge(document: Document, settings: Settings, name: str, *, path: str, around: Around) -> Judged:
    """What there is to say about a document; `path` is the one that per-file ignores are compared with."""
    found = lint(document, settings, path=path, workspace=around.workspace, uri=around.uri)
    _ = [one.fixes for one in found]  # which need the document, and there may be thousands of files
    return Judged(name, document.text, document.lines, found)


def mended(done: Mended, name: str) -> Judged:
    """What is left to say after fixing."""
    return Judged(name, done.document.text, done.document.lines, done.left)


def not_utf_8(error: UnicodeDecodeError, data: bytes, settings: Settings, name: str) -> Judged:
    """The one finding of a file that is no UTF-8, at the bytes that are not."""
    rule = RULES[NOT_UTF_8].rule
    text = data[: error.start].decode("utf-8") + data[error.start :].decode("latin-1")
    start = len(data[: error.start].decode("utf-8"))
    length = error.end - error.start
    severity = settings.enabled.get(NOT_UTF_8)
    bytes_ = " ".join(f"0x{byte:02X}" for byte in data[error.start : error.start + min(length, 4)])
    found = []
    if severity is not None:
        message = f"the file is not UTF-8: {bytes_} is no text; save it as UTF-8"
        found.append(Diagnostic(rule.code, rule.name, severity, Span(start, start + length), message))
    return Judged(name, text, LineIndex(text), found)
