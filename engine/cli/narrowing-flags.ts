import * as Flag from "effect/cli/Flag";
import * as Option from "effect/Option";

import type { Narrowing } from "../files/narrowing.ts";
import type { Say } from "./language.ts";

/** The flags that narrow a case, the same for every command that takes one. */
export const narrowingFlags = (say: Say) => ({
  set: Flag.String("set").pipe(
    Flag.withDescription(
      say({
        zh: '改一个输入:路径=值,如 case.hazards.0.magnitude=6.5、doctrine.consultation="30 min";可重复',
        en: 'change an input: path=value, such as case.hazards.0.magnitude=6.5 or doctrine.consultation="30 min"; repeatable',
      }),
    ),
    Flag.withMetavar("PATH=VALUE"),
    Flag.atLeast(0),
  ),
  place: Flag.String("place").pipe(
    Flag.withDescription(
      say({
        zh: "发生地:乡镇、县或市的名称或代码",
        en: "where it happens: name or code of a town, county or city",
      }),
    ),
    Flag.withMetavar("PLACE"),
    Flag.optional,
  ),
  at: Flag.String("at").pipe(
    Flag.withDescription(
      say({
        zh: "时间:22:40、2024-01-15、2024-01-15T22:40、day、night 或季节",
        en: "when: 22:40, 2024-01-15, 2024-01-15T22:40, day, night or a season",
      }),
    ),
    Flag.withMetavar("TIME"),
    Flag.optional,
  ),
  weather: Flag.String("weather").pipe(
    Flag.withDescription(
      say({
        zh: "天气:clear、cloudy、rain、heavy-rain、fog、snow、gale",
        en: "weather: clear, cloudy, rain, heavy-rain, fog, snow, gale",
      }),
    ),
    Flag.withMetavar("WEATHER"),
    Flag.optional,
  ),
  without: Flag.String("without").pipe(
    Flag.withDescription(
      say({
        zh: "没有什么:power、network、road,或单位、种类、类别、任务能力;可重复",
        en: "without what: power, network, road, or a unit, kind, class or skill; repeatable",
      }),
    ),
    Flag.withMetavar("WHAT"),
    Flag.atLeast(0),
  ),
});

/** The narrowing that parsed flags ask for. */
export const narrowingOf = (flags: {
  readonly set: readonly string[];
  readonly place: Option.Option<string>;
  readonly at: Option.Option<string>;
  readonly weather: Option.Option<string>;
  readonly without: readonly string[];
}): Narrowing => ({
  set: flags.set,
  without: flags.without,
  ...(Option.isSome(flags.place) ? { place: flags.place.value } : {}),
  ...(Option.isSome(flags.at) ? { at: flags.at.value } : {}),
  ...(Option.isSome(flags.weather) ? { weather: flags.weather.value } : {}),
});
