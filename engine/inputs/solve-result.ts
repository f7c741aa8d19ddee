import * as Schema from "effect/Schema";

import { described, numberBetween, Text } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
const Share = numberBetween(0, 1);
const Maybe = Schema.NullOr(Schema.Finite);

/** How a promise goes with a figure, in words. */
export const outcomes = {
  crosses: { zh: "有盈亏平衡点", en: "starts to hold at a value" },
  always: { zh: "处处达到", en: "holds everywhere" },
  never: { zh: "处处未达", en: "holds nowhere" },
  "not monotone": { zh: "时升时降", en: "goes up and down" },
  silent: { zh: "不适用", en: "speaks of nobody" },
} as const satisfies Record<string, Text>;

export type OutcomeWord = keyof typeof outcomes;

const TriedValue = Schema.Struct({
  value: Schema.Finite.pipe(described("取值", "the value")),
  passes: Count.pipe(described("达标的重复数", "replications that pass")),
  n: Count.pipe(described("涉及该目标的重复数", "replications in which it speaks of somebody")),
  estimate: Maybe.pipe(described("达标比例", "share that passes")),
  low: Maybe.pipe(
    described(
      "比例的精确下限,误差按可试取值数分摊",
      "exact lower bound, the error shared out over the values that may be tried",
    ),
  ),
  high: Maybe.pipe(described("比例的精确上限", "exact upper bound")),
  decided: Schema.Literals(["holds", "fails", "open"]).pipe(
    described("在此取值是否已定", "what is decided at this value"),
  ),
  reached: Count.pipe(
    described("达到可靠度的假设套数", "sets of assumptions that reach the reliability"),
  ),
  heard: Count.pipe(described("涉及该目标的假设套数", "sets that speak of it at all")),
}).annotate({ title: "Tried value" });

export type TriedValue = typeof TriedValue.Type;

/** What `muster solve --json` prints: where a promise starts to hold along one figure. */
export const SolveResult = Schema.Struct({
  version: Schema.Literal(1).pipe(described("格式版本", "version of this format")),
  case: Schema.String.pipe(described("案例", "case")),
  name: Text.pipe(described("名称", "name")),
  seed: Schema.Int.pipe(described("种子", "seed")),
  replications: Count.pipe(
    described("每个取值的重复数,各取值相同", "replications at each value, the same at all"),
  ),
  assumptionSets: Count.pipe(described("假设套数", "sets of assumptions")),
  changes: Schema.Array(Schema.String).pipe(
    described("命令行对案例的改动", "changes made on the command line"),
  ),
  place: Schema.NullOr(Schema.Struct({ code: Schema.String, name: Text })).pipe(
    described("只答这一地方;null 为按原文", "speaks of this place alone; null: as written"),
  ),
  target: Schema.Struct({
    id: Schema.String,
    variant: Schema.NullOr(Schema.String),
    name: Text,
    variantName: Schema.NullOr(Text),
    reliability: Share,
  }).pipe(described("目标与解释", "the promise and its reading")),
  figure: Schema.Struct({
    path: Schema.String.pipe(described("路径", "its path")),
    name: Text.pipe(described("名称", "what it is called")),
    unit: Schema.NullOr(Schema.String).pipe(described("单位", "unit")),
    low: Schema.Finite.pipe(described("所试范围低端", "low end of the range tried")),
    high: Schema.Finite.pipe(described("所试范围高端", "high end of the range tried")),
    whole: Schema.Boolean.pipe(described("只取整数", "whole numbers only")),
    stood: Schema.Literals(["known", "drawn", "assumed"]).pipe(
      described(
        "原为已知、逐次抽取还是假设;求解时取为已知常数",
        "what it was: known, drawn in every replication or assumed; here it is held at a value",
      ),
    ),
  }).pipe(described("所变的数值", "the figure that is changed")),
  outcome: Schema.Literals(Object.keys(outcomes) as [OutcomeWord, ...OutcomeWord[]]).pipe(
    described("结果", "what came out"),
  ),
  sentence: Text.pipe(described("一句话", "in a sentence")),
  holds: Schema.NullOr(Schema.Literals(["above", "below"])).pipe(
    described("在哪一侧守得住;null 为毫无影响", "on which side it holds; null: it moves nothing"),
  ),
  value: Maybe.pipe(described("盈亏平衡点的估计", "estimate of the value")),
  low: Maybe.pipe(
    described(
      "其 95% 区间下端(仅随机性);null 为所试范围内未定",
      "low end of its 95 % interval, chance alone; null: not decided within the range",
    ),
  ),
  high: Maybe.pipe(described("区间上端", "high end")),
  sets: Schema.NullOr(
    Schema.Struct({ value: Schema.Finite, reached: Count, heard: Count, allFrom: Maybe }),
  ).pipe(
    described(
      "假设:在平衡点之后最近一个所试取值有多少套达到,以及从哪一取值起全部达到",
      "assumptions: how many sets reach it at the first value tried beyond, and from which on all do",
    ),
  ),
  best: Schema.NullOr(TriedValue).pipe(described("达标最多之处", "where most replications pass")),
  changing: Count.pipe(
    described("随该数值改变结局的重复数", "replications whose outcome changes along the figure"),
  ),
  against: Count.pipe(
    described("其中曾朝反方向改变的", "of them, those that turn the other way somewhere"),
  ),
  values: Schema.Array(TriedValue).pipe(described("所试取值,升序", "values tried, ascending")),
  warnings: Schema.Array(Text).pipe(described("提醒", "warnings")),
}).annotate({ title: "Solve result" });

export type SolveResult = typeof SolveResult.Type;

/** What `solve.json` in a folder of results holds: the latest answer for each target and figure. */
export const SolveResults = Schema.Array(SolveResult);
