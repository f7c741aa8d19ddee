import * as Schema from "effect/Schema";

import { weathers } from "./case.ts";
import type { Weather } from "./case.ts";
import { documentKind } from "./file-kind.ts";
import type { FileKind } from "./file-kind.ts";
import { duration, length, number, share, speed } from "./figure.ts";
import { described, Text } from "./text.ts";

/** Which of the shares of speed in roads.yaml holds in a weather. */
const roadStates = ["dry", "heavyRain", "snow"] as const;

const WeatherKind = Schema.Struct({
  name: Text.pipe(described("名称", "name")),
  visibility: length("能见度", "visibility"),
  ceiling: Schema.optionalKey(
    length("云底高;不写即无云底限制", "height of the cloud base; none unless given"),
  ),
  wind: speed("平均风速", "mean wind"),
  gust: number("阵风与平均风速之比", "gust over mean wind", { min: 1, max: 4 }),
  thunderstorm: share("伴有雷暴的概率", "chance that it brings thunderstorms"),
  icing: share("有积冰的概率", "chance of icing"),
  road: Schema.Literals(roadStates).pipe(
    described("路面:dry、heavyRain、snow", "road: dry, heavyRain or snow, see roads.yaml"),
  ),
}).annotate({ title: "Weather" });

/** What each weather a case can name means to aircraft and roads. */
export const WeatherRules = Schema.Struct({
  lasts: duration("一段天气的持续时间", "how long one spell of weather lasts", {
    min: 1,
    limitsIn: "h",
  }),
  kinds: Schema.Struct(
    Object.fromEntries(weathers.map((word) => [word, WeatherKind])) as {
      readonly [W in Weather]: typeof WeatherKind;
    },
  ).pipe(described("各种天气", "the weathers")),
}).annotate({ title: "Weather rules" });

export type WeatherRules = typeof WeatherRules.Type;

export const weatherKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "weather",
    zh: "天气规则",
    en: "rules of weather",
    names: [/(^|\/)catalogue\/weather\.ya?ml$/u],
    schema: WeatherRules,
  }),
];
