import type { Figure } from "../inputs/figure.ts";
import type { Weather as WeatherName } from "../inputs/case.ts";
import type { WeatherRules } from "../inputs/weather-rules.ts";
import { compileDistribution } from "../random/distribution.ts";
import type { Distribution } from "../random/distribution.ts";
import { hashName } from "../random/names.ts";
import type { Variate } from "../random/variate.ts";
import type { Stream } from "../random/stream.ts";
import { airAreas, areaOf, spellAt, weatherSeries } from "../world/air/weather.ts";
import type { AirAreas, Spell, WeatherSeries } from "../world/air/weather.ts";
import { dayOrNight } from "../world/air/daylight.ts";
import type { Daylight, DayOrNight } from "../world/air/daylight.ts";
import type { Sky as FlyingSky } from "../world/air/conditions.ts";
import { assumedValue } from "../world/assumptions.ts";
import type { Assumptions } from "../world/assumptions.ts";
import type { Ground } from "../world/ground/compile-ground.ts";
import { chosen } from "./calendar.ts";
import type { Calendar, Weighted } from "./calendar.ts";
import type { Posts } from "./posts.ts";
import type { Stage } from "./stage.ts";

/** The words in the order of their numbers in `Sky.word`. */
export const weatherNames = [
  "clear",
  "cloudy",
  "rain",
  "heavy-rain",
  "fog",
  "snow",
  "gale",
] as const satisfies readonly WeatherName[];

type RoadState = WeatherRules["kinds"]["clear"]["road"];

/** What a weather means, in one set of assumptions: distributions in SI. Plain data. */
interface WeatherKind {
  readonly visibility: Distribution;
  readonly ceiling: Distribution | undefined;
  readonly wind: Distribution;
  readonly gust: Distribution;
  readonly thunderstorm: number;
  readonly icing: number;
  readonly road: RoadState;
}

/** Plain data of a model. */
export interface WeatherParameters {
  readonly lasts: Distribution;
  /** In the order of `weatherNames`. */
  readonly kinds: readonly WeatherKind[];
  /** Drawn in every replication; one word alone stays for the whole of it. */
  readonly words: ReadonlyArray<Weighted<WeatherName>>;
}

const settled = (figure: Figure, assumptions: Assumptions, path: string): Distribution =>
  figure.kind === "chance"
    ? figure.si
    : { kind: "constant", value: assumedValue(figure, assumptions, path) };

const meanOf = (figure: Figure, assumptions: Assumptions, path: string): number =>
  compileDistribution(settled(figure, assumptions, path)).mean;

/** The rules of weather in one set of assumptions, with the words a case allows. */
export const weatherParameters = (
  rules: WeatherRules,
  words: ReadonlyArray<Weighted<WeatherName>>,
  assumptions: Assumptions,
): WeatherParameters => ({
  lasts: settled(rules.lasts, assumptions, "weather/lasts"),
  kinds: weatherNames.map((name): WeatherKind => {
    const kind = rules.kinds[name];
    const of = (field: "visibility" | "wind" | "gust"): Distribution =>
      settled(kind[field], assumptions, `weather/${name}/${field}`);
    return {
      visibility: of("visibility"),
      ceiling:
        kind.ceiling === undefined
          ? undefined
          : settled(kind.ceiling, assumptions, `weather/${name}/ceiling`),
      wind: of("wind"),
      gust: of("gust"),
      thunderstorm: meanOf(kind.thunderstorm, assumptions, `weather/${name}/thunderstorm`),
      icing: meanOf(kind.icing, assumptions, `weather/${name}/icing`),
      road: kind.road,
    };
  }),
  words,
});

/**
 * Weather and sun over the region in one replication; each city is an area of its own. Everybody may
 * know it: posts look out of the window, and the forecast of a day is taken to be right.
 */
export interface Sky {
  readonly areas: AirAreas;
  readonly daylight: Daylight;
  readonly calendar: Calendar;
  /** Area of each town. */
  readonly areaOfTown: Int32Array;
  weather: WeatherSeries;
  /** The weather of each spell, a number of `weatherNames`. */
  word: Uint8Array;
}

/** Everything about weather that a worker keeps from one replication to the next. */
export interface WeatherMaker {
  readonly parameters: WeatherParameters;
  readonly lasts: Variate;
  readonly kinds: ReadonlyArray<{
    readonly visibility: Variate;
    readonly ceiling: Variate | undefined;
    readonly wind: Variate;
    readonly gust: Variate;
  }>;
}

export const weatherMaker = (parameters: WeatherParameters): WeatherMaker => ({
  parameters,
  lasts: compileDistribution(parameters.lasts),
  kinds: parameters.kinds.map(({ visibility, ceiling, wind, gust }) => ({
    visibility: compileDistribution(visibility),
    ceiling: ceiling === undefined ? undefined : compileDistribution(ceiling),
    wind: compileDistribution(wind),
    gust: compileDistribution(gust),
  })),
});

/** Share of hilly ground from which the cloud must stand as high as over hills. */
const HILLY = 0.5;

/** A sky over the cities of the ground; `drawWeather` fills it. */
export const skyOver = (ground: Ground, daylight: Daylight, calendar: Calendar): Sky => {
  const { city, county, town } = ground.tables;
  const hilly = Array.from({ length: city.rows }, (_, row) => {
    const first = city.firstCounty[row];
    let hills = 0;
    let all = 0;
    for (let c = first; c < first + city.counties[row]; c++) {
      hills += county.hillyShare[c] * county.areaM2[c];
      all += county.areaM2[c];
    }
    return hills >= HILLY * all ? 1 : 0;
  });
  const areas = airAreas(city.lon, city.lat, hilly);
  return {
    areas,
    daylight,
    calendar,
    areaOfTown: Int32Array.from(town.lon, (lon, row) => areaOf(areas, lon, town.lat[row])),
    weather: weatherSeries(Array.from(city.lon, () => [{ ...FAIR }])),
    word: new Uint8Array(city.rows),
  };
};

const FAIR: Spell = { startS: 0, visibilityM: 20_000, ceilingM: Infinity, windMs: 0 };

const WHO = hashName("weather of the region");
const WORD = hashName("word");
const LASTS = hashName("lasts");
const AREA = hashName("weather of an area");

/** Draws the weather of a replication up to its horizon: the words of the region, the figures of each city. */
export const drawWeather = (
  stage: Stage,
  { parameters, lasts, kinds }: WeatherMaker,
  posts: Posts,
  horizonS: number,
  sky: Sky,
): void => {
  const words = stage.streams.get(WHO, WORD);
  const durations = stage.streams.get(WHO, LASTS);
  const starts: number[] = [];
  const spells: number[] = [];
  for (let startS = 0; startS <= horizonS; startS += lasts.quantile(durations.uniform())) {
    starts.push(startS);
    spells.push(weatherNames.indexOf(chosen(parameters.words, words.uniform())));
    if (parameters.words.length === 1) break;
  }
  const cities = sky.areas.count;
  sky.weather = weatherSeries(
    Array.from({ length: cities }, (_, city) => {
      const stream = stage.streams.get(posts.id[posts.firstCity + city], AREA);
      return spells.map((word, i) =>
        spellOf(parameters.kinds[word], kinds[word], starts[i], stream),
      );
    }),
  );
  sky.word = Uint8Array.from(
    { length: cities * spells.length },
    (_, row) => spells[row % spells.length],
  );
};

const spellOf = (
  parameters: WeatherKind,
  { visibility, ceiling, wind, gust }: WeatherMaker["kinds"][number],
  startS: number,
  stream: Stream,
): Spell => {
  const u = () => stream.uniform();
  const windMs = wind.quantile(u());
  const uCeiling = u();
  return {
    startS,
    visibilityM: visibility.quantile(u()),
    ceilingM: ceiling === undefined ? Infinity : ceiling.quantile(uCeiling),
    windMs,
    gustMs: windMs * gust.quantile(u()),
    windFromDeg: 360 * u(),
    thunderstorm: u() < parameters.thunderstorm,
    icing: u() < parameters.icing,
  };
};

/** The sky as flights are planned under it. */
export const flyingSky = ({ areas, weather, daylight, calendar }: Sky): FlyingSky => ({
  areas,
  weather,
  daylight,
  startEpochS: calendar.startEpochS,
});

/** The weather over a town at a time, as a number of `weatherNames`. */
export const weatherAt = (sky: Sky, town: number, timeS: number): number =>
  sky.word[spellAt(sky.weather, sky.areaOfTown[town], timeS)];

const sun: DayOrNight = { day: true, sinceS: 0, untilS: 0 };

/** Is it light enough at a town, the sun less than six degrees down? */
export const isLight = (ground: Ground, sky: Sky, town: number, timeS: number): boolean => {
  const { lon, lat } = ground.tables.town;
  const { startEpochS } = sky.calendar;
  return dayOrNight(sky.daylight, "civilTwilight", startEpochS, timeS, lon[town], lat[town], sun)
    .day;
};

/**
 * Speed on roads as a share of the free speed at a town: dark, heavy rain, snow. Times of the road
 * network are to be divided by it.
 */
export const roadSpeedShare = (
  ground: Ground,
  maker: WeatherMaker,
  sky: Sky,
  town: number,
  timeS: number,
): number => {
  const { night, heavyRain, snow } = ground.tables.rules;
  const { road } = maker.parameters.kinds[weatherAt(sky, town, timeS)];
  const wet = road === "heavyRain" ? heavyRain[0] : road === "snow" ? snow[0] : 1;
  return (isLight(ground, sky, town, timeS) ? 1 : night[0]) * wet;
};
