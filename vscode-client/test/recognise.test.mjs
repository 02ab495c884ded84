import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { workflowLanguage } = await load("src/recognise.ts");

const WORKFLOWS = {
  "1.x": "document:\n  dsl: '1.0.0'\n  name: a\ndo: []\n",
  "1.x after a comment": "# about\n---\ndocument:\n  name: a\n  dsl: 1.0.3\n",
  "1.x in flow style": "document: {dsl: '1.0.0', name: a}\n",
  "0.x": "id: a\nspecVersion: '0.8'\nstates: []\n",
  "0.x without a version": "id: a\nstart: b\nstates:\n- name: b\n",
  SonataFlow: "apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlow\n",
};
const OTHERS = {
  "a GitHub workflow": "name: ci\non: push\njobs:\n  a:\n    steps: []\n",
  Kubernetes: "apiVersion: v1\nkind: Service\nspec: {}\n",
  Compose: "services:\n  db:\n    image: postgres\n",
  OpenAPI: "openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {}\n",
  "a setting named dsl": "build:\n  dsl: 1.2\n",
  "a list of states": "states: [TX, CA]\n",
  "a comment": "# specVersion: 0.8 is what we used\na: 1\n",
  nothing: "",
};

for (const [name, text] of Object.entries(WORKFLOWS)) {
  test(`recognises ${name}`, () => assert.equal(workflowLanguage("yaml", text), "serverless-workflow-yaml"));
}
for (const [name, text] of Object.entries(OTHERS)) {
  test(`leaves ${name} alone`, () => assert.equal(workflowLanguage("yaml", text), undefined));
}
test("recognises JSON, on one line and on many", () => {
  for (const space of [0, 2]) {
    const text = JSON.stringify({ document: { dsl: "1.0.0", name: "a" }, do: [] }, null, space);
    assert.equal(workflowLanguage("json", text), "serverless-workflow-json", text);
    const older = JSON.stringify({ id: "a", specVersion: "0.8", states: [] }, null, space);
    assert.equal(workflowLanguage("jsonc", older), "serverless-workflow-json", older);
  }
  assert.equal(workflowLanguage("json", '{"name": "a", "version": "1.0.0"}'), undefined);
});
test("leaves other languages alone", () => assert.equal(workflowLanguage("markdown", WORKFLOWS["1.x"]), undefined));
