import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { afterEach, test } from "node:test";
import { load, root, settled } from "./load.mjs";

const app = await load("src/extension.ts");
const { seen, world, events, Uri, Range, Position } = app;
const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const WORKFLOW = "document:\n  dsl: '1.0.0'\n";

function context() {
  const state = new Map();
  const workspaceState = { get: (key) => state.get(key), update: async (key, value) => void state.set(key, value) };
  return { subscriptions: [], extensionUri: Uri.file(root), extensionPath: root, workspaceState };
}
function file(name, languageId = "yaml", text = WORKFLOW) {
  return { uri: Uri.file(`/w/${name}`), languageId, getText: () => text, version: 1 };
}
function editor(document, line = 0, character = 0) {
  return { document, selection: { active: new Position(line, character) }, viewColumn: 1 };
}
async function activated(settings = {}) {
  Object.assign(world.settings, settings);
  const made = context();
  await app.activate(made);
  return made;
}
afterEach(() => {
  app.reset();
  app.started.length = app.requests.length = 0;
  app.LanguageClient.refuses = false;
  Object.keys(app.replies).forEach((key) => delete app.replies[key]);
});

test("every command of the manifest does something, and no other is registered", async () => {
  await activated();
  assert.deepEqual([...seen.commands.keys()].sort(), manifest.contributes.commands.map((c) => c.command).sort());
});
test("starts the bundled server isolated and says its version", async () => {
  await activated();
  const { command, args } = app.started[0].command;
  assert.match(command, /python/);
  assert.deepEqual(args, ["-I", path.join(root, "bundled", "launch.py"), "server", "--stdio"]);
  assert.equal(seen.status.text, "swls 9.9.9");
  assert.equal(seen.status.busy, false);
  assert.deepEqual(app.started[0].options.documentSelector.map((s) => s.language), manifest.contributes.languages.map((l) => l.id));
});
test("prefers an installed server when the setting names one", async () => {
  await activated({ "swls.server.path": "/opt/swls" });
  assert.deepEqual(app.started[0].command, { command: "/opt/swls", args: ["server", "--stdio"] });
});
test("says so, with a button, when no Python fits", async () => {
  world.answers = ["Choose Interpreter"];
  await activated({ "swls.server.interpreter": "/nowhere/python" });
  await settled();
  const message = seen.messages.find(({ kind }) => kind === "error");
  assert.match(message.text, /Python 3\.11 or newer/);
  assert.deepEqual(message.buttons, ["Choose Interpreter", "Show Log"]);
  assert.match(seen.messages.find(({ kind }) => kind === "log").text, /\/nowhere\/python .*cannot be run/);
  assert.deepEqual(seen.opened, [["workbench.action.openSettings", "swls.server.interpreter"]]);
  assert.equal(seen.status.severity, 2);
  assert.equal(app.started.length, 0);
});
test("asks the Python extensions", async () => {
  const classic = { environments: { getActiveEnvironmentPath: () => ({ path: "python3" }) } };
  world.extensions["ms-python.python"] = { activate: async () => classic };
  await activated();
  assert.equal(app.started[0].command.command, "python3");
});
test("lives on when the server cannot be started", async () => {
  app.LanguageClient.refuses = true;
  await activated();
  assert.equal(seen.status.text, "failed");
  app.LanguageClient.refuses = false;
  await seen.commands.get("swls.restart")();
  assert.equal(seen.status.text, "swls 9.9.9");
});
test("restarts one after the other, and when a setting of the server changes", async () => {
  await activated();
  await Promise.all([seen.commands.get("swls.restart")(), seen.commands.get("swls.restart")()]);
  assert.deepEqual(app.started.map((client) => client.running), [false, false, true]);
  await events.settings.fire({ affectsConfiguration: (name) => name === "swls.server" });
  await settled();
  await seen.commands.get("swls.restart")();
  assert.equal(app.started.filter((client) => client.running).length, 1);
});
test("gives a plain file that holds a workflow our language, on opening and on saving", async () => {
  world.documents = [file("open.yaml")];
  await activated();
  await events.open.fire(file("a.json", "json", '{"document": {"dsl": "1.0.0"}}'));
  await events.save.fire(file("b.yaml"));
  await events.open.fire(file("c.yaml", "yaml", "a: 1"));
  await settled();
  assert.deepEqual(seen.languages, [
    ["file:///w/open.yaml", "serverless-workflow-yaml"],
    ["file:///w/a.json", "serverless-workflow-json"],
    ["file:///w/b.yaml", "serverless-workflow-yaml"],
  ]);
});
test("asks once for a file", async () => {
  world.answers = ["No", "Yes"];
  await activated({ "swls.recognition": "ask" });
  for (const name of ["a.yaml", "a.yaml", "b.yaml"]) {
    await events.open.fire(file(name));
    await settled();
  }
  assert.equal(seen.messages.length, 2);
  assert.deepEqual(seen.languages, [["file:///w/b.yaml", "serverless-workflow-yaml"]]);
});
test("remembers the answer: a Yes opens the file as a workflow from then on", async () => {
  world.answers = ["Yes"];
  await activated({ "swls.recognition": "ask" });
  for (const _ of [1, 2]) {
    await events.open.fire(file("a.yaml"));
    await settled();
  }
  assert.equal(seen.messages.length, 1);
  assert.equal(seen.languages.length, 2);
});
test("asks once when a person turns a workflow back into a plain file, and does not fight", async () => {
  world.answers = ["No"];
  await activated();
  const turnBack = async () => {
    events.close.fire(file("a.yaml", "serverless-workflow-yaml")); // both at once: a change of language
    events.open.fire(file("a.yaml"));
    await settled();
  };
  await turnBack();
  await turnBack();
  await events.save.fire(file("a.yaml"));
  assert.equal(seen.messages.length, 1);
  assert.deepEqual(seen.languages, []);
  events.close.fire(file("b.yaml", "serverless-workflow-yaml"));
  await settled(); // closed, and opened later: nobody has changed the language
  events.open.fire(file("b.yaml"));
  await settled();
  assert.equal(seen.messages.length, 1);
  assert.deepEqual(seen.languages, [["file:///w/b.yaml", "serverless-workflow-yaml"]]);
});
test("leaves plain files alone when told to", async () => {
  await activated({ "swls.recognition": "off" });
  await events.open.fire(file("a.yaml"));
  assert.deepEqual(seen.languages, []);
});
test("the server's lenses show where a name is used", async () => {
  await activated();
  assert.deepEqual(app.started[0].options.initializationOptions.commands, ["swls.showReferences"]);
  await seen.commands.get("swls.showReferences")("file:///w/a.yaml", { line: 3, character: 0 }, [{ uri: "file:///w/b.yaml" }]);
  assert.deepEqual(seen.opened.at(-1), ["editor.action.showReferences", "file:///w/a.yaml", 3, ["file:///w/b.yaml"]]);
});
test("a new workflow is the sample, in our language", async () => {
  await activated();
  await seen.commands.get("swls.newWorkflow")();
  assert.equal(seen.opened[0].language, "serverless-workflow-yaml");
  assert.match(seen.opened[0].content, /^document:\n {2}dsl:/);
});
test("a code lens opens the diagram of its file", async () => {
  await activated();
  const [lens] = app.lenses.at(-1).provideCodeLenses(file("a.sw.yaml"));
  assert.equal(lens.command.command, "swls.openDiagramToSide");
  assert.equal(lens.command.arguments[0].toString(), "file:///w/a.sw.yaml");
});
test("opens the page of the rule under the cursor, or lets choose", async () => {
  await activated();
  const rule = (value, line) => ({ range: new Range(line, 0, line, 9), message: "m", code: { value, target: Uri.parse(`https://x/${value}`) } });
  world.editor = editor(file("a.sw.yaml", "serverless-workflow-yaml"), 3, 1);
  await seen.commands.get("swls.showRule")();
  assert.match(seen.messages.at(-1).text, /No rule/);
  world.diagnostics = [rule("SW101", 1), rule("SW201", 3)];
  await seen.commands.get("swls.showRule")();
  assert.deepEqual(seen.external, ["https://x/SW201"]);
  world.editor = editor(file("a.sw.yaml", "serverless-workflow-yaml"), 8);
  world.pick = "SW101";
  await seen.commands.get("swls.showRule")();
  assert.deepEqual(seen.external, ["https://x/SW201", "https://x/SW101"]);
  world.pick = undefined; // dismissed: nothing opens, nothing is said
  const said = seen.messages.length;
  await seen.commands.get("swls.showRule")();
  assert.equal(seen.external.length, 2);
  assert.equal(seen.messages.length, said);
});

const place = (a, b) => ({ start: { line: a, character: 0 }, end: { line: b, character: 0 } });
const PICTURE = {
  uri: "file:///w/a.sw.yaml",
  version: 1,
  svg: "<svg/>",
  stale: false,
  nodes: [
    { id: "1", pointer: "/do/0/outer", range: place(5, 12) },
    { id: "2", pointer: "/do/0/outer/do/0/inner", range: place(7, 9) },
  ],
};
async function shown(reply = () => PICTURE) {
  app.replies["swls.diagram"] = reply;
  await activated();
  world.editor = editor(file("a.sw.yaml", "serverless-workflow-yaml"), 8);
  await seen.commands.get("swls.openDiagramToSide")();
  const panel = seen.panels[0];
  await panel.heard.fire({ type: "ready" });
  await settled();
  return panel;
}
const last = (panel, type) => panel.posted.filter((message) => message.type === type).at(-1);

test("the panel's page allows its own script and style and nothing else", async () => {
  const { webview } = await shown();
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(webview.html)[1];
  assert.match(policy, /^default-src 'none'; img-src blob: data:; style-src vscode-resource:; script-src 'nonce-[0-9a-f]{32}'$/);
  assert.doesNotMatch(webview.html, /unsafe|\bstyle=|\bon\w+=|<style|<script(?! nonce)/);
  assert.deepEqual(webview.options.localResourceRoots.map((uri) => path.relative(root, uri.fsPath)), ["media", "out"]);
});
test("shows the picture and marks the innermost node at the cursor", async () => {
  const panel = await shown();
  assert.equal(last(panel, "render").svg, "<svg/>");
  assert.equal(last(panel, "cursor").pointer, "/do/0/outer/do/0/inner");
  await events.selection.fire({ textEditor: editor(world.editor.document, 11) });
  assert.equal(last(panel, "cursor").pointer, "/do/0/outer");
  await events.selection.fire({ textEditor: editor(world.editor.document, 1) });
  assert.equal(last(panel, "cursor").pointer, undefined);
});
test("asks again after typing, sends only what has changed", async () => {
  let svg = "<svg/>";
  const panel = await shown(() => ({ ...PICTURE, svg }));
  const type = async () => {
    await events.change.fire({ document: world.editor.document });
    await new Promise((resolve) => setTimeout(resolve, 160));
  };
  const sent = () => panel.posted.filter(({ type }) => type === "render").length;
  await type();
  assert.equal(sent(), 1);
  svg = '<svg id="2"/>';
  await type();
  assert.equal(sent(), 2);
});
test("keeps the places of the last good picture while the text is broken", async () => {
  let reply = PICTURE;
  const panel = await shown(() => reply);
  reply = { ...PICTURE, svg: "", nodes: [], stale: true, message: "the text is broken in line 3" };
  await panel.heard.fire({ type: "ready" });
  await settled();
  assert.equal(last(panel, "render").message, "the text is broken in line 3");
  assert.equal(last(panel, "render").stale, true);
  assert.equal(last(panel, "cursor").pointer, "/do/0/outer/do/0/inner");
});
test("paints findings on their nodes", async () => {
  const panel = await shown();
  world.diagnostics = [{ range: new Range(8, 0, 8, 4), severity: 0, message: "bad" }, { range: new Range(1, 0, 1, 2), severity: 1, message: "elsewhere" }];
  await events.diagnostics.fire({ uris: [world.editor.document.uri] });
  assert.deepEqual(last(panel, "diagnostics").items, [{ pointer: "/do/0/outer/do/0/inner", severity: "error", message: "bad" }]);
});
test("a click goes to the source, beside the panel", async () => {
  const panel = await shown();
  await panel.heard.fire({ type: "reveal", pointer: "/do/0/outer" });
  const [uri, options] = seen.opened.at(-1);
  assert.equal(uri.toString(), "file:///w/a.sw.yaml");
  assert.equal(options.viewColumn, 1);
  assert.equal(options.selection.start.line, 5);
  const before = seen.opened.length;
  await panel.heard.fire({ type: "reveal", pointer: "/gone" });
  assert.equal(seen.opened.length, before);
});
test("folds what the panel has folded, in what is exported too", async () => {
  const panel = await shown();
  const folds = { collapsed: ["/do/0/outer"], expanded: ["/do/1"] };
  const asked = () => (({ collapsed, expanded }) => ({ collapsed, expanded }))(app.requests.at(-1).arguments[0]);
  await panel.heard.fire({ type: "folds", ...folds });
  assert.deepEqual(asked(), folds);
  await events.change.fire({ document: world.editor.document });
  await new Promise((resolve) => setTimeout(resolve, 160));
  assert.deepEqual(asked(), folds);
  world.pick = "SVG";
  await seen.commands.get("swls.exportDiagram")();
  assert.deepEqual(asked(), folds);
  await events.active.fire(editor(file("b.sw.yaml", "serverless-workflow-yaml"))); // another file has other folds
  await settled();
  assert.deepEqual(asked(), { collapsed: undefined, expanded: undefined });
});
test("says why there is no picture: no server yet, or no file any more", async () => {
  await activated();
  const client = app.started[0];
  client.running = false;
  const panel = app.panel();
  await seen.serializer.deserializeWebviewPanel(panel, { uri: "file:///w/a.sw.yaml" });
  await panel.heard.fire({ type: "ready" });
  await settled();
  assert.match(last(panel, "render").message, /server is not running yet/);
  client.running = world.gone = true;
  app.replies["swls.diagram"] = () => ({ ...PICTURE, svg: "", nodes: [], stale: true, message: "no workflow is open" });
  await panel.heard.fire({ type: "ready" });
  await settled();
  assert.equal(last(panel, "render").message, "no workflow is open");
  panel.dispose();
});
test("the panel's button exports", async () => {
  const panel = await shown();
  await panel.heard.fire({ type: "export" });
  assert.deepEqual(seen.opened.at(-1), ["swls.exportDiagram"]);
});
test("one panel a document; it follows the active editor when told to", async () => {
  const panel = await shown();
  await seen.commands.get("swls.openDiagramToSide")();
  assert.equal(seen.panels.length, 1);
  assert.equal(panel.revealed, true);
  await events.active.fire(editor(file("b.sw.yaml", "serverless-workflow-yaml")));
  await settled();
  assert.match(app.requests.at(-1).arguments[0].uri, /b\.sw\.yaml$/);
  world.settings["swls.diagram.follow"] = false;
  const asked = app.requests.length;
  await events.active.fire(editor(file("c.sw.yaml", "serverless-workflow-yaml")));
  await settled();
  assert.equal(app.requests.length, asked);
});
test("comes back after a reload of the window", async () => {
  app.replies["swls.diagram"] = () => PICTURE;
  await activated();
  const panel = app.panel();
  await seen.serializer.deserializeWebviewPanel(panel, { uri: "file:///w/a.sw.yaml" });
  await panel.heard.fire({ type: "ready" });
  await settled();
  assert.equal(last(panel, "render").svg, "<svg/>");
  const other = app.panel();
  let closed = false;
  other.onDidDispose(() => (closed = true));
  await seen.serializer.deserializeWebviewPanel(other, undefined);
  assert.equal(closed, true);
});
for (const [pick, extension, content] of [["SVG", "svg", "<svg/>"], ["Mermaid", "mmd", "mermaid!"], ["Graphviz DOT", "dot", "dot!"], ["PNG", "png", "PNG"]]) {
  test(`exports ${pick}`, async () => {
    const panel = await shown();
    app.replies["swls.diagram.source"] = ({ format }) => ({ text: `${format}!` });
    world.pick = pick;
    world.save = Uri.file(`/w/a.${extension}`);
    panel.webview.postMessage = async ({ type }) => type === "png" && panel.heard.fire({ type, data: Buffer.from("PNG").toString("base64") });
    await seen.commands.get("swls.exportDiagram")();
    assert.equal(seen.dialog.defaultUri.path, `/w/a.${extension}`);
    assert.equal(Buffer.from(seen.files.get(`/w/a.${extension}`)).toString(), content);
  });
}
test("writes no empty file when there is no picture", async () => {
  await shown(() => ({ ...PICTURE, svg: "", message: "this text is not recognised as a workflow" }));
  world.pick = "SVG";
  world.save = Uri.file("/w/a.svg");
  await seen.commands.get("swls.exportDiagram")();
  assert.equal(seen.files.size, 0);
  assert.match(seen.messages.at(-1).text, /not recognised as a workflow/);
});
