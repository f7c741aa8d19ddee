import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";

import { DistributionError } from "../random/distribution-error.ts";
import { compileDistribution } from "../random/distribution.ts";
import type { Distribution } from "../random/distribution.ts";
import { inSi, middleOf, supportOf } from "./distribution-in-si.ts";
import { WrittenDistribution } from "./distribution-shorthand.ts";
import { Mark } from "./mark.ts";
import { wrongAt } from "./problem.ts";
import { refersTo } from "./identifier.ts";
import { SourceIds } from "./source.ts";
import { described, describedKey, Prose, rule } from "./text.ts";
import type { Text } from "./text.ts";
import { dimensionOf, factorToSi } from "./unit.ts";
import type { DimensionName, UnitOf } from "./unit.ts";

/** Where a figure or choice comes from and how far it can be trusted. */
export interface Provenance {
  readonly mark: Mark;
  /** At least one. */
  readonly sources: ReadonlyArray<string>;
  readonly note?: string;
  /** The event whose record this figure was fitted to; that event no longer validates it. */
  readonly fittedTo?: string;
}

/** A known number. `written` is the number in the unit it was written in. */
export interface ConstantFigure extends Provenance {
  readonly kind: "constant";
  /** The unit it was written in. `si` is in the SI unit of the dimension, whatever this says. */
  readonly unit: string;
  readonly si: number;
  readonly written: number;
}

/**
 * An uncertain number. chance: drawn anew in every replication; ignorance: one unknown constant, with
 * one value for each set of assumptions.
 */
export interface UncertainFigure extends Provenance {
  readonly kind: "chance" | "ignorance";
  /** The unit it was written in. `si` is in the SI unit of the dimension, whatever this says. */
  readonly unit: string;
  readonly si: Distribution;
  readonly written: WrittenDistribution;
}

/** A number with its unit, uncertainty, mark and sources. */
export type Figure = ConstantFigure | UncertainFigure;

export interface FigureOptions<D extends DimensionName> {
  readonly zh: string;
  readonly en: string;
  /** Limits, both allowed, in `limitsIn`; the lower one is 0 unless the dimension has a sign. */
  readonly min?: number;
  readonly max?: number;
  /** The unit of `min` and `max`; the SI unit unless given. */
  readonly limitsIn?: UnitOf<D>;
}

const isFigure = (value: unknown): value is Figure =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  "si" in value &&
  "sources" in value;

/** The fields that say where a figure or choice comes from. */
export const provenanceFields = {
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
  fittedTo: Schema.optionalKey(
    refersTo("event", "由该事件拟合得出", "the event this figure was fitted to"),
  ),
} as const;

type WrittenProvenance = {
  readonly mark: Mark;
  readonly source: ReadonlyArray<string>;
  readonly note?: string;
  readonly fittedTo?: string;
};

/** Where a figure comes from, from how it is written. */
export const provenanceOf = (it: WrittenProvenance): Provenance => ({
  mark: it.mark,
  sources: it.source,
  ...(it.note === undefined ? {} : { note: it.note }),
  ...(it.fittedTo === undefined ? {} : { fittedTo: it.fittedTo }),
});

/** And back: as it is written. */
export const writtenProvenance = (it: Provenance): WrittenProvenance => ({
  mark: it.mark,
  source: it.sources,
  ...(it.note === undefined ? {} : { note: it.note }),
  ...(it.fittedTo === undefined ? {} : { fittedTo: it.fittedTo }),
});

/** Beyond this, in SI, nothing here can be measured: it is a slip of the keyboard. */
const absurd = 1e15;

interface WrittenNumber {
  readonly value?: number;
  readonly chance?: WrittenDistribution;
  readonly ignorance?: WrittenDistribution;
}

const formsOf = ["value", "chance", "ignorance"] as const;

const isAmong = (x: number, min: number, max: number): boolean => x >= min && x <= max;

/**
 * Does a written number or distribution keep to limits? A distribution may not reach below the lower
 * one, nor may a bounded one reach above the upper; of one without an end the middle must be allowed,
 * since its tail is the writer's choice.
 */
const keepsTo = (written: WrittenNumber, min: number, max: number): boolean => {
  if (written.value !== undefined) return isAmong(written.value, min, max);
  const distribution = written.chance ?? written.ignorance ?? {};
  const support = supportOf(distribution);
  const top = support.max === Infinity ? middleOf(distribution) : support.max;
  return support.min >= min && top <= max;
};

/** A limit in another unit, without the digits that rounding leaves behind. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** Is there a Poisson number in it? It counts things, so it cannot be converted to another unit. */
const counts = (written: WrittenDistribution): boolean =>
  written.poisson !== undefined ||
  (written.truncated !== undefined && counts(written.truncated.of)) ||
  (written.mixture?.some((part) => counts(part.of)) ?? false);

/** What is wrong with the parameters of a distribution, seen in SI. */
const refusal = (
  written: WrittenDistribution,
  factor: number,
): { readonly allowed: Text; readonly found?: Text } | undefined => {
  if (factor !== 1 && counts(written)) {
    return { allowed: { zh: "泊松分布只用于计数", en: "a Poisson distribution only for counts" } };
  }
  try {
    compileDistribution(inSi(written, factor));
    return undefined;
  } catch (error) {
    if (!(error instanceof DistributionError)) throw error;
    const found = `${error.distribution}.${error.parameter} = ${JSON.stringify(error.found)}`;
    return { allowed: error.allowed, found: { zh: found, en: found } };
  }
};

/**
 * An input that is an uncertain number of one dimension. In YAML it is exactly one of
 * `{value: 230, unit: km/h, mark: likely, source: [id]}`,
 * `{chance: {triangular: [10, 20, 40]}, unit: min, mark: assumed, source: [id]}`,
 * `{ignorance: {uniform: [0.3, 0.95]}, unit: share, mark: assumed, source: [id]}`.
 * Decoded it is a `Figure` in SI.
 */
export const figure = <D extends DimensionName>(
  options: FigureOptions<D> & { readonly dimension: D },
): Schema.Codec<Figure, unknown> => {
  const { dimension, zh, en } = options;
  const { si, units, signed } = dimensionOf(dimension);
  const unitNames = Object.keys(units);
  const limitUnit: string = options.limitsIn ?? si;
  const limitFactor = factorToSi(dimension, limitUnit);
  if (limitFactor === undefined) throw new RangeError(`${limitUnit} is no unit of ${dimension}`);
  const least = options.min ?? (signed === true ? -absurd / limitFactor : 0);
  const most = options.max ?? (dimension === "share" ? 1 : absurd) / limitFactor;

  const fields = {
    value: Schema.optionalKey(Schema.Finite.pipe(described("数值", "the value"))),
    chance: Schema.optionalKey(
      WrittenDistribution.pipe(
        describedKey("偶然:每次重复抽取", "chance: drawn in every replication"),
      ),
    ),
    ignorance: Schema.optionalKey(
      WrittenDistribution.pipe(
        describedKey(
          "未知:一个未知常数,每套假设一个值",
          "ignorance: one unknown constant, one value for each set of assumptions",
        ),
      ),
    ),
    unit: Schema.Literals(unitNames).pipe(described("单位", "unit")),
    ...provenanceFields,
  };

  const limits =
    (options.min === undefined ? "" : ` ≥ ${least}`) +
    (options.max === undefined && dimension !== "share" ? "" : ` ≤ ${most}`) +
    (options.limitsIn === undefined ? "" : ` ${limitUnit}`);

  const Written = Schema.Struct(fields)
    .check(
      rule(
        {
          zh: "value、chance、ignorance 三者恰好写一个",
          en: "exactly one of value, chance, ignorance",
        },
        (it) => formsOf.filter((form) => it[form] !== undefined).length === 1,
        { oneOf: formsOf.map((form) => ({ required: [form] })) },
      ),
      Schema.makeFilter(
        (it) => {
          const factor = factorToSi(dimension, it.unit) ?? 1;
          const scale = limitFactor / factor;
          const form = formsOf.find((name) => it[name] !== undefined);
          if (form === undefined) return undefined;
          if (!keepsTo(it, least * scale, most * scale)) {
            const unit = it.unit === "1" ? "" : ` ${it.unit}`;
            const range = {
              zh: `${tidy(least * scale)} 至 ${tidy(most * scale)}${unit}`,
              en: `${tidy(least * scale)} to ${tidy(most * scale)}${unit}`,
            };
            return wrongAt(
              [form],
              form === "value"
                ? range
                : {
                    zh: `${range.zh}(不得越过下限;无界分布请用 truncated)`,
                    en: `${range.en}, not below (truncate a distribution without an end)`,
                  },
            );
          }
          const distribution = form === "value" ? undefined : it[form];
          const refused = distribution === undefined ? undefined : refusal(distribution, factor);
          return refused && wrongAt([form], refused.allowed, refused.found);
        },
        { toJsonSchema: () => [{}, true] },
      ),
    )
    .annotate({
      description: `${zh}${limits} · ${en}${limits} [${unitNames.join(", ")}]`,
      "x-zh": zh,
      "x-en": en,
      "x-unit": unitNames.join(", "),
      "x-dimension": dimension,
    });

  const Decoded = Schema.declare<Figure>(isFigure, { "x-figure": dimension });

  return Written.pipe(
    Schema.decodeTo(Decoded, {
      decode: SchemaGetter.transform((it: typeof Written.Type): Figure => {
        const factor = factorToSi(dimension, it.unit) ?? 1;
        const provenance = { unit: it.unit, ...provenanceOf(it) };
        if (it.value !== undefined) {
          return { kind: "constant", si: it.value * factor, written: it.value, ...provenance };
        }
        const kind = it.chance === undefined ? "ignorance" : "chance";
        const written = it.chance ?? it.ignorance ?? {};
        return { kind, si: inSi(written, factor), written, ...provenance };
      }),
      encode: SchemaGetter.transform((it: Figure): typeof Written.Type => ({
        ...(it.kind === "constant" ? { value: it.written } : { [it.kind]: it.written }),
        unit: it.unit,
        ...writtenProvenance(it),
      })),
    }),
  );
};

const of =
  <D extends DimensionName>(dimension: D) =>
  (zh: string, en: string, limits: Omit<FigureOptions<D>, "zh" | "en"> = {}) =>
    figure({ dimension, zh, en, ...limits });

export const duration = of("duration");
export const length = of("length");
export const altitude = of("altitude");
export const speed = of("speed");
export const area = of("area");
export const volume = of("volume");
export const flow = of("flow");
export const mass = of("mass");
export const massFlow = of("massFlow");
export const share = of("share");
export const number = of("number");
export const count = of("count");
export const rate = of("rate");
export const persons = of("persons");
export const personRate = of("personRate");
export const angle = of("angle");
export const temperature = of("temperature");
export const dataRate = of("dataRate");
