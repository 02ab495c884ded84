// Bundles the extension and the script of its panel, one file each, into out/.
import { build } from "esbuild";

const common = { bundle: true, minify: true, sourcemap: false, legalComments: "none", target: "es2022", logLevel: "warning", loader: { ".html": "text" } };
await build({ ...common, entryPoints: ["src/extension.ts"], outfile: "out/extension.js", platform: "node", format: "cjs", external: ["vscode"] });
await build({ ...common, entryPoints: ["webview/preview.ts"], outfile: "out/webview.js", platform: "browser", format: "iife" });
