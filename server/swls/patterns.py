"""Regular expressions that are compiled when they are first used.

Some two hundred are written down, and a run needs a few dozen; to compile all of them would take longer than to judge a file.
The reader of YAML keeps those of its innermost loop compiled: a lookup costs it more than what is saved.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled expression: each of its methods is fetched once and then found here."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The expression, to be used as `re.compile` would give it."""
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
