import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";

import { Identifier, PlaceCode } from "./identifier.ts";
import type { NamedThing } from "./identifier.ts";
import { marks } from "./mark.ts";
import { Latitude, Longitude, PrecisionKm } from "./position.ts";
import { Day } from "./source.ts";
import { described, Prose, rule, someOf } from "./text.ts";
import type { Text } from "./text.ts";

/** A cell: text in the file, a value in the program. */
export type Column<T> = Schema.Codec<T, string>;

type Columns = {
  readonly [header: string]: Schema.Codec<unknown, string> | OptionalColumn<unknown>;
};

export type OptionalColumn<T> = Schema.optionalKey<Column<T>>;

/**
 * A table declared once: a CSV file with one header line. The header of a column is its key here,
 * with its unit in it (`area_km2`), and so is the property of a row, which holds the number in that
 * unit. An empty cell is an absent value.
 */
export interface Table<C extends Columns = Columns> {
  readonly kind: "table";
  readonly name: string;
  readonly text: Text;
  readonly columns: C;
  /** One row; cells are strings. */
  readonly row: Schema.Struct<C>;
  /** Each list of columns that together may not repeat. */
  readonly unique: ReadonlyArray<ReadonlyArray<keyof C & string>>;
}

export type TableRow<T extends Table> = T["row"]["Type"];

export const table = <const C extends Columns>(declaration: {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly columns: C;
  readonly unique?: ReadonlyArray<ReadonlyArray<keyof C & string>>;
}): Table<C> => ({
  kind: "table",
  name: declaration.name,
  text: { zh: declaration.zh, en: declaration.en },
  columns: declaration.columns,
  row: Schema.Struct(declaration.columns),
  unique: declaration.unique ?? [],
});

/** A column whose cells may be empty. */
export const optional = <T>(column: Column<T>): OptionalColumn<T> => Schema.optionalKey(column);

const written = (allowed: Text, holds: (cell: string) => boolean) =>
  Schema.String.check(rule(allowed, holds));

const decimal = written(
  { zh: "数字,不带单位和千位分隔符", en: "a number, without unit or thousands separator" },
  (cell) => /^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$/u.test(cell),
);

const toNumber = {
  decode: SchemaGetter.transform((cell: string) => Number(cell)),
  encode: SchemaGetter.transform((value: number) => String(value)),
};

interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Range extends Words {
  /** Limits, both allowed. The lower one is 0 unless given: amounts are not negative. */
  readonly min?: number;
  readonly max?: number;
  /** As in the header's ending. */
  readonly unit?: string;
}

const unitOf = ({ unit }: Range): { unit?: string } => (unit === undefined ? {} : { unit });

const most = Number.MAX_SAFE_INTEGER;

/** Any words. */
export const text = ({ zh, en }: Words): Column<string> => Prose.pipe(described(zh, en));

/** A number in the unit its header ends with. */
export const numeric = (range: Range): Column<number> =>
  decimal.pipe(
    Schema.decodeTo(
      Schema.Finite.check(
        Schema.isBetween({ minimum: range.min ?? 0, maximum: range.max ?? most }),
      ).pipe(described(range.zh, range.en, unitOf(range))),
      toNumber,
    ),
  );

/** A whole number. */
export const whole = (range: Range): Column<number> =>
  decimal.pipe(
    Schema.decodeTo(
      Schema.Int.check(
        Schema.isBetween({ minimum: range.min ?? 0, maximum: range.max ?? most }),
      ).pipe(described(range.zh, range.en, unitOf(range))),
      toNumber,
    ),
  );

/** One of a few words. */
export const choice = <const V extends ReadonlyArray<string>>(
  values: V,
  { zh, en }: Words,
): Column<V[number]> => Schema.Literals(values).pipe(described(zh, en));

/** `true` or `false`. */
export const yesNo = ({ zh, en }: Words): Column<boolean> =>
  Schema.Literals(["true", "false"]).pipe(
    Schema.decodeTo(Schema.Boolean.pipe(described(zh, en)), {
      decode: SchemaGetter.transform((cell: "true" | "false") => cell === "true"),
      encode: SchemaGetter.transform((value: boolean): "true" | "false" =>
        value ? "true" : "false",
      ),
    }),
  );

/** A calendar day, `2023-08-06`. */
export const day = ({ zh, en }: Words): Column<string> => Day.pipe(described(zh, en));

/** The identifier of the row; no other row of the same thing carries it. */
export const id = (thing: NamedThing, { zh, en }: Words): Column<string> =>
  (thing === "place" ? PlaceCode : Identifier)
    .pipe(described(zh, en))
    .annotate({ "x-declares": thing });

/** An identifier that must be declared somewhere. */
export const reference = (thing: NamedThing, { zh, en }: Words): Column<string> =>
  (thing === "place" ? PlaceCode : Identifier)
    .pipe(described(zh, en))
    .annotate({ "x-refers-to": thing });

const listOf = <S extends Schema.Codec<string, string>>(item: S): Column<ReadonlyArray<string>> =>
  Schema.String.pipe(
    Schema.decodeTo(someOf(item), {
      decode: SchemaGetter.transform((cell: string) => cell.split(";").map((part) => part.trim())),
      encode: SchemaGetter.transform((values: ReadonlyArray<string>) => values.join(";")),
    }),
  );

/** Several words separated by semicolons. */
export const list = ({ zh, en }: Words): Column<ReadonlyArray<string>> =>
  listOf(Prose.pipe(described(zh, en)));

/** Several references separated by semicolons. */
export const references = (thing: NamedThing, words: Words): Column<ReadonlyArray<string>> =>
  listOf(reference(thing, words) as unknown as Schema.Codec<string, string>);

/** Degrees east. */
export const longitude: Column<number> = decimal.pipe(Schema.decodeTo(Longitude, toNumber));

/** Degrees north. */
export const latitude: Column<number> = decimal.pipe(Schema.decodeTo(Latitude, toNumber));

/** How far the true place may lie from the point given. */
export const precisionKm: Column<number> = decimal.pipe(Schema.decodeTo(PrecisionKm, toNumber));

/** The mark of a row. */
export const mark = choice(marks, {
  zh: "可信度",
  en: "how far it can be trusted",
});

/** The sources of a row. */
export const sources = references("source", {
  zh: "出处标识,多个以分号相隔",
  en: "ids of the sources, separated by semicolons",
});
