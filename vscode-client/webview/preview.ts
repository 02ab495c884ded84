// Runs inside the panel: shows the SVG, moves it about, and speaks to the extension. No text becomes markup here:
// the picture is parsed as XML and only elements and attributes on a list are let in.
interface State {
  uri?: string;
  view?: View;
  mode?: Mode;
  collapsed?: string[];
  expanded?: string[];
}
type View = { x: number; y: number; scale: number };
type Mode = "first" | "everything" | "mine"; // how the view was chosen: by us, by the button, by hand
declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: State): void; getState(): State | undefined };

const vscode = acquireVsCodeApi();
const stage = document.getElementById("stage") as HTMLDivElement;
const banner = document.getElementById("banner") as HTMLDivElement;
const search = document.getElementById("search") as HTMLInputElement;
const count = document.getElementById("count") as HTMLSpanElement;
const whole = document.getElementById("whole") as HTMLButtonElement;
const SVG = "http://www.w3.org/2000/svg";
const TAGS = new Set("svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker".split(" "));
// Presentation, geometry and description: what a picture needs, and nothing that loads, runs or styles.
const ATTRIBUTES = new Set(
  ("id class role tabindex xmlns viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points dx dy transform fill fill-opacity " +
    "fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity font-family font-size " +
    "font-weight font-style letter-spacing text-anchor dominant-baseline marker-start marker-mid marker-end refX refY markerWidth " +
    "markerHeight markerUnits orient preserveAspectRatio visibility display").split(" "),
);
const still = matchMedia("(prefers-reduced-motion: reduce)");

const SMALLEST = 0.5; // a picture that would have to be smaller to be seen whole is first shown from its top

let state: State = vscode.getState() ?? {};
let view: View = state.view ?? { x: 0, y: 0, scale: 1 };
let mode: Mode = state.mode ?? "first";
let saving: ReturnType<typeof setTimeout> | undefined;
let current: string | undefined;
let findings: { pointer: string; severity: string; message: string }[] = [];

function nodes(): SVGGElement[] {
  return [...stage.querySelectorAll<SVGGElement>(".sw-node[data-pointer]")];
}

function node(pointer: string | undefined): SVGGElement | undefined {
  return nodes().find((candidate) => candidate.dataset.pointer === pointer);
}

function clean(element: Element): void {
  for (const child of [...element.children]) {
    if (!TAGS.has(child.localName) || child.namespaceURI !== SVG) {
      child.remove();
    } else {
      clean(child);
    }
  }
  for (const { name } of [...element.attributes]) {
    if (!ATTRIBUTES.has(name) && !/^(data|aria)-[a-z-]+$/.test(name)) {
      element.removeAttribute(name);
    }
  }
}

function render(text: string): void {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  if (parsed.querySelector("parsererror") || parsed.documentElement.localName !== "svg") {
    say("The picture could not be read.");
    return;
  }
  clean(parsed.documentElement);
  const before = node(current)?.getBoundingClientRect();
  stage.replaceChildren(document.importNode(parsed.documentElement, true));
  if (mode !== "mine") {
    fit(mode);
  } else {
    place();
    const after = node(current)?.getBoundingClientRect(); // what the person looks at stays where it was
    if (before && after) {
      view.x += before.left - after.left;
      view.y += before.top - after.top;
      place();
    }
  }
  paint();
}

function picture(): SVGSVGElement | null {
  return stage.querySelector("svg");
}

function place(): void {
  const svg = picture();
  if (svg) {
    svg.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
    whole.textContent = `${Math.round(view.scale * 100)}%`;
  }
  clearTimeout(saving); // hidden panels are thrown away: what they showed has to come back
  saving = setTimeout(() => vscode.setState((state = { ...state, view, mode })), 150);
}

function size(): { width: number; height: number } {
  const [, , width = 0, height = 0] = (picture()?.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  return { width, height };
}

function fit(how: Mode): void {
  const { width, height } = size();
  if (!width) {
    return;
  }
  const [across, down] = [stage.clientWidth / width, stage.clientHeight / height];
  const everything = Math.min(across, down, 1.25) * 0.97;
  const scale = how === "first" ? Math.max(everything, Math.min(SMALLEST, across * 0.97)) : everything;
  view = { scale, x: Math.max(0, (stage.clientWidth - width * scale) / 2), y: Math.max(0, (stage.clientHeight - height * scale) / 3) };
  mode = how;
  place();
}

function zoom(factor: number, x = stage.clientWidth / 2, y = stage.clientHeight / 2): void {
  const scale = Math.min(4, Math.max(0.05, view.scale * factor));
  view = { scale, x: x - ((x - view.x) * scale) / view.scale, y: y - ((y - view.y) * scale) / view.scale };
  mode = "mine";
  place();
}

function move(x: number, y: number): void {
  view = { ...view, x: view.x + x, y: view.y + y };
  mode = "mine";
  place();
}

function paint(): void {
  const sought = hits();
  for (const element of nodes()) {
    const mine = findings.filter((finding) => finding.pointer === element.dataset.pointer);
    for (const severity of ["error", "warning", "info"]) {
      element.classList.toggle(`sw-has-${severity}`, mine.some((finding) => finding.severity === severity));
    }
    const title = element.querySelector(":scope > title");
    if (title) {
      const plain = (title.getAttribute("data-plain") ?? title.textContent) || "";
      title.setAttribute("data-plain", plain);
      title.textContent = [plain, ...mine.map((finding) => finding.message)].join("\n");
    }
    fold(element);
    badge(element, ["error", "warning", "info"].find((severity) => mine.some((finding) => finding.severity === severity)));
    element.classList.toggle("sw-found", sought.includes(element));
    element.classList.toggle("sw-current", element.dataset.pointer === current);
  }
}

function make(tag: string, attributes: Record<string, string>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.textContent = text;
  return made;
}

/** A sign at the corner of a node that has findings: colour is not the only mark. */
function badge(element: SVGGElement, severity: string | undefined): void {
  element.querySelector(":scope > .sw-badge")?.remove();
  const box = element.querySelector<SVGGraphicsElement>(":scope > .sw-card")?.getBBox();
  if (!severity || !box) {
    return;
  }
  const group = make("g", { class: `sw-badge sw-badge-${severity}` });
  const [x, y] = [box.x + box.width - 4, box.y + 4];
  group.append(make("circle", { cx: `${x}`, cy: `${y}`, r: "9" }));
  group.append(make("text", { x: `${x}`, y: `${y + 4.5}` }, severity === "info" ? "i" : "!"));
  element.append(group);
}

/** The button on a container that closes and opens it. */
function fold(element: SVGGElement): void {
  const box = element.querySelector<SVGGraphicsElement>(":scope > .sw-card")?.getBBox();
  if (!element.dataset.container || !box || element.querySelector(":scope > .sw-fold")) {
    return;
  }
  const [x, y] = [box.x, box.y + 23];
  const closed = element.dataset.container === "closed";
  element.setAttribute("aria-expanded", String(!closed));
  const group = make("g", { class: "sw-fold" });
  group.append(make("title", {}, closed ? "Expand (Space)" : "Collapse (Space)"));
  group.append(make("circle", { cx: `${x}`, cy: `${y}`, r: "8" }));
  group.append(make("path", { d: `M${x - 4} ${y}h8${closed ? `M${x} ${y - 4}v8` : ""}` }));
  element.append(group);
}

/** Closes or opens a container: one that the server has closed because there was too much is opened explicitly. */
function toggle(pointer: string): void {
  const without = (list: string[] | undefined) => (list ?? []).filter((other) => other !== pointer);
  const closed = node(pointer)?.dataset.container === "closed";
  folds(closed ? without(state.collapsed) : [...without(state.collapsed), pointer], closed ? [...without(state.expanded), pointer] : without(state.expanded));
}

function folds(collapsed: string[], expanded: string[]): void {
  vscode.setState((state = { ...state, collapsed, expanded }));
  vscode.postMessage({ type: "folds", collapsed, expanded });
}

function containers(kind: "open" | "closed"): string[] {
  return nodes().filter(({ dataset }) => dataset.container === kind).map(({ dataset }) => dataset.pointer as string);
}

function intoView(element: Element): void {
  const box = element.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom || box.left < frame.left || box.right > frame.right) {
    picture()?.classList.toggle("moving", !still.matches);
    move(frame.left + frame.width / 2 - (box.left + box.width / 2), frame.top + frame.height / 2 - (box.top + box.height / 2));
  }
}

function say(message: string | undefined): void {
  banner.hidden = !message;
  banner.textContent = message ? message[0].toUpperCase() + message.slice(1) : "";
}

function png(): void {
  const answer = (data: string) => vscode.postMessage({ type: "png", data });
  const svg = picture();
  if (!svg) {
    answer("");
    return;
  }
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.removeAttribute("style");
  copy.querySelectorAll(".sw-badge, .sw-fold").forEach((mark) => mark.remove());
  const image = new Image();
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  image.onerror = () => answer("");
  image.onload = () => {
    const { width, height } = size();
    const scale = Math.min(2, 16_000 / Math.max(width, height)); // what a canvas can hold
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    answer(canvas.toDataURL("image/png").split(",")[1] ?? "");
  };
  image.src = url;
}

addEventListener("message", ({ data }) => {
  if (data.type === "render") {
    if (data.uri !== state.uri) {
      mode = "first";
      state = {};
    }
    vscode.setState((state = { ...state, uri: data.uri }));
    if (data.svg) {
      render(data.svg);
    }
    stage.classList.toggle("stale", !!data.stale);
    say(data.message);
  } else if (data.type === "cursor") {
    const element = data.pointer === current ? undefined : node(data.pointer); // who has moved away from it may stay there
    current = data.pointer;
    paint();
    if (element) {
      intoView(element);
    }
  } else if (data.type === "diagnostics") {
    findings = data.items;
    paint();
  } else if (data.type === "png") {
    png();
  }
});

function pointerOf(target: EventTarget | null): string | undefined {
  return (target as Element | null)?.closest<SVGGElement>("[data-pointer]")?.dataset.pointer;
}

let drag: { x: number; y: number; moved: boolean } | undefined;
stage.addEventListener("pointerdown", (event) => {
  drag = { x: event.clientX, y: event.clientY, moved: false };
});
addEventListener("pointermove", (event) => {
  if (drag && (drag.moved || Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4)) {
    picture()?.classList.remove("moving");
    move(event.clientX - drag.x, event.clientY - drag.y);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  }
});
addEventListener("pointerup", (event) => {
  const pointer = drag && !drag.moved && stage.contains(event.target as Element) ? pointerOf(event.target) : undefined;
  drag = undefined;
  if (pointer !== undefined && (event.target as Element).closest(".sw-fold")) {
    toggle(pointer);
  } else if (pointer !== undefined) {
    vscode.postMessage({ type: "reveal", pointer });
  }
});
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  picture()?.classList.remove("moving");
  const box = stage.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY / 200), event.clientX - box.left, event.clientY - box.top);
  } else {
    move(-event.deltaX, -event.deltaY);
  }
}, { passive: false });
addEventListener("keydown", (event) => {
  if (event.target === search) {
    return;
  }
  const element = document.activeElement?.closest<SVGGElement>(".sw-node[data-pointer]");
  const { pointer, container } = element?.dataset ?? {};
  const step = 60;
  const keys: Record<string, (() => void) | undefined> = {
    Enter: pointer === undefined ? undefined : () => vscode.postMessage({ type: "reveal", pointer }),
    " ": pointer === undefined || !container ? undefined : () => toggle(pointer),
    "+": () => zoom(1.2),
    "=": () => zoom(1.2),
    "-": () => zoom(1 / 1.2),
    0: () => fit("everything"),
    1: () => zoom(1 / view.scale),
    "/": () => search.focus(),
    ArrowLeft: () => move(step, 0),
    ArrowRight: () => move(-step, 0),
    ArrowUp: () => move(0, step),
    ArrowDown: () => move(0, -step),
  };
  const press = event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLButtonElement ? undefined : keys[event.key];
  if (press) {
    event.preventDefault();
    press();
  }
});
stage.addEventListener("focusin", (event) => {
  const element = (event.target as Element).closest(".sw-node[data-pointer]");
  if (element) {
    intoView(element);
  }
});

/** What a node says of itself: its kind, name and details. */
function words(element: Element): string {
  const title = element.querySelector(":scope > title");
  return title?.getAttribute("data-plain") ?? title?.textContent ?? "";
}

function hits(): SVGGElement[] {
  const wanted = search.value.trim().toLowerCase();
  return wanted ? nodes().filter((element) => words(element).toLowerCase().includes(wanted)) : [];
}

let found = -1;
function find(step: number): void {
  const all = hits();
  found = all.length ? (found + step + all.length) % all.length : -1;
  count.textContent = search.value.trim() ? `${found + 1}/${all.length}` : "";
  paint();
  if (all.length) {
    intoView(all[found]);
  }
}
search.addEventListener("input", () => {
  found = -1;
  find(1);
});
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    find(event.shiftKey ? -1 : 1);
  } else if (event.key === "Escape") {
    search.value = "";
    find(1);
    stage.focus();
  }
});
const BUTTONS: Record<string, () => void> = {
  in: () => zoom(1.2),
  out: () => zoom(1 / 1.2),
  whole: () => zoom(1 / view.scale),
  fit: () => fit("everything"),
  collapse: () => folds([...(state.collapsed ?? []), ...containers("open")], []),
  expand: () => folds([], [...(state.expanded ?? []), ...containers("closed")]),
  export: () => vscode.postMessage({ type: "export" }),
};
Object.entries(BUTTONS).forEach(([id, press]) => document.getElementById(id)?.addEventListener("click", press));
addEventListener("resize", () => mode !== "mine" && fit(mode));
vscode.postMessage({ type: "ready", collapsed: state.collapsed ?? [], expanded: state.expanded ?? [] });
