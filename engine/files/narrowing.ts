import { parse } from "yaml";

import { seasons, weathers } from "../inputs/case.ts";
import type { Case } from "../inputs/case.ts";
import type { CityRow, CountyRow, TownRow } from "../inputs/region-tables.ts";
import type { Text } from "../inputs/text.ts";
import { ChangeRefused } from "./change.ts";
import type { Change } from "./change.ts";
import { nearestName } from "./nearest-name.ts";
import { closureOf } from "./scenario.ts";
import type { ScenarioFile } from "./scenario.ts";
import { visible } from "./shown-value.ts";
import { variantChanges } from "./variant-changes.ts";

/** What the command line narrows a case to, as it was written. */
export interface Narrowing {
  /** `--set path=value`, in order. */
  readonly set?: readonly string[];
  /** `--place`: the code or name of a town, county or city: where it happens. */
  readonly place?: string;
  /** `--at`: `22:40`, `2024-01-15`, `2024-01-15T22:40`, `day`, `night`, or a season. */
  readonly at?: string;
  /** `--weather`: one of the weathers. */
  readonly weather?: string;
  /** `--without`: power, network, road, or units, kinds, classes, skills. */
  readonly without?: readonly string[];
}

/**
 * Every change that a case states itself, a variant makes in it, or the command line asks for, in that
 * order: what the command line says holds for the case and its variants alike. Throws `ChangeRefused`.
 */
export const changesOf = (
  own: ScenarioFile,
  narrowing: Narrowing,
  variant?: ScenarioFile,
): Change[] => [
  ...statedChanges(own),
  ...(variant === undefined ? [] : variantChanges(variant, own)),
  ...(narrowing.set ?? []).map(changeOf),
  ...placeChanges(own, narrowing.place),
  ...timeChanges(own, narrowing.at),
  ...weatherChanges(own, narrowing.weather),
  ...lossChanges(narrowing.without),
];

const statedChanges = (file: ScenarioFile): Change[] =>
  Object.entries((file.value as Case).changes ?? {}).map(([path, value]) => ({
    said: `${file.path}: changes.${path}`,
    path: path.split("."),
    value,
  }));

const changeOf = (text: string): Change => {
  const at = text.indexOf("=");
  const said = `--set ${text}`;
  if (at <= 0) {
    throw new ChangeRefused(said, {
      found: { zh: visible(text), en: visible(text) },
      allowed: {
        zh: "路径=值,例如 case.hazards.0.magnitude=6.5",
        en: "path=value, such as case.hazards.0.magnitude=6.5",
      },
    });
  }
  let value: unknown;
  try {
    value = parse(text.slice(at + 1));
  } catch {
    throw new ChangeRefused(said, {
      found: { zh: visible(text.slice(at + 1)), en: visible(text.slice(at + 1)) },
      allowed: { zh: "YAML 值", en: "a YAML value" },
    });
  }
  return { said, path: text.slice(0, at).trim().split("."), value };
};

interface NamedPlace {
  readonly code: string;
  readonly names: readonly string[];
  readonly shown: Text;
}

const placesOf = (own: ScenarioFile): NamedPlace[] => {
  const rows = <R>(kind: string): readonly R[] =>
    Array.from(closureOf(own))
      .filter((file) => file.kind.kind === kind)
      .flatMap(({ value }) => value as readonly R[]);
  const counties = new Map(rows<CountyRow>("counties").map((county) => [county.code, county]));
  const place = (row: CityRow | CountyRow, above?: CountyRow): NamedPlace => ({
    code: row.code,
    names: [
      row.name_zh,
      row.name_en,
      ...(above === undefined ? [] : [above.name_zh + row.name_zh]),
    ],
    shown: {
      zh: `${above?.name_zh ?? ""}${row.name_zh}(${row.code})`,
      en: `${row.name_en}${above === undefined ? "" : ` in ${above.name_en}`} (${row.code})`,
    },
  });
  return [
    ...rows<CityRow>("cities").map((row) => place(row)),
    ...Array.from(counties.values(), (row) => place(row)),
    ...rows<TownRow>("towns").map((row): NamedPlace => {
      const county = counties.get(row.county_code);
      return {
        code: row.code,
        names: [
          row.name_zh,
          row.name_en,
          ...(county === undefined
            ? []
            : [county.name_zh + row.name_zh, `${county.name_en} ${row.name_en}`]),
        ],
        shown: {
          zh: `${county?.name_zh ?? ""}${row.name_zh}(${row.code})`,
          en: `${row.name_en} in ${county?.name_en ?? "?"} (${row.code})`,
        },
      };
    }),
  ];
};

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, " ");

/** A name without the word for what it is: 平原 for 平原县. */
const shortName = (name: string): string =>
  plain(name).replace(/(市|县|区|镇|乡|街道| city| county| district| town| subdistrict)$/u, "");

/** The code of the place that a person means by a code, a name or a short name. */
const placeCode = (own: ScenarioFile, said: string, given: string): string => {
  const places = placesOf(own);
  const wanted = plain(given);
  const exact = places.filter(
    ({ code, names }) => code === wanted || names.some((name) => plain(name) === wanted),
  );
  const meant =
    exact.length > 0
      ? exact
      : places.filter(({ names }) => names.some((name) => shortName(name) === wanted));
  if (meant.length === 1) return meant[0].code;
  const shown = { zh: visible(given), en: visible(given) };
  if (meant.length > 1) {
    const some = meant.slice(0, 8).map(({ shown }) => shown);
    const more = meant.length > 8 ? " …" : "";
    throw new ChangeRefused(said, {
      found: {
        zh: `${shown.zh},有 ${meant.length} 处同名`,
        en: `${shown.en}, the name of ${meant.length} places`,
      },
      allowed: {
        zh: `其中之一的代码,或县名加乡镇名:${some.map(({ zh }) => zh).join("、")}${more}`,
        en: `the code of one, or county and town: ${some.map(({ en }) => en).join(", ")}${more}`,
      },
    });
  }
  const suggestion = nearestName(
    given,
    places.flatMap(({ names, code }) => [...names, code]),
  );
  throw new ChangeRefused(said, {
    found: { zh: `区域内没有的地方 ${shown.zh}`, en: `${shown.en}, which is not in the region` },
    allowed: {
      zh: "区域内市、县、乡镇的名称或代码",
      en: "the name or code of a city, county or town of the region",
    },
    ...(suggestion === undefined ? {} : { suggestion }),
  });
};

/** It happens there: the call-out draws from it, the earthquake has its epicentre at it. */
const placeChanges = (own: ScenarioFile, place: string | undefined): Change[] => {
  if (place === undefined) return [];
  const said = `--place ${place}`;
  const code = placeCode(own, said, place);
  return (own.value as Case).hazards.map((hazard, i): Change =>
    hazard.kind === "call-out"
      ? { said, path: ["case", "hazards", String(i), "places"], value: [code] }
      : { said, path: ["case", "hazards", String(i), "epicentre"], value: { place: code } },
  );
};

/** What the reader asks for is assumed; it has no source but the case itself. */
const toldFor = ({ value }: ScenarioFile) => ({
  mark: "assumed",
  source: [...(value as Case).source],
});

const hours = { day: [9, 16], night: [0, 5] } as const;

const timeChanges = (own: ScenarioFile, at: string | undefined): Change[] => {
  if (at === undefined) return [];
  const said = `--at ${at}`;
  const start = (key: string, value: unknown, instead: readonly string[]): Change => ({
    said,
    path: ["case", "start", key],
    value,
    instead,
  });
  const parts =
    /^(?:(\d{4}-\d{2}-\d{2})(?:[T ]|$))?((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?$/u.exec(at);
  if (parts !== null && (parts[1] !== undefined || parts[2] !== undefined)) {
    const [, day, time] = parts;
    return [
      ...(day === undefined ? [] : [start("day", day, ["season"])]),
      ...(time === undefined ? [] : [start("time", time.padStart(5, "0"), ["hour"])]),
    ];
  }
  if (at === "day" || at === "night") {
    const hour = { chance: { uniform: [...hours[at]] }, unit: "h", ...toldFor(own) };
    return [start("hour", hour, ["time"])];
  }
  const season = seasons.find((word) => word === at);
  if (season !== undefined) return [start("season", { value: season, ...toldFor(own) }, ["day"])];
  const suggestion = nearestName(at, ["day", "night", ...seasons]);
  throw new ChangeRefused(said, {
    found: { zh: visible(at), en: visible(at) },
    allowed: {
      zh: `22:40、2024-01-15、2024-01-15T22:40、day、night、${seasons.join("、")}`,
      en: `22:40, 2024-01-15, 2024-01-15T22:40, day, night, ${seasons.join(", ")}`,
    },
    ...(suggestion === undefined ? {} : { suggestion }),
  });
};

const weatherChanges = (own: ScenarioFile, weather: string | undefined): Change[] => {
  if (weather === undefined) return [];
  const said = `--weather ${weather}`;
  if (!weathers.some((word) => word === weather)) {
    const suggestion = nearestName(weather, weathers);
    throw new ChangeRefused(said, {
      found: { zh: visible(weather), en: visible(weather) },
      allowed: { zh: weathers.join("、"), en: weathers.join(", ") },
      ...(suggestion === undefined ? {} : { suggestion }),
    });
  }
  return [{ said, path: ["case", "start", "weather"], value: { value: weather, ...toldFor(own) } }];
};

const lossChanges = (without: readonly string[] | undefined): Change[] =>
  without === undefined || without.length === 0
    ? []
    : [
        {
          said: without.map((what) => `--without ${what}`).join(" "),
          path: ["case", "without"],
          value: [...without],
          joins: true,
        },
      ];
