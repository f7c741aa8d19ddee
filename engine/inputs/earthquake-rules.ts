import * as Schema from "effect/Schema";

import { choiceOf } from "./choice.ts";
import type { Choice } from "./choice.ts";
import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { angle, count, figure, length, number, share } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { Mark } from "./mark.ts";
import { SourceIds } from "./source.ts";
import { described, Prose, rule } from "./text.ts";
import type { Text } from "./text.ts";

/** Physics has no dice of its own here: chance enters by residuals, damage states and durations. */
const settled = <S extends Schema.Codec<Figure, unknown>>(schema: S): S["Rebuild"] =>
  schema.check(
    rule<Figure>(
      {
        zh: "value 或 ignorance(参数不逐次抽取,偶然性来自残差与损坏状态)",
        en: "value or ignorance: chance enters by residuals and damage states, not here",
      },
      (it) => it.kind !== "chance",
    ),
  );

const settledChoice = <W extends string>(schema: Schema.Codec<Choice<W>, unknown>) =>
  schema.check(
    rule<Choice<W>>(
      {
        zh: "value 或 ignorance(每套假设一种,不逐次抽取)",
        en: "value or ignorance: one for each set of assumptions, not drawn",
      },
      (it) => it.kind !== "chance",
    ),
  );

/** Which of several named ways is right is not known: one for each set of assumptions, by weight. */
const oneOf = <W extends string>(names: Readonly<Record<W, Text>>, zh: string, en: string) =>
  settledChoice(choiceOf(names, zh, en));

/** A quantity by seismic intensity, straight between its points, 0 below the first. */
const curve = (zh: string, en: string, most: number) =>
  Schema.Struct({
    intensity: Schema.Array(
      Schema.Finite.check(Schema.isBetween({ minimum: 1, maximum: 12 })),
    ).pipe(described("地震烈度", "seismic intensity")),
    value: Schema.Array(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: most }))),
    mark: Mark,
    source: SourceIds,
    note: Schema.optionalKey(Prose),
  })
    .check(
      rule(
        {
          zh: "烈度由小到大、数值不减,个数相同且不少于两个",
          en: "rising intensities, values that never fall, as many of both and at least two",
        },
        ({ intensity, value }) =>
          intensity.length === value.length &&
          intensity.length >= 2 &&
          intensity.every((at, i) => i === 0 || at > intensity[i - 1]) &&
          value.every((v, i) => i === 0 || v >= value[i - 1]),
      ),
    )
    .pipe(described(zh, en));

const time = (zh: string, en: string) => figure({ dimension: "duration", zh, en });

const occupancy = (zh: string, en: string) =>
  Schema.Struct({
    residential: settled(share(`${zh}在住宅内的比例`, `share at home, ${en}`)),
    nonResidential: settled(share(`${zh}在其他建筑内的比例`, `share in other buildings, ${en}`)),
  });

/** Classes of ground by GB 18306. */
const siteClasses = {
  I0: { zh: "Ⅰ0 类", en: "class I0" },
  I1: { zh: "Ⅰ1 类", en: "class I1" },
  II: { zh: "Ⅱ 类", en: "class II" },
  III: { zh: "Ⅲ 类", en: "class III" },
  IV: { zh: "Ⅳ 类", en: "class IV" },
} as const;

const siteClass = (zh: string, en: string) => oneOf(siteClasses, zh, en);

/** States of damage by HAZUS. */
const damageStates = {
  slight: { zh: "轻微损坏", en: "slight damage" },
  moderate: { zh: "中等损坏", en: "moderate damage" },
  extensive: { zh: "严重损坏", en: "extensive damage" },
  complete: { zh: "完全损坏", en: "complete damage" },
} as const;

const fromState = (zh: string, en: string) => oneOf(damageStates, zh, en);

/** Attenuation relations by their authors. */
const relations = {
  "yu-2013": { zh: "俞言祥等 2013", en: "Yu et al. 2013" },
  "wang-2000": { zh: "汪素云等 2000", en: "Wang et al. 2000" },
  "allen-2012-rupture": { zh: "Allen 等 2012(断层距)", en: "Allen et al. 2012, rupture distance" },
  "allen-2012-hypocentre": {
    zh: "Allen 等 2012(震源距)",
    en: "Allen et al. 2012, hypocentral distance",
  },
} as const;

/** How an earthquake shakes, damages and cuts off: every number of it that no publication fixes. */
export const EarthquakeRules = Schema.Struct({
  shaking: Schema.Struct({
    relation: oneOf(relations, "衰减关系", "attenuation relation"),
    intensityScale: oneOf(
      {
        "gbt-17742": { zh: "GB/T 17742—2020", en: "GB/T 17742-2020" },
        "worden-2012": { zh: "Worden 等 2012", en: "Worden et al. 2012" },
      },
      "由地震动换算烈度",
      "intensity from ground motion",
    ),
    depthTerm: settled(
      length("俞 2013 的深度项", "depth term of Yu 2013", { max: 40, limitsIn: "km" }),
    ),
    rockToClassTwo: settled(
      number("基岩到Ⅱ类场地的倍数", "class II ground over rock", { min: 0.5, max: 3 }),
    ),
    betweenShare: settled(
      share(
        "地震动离散中整个地震共有的比例",
        "share of the scatter of shaking that is common to the whole event",
      ),
    ),
    pgaPgvCorrelation: settled(share("PGA 与 PGV 残差的相关系数", "correlation of PGA and PGV")),
    correlationRange: settled(
      length("地震动残差的相关距离", "distance over which residuals of shaking are alike", {
        min: 1,
        max: 200,
        limitsIn: "km",
      }),
    ),
    conditioning: settled(
      count("每个场点所依的邻点数", "neighbours each site is conditioned on", { min: 1, max: 64 }),
    ),
    truncation: settled(number("残差截断(标准差)", "residuals cut at, sd", { min: 0.5, max: 6 })),
    lineFromMagnitude: settled(
      number("破裂长度起计的震级", "magnitude the rupture line begins at", { min: 5, max: 9 }),
    ),
    lineShare: settled(
      share("烈度圈沿断层拉长的程度", "how far the shaking is drawn out along the fault"),
    ),
    strike: angle("案例未给出时的断层走向", "strike where the case gives none", {
      min: 0,
      max: 360,
    }),
    siteClass: Schema.Struct({
      plain: siteClass("平原的场地类别", "site class of the plain"),
      hill: siteClass("丘陵的场地类别", "site class of hills"),
      mountain: siteClass("山地的场地类别", "site class of mountains"),
    }),
  }),
  aftershocks: Schema.Struct({
    region: oneOf(
      {
        "stable-continent": { zh: "稳定大陆", en: "stable continent" },
        "active-shallow": { zh: "活动浅源", en: "active shallow crust" },
      },
      "余震序列类型",
      "kind of aftershock sequence",
    ),
    smallest: settled(number("保留的最小震级", "smallest magnitude kept", { min: 2, max: 7 })),
    productivity: oneOf(
      {
        region: { zh: "区域一般序列", en: "sequences of the region" },
        bath: { zh: "巴特定律", en: "Bath's law" },
      },
      "产出率:区域一般序列,或巴特定律",
      "productivity: of the region's sequences, or by Bath's law",
    ),
    bathDifference: settled(
      number("最大余震与主震的震级差", "largest aftershock below the mainshock", {
        min: 0,
        max: 3,
      }),
    ),
    bathWithin: settled(time("巴特定律所及时段", "time Bath's law speaks of")),
    scatterShare: settled(share("横向散布与破裂长度之比", "scatter across over rupture length")),
    scatter: settled(length("横向散布下限", "least scatter across")),
  }),
  buildings: Schema.Struct({
    model: oneOf(
      { pager: { zh: "PAGER", en: "PAGER" }, hazus: { zh: "HAZUS", en: "HAZUS" } },
      "震害模型",
      "damage model",
    ),
    stockImprovement: settled(
      number(
        "现有房屋抗震较资料年代的改善(烈度度数)",
        "how much better buildings stand than those of the data, degrees of intensity",
        {
          min: -1,
          max: 3,
        },
      ),
    ),
    gradeStep: settled(
      number("相邻破坏等级的烈度差", "degrees from one grade to the next", { min: 0.2, max: 2 }),
    ),
    damageFromIntensity: settled(
      number("开始破坏的烈度", "intensity damage begins at", { min: 3, max: 7 }),
    ),
  }),
  people: Schema.Struct({
    night: occupancy("夜间", "night"),
    day: occupancy("白天", "day"),
    commute: occupancy("通勤时段", "commuting hours"),
    trappedInConcrete: settled(
      share("倒塌混凝土建筑内被埋压的比例", "share trapped in collapsed concrete"),
    ),
    survival: Schema.Struct({
      shape: settled(
        number("被埋压者存活曲线的形状", "shape of the survival curve of the trapped", {
          min: 0.1,
          max: 5,
        }),
      ),
      scale: settled(time("被埋压者存活时间的尺度", "time scale of the survival of the trapped")),
    }),
  }),
  bridges: Schema.Struct({
    closedFrom: fromState("封闭的最低损坏状态", "damage state a bridge is closed from"),
  }),
  roads: Schema.Struct({
    slides: curve("山区每公里崩滑阻断", "slides that block hill roads, per km", 50),
    cracks: curve("平原每公里路基损坏阻断", "breaks that block roads of the plain, per km", 50),
    debrisReach: settled(
      share("倒塌物堆积宽度与房高之比", "reach of debris over height of the front"),
    ),
  }),
  power: Schema.Struct({
    outFrom: fromState("停供的最低损坏状态", "damage state a substation is out from"),
    trips: curve("变电站跳闸概率", "probability that a substation trips", 1),
    outage: Schema.Struct({
      trip: time("跳闸停电", "outage after a trip"),
      slight: time("轻微损坏停电", "outage after slight damage"),
      moderate: time("中等损坏停电", "outage after moderate damage"),
      extensive: time("严重损坏停电", "outage after extensive damage"),
      complete: time("完全损坏停电", "outage after complete damage"),
    }),
  }),
  communications: Schema.Struct({
    destroyed: curve("基站毁坏概率", "probability that a base station is destroyed", 1),
    lineCut: curve("乡镇传输中断概率", "probability that the line to a place is cut", 1),
    battery: time("基站蓄电池时长", "battery of a base station"),
    lineRepair: time("传输修复时间", "repair of a cut line"),
  }),
}).annotate({ title: "Earthquake" });

export type EarthquakeRules = typeof EarthquakeRules.Type;

/** The file of the catalogue that holds them. */
export const earthquakeKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "earthquake",
    zh: "地震规则",
    en: "rules of earthquakes",
    names: [/(^|\/)catalogue\/earthquake\.ya?ml$/u],
    schema: EarthquakeRules,
  }),
];
