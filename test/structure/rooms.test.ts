import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Each a file that must be refused, and a word of the reason. */
const violations: Readonly<Record<string, { readonly code: string; readonly says: string }>> = {
  "engine/kernel/looks-down.ts": {
    code: 'import { strike } from "../hazards/earthquake/strike.ts";\nexport const a = strike;\n',
    says: "imports only from rooms above",
  },
  "engine/kernel/uses-effect.ts": {
    code: 'import * as Effect from "effect/Effect";\nexport const a = Effect.void;\n',
    says: "Effect at the edge",
  },
  "engine/world/loads-inputs.ts": {
    code: 'import { Mark } from "../inputs/mark.ts";\nexport const a = Mark;\n',
    says: "for its types only",
  },
  "engine/response/doctrine/reads-truth.ts": {
    code: 'import { hasPower } from "../../situation/truth.ts";\nexport const a = hasPower;\n',
    says: "imports only from rooms above",
  },
  "engine/response/doctrine/reads-hazards.ts": {
    code: 'import type { Earthquake } from "../../hazards/earthquake/shake-field.ts";\nexport type A = Earthquake;\n',
    says: "imports only from rooms above",
  },
  "engine/response/doctrine/reads-field.ts": {
    code: 'import { detect } from "../field/detection.ts";\nexport const a = detect;\n',
    says: "imports only from rooms above",
  },
  "engine/situation/loads-late.ts": {
    code: 'export const a = async () => import("../study/run.ts");\n',
    says: "imports only from rooms above",
  },
  "engine/study/reads-files.ts": {
    code: 'import { read } from "../files/read-scenario.ts";\nexport const a = read;\n',
    says: "imports only from rooms above",
  },
  "engine/kernel/reads-disk.ts": {
    code: 'import { readFileSync } from "node:fs";\nexport const a = readFileSync;\n',
    says: "runs in a browser",
  },
  "engine/random/uses-math.ts": {
    code: "export const a = (x: number) => Math.exp(x);\n",
    says: "same bits everywhere",
  },
  "engine/hazards/asks-the-clock.ts": {
    code: "export const a = () => performance.now();\n",
    says: "time is the simulation's",
  },
};

describe("the import rule between rooms", () => {
  let folder = "";
  let reasons: Readonly<Record<string, string>> = {};

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "muster-rooms-"));
    for (const [path, { code }] of Object.entries(violations)) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    writeFileSync(join(folder, ".oxlintrc.json"), readFileSync(join(root, ".oxlintrc.json")));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const lint = spawnSync(
      process.execPath,
      [join(root, "node_modules/oxlint/bin/oxlint"), "engine", "--format", "json"],
      { cwd: folder, encoding: "utf8" },
    );
    const { diagnostics } = JSON.parse(lint.stdout) as {
      readonly diagnostics: ReadonlyArray<{
        readonly filename: string;
        readonly message: string;
        readonly help?: string;
      }>;
    };
    const found: Record<string, string> = {};
    for (const { filename, message, help } of diagnostics) {
      found[filename] = `${found[filename] ?? ""}${message} ${help ?? ""}\n`;
    }
    reasons = found;
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys(violations))("refuses %s", (path) => {
    expect(reasons[path]).toContain(violations[path].says);
  });
});

const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

/** Code without comments and strings, so that `**` in a doc comment is not taken for an operator. */
const withoutText = (code: string): string =>
  code
    .replaceAll(/\/\*[\s\S]*?\*\//gu, "")
    .replaceAll(/\/\/.*$/gmu, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gu, '""');

describe("what lint has no rule for", () => {
  it("the engine nowhere uses the ** operator, which differs between machines as Math.pow does", () => {
    const guilty = sources("engine").filter((path) =>
      /\*\*/u.test(withoutText(readFileSync(join(root, path), "utf8"))),
    );
    expect(guilty).toEqual([]);
  });

  it("no room of the engine asks the clock of the machine below study", () => {
    const guilty = sources("engine")
      .filter((path) => !/^engine\/(study|drill|files|cli)\//u.test(path))
      .filter((path) =>
        /\bDate\.now\b|new Date\(\)/u.test(withoutText(readFileSync(join(root, path), "utf8"))),
      );
    expect(guilty).toEqual([]);
  });
});
