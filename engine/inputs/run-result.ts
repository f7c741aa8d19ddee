import * as Schema from "effect/Schema";

import { described, numberBetween, Text } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
const Share = numberBetween(0, 1);
const Maybe = Schema.NullOr(Schema.Finite);

/** Words for verdicts, as they stand in results. */
export const verdicts = {
  met: { zh: "达到", en: "met" },
  "not met": { zh: "未达到", en: "not met" },
  undecided: { zh: "未定", en: "undecided" },
  depends: { zh: "取决于假设", en: "depends" },
  "not tested": { zh: "不适用", en: "not tested" },
} as const satisfies Record<string, Text>;

export type VerdictWord = keyof typeof verdicts;

const VerdictWord = Schema.Literals(Object.keys(verdicts) as [VerdictWord, ...VerdictWord[]]).pipe(
  described("结论", "the verdict"),
);

/** Where a verdict changes over along one assumption. */
const HangsOn = Schema.Struct({
  path: Schema.String.pipe(described("假设的路径", "path of the assumption")),
  name: Text.pipe(described("名称", "name")),
  unit: Schema.NullOr(Schema.String).pipe(described("单位", "unit")),
  low: Schema.Union([Schema.Finite, Schema.String]).pipe(
    described("范围低端(1% 处)", "the low end of its range (at 1 %)"),
  ),
  high: Schema.Union([Schema.Finite, Schema.String]).pipe(
    described("范围高端(99% 处)", "the high end of its range (at 99 %)"),
  ),
  passLow: Maybe.pipe(described("取低端时达标的比例", "share that passes at the low end")),
  passHigh: Maybe.pipe(described("取高端时达标的比例", "share that passes at the high end")),
  valueLow: Maybe.pipe(
    described("取低端时测量值的中位数;null 为从未发生", "median at the low end; null: never"),
  ),
  valueHigh: Maybe.pipe(
    described("取高端时测量值的中位数;null 为从未发生", "median at the high end; null: never"),
  ),
  flipsAt: Maybe.pipe(
    described(
      "各套假设的结论大致在此值翻转;null 为看不出",
      "verdicts of the sets change over about here; null: not to be seen",
    ),
  ),
  holdsAbove: Schema.NullOr(Schema.Boolean).pipe(
    described("高于该值时达到", "the promise holds above that value"),
  ),
}).annotate({ title: "Hangs on" });

export type HangsOn = typeof HangsOn.Type;

const TargetResult = Schema.Struct({
  id: Schema.String.pipe(described("目标", "target")),
  variant: Schema.NullOr(Schema.String).pipe(
    described("解释;null 为原文本身", "the reading; null: the promise as it stands"),
  ),
  name: Text.pipe(described("名称", "name")),
  variantName: Schema.NullOr(Text).pipe(described("解释的名称", "name of the reading")),
  kind: Schema.Literals(["promise", "achievement", "design-rule"]).pipe(
    described("承诺、成绩或设计规则", "promise, achievement or rule of design"),
  ),
  verdict: VerdictWord,
  reliability: Share.pipe(described("要求的可靠度", "wanted reliability")),
  estimate: Maybe.pipe(described("达标的重复所占比例", "share of replications that pass")),
  low: Maybe.pipe(
    described("该比例的区间下限(仅随机性)", "lower end of its interval, chance alone"),
  ),
  high: Maybe.pipe(described("该比例的区间上限", "upper end of its interval")),
  n: Count.pipe(described("涉及该目标的重复数", "replications in which it speaks of somebody")),
  value: Maybe.pipe(
    described("测量值的中位数;null 为从未发生", "median of the measurement; null: never"),
  ),
  p90: Maybe.pipe(
    described("测量值不利一侧的 90% 分位;null 为从未发生", "bad 90 % quantile; null: never"),
  ),
  unit: Schema.String.pipe(described("测量值的单位", "unit of the measurement")),
  threshold: Schema.Struct({
    sense: Schema.Literals(["atMost", "atLeast"]),
    value: Schema.Finite,
    unit: Schema.String,
  }).pipe(described("阈值", "threshold")),
  assumptionShare: Maybe.pipe(
    described(
      "达到可靠度的假设套数所占比例",
      "share of sets of assumptions that reach the reliability",
    ),
  ),
  sets: Schema.Struct({ holding: Count, failing: Count, open: Count, silent: Count }).pipe(
    described(
      "假设套数:已定达到、已定未达、未定、未涉及",
      "sets decided holding, decided failing, open, without a word on it",
    ),
  ),
  reason: Schema.NullOr(Text).pipe(described("未检验的原因", "why it was not tested")),
  warnings: Schema.Array(Text).pipe(described("提醒", "warnings")),
  hangsOn: Schema.Array(HangsOn).pipe(
    described(
      "单独摆动影响最大的假设,由大到小",
      "the assumptions that move it most alone, the widest first",
    ),
  ),
}).annotate({ title: "Target result" });

export type TargetResult = typeof TargetResult.Type;

const Step = Schema.Struct({
  kind: Schema.String.pipe(described("事件种类", "kind of event")),
  label: Text.pipe(described("环节", "the step")),
  stage: Schema.NullOr(Schema.String).pipe(described("阶段", "stage")),
  who: Text.pipe(described("耗时者", "who spent the time")),
  minutes: Schema.Finite.pipe(
    described("每次未达标平均分钟数", "mean minutes of a failure that happened in the end"),
  ),
}).annotate({ title: "Step" });

export type Step = typeof Step.Type;

const Counted = Schema.Struct({
  kind: Schema.String,
  label: Text,
  way: Schema.NullOr(Schema.String),
  share: Share,
}).annotate({ title: "Counted" });

export type Counted = typeof Counted.Type;

const PlaceResult = Schema.Struct({
  code: Schema.String.pipe(described("代码", "code")),
  name: Text.pipe(described("名称", "name")),
  within: Text.pipe(described("所属", "what it lies in")),
  selected: Count.pipe(described("涉及它的重复数", "replications that speak of it")),
  failed: Share.pipe(described("未达标比例", "share that fails")),
  never: Share.pipe(described("从未发生比例", "share in which it never happened")),
  p50: Maybe.pipe(described("中位分钟数;null 为从未", "median minutes; null: never")),
  p90: Maybe.pipe(described("90% 分位分钟数;null 为从未", "90 % quantile; null: never")),
  won: Schema.Array(Counted).pipe(
    described("停止计时的事件,以多少为序", "what stopped the clock, by how often"),
  ),
  lost: Schema.Array(Counted).pipe(
    described("其余途径为何未成", "why the other ways did not come"),
  ),
  steps: Schema.Array(Step).pipe(
    described("未达标时关键路径各环节", "steps of the critical path when it failed"),
  ),
}).annotate({ title: "Place result" });

export type PlaceResult = typeof PlaceResult.Type;

const Explanation = Schema.Struct({
  target: Schema.String.pipe(described("目标", "target")),
  steps: Schema.Array(Step).pipe(
    described("全部地方合计的关键路径", "the critical path over all places"),
  ),
  places: Schema.Array(PlaceResult).pipe(
    described("各地方,由最常未达标起", "places, those that fail most often first"),
  ),
}).annotate({ title: "Explanation" });

export type Explanation = typeof Explanation.Type;

/**
 * The version of the documents that a folder of results holds. It grows whenever an older reader would
 * misunderstand them: 1 had neither a version nor the circumstances of each replication.
 */
export const resultsVersion = 2;

/** What `muster run --json` prints and `summary.json` holds. Infinity (never) is null. */
export const RunResult = Schema.Struct({
  version: Schema.Literal(resultsVersion).pipe(
    described("结果格式的版本", "version of the format of results"),
  ),
  case: Schema.String.pipe(described("案例", "case")),
  name: Text.pipe(described("名称", "name")),
  seed: Schema.Int.pipe(described("种子", "seed")),
  replications: Count.pipe(described("重复数", "replications")),
  assumptionSets: Count.pipe(described("假设套数", "sets of assumptions")),
  traceHash: Schema.String.pipe(
    described("全部重复的散列值,按次序", "hash of all replications in their order"),
  ),
  changes: Schema.Array(Schema.String).pipe(
    described("命令行对案例的改动", "changes made on the command line"),
  ),
  place: Schema.NullOr(Schema.Struct({ code: Schema.String, name: Text })).pipe(
    described("只答这一地方;null 为按原文", "speaks of this place alone; null: as written"),
  ),
  answer: Schema.NullOr(Text).pipe(
    described("问一地时的一句话", "the sentence, where one place is asked for"),
  ),
  targets: Schema.Array(TargetResult).pipe(described("各目标各解释", "targets and readings")),
  swung: Schema.Struct({
    replications: Count,
    assumptions: Count,
    of: Count,
  }).pipe(
    described(
      "单独摆动:每端重复数、摆动的假设数、假设总数",
      "swings: replications at each end, assumptions swung, of how many",
    ),
  ),
  explanations: Schema.Array(Explanation).pipe(described("解释", "explanations")),
  warnings: Schema.Array(Text).pipe(described("提醒", "warnings")),
}).annotate({ title: "Run result" });

export type RunResult = typeof RunResult.Type;
