import { describe, expect, it } from "vitest";

import { jsonSchema, schemaNames } from "../../engine/inputs/json-schema.ts";
import type { JsonSchema } from "../../engine/inputs/json-schema.ts";

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const partsOf = (schema: unknown): JsonSchema[] => {
  if (Array.isArray(schema)) return schema.flatMap(partsOf);
  if (!isObject(schema)) return [];
  return [schema, ...Object.values(schema).flatMap(partsOf)];
};

describe("jsonSchema", () => {
  it.each(schemaNames)("%s: every reference leads somewhere", (name) => {
    const schema = jsonSchema(name) ?? {};
    const definitions = isObject(schema["$defs"]) ? Object.keys(schema["$defs"]) : [];
    for (const part of partsOf(schema)) {
      const ref = part["$ref"];
      if (typeof ref === "string") expect(definitions).toContain(ref.replace("#/$defs/", ""));
    }
  });

  it.each(["case", "doctrine", "targets", "region", "inventory", "catalogue"])(
    "%s: unknown keys are refused and limits are said",
    (name) => {
      const parts = partsOf(jsonSchema(name));
      const records = parts.filter((part) => isObject(part["properties"]));
      expect(records.length).toBeGreaterThan(3);
      for (const part of records) expect(part["additionalProperties"]).toBe(false);
      expect(parts.some((part) => typeof part["description"] === "string")).toBe(true);
      // Limits that only say "as large as numbers get" would mislead a reader.
      expect(JSON.stringify(parts[0])).not.toContain("9007199254740991");
    },
  );

  it("units stand beside numbers", () => {
    const text = JSON.stringify(jsonSchema("counties"));
    expect(text).toContain('"x-unit":"km2"');
    expect(JSON.stringify(jsonSchema("catalogue"))).toContain('"x-dimension":"speed"');
  });

  it("a figure is exactly one of three", () => {
    const figures = partsOf(jsonSchema("doctrine")).filter(
      (part) => part["x-dimension"] === "duration",
    );
    expect(figures.length).toBeGreaterThan(0);
    expect(figures[0]["oneOf"]).toStrictEqual([
      { required: ["value"] },
      { required: ["chance"] },
      { required: ["ignorance"] },
    ]);
  });

  it("knows no others", () => {
    expect(jsonSchema("toString")).toBeUndefined();
  });
});
