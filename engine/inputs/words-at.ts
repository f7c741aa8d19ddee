import { jsonSchema } from "./json-schema.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { Text } from "./text.ts";

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The part a `$ref` stands for, with what is said beside it. */
const resolved = (schema: JsonSchema, root: JsonSchema): JsonSchema => {
  const ref = schema["$ref"];
  const definitions = root["$defs"];
  if (typeof ref !== "string" || !isObject(definitions)) return schema;
  const target = definitions[ref.replace("#/$defs/", "")];
  return isObject(target) ? { ...resolved(target, root), ...schema } : schema;
};

/** What is declared under one step of a schema: a key, a row of a list, in any of several forms. */
const under = (schema: JsonSchema, step: string, root: JsonSchema): JsonSchema[] => {
  const whole = resolved(schema, root);
  const { properties, additionalProperties, patternProperties, items } = whole;
  const found: unknown[] = [];
  if (isObject(properties) && Object.hasOwn(properties, step)) found.push(properties[step]);
  else if (isObject(additionalProperties)) found.push(additionalProperties);
  else if (isObject(patternProperties)) found.push(...Object.values(patternProperties));
  if (isObject(items) && /^\d+$/u.test(step)) found.push(items);
  for (const form of ["anyOf", "oneOf", "allOf"]) {
    const forms = whole[form];
    if (Array.isArray(forms)) {
      found.push(...forms.filter(isObject).flatMap((each) => under(each, step, root)));
    }
  }
  return found.filter(isObject);
};

/** Descriptions hold both languages, then limits and units: `面波震级 ≥ 3 ≤ 9 · magnitude ≥ 3 ≤ 9 [1]`. */
const wordsOf = (description: string): Text | undefined => {
  const [zh, en] = description.split(" · ");
  if (zh === undefined || en === undefined) return undefined;
  const bare = (words: string): string => words.replace(/ (?:[≥≤].*|\[[^\]]*\])$/u, "");
  return { zh: bare(zh), en: bare(en) };
};

const schemas = new Map<string, JsonSchema | undefined>();

/** The schema of a kind, made once. */
const schemaOf = (kind: string): JsonSchema | undefined => {
  if (!schemas.has(kind)) schemas.set(kind, jsonSchema(kind));
  return schemas.get(kind);
};

/**
 * What the declaration of a kind of file calls the thing at a place in it, in both languages; undefined
 * where it says nothing there.
 */
export const wordsAt = (kind: string, path: readonly string[]): Text | undefined => {
  const root = schemaOf(kind);
  if (root === undefined) return undefined;
  let at: JsonSchema[] = [root];
  for (const step of path) at = at.flatMap((schema) => under(schema, step, root));
  for (const schema of at) {
    const { description } = schema;
    const words = typeof description === "string" ? wordsOf(description) : undefined;
    if (words !== undefined) return words;
  }
  return undefined;
};
