"""Workflows for conversations."""

from __future__ import annotations

URI = "file:///flows/order.yaml"
HEAD = "document: {dsl: '1.0.3', namespace: a, name: b, version: 1.0.0}\n"
GOOD = HEAD + "do:\n  - first:\n      set: {ok: true}\n  - second:\n      wait: PT5S\n"
BAD = GOOD.replace("wait: PT5S", "wiat: PT5S")  # one finding, with a safe fix
