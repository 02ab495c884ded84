// Just enough of the editor's interface for the extension to run in; what it does with it is written down in `seen`.
export const seen = { commands: new Map(), messages: [], opened: [], external: [], languages: [], panels: [], picks: [], files: new Map() };
export const world = { settings: {}, answers: [], documents: [], diagnostics: [], extensions: {}, editor: undefined, save: undefined, gone: false };

class Emitter {
  listeners = new Set();
  event = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value) {
    return Promise.all([...this.listeners].map((listener) => listener(value)));
  }
}
export const events = Object.fromEntries(
  ["open", "close", "save", "change", "selection", "diagnostics", "active", "settings"].map((name) => [name, new Emitter()]),
);

export function reset() {
  for (const key of Object.keys(seen)) {
    seen[key].clear ? seen[key].clear() : (seen[key].length = 0);
  }
  Object.assign(world, { settings: {}, answers: [], documents: [], diagnostics: [], extensions: {}, editor: undefined, save: undefined, gone: false });
  Object.values(events).forEach((emitter) => emitter.listeners.clear());
}

export class Uri {
  constructor(scheme, path) {
    Object.assign(this, { scheme, path, fsPath: path });
  }
  static parse(text) {
    const [, scheme, path] = /^([\w+-]+):(?:\/\/)?(.*)$/.exec(text);
    return new Uri(scheme, path);
  }
  static file = (path) => new Uri("file", path);
  static joinPath = (base, ...more) => new Uri(base.scheme, [base.path, ...more].join("/"));
  with(change) {
    return new Uri(change.scheme ?? this.scheme, change.path ?? this.path);
  }
  toString() {
    return /^(file|https)$/.test(this.scheme) ? `${this.scheme}://${this.path}` : `${this.scheme}:${this.path}`;
  }
}
export class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
export class Range {
  constructor(a, b, c, d) {
    this.start = typeof a === "number" ? new Position(a, b) : a;
    this.end = typeof a === "number" ? new Position(c, d) : b;
  }
  contains({ line, character }) {
    const after = line > this.start.line || (line === this.start.line && character >= this.start.character);
    return after && (line < this.end.line || (line === this.end.line && character <= this.end.character));
  }
}
export class CodeLens {
  constructor(range, command) {
    Object.assign(this, { range, command });
  }
}
export const ViewColumn = { Active: -1, Beside: -2, One: 1 };
export const LanguageStatusSeverity = { Information: 0, Warning: 1, Error: 2 };
export const env = { openExternal: async (uri) => seen.external.push(uri.toString()) };
export const extensions = { getExtension: (id) => world.extensions[id] };
const disposable = () => ({ dispose() {} });
export const commands = {
  registerCommand: (id, run) => (seen.commands.set(id, run), disposable()),
  executeCommand: async (...args) => void seen.opened.push(args),
};
export const lenses = [];
export const languages = {
  createLanguageStatusItem: (id, selector) => (seen.status = { id, selector, dispose() {} }),
  registerCodeLensProvider: (selector, provider) => (lenses.push(provider), disposable()),
  getDiagnostics: () => world.diagnostics,
  setTextDocumentLanguage: async (document, language) => (seen.languages.push([document.uri.toString(), language]), document),
  onDidChangeDiagnostics: events.diagnostics.event,
};
export const workspace = {
  workspaceFolders: undefined,
  get textDocuments() {
    return world.documents;
  },
  getConfiguration: (section) => ({ get: (key, fallback) => world.settings[`${section}.${key}`] ?? fallback }),
  onDidOpenTextDocument: events.open.event,
  onDidCloseTextDocument: events.close.event,
  onDidSaveTextDocument: events.save.event,
  onDidChangeTextDocument: events.change.event,
  onDidChangeConfiguration: events.settings.event,
  asRelativePath: (uri) => uri.path.split("/").pop(),
  openTextDocument: async (what) => {
    if (what instanceof Uri && world.gone) {
      throw new Error("cannot open");
    }
    return what instanceof Uri ? { uri: what, version: 1 } : (seen.opened.push(what), what);
  },
  fs: {
    readFile: async (uri) => (await import("node:fs")).readFileSync(uri.fsPath),
    writeFile: async (uri, content) => void seen.files.set(uri.path, content),
  },
};
const say = (kind) => async (text, ...buttons) => {
  seen.messages.push({ kind, text, buttons });
  return world.answers.shift();
};
export const window = {
  get activeTextEditor() {
    return world.editor;
  },
  get visibleTextEditors() {
    return world.editor ? [world.editor] : [];
  },
  createOutputChannel: () => ({ info() {}, warn() {}, error: (text) => seen.messages.push({ kind: "log", text }), show() {}, dispose() {} }),
  showInformationMessage: say("information"),
  showErrorMessage: say("error"),
  showQuickPick: async (items) => (seen.picks.push(items), items.find((item) => item.label === world.pick)),
  showSaveDialog: async (options) => ((seen.dialog = options), world.save),
  showTextDocument: async (...args) => void seen.opened.push(args),
  onDidChangeTextEditorSelection: events.selection.event,
  onDidChangeActiveTextEditor: events.active.event,
  registerWebviewPanelSerializer: (view, serializer) => ((seen.serializer = serializer), disposable()),
  createWebviewPanel: (view, title) => panel(title),
};
export function panel(title = "") {
  const made = { title, active: true, posted: [], gone: new Emitter(), heard: new Emitter() };
  made.webview = {
    cspSource: "vscode-resource:",
    asWebviewUri: (uri) => uri,
    onDidReceiveMessage: made.heard.event,
    postMessage: async (message) => made.posted.push(message),
  };
  made.onDidDispose = made.gone.event;
  made.reveal = () => (made.revealed = true);
  made.dispose = () => made.gone.fire();
  seen.panels.push(made);
  return made;
}
