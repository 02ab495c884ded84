// What a team writes when it has no linter: reads workflows, validates them with ajv.
// node validate.mjs NODE_MODULES SCHEMA FILE...   (needs ajv, ajv-formats and yaml in NODE_MODULES)
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [modules, schema, ...files] = process.argv.slice(2);
const require = createRequire(`${resolve(modules)}/x.js`);
const Ajv = require("ajv/dist/2020.js").default;
const addFormats = require("ajv-formats").default;
const YAML = require("yaml");

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
let bad = 0;
for (const file of files) {
  if (!validate(YAML.parse(readFileSync(file, "utf8")))) {
    bad += 1;
    for (const error of validate.errors) console.log(`${file}: ${error.instancePath} ${error.message}`);
  }
}
process.exit(bad ? 1 : 0);
