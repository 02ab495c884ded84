"""A generation of the language, and its view by one version."""

from __future__ import annotations

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from swls.schema.compile import annotations_of, flatten, merge
from swls.schema.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from swls.schema.rules import AnySchema, Schema

NO_SKIPS: frozenset[tuple[int, str]] = frozenset()


class Language:
    """All definitions of a generation. `versions` are oldest first; `contexts` say what expressions see
    where, `arguments` what is in those, `descriptors` what several of them share.
    """

    def __init__(
        self,
        generation: str,
        versions: tuple[str, ...],
        definitions: dict[str, Schema],
        *,
        root: str = "workflow",
        contexts: dict[str, Any] | None = None,
        arguments: dict[str, Any] | None = None,
        descriptors: dict[str, Any] | None = None,
    ) -> None:
        self.generation = generation
        self.versions = versions
        self.definitions = definitions
        self.root = root
        self.contexts = contexts or {}
        self.arguments = arguments or {}
        self.descriptors = descriptors or {}
        self._views: dict[tuple[str, str], View] = {}

    @cached_property
    def reserved(self) -> dict[str, frozenset[str]]:
        """The words that stand beside the names of a kind (`literals` of `x-refers`), by kind."""
        found: dict[str, frozenset[str]] = {}
        stack: list[Any] = list(self.definitions.values())
        while stack:
            value = stack.pop()
            if isinstance(value, dict):
                refers = value.get("x-refers")
                if isinstance(refers, dict) and isinstance(refers.get("kind"), str):
                    words = frozenset(refers.get("literals", ()))
                    found[refers["kind"]] = found.get(refers["kind"], frozenset()) | words
                stack.extend(value.values())
            elif isinstance(value, list):
                stack.extend(value)
        return found

    def definition(self, reference: str) -> Schema:
        """The schema that a `$ref` (`#/$defs/task`) or a bare name (`task`) means; KeyError when there is
        none.
        """
        return self.definitions[reference.rpartition("/")[2]]

    def view(self, version: str, *, profile: str = "spec") -> View:
        """The language as one version has it and, where that differs, one runtime. ValueError for no such
        version.
        """
        found = self._views.get((version, profile))
        if found is None:
            found = self._views[version, profile] = View(self, version, profile)
        return found


class View:
    """The language as one version has it. Compiles shapes and keeps them."""

    def __init__(self, language: Language, version: str, profile: str) -> None:
        self.language = language
        self.version = version
        self.profile = profile
        self.rank = language.versions.index(version)
        self._overlaid: dict[int, Schema] = {}
        self._originals: dict[int, Schema] = {}
        self._shapes: dict[Any, Shape] = {}
        self._by_schema: dict[tuple[int, ...], Shape] = {}

    def __repr__(self) -> str:
        return f"<View {self.version} {self.profile}>"

    @cached_property
    def root(self) -> Shape:
        """The shape of a whole workflow."""
        return self.shape(self.language.root)

    def shape(self, name: str) -> Shape:
        """The shape of a named definition; KeyError when there is none."""
        return self.compile([self.language.definition(name)])

    @property
    def others(self) -> tuple[View, ...]:
        """The views by the other versions: the newer ones, nearest first, then the older ones, nearest
        first.
        """
        versions = self.language.versions
        order = (*versions[self.rank + 1 :], *reversed(versions[: self.rank]))
        return tuple(self.language.view(version, profile=self.profile) for version in order)

    def available(self, since: str | None, until: str | None) -> bool:
        """Whether what exists from `since` to `until` (both included, None for no limit) exists in this
        version.
        """
        index = self.language.versions.index
        return (since is None or index(since) <= self.rank) and (until is None or self.rank <= index(until))

    def lifetime(self, schema: AnySchema) -> tuple[str | None, str | None]:
        """The first and last version that has what a schema describes, its own words and its reference's."""
        since: str | None = None
        until: str | None = None
        index = self.language.versions.index
        for _ in range(8):  # references of references
            if not isinstance(schema, dict):
                break
            also, last = schema.get("x-since"), schema.get("x-until")
            if also is not None and (since is None or index(also) > index(since)):
                since = also
            if last is not None and (until is None or index(last) < index(until)):
                until = last
            schema = self.language.definition(schema["$ref"]) if "$ref" in schema else True
        return since, until

    def too_new(self, since: str | None) -> bool:
        """Whether what exists from `since` on is newer than this version."""
        return since is not None and self.language.versions.index(since) > self.rank

    def overlaid(self, schema: Schema) -> Schema:
        """The schema as this version and profile have it; the same object each time."""
        overlays = schema.get("x-overlay")
        if overlays is None:
            return schema
        found = self._overlaid.get(id(schema))
        if found is None:
            found = self._overlaid[id(schema)] = self._overlay(schema, overlays)
            self._originals[id(found)] = schema
        return found

    def is_overlaid(self, part: Schema) -> bool:
        """Whether an overlay may change this part (one that `overlaid` gave) between versions."""
        return id(part) in self._originals

    def required_in(self, other: View, parts: Iterable[Schema]) -> frozenset[str]:
        """The keys that parts of a shape of this view require in another one."""
        originals = (self._originals.get(id(part), part) for part in parts)
        return frozenset(name for part in originals for name in other.overlaid(part).get("required", ()))

    def compile(self, schemas: Iterable[AnySchema]) -> Shape:
        """The shape of what meets all the schemas."""
        schemas = tuple(schemas)
        key = tuple(map(id, schemas))
        found = self._by_schema.get(key)
        if found is None:
            found = self._by_schema[key] = self.of_parts(flatten(self, schemas))
            found.sources = found.sources or schemas
        return found

    def extend(self, shape: Shape, schema: AnySchema, *, skip: tuple[int, str]) -> Shape:
        """The alternative `shape` with one more schema, and one of its conditions settled; not shared."""
        added = flatten(self, [schema])
        known = {id(part) for part in shape.parts}
        parts = shape.parts + tuple(part for part in added if id(part) not in known)
        skips = shape.skips | {skip}
        found = Shape(self, parts, skips, merge(self, parts, skips), annotations_of(parts))
        found.label, found.since, found.until, found.trail = (
            shape.label,
            shape.since,
            shape.until,
            shape.trail,
        )
        found.sources = shape.sources
        return found

    def of_parts(self, parts: tuple[Schema, ...], skips: frozenset[tuple[int, str]] = NO_SKIPS) -> Shape:
        """The shape of flattened parts (see `compile.flatten`) in which some choices are settled."""
        key = (tuple(map(id, parts)), skips)
        found = self._shapes.get(key)
        if found is None:
            found = Shape(self, parts, skips, merge(self, parts, skips), annotations_of(parts))
            self._shapes[key] = found
        return found

    def _overlay(self, schema: Schema, overlays: Iterable[Mapping[str, Any]]) -> Schema:
        effective = {keyword: value for keyword, value in schema.items() if keyword != "x-overlay"}
        for overlay in overlays:
            if not self.available(overlay.get("from"), overlay.get("until")):
                continue
            if overlay.get("profile", self.profile) != self.profile:
                continue
            for keyword, value in overlay.items():
                if keyword in {"from", "until", "profile"}:
                    continue
                if value is None:
                    effective.pop(keyword, None)
                else:
                    effective[keyword] = value
        return effective


@lru_cache(maxsize=4)
def load(generation: str) -> Language:
    """The language of a generation (`1` or `0`); OSError when the package lacks its data."""
    path = Path(__file__).parent / "data" / f"{generation}.json"
    data = json.loads(path.read_bytes())
    return Language(
        generation,
        tuple(data["versions"]),
        data["$defs"],
        root=data.get("root", "workflow"),
        contexts=data.get("contexts"),
        arguments=data.get("arguments"),
        descriptors=data.get("descriptors"),
    )
