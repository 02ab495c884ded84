"""`swls schema list` and `swls schema show VERSION`."""

from __future__ import annotations

import argparse
import json

from swls.cli import FAILED, OK
from swls.cli.terminal import fail
from swls.dialects import DIALECTS, dialect_of_version


def run(words: list[str]) -> int:
    """List the versions of the language, or print the JSON Schema of one."""
    parser = argparse.ArgumentParser(
        prog="swls schema", description="The language's JSON Schema, bundled into one file.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="list|show")
    commands.add_parser("list", help="the versions of the language")
    show = commands.add_parser("show", help="the JSON Schema of a version")
    show.add_argument("version", metavar="VERSION")
    show.add_argument("--profile", choices=("spec", "sonataflow", "strict"), default="spec")
    try:
        options = parser.parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    if options.command == "list":
        for dialect in DIALECTS:
            for version in reversed(dialect.versions):
                print(f"{version}\t{dialect.title}" + ("\t(latest release)" if version == dialect.latest else ""))
        return OK
    found = dialect_of_version(options.version)
    if found is None:
        known = ", ".join(version for one in DIALECTS for version in one.versions)
        fail(f"unknown version '{options.version}'; known are {known}")
        return FAILED
    from swls.schema.bundle import bundle  # only to show one

    print(json.dumps(bundle(found.generation, options.version, profile=options.profile), indent=2, ensure_ascii=False))
    return OK
