// Decides from its text whether a YAML or JSON file holds a workflow.
export const IDS = ["serverless-workflow-yaml", "serverless-workflow-json"];

const DSL = /(?:^|[{,])\s*["']?document["']?\s*:/m; // 1.x: document.dsl
const MARKS = [
  /(?:^["']?|[{,]\s*["'])specVersion["']?\s*:/m, // 0.x
  /^[ \t]*["']?kind["']?\s*:\s*["']?(?:SonataFlow|KogitoServerlessWorkflow)\b/m, // a resource with a workflow inside
];

/** The language id a file of `languageId` should have, undefined when it should keep its own. */
export function workflowLanguage(languageId: string, text: string): string | undefined {
  if (languageId !== "yaml" && languageId !== "json" && languageId !== "jsonc") {
    return undefined;
  }
  const head = text.slice(0, 20_000);
  const current = DSL.test(head) && /["']?dsl["']?\s*:\s*["']?\d+\.\d+/.test(head);
  const states = /^[ \t{]*["']?states["']?\s*:/m.test(head) && /^[ \t{]*["']?(?:id|key|start|functions|events)["']?\s*:/m.test(head);
  if (!current && !states && !MARKS.some((mark) => mark.test(head))) {
    return undefined;
  }
  return languageId === "yaml" ? "serverless-workflow-yaml" : "serverless-workflow-json";
}
