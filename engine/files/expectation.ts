import type * as SchemaAST from "effect/SchemaAST";

import type { Text } from "../inputs/text.ts";

const same = (text: string): Text => ({ zh: text, en: text });

const joined = (texts: ReadonlyArray<Text>, zh: string, en: string): Text => ({
  zh: texts.map((text) => text.zh).join(zh),
  en: texts.map((text) => text.en).join(en),
});

const shown = 12;

/** The words a union of words allows; undefined if it is something else. */
export const wordsOf = (ast: SchemaAST.AST): string[] | undefined => {
  if (ast._tag === "Literal") return [String(ast.literal)];
  if (ast._tag !== "Union") return undefined;
  const words = ast.types.map(wordsOf);
  return words.every((some) => some !== undefined) ? words.flat() : undefined;
};

const isText = (value: unknown): value is Text =>
  typeof value === "object" && value !== null && "zh" in value && "en" in value;

/** The limits of the check that a number or list failed, by the identifier effect gives it. */
const limits: Record<string, (payload: Record<string, number>) => Text> = {
  isBetween: ({ minimum, maximum }) => ({
    zh: `${minimum} 至 ${maximum}`,
    en: `${minimum} to ${maximum}`,
  }),
  isGreaterThan: ({ exclusiveMinimum }) => ({
    zh: `大于 ${exclusiveMinimum}`,
    en: `more than ${exclusiveMinimum}`,
  }),
  isGreaterThanOrEqualTo: ({ minimum }) => ({
    zh: `不小于 ${minimum}`,
    en: `${minimum} or more`,
  }),
  isLessThan: ({ exclusiveMaximum }) => ({
    zh: `小于 ${exclusiveMaximum}`,
    en: `less than ${exclusiveMaximum}`,
  }),
  isLessThanOrEqualTo: ({ maximum }) => ({
    zh: `不大于 ${maximum}`,
    en: `${maximum} or less`,
  }),
  isInt: () => ({ zh: "整数", en: "a whole number" }),
  isFinite: () => ({ zh: "有限的数", en: "a finite number" }),
  isMinLength: ({ minLength }) => ({
    zh: `至少 ${minLength} 项`,
    en: `at least ${minLength}`,
  }),
  isMaxLength: ({ maxLength }) => ({
    zh: `至多 ${maxLength} 项`,
    en: `at most ${maxLength}`,
  }),
};

/** What a failed check allows: its own words, or what its limits say. */
export const allowedBy = (
  annotations: Readonly<Record<string, unknown>> | undefined,
): Text | undefined => {
  const allowed = annotations?.["allowed"];
  if (isText(allowed)) return allowed;
  const representation = annotations?.["representation"] as
    | { readonly id?: string; readonly payload?: Record<string, number> }
    | undefined;
  const name = representation?.id?.replace("effect/schema/", "") ?? "";
  if (Object.hasOwn(limits, name)) return limits[name](representation?.payload ?? {});
  const expected = annotations?.["expected"];
  return typeof expected === "string" ? same(expected) : undefined;
};

const simple: Readonly<Record<string, Text>> = {
  String: { zh: "文字", en: "text" },
  Boolean: { zh: "true 或 false", en: "true or false" },
  Null: { zh: "空值", en: "an empty value" },
};

/** What a schema allows, in words. */
export const expectation = (ast: SchemaAST.AST): Text => {
  const words = wordsOf(ast);
  if (words !== undefined) {
    const more = words.length > shown ? "…" : "";
    const some = words.slice(0, shown);
    return words.length === 1
      ? same(words[0])
      : { zh: `${some.join("、")}${more} 之一`, en: `one of ${some.join(", ")}${more}` };
  }
  if (ast._tag === "Number") {
    return ast.checks === undefined
      ? { zh: "数字", en: "a number" }
      : { zh: "有限的数字", en: "a finite number" };
  }
  if (ast._tag === "Arrays") {
    const { length } = ast.elements;
    return length === 0
      ? { zh: "列表", en: "a list" }
      : { zh: `${length} 项的列表`, en: `a list of ${length}` };
  }
  if (ast._tag === "Objects") {
    const keys = ast.propertySignatures
      .filter((property) => property.type.context?.isOptional !== true)
      .map((property) => String(property.name));
    return keys.length === 0
      ? { zh: "映射", en: "a mapping" }
      : { zh: `含 ${keys.join("、")} 的映射`, en: `a mapping with ${keys.join(", ")}` };
  }
  if (ast._tag === "Union") return joined(ast.types.map(expectation), " 或 ", " or ");
  if (ast._tag === "Suspend") return expectation(ast.thunk());
  return simple[ast._tag] ?? { zh: "有效的值", en: "a valid value" };
};
