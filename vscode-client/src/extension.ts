import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient";
import { exportDiagram } from "./exporting";
import { Previews } from "./preview";
import { IDS, workflowLanguage } from "./recognise";
import { SELECTOR, Server } from "./server";

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("Serverless Workflow", { log: true });
  const server = new Server(context, log);
  const previews = new Previews(context, server);
  context.subscriptions.push(log, server, previews);

  const command = (id: string, run: (...args: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  command("swls.restart", () => server.restart());
  command("swls.showLog", () => log.show());
  command("swls.newWorkflow", () => newWorkflow(context));
  command("swls.openDiagram", (uri?: vscode.Uri | string) => previews.open(asUri(uri), vscode.ViewColumn.Active));
  command("swls.openDiagramToSide", (uri?: vscode.Uri | string) => previews.open(asUri(uri), vscode.ViewColumn.Beside));
  command("swls.exportDiagram", () => exportDiagram(server, previews));
  command("swls.showRule", showRule);
  command("swls.showReferences", (uri: string, at: Position, places: Location[]) => {
    const to = server.client?.protocol2CodeConverter; // the server's lenses call it, with what the protocol has
    return to && vscode.commands.executeCommand("editor.action.showReferences", to.asUri(uri), to.asPosition(at), places.map(to.asLocation));
  });

  let left = ""; // what has just been closed as a workflow: a change of language is a closing and an opening at once
  context.subscriptions.push(
    vscode.workspace.onDidCloseTextDocument(({ uri, languageId }) => {
      left = IDS.includes(languageId) ? uri.toString() : "";
      setImmediate(() => (left = ""));
    }),
    vscode.workspace.onDidOpenTextDocument((document) => void recognise(document, context, left === document.uri.toString())),
    vscode.workspace.onDidSaveTextDocument((document) => void recognise(document, context)),
    vscode.languages.registerCodeLensProvider(SELECTOR, { provideCodeLenses: ({ uri }) => [lens(uri)] }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("swls.server") || event.affectsConfiguration("swls.diagram.engine")) {
        void server.restart();
      }
    }),
  );
  vscode.workspace.textDocuments.forEach((document) => void recognise(document, context));
  await server.restart();
}

/**
 * Gives a plain YAML or JSON file that holds a workflow our language id, as the setting says. In a file that a person has
 * just turned back into a plain one we would be silent and others not: asks once, and a No is kept.
 */
async function recognise(document: vscode.TextDocument, context: vscode.ExtensionContext, turnedBack = false): Promise<void> {
  const mode = vscode.workspace.getConfiguration("swls", document).get<string>("recognition", "auto");
  const language = mode === "off" ? undefined : workflowLanguage(document.languageId, document.getText());
  const key = `recognition:${document.uri.toString()}`;
  const answered = context.workspaceState.get<string>(key);
  if (!language || answered === "No") {
    return;
  }
  if (turnedBack || (mode === "ask" && !answered)) {
    const question = `${vscode.workspace.asRelativePath(document.uri)} looks like a Serverless Workflow. Open it as one?`;
    const answer = await vscode.window.showInformationMessage(question, "Yes", "No");
    await context.workspaceState.update(key, answer ?? "No");
    if (answer !== "Yes") {
      return;
    }
  }
  await vscode.languages.setTextDocumentLanguage(document, language);
}

async function newWorkflow(context: vscode.ExtensionContext): Promise<void> {
  const sample = vscode.Uri.joinPath(context.extensionUri, "walkthrough", "new-workflow.sw.yaml");
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "serverless-workflow-yaml", content }));
}

/** Opens the page of the rule whose finding is under the cursor, or of one that is picked from the file's findings. */
async function showRule(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !IDS.includes(editor.document.languageId)) {
    return;
  }
  const findings = vscode.languages.getDiagnostics(editor.document.uri).filter((d) => typeof d.code === "object");
  const here = findings.filter((d) => d.range.contains(editor.selection.active));
  const choices = (here.length ? here : findings).map((d) => ({
    label: String((d.code as { value: string | number }).value),
    description: d.message,
    target: (d.code as { target: vscode.Uri }).target,
  }));
  const unique = [...new Map(choices.map((choice) => [choice.label, choice])).values()];
  if (!unique.length) {
    return void vscode.window.showInformationMessage("No rule has reported anything in this file.");
  }
  const chosen = unique.length > 1 ? await vscode.window.showQuickPick(unique, { title: "Rule" }) : unique[0];
  return chosen && void vscode.env.openExternal(chosen.target);
}

function lens(uri: vscode.Uri): vscode.CodeLens {
  const command = { title: "$(type-hierarchy) Open diagram", command: "swls.openDiagramToSide", arguments: [uri] };
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command);
}

function asUri(value: vscode.Uri | string | undefined): vscode.Uri | undefined {
  return typeof value === "string" ? vscode.Uri.parse(value) : (value ?? vscode.window.activeTextEditor?.document.uri);
}
