import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { candidates, findInterpreter, isNewEnough, probe } = await load("src/interpreter.ts");
const commands = (...args) => candidates(...args).map((candidate) => [candidate.command, ...(candidate.args ?? [])].join(" "));

test("knows which Python is new enough", () => {
  assert.deepEqual(["3.10.14", "2.7.18", "3.11.0", "3.14.1", "4.0.0", "", "x"].filter(isNewEnough), ["3.11.0", "3.14.1", "4.0.0"]);
});
test("the setting stands alone, so that a wrong one is seen", () => {
  assert.deepEqual(commands("/opt/python", ["/venv/python"], "linux"), ["/opt/python"]);
});
test("the choice of the Python extensions comes before the path", () => {
  assert.deepEqual(commands("", [undefined, "/venv/python"], "linux").slice(0, 2), ["/venv/python", "python3"]);
});
test("Windows asks the launcher before the path", () => {
  assert.deepEqual(commands("", ["C:\\env\\python.exe"], "win32"), ["C:\\env\\python.exe", "py -3", "python", "python3"]);
});
test("takes the first that fits and says what it has seen", async () => {
  const versions = { a: "3.10.2", c: "3.12.0", d: "3.13.0" };
  const ask = async ({ command }) => versions[command] && { command, args: [], version: versions[command] };
  const list = ["a", "b", "c", "d"].map((command) => ({ command, from: "the path" }));
  const { interpreter, seen } = await findInterpreter(list, ask);
  assert.equal(interpreter.command, "c");
  assert.deepEqual(seen, ["a (the path): Python 3.10.2", "b (the path): cannot be run"]);
  assert.equal((await findInterpreter(list.slice(0, 2), ask)).interpreter, undefined);
});
test("asks a real interpreter, and is not upset by what is none", async () => {
  const found = await probe({ command: process.env.PYTHON ?? "python3", from: "the test" });
  assert.match(found.version, /^3\.\d+\.\d+$/);
  assert.equal(await probe({ command: "/nowhere/python", from: "the test" }), undefined);
  assert.equal(await probe({ command: process.execPath, from: "the test" }), undefined);
});
