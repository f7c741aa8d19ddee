import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { disk } from "../files/disk.ts";
import { generatedFiles } from "../files/generated-files.ts";

// `npm run schemas`: writes the JSON Schemas and the field lists of the READMEs anew.
const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/u, "");
const files = generatedFiles(root, disk);
const folder = join(root, "scenarios", "schemas");
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!files.has(join("scenarios", "schemas", name))) rmSync(join(folder, name));
}
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
process.stdout.write(`${files.size} 个文件已写 · files written\n`);
