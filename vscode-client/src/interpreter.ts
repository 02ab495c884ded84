// Finds a Python that can run the bundled server: the setting, what the Python extensions have chosen, the path.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export const MINIMUM: readonly [number, number] = [3, 11];

export interface Interpreter {
  command: string;
  args: string[];
  version: string;
}

export interface Candidate {
  command: string;
  args?: string[];
  from: string;
}

/** True when `version` ("3.12.1") is at least MINIMUM. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** The places to look at, best first. An explicit setting stands alone: a wrong one must be seen, not passed over. */
export function candidates(setting: string, chosen: (string | undefined)[], platform: NodeJS.Platform): Candidate[] {
  if (setting) {
    return [{ command: setting, from: "the setting swls.server.interpreter" }];
  }
  const found = chosen.filter((path): path is string => !!path).map((command) => ({ command, from: "the Python extension" }));
  const onPath = platform === "win32" ? ["python", "python3"] : ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python"];
  const path: Candidate[] = onPath.map((command) => ({ command, from: "the path" }));
  return platform === "win32" ? [...found, { command: "py", args: ["-3"], from: "the launcher" }, ...path] : [...found, ...path];
}

/** Asks a candidate for its version; undefined when it cannot be run. */
export async function probe(candidate: Candidate, env: NodeJS.ProcessEnv = process.env): Promise<Interpreter | undefined> {
  const args = candidate.args ?? [];
  try {
    const script = "import sys; print('.'.join(map(str, sys.version_info[:3])))";
    const { stdout } = await promisify(execFile)(candidate.command, [...args, "-I", "-c", script], { timeout: 10_000, env });
    return { command: candidate.command, args, version: stdout.trim() };
  } catch {
    return undefined; // not there, or not a Python: the next candidate may be one
  }
}

/** The first candidate that is new enough, and what was seen on the way for the message when there is none. */
export async function findInterpreter(
  list: Candidate[],
  ask: (candidate: Candidate) => Promise<Interpreter | undefined> = probe,
): Promise<{ interpreter?: Interpreter; seen: string[] }> {
  const seen: string[] = [];
  for (const candidate of list) {
    const interpreter = await ask(candidate);
    if (interpreter && isNewEnough(interpreter.version)) {
      return { interpreter, seen };
    }
    seen.push(`${candidate.command} (${candidate.from}): ${interpreter ? `Python ${interpreter.version}` : "cannot be run"}`);
  }
  return { seen };
}
