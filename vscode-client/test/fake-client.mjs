// The client of the language server: never starts a process, answers from `replies`.
export const State = { Stopped: 1, Starting: 3, Running: 2 };
export const started = [];
export const replies = {};
export const requests = [];
export class LanguageClient {
  protocol2CodeConverter = { asUri: (uri) => uri, asPosition: ({ line }) => line, asLocation: ({ uri }) => uri };
  code2ProtocolConverter = { asUri: (uri) => uri.toString() };
  constructor(id, name, command, options) {
    Object.assign(this, { command, options, running: false });
  }
  onDidChangeState(listener) {
    this.changed = listener;
  }
  async start() {
    if (LanguageClient.refuses) {
      throw new Error("refused");
    }
    this.running = true;
    this.initializeResult = { serverInfo: { name: "swls", version: "9.9.9" } };
    started.push(this);
  }
  isRunning = () => this.running;
  needsStop = () => this.running;
  async stop() {
    this.running = false;
    this.changed?.({ newState: State.Stopped });
  }
  async dispose() {}
  async sendRequest(method, params) {
    requests.push(params);
    return replies[params.command](params.arguments[0]);
  }
}
