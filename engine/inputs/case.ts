import * as Schema from "effect/Schema";

import { choiceOf } from "./choice.ts";
import { documentKind, fileOf } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { angle, duration, length, number } from "./figure.ts";
import { declares, Identifier, refersTo, refersToPlace } from "./identifier.ts";
import { Position } from "./position.ts";
import { wrongAt } from "./problem.ts";
import { Day, SourceIds } from "./source.ts";
import { Mark } from "./mark.ts";
import { described, numberBetween, Prose, rule, someOf, Text, wholeBetween } from "./text.ts";

/** Seasons by the months they hold: winter is December to February. */
export const seasons = ["spring", "summer", "autumn", "winter"] as const;

export type Season = (typeof seasons)[number];

/** What the seasons are called. */
const seasonNames = {
  spring: { zh: "春季", en: "spring" },
  summer: { zh: "夏季", en: "summer" },
  autumn: { zh: "秋季", en: "autumn" },
  winter: { zh: "冬季", en: "winter" },
} as const satisfies Record<Season, Text>;

/** The weather as far as it stops aircraft, slows roads and cuts links. */
export const weathers = ["clear", "cloudy", "rain", "heavy-rain", "fog", "snow", "gale"] as const;

export type Weather = (typeof weathers)[number];

/** What they are called. */
const weatherNames = {
  clear: { zh: "晴", en: "clear" },
  cloudy: { zh: "多云", en: "cloudy" },
  rain: { zh: "雨", en: "rain" },
  "heavy-rain": { zh: "大到暴雨", en: "heavy rain" },
  fog: { zh: "雾", en: "fog" },
  snow: { zh: "雪", en: "snow" },
  gale: { zh: "大风", en: "gale" },
} as const satisfies Record<Weather, Text>;

/** A word of the weather in both languages; what is none of them as it is. */
export const weatherText = (word: string): Text => {
  const weather = weathers.find((each) => each === word);
  return weather === undefined ? { zh: word, en: word } : weatherNames[weather];
};

/** `02:33` or `02:33:20`, by the clock of the case. */
export const ClockTime = Schema.String.check(
  rule({ zh: "时刻,例如 02:33", en: "a time of day such as 02:33" }, (time) =>
    /^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$/u.test(time),
  ),
);

/** When it begins. A recorded event gives day and time; otherwise season and hour, known or drawn. */
export const Start = Schema.Struct({
  day: Schema.optionalKey(Day.pipe(described("日期", "day"))),
  time: Schema.optionalKey(ClockTime.pipe(described("时刻", "time of day"))),
  season: Schema.optionalKey(choiceOf(seasonNames, "季节", "season")),
  hour: Schema.optionalKey(
    duration("自零时起的小时数", "hours since midnight", { max: 24, limitsIn: "h" }),
  ),
  weather: Schema.optionalKey(choiceOf(weatherNames, "天气", "weather")),
  utcOffset: numberBetween(-12, 14).pipe(
    described("时钟与世界时之差;北京时间为 8", "the clock's difference from universal time", {
      unit: "h",
    }),
  ),
})
  .check(
    rule(
      {
        zh: "day 与 season 恰好写一个,time 与 hour 恰好写一个",
        en: "exactly one of day and season, and exactly one of time and hour",
      },
      (it) =>
        (it.day === undefined) !== (it.season === undefined) &&
        (it.time === undefined) !== (it.hour === undefined),
    ),
  )
  .pipe(described("开始的时间和天气", "when it begins, and in what weather"));

export type Start = typeof Start.Type;

/** No disaster: posts are called out to show a picture of a place, as drills do. */
export const CallOut = Schema.Struct({
  kind: Schema.tag("call-out"),
  places: Schema.optionalKey(
    someOf(refersToPlace("县或乡镇代码", "code of a county or town")).pipe(
      described(
        "可能被抽中的地方;缺省为全区域",
        "places that can be drawn; the whole region unless given",
      ),
    ),
  ),
  weight: Schema.Literals(["equal", "population"]).pipe(
    described("抽取方式:各乡镇均等,或按人口", "how towns are drawn: alike, or by population"),
  ),
  scenes: wholeBetween(1, 500).pipe(described("同时拉动的地点数", "places called out at once")),
}).pipe(described("无灾害的可视化拉动", "a call-out for a picture without a disaster"));

export type CallOut = typeof CallOut.Type;

/** An earthquake. Magnitude is Ms, as Chinese catalogues give it. */
export const Earthquake = Schema.Struct({
  kind: Schema.tag("earthquake"),
  magnitude: number("面波震级 Ms", "surface-wave magnitude Ms", { min: 3, max: 9 }),
  epicentre: Schema.Union([
    Position,
    Schema.Struct({
      place: refersToPlace("乡镇或县的代码", "code of a town or county"),
    }).annotate({ title: "Place" }),
  ]).pipe(
    described(
      "震中:坐标,或乡镇、县城所在地",
      "epicentre: coordinates, or where a town or the seat of a county lies",
    ),
  ),
  depth: length("震源深度", "depth of the hypocentre", { max: 100, limitsIn: "km" }),
  strike: Schema.optionalKey(
    angle("断层走向,自北顺时针;缺省由模型给出", "strike of the fault, clockwise from north", {
      min: 0,
      max: 360,
    }),
  ),
  shakemap: Schema.optionalKey(
    Schema.String.check(
      rule({ zh: "XML 文件的相对路径", en: "the relative path of an XML file" }, (path) =>
        /^(\.\.?\/)*[^/\s\\:]+(\/[^/\s\\:]+)*\.xml$/u.test(path),
      ),
    ).pipe(
      described(
        "主震的地震动取自该 ShakeMap grid.xml,不再由衰减关系给出",
        "take the shaking of the main shock from this ShakeMap grid.xml instead of a relation",
      ),
    ),
  ),
  after: Schema.optionalKey(
    duration("相对开始的时刻,缺省 0", "time after the start, 0 unless given"),
  ),
}).pipe(described("地震", "an earthquake"));

export type Earthquake = typeof Earthquake.Type;

/** Kinds of hazard, as results name them. */
export const hazardKinds = ["call-out", "earthquake"] as const satisfies ReadonlyArray<
  Hazard["kind"]
>;

/** The hazards a case can name. A new hazard adds its form here. */
export const Hazard = Schema.Union([CallOut, Earthquake]);

export type Hazard = typeof Hazard.Type;

/** What a scene loses besides: 三断. */
export const services = ["power", "network", "road"] as const;

export type Service = (typeof services)[number];

/** One change of an input: the path as in the file, and what stands there instead. */
export const Changes = Schema.Record(
  Schema.String.check(
    rule(
      {
        zh: "路径,例如 doctrine.figures.consultation.value",
        en: "a path such as case.horizon.value",
      },
      (path) => /^[A-Za-z0-9][\w-]*(\.[\w-]+)*$/u.test(path),
    ),
  ),
  Schema.Union([Schema.String, Schema.Finite, Schema.Boolean, Schema.Unknown]),
).pipe(described("改动:路径与新值", "changes: path and new value"));

/** A case: a region and its forces, a disaster, a time, promises, and how long to watch. */
export const Case = Schema.Struct({
  id: declares("case", "案例标识", "id of the case"),
  name: Text.pipe(described("名称", "name")),
  about: Schema.optionalKey(Text.pipe(described("简介", "what it is about"))),
  classification: Schema.optionalKey(
    Prose.pipe(
      described(
        "密级,印在报告和简报上,例如 内部;缺省由人填写",
        "classification printed on report and brief, such as internal; left to be filled in unless given",
      ),
    ),
  ),
  event: Schema.optionalKey(
    refersTo(
      "event",
      "重演的真实事件;由它拟合的数值不能再由它检验",
      "the real event it replays; figures fitted to it are not tested by it",
    ),
  ),
  region: fileOf("region", "区域文件", "file of the region"),
  inventory: fileOf("inventory", "台账文件", "file of the inventory"),
  doctrine: fileOf("doctrine", "预案规则文件", "file of the doctrine"),
  hazards: someOf(Hazard).pipe(described("灾害,可连环", "hazards, one or a chain")),
  start: Start,
  targets: Schema.Struct({
    files: someOf(fileOf("targets", "目标文件", "file of targets")),
    only: Schema.optionalKey(
      someOf(refersTo("target", "目标标识", "id of a target")).pipe(
        described("只检验这些目标", "test these only"),
      ),
    ),
  }).pipe(described("要检验的承诺", "the promises to test")),
  horizon: duration("推演时长", "how long to watch", { min: 1, max: 1440, limitsIn: "h" }),
  assumptionSets: Schema.optionalKey(
    wholeBetween(1, 4096).pipe(
      described("假设套数,缺省 32", "sets of assumptions, 32 unless given"),
    ),
  ),
  without: Schema.optionalKey(
    someOf(Identifier).pipe(
      described(
        "没有这些:现场的 power、network、road,或台账中的单位、种类、类别、任务能力",
        "without these: power, network, road at the scene, or units, kinds, classes or skills of the inventory",
      ),
    ),
  ),
  changes: Schema.optionalKey(Changes),
  mark: Mark,
  source: SourceIds,
  note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
})
  .check(
    Schema.makeFilter(
      (it) => {
        const seen = it.targets.files;
        const twice = seen.findIndex((file, i) => seen.indexOf(file) < i);
        return twice === -1
          ? undefined
          : wrongAt(["targets", "files", twice], {
              zh: "每个文件只写一次",
              en: "each file once",
            });
      },
      { toJsonSchema: () => [{}, true] },
    ),
  )
  .annotate({ title: "Case" });

export type Case = typeof Case.Type;

export const caseKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "case",
    zh: "案例",
    en: "case",
    names: [/(^|\/)cases\/[^/]+\.ya?ml$/u],
    schema: Case,
  }),
];
