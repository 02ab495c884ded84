"""Which rules run, and how much each matters: words on the command line and in configuration to codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from swls.lint.diagnostic import Severity
from swls.lint.registry import BY_NAME, RULES
from swls.schema.suggest import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ALL = "ALL"
SEVERITIES: dict[str, Severity | None] = {**{s.name.lower(): s for s in Severity}, "off": None}


def is_selector(word: str) -> bool:
    """Whether a word names rules: a code, the beginning of codes, a rule's name, or `ALL`."""
    upper = word.upper()
    return bool(upper) and (upper == ALL or word in BY_NAME or any(code.startswith(upper) for code in RULES))


def meant_selector(word: str) -> str | None:
    """The code or name that was meant by a word that names no rule."""
    prefixes = {code[:length] for code in RULES for length in (3, 5)}
    return suggest(word.upper(), sorted(prefixes)) if word[:2].upper() == "SW" else suggest(word, BY_NAME)


def codes_of(word: str) -> frozenset[str]:
    """The codes that a word names; none for a word that names nothing."""
    named = BY_NAME.get(word)
    if named is not None:
        return frozenset((named.rule.code,))
    upper = word.upper()
    if upper == ALL:
        return frozenset(RULES)
    return frozenset(code for code in RULES if upper and code.startswith(upper))


def resolve(
    *,
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    severity: Mapping[str, str],
) -> dict[str, Severity]:
    """The codes that run, with the severity of each.

    The more exact word wins (`SW101` over `SW1` over `ALL`), `ignore` over `select` at the same length. `select` None
    stands for the rules that run by default.
    """
    chosen: dict[str, tuple[int, bool]] = {}
    if select is None:
        chosen = {code: (0, listed.rule.default) for code, listed in RULES.items()}
    for words, on in ((select or (), True), (extend_select, True), (ignore, False)):
        for word in words:
            weight = _weight(word)
            for code in codes_of(word):
                if weight >= chosen.get(code, (-1, False))[0]:
                    chosen[code] = (weight, on)
    enabled = {code: RULES[code].rule.severity for code, (_, on) in sorted(chosen.items()) if on}
    for word, level in sorted(severity.items(), key=lambda pair: _weight(pair[0])):
        for code in codes_of(word):
            wanted = SEVERITIES[level]
            if wanted is None:
                enabled.pop(code, None)
            elif code in enabled or _weight(word) >= len("SW000"):
                enabled[code] = wanted
    return enabled


def _weight(word: str) -> int:
    """How exact a word is: the length of the code it gives, a name being a whole one."""
    if word in BY_NAME:
        return len("SW000")
    return 1 if word.upper() == ALL else len(word)
