"""What the user has set in the editor: the section `swls`, checked as the configuration file is.

A value in the editor wins over the configuration file that holds for a document; what the editor leaves empty
does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from swls.lint.settings import KEYS, Settings, SettingsError, from_table

if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("light", "dark", "hc")
ENGINES = ("auto", "embedded", "system")


class Wishes(NamedTuple):
    """The settings of the editor. `lint` holds the values that were set and can be used, by their key."""

    lint: Mapping[str, Any]
    theme: str = "light"
    engine: str = "auto"
    trace: str = "off"
    flow_hints: bool = True
    time_hints: bool = True

    def over(self, base: Settings) -> Settings:
        """The settings of a configuration file, with these on top."""
        return from_table(self.lint, base=base) if self.lint else base


DEFAULT = Wishes({})


def read_wishes(section: object, *, before: Wishes = DEFAULT) -> tuple[Wishes, list[str]]:
    """The wishes in a settings object, and a sentence for each part of it that cannot be used.

    The object is the section itself or holds it under `swls`, nested or with dotted keys. What it does not
    name stays as it was before.
    """
    if not isinstance(section, dict):
        return before, []
    inner = section.get("swls")
    complaints: list[str] = []
    lint = dict(before.lint)
    changes: dict[str, Any] = {}
    for key, value in _flat(inner if isinstance(inner, dict) else section).items():
        name = key.removeprefix("lint.")
        if value is None or value in ([], {}, ""):
            continue
        if name != key and name in KEYS:
            try:
                from_table({name: value})
            except SettingsError as error:
                complaints.append(f"the setting swls.{key}: {error}")
            else:
                lint[name] = value
        elif key in _SWITCHES:
            if isinstance(value, bool):
                changes[_SWITCHES[key]] = value
            else:
                complaints.append(f"the setting swls.{key} must be true or false, not {value!r}")
        elif key in _WORDS:
            field, allowed = _WORDS[key]
            if isinstance(value, str) and value in allowed:
                changes[field] = value
            else:
                complaints.append(f"the setting swls.{key} must be one of {', '.join(allowed)}, not {value!r}")
    return before._replace(lint=lint, **changes), complaints


_TRACES = ("off", "messages", "verbose")
_WORDS = {
    "diagram.theme": ("theme", THEMES),
    "diagram.engine": ("engine", ENGINES),
    "trace": ("trace", _TRACES),
    "trace.server": ("trace", _TRACES),  # as VS Code calls it
}
_SWITCHES = {"hints.flow": "flow_hints", "hints.time": "time_hints"}


def _flat(values: Mapping[Any, Any], prefix: str = "") -> dict[str, Any]:
    """Nested groups as dotted keys."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        name = f"{prefix}{key}".removeprefix("swls.")
        if isinstance(value, dict) and name in ("lint", "diagram", "hints", "trace"):
            found.update(_flat(value, name + "."))
        else:
            found[name] = value
    return found
