"""What a generation of the language is, and how one is recognised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from swls.dialects.flow import FlowGraph
    from swls.dialects.flow_kept import Kept
    from swls.dialects.ways import Onward, Ways
    from swls.syntax import Cursor

VersionStatus = Literal["known", "prerelease", "newer", "older", "unreadable", "absent"]


class ResolvedVersion(NamedTuple):
    """The version of the language that a text is judged by.

    `declared` is what the text says (None: nothing), `version` the one of `Dialect.versions` that serves it, and
    `status` how the two relate; everything but `known` is worth a word to the author.
    """

    version: str
    declared: str | None
    status: VersionStatus


class Detection(NamedTuple):
    """A part of a text that is of a dialect.

    `body` is the mapping that holds the workflow: the root, or a mapping below it where the workflow is embedded in
    another document. `shape` names the definition of the schema that describes it. `sure` is False when only the
    name of the file, not its content, speaks for it. `other` names the generation whose keys stand beside these,
    `profile` the runtime whose kind of document this is.
    """

    dialect: Dialect
    body: Cursor
    shape: str
    declared: Cursor | None
    sure: bool
    other: str = ""
    profile: str = ""


class Lists(NamedTuple):
    """How the lists of tasks or states are read.

    `main` leads from the body to the list that the workflow runs; `starts` gives the names of what the workflow itself leads
    to ("": what is written first). `ways` reads an item of a list, `things` are what that is said of. `inner` gives the lists
    inside an item, `inner_ways` the ways in each of them; the items of the `sections`, `main` among them, may hold such. `onward` says where control goes after one of
    the `things` about which nothing is written, `begins` whether a thing is the first only because nothing else says so.
    """

    main: tuple[str, ...]
    sections: tuple[tuple[str, ...], ...]
    starts: Callable[[Cursor], tuple[str, ...]]
    ways: Callable[[Cursor], tuple[Ways, ...]]
    things: Callable[[Cursor], list[Cursor]]
    inner: Callable[[Cursor], Sequence[Cursor]]
    inner_ways: Callable[[Cursor], tuple[tuple[Ways, ...], ...]]
    onward: Callable[[Cursor], Onward | None] = lambda _: None
    begins: Callable[[Cursor], bool] = lambda _: False


class Dialect(NamedTuple):
    """One generation of the language; everything that differs between generations hangs on it.

    `versions` are oldest first; `latest` is the newest release, taken where a text declares none. `version_path`
    leads from the body to the scalar that declares the version. `lists` says where control goes, list by list.
    `documents` are the kinds of files that snippets write as a whole.
    """

    id: str
    title: str
    generation: str
    versions: tuple[str, ...]
    latest: str
    version_path: tuple[str, ...]
    detect: Callable[[Cursor, str], Detection | None]
    resolve: Callable[[str | None], ResolvedVersion]
    flow: Callable[[Cursor, dict[str, Kept]], FlowGraph]
    lists: Lists
    specification: str
    documents: tuple[str, ...] = ("workflow",)
