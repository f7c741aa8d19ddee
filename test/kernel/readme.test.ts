import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";

import * as kernel from "../../engine/kernel/index.ts";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "engine/kernel/README.md"), "utf8");

interface Example {
  readonly chapter: string;
  readonly code: string;
  readonly output: string;
}

function examplesIn(text: string): Example[] {
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: code, 2: output }) => ({
      chapter: text
        .slice(0, index)
        .match(/^## .*$/gm)!
        .at(-1)!
        .slice(3),
      code,
      output,
    }),
  );
}

const examples = examplesIn(readme);

test("every block of code has its output after it", () => {
  expect(readme.match(/^```ts$/gm)).toHaveLength(examples.length);
  expect(examples.length).toBeGreaterThan(15);
});

test.each(examples)("$chapter", ({ code, output }) => {
  let printed = "";
  const print = (...values: readonly unknown[]): void => {
    printed += `${values.map(String).join(" ")}\n`;
  };
  const scope = { ...kernel, print };
  // oxlint-disable-next-line typescript/no-implied-eval -- the README's own examples
  const run = new Function(...Object.keys(scope), stripTypeScriptTypes(code)) as (
    ...values: readonly unknown[]
  ) => void;
  run(...Object.values(scope));
  expect(printed).toBe(output);
});

test("every block of code passes the type check", () => {
  const folder = mkdtempSync(join(tmpdir(), "kernel-readme-"));
  try {
    const index = join(root, "engine/kernel/index.ts");
    const types = [...readFileSync(index, "utf8").matchAll(/^export type \{ (.*) \} from/gm)]
      .flatMap(([, names]) => names.split(", "))
      .toSorted();
    const values = Object.keys(kernel).toSorted();
    examples.forEach(({ code }, number) => {
      const used = (names: readonly string[]): string =>
        names.filter((name) => new RegExp(`\\b${name}\\b`).test(code)).join(", ");
      writeFileSync(
        join(folder, `example-${number}.mts`),
        `import { ${used(values)} } from ${JSON.stringify(index)};
import type { ${used(types)} } from ${JSON.stringify(index)};
declare const print: (...values: readonly unknown[]) => void;
${code}`,
      );
    });
    const config = { extends: join(root, "tsconfig.json"), include: ["*.mts"] };
    const settings = { typeRoots: [join(root, "node_modules/@types")] };
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({ ...config, compilerOptions: settings }),
    );
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect(stdout).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the number of lines it gives is true", () => {
  const folder = join(root, "engine/kernel");
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".ts") && name !== "errors.ts" && name !== "index.ts",
  );
  const lines = files.flatMap((name) =>
    readFileSync(join(folder, name), "utf8")
      .replaceAll(/\/\*[\s\S]*?\*\//g, "")
      .replaceAll(/^import [\s\S]*?;$/gm, "")
      .replaceAll(/^\s*\/\/.*$/gm, "")
      .split("\n")
      .filter((line) => line.trim() !== ""),
  );
  const stated = Number(readme.match(/About ([\d,]+) lines of code/)![1].replace(",", ""));
  expect(Math.abs(lines.length - stated)).toBeLessThan(0.02 * stated);
});
