"""Things being written, step by step: a document with a place, what is typed there so far, and what that stands in.

A step is (typed, path, siblings); the cursor is behind what is typed unless it holds a mark of its own.
"""

from __future__ import annotations

HEAD = "document:\n  dsl: '1.0.3'\n  namespace: a\n  name: b\n  version: 1.0.0\n"
TAIL = "  - after:\n      set:\n        x: 1\n"
STEP = tuple[str, str, str]

SEQUENCES: list[tuple[str, str, list[STEP]]] = [
    ("a document from nothing", "<|>", [
        ("d", "", ""), ("document", "", ""), ("document:", "document", ""), ("document:\n  ", "document", ""),
        ("document:\n  ds", "document", ""), ("document:\n  dsl: '1.", "document/dsl", ""),
        ("document:\n  dsl: '1.0.3'\n  ", "document", "dsl"), ("document:\n  dsl: '1.0.3'\n  na", "document", "dsl"),
        ("document:\n  dsl: '1.0.3'\n  name: x\nd", "", "document"), ("document:\n  dsl: '1.0.3'\ndo:\n  - ", "do/0", ""),
        ("document:\n  dsl: '1.0.3'\ndo:\n  - fir", "do/0", ""), ("document:\n  dsl: '1.0.3'\ndo:\n  - first:\n      ", "do/0/first", ""),
    ]),
    ("a task at the end", HEAD + "do:\n  - one:\n      set: {a: 1}\n<|>", [
        ("  -", "do/1", ""), ("  - ", "do/1", ""), ("  - two", "do/1", ""), ("  - two:", "do/1/two", ""), ("  - two:\n      ", "do/1/two", ""),
        ("  - two:\n      ca", "do/1/two", ""), ("  - two:\n      call: ht", "do/1/two/call", ""),
        ("  - two:\n      call: http\n      ", "do/1/two", "call"), ("  - two:\n      call: http\n      with:\n        ", "do/1/two/with", ""),
        ("  - two:\n      call: http\n      with:\n        me", "do/1/two/with", ""),
        ("  - two:\n      call: http\n      with:\n        method: g", "do/1/two/with/method", ""),
        ("  - two:\n      call: http\n      with:\n        method: get\n        en", "do/1/two/with", "method"),
        ("  - two:\n      call: http\n      with:\n        method: get\n      th", "do/1/two", "call with"),
    ]),
    ("a task in the middle", HEAD + "do:\n  - one:\n      set: {a: 1}\n<|>\n" + TAIL, [
        ("  -", "do/1", ""), ("  - ", "do/1", ""), ("  - tw", "do/1", ""), ("  - two:", "do/1/two", ""), ("  - two:\n      ", "do/1/two", ""),
        ("  - two:\n      wa", "do/1/two", ""), ("  - two:\n      wait:\n        se", "do/1/two/wait", ""),
        ("  - two:\n      wait: {sec", "do/1/two/wait", ""), ("  - two:\n      wait: {seconds: ", "do/1/two/wait/seconds", ""),
        ("  - two:\n      wait: {seconds: 1, mi", "do/1/two/wait", "seconds"),
    ]),
    ("a key among others", HEAD + "do:\n  - one:\n      call: http\n<|>\n      with: {}\n      then: end\n" + TAIL, [
        ("      ", "do/0/one", "call with then"), ("      i", "do/0/one", "call with then"), ("      if", "do/0/one", "call with then"),
        ("      if:", "do/0/one/if", ""), ("      if: ", "do/0/one/if", ""), ("      if: ${ .x", "do/0/one/if", ""),
        ("      if: '${ .x", "do/0/one/if", ""), ("      if: \"${ .x", "do/0/one/if", ""), ("      inp", "do/0/one", "call with then"),
        ("      input:\n        ", "do/0/one/input", ""), ("      input:\n        fr", "do/0/one/input", ""),
    ]),
    ("a key of an item above items at its column", "id: a\nstates:\n- name: b\n  on:\n  <|>\n    - c\n    - d\n    actions:\n    - e: f\n", [
        ("- ev", "states/0/on/0", "actions"), ("- events", "states/0/on/0", "actions"), ("- events:", "states/0/on/0/events", ""),
    ]),
    ("a key deeper than those it belongs to", HEAD + "do:\n  - one:\n      with:\n<|>\n       endpoint: x\n       body: y\n" + TAIL, [
        ("         me", "do/0/one/with", "endpoint body"), ("         method: ", "do/0/one/with/method", ""),
    ]),
    ("a key whose colon was forgotten", HEAD + "do:\n  - one:\n<|>\n      with: {}\n" + TAIL, [
        ("      call", "do/0/one", "with"), ("      call ht", "do/0/one/call", ""), ("      call:ht", "do/0/one/call", ""),
    ]),
    ("a switch", HEAD + "do:\n  - sw:\n      switch:\n<|>\n" + TAIL, [
        ("        ", "do/0/sw/switch", ""), ("        - ", "do/0/sw/switch/0", ""), ("        - ca", "do/0/sw/switch/0", ""),
        ("        - case1:\n            ", "do/0/sw/switch/0/case1", ""), ("        - case1:\n            wh", "do/0/sw/switch/0/case1", ""),
        ("        - case1:\n            when: .a == 1\n            th", "do/0/sw/switch/0/case1", "when"),
        ("        - case1:\n            when: .a == 1\n            then: en", "do/0/sw/switch/0/case1/then", ""),
        ("        - case1:\n            when: .a\n        - ", "do/0/sw/switch/1", ""),
        ("        - case1:\n            when: .a\n        - default:\n            then: ", "do/0/sw/switch/1/default/then", ""),
    ]),
    ("a flow mapping left open", HEAD + "do:\n  - one:\n      call: http\n      with: <|>\n      then: end\n" + TAIL, [
        ("{", "do/0/one/with", ""), ("{ ", "do/0/one/with", ""), ("{ me", "do/0/one/with", ""), ("{ method:", "do/0/one/with/method", ""),
        ("{ method: g", "do/0/one/with/method", ""), ("{ method: get,", "do/0/one/with", "method"), ("{ method: get, he", "do/0/one/with", "method"),
        ("{ method: get, headers: { A", "do/0/one/with/headers", ""), ("{ method: get, headers: { A: 'b", "do/0/one/with/headers/A", ""),
        ("{ method: get, headers: { A: b }, ", "do/0/one/with", "method headers"),
        ("{ endpoint: https:", "do/0/one/with/endpoint", ""), ("{ endpoint: https:<|> }", "do/0/one/with/endpoint", ""),
        ("{ method: get body: ", "do/0/one/with/body", ""), ("{ method: one ", "do/0/one/with/method", ""), ("{ me<|>, headers: {} }", "do/0/one/with", "headers"), ("{ <|> }", "do/0/one/with", ""),
    ]),
    ("a catch", HEAD + "do:\n  - t:\n      try:\n        - a: {set: {b: 1}}\n      catch:\n<|>\n" + TAIL, [
        ("        ", "do/0/t/catch", ""), ("        er", "do/0/t/catch", ""), ("        errors:\n          with:\n            ty", "do/0/t/catch/errors/with", ""),
        ("        as: e\n        re", "do/0/t/catch", "as"), ("        as: e\n        retry:\n          de", "do/0/t/catch/retry", ""),
        ("        as: e\n        do:\n          - ", "do/0/t/catch/do/0", ""), ("        as: e\n        do:\n          - x:\n              ", "do/0/t/catch/do/0/x", ""),
    ]),
    ("a function at the top", HEAD + "use:\n  functions:\n<|>\ndo:\n" + TAIL, [
        ("    ", "use/functions", ""), ("    ge", "use/functions", ""), ("    get:\n      ", "use/functions/get", ""),
        ("    get:\n      call: http\n      wi", "use/functions/get", "call"), ("    get:\n      call: http\n    p", "use/functions", "get"),
        ("    get:\n      call: http\n  ret", "use", "functions"),
    ]),
    ("a block text", HEAD + "do:\n  - s:\n      run:\n        script:\n<|>\n" + TAIL, [
        ("          la", "do/0/s/run/script", ""), ("          code: |", "do/0/s/run/script/code", ""),
        ("          code: |\n            if (x) {\n              y", "do/0/s/run/script/code", ""),
        ("          code: |\n            x = [1\n          la", "do/0/s/run/script", "code"),
    ]),
    ("a state of 0.x", "id: a\nspecVersion: '0.8'\nstart: one\nstates:\n<|>\n- name: last\n  type: inject\n", [
        ("- ", "states/0", ""), ("- na", "states/0", ""), ("- name: on", "states/0/name", ""), ("- name: one\n  ", "states/0", "name"),
        ("- name: one\n  ty", "states/0", "name"), ("- name: one\n  type: operation\n  actions:\n  - ", "states/0/actions/0", ""),
        ("- name: one\n  type: operation\n  actions:\n  - functionRef:\n      re", "states/0/actions/0/functionRef", ""),
        ("- name: one\n  type: operation\n  actions:\n  - functionRef: f\n  tra", "states/0", "name type actions"),
    ]),
    ("a JSON member", '{\n  "document": {"dsl": "1.0.3"},\n  "do": [\n    {\n      "one": {\n        "call": "http"<|>\n      }\n    }\n  ]\n}\n', [
        (",\n        ", "do/0/one", "call"), (',\n        "', "do/0/one", "call"), (',\n        "wi', "do/0/one", "call"), (',\n        "wi<|>"', "do/0/one", "call"),
        (',\n        "with":', "do/0/one/with", ""), (',\n        "with": ', "do/0/one/with", ""), (',\n        "with": {', "do/0/one/with", ""),
        (',\n        "with": {"me', "do/0/one/with", ""), (',\n        "with": {"method": "g', "do/0/one/with/method", ""),
        (',\n        "with": {"method": "get", <|>}', "do/0/one/with", "method"), (',\n        "then": "e', "do/0/one/then", ""),
        ('\n        "the', "do/0/one", "call"),
    ]),
    ("JSON without indentation", '<|>', [
        ('{\n"id": "', "id", ""), ('{\n"id": "a",\n"', "", "id"), ('{\n"id": "a",\n"states": [\n{\n"', "states/0", ""),
        ('{\n"id": "a",\n"states": [\n{\n"name": "b",\n"ty', "states/0", "name"),
        ('{\n"id": "a",\n"states": [\n{\n  "name": "b"\n},\n{\n  "', "states/1", ""),
        ('{\n"id": "a",\n"states": [\n{\n  "name": "b"\n}\n],\n"', "", "id states"),
    ]),
    ("JSON with odd indentation", '{\n  "states":[\n    {\n      "name": "a",\n      "actions":[\n      {\n          "ref": "f"\n      }]\n  },\n  <|>', [
        ("{", "states/1", ""), ('{\n      "na', "states/1", ""), ('{\n      "name": "b",\n   "', "states/1", "name"),
    ]),
    ("JSON with closing brackets left of what they close", '{\n"states":[\n{\n "name":"a",\n "start": {\n  "kind": "b"\n},\n<|>', [
        (' "', "states/0", "name start"), (' "ty', "states/0", "name start"), (' "type"', "states/0", "name start"),
        (' "type":"f', "states/0/type", ""),
    ]),
    ("a JSON text with brackets and commas", '{\n  "a": 1,\n  "b": <|>\n}\n', [
        ('"${ .x }', "b", ""), ('"$[*]', "b", ""), ('"{max: .n | max_by(.x),', "b", ""), ('"one, two, ', "b", ""),
    ]),
    ("a list at the column of its key", "id: a\nstates:\n- name: one\n<|>", [
        ("  ", "states/0", "name"), ("  ty", "states/0", "name"), ("  data:\n    ", "states/0/data", ""), ("- ", "states/1", ""),
        ("s", "", "id states"),
    ]),
    ("a line indented with a tab", "do:\n  - one:\n      set:\n        a: 1\n<|>", [
        ("\t\tb: 1\n\t\tc", "do/0/one/set", "a b"), ("\t\tb:\n\t\t\tc", "do/0/one/set/b", ""),
    ]),
    ("a JSON task", '{\n  "do": [\n    {"one": {"set": {"a": 1}}}<|>,\n    {"two": {"set": {"b": 1}}}\n  ]\n}\n', [
        (",\n    ", "do/1", ""), (",\n    {", "do/1", ""), (',\n    {"', "do/1", ""), (',\n    {"ne', "do/1", ""), (',\n    {"new": {', "do/1/new", ""),
        (',\n    {"new": {"ca', "do/1/new", ""), (',\n    {"new": {"call": "http", "<|>"}}', "do/1/new", "call"),
    ]),
]  # fmt: skip
