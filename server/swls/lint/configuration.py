"""The configuration file that holds for a file: found above it, read, checked. For the edges; nothing else here does I/O."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from swls.lint.settings import DEFAULT, Settings, SettingsError, from_table
from swls.patterns import regex

_HIGHEST = 12  # folders above a file that are looked at
_MOST_READ = 1_000_000
_RUNTIME_KEY = regex(r"^[ \t]*(?:%[\w-]+\.)?(?:quarkus|kogito|sonataflow|org\.kie)\.", re.MULTILINE)
NAMES = ("swls.toml", ".swls.toml", "pyproject.toml")


class ConfigurationError(Exception):
    """A configuration file that cannot be used. The message begins with its path and, where known, the line."""


class Configuration(NamedTuple):
    """The settings for the files below `folder`. `path` is the file they come from, None where there is none."""

    settings: Settings
    folder: Path
    path: Path | None


def find_configuration(folder: Path) -> Path | None:
    """The nearest configuration file in a folder or above it; a `pyproject.toml` counts only with `[tool.swls]`."""
    for place in (folder, *folder.parents):
        for name in NAMES:
            candidate = place / name
            if candidate.is_file() and (name != "pyproject.toml" or "tool" in _table(candidate)):
                return candidate
    return None


def read_configuration(path: Path) -> Configuration:
    """The settings of a configuration file; ConfigurationError says what is wrong in it."""
    table = _table(path)
    if path.name == "pyproject.toml":
        table = table.get("tool", {})
    try:
        return Configuration(from_table(table), path.parent, path)
    except SettingsError as error:
        raise ConfigurationError(f"{path}{_line_of(path, str(error))}: {error}") from error


def load_settings(folder: Path) -> Configuration:
    """The settings that hold in a folder: those of the nearest configuration file, else the default ones."""
    path = find_configuration(folder)
    return read_configuration(path) if path is not None else Configuration(DEFAULT, folder, None)


def project_profile(folder: Path) -> str | None:
    """The profile that a project asks for without saying so: that of SonataFlow where a folder lies in the resources of a
    Java project, or where the nearest `application.properties` sets something of it.
    """
    for place in (folder, *folder.parents)[:_HIGHEST]:
        if place.parts[-3:] == ("src", "main", "resources"):
            return "sonataflow"
        for candidate in (place / "application.properties", place / "src/main/resources/application.properties"):
            if candidate.is_file():
                with candidate.open(encoding="utf-8", errors="replace") as file:
                    return "sonataflow" if _RUNTIME_KEY.search(file.read(_MOST_READ)) else None
        if (place / ".git").exists():
            return None
    return None


def _table(path: Path) -> dict[str, Any]:
    """The whole table of a `swls.toml`; of a `pyproject.toml` our part, under `tool`, if it has one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: cannot be read: {error}") from error
    if path.name == "pyproject.toml" and "swls" not in text:
        return {}
    import tomllib  # most runs have no configuration

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    if path.name != "pyproject.toml":
        return table
    tools = table.get("tool", {})
    return {"tool": tools["swls"]} if isinstance(tools, dict) and isinstance(tools.get("swls"), dict) else {}


def _line_of(path: Path, message: str) -> str:
    """`:line` of the first key that the message quotes, empty where it is not to be found."""
    words = re.findall(r"'([\w.-]+)'", message)
    lines = path.read_text(encoding="utf-8").splitlines()
    for word in sorted(words, key=lambda one: not message.startswith(f"unknown key '{one}'")):
        for number, line in enumerate(lines, start=1):
            if re.match(rf"""\s*(?:\[[\w.]*)?["']?{re.escape(word)}\b""", line):
                return f":{number}"
    return ""
