import * as Schema from "effect/Schema";

import { documentKind } from "./file-kind.ts";
import { count, figure, number, share } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { declares, Identifier } from "./identifier.ts";
import { wrongAt } from "./problem.ts";
import { described, Prose, rule, Text } from "./text.ts";

/**
 * What an unknown can measure. Each is a list of entries by key, since many differ by kind of place,
 * month or class: `all` where there is one number.
 */
const measures = {
  share: share("比例", "a share"),
  count: count("数量", "a number of things"),
  number: number("系数", "a factor", { min: 0 }),
  itemsPerPerson: figure({ dimension: "itemsPerPerson", zh: "人均数量", en: "things per person" }),
  areaPerPerson: figure({ dimension: "areaPerPerson", zh: "人均面积", en: "area per person" }),
} as const;

export type UnknownMeasure = keyof typeof measures;

const measureNames = Object.keys(measures) as UnknownMeasure[];

const entries = (figureSchema: Schema.Codec<Figure, unknown>) =>
  Schema.Record(Identifier, figureSchema).check(
    rule<Readonly<Record<string, Figure>>>(
      {
        zh: "至少一项,且不为 chance(未知量不逐次抽取)",
        en: "at least one, none of chance: an unknown is not drawn in every replication",
      },
      (it) =>
        Object.keys(it).length > 0 && Object.values(it).every(({ kind }) => kind !== "chance"),
    ),
  );

type Measures = { readonly [M in UnknownMeasure]?: Readonly<Record<string, Figure>> };

/** The figures of an unknown by key. */
export const entriesOf = (unknown: Measures): Readonly<Record<string, Figure>> => {
  const measure = measureNames.find((name) => unknown[name] !== undefined);
  return measure === undefined ? {} : (unknown[measure] ?? {});
};

/** An entry without a name, or a name of none. */
const unnamedEntry = ({
  entries: names = {},
  ...unknown
}: Measures & { readonly entries?: Readonly<Record<string, Text>> }) => {
  const keys = Object.keys(entriesOf(unknown));
  const bare = keys.find((key) => key !== "all" && !Object.hasOwn(names, key));
  if (bare !== undefined) {
    return wrongAt(["entries"], {
      zh: `每一项的名称(缺 ${bare})`,
      en: `a name for each entry (none for ${bare})`,
    });
  }
  const idle = Object.keys(names).find((key) => !keys.includes(key));
  return idle === undefined
    ? undefined
    : wrongAt(["entries", idle], {
        zh: `所列的项:${keys.join("、")}`,
        en: `an entry that is there: ${keys.join(", ")}`,
      });
};

/** A number or list of numbers that no source gives. */
export const Unknown = Schema.Struct({
  name: Text.pipe(described("名称", "what it is")),
  supply: Text.pipe(described("用什么资料替换", "what a planner would supply in its place")),
  /** What the entries are, by key. */
  entries: Schema.optionalKey(
    Schema.Record(Identifier, Text).pipe(
      described("各项的名称(all 之外每项都要有)", "what each entry is, all but all"),
    ),
  ),
  /** Entries that are shares of one whole, rescaled to sum to one. */
  sumsToOne: Schema.optionalKey(
    Schema.Boolean.pipe(
      described(
        "各项是否为同一整体的份额(归一化)",
        "are the entries shares of one whole, rescaled to one",
      ),
    ),
  ),
  ...(Object.fromEntries(
    Object.entries(measures).map(([name, schema]) => [name, Schema.optionalKey(entries(schema))]),
  ) as unknown as {
    readonly [M in UnknownMeasure]: Schema.optionalKey<
      Schema.Codec<Readonly<Record<string, Figure>>, unknown>
    >;
  }),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    rule<Readonly<Record<string, unknown>>>(
      {
        zh: `恰好一种量:${measureNames.join("、")}`,
        en: `exactly one of ${measureNames.join(", ")}`,
      },
      (it) => measureNames.filter((name) => it[name] !== undefined).length === 1,
    ),
  )
  .check(Schema.makeFilter(unnamedEntry))
  .annotate({ title: "Unknown" });

export type Unknown = typeof Unknown.Type;

export const UnknownsFile = Schema.Struct({
  unknowns: Schema.Record(declares("unknown", "未知量标识", "id of the unknown"), Unknown).pipe(
    described("没有资料给出的数字", "numbers that no source gives"),
  ),
}).annotate({ title: "Unknowns" });

export type UnknownsFile = typeof UnknownsFile.Type;

export const unknownsKind = documentKind({
  kind: "unknowns",
  zh: "未知量",
  en: "unknowns",
  names: [/(^|\/)unknowns\.ya?ml$/u],
  schema: UnknownsFile,
});
