// Makes and checks the .vsix: node scripts/package.mjs [TARGET... | own | all]
// "own" is this machine's platform and the universal one, and what is made when nothing is named. The packages are written to
// dist/. Their contents are listed and held against what belongs into one; what can run on this machine is tried.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { inflateRawSync } from "node:zlib";
import { bundle, TARGETS, withWheel } from "./bundle.mjs";

const here = path.resolve(import.meta.dirname, "..");
const manifest = JSON.parse(fs.readFileSync(path.join(here, "package.json"), "utf8"));
const OWN = [`${process.platform}-${process.arch}`, "universal"].filter((target) => TARGETS.includes(target));
const LIMIT = 15 * 1024 * 1024;

const NEEDED = [
  ...["package.json", "readme.md", "changelog.md", "LICENSE.txt", "language-yaml.json", "language-json.json", "out/extension.js", "out/webview.js"],
  ...["media/icon.png", "media/preview.css", "media/workflow-light.svg", "media/workflow-dark.svg", "walkthrough/new-workflow.sw.yaml"],
  ...["bundled/launch.py", "bundled/libs/swls/__main__.py", "bundled/libs/pygls/__init__.py", "bundled/libs/lsprotocol/types.py"],
];
const OURS = /^(package\.json|readme\.md|changelog\.md|LICENSE\.txt|language-\w+\.json|syntaxes\/[\w-]+\.json|media\/[\w-]+\.(png|svg|css)|walkthrough\/[\w.-]+|out\/(extension|webview)\.js|bundled\/launch\.py)$/;
const THEIRS = /^bundled\/libs\/.+/;
const STRAY = /(^|\/)(__pycache__|node_modules|tests?|\.git|\.venv|direct_url\.json)(\/|$)|\.(map|ts|pyc|pyi|pth|log|whl|vsix|h|c)$/;
const NATIVE = /\.(so|pyd|dylib|dll|node|exe)$/;

/** The entries of a zip archive, from its central directory. */
export function entries(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const found = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, name, extra, note] = [20, 24].map((o) => bytes.readUInt32LE(at + o)).concat([28, 30, 32].map((o) => bytes.readUInt16LE(at + o)));
    const local = bytes.readUInt32LE(at + 42);
    const method = bytes.readUInt16LE(at + 10);
    const read = () => {
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const data = bytes.subarray(start, start + packed);
      return method === 0 ? data : inflateRawSync(data);
    };
    found.push({ name: bytes.toString("utf8", at + 46, at + 46 + name), packed, size, read });
    at += 46 + name + extra + note;
  }
  return found;
}

/** What is wrong with a package; nothing when the list is empty. */
export function faults(files, bytes, target) {
  const names = files.map((file) => file.name.replace(/^extension\//, ""));
  const inside = names.filter((name) => name !== "extension.vsixmanifest" && name !== "[Content_Types].xml");
  const native = inside.filter((name) => NATIVE.test(name));
  return [
    ...NEEDED.filter((name) => !inside.includes(name)).map((name) => `missing: ${name}`),
    ...inside.filter((name) => !OURS.test(name) && !THEIRS.test(name)).map((name) => `does not belong here: ${name}`),
    ...inside.filter((name) => STRAY.test(name)).map((name) => `stray: ${name}`),
    ...(bytes > LIMIT ? [`${bytes} bytes are more than ${LIMIT}`] : []),
    ...(target === "universal" ? native.map((name) => `native in the universal package: ${name}`) : []),
    ...(target !== "universal" && !native.some((name) => name.includes("wasmtime")) ? ["the layout engine is not in it"] : []),
  ];
}

function make(target, wheel) {
  bundle(target, wheel);
  const file = path.join(here, "dist", `${manifest.name}-${target}-${manifest.version}.vsix`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const vsce = path.join(here, "node_modules", "@vscode", "vsce", "vsce");
  const platform = target === "universal" ? [] : ["--target", target];
  execFileSync(process.execPath, [vsce, "package", "--no-dependencies", "--allow-missing-repository", ...platform, "--out", file], {
    cwd: here,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const bytes = fs.readFileSync(file);
  const files = entries(bytes);
  fs.writeFileSync(`${file}.txt`, files.map(({ name, size }) => `${String(size).padStart(9)} ${name}`).join("\n") + "\n");
  const wrong = faults(files, bytes.length, target);
  if (OWN.includes(target)) {
    execFileSync(process.execPath, [path.join(here, "scripts", "smoke.mjs")], { stdio: "inherit" });
  }
  const folders = new Map();
  for (const { name, packed } of files) {
    const key = name.split("/").slice(0, name.includes("/libs/") ? 4 : 2).join("/");
    folders.set(key, (folders.get(key) ?? 0) + packed);
  }
  const largest = [...folders].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([name, size]) => `${name} ${Math.round(size / 1024)} KB`);
  console.log(`${path.relative(here, file)}: ${files.length} files, ${(bytes.length / 1048576).toFixed(2)} MB (${largest.join(", ")})`);
  return wrong.map((fault) => `${target}: ${fault}`);
}

if (process.argv[1] === import.meta.filename) {
  const wanted = process.argv.slice(2);
  const targets = { all: TARGETS, own: OWN }[wanted[0] ?? "own"] ?? wanted;
  execFileSync(process.execPath, [path.join(here, "scripts", "build.mjs")], { cwd: here, stdio: "inherit" });
  const wrong = withWheel((wheel) => targets.flatMap((target) => make(target, wheel)));
  if (wrong.length) {
    console.error(wrong.join("\n"));
    process.exit(1);
  }
}
