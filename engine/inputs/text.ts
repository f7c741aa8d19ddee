import * as Schema from "effect/Schema";

/** Words in both languages, wherever a person reads them. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;

/**
 * Tab, line feed and carriage return may stand in prose; no other control character may, nor a mark
 * that turns the direction of writing or is not seen at all: copied from a web page, it makes two names
 * that look the same differ.
 */
const printable = (value: string): boolean =>
  !/(?![\t\n\r])\p{Cc}|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u.test(
    value,
  );

/**
 * A condition on a value, with what it allows said in both languages. It is checked when the value
 * itself has the right type.
 *
 * @param jsonSchema as much of the condition as JSON Schema can say
 */
export const rule = <T>(
  allowed: Text,
  holds: (value: T) => boolean,
  jsonSchema: Readonly<Record<string, unknown>> = {},
) => Schema.makeFilter<T>(holds, { allowed, toJsonSchema: () => [{ ...jsonSchema }, true] });

/** A list with at least one item. */
export const someOf = <S extends Schema.Constraint>(item: S) =>
  Schema.Array(item).check(Schema.isMinLength(1));

/** Prose: not empty, no control characters, no unseen marks. */
export const Prose = Schema.String.check(
  rule(
    {
      zh: "非空文字,不含控制字符和看不见的标记",
      en: "words, not empty, without control characters or unseen marks",
    },
    (value) => value.trim() !== "" && printable(value),
  ),
);

/** Prose in Chinese and English. */
export const Text = Schema.Struct({ zh: Prose, en: Prose }).annotate({
  title: "Text",
  description: "中英文文字 · words in Chinese and English",
});

/**
 * Says what an input is, in both languages, and in what unit. The words travel with the schema into
 * the JSON Schema, the field lists and the problems.
 */
export const described =
  (zh: string, en: string, more: { readonly unit?: string; readonly title?: string } = {}) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    schema.annotate({
      description: more.unit === undefined ? `${zh} · ${en}` : `${zh} · ${en} [${more.unit}]`,
      "x-zh": zh,
      "x-en": en,
      ...(more.unit === undefined ? {} : { "x-unit": more.unit }),
      ...(more.title === undefined ? {} : { title: more.title }),
    });

/** A finite number between two limits that are both allowed. */
export const numberBetween = (minimum: number, maximum: number) =>
  Schema.Finite.check(Schema.isBetween({ minimum, maximum }));

/** A whole number between two limits that are both allowed. */
export const wholeBetween = (minimum: number, maximum: number) =>
  Schema.Int.check(Schema.isBetween({ minimum, maximum }));

/** Says what a property is where its schema is shared under a name of its own. */
export const describedKey =
  (zh: string, en: string) =>
  <S extends Schema.Top>(schema: S): S["Rebuild"] =>
    Schema.annotateKey<S>({ description: `${zh} · ${en}`, "x-zh": zh, "x-en": en })(schema);
