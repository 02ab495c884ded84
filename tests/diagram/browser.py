"""Real Mermaid in a real browser, where both are: `SWLS_NODE_MODULES` names the folder that `npm install mermaid@11` filled."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = """<!doctype html><meta charset="utf-8"><body><script src="{library}"></script><script>
const texts = {texts};
const answers = [];
mermaid.initialize({{ startOnLoad: false, securityLevel: "strict" }});
(async () => {{
  for (const [at, text] of texts.entries()) {{
    try {{
      const drawn = await mermaid.render("m" + at, text);
      const page = new DOMParser().parseFromString(drawn.svg, "text/html");
      answers.push({{
        nodes: page.querySelectorAll("g.node").length,
        edges: page.querySelectorAll("path.flowchart-link").length,
        words: [...page.querySelectorAll(".nodeLabel")].map((label) => label.textContent),
        scripts: page.querySelectorAll("script, img, iframe, a").length,
      }});
    }} catch (error) {{ answers.push({{ error: String(error) }}); }}
  }}
  const out = document.createElement("pre");
  out.id = "answers";
  out.textContent = JSON.stringify(answers);
  document.body.replaceChildren(out);
}})();
</script>"""


def mermaid(texts: list[str], folder: Path) -> list[dict[str, Any]]:
    """What Mermaid made of each text; leaves the calling test out where it or a browser is missing."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    modules = Path(os.environ.get("SWLS_NODE_MODULES") or ROOT / "node_modules")
    library = modules / "mermaid" / "dist" / "mermaid.min.js"
    if browser is None or not library.exists():
        pytest.skip("left out: Chromium or Mermaid is not on this machine (SWLS_NODE_MODULES)")
    said = json.dumps(texts).replace("<", "\\u003c")
    page = folder / "page.html"
    page.write_text(PAGE.format(library=library.resolve().as_uri(), texts=said), encoding="utf-8")
    words = [browser, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    words += ["--virtual-time-budget=60000", "--dump-dom", page.as_uri()]
    done = subprocess.run(words, capture_output=True, text=True, timeout=180, check=False)
    found = re.search(r'<pre id="answers">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr[-2000:]
    answers: list[dict[str, Any]] = json.loads(html.unescape(found.group(1)))
    return answers
