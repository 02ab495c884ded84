// Runs inside the panel: shows the SVG, moves it about, and speaks to the extension. No text becomes markup here:
// the picture is parsed as XML and only elements and attributes on a list are let in.
declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: unknown): void };

const vscode = acquireVsCodeApi();
const stage = document.getElementById("stage") as HTMLDivElement;
const banner = document.getElementById("banner") as HTMLDivElement;
const search = document.getElementById("search") as HTMLInputElement;
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

let view = { x: 0, y: 0, scale: 1 };
let untouched = true; // fit anew with each picture until the person has moved it
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
  if (untouched) {
    fit();
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
  }
}

function size(): { width: number; height: number } {
  const [, , width = 0, height = 0] = (picture()?.getAttribute("viewBox") ?? "").split(/[ ,]+/).map(Number);
  return { width, height };
}

function fit(): void {
  const box = size();
  if (!box.width) {
    return;
  }
  const scale = Math.min(stage.clientWidth / box.width, stage.clientHeight / box.height, 1.25) * 0.97;
  view = { scale, x: Math.max(0, (stage.clientWidth - box.width * scale) / 2), y: Math.max(0, (stage.clientHeight - box.height * scale) / 3) };
  untouched = true;
  place();
}

function zoom(factor: number, x = stage.clientWidth / 2, y = stage.clientHeight / 2): void {
  const scale = Math.min(4, Math.max(0.05, view.scale * factor));
  view = { scale, x: x - ((x - view.x) * scale) / view.scale, y: y - ((y - view.y) * scale) / view.scale };
  untouched = false;
  place();
}

function paint(): void {
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
    badge(element, ["error", "warning", "info"].find((severity) => mine.some((finding) => finding.severity === severity)));
    element.classList.toggle("sw-current", element.dataset.pointer === current);
  }
}

/** A sign at the corner of a node that has findings: colour is not the only mark. */
function badge(element: SVGGElement, severity: string | undefined): void {
  element.querySelector(":scope > .sw-badge")?.remove();
  const card = element.querySelector<SVGGraphicsElement>(":scope > .sw-card");
  if (!severity || !card) {
    return;
  }
  const box = card.getBBox();
  const make = (tag: string, attributes: Record<string, string>, text = "") => {
    const made = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    made.textContent = text;
    return made;
  };
  const group = make("g", { class: `sw-badge sw-badge-${severity}` });
  const [x, y] = [box.x + box.width - 4, box.y + 4];
  group.append(make("circle", { cx: `${x}`, cy: `${y}`, r: "9" }));
  group.append(make("text", { x: `${x}`, y: `${y + 4.5}` }, severity === "info" ? "i" : "!"));
  element.append(group);
}

function intoView(element: Element): void {
  const box = element.getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom || box.left < frame.left || box.right > frame.right) {
    view.x += frame.left + frame.width / 2 - (box.left + box.width / 2);
    view.y += frame.top + frame.height / 2 - (box.top + box.height / 2);
    picture()?.classList.toggle("moving", !still.matches);
    place();
  }
}

function say(message: string | undefined): void {
  banner.hidden = !message;
  banner.textContent = message ?? "";
}

function png(): void {
  const svg = picture();
  if (!svg) {
    vscode.postMessage({ type: "png", data: "" });
    return;
  }
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.removeAttribute("style");
  copy.querySelectorAll(".sw-badge").forEach((mark) => mark.remove());
  const image = new Image();
  const url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" }));
  image.onload = () => {
    const box = size();
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(box.width * 2);
    canvas.height = Math.ceil(box.height * 2);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(url);
    vscode.postMessage({ type: "png", data: canvas.toDataURL("image/png").split(",")[1] });
  };
  image.src = url;
}

addEventListener("message", ({ data }) => {
  if (data.type === "render") {
    vscode.setState({ uri: data.uri });
    if (data.svg) {
      render(data.svg);
    }
    stage.classList.toggle("stale", !!data.stale);
    say(data.message);
  } else if (data.type === "cursor") {
    current = data.pointer;
    paint();
    const element = node(current);
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
    view.x += event.clientX - drag.x;
    view.y += event.clientY - drag.y;
    drag = { x: event.clientX, y: event.clientY, moved: true };
    untouched = false;
    place();
  }
});
addEventListener("pointerup", (event) => {
  const pointer = drag && !drag.moved && stage.contains(event.target as Element) ? pointerOf(event.target) : undefined;
  drag = undefined;
  if (pointer !== undefined) {
    vscode.postMessage({ type: "reveal", pointer });
  }
});
stage.addEventListener("dblclick", (event) => {
  const pointer = pointerOf(event.target);
  if (pointer !== undefined) {
    vscode.postMessage({ type: "toggle", pointer });
  }
});
stage.addEventListener("wheel", (event) => {
  event.preventDefault();
  const box = stage.getBoundingClientRect();
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY / 200), event.clientX - box.left, event.clientY - box.top);
  } else {
    view.x -= event.deltaX;
    view.y -= event.deltaY;
    untouched = false;
    place();
  }
}, { passive: false });
addEventListener("keydown", (event) => {
  if (event.target === search) {
    return;
  }
  const pointer = pointerOf(document.activeElement);
  if (event.key === "Enter" && pointer !== undefined) {
    vscode.postMessage({ type: "reveal", pointer });
  } else if (event.key === " " && pointer !== undefined) {
    event.preventDefault();
    vscode.postMessage({ type: "toggle", pointer });
  } else if (event.key === "+" || event.key === "=") {
    zoom(1.2);
  } else if (event.key === "-") {
    zoom(1 / 1.2);
  } else if (event.key === "0") {
    fit();
  } else if (event.key === "/") {
    event.preventDefault();
    search.focus();
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

let found = -1;
function find(step: number): void {
  const wanted = search.value.trim().toLowerCase();
  const hits = wanted ? nodes().filter((element) => words(element).toLowerCase().includes(wanted)) : [];
  nodes().forEach((element) => element.classList.toggle("sw-found", hits.includes(element)));
  found = hits.length ? (found + step + hits.length) % hits.length : -1;
  if (hits.length) {
    intoView(hits[found]);
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
document.getElementById("in")?.addEventListener("click", () => zoom(1.2));
document.getElementById("out")?.addEventListener("click", () => zoom(1 / 1.2));
document.getElementById("fit")?.addEventListener("click", fit);
addEventListener("resize", () => untouched && fit());
vscode.postMessage({ type: "ready" });
