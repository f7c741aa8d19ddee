import * as Schema from "effect/Schema";

import { verdicts } from "./run-result.ts";
import type { VerdictWord } from "./run-result.ts";
import { described, numberBetween, Text } from "./text.ts";

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0));
const Share = numberBetween(0, 1);
const Maybe = Schema.NullOr(Schema.Finite);

/** Version of this document. */
export const COMPARISON_VERSION = 1;

/** Words for differences, as they stand in results. */
export const differenceWords = {
  better: { zh: "较好", en: "better" },
  worse: { zh: "较差", en: "worse" },
  tie: { zh: "分不出", en: "tie" },
  same: { zh: "逐场相同", en: "same" },
  depends: { zh: "取决于假设", en: "depends" },
  "not tested": { zh: "不适用", en: "not tested" },
} as const satisfies Record<string, Text>;

export type DifferenceWordId = keyof typeof differenceWords;

const Word = Schema.Literals(
  Object.keys(differenceWords) as [DifferenceWordId, ...DifferenceWordId[]],
).pipe(
  described(
    "better 与 worse 为已显示;tie 未显示差别;same 每场灾害都相同;depends 随假设而异",
    "better and worse are shown; tie: no difference is shown; same: alike in every disaster; depends: one way in some sets of assumptions, the other in others",
  ),
);

/** An estimate with the ends of its interval; null is infinite, or nothing to estimate from. */
const Estimate = Schema.Struct({ estimate: Maybe, low: Maybe, high: Maybe }).annotate({
  title: "Estimate",
});

export type Estimate = typeof Estimate.Type;

const KeptCount = Schema.Struct({ passes: Count, n: Count }).annotate({ title: "Kept" });

const PlaceChange = Schema.Struct({
  code: Schema.String.pipe(described("代码", "code")),
  name: Text.pipe(described("名称", "name")),
  within: Schema.Struct({ zh: Schema.String, en: Schema.String }).pipe(
    described("所属,可为空", "what it lies in; may be empty"),
  ),
  base: KeptCount.pipe(described("现状:达标次数与涉及次数", "kept and spoken of, as it stands")),
  variant: KeptCount.pipe(
    described("变体:达标次数与涉及次数", "kept and spoken of, with the variant"),
  ),
  difference: Estimate.pipe(
    described(
      "达标比例之差;区间按独立样本计算,不会偏窄,并按地点数校正",
      "difference of the shares kept; its interval is that of samples of their own, never too narrow, corrected for the number of places",
    ),
  ),
}).annotate({ title: "Place change" });

export type PlaceChangeResult = typeof PlaceChange.Type;

const WhenChange = Schema.Struct({
  hours: Schema.NullOr(Schema.Tuple([Schema.Int, Schema.Int])).pipe(
    described(
      "开始时刻所在时段 [起, 止);null 为季节行",
      "hours of the start, from and up to; null: a season",
    ),
  ),
  season: Schema.NullOr(Schema.String).pipe(described("季节;null 为时段行", "season; null: hours")),
  n: Count,
  gained: Count,
  lost: Count,
  difference: Estimate,
}).annotate({ title: "When change" });

export type WhenChangeResult = typeof WhenChange.Type;

const Sets = Schema.Struct({
  better: Count,
  worse: Count,
  same: Count,
  shownBetter: Count,
  shownWorse: Count,
}).pipe(
  described(
    "假设套数:所见较好(达标更多,相同则量值更好)、较差、相同;以及已显示较好、较差",
    "sets of assumptions seen better (more passes, or as many with better measurements), worse, the same; and those shown to be",
  ),
);

const Measured = Schema.Struct({
  word: Word,
  better: Count,
  worse: Count,
  same: Count,
  onlyVariant: Count.pipe(
    described(
      "现状从未发生而变体发生的灾害",
      "disasters in which it happens with the variant only",
    ),
  ),
  onlyBase: Count.pipe(described("反之", "the other way round")),
  mean: Estimate.pipe(
    described("两者都发生时的平均变化(t 区间)", "mean change where both happened (t interval)"),
  ),
  finite: Count.pipe(described("两者都发生的灾害数", "disasters in which both happened")),
  quantiles: Schema.Array(Schema.Struct({ p: Share, change: Estimate })).pipe(
    described(
      "逐灾变化的分位数及其不依赖分布的区间;estimate 为 null:一边从未发生",
      "quantiles of the change disaster by disaster with distribution-free intervals; estimate null: one side never",
    ),
  ),
}).pipe(described("测量值之差,变体减现状", "difference of the measurement, variant less base"));

const Difference = Schema.Struct({
  arm: Schema.String.pipe(described("变体", "the variant")),
  word: Word,
  n: Count.pipe(described("成对的灾害数", "disasters paired")),
  oneOnly: Count.pipe(
    described("只在一边涉及该目标的灾害数", "disasters in which only one arm speaks of it"),
  ),
  gained: Count.pipe(described("由未达变为达标的灾害", "disasters gained")),
  lost: Count.pipe(described("由达标变为未达的灾害", "disasters lost")),
  passShare: Estimate.pipe(
    described(
      "达标比例之差,变体减现状,成对区间(已按目标数与方案对数校正)",
      "difference of pass shares, variant less base, paired interval, corrected for targets and pairs of arms",
    ),
  ),
  unpaired: Estimate.pipe(
    described(
      "若两边各用各的灾害:同样把握的区间",
      "the interval of the same confidence, had each arm had disasters of its own",
    ),
  ),
  factor: Maybe.pipe(
    described(
      "不成对区间与成对区间宽度之比",
      "width of the unpaired interval over that of the paired one",
    ),
  ),
  sets: Sets,
  measured: Measured,
  costPerPoint: Schema.NullOr(Estimate).pipe(
    described(
      "每多一个百分点达标的费用(元);high 为 null:差别未显示,可以任意大",
      "yuan for each percentage point of disasters gained; high null: no gain is shown, it can be any amount",
    ),
  ),
  when: Schema.Array(WhenChange).pipe(
    described(
      "按时段和季节的得失,按行数校正",
      "gains and losses by hours and season, corrected for their number",
    ),
  ),
  places: Schema.NullOr(
    Schema.Struct({
      of: Count.pipe(described("涉及的地点数", "places spoken of")),
      gaining: Schema.Array(PlaceChange),
      losing: Schema.Array(PlaceChange),
    }),
  ).pipe(
    described(
      "得失最多的地点;null 为未逐地说明",
      "places that gain and lose most; null: not explained place by place",
    ),
  ),
}).annotate({ title: "Difference" });

export type DifferenceResult = typeof Difference.Type;

const ArmTarget = Schema.Struct({
  arm: Schema.String,
  group: Schema.String.pipe(
    described(
      "字母:有共同字母的方案之间未显示差别,a 最好",
      "letters: arms that share one are not told apart, a the best",
    ),
  ),
  verdict: Schema.Literals(Object.keys(verdicts) as [VerdictWord, ...VerdictWord[]]),
  estimate: Maybe.pipe(described("达标的重复所占比例", "share of replications that pass")),
  low: Maybe,
  high: Maybe,
  n: Count,
  value: Maybe.pipe(
    described("测量值的中位数;null 为从未发生", "median of the measurement; null: never"),
  ),
  p90: Maybe.pipe(
    described("不利一侧的 90% 分位;null 为从未发生", "bad 90 % quantile; null: never"),
  ),
  assumptionShare: Maybe,
}).annotate({ title: "Arm on a target" });

export type ArmTargetResult = typeof ArmTarget.Type;

const ComparedTarget = Schema.Struct({
  id: Schema.String,
  variant: Schema.NullOr(Schema.String).pipe(
    described("解释;null 为原文本身", "the reading; null: the promise as it stands"),
  ),
  name: Text,
  variantName: Schema.NullOr(Text),
  reliability: Share,
  unit: Schema.String.pipe(described("测量值的单位", "unit of the measurement")),
  arms: Schema.Array(ArmTarget).pipe(
    described("各方案,现状在前", "the arms, the case as it stands first"),
  ),
  differences: Schema.Array(Difference).pipe(
    described("各变体与现状之差", "each variant against the case as it stands"),
  ),
}).annotate({ title: "Compared target" });

export type ComparedTarget = typeof ComparedTarget.Type;

const Arm = Schema.Struct({
  id: Schema.String.pipe(
    described("方案;现状为 as-it-stands", "the arm; as-it-stands for the case itself"),
  ),
  name: Text,
  file: Schema.NullOr(Schema.String).pipe(
    described("变体文件;null 为现状", "file of the variant; null: the case"),
  ),
  cost: Schema.NullOr(
    Schema.Struct({
      yuan: Schema.Finite,
      mark: Schema.String,
      source: Schema.Array(Schema.String),
    }),
  ).pipe(described("所述费用", "cost as stated")),
  traceHash: Schema.String.pipe(described("所有重复的散列值", "hash over all replications")),
  kept: Maybe.pipe(
    described(
      "每场灾害中守住的承诺(原文,由推演检验者;只看台账的不计,除非别无其他)所占比例的平均",
      "mean share of the promises as they stand that are kept in a disaster; those read off the ledger count only where there are no others",
    ),
  ),
  keptDifference: Schema.NullOr(Estimate).pipe(
    described(
      "与现状之差,成对区间(对任意分布成立,已校正);null 为现状",
      "difference from the case as it stands, paired interval for any distribution, corrected; null: the case itself",
    ),
  ),
  rank: Schema.Int.pipe(described("按守住的承诺排名,1 最好", "place by promises kept, 1 the best")),
  group: Schema.String.pipe(
    described("字母:有共同字母即并列", "letters: arms that share one are tied"),
  ),
  words: Schema.Struct({
    better: Count,
    worse: Count,
    tie: Count,
    same: Count,
    depends: Count,
  }).pipe(
    described(
      "与现状相比,各结论的行数(含各种解释)",
      "rows by word against the case, readings included",
    ),
  ),
  measured: Schema.Struct({ better: Count, worse: Count }).pipe(
    described(
      "与现状相比,量值已显示较好、较差的行数",
      "rows in which the measurement is shown better and worse than the case's",
    ),
  ),
}).annotate({ title: "Arm" });

export type ComparedArm = typeof Arm.Type;

/** What `muster compare --json` prints for a case, and `comparison.json` keeps. */
export const CaseComparison = Schema.Struct({
  version: Schema.Literal(COMPARISON_VERSION).pipe(
    described("文件格式版本", "version of this format"),
  ),
  case: Schema.String.pipe(described("案例", "case")),
  name: Text,
  seed: Schema.Int,
  replications: Count,
  assumptionSets: Count,
  changes: Schema.Array(Schema.String).pipe(
    described("命令行的收窄,对所有方案生效", "narrowing by the command line, of all arms"),
  ),
  error: Share.pipe(
    described(
      "族错误率:达标比例一族,测量值另一族",
      "family-wise error, of pass shares as one family and measurements as another",
    ),
  ),
  rows: Count.pipe(described("检验的行数", "rows tested")),
  pairs: Count.pipe(described("两两比较的方案对数", "pairs of arms compared")),
  arms: Schema.Array(Arm).pipe(
    described("各方案,现状在前", "the arms, the case as it stands first"),
  ),
  targets: Schema.Array(ComparedTarget),
}).annotate({ title: "Case comparison" });

export type CaseComparison = typeof CaseComparison.Type;

/** What `muster compare --json` prints: one comparison for each case. */
export const ComparisonResult = Schema.Struct({
  version: Schema.Literal(COMPARISON_VERSION),
  cases: Schema.Array(CaseComparison).pipe(described("各案例", "the cases, in their order")),
}).annotate({ title: "Comparison result" });

export type ComparisonResult = typeof ComparisonResult.Type;
