"""What can be set: values from the command line, a configuration file or an editor, checked and ready for use."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from swls.lint.registry import BY_NAME
from swls.lint.selection import SEVERITIES, codes_of, is_selector, meant_selector, resolve
from swls.schema.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from swls.lint.diagnostic import Severity
    from swls.lint.rule import Rule

PROFILES = ("spec", "sonataflow", "strict")
FAIL_LEVELS = ("error", "warning", "info", "hint", "never")
MAX_PROBLEMS = 100


class SettingsError(ValueError):
    """A value that cannot be used; the message says which, and what would be right."""


class Key(NamedTuple):
    """A key of the configuration. `form`: `selectors`, `patterns`, `choice`, `version`, `count`, `severities`, `per-file`,
    `options`.
    """

    name: str
    form: str
    doc: str
    choices: tuple[str, ...] = ()
    default: object = None
    example: str = ""


KEYS: dict[str, Key] = {
    key.name: key
    for key in (
        Key("select", "selectors", "The rules that run: codes, beginnings of codes, names of rules, or `ALL`. Without it the rules that run by default do.", example='["SW0", "SW1", "unknown-dsl-version"]'),
        Key("extend-select", "selectors", "Rules that run besides.", default=[], example='["SW121"]'),
        Key("ignore", "selectors", "Rules that do not run. The more exact word wins over the less exact one.", default=[], example='["SW8"]'),
        Key("extend-ignore", "selectors", "Rules that do not run either.", default=[], example='["legacy-host"]'),
        Key("per-file-ignores", "per-file", "Rules that do not run in files whose path (from the folder of the configuration) fits a pattern.", default={}, example='{ "legacy/**" = ["SW8"] }'),
        Key("severity", "severities", "Severity of rules that differs from their own: `error`, `warning`, `info`, `hint` or `off`.", default={}, example='{ unknown-dsl-version = "error" }'),
        Key("exclude", "patterns", "Files and folders that are left out when a folder is searched, as in `.gitignore`.", default=[], example='["generated/"]'),
        Key("profile", "choice", "Whose liberties are accepted: those of the specification alone, or those of a runtime as well. Without it a SonataFlow project is recognised by its resources and its `application.properties`.", PROFILES, None, '"sonataflow"'),
        Key("dsl-version", "version", "The version of the language to judge by, whatever a document declares.", example='"1.0.3"'),
        Key("max-problems", "count", "How many problems are shown of one file; the rest is counted.", default=MAX_PROBLEMS, example="20"),
        Key("fail-level", "choice", "The least severity that makes `swls check` fail.", FAIL_LEVELS, "warning", '"error"'),
        Key("rules", "options", "Options of rules: a table for each rule, by its name.", default={}, example="{}"),
    )
}  # fmt: skip


class _Values(NamedTuple):
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    exclude: tuple[str, ...] = ()
    profile: str | None = None
    dsl_version: str | None = None
    max_problems: int = MAX_PROBLEMS
    fail_level: str = "warning"
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class Settings(_Values):
    """How a document is judged. `select` None: the rules that run by default. Words are those of `selection`."""

    @cached_property
    def enabled(self) -> dict[str, Severity]:
        """The codes of the rules that run, with their severities."""
        return resolve(
            select=self.select,
            extend_select=self.extend_select,
            ignore=self.ignore,
            severity=dict(self.severity),
        )

    def ignored_in(self, path: str) -> frozenset[str]:
        """The codes that do not run in a file; `path` is relative to the folder of the configuration, with `/`."""
        found: frozenset[str] = frozenset()
        for pattern, words in self.per_file_ignores:
            if matches(pattern, path):
                found = found.union(*map(codes_of, words))
        return found

    def option(self, rule: Rule, name: str) -> Any:
        """The value of an option of a rule."""
        default = next(option.default for option in rule.options if option.name == name)
        return self.options.get(rule.name, {}).get(name, default)


DEFAULT = Settings()


def from_table(table: Mapping[str, Any], *, base: Settings = DEFAULT) -> Settings:
    """The settings that a table of the configuration says; what it does not say is taken from `base`.

    SettingsError names the key that is unknown or the value that does not fit.
    """
    changes: dict[str, Any] = {}
    ignore: list[str] = []
    for name, value in table.items():
        key = KEYS.get(name)
        if key is None:
            raise SettingsError(f"unknown key '{name}'{_meant(suggest(name, KEYS))}")
        checked = _CHECKS[key.form](key, value)
        if name in {"ignore", "extend-ignore"}:
            ignore.extend(checked)
        elif name == "extend-select":
            changes["extend_select"] = (*base.extend_select, *checked)
        else:
            changes[{"rules": "options"}.get(name, name.replace("-", "_"))] = checked
    if ignore:
        changes["ignore"] = (*base.ignore, *ignore)
    return base._replace(**changes)


def _selectors(key: Key, value: Any) -> tuple[str, ...]:
    words = _texts(key, value)
    for word in words:
        check_selector(word, f"'{key.name}'")
    return words


def check_selector(word: str, where: str) -> None:
    """SettingsError unless the word names rules."""
    if not is_selector(word):
        raise SettingsError(f"{where} names no rule with '{word}'{_meant(meant_selector(word))}")


def _texts(key: Key, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise SettingsError(f"'{key.name}' must be a list of texts, for example {key.example}")
    return tuple(value)


def _choice(key: Key, value: Any) -> str:
    if value not in key.choices:
        meant = suggest(value, key.choices) if isinstance(value, str) else None
        raise SettingsError(f"'{key.name}' must be {_one_of(key.choices)}, not '{value}'{_meant(meant)}")
    return str(value)


def _version(key: Key, value: Any) -> str:
    from swls.dialects import DIALECTS, dialect_of_version  # few configurations say a version

    if not isinstance(value, str):
        raise SettingsError(f"'{key.name}' must be text, for example {key.example}")
    if dialect_of_version(value) is None:
        known = [version for dialect in DIALECTS for version in dialect.versions]
        raise SettingsError(f"'{key.name}' must be {_one_of(known)}, not '{value}'{_meant(suggest(value, known))}")
    return value


def _count(key: Key, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SettingsError(f"'{key.name}' must be a whole number of at least 1")
    return value


def _severities(key: Key, value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise SettingsError(f"'{key.name}' must be a table, for example {key.example}")
    for word, level in value.items():
        check_selector(word, f"'{key.name}'")
        check_severity(level, f"'{key.name}' of '{word}'")
    return tuple(value.items())


def check_severity(level: Any, where: str) -> None:
    """SettingsError unless it is a severity or `off`."""
    if level not in SEVERITIES:
        meant = suggest(level, SEVERITIES) if isinstance(level, str) else None
        raise SettingsError(f"{where} must be {_one_of(SEVERITIES)}, not '{level}'{_meant(meant)}")


def _per_file(key: Key, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, dict):
        raise SettingsError(f"'{key.name}' must be a table, for example {key.example}")
    return tuple((pattern, _selectors(key, words)) for pattern, words in value.items())


def _options(key: Key, value: Any) -> dict[str, dict[str, Any]]:
    if not isinstance(value, dict):
        raise SettingsError(f"'{key.name}' must be a table")
    for name, table in value.items():
        listed = BY_NAME.get(name)
        if listed is None:
            raise SettingsError(f"'{key.name}' names no rule with '{name}'{_meant(suggest(name, BY_NAME))}")
        known = {option.name: option for option in listed.rule.options}
        if not isinstance(table, dict):
            raise SettingsError(f"'{key.name}.{name}' must be a table")
        for option, given in table.items():
            if option not in known:
                raise SettingsError(f"rule '{name}' has no option '{option}'{_meant(suggest(option, known))}")
            if type(given) is not type(known[option].default):
                raise SettingsError(f"option '{option}' of rule '{name}' must be like {known[option].default!r}")
    return value


_CHECKS: dict[str, Callable[[Key, Any], Any]] = {
    "selectors": _selectors,
    "patterns": _texts,
    "choice": _choice,
    "version": _version,
    "count": _count,
    "severities": _severities,
    "per-file": _per_file,
    "options": _options,
}


def _meant(word: str | None) -> str:
    return f"; did you mean '{word}'?" if word is not None else ""


def _one_of(words: Any) -> str:
    listed = list(words)
    return f"{', '.join(listed[:-1])} or {listed[-1]}"


def matches(pattern: str, path: str) -> bool:
    """Whether a path fits a pattern: `*` within a folder, `**` across folders; a pattern without `/` fits the name at
    any depth, and one that fits a folder fits all that is in it.
    """
    return _compiled(pattern).match(path) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    plain = pattern.strip("/").removeprefix("./")
    parts: list[str] = []
    at = 0
    while at < len(plain):
        if plain.startswith("**/", at):
            parts.append("(?:[^/]+/)*")
            at += 3
        elif plain.startswith("**", at):
            parts.append(".*")
            at += 2
        elif plain[at] == "*":
            parts.append("[^/]*")
            at += 1
        elif plain[at] == "?":
            parts.append("[^/]")
            at += 1
        elif plain[at] == "[" and (close := plain.find("]", at + 2)) > 0:
            inner = plain[at + 1 : close]
            negated = inner[:1] in "!^"
            parts.append(f"[{'^' if negated else ''}{re.escape(inner[negated:]).replace(chr(92) + '-', '-')}]")
            at = close + 1
        else:
            parts.append(re.escape(plain[at]))
            at += 1
    prefix = "" if anchored else "(?:.*/)?"
    return re.compile(f"{prefix}{''.join(parts)}(?:/.*)?\\Z", re.DOTALL)
