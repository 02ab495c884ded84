// Talks to the server in bundled/ as the extension starts it: node scripts/smoke.mjs
// Isolated from every other library of the machine, it has to find a mistake and draw; without an engine in the package and
// without programs on the path it has to say what it needs for that.
// PYTHON names the interpreter.
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const here = path.resolve(import.meta.dirname, "..");
const launcher = path.join(here, "bundled", "launch.py");
const native = fs.existsSync(path.join(here, "bundled", "libs", "wasmtime"));
const env = native ? process.env : { ...process.env, PATH: here };
const python = process.env.PYTHON ?? "python3";
const server = spawn(python, ["-I", "-S", "-B", launcher, "server", "--stdio"], { stdio: ["pipe", "pipe", "inherit"], env });
const waiting = [];
let rest = Buffer.alloc(0);
server.stdout.on("data", (data) => {
  rest = Buffer.concat([rest, data]);
  for (;;) {
    const head = /^Content-Length: (\d+)[^]*?\r\n\r\n/.exec(rest.toString("latin1"));
    const end = head ? head[0].length + Number(head[1]) : Infinity;
    if (rest.length < end) {
      return;
    }
    const message = JSON.parse(rest.subarray(head[0].length, end).toString("utf8"));
    rest = rest.subarray(end);
    waiting.filter(({ wanted }) => wanted(message)).forEach(({ done }) => done(message.result ?? message.params));
  }
});
const heard = (wanted) => new Promise((done) => waiting.push({ wanted, done }));
const send = (message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
const ask = (id, method, params) => {
  const answer = heard((message) => message.id === id && !message.method);
  send({ id, method, params });
  return answer;
};

const late = setTimeout(() => {
  console.error("the bundled server did not answer within a minute");
  server.kill();
  process.exit(1);
}, 60_000);
server.on("exit", (code) => {
  console.error(`the bundled server has ended with ${code}`);
  process.exit(1);
});
const { serverInfo } = await ask(1, "initialize", { processId: process.pid, rootUri: null, capabilities: {} });
send({ method: "initialized", params: {} });
const uri = "file:///smoke.sw.yaml";
const text = fs.readFileSync(path.join(here, "walkthrough", "new-workflow.sw.yaml"), "utf8").replace("endpoint:", "endpont:");
const published = heard((message) => message.method === "textDocument/publishDiagnostics");
send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
const { diagnostics } = await published;
const { svg, message } = await ask(2, "workspace/executeCommand", { command: "swls.diagram", arguments: [{ uri }] });
server.removeAllListeners("exit");
server.kill();
clearTimeout(late);
const found = diagnostics.map((one) => one.message).join("; ");
const drawn = native ? svg.startsWith("<svg") : /Graphviz/.test(message);
console.log(`${serverInfo.name} ${serverInfo.version}: ${found}; ${svg ? `a picture of ${svg.length} characters` : message}`);
process.exit(/endpont/.test(found) && drawn ? 0 : 1);
