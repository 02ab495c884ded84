import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { faults } from "../scripts/package.mjs";
import { root } from "./load.mjs";

const read = (file) => fs.readFileSync(path.join(root, file), "utf8");
const manifest = JSON.parse(read("package.json"));
const { contributes } = manifest;

test("every file the manifest names is there", () => {
  const named = [...JSON.stringify(manifest).matchAll(/"((?:\.\/)?(?:media|syntaxes|walkthrough|language-)[\w./-]*\.\w+)"/g)].map((match) => match[1]);
  assert.ok(named.length >= 12, `${named.length}`);
  assert.deepEqual(named.filter((file) => !fs.existsSync(path.join(root, file))), []);
});
test("grammars colour with the grammars of YAML and JSON", () => {
  for (const [{ path: file, language }, base] of contributes.grammars.map((grammar, i) => [grammar, ["source.yaml", "source.json"][i]])) {
    const grammar = JSON.parse(read(file));
    assert.equal(grammar.scopeName, `source.${language}`);
    assert.ok(grammar.patterns.some(({ include }) => include === base));
  }
});
test("the icon is 256 pixels wide and high", () => {
  const png = fs.readFileSync(path.join(root, manifest.icon));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
});
test("what the walkthrough, menus and documents name exists", () => {
  const commands = new Set(contributes.commands.map(({ command }) => command));
  const used = [...JSON.stringify([contributes.walkthroughs, contributes.menus]).matchAll(/swls\.(?!preview)\w+/g)].map((match) => match[0]);
  assert.deepEqual(used.filter((command) => !commands.has(command)), []);
  const settings = Object.keys(contributes.configuration.properties);
  const documented = read("README.md");
  const missing = settings.filter((name) => !documented.includes(`\`${name}\``) && !documented.includes(`\`.${name.split(".").at(-1)}\``));
  assert.deepEqual(missing, []);
  for (const { title } of contributes.commands.filter(({ command }) => !/restart|showLog|showReferences|openDiagram$/.test(command))) {
    assert.ok(documented.includes(title), title);
  }
});
test("settings that name programs are the machine's, and ignored without trust", () => {
  for (const name of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations) {
    assert.equal(contributes.configuration.properties[name].scope, "machine-overridable");
  }
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["swls.server.interpreter", "swls.server.path"]);
});
test("versions are exact, and no list of downloads is kept", () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  assert.deepEqual(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version)), []);
});
test("the client stays thin", () => {
  const files = fs.readdirSync(path.join(root, "src"));
  const lines = files.reduce((sum, file) => sum + read(`src/${file}`).split("\n").length - 1, 0);
  assert.ok(lines < 600, `src/ has ${lines} lines`);
});
test("the sample is what the server's own examples look like", () => {
  assert.match(read("walkthrough/new-workflow.sw.yaml"), /^document:\n {2}dsl: '1\.0\.\d'\n/);
});
test("the check of the package sees what is missing, stray, native and too large", () => {
  const files = ["package.json", "src/extension.ts", "out/extension.js.map", "bundled/libs/a.so", "bundled/libs/x/__pycache__/a.pyc"].map((name) => ({ name: `extension/${name}` }));
  const found = faults(files, 16 * 1024 * 1024, "universal").join("\n");
  for (const expected of ["missing: readme.md", "does not belong here: src/extension.ts", "stray: out/extension.js.map", "native in the universal package: bundled/libs/a.so", "__pycache__", "bytes are more than"]) {
    assert.ok(found.includes(expected), expected);
  }
});
