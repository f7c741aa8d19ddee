import { beforeAll, describe, expect, it } from "vitest";

import { sampleQuantile } from "../../engine/statistics/sample-quantile.ts";
import { doctrineKinds } from "../../engine/response/doctrine/event-kinds.ts";
import { fieldKinds } from "../../engine/response/field/event-kinds.ts";
import { prepare, start } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { situationKinds } from "../../engine/situation/event-kinds.ts";
import { entryOf } from "../../engine/situation/pictures.ts";
import { TIER } from "../../engine/situation/posts.ts";
import { kindRow } from "../../engine/world/inventory/compile-catalogue.ts";
import { knownEventText } from "../../engine/inputs/known-event.ts";
import { shippedInputs, shippedModel } from "../shipped-case.ts";

/**
 * The Pingyuan earthquake, M5.5, 2023-08-06 02:33, as the press reported the response to it, beside 200
 * replications of the case (25 in each of eight sets of assumptions). News stamps are upper bounds: what is
 * told to be so at +225 was so at the latest then. Numbers of people are successive reports.
 *
 * Source of every fact: pingyuan-2023-08-06 in scenarios/catalogue/sources.yaml (ChinaNews, Xinhua, dzwww).
 * A row is fitted where the doctrine took its number from this event (`fittedTo: pingyuan-2023`): it shows
 * that the fit holds and tests nothing. The other rows are the test. `worst` pins today's error of the
 * median: a larger one fails.
 */
interface Row {
  readonly what: string;
  readonly zh: string;
  readonly unit: string;
  readonly fact: number;
  /** The fact is a latest time or a largest number. */
  readonly atMost?: boolean;
  readonly fitted?: string;
  readonly measured: keyof Measured;
  /** Largest error of the median, in the row's unit; of an upper bound, how far the median may lie above it. */
  readonly worst: number;
}

interface Measured {
  readonly provinceLinked: number;
  readonly firstSurvey: number;
  readonly secondSurvey: number;
  readonly leaders: number;
  readonly level: number;
  readonly rank: number;
  readonly stations117: number;
  readonly people117: number;
  readonly brigades: number;
  readonly brigadePeople: number;
  readonly brigadeVehicles: number;
  readonly lastBrigade: number;
  readonly injured92: number;
  readonly injured117: number;
  readonly injured867: number;
  readonly dead867: number;
}

const rows: readonly Row[] = [
  {
    what: "province linked with the city by video",
    zh: "省与市视频连通",
    unit: "min",
    fact: 27,
    atMost: true,
    measured: "provinceLinked",
    worst: 0,
  },
  {
    what: "first seismological field team leaves",
    zh: "第一支地震现场工作队出发",
    unit: "min",
    fact: 52,
    measured: "firstSurvey",
    worst: 20,
  },
  {
    what: "second seismological field team leaves",
    zh: "第二支地震现场工作队出发",
    unit: "min",
    fact: 87,
    measured: "secondSurvey",
    worst: 18,
  },
  {
    what: "city leaders at the centre",
    zh: "市领导到指挥中心",
    unit: "min",
    fact: 57,
    fitted: "leadersNight",
    measured: "leaders",
    worst: 4,
  },
  {
    what: "provincial level declared",
    zh: "省级响应宣布",
    unit: "min",
    fact: 67,
    fitted: "consultation",
    measured: "level",
    worst: 7,
  },
  {
    what: "that level (III)",
    zh: "响应级别(三级)",
    unit: "rank",
    fact: 3,
    measured: "rank",
    worst: 0,
  },
  {
    what: "fire stations there 117 min after the shock",
    zh: "震后117分钟到场消防站",
    unit: "stations",
    fact: 7,
    fitted: "number of stations",
    measured: "stations117",
    worst: 0,
  },
  {
    what: "their people (another count: 107)",
    zh: "其人数(另一口径107)",
    unit: "people",
    fact: 93,
    measured: "people117",
    worst: 34,
  },
  {
    what: "brigades sent from other cities",
    zh: "外市增援支队",
    unit: "brigades",
    fact: 5,
    fitted: "number of brigades",
    measured: "brigades",
    worst: 0,
  },
  {
    what: "their people mustered 225 min after the shock (earlier count: 236)",
    zh: "震后225分钟集结人数(早前236)",
    unit: "people",
    fact: 285,
    measured: "brigadePeople",
    worst: 8,
  },
  {
    what: "their vehicles (earlier count: 24)",
    zh: "其车辆(早前24)",
    unit: "vehicles",
    fact: 43,
    measured: "brigadeVehicles",
    worst: 4,
  },
  {
    what: "the last of them mustered",
    zh: "最后一支集结完毕",
    unit: "min",
    fact: 225,
    atMost: true,
    measured: "lastBrigade",
    worst: 0,
  },
  {
    what: "injured known at the province 92 min after the shock",
    zh: "震后92分钟省级掌握伤员",
    unit: "people",
    fact: 0,
    measured: "injured92",
    worst: 0,
  },
  {
    what: "injured known at the province 117 min after the shock",
    zh: "震后117分钟省级掌握伤员",
    unit: "people",
    fact: 10,
    measured: "injured117",
    worst: 10,
  },
  {
    what: "injured known at the province at 17:00",
    zh: "17时省级掌握伤员",
    unit: "people",
    fact: 24,
    measured: "injured867",
    worst: 24,
  },
  {
    what: "deaths known at 17:00",
    zh: "17时掌握死亡",
    unit: "people",
    fact: 0,
    measured: "dead867",
    worst: 0,
  },
];

const SETS = 8;
const EACH = 25;
const CASE = "shandong/cases/pingyuan-2023";

const minutes = (s: number): number => s / 60;

const sumKnown = ({ situation }: WorkerState, column: "injured" | "dead"): number => {
  const { pictures, posts } = situation;
  let sum = 0;
  for (let town = 0; town < posts.firstCounty; town++) {
    const at = entryOf(pictures, TIER.province, town);
    if (pictures.heardRow[at] >= 0) sum += pictures[column][at];
  }
  return sum;
};

/** Plays one replication and reads off what the press would have been told. */
const measure = (state: WorkerState, replication: number): Measured => {
  const { posts, world } = state.situation;
  const { tables, catalogue } = world.inventory;
  const kindOf = (unit: number): string => catalogue.kinds[tables.unit.kind[unit]].id;
  const dezhou =
    posts.firstCity + world.ground.names.cities.findIndex(({ code }) => code === "371400");
  const rescueVehicle = kindRow(catalogue, "rescue-vehicle");
  const vehiclesOf = (unit: number): number => {
    let sum = 0;
    for (let k = tables.carriedStart.first[unit]; k < tables.carriedStart.first[unit + 1]; k++) {
      if (tables.carried.kind[k] === rescueVehicle) sum += tables.carried.number[k];
    }
    return sum;
  };
  const run = start(state, replication);
  run.runUntil(92 * 60);
  const injured92 = sumKnown(state, "injured");
  run.runUntil(117 * 60);
  const injured117 = sumKnown(state, "injured");
  run.runUntil(867 * 60);
  const injured867 = sumKnown(state, "injured");
  const dead867 = sumKnown(state, "dead");
  run.runUntil(Infinity);
  const { trace } = run;
  const surveys: number[] = [];
  let provinceLinked = Infinity;
  let leaders = Infinity;
  let level = Infinity;
  let rank = 0;
  const stations = new Set<number>();
  let people117 = 0;
  const brigades = new Set<number>();
  const mustered = new Map<number, { s: number; people: number }>();
  for (let i = 0; i < trace.length; i++) {
    const kind = trace.kind[i];
    const who = trace.who[i];
    const role = trace.role[i];
    const s = trace.time[i];
    if (kind === fieldKinds.departed.id && kindOf(who) === "earthquake-survey-team")
      surveys.push(s);
    if (kind === situationKinds.linked.id && role === posts.province && who === dezhou) {
      provinceLinked = Math.min(provinceLinked, s);
    }
    if (kind === doctrineKinds.leadersAtCentre.id && role === dezhou) leaders = s;
    if (kind === situationKinds.levelDecided.id && role === posts.province && level === Infinity) {
      level = s;
      rank = trace.amount[i];
    }
    if (
      kind === fieldKinds.arrived.id &&
      s <= 117 * 60 &&
      kindOf(who).startsWith("fire-station-")
    ) {
      stations.add(who);
      people117 += trace.amount[i];
    }
    if (kind === fieldKinds.mustered.id) mustered.set(who, { s, people: trace.amount[i] });
    if (
      kind === fieldKinds.departed.id &&
      role === posts.province &&
      kindOf(who) === "earthquake-heavy-group"
    ) {
      brigades.add(who);
    }
  }
  const there = [...brigades].map((unit) => ({
    ...(mustered.get(unit) ?? { s: Infinity, people: 0 }),
    vehicles: vehiclesOf(unit),
  }));
  const inTime = there.filter(({ s }) => s <= 225 * 60);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    provinceLinked: minutes(provinceLinked),
    firstSurvey: minutes(surveys[0] ?? Infinity),
    secondSurvey: minutes(surveys[1] ?? Infinity),
    leaders: minutes(leaders),
    level: minutes(level),
    rank,
    stations117: stations.size,
    people117,
    brigades: brigades.size,
    brigadePeople: sum(inTime.map(({ people }) => people)),
    brigadeVehicles: sum(inTime.map(({ vehicles }) => vehicles)),
    lastBrigade: minutes(Math.max(0, ...there.map(({ s }) => s))),
    injured92,
    injured117,
    injured867,
    dead867,
  };
};

const shown = (value: number): string =>
  value === Infinity ? "never" : value.toFixed(value < 10 && !Number.isInteger(value) ? 1 : 0);

const played: Measured[] = [];

describe("Pingyuan 2023, model beside fact", () => {
  beforeAll(() => {
    for (let assumptionSet = 0; assumptionSet < SETS; assumptionSet++) {
      const state = prepare(
        shippedModel(CASE, {}, { seed: 1, assumptionSet, assumptionSets: SETS }),
      );
      for (let i = 0; i < EACH; i++) played.push(measure(state, assumptionSet * EACH + i));
    }
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell, i) => (i === 0 ? cell.padEnd(52) : cell.padStart(i === 1 ? 9 : 7)))
        .join(" ");
    console.log(
      [
        line(["fact", "unit", "fact", "P10", "P50", "P90", "error"]),
        ...rows.map(({ what, unit, fact, atMost, fitted, measured }) => {
          const [p10, p50, p90] = quantilesOf(measured);
          return (
            line([
              what,
              unit,
              (atMost === true ? "<= " : "") + shown(fact),
              shown(p10),
              shown(p50),
              shown(p90),
              shown(p50 - fact),
            ]) + (fitted === undefined ? "" : `  fitted: ${fitted}`)
          );
        }),
        "Source: pingyuan-2023-08-06 (ChinaNews, Xinhua, dzwww); stamps of news are upper bounds.",
      ].join("\n"),
    );
  });

  it(`plays ${SETS * EACH} replications`, () => {
    expect(played).toHaveLength(SETS * EACH);
  });

  it.each(rows)("$what: the error is not larger than it was", (row) => {
    const [, p50] = quantilesOf(row.measured);
    const error = p50 - row.fact;
    expect(row.atMost === true ? Math.max(0, error) : Math.abs(error)).toBeLessThanOrEqual(
      row.worst,
    );
  });

  it("the table that reports show is this one (vitest -u writes it anew)", async () => {
    const finite = (value: number): number | null =>
      Number.isFinite(value) ? Number(value.toFixed(1)) : null;
    const table = knownEventText({
      id: "pingyuan-2023",
      title: { zh: "2023年平原5.5级地震", en: "Pingyuan, magnitude 5.5, 2023" },
      source: {
        zh: "中新网、新华网、大众网;新闻时刻为上限",
        en: "ChinaNews, Xinhua, dzwww; stamps of news are upper bounds",
      },
      asked: {
        zh: `${SETS * EACH}次重复,${SETS}套假设`,
        en: `${SETS * EACH} replications in ${SETS} sets of assumptions`,
      },
      facts: rows.map(({ what, zh, unit, fact, atMost = false, fitted, measured }) => {
        const [p10, p50, p90] = quantilesOf(measured).map(finite);
        return {
          what: { zh, en: what },
          unit,
          fact,
          atMost,
          fitted: fitted !== undefined,
          p10,
          p50,
          p90,
        };
      }),
    });
    await expect(table).toMatchFileSnapshot("../../scenarios/known-events/pingyuan-2023.json");
  });

  it("the doctrine marks what was fitted to this event, and nothing else is called fitted here", () => {
    const { doctrine } = shippedInputs(CASE);
    const figures = Object.entries(doctrine.figures)
      .filter(([, figure]) => figure.fittedTo === "pingyuan-2023")
      .map(([name]) => name);
    expect(figures.sort()).toEqual(["consultation", "leadersNight"]);
    const rules = doctrine.mobilisation.filter(({ fittedTo }) => fittedTo === "pingyuan-2023");
    expect(rules.map(({ units, purpose }) => `${units} ${purpose ?? "rescue"}`).sort()).toEqual([
      "16 reserve",
      "2 assessment",
      "5 rescue",
      "7 rescue",
    ]);
    expect(rows.filter(({ fitted }) => fitted !== undefined)).toHaveLength(4);
  });
});

const quantilesOf = (measured: keyof Measured): readonly [number, number, number] => {
  const values = played.map((one) => one[measured]).sort((a, b) => a - b);
  const at = (p: number): number => sampleQuantile(values, p);
  return [at(0.1), at(0.5), at(0.9)];
};
