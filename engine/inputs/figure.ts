import * as Schema from "effect/Schema";
import * as SchemaGetter from "effect/SchemaGetter";

import type { Distribution } from "../random/distribution.ts";
import { inSi, middleOf, supportOf } from "./distribution-in-si.ts";
import { WrittenDistribution } from "./distribution-shorthand.ts";
import { Mark } from "./mark.ts";
import { wrongAt } from "./problem.ts";
import { refersTo } from "./identifier.ts";
import { SourceIds } from "./source.ts";
import { described, describedKey, Prose, rule } from "./text.ts";
import { dimensionOf, factorToSi } from "./unit.ts";
import type { DimensionName, UnitOf } from "./unit.ts";

interface Provenance {
  /** The unit it was written in. `si` is in the SI unit of the dimension, whatever this says. */
  readonly unit: string;
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
  readonly si: number;
  readonly written: number;
}

/**
 * An uncertain number. chance: drawn anew in every replication; ignorance: one unknown constant, with
 * one value for each set of assumptions.
 */
export interface UncertainFigure extends Provenance {
  readonly kind: "chance" | "ignorance";
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

/**
 * Checks that limits hold for a written number or distribution. A distribution may not reach below
 * the lower limit, nor may a bounded one reach above the upper; of one without an end the middle
 * must be allowed, since its tail is the writer's choice.
 */
const withinLimits = (
  written: { value?: number; chance?: WrittenDistribution; ignorance?: WrittenDistribution },
  min: number,
  max: number,
): "value" | "chance" | "ignorance" | undefined => {
  if (written.value !== undefined) {
    return written.value >= min && written.value <= max ? undefined : "value";
  }
  const form = written.chance === undefined ? "ignorance" : "chance";
  const distribution = written[form];
  if (distribution === undefined) return undefined;
  const support = supportOf(distribution);
  const top = support.max === Infinity ? middleOf(distribution) : support.max;
  return support.min >= min && top <= max ? undefined : form;
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
  const least = options.min ?? (signed === true ? -Infinity : 0);
  const most = options.max ?? (dimension === "share" ? 1 / limitFactor : Infinity);

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
    mark: Mark,
    source: SourceIds,
    note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
    fittedTo: Schema.optionalKey(
      refersTo("event", "由该事件拟合得出", "the event this figure was fitted to"),
    ),
  };

  const limits =
    (least === -Infinity ? "" : ` ≥ ${least} ${limitUnit}`) +
    (most === Infinity ? "" : ` ≤ ${most} ${limitUnit}`);

  const Written = Schema.Struct(fields)
    .check(
      rule(
        {
          zh: "value、chance、ignorance 三者恰好写一个",
          en: "exactly one of value, chance, ignorance",
        },
        (it) =>
          [it.value, it.chance, it.ignorance].filter((form) => form !== undefined).length === 1,
      ),
      Schema.makeFilter((it) => {
        const scale = limitFactor / (factorToSi(dimension, it.unit) ?? 1);
        const wrong = withinLimits(it, least * scale, most * scale);
        if (wrong === undefined) return undefined;
        const allowed = {
          zh: `取值范围${limits}(分布也不得越过下限;无界分布请用 truncated)`,
          en: `values${limits} (a distribution may not reach below; truncate one without an end)`,
        };
        return wrongAt([wrong], allowed);
      }),
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
        const provenance: Provenance = {
          unit: it.unit,
          mark: it.mark,
          sources: it.source,
          ...(it.note === undefined ? {} : { note: it.note }),
          ...(it.fittedTo === undefined ? {} : { fittedTo: it.fittedTo }),
        };
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
        mark: it.mark,
        source: it.sources,
        ...(it.note === undefined ? {} : { note: it.note }),
        ...(it.fittedTo === undefined ? {} : { fittedTo: it.fittedTo }),
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
