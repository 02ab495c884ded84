// Drives the packed extension in VS Code in a browser: node drive.mjs URL WORKSPACE OUT
// Each check is what an author does and sees. Files are read from the disk after saving: what counts is the text.
// Needs playwright-core where NODE_MODULES says, and a Chromium that CHROMIUM names. Pictures go to OUT.
import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";

const { chromium } = createRequire(path.join(process.env.NODE_MODULES, "x.js"))("playwright-core");
const [url, workspace, out] = process.argv.slice(2);
const only = process.env.ONLY ? new RegExp(process.env.ONLY) : undefined;
fs.mkdirSync(out, { recursive: true });

const profile = fs.mkdtempSync(path.join(os.tmpdir(), "swls-browser-"));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM,
  headless: true,
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1.5,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync", "--host-resolver-rules=MAP *.vscode-cdn.net 127.0.0.1, EXCLUDE localhost"],
});
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
const page = context.pages()[0] ?? (await context.newPage());
const foreign = new Set();
page.on("request", (request) => {
  const { protocol, hostname, origin } = new URL(request.url());
  if (protocol.startsWith("http") && !/^(127\.0\.0\.1|localhost|.*\.vscode-resource\.vscode-cdn\.net)$/.test(hostname)) {
    // (the last one is the name under which VS Code itself serves the files of a panel)
    foreign.add(origin);
  }
});

const results = [];
async function check(name, run) {
  if (only && !only.test(name)) {
    return;
  }
  const start = Date.now();
  try {
    const detail = await run();
    results.push({ name, passed: true });
    console.log(`pass  ${name}${detail ? `: ${detail}` : ""} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    results.push({ name, passed: false });
    console.log(`FAIL  ${name}: ${String(error.message ?? error).split("\n").slice(0, 3).join(" | ")}`);
    await shot(`failed-${name.replace(/\W+/g, "-")}`);
  }
  await page.keyboard.press("Escape");
}
const that = (condition, message) => {
  if (!condition) {
    throw new Error(message);
  }
};
const pause = (ms) => page.waitForTimeout(ms);
const shot = (name, more) => page.screenshot({ path: path.join(out, `${name}.png`), scale: "css", ...more });
/** A picture of what is around something that has popped up in the editor. */
async function shotAround(name, selector) {
  const boxes = (await Promise.all((await page.locator(selector).all()).map((found) => found.boundingBox()))).filter(Boolean);
  const middle = (Math.min(...boxes.map(({ y }) => y)) + Math.max(...boxes.map(({ y, height }) => y + height))) / 2;
  await shot(name, { clip: { x: 48, y: Math.min(Math.max(36, middle - 190), 770 - 380), width: 1040, height: 380 } });
}
async function until(probe, what, ms = 12_000) {
  const end = Date.now() + ms;
  let value;
  while (Date.now() < end) {
    value = await probe();
    if (value) {
      return value;
    }
    await pause(50);
  }
  throw new Error(`${what} did not come within ${ms / 1000} s`);
}
async function palette(text) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget:visible input");
  await page.keyboard.type(text);
  await until(() => page.locator(".quick-input-list .monaco-list-row", { hasText: text.split(": ").at(-1) }).count(), `the command ${text}`);
  await pause(200);
  await page.keyboard.press("Enter");
  await pause(300);
}
async function openFile(name) {
  await page.keyboard.press("Control+P");
  await page.waitForSelector(".quick-input-widget:visible input");
  await page.keyboard.type(name);
  await until(() => page.locator(".quick-input-list .monaco-list-row", { hasText: name }).count(), `the file ${name}`);
  await pause(250);
  await page.keyboard.press("Enter");
  await page.waitForSelector(`.tab.active[data-resource-name="${name}"]`);
}
async function focusText() {
  await page.keyboard.press("Control+1");
  await pause(150);
}
/** Puts the cursor before `needle`, plus `by` characters, in the saved or last known text. */
async function cursorTo(text, needle, by = 0) {
  const at = text.indexOf(needle);
  that(at >= 0, `'${needle}' is not in the text`);
  const before = text.slice(0, at + by).split("\n");
  await focusText();
  await page.keyboard.press("Control+G");
  await page.waitForSelector(".quick-input-widget:visible input");
  await page.keyboard.type(`${before.length}:${before.at(-1).length + 1}`);
  await pause(150);
  await page.keyboard.press("Enter");
  await pause(250);
}
async function theme(name) {
  await focusText();
  await page.keyboard.press("Control+K");
  await page.keyboard.press("Control+T");
  await page.waitForSelector(".quick-input-widget:visible input");
  await pause(500);
  await page.keyboard.type(name);
  await pause(800);
  await page.keyboard.press("Enter");
  await pause(400);
}
const file = (name) => path.join(workspace, name);
async function saved(name) {
  await page.keyboard.press("Control+S");
  await until(() => page.locator(".tab.active:not(.dirty)").count(), "saving");
  return until(async () => {
    const before = fs.readFileSync(file(name), "utf8"); // a file that is being written looks empty for a moment
    await pause(250);
    return before === fs.readFileSync(file(name), "utf8") && before;
  }, "the file");
}
const line = async () => Number(/Ln (\d+)/.exec(await page.locator("#status\\.editor\\.selection").innerText())[1]);
const language = () => page.locator("#status\\.editor\\.mode").innerText();
const suggestions = async () => {
  await page.waitForSelector(".suggest-widget.visible .monaco-list-row");
  await pause(250);
  return page.locator(".suggest-widget.visible .monaco-list-row .label-name").allInnerTexts();
};
async function diagram() {
  for (const frame of page.frames()) {
    if (await frame.locator("#stage svg").count().catch(() => 0)) {
      return frame;
    }
  }
  return undefined;
}
/** In the panel: the text that stands out least from what is behind it. Colours under 10 percent of transparency count. */
function faintest() {
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const page = getComputedStyle(document.body).backgroundColor;
  const texts = [...document.querySelectorAll("#stage text, #bar button, #search, #count")].filter((element) => element.textContent || element.id === "search");
  const all = texts.map((element) => {
    const style = getComputedStyle(element);
    const frame = element.closest(".sw-node")?.querySelector(".sw-card") ?? element.closest(".sw-label")?.querySelector("rect");
    const sign = element.closest(".sw-badge")?.querySelector("circle");
    const under = sign ?? frame ? getComputedStyle(sign ?? frame).fill : style.backgroundColor;
    const behind = (parts(under)[3] ?? 1) < 0.1 || under === "none" ? page : under;
    const [high, low] = [light(element.namespaceURI.includes("svg") ? style.fill : style.color), light(behind)].sort((a, b) => b - a);
    return { ratio: (high + 0.05) / (low + 0.05), what: `${element.getAttribute("class") ?? element.id} '${element.textContent}'` };
  });
  return all.sort((a, b) => a.ratio - b.ratio)[0];
}
const picture = (ms = 20_000) => until(diagram, "the diagram", ms);
const names = async () => (await picture()).locator(".sw-node .sw-name").allTextContents();

try {
  const begun = Date.now();
  await page.goto(url, { waitUntil: "domcontentloaded" });
  await page.waitForSelector(".monaco-workbench", { timeout: 60_000 });
  await pause(2500);

  const NAME = "order.sw.yaml";
  let text = fs.readFileSync(file(NAME), "utf8");

  await check("diagnostics of a file that is opened", async () => {
    const start = Date.now();
    await openFile(NAME);
    await page.waitForSelector(".squiggly-error", { timeout: 60_000 });
    const took = Date.now() - start;
    await palette("Problems: Focus on Problems View");
    const problems = await until(async () => {
      const found = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
      return found.some((row) => row.includes("swls")) && found;
    }, "the problem");
    that(/endpont/.test(problems.join(" ")), problems.join(" | "));
    await page.keyboard.press("Control+J");
    await page.keyboard.press("Control+B"); // the side bar: the rest is about the text
    return `${took} ms from choosing the file to the first squiggle`;
  });
  await check("the language is recognised by name", async () => {
    that((await language()) === "Serverless Workflow (YAML)", await language());
  });
  await check("a plain file is recognised by its content", async () => {
    await openFile("plain.yaml");
    await until(async () => (await language()) === "Serverless Workflow (YAML)", "our language");
    await openFile(NAME);
  });
  await check("turning a workflow back into YAML is asked about once, and kept", async () => {
    await openFile("plain.yaml");
    const turnBack = async () => {
      await until(async () => (await language()) === "Serverless Workflow (YAML)", "our language");
      await page.locator("#status\\.editor\\.mode").click();
      await page.waitForSelector(".quick-input-widget:visible input");
      await page.keyboard.type("YAML");
      await pause(400);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: /^YAML/ }).first().click();
    };
    await turnBack();
    const question = page.locator(".notification-toast", { hasText: "looks like a Serverless Workflow" });
    await until(() => question.count(), "the question");
    await question.getByRole("button", { name: "No", exact: true }).click();
    await pause(500);
    that((await language()) === "YAML", await language());
    await palette("View: Close Editor");
    await openFile("plain.yaml");
    await pause(1000);
    that((await language()) === "YAML" && !(await question.count()), "the answer was forgotten");
    await palette("View: Close Editor");
    await openFile(NAME);
  });
  await check("hover", async () => {
    await cursorTo(text, "endpoint: https://api.shop.example/stock", 3);
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    const shown = await until(async () => {
      const all = (await page.locator(".monaco-hover:visible .hover-contents").allInnerTexts()).join(" ");
      return all.length > 10 && !/Loading/.test(all) && all;
    }, "the hover");
    that(/endpoint|request|address|URI/i.test(shown), shown);
    await pause(400);
    await shotAround("hover", ".monaco-hover:visible");
    return JSON.stringify(shown.slice(0, 80));
  });
  await check("quick fix by keyboard", async () => {
    await cursorTo(text, "endpont", 2);
    await page.keyboard.press("Control+.");
    await page.waitForSelector(".action-widget:visible .monaco-list-row", { timeout: 12_000 });
    await pause(300);
    await shotAround("quick-fix", ".action-widget:visible");
    await page.keyboard.press("Enter");
    await pause(700);
    text = await saved(NAME);
    that(text.includes("endpoint: https://api.shop.example/orders"), "the text still says 'endpont'");
    await until(async () => (await page.locator(".squiggly-error").count()) === 0, "the end of the squiggle");
  });
  await check("completion of a property, accepted by keyboard", async () => {
    await cursorTo(text, "type: com.shop.order.shipped", "type: com.shop.order.shipped".length);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Space");
    await suggestions();
    await page.keyboard.press("Control+Space"); // what is offered is explained beside it
    await until(() => page.locator(".suggest-details:visible").count(), "the explanation");
    await pause(400);
    await shotAround("completion", ".suggest-widget.visible, .suggest-details:visible");
    await page.keyboard.type("subj", { delay: 60 });
    const offered = await suggestions();
    that(offered.includes("subject"), offered.join(", "));
    await page.keyboard.press("Enter");
    await pause(400);
    await page.keyboard.type("order", { delay: 40 });
    await page.keyboard.press("Escape");
    text = await saved(NAME);
    that(/type: com\.shop\.order\.shipped\n {12}subject: order\n/.test(text), JSON.stringify(text.slice(-90)));
  });
  await check("completion of a value that names something", async () => {
    await cursorTo(text, "then: review", "then: review".length);
    for (let i = 0; i < "review".length; i++) {
      await page.keyboard.press("Backspace");
    }
    await page.keyboard.press("Control+Space");
    const offered = await suggestions();
    that(["review", "reserve", "shipped", "end"].every((name) => offered.includes(name)), offered.join(", "));
    await page.keyboard.type("rev", { delay: 60 });
    await pause(300);
    await page.keyboard.press("Tab");
    await pause(300);
    text = await saved(NAME);
    that(text.includes("then: review\n"), "the text does not say 'then: review'");
  });
  await check("snippet of a task, with its first place to fill in", async () => {
    await cursorTo(text, "subject: order", "subject: order".length);
    await page.keyboard.press("Enter");
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press("Shift+Tab");
    }
    await page.keyboard.type("  ");
    await page.keyboard.press("Control+Space");
    await suggestions();
    await page.keyboard.type("wait", { delay: 60 });
    await pause(300);
    const offered = await suggestions();
    that(offered[0] === "wait", offered.join(", "));
    await page.keyboard.press("Enter");
    await pause(400);
    await page.keyboard.type("breathe", { delay: 40 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    text = await saved(NAME);
    that(/\n {2}- breathe:\n {6}wait:/.test(text), JSON.stringify(text.slice(-160)));
  });
  await check("go to definition", async () => {
    await cursorTo(text, "then: reserve", 8);
    const from = await line();
    await page.keyboard.press("F12");
    const wanted = text.slice(0, text.indexOf("  - reserve:")).split("\n").length;
    await until(async () => (await line()) === wanted, `line ${wanted} (from ${from})`, 8000);
    return `line ${from} to ${wanted}`;
  });
  await check("rename", async () => {
    await cursorTo(text, "then: reserve", 8);
    await page.keyboard.press("F2");
    await page.waitForSelector(".rename-box input:focus", { timeout: 8000 });
    await pause(300);
    await page.keyboard.press("Control+A");
    await page.keyboard.type("book");
    await shotAround("rename", ".rename-box input");
    await page.keyboard.press("Enter");
    await pause(1200);
    text = await saved(NAME);
    that(text.includes("then: book\n") && text.includes("- book:\n") && !/\breserve\b/.test(text), "not everything was renamed");
  });
  await check("the diagram opens beside the text", async () => {
    await cursorTo(text, "- review:", 3);
    await palette("Serverless Workflow: Open Diagram to the Side");
    const found = await names();
    that(["load", "risk", "review", "reserveLine", "giveUp"].every((name) => found.includes(name)), found.join(", "));
    await pause(600);
    return `${found.length} nodes`;
  });
  await check("the node at the cursor is marked and in view", async () => {
    await cursorTo(text, "- giveUp:", 4);
    const frame = await picture();
    await until(async () => (await frame.locator(".sw-current .sw-name").allTextContents()).includes("giveUp"), "the mark");
    const box = await frame.locator(".sw-current").boundingBox();
    that(box && box.y > 0 && box.y + box.height < 800, JSON.stringify(box));
  });
  await check("a click on a node goes to its text", async () => {
    const frame = await picture();
    await frame.locator(".sw-node", { has: frame.locator(".sw-name", { hasText: /^review$/ }) }).locator(".sw-name").click();
    const wanted = text.slice(0, text.indexOf("- review:")).split("\n").length;
    await until(async () => (await line()) === wanted, `line ${wanted}`);
  });
  await check("the diagram follows the typing", async () => {
    await cursorTo(text, "- load:", 6);
    const start = Date.now();
    await page.keyboard.type("Basket");
    await until(async () => (await names()).includes("loadBasket"), "the new name");
    const took = Date.now() - start;
    text = await saved(NAME);
    return `${took} ms from the first key to the new picture`;
  });
  await check("the last good picture stays, dimmed, while the text is broken", async () => {
    await cursorTo(text, "any:", 4);
    await page.keyboard.type(" [");
    const frame = await picture();
    await until(() => frame.locator("#stage.stale").count(), "the dimmed picture");
    const reason = await frame.locator("#banner").innerText();
    that(reason.length > 5 && (await names()).length > 5, reason);
    await pause(900);
    await shot("stale");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await until(async () => !(await frame.locator("#stage.stale").count()), "the good picture");
    return reason;
  });
  await check("findings are painted on their nodes", async () => {
    await cursorTo(text, "method: get", "met".length);
    await page.keyboard.press("Delete");
    const frame = await picture();
    await until(() => frame.locator(".sw-node.sw-has-error .sw-badge").count(), "the sign");
    await pause(600);
    await shot("overview", { scale: "device" });
    await page.keyboard.type("h");
    await until(async () => !(await frame.locator(".sw-has-error").count()), "the end of the sign");
  });
  await check("search, zoom and fit in the diagram", async () => {
    const frame = await picture();
    const scale = () => frame.locator("#stage svg").evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await scale();
    await frame.locator("#in").click();
    that((await scale()) > before, "zooming in did nothing");
    await frame.locator("#fit").click();
    await frame.locator("#search").fill("reserveLine");
    that((await frame.locator(".sw-found").count()) === 2, "not two nodes were found");
    that((await frame.locator("#count").innerText()) === "1/2", await frame.locator("#count").innerText());
    await frame.locator("#search").fill("");
    await frame.locator("#fit").click();
  });
  await check("folding a container", async () => {
    const frame = await picture();
    const before = (await names()).length;
    await frame.locator(".sw-node", { has: frame.locator(".sw-name", { hasText: /^reserveLines$/ }) }).focus();
    await page.keyboard.press("Space");
    await until(async () => (await names()).length < before, "the folded picture");
    const folded = (await names()).length;
    await frame.locator(".sw-node", { has: frame.locator(".sw-name", { hasText: /^reserveLines$/ }) }).locator(".sw-fold circle").click();
    await until(async () => (await names()).length === before, "the unfolded picture");
    await frame.locator("#collapse").click();
    await until(async () => (await names()).length < folded, "everything folded");
    await frame.locator("#expand").click();
    await until(async () => (await names()).length === before, "everything unfolded");
    return `${before} nodes, ${folded} folded`;
  });
  await check("the picture follows the theme without being drawn again", async () => {
    const frame = await picture();
    const look = () => frame.locator(".sw-card").first().evaluate((card) => getComputedStyle(card).fill);
    await frame.locator("#stage svg").evaluate((svg) => svg.setAttribute("data-same", "1"));
    const dark = await look();
    await theme("Light Modern");
    const light = await until(async () => (await look()) !== dark && look(), "the other colours");
    that(await frame.locator("#stage svg[data-same]").count(), "the picture was drawn again");
    await pause(500);
    await shot("overview-light");
    await theme("Dark Modern");
    await until(async () => (await look()) === dark, "the first colours");
    return `${dark} to ${light}`;
  });
  await check("everything in the panel can be read in every theme", async () => {
    const frame = await picture();
    const found = [];
    for (const name of ["Light High Contrast", "Dark High Contrast", "Light Modern", "Dark Modern"]) {
      await theme(name);
      await pause(400);
      const { ratio, what } = await frame.evaluate(faintest);
      found.push(`${name} ${ratio.toFixed(1)}`);
      that(ratio >= 4.5, `${what} in ${name}: ${ratio.toFixed(2)}`);
      if (name.startsWith("Dark High")) {
        await shot("contrast");
      }
    }
    return `least contrast: ${found.join(", ")}`;
  });
  for (const [format, extension, looks] of [["SVG", "svg", /^<svg|^<\?xml/], ["PNG", "png", /^.PNG/s], ["Mermaid", "mmd", /flowchart|graph/]]) {
    await check(`export as ${format}`, async () => {
      await focusText();
      const target = file(`order.${extension}`);
      await palette("Serverless Workflow: Export Diagram");
      await until(() => page.locator(".quick-input-list .monaco-list-row", { hasText: format }).count(), "the formats");
      await page.keyboard.type(format);
      await pause(250);
      await page.keyboard.press("Enter");
      await until(async () => (await page.locator(".quick-input-widget:visible input").inputValue()).endsWith(`order.${extension}`), "the name of the file");
      await pause(400);
      await page.keyboard.press("Enter");
      await until(() => fs.existsSync(target) && fs.statSync(target).size > 0, target);
      that(looks.test(fs.readFileSync(target, "latin1").slice(0, 400)), fs.readFileSync(target, "latin1").slice(0, 60));
      return `${fs.statSync(target).size} bytes`;
    });
  }
  await check("a new workflow", async () => {
    await palette("Serverless Workflow: New Workflow");
    await until(async () => (await language()) === "Serverless Workflow (YAML)" && (await page.locator(".tab.active").first().innerText()).includes("Untitled"), "the new text");
    await page.keyboard.press("Control+1");
  });
  await check("code lens and the button of the editor's title", async () => {
    await openFile(NAME);
    await until(() => page.locator(".codelens-decoration", { hasText: "Open diagram" }).count(), "the code lens");
    that(await page.locator('.editor-actions [aria-label^="Open Diagram to the Side"]').count(), "no button");
  });
  await check("from opening VS Code on a workflow to its diagnostics", async () => {
    await page.keyboard.press("Control+1");
    await openFile(NAME);
    await cursorTo(text, "method: get", "method".length);
    await page.keyboard.type("x");
    await page.keyboard.press("Escape");
    await saved(NAME);
    await pause(1500);
    const start = Date.now();
    await page.reload({ waitUntil: "domcontentloaded" });
    await page.waitForSelector(".squiggly-error", { timeout: 60_000 });
    const took = Date.now() - start;
    await page.waitForSelector(".monaco-workbench");
    await picture(30_000);
    return `${took} ms from loading VS Code to the first squiggle; the diagram came back`;
  });
  await check("the walkthrough", async () => {
    await palette("Welcome: Open Walkthrough");
    await page.waitForSelector(".quick-input-widget:visible input");
    await page.keyboard.type("Write a Serverless Workflow");
    await pause(600);
    await page.keyboard.press("Enter");
    await until(() => page.locator(".getting-started-step", { hasText: "Start with a workflow" }).count(), "the first step");
    await pause(800);
    await palette("View: Close Editor");
  });
  await check("nothing went wrong unseen", async () => {
    const logs = fs.readdirSync(process.env.LOGS, { recursive: true }).filter((name) => name.endsWith("Serverless Workflow.log"));
    that(logs.length, "there is no log");
    const bad = logs.flatMap((name) => fs.readFileSync(path.join(process.env.LOGS, name), "utf8").split("\n")).filter((row) => /\[(error|warning)\]/.test(row));
    that(!bad.length, bad.slice(0, 3).join(" | "));
  });
  console.log(`the whole run took ${((Date.now() - begun) / 1000).toFixed(0)} s`);
} finally {
  await context.close();
  fs.rmSync(profile, { recursive: true, force: true });
}
console.log(`asked for elsewhere: ${[...foreign].join(", ") || "nothing"}`);
const failed = results.filter(({ passed }) => !passed);
console.log(`${results.length - failed.length} of ${results.length} passed`);
process.exit(failed.length ? 1 : 0);
