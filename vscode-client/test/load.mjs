// Builds modules of the extension for Node, with the editor and the client of the server replaced by fakes.
import { build } from "esbuild";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname, "..");

export async function load(...modules) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), "swls-client-"));
  const fakes = ["test/fake-vscode.mjs", "test/fake-client.mjs"];
  const contents = [...modules, ...fakes].map((file) => `export * from "./${file}";`).join("\n");
  await build({
    stdin: { contents, resolveDir: root },
    outfile: path.join(out, "built.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    external: ["node:*"],
    loader: { ".html": "text" },
    alias: { vscode: path.join(root, fakes[0]), "vscode-languageclient/node": path.join(root, fakes[1]) },
  });
  const loaded = await import(pathToFileURL(path.join(out, "built.mjs")).href);
  fs.rmSync(out, { recursive: true });
  return loaded;
}

export const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
