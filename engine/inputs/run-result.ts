import * as Schema from "effect/Schema";

import { hazardKinds, seasons } from "./case.ts";
import { stratifiable } from "../random/sampling.ts";
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
  low: Schema.Union([Schema.Finite, Text]).pipe(
    described(
      "范围低端(1% 处);选择为其名称",
      "the low end of its range (at 1 %); of a choice its name",
    ),
  ),
  high: Schema.Union([Schema.Finite, Text]).pipe(
    described(
      "范围高端(99% 处);选择为其名称",
      "the high end of its range (at 99 %); of a choice its name",
    ),
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
      "各套假设的结论大致在此值翻转;null 为看不出,或为选择",
      "verdicts of the sets change over about here; null: not to be seen, or a choice",
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
  valueLow: Maybe.pipe(
    described(
      "中位数的区间下限(置信度同达标比例);null 为无界或从未",
      "lower end of the interval of the median, as sure as that of the share; null: none, or never",
    ),
  ),
  valueHigh: Maybe.pipe(
    described(
      "中位数的区间上限;null 为无界或从未",
      "upper end of the interval of the median; null: none, or never",
    ),
  ),
  p90: Maybe.pipe(
    described("测量值不利一侧的 90% 分位;null 为从未发生", "bad 90 % quantile; null: never"),
  ),
  p90Low: Maybe.pipe(
    described(
      "该分位的区间下限;null 为无界或从未",
      "lower end of the interval of that quantile; null: none, or never",
    ),
  ),
  p90High: Maybe.pipe(
    described(
      "该分位的区间上限;null 为无界或从未",
      "upper end of the interval of that quantile; null: none, or never",
    ),
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
      "假设套数:可断定至少多少套达到、至少多少套未达,其余未定;未涉及的另计",
      "sets: so many at least shown to hold, to fail; open; without a word on it",
    ),
  ),
  reason: Schema.NullOr(Text).pipe(
    described(
      "未检验的原因,或区间已越过可靠度仍未定的原因",
      "why it was not tested, or is undecided though the interval is past the reliability",
    ),
  ),
  warnings: Schema.Array(Text).pipe(described("提醒", "warnings")),
  curve: Schema.Array(
    Schema.Struct({ value: Schema.Finite, share: Share, low: Share, high: Share }),
  ).pipe(
    described(
      "测量值不差于 value 的重复所占比例,及其逐点 95% 区间(仅随机性)",
      "share of replications whose measurement is no worse than value, with its pointwise 95 % interval, chance alone",
    ),
  ),
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
  share: Share.pipe(
    described("该环节出现于多大比例的未达标", "share of these failures in which it is on the path"),
  ),
  ended: Schema.Finite.pipe(
    described(
      "出现时平均在起算后多少分钟完成",
      "mean minute since the clock started at which it ended",
    ),
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

/** Empty for the province and its cities. */
const Within = Schema.Struct({ zh: Schema.String, en: Schema.String }).pipe(
  described("所属,可为空", "what it lies in; may be empty"),
);

const PlaceResult = Schema.Struct({
  code: Schema.String.pipe(described("代码", "code")),
  name: Text.pipe(described("名称", "name")),
  within: Within,
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

const GroupResult = Schema.Struct({
  code: Schema.String.pipe(described("代码", "code")),
  name: Text.pipe(described("名称", "name")),
  within: Within,
  tier: Schema.Literals(["county", "city"]).pipe(described("县级或市级", "county or city")),
  hours: Schema.Array(
    Schema.Struct({
      from: Schema.Finite.pipe(described("时段起点(当地时)", "first hour of the band, local")),
      n: Count.pipe(described("涉及它的重复数", "replications that speak of it")),
      kept: Count.pipe(
        described("其中各处都达标的重复数", "of these, how many kept it in every place of it"),
      ),
    }),
  ).pipe(described("按开始时刻,每三小时一段", "by the hour of the start, three hours each")),
}).annotate({ title: "Group result" });

export type GroupResult = typeof GroupResult.Type;

const When = Schema.Struct({
  season: Schema.Literals(seasons).pipe(described("开始时的季节", "season at the start")),
  fromHour: Schema.Finite.pipe(
    described("开始时刻所在三小时段的起点(当地时)", "first of three hours of the start, local"),
  ),
  n: Count.pipe(described("涉及该目标的重复数", "replications that speak of somebody")),
  failed: Count.pipe(described("其中未达标的重复数", "of these, how many failed")),
}).annotate({ title: "When" });

export type When = typeof When.Type;

const Explanation = Schema.Struct({
  target: Schema.String.pipe(described("目标", "target")),
  when: Schema.Array(When).pipe(
    described("按季节和时段:何时未达标", "when it fails: by season and hour of the start"),
  ),
  steps: Schema.Array(Step).pipe(
    described("全部地方合计的关键路径", "the critical path over all places"),
  ),
  reached: Schema.Array(Schema.Struct({ minutes: Schema.Finite, share: Share })).pipe(
    described(
      "起算后多少分钟内,多大比例的地方(合计全部重复)已实现",
      "within so many minutes this share of the places, over all replications, had it",
    ),
  ),
  groups: Schema.Array(GroupResult).pipe(
    described("各县、市按时段", "counties and cities by the hour of the start"),
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

const ResourceUse = Schema.Struct({
  kind: Schema.NullOr(Schema.String).pipe(
    described(
      "力量种类;null 为等待画面的地方",
      "kind of unit; null: places that wait for a picture",
    ),
  ),
  name: Text.pipe(described("名称", "name")),
  units: Schema.NullOr(Schema.Struct({ least: Count, most: Count })).pipe(
    described(
      "台账中的数量,随假设套而异",
      "how many the inventory has, which may hang on the assumptions",
    ),
  ),
  over: Schema.Array(
    Schema.Struct({ hour: Schema.Finite, mean: Schema.Finite, low: Count, high: Count }),
  ).pipe(
    described(
      "起始后各时刻(小时):在用数的平均值和中间 80% 的重复所在范围",
      "by hours since the start: how many are in use, mean and the middle 80 % of replications",
    ),
  ),
}).annotate({ title: "Resource use" });

export type ResourceUse = typeof ResourceUse.Type;

/** How replications are drawn together. */
export const SamplingScheme = Schema.Struct({
  antithetic: Schema.Boolean.pipe(
    described("成对:第二次取第一次每个随机数的补数", "pairs, the second taking 1 - u for every u"),
  ),
  strata: Schema.Array(Schema.Literals(stratifiable)).pipe(
    described("分层抽取的项", "draws that are stratified"),
  ),
}).pipe(described("抽样方案;缺省为各自独立", "scheme of sampling; each by itself unless given"));

const TargetGain = Schema.Struct({
  id: Schema.String.pipe(described("目标", "target")),
  variant: Schema.NullOr(Schema.String).pipe(described("解释", "reading")),
  units: Count.pipe(
    described("测得增益所用的对数(或次数)", "pairs, or replications, it is measured on"),
  ),
  gain: Maybe.pipe(
    described(
      "同样次数下,独立抽样的方差与此方案方差之比,至多 100;null 为无从测得",
      "variance of the share under plain sampling over that under the scheme, 100 at most; null: nothing to measure",
    ),
  ),
  correlation: Maybe.pipe(described("一对之间的相关系数", "correlation within pairs")),
  between: Schema.Record(Schema.String, Share).pipe(
    described("各分层项所占方差比例", "share of the variance between the strata of each draw"),
  ),
  low: Maybe.pipe(
    described(
      "按实测方差的近似 95% 区间下限",
      "low end of the approximate 95 % interval by the measured variance",
    ),
  ),
  high: Maybe.pipe(described("近似区间上限", "its high end")),
  judgedOn: Schema.Literals(["all", "first of each pair"]).pipe(
    described(
      "结论所用的重复:对内趋同时只用每对第一次",
      "replications that the verdict counts: where pairs agree, the first of each alone",
    ),
  ),
}).annotate({ title: "Target gain" });

export type TargetGain = typeof TargetGain.Type;

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
  looks: Schema.Struct({
    at: Schema.Array(Count).pipe(
      described(
        "按计划在多少次重复时查看,末项为上限",
        "counts at which it was to be looked at, the last the limit",
      ),
    ),
    stoppedAt: Count.pipe(described("在多少次时停止", "the look at which it stopped")),
    rows: Count.pipe(
      described(
        "共同承担误差的行数",
        "rows that share the error: tested readings that chance moves",
      ),
    ),
    confidence: Share.pipe(
      described(
        "全部结论合计、全部区间合计的置信度",
        "confidence of all verdicts together, and of all intervals together",
      ),
    ),
    eachConfidence: Share.pipe(
      described("单个区间的置信度", "confidence of each interval by itself"),
    ),
  }).pipe(described("查看与置信度", "looks, and how sure")),
  sampling: Schema.optionalKey(
    Schema.Struct({ scheme: SamplingScheme, targets: Schema.Array(TargetGain) }).pipe(
      described(
        "抽样方案及其实测增益;独立抽样时略去",
        "scheme of sampling and what it was measured to gain; left out where each replication is drawn by itself",
      ),
    ),
  ),
  traceHash: Schema.String.pipe(
    described("全部重复的散列值,按次序", "hash of all replications in their order"),
  ),
  changes: Schema.Array(Schema.String).pipe(
    described("命令行对案例的改动", "changes made on the command line"),
  ),
  place: Schema.NullOr(Schema.Struct({ code: Schema.String, name: Text })).pipe(
    described("只答这一地方;null 为按原文", "speaks of this place alone; null: as written"),
  ),
  classification: Schema.NullOr(Schema.String).pipe(
    described("密级,按案例所写;null 为未写", "classification as the case states it; null: none"),
  ),
  hazards: Schema.Array(Schema.Literals(hazardKinds)).pipe(
    described("案例中的灾害种类", "kinds of hazard in the case"),
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
  use: Schema.Array(ResourceUse).pipe(
    described(
      "各类力量随时间的使用,及等待画面的地方数",
      "units in use over time, and places that wait",
    ),
  ),
  warnings: Schema.Array(Text).pipe(described("提醒", "warnings")),
}).annotate({ title: "Run result" });

export type RunResult = typeof RunResult.Type;
