"""`swls check`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from swls import __version__
from swls.cli import FAILED, FOUND, NOTHING, OK
from swls.cli.files import Missing, Source, shown, sources
from swls.cli.judge import document_of, judge, mended, not_utf_8
from swls.cli.neighbours import Neighbours
from swls.cli.options import overridden, parser
from swls.cli.reports import FORMATS, Run, plural, summary_of, writer
from swls.cli.terminal import Paint, fail, wants_color
from swls.files import read_bytes
from swls.lint import Severity
from swls.lint.configuration import (
    Configuration,
    ConfigurationError,
    find_configuration,
    project_profile,
    read_configuration,
)
from swls.lint.settings import DEFAULT, SettingsError
from swls.model.workspace import Kept, card_of

if TYPE_CHECKING:
    import argparse

    from swls.cli.judge import Judged
    from swls.lint.settings import Settings
    from swls.model import Document

STDIN = "-"


def run(words: list[str]) -> int:
    """Lint what the command line names; the exit status is that of CONTRACT: 0, 1, 2, 3."""
    try:
        options = parser().parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    try:
        return Check(options).run()
    except BrokenPipeError:
        raise
    except (ConfigurationError, SettingsError, OSError) as error:
        fail(str(error))
        return FAILED


class Check:
    """One run over files. Settings are found once for each folder."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.here = Path.cwd()
        self.status = OK
        self.fixed = 0
        self.changed = False
        self.neighbours = Neighbours(self.here, ())
        self._by_folder: dict[Path, Configuration] = {}
        self._profiles: dict[Path, str | None] = {}
        self._ready: dict[Path | None, Settings] = {}
        self._kept: dict[str, Kept] = {}  # by URI
        self.outputs = [_output(value) for value in options.formats or ()]

    def run(self) -> int:
        """Judge, report, and give the exit status."""
        words = self.options.paths or ["."]
        settings = self._settings(self._configuration(self.here))
        self.neighbours = Neighbours(self.here, settings.exclude)
        judged = self._judged(words, settings)
        if self.options.diff:
            self._summary(f"{plural(self.fixed, 'fix', 'fixes')} would be applied")
            return self.status or (FOUND if self.changed and not self.options.exit_zero else OK)
        run = Run(tuple(judged), __version__)
        self._report(run)
        if self.status:
            return self.status
        if not judged:
            if self.options.paths:
                fail(f"no workflow found in {', '.join(words)}")
                return NOTHING
            self._summary("no workflow found here")
            return OK
        done = f", {plural(self.fixed, 'problem')} fixed" if self.fixed else ""
        self._summary(summary_of(run) + done + self._fixable(run))
        return FOUND if self._fails(run) and not self.options.exit_zero else OK

    def _judged(self, words: list[str], settings: Settings) -> list[Judged]:
        """The findings of all files, in their order.

        What is no workflow may still be a section of one. That is known when all were looked at.
        """
        missing = []
        judged: dict[int, Judged] = {}
        left: dict[int, Source] = {}
        for number, source in enumerate(sources(words, exclude=settings.exclude, base=self.here)):
            if isinstance(source, Missing):
                missing.append(source)
            elif (found := self._safely(source)) is not None:
                judged[number] = found
            else:
                left[number] = source
        for number, source in left.items():
            kept = self._kept.get(self.neighbours.of(self.here / source.path).uri)
            if kept is not None and (found := self._safely(source, kept)) is not None:
                judged[number] = found
        for what in missing:
            fail(what.words)
        if missing:
            self.status = FAILED if judged else NOTHING
        return [judged[number] for number in sorted(judged)]

    def _safely(self, source: Source, kept: Kept | None = None) -> Judged | None:
        try:
            return self._one(source, kept)
        except OSError as error:
            fail(f"{source.path}: {error.strerror or error}")
            self.status = FAILED
            return None

    def _one(self, source: Source, kept: Kept | None) -> Judged | None:
        """The findings of one file, fixed first where that is wished; None when it is no workflow.

        `kept`: it is asked for as a section of a workflow.
        """
        stdin = str(source.path) == STDIN
        data = sys.stdin.buffer.read() if stdin else read_bytes(source.path)
        named = Path(self.options.stdin_filename or "stdin") if stdin else source.path
        name = shown(named, self.here)
        configuration = self._configuration((self.here / named).parent)
        settings = self._settings(configuration)
        around = self.neighbours.of(self.here / named)
        certain = source.certain or kept is not None
        try:
            profile = self._profile(settings, (self.here / named).parent)
            document = document_of(data, name, settings.dsl_version, profile, certain=certain)
        except UnicodeDecodeError as error:
            return not_utf_8(error, data, settings, name)
        if document is None:
            return None
        if kept is None and not all(unit.detection.sure for unit in document.units):
            kept = around.workspace().kept(around.uri)
        if kept is not None:
            document = document.as_section(kept.section, kept.version)
        for part in card_of(document, around.uri).parts:
            self._kept.setdefault(part.uri, part)
        if self.options.verbose:
            rules = configuration.path if configuration.path is not None else "defaults"
            print(f"{name}: {_what(document)}, {rules}", file=sys.stderr)
        path = shown(self.here / named, configuration.folder)
        if self.options.fix or self.options.diff:
            return self._fixed(document, settings, name, path, source)
        return judge(document, settings, name, path=path, around=around)

    def _fixed(self, document: Document, settings: Settings, name: str, path: str, source: Source) -> Judged:
        from swls.cli.fixing import diff, write_back  # brings difflib
        from swls.lint.fixes import mend  # the other commands do without it

        around = self.neighbours.of(self.here / name)
        done = mend(
            document,
            settings,
            unsafe=self.options.unsafe_fixes,
            path=path,
            workspace=around.workspace,
            uri=around.uri,
        )
        self.fixed += done.fixes
        changed = done.document.text != document.text
        self.changed = self.changed or changed
        stdin = str(source.path) == STDIN
        if self.options.diff:
            sys.stdout.write(diff(document.text, done.document.text, name))
        elif stdin:
            sys.stdout.flush()
            sys.stdout.buffer.write(done.document.text.encode())
        elif changed:
            write_back(source.path, done.document.text)
        return mended(done, name)

    def _configuration(self, folder: Path) -> Configuration:
        """The configuration for the files of a folder."""
        options = self.options
        if options.isolated:
            return Configuration(DEFAULT, self.here, None)
        if options.config is not None:
            folder = Path(options.config)
            if folder not in self._by_folder:
                if not folder.is_file():
                    raise ConfigurationError(f"{folder}: no such file")
                self._by_folder[folder] = read_configuration(folder)
            return self._by_folder[folder]
        if folder not in self._by_folder:
            path = find_configuration(folder.resolve() if folder.exists() else folder)
            known = next((one for one in self._by_folder.values() if one.path == path and path is not None), None)
            if known is None:
                known = read_configuration(path) if path is not None else Configuration(DEFAULT, self.here, None)
            self._by_folder[folder] = known
        return self._by_folder[folder]

    def _settings(self, configuration: Configuration) -> Settings:
        if configuration.path not in self._ready:
            self._ready[configuration.path] = overridden(configuration.settings, self.options)
        return self._ready[configuration.path]

    def _profile(self, settings: Settings, folder: Path) -> str | None:
        """Whose liberties are accepted in a folder: as set, else as its project shows."""
        if settings.profile is not None or self.options.isolated:
            return settings.profile
        if folder not in self._profiles:
            self._profiles[folder] = project_profile(folder.resolve())
        return self._profiles[folder]

    def _report(self, run: Run) -> None:
        on_stdout = [name for name, file in self.outputs if file is None]
        for name, file in self.outputs:
            if file is not None:
                with Path(file).open("w", encoding="utf-8", errors="replace", newline="\n") as out:
                    writer(name)(run, out, Paint(on=False))
        if not self.outputs:
            on_stdout = ["full"]
        if STDIN in self.options.paths and self.options.fix:
            return  # stdout holds the fixed text
        if self.options.quiet < 2:
            paint = Paint(on=wants_color(self.options.color, sys.stdout))
            for name in on_stdout:
                writer(name)(run, sys.stdout, paint)
            sys.stdout.flush()

    def _summary(self, words: str) -> None:
        if not self.options.quiet:
            print(words, file=sys.stderr)

    def _fixable(self, run: Run) -> str:
        safe = sum(any(fix.applicability == "safe" for fix in found.fixes) for _, found in run.each())
        return f"; {safe} can be fixed with --fix" if safe and not self.options.fix else ""

    def _fails(self, run: Run) -> bool:
        for judged in run.files:
            level = self._settings(self._configuration((self.here / judged.name).parent)).fail_level
            if level == "never":
                continue
            worst = Severity[level.upper()]
            if any(found.severity <= worst for found in judged.diagnostics):
                return True
        return False


def _output(value: str) -> tuple[str, str | None]:
    name, equals, file = value.partition("=")
    if name not in FORMATS:
        from swls.schema.suggest import suggest  # only for a slip

        meant = suggest(name, FORMATS)
        hint = f"; did you mean '{meant}'?" if meant else ""
        raise SettingsError(f"unknown output format '{name}'{hint} (one of {', '.join(FORMATS)})")
    if equals and not file:
        raise SettingsError(f"--output-format {name}= lacks the file")
    return name, os.path.expanduser(file) if equals else None  # noqa: PTH111  (a shell does not expand behind `=`)


def _what(document: Document) -> str:
    units = [f"{unit.dialect.title} {unit.version}" for unit in document.units]
    return ", ".join(units) or "no workflow"
