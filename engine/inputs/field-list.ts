import { jsonSchema } from "./json-schema.ts";
import type { JsonSchema } from "./json-schema.ts";

/** One field of an input, for people. */
export interface Field {
  /** `start.day`, `targets.<id>.scope`, `hazards[]`. */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** In Chinese and English. */
  readonly meaning: string;
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** The part a `$ref` stands for, with what is said beside it. */
const resolved = (schema: JsonSchema, definitions: JsonSchema): JsonSchema => {
  const ref = schema["$ref"];
  if (typeof ref !== "string") return schema;
  const target = definitions[ref.replace("#/$defs/", "")];
  return isObject(target) ? { ...target, ...schema } : schema;
};

const most = 8;

const wordsOf = (schema: JsonSchema): string[] =>
  Array.isArray(schema["enum"])
    ? schema["enum"].map(String)
    : Array.isArray(schema["anyOf"])
      ? schema["anyOf"].filter(isObject).flatMap(wordsOf)
      : [];

const range = (schema: JsonSchema): string => {
  const { minimum, maximum } = schema;
  const { exclusiveMinimum, exclusiveMaximum } = schema;
  const parts = [
    minimum === undefined ? "" : `≥ ${JSON.stringify(minimum)}`,
    exclusiveMinimum === undefined ? "" : `> ${JSON.stringify(exclusiveMinimum)}`,
    maximum === undefined ? "" : `≤ ${JSON.stringify(maximum)}`,
    exclusiveMaximum === undefined ? "" : `< ${JSON.stringify(exclusiveMaximum)}`,
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : ` ${parts.join(" ")}`;
};

const typeOf = (schema: JsonSchema): string => {
  const dimension = schema["x-dimension"];
  if (typeof dimension === "string") return `figure, ${dimension}`;
  if (schema["title"] === "Text") return "zh + en";
  if (schema["x-choice"] === true) return "choice";
  const words = wordsOf(schema);
  if (words.length > 0) {
    return words.length > most ? `${words.slice(0, most).join(", ")}, …` : words.join(", ");
  }
  const forms = schema["anyOf"];
  if (
    Array.isArray(forms) &&
    forms.every((form) => isObject(form) && form["properties"] === undefined)
  ) {
    return forms.filter(isObject).map(typeOf).join(" | ");
  }
  const refers = schema["x-refers-to"];
  const declares = schema["x-declares"];
  const file = schema["x-file"];
  if (typeof refers === "string") return `id of a ${refers}`;
  if (typeof declares === "string") return `id (${declares})`;
  if (Array.isArray(file)) return `file: ${file.join(", ")}`;
  const unit = schema["x-unit"];
  const type = textOf(schema["type"]);
  const parts = schema["prefixItems"];
  if (Array.isArray(parts)) return `list of ${parts.length}`;
  const name = type === "integer" ? "whole number" : type === "object" ? "mapping" : type;
  return `${name}${range(schema)}${typeof unit === "string" ? ` ${unit}` : ""}`;
};

const isLeaf = (schema: JsonSchema): boolean =>
  typeof schema["x-dimension"] === "string" ||
  schema["title"] === "Text" ||
  schema["x-choice"] === true;

/** Every field of a kind of input, outer ones first; undefined for a name nobody knows. */
export const fieldList = (kind: string): Field[] | undefined => {
  const root = jsonSchema(kind);
  if (root === undefined) return undefined;
  const definitions = isObject(root["$defs"]) ? root["$defs"] : {};
  const fields: Field[] = [];
  /** Where the fields of a shared form are listed: they are listed once. */
  const listed = new Map<unknown, string>();
  const list = (part: JsonSchema, path: string, required: boolean, outer: string): void => {
    const schema = resolved(part, definitions);
    const { properties, additionalProperties, items, anyOf } = schema;
    const meaning = outer || textOf(schema["description"]);
    if (isObject(items)) return list(items, `${path}[]`, required, meaning);
    const before = isLeaf(schema) ? undefined : listed.get(part["$ref"]);
    if (path !== "" && !fields.some((known) => known.path === path)) {
      const type = before === undefined ? typeOf(schema) : `= ${before}`;
      fields.push({ path, type, required, meaning });
    }
    if (isLeaf(schema) || before !== undefined) return;
    if (part["$ref"] !== undefined) listed.set(part["$ref"], path);
    const below = (name: string): string => (path === "" ? name : `${path}.${name}`);
    const names = Array.isArray(schema["required"]) ? schema["required"] : [];
    for (const [name, value] of Object.entries(isObject(properties) ? properties : {})) {
      if (isObject(value)) list(value, below(name), names.includes(name), "");
    }
    if (isObject(additionalProperties)) list(additionalProperties, below("<id>"), false, "");
    for (const form of Array.isArray(anyOf) ? anyOf.filter(isObject) : []) {
      list(form, path, required, "");
    }
  };
  list(root, "", true, "");
  return fields;
};

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The fields as a table in Markdown. */
export const fieldTable = (kind: string): string | undefined => {
  const fields = fieldList(kind);
  if (fields === undefined) return undefined;
  return [
    "| 字段 · field | 类型 · type | 必填 · required | 含义 · meaning |",
    "|---|---|---|---|",
    ...fields.map(
      ({ path, type, required, meaning }) =>
        `| \`${path}\` | ${cell(type)} | ${required ? "✓" : ""} | ${cell(meaning)} |`,
    ),
  ].join("\n");
};
