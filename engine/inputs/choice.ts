import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";

import { provenanceFields, provenanceOf, writtenProvenance } from "./figure.ts";
import type { Provenance } from "./figure.ts";
import { described, rule } from "./text.ts";
import type { Text } from "./text.ts";

/** One of several words, known or not: which weather, which model. */
export interface Choice<W extends string = string> extends Provenance {
  readonly kind: "constant" | "chance" | "ignorance";
  /** The words that can occur, with weights above 0; they need not sum to 1. */
  readonly options: ReadonlyArray<{
    readonly word: W;
    readonly weight: number;
    readonly name: Text;
  }>;
}

const isChoice = (value: unknown): value is Choice =>
  typeof value === "object" && value !== null && "options" in value && "sources" in value;

const formsOf = ["value", "chance", "ignorance"] as const;

type Weights<W extends string> = { readonly [N in W]?: number };

/**
 * An input that is one of several words. In YAML exactly one of
 * `{value: rain, mark: certain, source: [id]}`,
 * `{chance: {clear: 7, rain: 3}, mark: assumed, source: [id]}` (drawn in every replication),
 * `{ignorance: {yu2013: 0.6, wang2000: 0.4}, mark: assumed, source: [id]}` (one for each set of
 * assumptions). Decoded it is a `Choice`.
 *
 * @param names what each word is called, in the order in which they are weighed
 */
export const choiceOf = <W extends string>(
  names: Readonly<Record<W, Text>>,
  zh: string,
  en: string,
): Schema.Codec<Choice<W>, unknown> => {
  const words = Object.keys(names) as [W, ...W[]];
  const weight = Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)));
  const Weights: Schema.Codec<Weights<W>, unknown> = Schema.Struct(
    Object.fromEntries(words.map((word) => [word, weight])) as Record<W, typeof weight>,
  ).check(
    rule<Readonly<Record<string, number | undefined>>>(
      { zh: "权重之和大于 0", en: "weights above 0 in sum" },
      (weights) => Object.values(weights).some((value) => value !== undefined && value > 0),
    ),
  );

  const Written = Schema.Struct({
    value: Schema.optionalKey(Schema.Literals(words).pipe(described("取值", "the value"))),
    chance: Schema.optionalKey(
      Weights.annotate({ description: "每次重复抽取,{词: 权重} · drawn, {word: weight}" }),
    ),
    ignorance: Schema.optionalKey(
      Weights.annotate({
        description: "每套假设一个,{词: 权重} · one for each set of assumptions, {word: weight}",
      }),
    ),
    ...provenanceFields,
  })
    .check(
      rule(
        {
          zh: "value、chance、ignorance 三者恰好写一个",
          en: "exactly one of value, chance, ignorance",
        },
        (it) => formsOf.filter((form) => it[form] !== undefined).length === 1,
        { oneOf: formsOf.map((form) => ({ required: [form] })) },
      ),
    )
    .annotate({
      description: `${zh} · ${en} [${words.join(", ")}]`,
      "x-zh": zh,
      "x-en": en,
      "x-choice": true,
    });

  const Decoded = Schema.declare((value): value is Choice<W> => isChoice(value), {
    "x-figure": "choice",
  });

  return Written.pipe(
    Schema.decodeTo(Decoded, {
      decode: SchemaGetter.transform((it: typeof Written.Type): Choice<W> => {
        const provenance = provenanceOf(it);
        if (it.value !== undefined) {
          const [word, name] = [it.value, names[it.value]];
          return { kind: "constant", options: [{ word, weight: 1, name }], ...provenance };
        }
        const weights: Weights<W> = it.chance ?? it.ignorance ?? {};
        return {
          kind: it.chance === undefined ? "ignorance" : "chance",
          options: words
            .map((word) => ({ word, weight: weights[word] ?? 0, name: names[word] }))
            .filter(({ weight }) => weight > 0),
          ...provenance,
        };
      }),
      encode: SchemaGetter.transform((it: Choice<W>): typeof Written.Type => ({
        ...(it.kind === "constant"
          ? { value: it.options[0].word }
          : {
              [it.kind]: Object.fromEntries(it.options.map(({ word, weight }) => [word, weight])),
            }),
        ...writtenProvenance(it),
      })),
    }),
  );
};
