import { describe, expect, it } from "vitest";

import { schemaNames } from "../../engine/inputs/json-schema.ts";
import { runCaptured } from "./run-captured.ts";

describe("muster schema", () => {
  it.each(["inventory", "region", "catalogue", "case", "doctrine", "targets", "check-report"])(
    "%s is a JSON Schema with descriptions in both languages",
    async (kind) => {
      const { code, out, err } = await runCaptured(["schema", kind]);
      expect(code).toBe(0);
      expect(err).toBe("");
      const schema = JSON.parse(out) as Record<string, unknown>;
      expect(schema["$schema"]).toBe("https://json-schema.org/draft/2020-12/schema");
      expect(schema["title"]).toBe(kind);
      expect(out).toMatch(/"description": "[^"]*\p{Script=Han}[^"]* · [^"]*[a-z]/u);
    },
  );

  it("an unknown kind lists them all and is a usage error", async () => {
    const { code, out, err } = await runCaptured(["schema", "catalog", "--lang", "zh"]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("是否想写 catalogue?");
    for (const name of schemaNames) expect(err).toContain(name);
  });
});
