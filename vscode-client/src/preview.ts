// The picture beside the text: asks the server for it, keeps text and picture pointing at each other.
import * as vscode from "vscode";
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
  private collapsed: string[] = [];
  private timer: NodeJS.Timeout | undefined;
  private sent = "";
  private readonly waiting: ((png: string) => void)[] = [];

  constructor(
    readonly panel: vscode.WebviewPanel,
    public uri: vscode.Uri,
    context: vscode.ExtensionContext,
    private readonly server: Server,
  ) {
    const media = vscode.Uri.joinPath(context.extensionUri, "media");
    const out = vscode.Uri.joinPath(context.extensionUri, "out");
    panel.webview.options = { enableScripts: true, localResourceRoots: [media, out] };
    panel.webview.html = page(panel.webview, vscode.Uri.joinPath(media, "preview.css"), vscode.Uri.joinPath(out, "webview.js"));
    panel.webview.onDidReceiveMessage((message: { type: string; pointer?: string; data?: string }) => this.hear(message));
    panel.onDidDispose(() => clearTimeout(this.timer));
  }

  show(uri: vscode.Uri): void {
    this.uri = uri;
    this.collapsed = [];
    this.sent = "";
    void this.render();
  }

  /** Render soon: typing on replaces the picture that was asked for. */
  later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.render(), 120);
  }

  async render(): Promise<void> {
    const client = this.server.client;
    if (!client?.isRunning()) {
      this.later();
      return;
    }
    const asked = this.uri.toString();
    const version = (await vscode.workspace.openTextDocument(this.uri)).version;
    const request = { uri: client.code2ProtocolConverter.asUri(this.uri), theme: "light", collapsed: this.collapsed };
    const picture = await client
      .sendRequest<Picture | null>("workspace/executeCommand", { command: "swls.diagram", arguments: [request] })
      .catch((error: unknown) => ({ message: String(error) }) as Picture);
    if (asked !== this.uri.toString() || !picture) {
      return; // another document is shown by now
    }
    this.picture = picture.svg ? picture : this.picture;
    this.panel.title = `Diagram: ${vscode.workspace.asRelativePath(this.uri).split("/").pop() ?? ""}`;
    const state = JSON.stringify([picture.svg ?? "", picture.stale, picture.message]);
    if (state !== this.sent) {
      this.sent = state;
      const { svg, stale, message } = picture;
      await this.panel.webview.postMessage({ type: "render", svg, stale, message, uri: asked, version, collapsed: this.collapsed });
    }
    this.waiting.forEach(() => void this.panel.webview.postMessage({ type: "png" }));
    this.findings();
    const editor = vscode.window.visibleTextEditors.find((e) => e.document.uri.toString() === asked);
    if (editor) {
      this.cursor(editor);
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

  private hear(message: { type: string; pointer?: string; data?: string }): void {
    if (message.type === "ready") {
      this.sent = "";
      void this.render();
    } else if (message.type === "reveal" && message.pointer !== undefined) {
      void this.reveal(message.pointer);
    } else if (message.type === "toggle" && message.pointer !== undefined) {
      const { pointer } = message;
      this.collapsed = this.collapsed.includes(pointer) ? this.collapsed.filter((p) => p !== pointer) : [...this.collapsed, pointer];
      void this.render();
    } else if (message.type === "png") {
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

function page(webview: vscode.Webview, style: vscode.Uri, script: vscode.Uri): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const policy = `default-src 'none'; img-src blob: data:; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${webview.asWebviewUri(style).toString()}">
<title>Diagram</title>
</head>
<body>
<div id="bar" role="toolbar" aria-label="Diagram">
<input id="search" type="search" placeholder="Find a node" aria-label="Find a node">
<button id="out" title="Zoom out (-)" aria-label="Zoom out">&#8722;</button>
<button id="fit" title="Fit (0)" aria-label="Fit">Fit</button>
<button id="in" title="Zoom in (+)" aria-label="Zoom in">+</button>
</div>
<div id="banner" role="status" hidden></div>
<div id="stage" tabindex="-1"></div>
<script nonce="${nonce}" src="${webview.asWebviewUri(script).toString()}"></script>
</body>
</html>`;
}
