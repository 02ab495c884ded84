"""The project keeps its own rules: what is generated is up to date, the README tells what CI runs, data travel along."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from swls.resources import folder

ROOT = Path(__file__).resolve().parent.parent


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows; those of the folder where this is no checkout."""
    done = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode == 0 and done.stdout:
        return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    skipped = {".git", ".venv", "node_modules", "__pycache__", "dist", "bundled", "out"}
    found = [path for pattern in patterns or ("*",) for path in ROOT.rglob(pattern)]
    return [path for path in found if path.is_file() and skipped.isdisjoint(path.relative_to(ROOT).parts)]


def test_generated_files_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "generate.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_names_the_two_commands_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^scripts/demo\b", readme, re.MULTILINE)
    assert re.search(r"^scripts/test\b", readme, re.MULTILINE)
    assert re.search(r"^exec scripts/test$", (ROOT / ".ci" / "run").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", tracked("*.md"), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_documents_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"", text)
    broken = [
        link
        for pair in links
        if (link := "".join(pair).partition("#")[0])
        and not re.match(r"[a-z][a-z0-9+.-]*:", link)
        and not (path.parent / link).exists()
    ]
    assert broken == []


def test_no_host_of_a_registry_and_no_path_of_a_machine_is_committed() -> None:
    # Built from parts, so that this file does not contain what it looks for.
    hosts = ["pypi" + ".org", "registry." + "npmjs", "deb." + "debian.org", "files." + "pythonhosted"]
    pattern = re.compile("|".join([*map(re.escape, hosts), r"(?<![\w./-])/(?:work|root)/"]))
    wrong = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{path.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    assert wrong == []


def test_the_data_of_the_language_are_found() -> None:
    for name in ("schema", "snippets"):
        assert list(folder(name).rglob("*.yaml"))


def test_every_layer_of_the_architecture_stands_in_its_page() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    packages = [path.parent.name for path in (ROOT / "server" / "swls").glob("*/__init__.py")]
    assert [name for name in packages if f"`{name}/`" not in page and f"`{name}`" not in page] == []
