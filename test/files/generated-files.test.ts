import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import { describe, expect, it } from "vitest";

import { disk, scenarioFilesIn } from "../../engine/files/disk.ts";
import { generatedFiles, withFieldLists } from "../../engine/files/generated-files.ts";
import { schemaComment } from "../../engine/files/yaml.ts";

const root = resolve(import.meta.dirname, "../..");
const files = generatedFiles(root, disk);

describe("files written from the declarations", () => {
  it.each(Array.from(files.keys()))("%s is current (else: npm run schemas)", (path) => {
    expect(readFileSync(join(root, path), "utf8")).toBe(files.get(path));
  });

  it("no schema is left over", () => {
    const known = Array.from(files.keys(), (path) => path.replaceAll("\\", "/"));
    for (const name of readdirSync(join(root, "scenarios", "schemas"))) {
      expect(known).toContain(`scenarios/schemas/${name}`);
    }
  });

  it("every YAML file of the scenarios names a schema that exists", () => {
    const documents = scenarioFilesIn(join(root, "scenarios"), disk).filter((path) =>
      path.endsWith(".yaml"),
    );
    expect(documents.length).toBeGreaterThan(10);
    for (const path of documents) {
      const target = schemaComment(readFileSync(path, "utf8"));
      expect(target, path).toBeDefined();
      expect(existsSync(resolve(dirname(path), target ?? "")), path).toBe(true);
    }
  });

  it("a field list stands between its markers, and nothing else is touched", () => {
    const before = "words\n<!-- fields: towns -->\nold\n<!-- /fields -->\nmore words\n";
    const after = withFieldLists(before);
    expect(after).toMatch(/^words\n<!-- fields: towns -->\n\| 字段/u);
    expect(after).toMatch(/\n<!-- \/fields -->\nmore words\n$/u);
    expect(after).not.toContain("old");
    expect(withFieldLists(after)).toBe(after);
    expect(withFieldLists("<!-- fields: nothing -->\nx\n<!-- /fields -->")).toContain("\nx\n");
  });
});
