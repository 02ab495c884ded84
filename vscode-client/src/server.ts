// Starts, watches and restarts the language server, and says how it is.
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";
import { candidates, findInterpreter, MINIMUM } from "./interpreter";
import { IDS } from "./recognise";

export const SELECTOR = IDS.map((language) => ({ language }));

export class Server implements vscode.Disposable {
  client: LanguageClient | undefined;
  private readonly status: vscode.LanguageStatusItem;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.status = vscode.languages.createLanguageStatusItem("swls", SELECTOR);
    this.status.name = "Serverless Workflow";
    this.status.command = { command: "swls.showLog", title: "Show Log" };
  }

  /** Start, or stop and start again; calls are taken one after the other. */
  restart(): Promise<void> {
    this.starting = this.starting.then(async () => {
      await this.stop();
      await this.start();
    });
    return this.starting;
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) {
      await client.stop(3000).catch((error: unknown) => this.log.warn(`the server did not stop in time: ${String(error)}`));
    }
    await client?.dispose();
  }

  dispose(): void {
    void this.stop();
    this.status.dispose();
  }

  private async start(): Promise<void> {
    this.say("starting", vscode.LanguageStatusSeverity.Information, true);
    const command = await this.command();
    if (!command) {
      return;
    }
    this.log.info(`starting ${[command.command, ...(command.args ?? [])].join(" ")}`);
    const options: LanguageClientOptions = {
      documentSelector: SELECTOR,
      outputChannel: this.log,
      synchronize: { configurationSection: "swls" },
      initializationOptions: { ...vscode.workspace.getConfiguration("swls"), commands: ["swls.showReferences"] },
      markdown: { isTrusted: false },
    };
    const client = new LanguageClient("swls", "Serverless Workflow", command, options);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (client === this.client && newState === State.Stopped) {
        this.say("stopped", vscode.LanguageStatusSeverity.Error, false, "The server has stopped; see the log");
      }
    });
    try {
      await client.start();
      const version = client.initializeResult?.serverInfo?.version ?? "";
      this.say(`swls ${version}`.trim(), vscode.LanguageStatusSeverity.Information, false, "Ready");
    } catch (error) {
      this.say("failed", vscode.LanguageStatusSeverity.Error, false, "The server did not start; see the log");
      this.log.error(String(error));
    }
  }

  private async command(): Promise<Exclude<ServerOptions, (...args: never[]) => unknown> & { command: string; args?: string[] } | undefined> {
    const settings = vscode.workspace.getConfiguration("swls.server");
    const installed = settings.get<string>("path", "");
    if (installed) {
      return { command: installed, args: ["server", "--stdio"] };
    }
    const list = candidates(settings.get<string>("interpreter", ""), await chosenInterpreters(), process.platform);
    const { interpreter, seen } = await findInterpreter(list);
    if (!interpreter) {
      const wanted = MINIMUM.join(".");
      this.say(`needs Python ${wanted}`, vscode.LanguageStatusSeverity.Error, false, `No Python ${wanted} or newer was found`);
      this.log.error(`no Python ${wanted} or newer:\n  ${seen.join("\n  ")}`);
      void vscode.window
        .showErrorMessage(`Serverless Workflow needs Python ${wanted} or newer to run its server.`, "Choose Interpreter", "Show Log")
        .then((answer) => {
          const [command, argument] = answer === "Show Log" ? ["swls.showLog"] : ["workbench.action.openSettings", "swls.server.interpreter"];
          return answer && vscode.commands.executeCommand(command, argument);
        });
      return undefined;
    }
    // -I: neither the user's site-packages nor PYTHON* variables nor the working folder reach the server.
    const launcher = path.join(this.context.extensionPath, "bundled", "launch.py");
    return { command: interpreter.command, args: [...interpreter.args, "-I", launcher, "server", "--stdio"] };
  }

  private say(text: string, severity: vscode.LanguageStatusSeverity, busy: boolean, detail = ""): void {
    this.status.text = text;
    this.status.severity = severity;
    this.status.busy = busy;
    this.status.detail = detail;
  }
}

/** What the Python extensions have chosen for this workspace, when they are installed. */
async function chosenInterpreters(): Promise<(string | undefined)[]> {
  const scope = vscode.workspace.workspaceFolders?.[0]?.uri;
  const environments = vscode.extensions.getExtension("ms-python.vscode-python-envs");
  const python = vscode.extensions.getExtension("ms-python.python");
  const found: (string | undefined)[] = [];
  try {
    const api = await environments?.activate();
    found.push((await api?.getEnvironment?.(scope))?.execInfo?.run?.executable);
    const classic = await python?.activate();
    found.push(classic?.environments?.getActiveEnvironmentPath?.(scope)?.path);
  } catch {
    return found; // another extension's trouble is not ours: the path is looked at next
  }
  return found;
}
