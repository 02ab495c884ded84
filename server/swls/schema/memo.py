"""What is kept of one walk for the next: facts by subtree, as long as a snapshot may need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from swls.schema.facts import Facts

Memo: TypeAlias = "dict[Any, Any]"
_FEW = 256


def count(facts: Facts) -> None:
    """Fill in the sums of a group whose children have theirs."""
    facts.problem_count = len(facts.problems)
    facts.fact_count = len(facts.declarations) + len(facts.references) + len(facts.expressions) + len(facts.formats)
    for _, _, child in facts.children:
        facts.problem_count += child.problem_count
        facts.fact_count += child.fact_count


def forget(memo: Memo, facts: Facts) -> None:
    """Drop what no snapshot needs any more, once it is a quarter of what is alive: the groups around an edit, of which every
    keystroke makes new ones, hold much of the whole text.
    """
    if "limit" not in memo:  # of the first walk, all is alive
        memo["limit"] = max(_FEW, 5 * len(memo) // 4)
    if len(memo) <= memo["limit"]:
        return
    alive: set[int] = set()
    stack = [facts]
    while stack:
        group = stack.pop()
        if id(group) not in alive:
            alive.add(id(group))
            stack += [child for _, _, child in group.children]
    for known in [known for known, kept in memo.items() if known != "limit" and id(kept[1]) not in alive]:
        del memo[known]
    memo["limit"] = max(_FEW, 5 * len(memo) // 4)
