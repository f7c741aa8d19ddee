import * as Schema from "effect/Schema";

import { described, rule, someOf } from "./text.ts";

/**
 * A distribution as people write it: one name with its parameters, in the unit of the figure.
 * `{triangular: [10, 20, 40]}`, `{lognormal: {median: 20, p90: 45}}`, `{discrete: {1: 0.3, 2: 0.7}}`.
 */
export interface WrittenDistribution {
  readonly constant?: number;
  readonly uniform?: readonly [min: number, max: number];
  readonly triangular?: readonly [min: number, mode: number, max: number];
  readonly pert?: readonly [min: number, mode: number, max: number];
  readonly exponential?: number;
  readonly normal?: readonly [mean: number, sd: number];
  readonly lognormal?:
    | { readonly median: number; readonly p90: number }
    | { readonly mean: number; readonly sd: number };
  readonly gamma?: { readonly shape: number; readonly scale: number };
  readonly weibull?: { readonly shape: number; readonly scale: number };
  readonly beta?: {
    readonly alpha: number;
    readonly beta: number;
    readonly min?: number;
    readonly max?: number;
  };
  readonly poisson?: number;
  readonly empirical?: ReadonlyArray<number>;
  readonly discrete?: { readonly [value: string]: number };
  readonly mixture?: ReadonlyArray<{ readonly weight: number; readonly of: WrittenDistribution }>;
  readonly truncated?: {
    readonly of: WrittenDistribution;
    readonly min?: number;
    readonly max?: number;
  };
}

export type DistributionName = keyof WrittenDistribution;

const Positive = Schema.Finite.check(Schema.isGreaterThan(0));

const ascending = rule<ReadonlyArray<number>>(
  {
    zh: "由小到大排列,且首尾不相等",
    en: "numbers in ascending order, the last above the first",
  },
  (values) =>
    values.every((value, i) => i === 0 || value >= values[i - 1]) &&
    values[values.length - 1] > values[0],
);

const threePoint = Schema.Tuple([Schema.Finite, Schema.Finite, Schema.Finite]).check(ascending);

const shapeAndScale = Schema.Struct({ shape: Positive, scale: Positive });

/** A number as a mapping key: `1`, `-2.5`. */
const numberKey = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/u;

const nested: Schema.Codec<WrittenDistribution> = Schema.suspend(
  (): Schema.Codec<WrittenDistribution> => WrittenDistribution,
).annotate({ identifier: "Distribution" });

const forms = {
  constant: Schema.Finite.pipe(described("常数", "one value")),
  uniform: Schema.Tuple([Schema.Finite, Schema.Finite])
    .check(ascending)
    .pipe(described("均匀分布 [最小, 最大]", "uniform [min, max]")),
  triangular: threePoint.pipe(
    described("三角分布 [最小, 众数, 最大]", "triangular [min, mode, max]"),
  ),
  pert: threePoint.pipe(described("PERT 分布 [最小, 众数, 最大]", "PERT [min, mode, max]")),
  exponential: Positive.pipe(described("指数分布,均值", "exponential, by its mean")),
  normal: Schema.Tuple([Schema.Finite, Positive]).pipe(
    described("正态分布 [均值, 标准差]", "normal [mean, standard deviation]"),
  ),
  lognormal: Schema.Union([
    Schema.Struct({ median: Positive, p90: Positive }).check(
      rule({ zh: "p90 大于中位数", en: "p90 above the median" }, (it) => it.p90 > it.median),
    ),
    Schema.Struct({ mean: Positive, sd: Positive }),
  ]).pipe(
    described("对数正态分布 {median, p90} 或 {mean, sd}", "lognormal {median, p90} or {mean, sd}"),
  ),
  gamma: shapeAndScale.pipe(described("伽马分布 {shape, scale}", "gamma {shape, scale}")),
  weibull: shapeAndScale.pipe(described("韦布尔分布 {shape, scale}", "Weibull {shape, scale}")),
  beta: Schema.Struct({
    alpha: Positive,
    beta: Positive,
    min: Schema.optionalKey(Schema.Finite),
    max: Schema.optionalKey(Schema.Finite),
  })
    .check(
      rule(
        { zh: "max 大于 min(缺省 0 和 1)", en: "max above min (0 and 1 unless given)" },
        (it) => (it.max ?? 1) > (it.min ?? 0),
      ),
    )
    .pipe(
      described("贝塔分布 {alpha, beta, min, max}", "beta {alpha, beta, min, max}; min 0, max 1"),
    ),
  poisson: Positive.pipe(described("泊松分布,均值", "Poisson, by its mean")),
  empirical: someOf(Schema.Finite).pipe(
    described("观测值列表,等概率,线性插值", "observed values, equally likely, interpolated"),
  ),
  discrete: Schema.Record(Schema.String, Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)))
    .check(
      rule(
        {
          zh: "以数为键、以权重为值,权重之和大于 0",
          en: "numbers as keys, weights above 0 in sum",
        },
        (weights) =>
          Object.keys(weights).every((key) => numberKey.test(key)) &&
          Object.values(weights).some((weight) => weight > 0),
      ),
    )
    .pipe(described("离散分布 {值: 权重}", "discrete {value: weight}")),
  mixture: someOf(Schema.Struct({ weight: Positive, of: nested })).pipe(
    described("混合分布 [{weight, of}]", "mixture [{weight, of}]"),
  ),
  truncated: Schema.Struct({
    of: nested,
    min: Schema.optionalKey(Schema.Finite),
    max: Schema.optionalKey(Schema.Finite),
  })
    .check(
      rule(
        { zh: "给出 min 或 max,且 min 小于 max", en: "min or max given, min below max" },
        (it) =>
          (it.min !== undefined || it.max !== undefined) &&
          (it.min ?? -Infinity) < (it.max ?? Infinity),
      ),
    )
    .pipe(described("截断分布 {of, min, max}", "truncated {of, min, max}")),
} as const;

export const distributionNames = Object.keys(forms) as DistributionName[];

const optionalForms = Object.fromEntries(
  Object.entries(forms).map(([name, schema]) => [name, Schema.optionalKey(schema)]),
) as unknown as { [N in keyof typeof forms]: Schema.optionalKey<(typeof forms)[N]> };

/** The schema of a distribution as written; its numbers are in the unit of the figure around it. */
export const WrittenDistribution: Schema.Codec<WrittenDistribution> = Schema.Struct(optionalForms)
  .check(
    rule(
      {
        zh: `恰好一种分布:${distributionNames.join("、")}`,
        en: `exactly one of ${distributionNames.join(", ")}`,
      },
      (written) => Object.keys(written).length === 1,
      { minProperties: 1, maxProperties: 1 },
    ),
  )
  .annotate({
    identifier: "Distribution",
    description: "概率分布,恰好一种 · a distribution: exactly one of the names",
  });
