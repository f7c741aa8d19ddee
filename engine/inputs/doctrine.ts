import * as Schema from "effect/Schema";

import { procedureFigures } from "./doctrine-figures.ts";
import type { ProcedureFigureName } from "./doctrine-figures.ts";
import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { share } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { declares, Identifier, refersTo, refersToPlace } from "./identifier.ts";
import { Mark } from "./mark.ts";
import { wrongAt } from "./problem.ts";
import { SourceIds } from "./source.ts";
import { HazardKind, Tier } from "./stage.ts";
import { described, numberBetween, Prose, rule, someOf, Text, wholeBetween } from "./text.ts";

/** Where a rule of the doctrine stands written, and how sure that is. */
const basis = {
  clause: Schema.optionalKey(Prose.pipe(described("条款", "the clause"))),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
} as const;

/** A response level. Plans name and count them differently; rank 1 is the gravest. */
const Level = Schema.Struct({
  name: Text.pipe(described("名称,例如 Ⅰ级", "name, such as level I")),
  rank: wholeBetween(1, 9).pipe(described("次序,1 为最高", "order, 1 the gravest")),
  does: Schema.optionalKey(Text.pipe(described("该级别启动什么", "what it sets going"))),
  frontCommand: Schema.optionalKey(
    Schema.Boolean.pipe(described("设立前方指挥部", "a front command is set up")),
  ),
  ...basis,
}).annotate({ title: "Level" });

/** A post that knows, decides or gives orders. */
const Post = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  tier: Tier,
  kind: Schema.Literals(["headquarters", "duty", "office", "field"]).pipe(
    described("指挥部、值班室、办事机构或前方", "headquarters, duty room, office, or in the field"),
  ),
  hazards: Schema.optionalKey(
    someOf(HazardKind).pipe(described("负责的灾种;缺省全部", "its hazards; all unless given")),
  ),
  reportsTo: Schema.optionalKey(refersTo("role", "向何岗位报告", "the post it reports to")),
  ...basis,
}).annotate({ title: "Post" });

const amount = Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0));

/** What of a picture a rule looks at. */
export const criteria = {
  magnitude: { zh: "震级", en: "magnitude" },
  intensity: { zh: "最高烈度", en: "highest intensity" },
  deadOrMissing: { zh: "死亡失踪人数", en: "dead and missing" },
  injured: { zh: "受伤人数", en: "injured" },
  relocated: { zh: "转移安置人数", en: "people relocated" },
  roomsCollapsed: { zh: "倒塌和严重损坏房屋间数", en: "rooms collapsed or badly damaged" },
  silentTowns: { zh: "失联乡镇数", en: "towns without contact" },
  populationDensity: {
    zh: "震中所在县人口密度(人/平方公里)",
    en: "residents per km2 of the county of the epicentre",
  },
  burntHa: { zh: "过火面积(公顷)", en: "burnt area, ha" },
  hoursUncontrolled: { zh: "未控制小时数", en: "hours without control" },
  warningColour: { zh: "预警颜色,蓝 1 至红 4", en: "colour of the warning, blue 1 to red 4" },
} as const satisfies Record<string, Text>;

export type Criterion = keyof typeof criteria;

const Between = Schema.Struct({
  atLeast: Schema.optionalKey(amount.pipe(described("不小于", "at least"))),
  below: Schema.optionalKey(amount.pipe(described("小于", "below"))),
})
  .check(
    rule(
      {
        zh: "写 atLeast、below 或两者,且前者较小",
        en: "atLeast, below or both, the first smaller",
      },
      (it) =>
        (it.atLeast !== undefined || it.below !== undefined) &&
        (it.atLeast ?? 0) < (it.below ?? Infinity),
    ),
  )
  .annotate({ title: "Between" });

const When = Schema.Struct({
  ...(Object.fromEntries(
    Object.entries(criteria).map(([name, { zh, en }]) => [
      name,
      Schema.optionalKey(Between.pipe(described(zh, en))),
    ]),
  ) as { readonly [N in Criterion]: Schema.optionalKey<typeof Between> }),
  dense: Schema.optionalKey(
    Schema.Boolean.pipe(
      described(
        "震中在人口较密集地区,即密度达到 figures.denseFrom",
        "the epicentre lies where people live close together: figures.denseFrom or more",
      ),
    ),
  ),
}).check(
  rule({ zh: "至少一个条件", en: "at least one condition" }, (it) => Object.keys(it).length > 0, {
    minProperties: 1,
  }),
);

/** When a tier declares a level: any of the conditions, in each of which everything must hold. */
const Activation = Schema.Struct({
  hazard: HazardKind,
  tier: Tier,
  level: refersTo("level", "级别标识,见 levels", "id of a level"),
  anyOf: someOf(When).pipe(
    described("满足任一组条件即启动;组内须同时满足", "any of these; inside one, all must hold"),
  ),
  covers: Schema.Literals(["struck", "named", "whole"]).pipe(
    described(
      "范围:受灾的下级行政区、点名的地区、或全境",
      "where it holds: the parts struck, those named, or all of it",
    ),
  ),
  ...basis,
}).annotate({ title: "Activation" });

/** What a unit can be sent for. */
const purposeNames = [
  "rescue",
  "search",
  "picture",
  "communications",
  "assessment",
  "command",
  "medical",
  "road-clearing",
  "reserve",
] as const;

/** What a tier sends for at a level. */
const Mobilisation = Schema.Struct({
  hazard: HazardKind,
  tier: Tier,
  level: refersTo("level", "级别标识,见 levels", "id of a level"),
  skill: Identifier.pipe(described("任务能力,见种类目录", "a skill of the catalogue")),
  kinds: Schema.optionalKey(
    someOf(refersTo("kind", "队伍种类", "a kind of the catalogue")).pipe(
      described(
        "只用这些种类;缺省凡有此能力者",
        "these kinds only; all with the skill if left out",
      ),
    ),
  ),
  units: wholeBetween(0, 10_000).pipe(described("支数", "how many units")),
  per: Schema.optionalKey(
    Schema.Literals(["event", "county", "town"]).pipe(
      described(
        "支数是整个事件的,还是每个受灾县、每个受灾乡镇的;缺省整个事件",
        "so many for the event, for each county struck or for each town struck; for the event if left out",
      ),
    ),
  ),
  perCity: Schema.optionalKey(
    wholeBetween(1, 10_000).pipe(described("每市至多几支", "at most so many out of one city")),
  ),
  share: Schema.optionalKey(
    share("每支出动人员的比例;缺省全部", "share of a unit's people that go; all if left out").check(
      rule<Figure>(
        { zh: "value 或 ignorance", en: "value or ignorance: it is not drawn" },
        (it) => it.kind !== "chance",
      ),
    ),
  ),
  purpose: Schema.optionalKey(
    Schema.Literals(purposeNames).pipe(described("任务;缺省救援", "what for; rescue if left out")),
  ),
  from: Schema.Literals(["same", "neighbour", "zone", "province"]).pipe(
    described(
      "本地、相邻、协作区或全省",
      "from the place itself, neighbours, the zone, the province",
    ),
  ),
  onAlarm: Schema.optionalKey(
    Schema.Literals(["muster", "go"]).pipe(
      described(
        "核实之前即预先集结或出动;缺省待定级后下令",
        "before anything is confirmed: muster and wait, or go; ordered when the level is decided if left out",
      ),
    ),
  ),
  fittedTo: Schema.optionalKey(
    refersTo(
      "event",
      "拟合所用的事件;它不能再检验这一条",
      "the event this is fitted to, which no longer tests it",
    ),
  ),
  ...basis,
}).annotate({ title: "Mobilisation" });

/** Cities that help each other. */
const Zone = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  cities: Schema.optionalKey(
    someOf(refersToPlace("地级市代码", "code of a city")).pipe(
      described("成员;不知道就不写", "its members; left out where they are not known"),
    ),
  ),
  hazards: Schema.optionalKey(someOf(HazardKind).pipe(described("灾种", "hazards"))),
  ...basis,
}).annotate({ title: "Zone" });

/** A decision that code takes by name, with its arguments. */
const Policy = Schema.Struct({
  policy: Identifier.pipe(
    described("策略名称,见 muster 的策略表", "name of a policy in the register"),
  ),
  arguments: Schema.optionalKey(
    Schema.Record(Schema.String, Schema.Union([Schema.Finite, Schema.Boolean, Identifier])).pipe(
      described("参数", "its arguments"),
    ),
  ),
  ...basis,
}).annotate({ title: "Policy" });

/** The decisions that have policies. */
export const decisions = {
  dispatch: { zh: "派谁去", en: "who is sent" },
  picture: { zh: "用什么取图", en: "what gets the picture" },
  reinforcement: { zh: "向谁增援", en: "who is reinforced" },
  reserve: { zh: "留多少预备队", en: "what is kept back" },
  route: { zh: "走哪条路", en: "which road is taken" },
} as const satisfies Record<string, Text>;

export type Decision = keyof typeof decisions;

const policies = Schema.Struct(
  Object.fromEntries(
    Object.entries(decisions).map(([name, { zh, en }]) => [
      name,
      Schema.optionalKey(Policy.pipe(described(zh, en))),
    ]),
  ) as { readonly [N in Decision]: Schema.optionalKey<typeof Policy> },
);

const Switches = Schema.Struct({
  townsActFirst: Schema.Boolean.pipe(
    described("乡镇有临机处置权", "towns may act before they are told"),
  ),
  leapfrogReports: Schema.Boolean.pipe(described("可越级报告", "reports may skip a level")),
  citizenVideoCounts: Schema.Boolean.pipe(
    described("群众视频算作画面", "a citizen's video counts as a picture"),
  ),
});

/** How far an earthquake is taken to reach before anybody has reported: a rule of thumb by magnitude. */
const BlindEstimate = Schema.Struct({
  magnitude: Schema.Array(numberBetween(3, 9)).pipe(
    described("震级,由小到大", "magnitudes, rising"),
  ),
  radius_km: Schema.Array(numberBetween(0, 500)).pipe(
    described("可能受灾半径", "radius within which towns may be struck", { unit: "km" }),
  ),
  ...basis,
})
  .check(
    rule(
      {
        zh: "震级由小到大、半径不减,个数相同且不少于两个",
        en: "rising magnitudes, radii that never fall, as many of both and at least two",
      },
      ({ magnitude, radius_km }) =>
        magnitude.length === radius_km.length &&
        magnitude.length >= 2 &&
        magnitude.every((at, i) => i === 0 || at > magnitude[i - 1]) &&
        radius_km.every((at, i) => i === 0 || at >= radius_km[i - 1]),
    ),
  )
  .annotate({ title: "BlindEstimate" });

/** How a call-out goes down the chain. */
const CallOutRule = Schema.Struct({
  from: Schema.Literals(["province", "city"]).pipe(described("由谁下达拉动指令", "who calls out")),
  flat: Schema.Boolean.pipe(
    described(
      "同时直接通知市、县、乡镇;否则逐级下达",
      "city, county and town are told at once; otherwise each tells the next",
    ),
  ),
  ...basis,
}).annotate({ title: "CallOutRule" });

/** The rules by which posts learn, decide and give orders. */
export const DoctrineFile = Schema.Struct({
  id: declares("doctrine", "预案规则标识", "id of the doctrine"),
  name: Text.pipe(described("名称", "name")),
  levels: Schema.Record(declares("level", "级别标识", "id of the level"), Level)
    .check(
      rule(
        { zh: "至少一个级别,次序不重复", en: "at least one level, each with a rank of its own" },
        (levels) => {
          const ranks = Object.values(levels).map(({ rank }) => rank);
          return ranks.length > 0 && new Set(ranks).size === ranks.length;
        },
        { minProperties: 1 },
      ),
    )
    .pipe(described("响应级别", "response levels")),
  posts: Schema.Record(declares("role", "岗位标识", "id of the post"), Post).pipe(
    described("岗位", "posts"),
  ),
  activation: Schema.Array(Activation).pipe(described("启动条件", "when a level is declared")),
  mobilisation: Schema.Array(Mobilisation).pipe(
    described("各级别出动什么", "what is sent for at each level"),
  ),
  zones: Schema.optionalKey(
    Schema.Record(Identifier, Zone).pipe(described("协作区", "zones of mutual help")),
  ),
  blindEstimate: Schema.optionalKey(
    BlindEstimate.pipe(described("震后盲估范围", "reach of an earthquake before reports")),
  ),
  callOut: Schema.optionalKey(CallOutRule.pipe(described("可视化拉动", "the call-out"))),
  policies: Schema.optionalKey(policies.pipe(described("策略", "policies by decision"))),
  switches: Schema.optionalKey(Switches.pipe(described("开关", "switches"))),
  figures: Schema.Struct(
    Object.fromEntries(
      Object.entries(procedureFigures).map(([name, schema]) => [name, Schema.optionalKey(schema)]),
    ) as unknown as {
      readonly [N in ProcedureFigureName]: Schema.optionalKey<Schema.Codec<Figure, unknown>>;
    },
  ).pipe(described("程序各步的时长与概率", "how long steps take and how often they succeed")),
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    Schema.makeFilter(
      (it) => {
        const chief = (id: string): string | undefined => it.posts[id]?.reportsTo;
        const circle = Object.keys(it.posts).find((id) => {
          const seen = new Set([id]);
          for (let next = chief(id); next !== undefined; next = chief(next)) {
            if (seen.has(next)) return true;
            seen.add(next);
          }
          return false;
        });
        return circle === undefined
          ? undefined
          : wrongAt(["posts", circle, "reportsTo"], {
              zh: "报告关系不成环",
              en: "a chain of reports that does not return",
            });
      },
      { toJsonSchema: () => [{}, true] },
    ),
  )
  .annotate({ title: "Doctrine" });

export type DoctrineFile = typeof DoctrineFile.Type;

export const doctrineKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "doctrine",
    zh: "预案规则",
    en: "doctrine",
    names: [/(^|\/)doctrine([-.][^/]*)?\.ya?ml$/u],
    schema: DoctrineFile,
  }),
];
