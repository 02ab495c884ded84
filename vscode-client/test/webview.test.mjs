import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { JSDOM } from "jsdom";
import { root } from "./load.mjs";

const { outputFiles } = await build({ entryPoints: [path.join(root, "webview/preview.ts")], bundle: true, format: "iife", write: false });
const PAGE = fs.readFileSync(path.join(root, "webview/preview.html"), "utf8");
const node = (pointer, name, more = "") =>
  `<g class="sw-node sw-call" data-pointer="${pointer}" ${more} tabindex="0" aria-label="call: ${name}"><title>call: ${name}</title><rect class="sw-card" width="9" height="9"/></g>`;
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">${node("/do/0/pay", "pay")}${node("/do/1/ship", "ship", 'data-container="open"')}${node("/do/2/many", "many", 'data-container="closed"')}</svg>`;

const plain = (value) => JSON.parse(JSON.stringify(value));
function panel(state) {
  const sent = [];
  const dom = new JSDOM(PAGE, { runScripts: "outside-only", pretendToBeVisual: true });
  const { window } = dom;
  window.acquireVsCodeApi = () => ({ postMessage: (message) => sent.push({ ...message }), setState: (value) => (state = value), getState: () => state });
  window.matchMedia = () => ({ matches: false });
  window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 9, height: 9 });
  for (const [name, value] of [["clientWidth", 800], ["clientHeight", 600]]) {
    Object.defineProperty(window.HTMLElement.prototype, name, { value });
  }
  window.eval(outputFiles[0].text);
  const { document } = window;
  const post = (data) => window.dispatchEvent(new window.MessageEvent("message", { data }));
  const key = (name, target = window, more = {}) => target.dispatchEvent(new window.KeyboardEvent("keydown", { key: name, bubbles: true, ...more }));
  const mouse = (type, target, x = 0, y = 0) => target.dispatchEvent(new window.MouseEvent(type, { bubbles: true, clientX: x, clientY: y }));
  const at = (pointer) => document.querySelector(`[data-pointer="${pointer}"]`);
  return { window, document, sent, post, key, mouse, at, stage: document.getElementById("stage"), state: () => state };
}

test("says when it is ready and remembers what it shows", () => {
  const { sent, post, state } = panel();
  assert.deepEqual(plain(sent), [{ type: "ready", collapsed: [], expanded: [] }]);
  post({ type: "render", svg: SVG, uri: "file:///a.sw.yaml" });
  assert.equal(state().uri, "file:///a.sw.yaml");
});
test("comes back as it was left, when it was hidden or the window was loaded anew", async () => {
  const before = { uri: "file:///a.sw.yaml", view: { x: 7, y: 8, scale: 2 }, mode: "mine", collapsed: ["/do/1/ship"], expanded: [] };
  const { sent, post, stage, key, state } = panel(before);
  assert.deepEqual(plain(sent), [{ type: "ready", collapsed: ["/do/1/ship"], expanded: [] }]);
  post({ type: "render", svg: SVG, uri: "file:///a.sw.yaml" });
  assert.equal(stage.querySelector("svg").style.transform, "translate(7px, 8px) scale(2)");
  key("ArrowDown");
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.deepEqual(plain(state()), { ...before, view: { x: 7, y: -52, scale: 2 } });
  post({ type: "render", svg: SVG, uri: "file:///b.sw.yaml" }); // another file is seen from its beginning
  assert.notEqual(stage.querySelector("svg").style.transform, "translate(7px, -52px) scale(2)");
  assert.equal(state().collapsed, undefined);
});
test("lets in only elements and attributes of a picture", () => {
  const { post, stage } = panel();
  const hostile = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" onload="alert(1)">
    <style>*{}</style><script>alert(1)</script><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>
    <image href="https://example.com/a.png"/><use xlink:href="#a"/><a href="javascript:alert(1)"><text>b</text></a><animate attributeName="x"/>
    <iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.com"/><g style="x:1" onclick="a()" class="sw-node" data-pointer="/a" formaction="x"><text x="1">kept</text></g></svg>`;
  post({ type: "render", svg: hostile });
  const tags = [...stage.querySelectorAll("*")].map((element) => element.localName);
  assert.deepEqual(tags, ["svg", "g", "text"]);
  const names = [...stage.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name }) => name));
  assert.deepEqual([...new Set(names)].filter((name) => name !== "style").sort(), ["class", "data-pointer", "viewBox", "x", "xmlns"]);
  assert.equal(stage.querySelector("g").hasAttribute("style"), false);
  assert.equal(stage.textContent.trim(), "kept");
});
test("says so when the picture is not XML, and keeps the one before", () => {
  const { post, document, stage } = panel();
  post({ type: "render", svg: SVG });
  post({ type: "render", svg: "<svg><g></svg>" });
  assert.equal(stage.querySelectorAll(".sw-node").length, 3);
  assert.equal(document.getElementById("banner").hidden, true, "the message of the extension has the last word");
});
test("dims the last good picture and gives the reason while the text is broken", () => {
  const { post, document, stage } = panel();
  const banner = document.getElementById("banner");
  post({ type: "render", svg: SVG });
  assert.equal(banner.hidden, true);
  post({ type: "render", svg: "", stale: true, message: "the text is broken in line 3" });
  assert.equal(stage.classList.contains("stale"), true);
  assert.equal(banner.textContent, "The text is broken in line 3");
  assert.equal(stage.querySelectorAll(".sw-node").length, 3);
  post({ type: "render", svg: SVG, stale: false });
  assert.equal(stage.classList.contains("stale"), false);
  assert.equal(banner.hidden, true);
});
test("marks the node at the cursor, and still does after the next picture", () => {
  const { post, at } = panel();
  post({ type: "render", svg: SVG });
  post({ type: "cursor", pointer: "/do/1/ship" });
  post({ type: "render", svg: SVG });
  assert.equal(at("/do/1/ship").classList.contains("sw-current"), true);
  assert.equal(at("/do/0/pay").classList.contains("sw-current"), false);
});
test("paints findings: a class, a sign, the message in the tooltip; and takes them off again", () => {
  const { post, at } = panel();
  post({ type: "render", svg: SVG });
  const items = [{ pointer: "/do/0/pay", severity: "warning", message: "<b>careful</b>" }, { pointer: "/do/0/pay", severity: "error", message: "wrong" }];
  post({ type: "diagnostics", items });
  const pay = at("/do/0/pay");
  assert.equal(pay.classList.contains("sw-has-error"), true);
  assert.equal(pay.querySelector(":scope > title").textContent, "call: pay\n<b>careful</b>\nwrong");
  assert.equal(pay.querySelector(".sw-badge-error text").textContent, "!");
  assert.equal(at("/do/1/ship").querySelector(".sw-badge"), null);
  post({ type: "diagnostics", items: [] });
  assert.equal(pay.classList.contains("sw-has-error"), false);
  assert.equal(pay.querySelector(":scope > title").textContent, "call: pay");
  assert.equal(pay.querySelector(".sw-badge"), null);
});
test("a click asks for the source, a drag moves the picture", () => {
  const { post, at, mouse, sent, window, stage } = panel();
  post({ type: "render", svg: SVG });
  const card = at("/do/0/pay").querySelector("rect");
  mouse("pointerdown", card, 5, 5);
  mouse("pointerup", card, 6, 5);
  assert.deepEqual(sent.at(-1), { type: "reveal", pointer: "/do/0/pay" });
  const before = stage.querySelector("svg").style.transform;
  const told = sent.length;
  mouse("pointerdown", card, 5, 5);
  mouse("pointermove", window, 60, 40);
  mouse("pointerup", card, 60, 40);
  assert.equal(sent.length, told);
  assert.notEqual(stage.querySelector("svg").style.transform, before);
});
test("the keyboard zooms, fits, opens, folds and searches", () => {
  const { post, at, key, sent, document, stage } = panel();
  post({ type: "render", svg: SVG });
  const scale = () => Number(/scale\(([\d.]+)\)/.exec(stage.querySelector("svg").style.transform)[1]);
  const fitted = scale();
  key("+");
  assert.ok(scale() > fitted);
  key("-");
  key("-");
  assert.ok(scale() < fitted);
  key("0");
  assert.equal(scale(), fitted);
  at("/do/1/ship").focus();
  key("Enter", at("/do/1/ship"));
  assert.deepEqual(sent.at(-1), { type: "reveal", pointer: "/do/1/ship" });
  key(" ", at("/do/1/ship"));
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: ["/do/1/ship"], expanded: [] });
  const told = sent.length;
  at("/do/0/pay").focus();
  key(" ", at("/do/0/pay")); // holds nothing
  key("+", at("/do/0/pay"), { ctrlKey: true }); // the editor's own
  assert.equal(sent.length, told);
  assert.equal(scale(), fitted);
  key("1");
  assert.equal(scale(), 1);
  assert.equal(document.getElementById("whole").textContent, "100%");
  key("/");
  assert.equal(document.activeElement.id, "search");
});
test("searches names", () => {
  const { post, at, key, document, window } = panel();
  post({ type: "render", svg: SVG });
  const search = document.getElementById("search");
  search.value = "SHIP";
  search.dispatchEvent(new window.Event("input"));
  assert.equal(at("/do/1/ship").classList.contains("sw-found"), true);
  assert.equal(at("/do/0/pay").classList.contains("sw-found"), false);
  assert.equal(document.getElementById("count").textContent, "1/1");
  post({ type: "render", svg: SVG }); // typing in the text does not end the search
  assert.equal(at("/do/1/ship").classList.contains("sw-found"), true);
  search.value = "zzz";
  search.dispatchEvent(new window.Event("input"));
  assert.equal(document.getElementById("count").textContent, "0/0");
  key("Escape", search);
  assert.equal(document.getElementById("count").textContent, "");
  assert.equal(at("/do/1/ship").classList.contains("sw-found"), false);
});
test("the sign on a container folds it and opens it, also one the server has closed", () => {
  const { post, at, mouse, sent } = panel();
  post({ type: "render", svg: SVG });
  const press = (pointer) => ["pointerdown", "pointerup"].forEach((type) => mouse(type, at(pointer).querySelector(".sw-fold circle")));
  assert.equal(at("/do/0/pay").querySelector(".sw-fold"), null);
  assert.deepEqual(["/do/1/ship", "/do/2/many"].map((pointer) => at(pointer).getAttribute("aria-expanded")), ["true", "false"]);
  press("/do/2/many");
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: [], expanded: ["/do/2/many"] });
  press("/do/1/ship");
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: ["/do/1/ship"], expanded: ["/do/2/many"] });
  post({ type: "render", svg: SVG.replace('"open"', '"closed"') });
  press("/do/1/ship");
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: [], expanded: ["/do/2/many", "/do/1/ship"] });
});
test("the buttons of the bar", () => {
  const { post, sent, document, stage } = panel();
  post({ type: "render", svg: SVG });
  const press = (id) => document.getElementById(id).click();
  press("collapse");
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: ["/do/1/ship"], expanded: [] });
  press("expand");
  assert.deepEqual(plain(sent.at(-1)), { type: "folds", collapsed: [], expanded: ["/do/2/many"] });
  press("export");
  assert.deepEqual(plain(sent.at(-1)), { type: "export" });
  press("whole");
  assert.match(stage.querySelector("svg").style.transform, /scale\(1\)/);
  assert.deepEqual([...document.querySelectorAll("button")].filter((button) => !button.title || !button.getAttribute("aria-label")), []);
});
test("a picture too large to be read whole is first shown from its top, and whole when asked for", () => {
  const { post, key, stage } = panel();
  post({ type: "render", svg: SVG.replace("0 0 400 300", "0 0 400 6000") });
  assert.equal(stage.querySelector("svg").style.transform, "translate(300px, 0px) scale(0.5)");
  key("0");
  assert.match(stage.querySelector("svg").style.transform, /scale\(0\.097\)/);
});
test("the view goes to another node when the cursor does, and not back while it stays", () => {
  const { post, at, key, stage, window } = panel();
  post({ type: "render", svg: SVG });
  const look = () => stage.querySelector("svg").style.transform;
  at("/do/1/ship").getBoundingClientRect = () => ({ left: 5000, right: 5009, top: 0, bottom: 9, width: 9, height: 9 });
  const before = look();
  post({ type: "cursor", pointer: "/do/1/ship" });
  const there = look();
  assert.notEqual(there, before);
  key("ArrowDown", window);
  const moved = look();
  post({ type: "cursor", pointer: "/do/1/ship" });
  assert.equal(look(), moved);
});
test("nothing of a text becomes markup", () => {
  const source = fs.readFileSync(path.join(root, "webview/preview.ts"), "utf8");
  assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
});
