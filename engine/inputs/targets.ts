import * as Schema from "effect/Schema";

import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { area, count, duration, length, persons, share } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { declares, Identifier, refersTo, refersToPlace } from "./identifier.ts";
import { Mark } from "./mark.ts";
import { wrongAt } from "./problem.ts";
import { Day, SourceIds } from "./source.ts";
import { skills } from "./catalogue.ts";
import { kindClasses } from "./catalogue-figures.ts";
import { HazardKind, Stage, Tier, ways } from "./stage.ts";
import { described, Prose, rule, someOf, Text } from "./text.ts";

/** Between 0 and 1, neither allowed: no number of replications shows a certainty. */
const openShare = Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThan(1));

/** Words that `by` knows without a catalogue; beside them it takes the kinds of the catalogue. */
export const doers: ReadonlyArray<string> = [
  ...Object.keys(ways),
  ...Object.keys(skills),
  ...Object.keys(kindClasses),
];

/** May `by` say this word at this stage? Of a picture it tells the way, elsewhere who did it. */
const fitsStage = (word: string, stage: Stage): boolean => {
  const isWay = Object.hasOwn(ways, word);
  if (word === "picture-order") return stage === "ordered";
  return stage === "firstPicture" ? isWay : !isWay || Object.hasOwn(kindClasses, word);
};

/** A stage as a clock starts or stops on it. */
export const ClockStage = Schema.Struct({
  stage: Stage,
  at: Schema.optionalKey(
    Tier.pipe(
      described(
        "在哪一层级;缺省为最先到达的一级",
        "at which tier; the first to get there unless given",
      ),
    ),
  ),
  by: Schema.optionalKey(
    someOf(
      Identifier.pipe(
        described(
          `由谁或以何方式:取图方式(${Object.keys(ways).join("、")})、任务能力、类别或种类`,
          "by whom or how: a way to get a picture, a skill, a class or a kind of the catalogue",
        ),
      ),
    ).pipe(described("只算这些;缺省任何", "count only these; any unless given")),
  ),
})
  .check(
    rule(
      {
        zh: "firstPicture 的 by 只写取图方式,其他阶段写任务能力、类别或种类",
        en: "ways to get a picture with firstPicture, skills, classes or kinds with other stages",
      },
      ({ stage, by = [] }) => by.every((word) => fitsStage(word, stage)),
    ),
  )
  .pipe(described("计时起点或终点", "where the clock starts or stops", { title: "Clock stage" }));

export type ClockStage = typeof ClockStage.Type;

/** Whom the promise speaks of. */
export const Scope = Schema.Struct({
  unit: Schema.Literals(["incident", "town", "county", "city", "province", "person", "area"]).pipe(
    described(
      "分母:逐事件、乡镇、县、市、省、人或面积(2 公里格点)",
      "the denominator: incidents, towns, counties, cities, the province, people, area (a grid of 2 km)",
    ),
  ),
  which: Schema.Literals(["worst-hit", "affected", "all"]).pipe(
    described(
      "受灾最重的一个、全部受灾的、或区域内全部",
      "the worst hit, all affected, or all in the region",
    ),
  ),
  places: Schema.optionalKey(
    someOf(refersToPlace("地区代码", "code of a place")).pipe(
      described("只在这些地区", "only in these places"),
    ),
  ),
  hazards: Schema.optionalKey(
    someOf(HazardKind).pipe(described("只对这些灾种", "only for these hazards")),
  ),
  light: Schema.optionalKey(
    Schema.Literals(["day", "night"]).pipe(described("只在白天或夜间", "only by day, or by night")),
  ),
}).pipe(described("对谁而言", "whom it speaks of", { title: "Scope" }));

export type Scope = typeof Scope.Type;

/** What is asked of the values inside one disaster. */
export const Statistic = Schema.Struct({
  of: Schema.Literals(["worst", "mean", "quantile", "share", "sum"]).pipe(
    described(
      "worst 最差的一个、mean 平均、quantile 分位、share 达标比例、sum 合计",
      "the worst, the mean, a quantile, the share that keeps the threshold, the sum",
    ),
  ),
  level: Schema.optionalKey(
    Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThanOrEqualTo(1)).pipe(
      described(
        "quantile 的分位,或 share 要求的比例",
        "the quantile's level, or the share asked for",
      ),
    ),
  ),
})
  .check(
    rule(
      {
        zh: "quantile 和 share 须有 level,其余不得有",
        en: "a level with quantile and share, none with the others",
      },
      (it) => (it.level !== undefined) === (it.of === "quantile" || it.of === "share"),
    ),
  )
  .pipe(
    described("一场灾害之内的统计量", "the statistic inside one disaster", { title: "Statistic" }),
  );

export type Statistic = typeof Statistic.Type;

/** What is measured without a clock, on the ledger alone. */
export const measures = {
  "distance-to-base": { zh: "至最近航空基地的直线距离", en: "distance to the nearest air base" },
  "flight-time": { zh: "最近直升机的飞行时间", en: "flight of the nearest helicopter" },
  "team-strength": { zh: "在编队员人数", en: "people of the teams on the roll" },
} as const satisfies Record<string, Text>;

export type Measure = keyof typeof measures;

const limits = {
  duration: duration("时限", "a time"),
  length: length("距离", "a distance"),
  persons: persons("人数", "a number of people"),
  count: count("数量", "a number"),
  area: area("面积", "an area"),
  share: share("比例", "a share"),
} satisfies Record<string, Schema.Codec<Figure, unknown>>;

export type LimitDimension = keyof typeof limits;

const limitForms = Object.fromEntries(
  Object.entries(limits).map(([name, schema]) => [name, Schema.optionalKey(schema)]),
) as { readonly [N in LimitDimension]: Schema.optionalKey<Schema.Codec<Figure, unknown>> };

const onlyOne = (allowed: Text) =>
  rule<Readonly<Record<string, unknown>>>(allowed, (it) => Object.keys(it).length === 1, {
    minProperties: 1,
    maxProperties: 1,
  });

const Limit = Schema.Struct(limitForms).check(
  onlyOne({
    zh: `恰好一种:${Object.keys(limits).join("、")}`,
    en: `exactly one of ${Object.keys(limits).join(", ")}`,
  }),
  rule({ zh: "阈值是已知数(value)", en: "a threshold is a known number (value)" }, (it) =>
    Object.values(it).every((figure) => figure.kind === "constant"),
  ),
);

/** The threshold: at most or at least so much. */
export const Threshold = Schema.Struct({
  atMost: Schema.optionalKey(Limit.pipe(described("不超过", "at most"))),
  atLeast: Schema.optionalKey(Limit.pipe(described("不少于", "at least"))),
})
  .check(onlyOne({ zh: "atMost 或 atLeast 之一", en: "one of atMost and atLeast" }))
  .pipe(described("阈值", "the threshold", { title: "Threshold" }));

export type Threshold = typeof Threshold.Type;

/** What is measured: the time between two stages, or a stock or an outcome. */
export const Measured = Schema.Struct({
  from: Schema.optionalKey(ClockStage),
  to: Schema.optionalKey(ClockStage),
  measure: Schema.optionalKey(
    Schema.Literals(Object.keys(measures) as [Measure, ...Measure[]]).pipe(
      described("不计时的量", "a quantity without a clock"),
    ),
  ),
  of: Schema.optionalKey(
    someOf(refersTo("kind", "种类", "kind of the catalogue")).pipe(
      described(
        "measure 所算的种类;缺省为航空基地、直升机、乡镇队伍",
        "kinds that the measure counts; air bases, helicopters, township teams unless given",
      ),
    ),
  ),
}).check(
  rule(
    {
      zh: "写 from 和 to,或只写 measure(可带 of)",
      en: "from and to, or measure alone (with or without of)",
    },
    (it) =>
      it.measure === undefined
        ? it.from !== undefined && it.to !== undefined && it.of === undefined
        : it.from === undefined && it.to === undefined,
  ),
);

export type Measured = typeof Measured.Type;

/** A reading of a promise that leaves something open: what differs from the promise as it stands. */
export const Interpretation = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  measured: Schema.optionalKey(Measured),
  scope: Schema.optionalKey(Scope),
  statistic: Schema.optionalKey(Statistic),
  threshold: Schema.optionalKey(Threshold),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    rule(
      {
        zh: "至少改动 measured、scope、statistic、threshold 之一",
        en: "at least one of measured, scope, statistic, threshold",
      },
      (it) =>
        [it.measured, it.scope, it.statistic, it.threshold].some((part) => part !== undefined),
    ),
  )
  .pipe(described("另一种解释", "another reading"));

export type Interpretation = typeof Interpretation.Type;

/** What a promise asks in one of its readings. */
export interface Reading {
  readonly measured: Measured;
  readonly scope: Scope;
  readonly statistic: Statistic;
  readonly threshold: Threshold;
}

const limitOf: Readonly<Record<Measure | "clock", LimitDimension>> = {
  clock: "duration",
  "distance-to-base": "length",
  "flight-time": "duration",
  "team-strength": "persons",
};

/** Do the parts of a reading fit together? What does not, and where. */
const unfit = ({
  measured,
  scope,
  threshold,
}: Reading): { at: string; allowed: Text } | undefined => {
  const what = measured.measure ?? "clock";
  const dimension = Object.keys({ ...threshold.atMost, ...threshold.atLeast })[0];
  if (dimension !== limitOf[what])
    return {
      at: "threshold",
      allowed: {
        zh: `与所量相符的阈值(${limitOf[what]})`,
        en: `a threshold that fits what is measured (${limitOf[what]})`,
      },
    };
  if (measured.measure !== undefined && (scope.which !== "all" || scope.light !== undefined))
    return {
      at: "scope",
      allowed: {
        zh: "不计时的量不看某场灾害:which 为 all,不写 light",
        en: "without a clock no disaster is looked at: which is all, and no light",
      },
    };
  if (scope.unit === "area" && (what === "clock" || what === "team-strength"))
    return {
      at: "scope",
      allowed: {
        zh: "面积只用于 distance-to-base 和 flight-time",
        en: "area only with distance-to-base and flight-time",
      },
    };
  return undefined;
};

/** The reading of a promise under one of its interpretations; as it stands without one. */
const readingOf = (target: Reading, interpretation?: Partial<Reading>): Reading => ({
  measured: interpretation?.measured ?? target.measured,
  scope: interpretation?.scope ?? target.scope,
  statistic: interpretation?.statistic ?? target.statistic,
  threshold: interpretation?.threshold ?? target.threshold,
});

/** A promise with everything that makes it testable. */
export const Target = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  kind: Schema.Literals(["promise", "achievement", "design-rule"]).pipe(
    described("承诺、已报成绩或设计规则", "a promise, a reported achievement or a rule of design"),
  ),
  quote: Prose.pipe(described("原文", "the wording")),
  clause: Schema.optionalKey(Prose.pipe(described("条款", "the clause"))),
  measured: Measured.pipe(described("量什么", "what is measured")),
  scope: Scope,
  statistic: Statistic,
  threshold: Threshold,
  reliability: openShare.pipe(
    described(
      "要求的可靠度:多场灾害中达标的比例,例如 0.9(按 90% 口径)",
      "the share of disasters in which it must hold, such as 0.9",
    ),
  ),
  validFrom: Schema.optionalKey(Day.pipe(described("生效日", "in force from"))),
  validTo: Schema.optionalKey(Day.pipe(described("失效日", "in force until"))),
  supersededBy: Schema.optionalKey(
    refersTo("target", "被何目标取代", "the target that replaced it"),
  ),
  interpretations: Schema.optionalKey(
    Schema.Record(Identifier.pipe(described("解释的标识", "id of a reading")), Interpretation).pipe(
      described("原文未定之处的各种解释,逐一给出结论", "readings where the wording leaves it open"),
    ),
  ),
  suspects: Schema.optionalKey(
    someOf(
      Schema.String.check(
        rule(
          { zh: "假设的路径或其开头,以 / 分隔", en: "the path of an unknown, or how it begins" },
          (path) => /^[\w.-]+(\/[\w.-]+)*$/u.test(path),
        ),
      ),
    ).pipe(
      described(
        "总要单独摆动检验的假设(另加从各套假设差异中找出的)",
        "unknowns always swung for it, besides those that stand out over the sets",
      ),
    ),
  ),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    rule(
      { zh: "validTo 不早于 validFrom", en: "validTo not before validFrom" },
      (it) => it.validFrom === undefined || it.validTo === undefined || it.validFrom <= it.validTo,
    ),
    Schema.makeFilter(
      (it) => {
        const own = unfit(it);
        if (own !== undefined) return wrongAt([own.at], own.allowed);
        for (const [id, reading] of Object.entries(it.interpretations ?? {})) {
          const wrong = unfit(readingOf(it, reading));
          if (wrong !== undefined) {
            const there = wrong.at in reading ? [wrong.at] : [];
            return wrongAt(["interpretations", id, ...there], wrong.allowed);
          }
        }
        return undefined;
      },
      { toJsonSchema: () => [{}, true] },
    ),
  )
  .annotate({ title: "Target" });

export type Target = typeof Target.Type;

/** `targets.yaml`. */
export const TargetsFile = Schema.Struct({
  id: declares("targets", "目标集标识", "id of the set"),
  name: Text.pipe(described("名称", "name")),
  targets: Schema.Record(declares("target", "目标标识", "id of the target"), Target).pipe(
    described("目标", "targets by their id"),
  ),
}).annotate({ title: "Targets" });

export type TargetsFile = typeof TargetsFile.Type;

export const targetKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "targets",
    zh: "目标",
    en: "targets",
    names: [/(^|\/)targets([-.][^/]*)?\.ya?ml$/u],
    schema: TargetsFile,
  }),
];
