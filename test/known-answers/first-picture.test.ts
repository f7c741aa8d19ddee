import { describe, expect, test } from "vitest";

import { ways } from "../../engine/response/field/first-picture/ways.ts";
import type { FrameWay } from "../../engine/response/field/first-picture/ways.ts";
import {
  at,
  figures,
  KM,
  MIN,
  northOf,
  play,
  raceOver,
  steps,
  TOWN,
  worldWith,
} from "../response/field/first-picture/given.ts";
import type { GivenFigures, GivenUnit } from "../response/field/first-picture/given.ts";

interface KnownRace {
  readonly what: string;
  readonly units: readonly GivenUnit[];
  readonly awayKm: number;
  readonly way: FrameWay;
  /** Minutes from the order, added up by hand. */
  readonly minutes: number;
  readonly registered?: number;
  readonly citizenVideoCounts?: boolean;
  readonly horizonH?: number;
}

/** Registration and acceptance at the end of every way but the camera's. */
const TAIL = 2 + 1;

const races: readonly KnownRace[] = [
  {
    what: "camera: search, acceptance",
    units: [at("camera", { number: 50 })],
    awayKm: 3,
    way: "fixed-camera",
    minutes: 3 + 1,
  },
  {
    what: "nest: launch, 4.5 km at 0.9 km/min",
    units: [at("drone-nest")],
    awayKm: 4.5,
    way: "drone-nest",
    minutes: 1.5 + 5 + TAIL,
  },
  {
    what: "terminal: muster, 4 km at 0.5 km/min, set-up",
    units: [at("body-terminal"), at("township-team")],
    awayKm: 4,
    way: "town-terminal",
    minutes: 8 + 8 + 3 + TAIL,
  },
  {
    what: "terminal that the platform does not know",
    units: [at("body-terminal"), at("township-team")],
    awayKm: 4,
    way: "town-terminal",
    minutes: 8 + 8 + 3 + TAIL + 10,
    registered: 0,
  },
  {
    what: "the town's drone: muster, 3.6 km at 0.9 km/min, set-up",
    units: [at("hand-launched-drone"), at("township-team")],
    awayKm: 3.6,
    way: "town-terminal",
    minutes: 8 + 4 + 4 + TAIL,
  },
  {
    what: "portable satellite: muster, 2 km, set-up",
    units: [at("portable-satellite-station")],
    awayKm: 2,
    way: "portable-satellite",
    minutes: 10 + 4 + 8 + TAIL,
  },
  {
    what: "satellite vehicle: muster, 3.5 km, set-up",
    units: [at("vehicle-satellite-halt")],
    awayKm: 3.5,
    way: "vehicle-satellite",
    minutes: 10 + 7 + 3 + TAIL,
  },
  {
    what: "helicopter: readiness beside approval, 22.2 km at 3.7 km/min, downlink",
    units: [at("helicopter-light", { downlink: true })],
    awayKm: 22.2,
    way: "helicopter",
    minutes: 20 + 6 + 3 + TAIL,
  },
  {
    what: "citizen, where it counts",
    units: [],
    awayKm: 3,
    way: "citizen",
    minutes: 10 + TAIL,
    citizenVideoCounts: true,
  },
  {
    what: "high-altitude drone: take-off, transit",
    units: [at("wing-loong")],
    awayKm: 3,
    way: "high-altitude",
    minutes: 185 + 167 + TAIL,
    horizonH: 8,
  },
  {
    what: "satellite: tasking, product",
    units: [at("radar-satellite")],
    awayKm: 3,
    way: "high-altitude",
    minutes: 120 + 120 + TAIL,
  },
];

const raceOf = (
  units: readonly GivenUnit[],
  options: { registered?: number; citizenVideoCounts?: boolean; horizonH?: number } = {},
  over: GivenFigures = figures,
) => {
  const { registered = 1, citizenVideoCounts = false, horizonH = 6 } = options;
  const world = worldWith(units, over, {
    "camera-in-view": { village: 1 },
    "devices-registered": Object.fromEntries(ways.map((way) => [way, registered])),
  });
  const race = raceOver(world, steps, {
    horizonS: horizonH * 3600,
    picture: { citizenVideoCounts },
  });
  return { world, race };
};

describe("with every delay constant the race ends at the minute added up by hand", () => {
  test.each(races)("$what: $minutes minutes", ({ units, awayKm, way, minutes, ...options }) => {
    const { world, race } = raceOf(units, options);
    const { settledS, frames } = play(race, TOWN, northOf(world, TOWN, awayKm * KM));
    expect(settledS / MIN).toBeCloseTo(minutes, 6);
    expect(frames.get(way)).toBe(settledS);
  });

  test("all of them together: the camera is first, and each other way is later", () => {
    const units = races.flatMap((race) => [...race.units]);
    const { world, race } = raceOf(units, { horizonH: 8 });
    const result = play(race, TOWN, northOf(world, TOWN, 3 * KM));
    expect(result.settledS / MIN).toBeCloseTo(4, 6);
    expect(Object.fromEntries(result.losses)).toEqual(
      Object.fromEntries(ways.filter((way) => way !== "fixed-camera").map((way) => [way, "later"])),
    );
  });
});

/** Longest way of a race within 30 minutes, km, by halving; -1 where not even the seat itself is in time. */
const reachKm = (units: readonly GivenUnit[], limitMin: number): number => {
  const { world, race } = raceOf(units);
  const inTime = (km: number): boolean =>
    play(race, TOWN, northOf(world, TOWN, km * KM)).settledS <= limitMin * MIN + 1e-6;
  if (!inTime(0)) return -1;
  let near = 0;
  let far = 60;
  for (let i = 0; i < 40; i++) {
    const middle = (near + far) / 2;
    if (inTime(middle)) near = middle;
    else far = middle;
  }
  return near;
};

describe("what 30 minutes reach", () => {
  // Call 2, verification 3, choice 1 come before the order; registration 2 and acceptance 1 are in the race.
  const BEFORE = 6;
  test.each([
    { way: "terminal", units: [at("body-terminal"), at("township-team")], report: 5, order: 8 },
    {
      way: "portable satellite",
      units: [at("portable-satellite-station")],
      report: 1.5,
      order: 4.5,
    },
    { way: "satellite vehicle", units: [at("vehicle-satellite-halt")], report: 4, order: 7 },
    {
      way: "helicopter",
      units: [at("helicopter-light", { downlink: true })],
      report: -1,
      order: 14.8,
    },
  ])("$way: $report km from the first report, $order km from the order", (row) => {
    expect(reachKm(row.units, 30 - BEFORE)).toBeCloseTo(row.report, 4);
    expect(reachKm(row.units, 30)).toBeCloseTo(row.order, 4);
  });

  test.each([
    { awayKm: 4.9, made: ["fixed-camera", "drone-nest", "town-terminal", "citizen"] },
    { awayKm: 5.1, made: ["fixed-camera", "drone-nest", "citizen"] },
  ])("from the first report, $awayKm km away, only $made make it", ({ awayKm, made }) => {
    const inTime = [
      { way: "fixed-camera", units: [at("camera", { number: 50 })] },
      { way: "drone-nest", units: [at("drone-nest")] },
      { way: "town-terminal", units: [at("body-terminal"), at("township-team")] },
      { way: "portable-satellite", units: [at("portable-satellite-station")] },
      { way: "vehicle-satellite", units: [at("vehicle-satellite-halt")] },
      { way: "helicopter", units: [at("helicopter-light", { downlink: true })] },
      { way: "citizen", units: [] },
      { way: "high-altitude", units: [at("wing-loong"), at("radar-satellite")] },
    ].filter(({ way, units }) => {
      const { world, race } = raceOf(units, { citizenVideoCounts: way === "citizen" });
      const { settledS } = play(race, TOWN, northOf(world, TOWN, awayKm * KM));
      return BEFORE * MIN + settledS <= 30 * MIN;
    });
    expect(inTime.map(({ way }) => way).sort()).toEqual([...made].sort());
  });
});

describe("with exponential delays the first frame is the minimum of exponentials", () => {
  const meansMin = {
    "fixed-camera": 10,
    citizen: 20,
    "drone-nest": 15,
    "town-terminal": 12,
    "portable-satellite": 30,
    "vehicle-satellite": 25,
    helicopter: 40,
    "high-altitude": 60,
  } as const;
  const exponential = (way: keyof typeof meansMin) =>
    ({ kind: "exponential", mean: meansMin[way] * MIN }) as const;
  const drawn: GivenFigures = {
    "drone-nest": { launchTime: exponential("drone-nest"), recharge: 0 },
    "township-team": { dutyMuster: exponential("town-terminal") },
    "body-terminal": { setUp: 0 },
    "portable-satellite-station": { musterDay: exponential("portable-satellite"), setUp: 0 },
    "vehicle-satellite-move": { musterDay: exponential("vehicle-satellite"), setUp: 0 },
    "helicopter-operations": {
      readinessDay: exponential("helicopter"),
      airspaceApproval: 0,
      setUp: 0,
    },
    "wing-loong": { takeOff: exponential("high-altitude"), arrival: 0 },
  };
  const world = worldWith(
    [
      at("camera", { number: 10 }),
      at("drone-nest"),
      at("body-terminal"),
      at("township-team"),
      at("portable-satellite-station"),
      at("vehicle-satellite-move"),
      at("helicopter-light", { downlink: true }),
      at("wing-loong"),
    ],
    drawn,
    { "camera-in-view": { village: 1 } },
  );
  const race = raceOver(
    world,
    {
      cameraSearch: exponential("fixed-camera"),
      citizenVideo: exponential("citizen"),
      streamRegistration: 0,
      newDeviceRegistration: 0,
      pictureAccepted: 0,
    },
    { horizonS: 24 * 3600, hour: 9, picture: { citizenVideoCounts: true } },
  );
  const site = northOf(world, TOWN, 0);
  const RUNS = 6000;
  const won = new Map<string, number>();
  let sum = 0;
  for (let run = 0; run < RUNS; run++) {
    const { settledS, frames } = play(race, TOWN, site, run);
    sum += settledS;
    for (const [way, atS] of frames) {
      if (way !== "town-camera" && atS === settledS) won.set(way, (won.get(way) ?? 0) + 1);
    }
  }
  const rate = Object.values(meansMin).reduce((total, mean) => total + 1 / (mean * MIN), 0);
  /** Two-sided 99.9 % of the normal distribution. */
  const Z = 3.2905;

  test("its mean is one over the sum of the rates", () => {
    expect(Math.abs(sum / RUNS - 1 / rate)).toBeLessThan(Z / rate / Math.sqrt(RUNS));
  });

  test.each(Object.entries(meansMin))("%s wins in its share of the rate", (way, mean) => {
    const share = 1 / (mean * MIN) / rate;
    const found = (won.get(way) ?? 0) / RUNS;
    expect(Math.abs(found - share)).toBeLessThan(Z * Math.sqrt((share * (1 - share)) / RUNS));
  });
});
