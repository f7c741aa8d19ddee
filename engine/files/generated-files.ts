import { join } from "node:path";

import { fieldTable } from "../inputs/field-list.ts";
import { jsonSchema, schemaNames } from "../inputs/json-schema.ts";
import type { Disk } from "./disk.ts";

const begin = /<!-- fields: ([a-z-]+) -->/u;
const block = /<!-- fields: ([a-z-]+) -->[\s\S]*?<!-- \/fields -->/gu;

const listed = (kind: string, table: string): string =>
  `<!-- fields: ${kind} -->\n${table}\n<!-- /fields -->`;

/** A README with its field lists written anew; a list of a kind nobody knows stays as it is. */
export const withFieldLists = (readme: string): string =>
  readme.replaceAll(block, (before: string, kind: string) => {
    const table = fieldTable(kind);
    return table === undefined ? before : listed(kind, table);
  });

/** The READMEs below a folder that hold field lists. */
const readmesIn = (folder: string, from: Disk): string[] =>
  (from.list(folder) ?? []).flatMap((name) => {
    const path = join(folder, name);
    if (name === "README.md") {
      return begin.test(new TextDecoder().decode(from.read(path))) ? [path] : [];
    }
    return name.startsWith(".") || name === "node_modules" ? [] : readmesIn(path, from);
  });

const schemasReadme = (): string =>
  [
    "# schemas",
    "",
    "由 `npm run schemas` 根据 `engine/inputs` 的声明生成,请勿手改。YAML 文件首行的 `$schema` 注释指向这里,编辑器据此补全和检查;下面是全部字段。",
    "",
    "Written by `npm run schemas` from the declarations in `engine/inputs`; do not edit. The `$schema` comment at the top of a YAML file points here, so that an editor completes and checks it. Below are all fields.",
    "",
    "A `figure` is `{value: 230, unit: km/h, mark: likely, source: [id]}`, `{chance: {triangular: [10, 20, 40]}, unit: min, ...}` (drawn in every replication) or `{ignorance: {uniform: [0.3, 0.95]}, unit: share, ...}` (one unknown constant); a `choice` is `{value: rain, mark: certain, source: [id]}`, `{chance: {clear: 7, rain: 3}, ...}` or `{ignorance: {...}, ...}`.",
    ...schemaNames.flatMap((kind) => ["", `## ${kind}`, "", listed(kind, fieldTable(kind) ?? "")]),
    "",
  ].join("\n");

/**
 * Every file of the repository that is written from the declarations, by its path from the root:
 * the JSON Schemas, and the READMEs with field lists.
 */
export const generatedFiles = (root: string, from: Disk): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const name of schemaNames) {
    const schema = jsonSchema(name);
    files.set(
      join("scenarios", "schemas", `${name}.json`),
      `${JSON.stringify(schema, undefined, 2)}\n`,
    );
  }
  for (const folder of ["engine", "scenarios"]) {
    for (const path of readmesIn(join(root, folder), from)) {
      const readme = new TextDecoder().decode(from.read(path));
      files.set(path.slice(root.length + 1), withFieldLists(readme));
    }
  }
  files.set(join("scenarios", "schemas", "README.md"), schemasReadme());
  return files;
};
