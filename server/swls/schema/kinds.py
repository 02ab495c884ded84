"""The kinds of structural problems. Stable: rules and settings of users refer to them by way of rule codes.

Every problem has in `args` what its message quotes:

* `noun`, `name`: the nearest enclosing thing that has a word (`task`, `a`), `owner`: the nearest with a
  name (both); `container`: the key of the mapping itself where it has no name;
* `property`: the key in question; `item`: whether the place is an item of that list;
* hints for a fix: `rename_to` (the key), `replace_with` (a value: text, number or boolean), `insert_key` (a
  key that is missing), `wrap_items` (each key of the mapping becomes an item), `wrap_item` (the scalar
  becomes an item).
"""

from __future__ import annotations

KINDS: dict[str, str] = {
    "unknown-property": "a key that does not belong here; `suggestion`, or `belongs`: the forms that have it",
    "missing-property": "`properties` that are required; `values` they may have, `because` of what",
    "missing-alternative": "one of `keys` is required to complete one of several forms",
    "no-kind": "nothing says which form is meant; one of `keys` does. `empty`: words of the schema",
    "two-kinds": "keys of two forms, `kinds`; `choice` is the word for the forms",
    "two-alternatives": "the value fits two `forms` of which it may have one only",
    "several-in-item": "a list item with `names`, where it holds one thing (`holds`)",
    "unnamed-item": "a list item that is the thing itself (`holds`), where its name should stand first",
    "too-few-keys": "fewer than `least` keys",
    "too-many-keys": "more than `most` keys",
    "missing-companion": "`property` is only allowed together with `properties`",
    "misplaced-property": "`property` is not allowed here, `because` of which condition",
    "missing-value": "a key or item without a value, or null; `expected`",
    "wrong-type": "`found` where `expected` should stand",
    "missing-colon": "text that is the key `word`, `gap` and its value `rest`, or what the place `names`: its colon is missing, or the space behind it",
    "joined-dash": "text or keys that are items, but that `gap` stands behind the dash where a space belongs",
    "not-a-list": "a mapping or scalar where a list should stand; `example`: what its first item would be",
    "not-allowed": "a value that is excluded",
    "not-allowed-value": "none of the `allowed` values; `suggestion`",
    "bad-format": "text of the wrong form; `label`: what it should be, `example`",
    "bad-duration": "no duration; `replace_with` where it is clear what was meant",
    "text-too-short": "text shorter than `least`",
    "text-too-long": "text longer than `most`",
    "out-of-range": "a number beyond `bound`; `keyword` says which way",
    "too-few-items": "fewer than `least` items",
    "too-many-items": "more than `most` items",
    "duplicate-item": "the same item twice",
    "needs-version": "`feature` needs a later version than the document's: `needs`, `version`",
    "removed-in-version": "`feature` exists only up to an earlier version: `until`, `version`",
}
