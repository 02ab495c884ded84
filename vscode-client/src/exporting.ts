// Writes the diagram of the active workflow to a file of the user's choice.
import * as vscode from "vscode";
import type { Previews } from "./preview";
import type { Server } from "./server";

const FORMATS = [
  { label: "SVG", extension: "svg" },
  { label: "PNG", extension: "png" },
  { label: "Mermaid", extension: "mmd", format: "mermaid" },
  { label: "Graphviz DOT", extension: "dot", format: "dot" },
];

export async function exportDiagram(server: Server, previews: Previews): Promise<void> {
  const uri = previews.of()?.uri ?? vscode.window.activeTextEditor?.document.uri;
  const client = server.client;
  if (!uri || !client?.isRunning()) {
    void vscode.window.showInformationMessage("Open a workflow first: the diagram of the active editor is exported.");
    return;
  }
  const chosen = await vscode.window.showQuickPick(FORMATS, { title: "Export Diagram" });
  if (!chosen) {
    return;
  }
  const stem = uri.path.replace(/(\.sw)?\.(ya?ml|json)$/, "");
  const target = await vscode.window.showSaveDialog({
    defaultUri: uri.with({ path: `${stem}.${chosen.extension}`, scheme: uri.scheme === "untitled" ? "file" : uri.scheme }),
    filters: { [chosen.label]: [chosen.extension] },
  });
  if (!target) {
    return;
  }
  const ask = (command: string, more: object) =>
    client.sendRequest<{ text?: string; svg?: string; message?: string }>("workspace/executeCommand", {
      command,
      arguments: [{ uri: client.code2ProtocolConverter.asUri(uri), ...more }],
    });
  let content: string | Uint8Array | undefined;
  let reason: string | undefined;
  if (chosen.extension === "png") {
    const preview = previews.open(uri, vscode.ViewColumn.Beside);
    content = Buffer.from((await preview?.png()) ?? "", "base64");
  } else {
    const answer = await (chosen.format ? ask("swls.diagram.source", chosen) : ask("swls.diagram", { theme: "light", ...previews.of(uri)?.folds }));
    content = answer.text ?? answer.svg;
    reason = answer.message;
  }
  if (!content?.length) {
    void vscode.window.showErrorMessage(`There is no picture to export: ${reason ?? "it could not be drawn"}.`);
    return;
  }
  await vscode.workspace.fs.writeFile(target, Buffer.from(content));
  void vscode.window.showInformationMessage(`Diagram written to ${vscode.workspace.asRelativePath(target)}`);
}
