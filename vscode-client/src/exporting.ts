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
  const text = { uri: client.code2ProtocolConverter.asUri(uri) };
  let content: Uint8Array;
  if (chosen.extension === "png") {
    const preview = previews.open(uri, vscode.ViewColumn.Beside);
    content = Buffer.from((await preview?.png()) ?? "", "base64");
  } else if (chosen.format) {
    const answer = await client.sendRequest<{ text: string }>("workspace/executeCommand", {
      command: "swls.diagram.source",
      arguments: [{ ...text, format: chosen.format }],
    });
    content = Buffer.from(answer.text);
  } else {
    const answer = await client.sendRequest<{ svg: string }>("workspace/executeCommand", {
      command: "swls.diagram",
      arguments: [{ ...text, theme: "light" }],
    });
    content = Buffer.from(answer.svg);
  }
  await vscode.workspace.fs.writeFile(target, content);
  void vscode.window.showInformationMessage(`Diagram written to ${vscode.workspace.asRelativePath(target)}`);
}
