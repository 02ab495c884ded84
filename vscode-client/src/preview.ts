// The picture beside the text: asks the server for it, keeps text and picture pointing at each other.
import * as vscode from "vscode";
import PAGE from "../webview/preview.html";
import { IDS } from "./recognise";
import type { Server } from "./server";

const VIEW = "swls.preview";

type Place = { line: number; character: number };
type PlacedNode = { id: string; pointer: string; range: { start: Place; end: Place } };

interface Picture {
  uri: string;
  version: number;
  svg: string;
  nodes: PlacedNode[];
  stale: boolean;
  message?: string;
}

/** What the panel says. */
type Message = { type: string; pointer?: string; data?: string; collapsed?: string[]; expanded?: string[] };

/** The panels, one a document; with `swls.diagram.follow` the last one shows whatever workflow is being edited. */
export class Previews implements vscode.Disposable {
  private readonly open_ = new Set<Preview>();
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly server: Server,
  ) {
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.of(document.uri)?.later()),
      vscode.workspace.onDidOpenTextDocument((document) => this.of(document.uri)?.later()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.of(textEditor.document.uri)?.cursor(textEditor)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => uris.forEach((uri) => this.of(uri)?.findings())),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      vscode.window.registerWebviewPanelSerializer(VIEW, {
        deserializeWebviewPanel: async (panel, state: { uri?: string } | undefined) => {
          if (state?.uri) {
            this.adopt(panel, vscode.Uri.parse(state.uri));
          } else {
            panel.dispose();
          }
        },
      }),
    );
  }

  /** The preview that is shown for a document, the active one when none is named. */
  of(uri?: vscode.Uri): Preview | undefined {
    const all = [...this.open_];
    return uri ? all.find((preview) => preview.uri.toString() === uri.toString()) : all.find((preview) => preview.panel.active);
  }

  open(uri: vscode.Uri | undefined, column: vscode.ViewColumn): Preview | undefined {
    if (!uri) {
      void vscode.window.showInformationMessage("Open a workflow first: the diagram shows the active editor.");
      return undefined;
    }
    const existing = this.of(uri);
    if (existing) {
      existing.panel.reveal(undefined, true);
      return existing;
    }
    const panel = vscode.window.createWebviewPanel(VIEW, "Diagram", { viewColumn: column, preserveFocus: true });
    return this.adopt(panel, uri);
  }

  dispose(): void {
    this.subscriptions.forEach((subscription) => subscription.dispose());
    this.open_.forEach((preview) => preview.panel.dispose());
  }

  private adopt(panel: vscode.WebviewPanel, uri: vscode.Uri): Preview {
    const preview = new Preview(panel, uri, this.context, this.server);
    this.open_.add(preview);
    panel.onDidDispose(() => this.open_.delete(preview));
    return preview;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    const wanted = vscode.workspace.getConfiguration("swls.diagram").get<boolean>("follow", true);
    if (!wanted || !editor || !IDS.includes(editor.document.languageId) || this.of(editor.document.uri)) {
      return;
    }
    [...this.open_].pop()?.show(editor.document.uri);
  }
}

export class Preview {
  picture: Picture | undefined;
  folds: { collapsed?: string[]; expanded?: string[] } = {};
  private timer: NodeJS.Timeout | undefined;
  private sent = "";
  private readonly waiting: ((png: string) => void)[] = [];

  constructor(
    readonly panel: vscode.WebviewPanel,
    public uri: vscode.Uri,
    context: vscode.ExtensionContext,
    private readonly server: Server,
  ) {
    const root = context.extensionUri;
    const [media, out] = ["media", "out"].map((name) => vscode.Uri.joinPath(root, name));
    panel.iconPath = { light: vscode.Uri.joinPath(media, "workflow-light.svg"), dark: vscode.Uri.joinPath(media, "workflow-dark.svg") };
    panel.webview.options = { enableScripts: true, localResourceRoots: [media, out] };
    panel.webview.html = page(panel.webview, root);
    panel.webview.onDidReceiveMessage((message: Message) => this.hear(message));
    panel.onDidDispose(() => clearTimeout(this.timer));
  }

  show(uri: vscode.Uri): void {
    this.uri = uri;
    this.folds = {};
    this.sent = "";
    void this.render();
  }

  /** Render soon: typing on replaces the picture that was asked for. */
  later(ms = 120): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.render(), ms);
  }

  async render(): Promise<void> {
    const client = this.server.client;
    const asked = this.uri.toString();
    if (!client?.isRunning()) {
      this.send({ message: "the server is not running yet: Serverless Workflow: Show Log says why" }, asked);
      this.later(500);
      return;
    }
    await vscode.workspace.openTextDocument(this.uri).then(undefined, () => undefined); // gone: the server says so
    const request = { uri: client.code2ProtocolConverter.asUri(this.uri), theme: "light", ...this.folds };
    const picture = await client
      .sendRequest<Picture | null>("workspace/executeCommand", { command: "swls.diagram", arguments: [request] })
      .catch((error: unknown) => ({ message: String(error) }) as Picture);
    if (asked !== this.uri.toString() || !picture) {
      return; // another document is shown by now
    }
    this.picture = picture.svg ? picture : this.picture;
    this.panel.title = `Diagram: ${vscode.workspace.asRelativePath(this.uri).split("/").pop() ?? ""}`;
    this.send(picture, asked);
    this.waiting.forEach(() => void this.panel.webview.postMessage({ type: "png" }));
    this.findings();
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === asked);
    if (editor) {
      this.cursor(editor);
    }
  }

  private send({ svg, stale, message }: Partial<Picture>, uri: string): void {
    const state = JSON.stringify([svg, stale, message, uri]);
    if (state !== this.sent) {
      this.sent = state;
      void this.panel.webview.postMessage({ type: "render", svg, stale, message, uri });
    }
  }

  /** Mark the node in whose text the cursor stands. */
  cursor(editor: vscode.TextEditor): void {
    const pointer = this.nodeAt(editor.selection.active)?.pointer;
    void this.panel.webview.postMessage({ type: "cursor", pointer });
  }

  /** Paint the findings of the document on their nodes. */
  findings(): void {
    const items = vscode.languages.getDiagnostics(this.uri).map((finding) => ({
      pointer: this.nodeAt(finding.range.start)?.pointer,
      severity: ["error", "warning", "info", "hint"][finding.severity],
      message: finding.message,
    }));
    void this.panel.webview.postMessage({ type: "diagnostics", items: items.filter((item) => item.pointer !== undefined) });
  }

  /** The picture as PNG (base64), drawn by the webview. */
  png(): Promise<string> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      void this.render(); // the picture may not be there yet; it is asked for when it is
    });
  }

  private nodeAt(position: vscode.Position): PlacedNode | undefined {
    let best: { node: PlacedNode; lines: number } | undefined;
    for (const node of this.picture?.nodes ?? []) {
      const { start, end } = node.range;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      const lines = range.end.line - range.start.line;
      if (range.contains(position) && (!best || lines < best.lines)) {
        best = { node, lines };
      }
    }
    return best?.node;
  }

  private hear(message: Message): void {
    const { type, pointer, collapsed, expanded } = message;
    if (type === "ready" || type === "folds") {
      this.sent = type === "ready" ? "" : this.sent;
      this.folds = { collapsed, expanded };
      void this.render();
    } else if (type === "reveal" && pointer !== undefined) {
      void this.reveal(pointer);
    } else if (type === "export") {
      void vscode.commands.executeCommand("swls.exportDiagram");
    } else if (type === "png") {
      this.waiting.shift()?.(message.data ?? "");
    }
  }

  private async reveal(pointer: string): Promise<void> {
    const node = this.picture?.nodes.find((candidate) => candidate.pointer === pointer);
    if (!node) {
      return;
    }
    const start = new vscode.Position(node.range.start.line, node.range.start.character);
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === this.uri.toString());
    const viewColumn = visible?.viewColumn ?? vscode.ViewColumn.One;
    await vscode.window.showTextDocument(this.uri, { viewColumn, selection: new vscode.Range(start, start) });
  }
}

function page(webview: vscode.Webview, root: vscode.Uri): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const policy = `default-src 'none'; img-src blob: data:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const served = (...names: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(root, ...names)).toString();
  const values: Record<string, string> = { nonce, policy, style: served("media", "preview.css"), script: served("out", "webview.js") };
  return PAGE.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name]);
}
