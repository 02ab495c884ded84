"""The options of `swls check`, and the settings that they make together with a configuration file."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from swls.cli.reports import FORMATS
from swls.cli.terminal import columns
from swls.lint.settings import FAIL_LEVELS, PROFILES, Settings, SettingsError, check_selector, from_table

if TYPE_CHECKING:
    from collections.abc import Sequence


def parser() -> argparse.ArgumentParser:
    """The parser of `swls check`."""
    made = argparse.ArgumentParser(
        prog="swls check",
        description="Lint workflows. A folder is searched for those among its YAML and JSON files; a file that is named "
        "is always judged; - reads stdin.",
        epilog="Exit status: 0 nothing at or above the fail level, 1 findings, 2 usage, configuration or I/O error, "
        "3 nothing matched, 130 interrupted.",
        allow_abbrev=False,
        formatter_class=lambda prog: argparse.HelpFormatter(prog, width=columns() - 2),
    )
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files, folders, patterns, or - (default: the current folder)")
    output = made.add_argument_group("output")
    add = output.add_argument
    add(
        *("--output-format", "--format"),
        dest="formats",
        action="append",
        metavar="FMT[=FILE]",
        help=f"one of {', '.join(FORMATS)}, to stdout or a file; repeatable (default: full)",
    )
    add("--color", choices=("auto", "always", "never"), default="auto")
    add("-q", "--quiet", action="count", default=0, help="no summary; twice: no findings either")
    add("-v", "--verbose", action="store_true", help="say which files are judged, and by which configuration")
    rules = made.add_argument_group("rules")
    add = rules.add_argument
    for name, words in (
        ("--select", "run only these rules"),
        ("--ignore", "leave these rules out"),
        ("--extend-select", "run these rules, too"),
        ("--extend-ignore", "leave these rules out, too"),
    ):
        add(name, action="append", metavar="CODE", help=f"{words} (codes, their beginnings, names, ALL; commas)")
    add("--per-file-ignores", action="append", metavar="PATTERN:CODE", help="leave a rule out in some files")
    add("--severity", action="append", metavar="CODE=LEVEL", help="error, warning, info, hint or off")
    add("--profile", choices=PROFILES, help="whose liberties are accepted")
    add("--dsl-version", metavar="VERSION", help="judge by this version, whatever is declared")
    add("--fail-level", choices=FAIL_LEVELS, help="the least severity that makes the run fail (default: warning)")
    add("--exit-zero", action="store_true", help="exit with 0 whatever is found")
    mending = made.add_argument_group("fixes")
    add = mending.add_argument
    add("--fix", action="store_true", help="apply the safe fixes to the files")
    add("--unsafe-fixes", action="store_true", help="apply those as well that may change what is meant")
    add("--diff", action="store_true", help="print what --fix would change and write nothing")
    files = made.add_argument_group("files")
    add = files.add_argument
    add("--stdin-filename", metavar="FILE", help="the name of what comes from stdin")
    add("--exclude", action="append", metavar="PATTERN", help="leave out what a search finds")
    add("--config", metavar="FILE", help="use this configuration file")
    add("--isolated", action="store_true", help="use no configuration file")
    return made


def overridden(settings: Settings, options: argparse.Namespace) -> Settings:
    """The settings with what the command line says on top; SettingsError names what does not fit."""
    table: dict[str, Any] = {}
    for name in ("select", "ignore", "extend-select", "extend-ignore", "exclude"):
        given = getattr(options, name.replace("-", "_"))
        if given is not None:
            table[name] = words_of(given)
    if options.per_file_ignores is not None:
        table["per-file-ignores"] = _per_file(options.per_file_ignores)
    if options.severity is not None:
        table["severity"] = {**dict(settings.severity), **_severities(options.severity)}
    for name in ("profile", "dsl-version", "fail-level"):
        given = getattr(options, name.replace("-", "_"))
        if given is not None:
            table[name] = given
    return from_table(table, base=settings)


def words_of(given: Sequence[str]) -> list[str]:
    """The words of a repeatable option whose values may be separated by commas."""
    return [word.strip() for value in given for word in value.split(",") if word.strip()]


def _per_file(given: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value in words_of(given):
        pattern, colon, code = value.rpartition(":")
        if not colon or not pattern or not code:
            raise SettingsError(f"--per-file-ignores wants PATTERN:CODE, not '{value}'")
        found.setdefault(pattern, []).append(code)
    return found


def _severities(given: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in words_of(given):
        code, equals, level = value.partition("=")
        if not equals:
            raise SettingsError(f"--severity wants CODE=LEVEL, not '{value}'")
        check_selector(code, "--severity")
        found[code] = level.lower()
    return found
