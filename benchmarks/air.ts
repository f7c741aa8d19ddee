import { planBucketSortie } from "../engine/world/air/bucket.ts";
import { compileAircraft } from "../engine/world/air/aircraft.ts";
import { coverage, sampleArea } from "../engine/world/air/coverage.ts";
import { compileDaylight } from "../engine/world/air/daylight.ts";
import { planFlight } from "../engine/world/air/flight-plan.ts";
import { landAt, observe } from "../engine/world/air/flight-request.ts";
import type { Aircraft, AirWorld, FlightRequest } from "../engine/world/air/flight-request.ts";
import { FLIGHT_RULES } from "../engine/world/air/flight-rules.ts";
import { landingPoints, nearestLandingPoint, slotsOf } from "../engine/world/air/landing-points.ts";
import type { Place } from "../engine/world/air/route.ts";
import { airAreas, CLEAR, weatherSeries } from "../engine/world/air/weather.ts";
import type { Spell } from "../engine/world/air/weather.ts";
import { createStream } from "../engine/random/stream.ts";

/** As many as the province has: counties, landing points and bases, and two days of hourly weather. */
const AREAS = 136;
const POINTS = 283;
const BASES = 9;
const HOURS = 48;

const draws = createStream(1, 0, 1, 1);
const between = (low: number, high: number): number => low + (high - low) * draws.uniform();
const anywhere = () => ({ lon: between(115, 122.5), lat: between(34.5, 38) });

const hourly = (): Spell[] =>
  Array.from({ length: HOURS }, (_, hour) => ({
    ...CLEAR,
    startS: hour * 3600,
    visibilityM: between(2000, 20_000),
    windMs: between(0, 12),
    windFromDeg: between(0, 360),
    thunderstorm: draws.uniform() < 0.02,
  }));

const type = compileAircraft({
  id: "medium",
  name: { zh: "中型", en: "medium" },
  sizeClass: 0,
  cruiseMs: 70,
  rangeM: 800_000,
  fuelCapacityKg: 1100,
  usefulLoadKg: 2400,
  internalLoadKg: 1800,
  slingLoadKg: 1800,
  bucketKg: 1200,
  hoistKg: 270,
  seats: 12,
  litters: 3,
  crew: 2,
});

/** Lands on bases alone. */
const veryHeavy = { ...type, sizeClass: 2 as const };

const worldWith = (areas: number, spells: () => Spell[]): AirWorld => {
  const centres = Array.from({ length: areas }, anywhere);
  const points = landingPoints(
    Array.from({ length: POINTS }, (_, i) => ({
      ...anywhere(),
      sizeClass: i < BASES ? (2 as const) : (0 as const),
      slots: i < BASES ? 8 : 1,
      lit: i < BASES,
      fuel: i < BASES,
    })),
  );
  return {
    points,
    slots: slotsOf(points),
    rules: FLIGHT_RULES,
    sky: {
      areas: airAreas(
        centres.map((centre) => centre.lon),
        centres.map((centre) => centre.lat),
      ),
      weather: weatherSeries(Array.from({ length: areas }, spells)),
      daylight: compileDaylight(34, 39),
      startEpochS: Date.UTC(2023, 6, 20) / 1000,
    },
  };
};

const aircraftAt = (base: number): Aircraft => ({
  type,
  at: base,
  fuelKg: 800,
  serviceableS: 0,
  crew: { night: false, flownS: 0 },
});

const nearestBase = (world: AirWorld, place: Place): number =>
  nearestLandingPoint(world.points, veryHeavy, FLIGHT_RULES, place, Infinity, true);

const requestFor = (stops: FlightRequest["stops"], end: number): FlightRequest => ({
  orderedS: between(0, 30_000),
  readinessS: 1200,
  nightReadinessS: 4500,
  approvalS: 900,
  aboard: { persons: 6 },
  stops,
  end,
});

/** Runs for so many milliseconds and gives calls per second. */
const perSecondIn = (ms: number, call: (i: number) => void): number => {
  const batch = Math.max(1, Math.round(ms / 10));
  for (let i = 0; i < 4 * batch; i++) call(i);
  const start = performance.now();
  let calls = 0;
  do for (let i = 0; i < batch; i++) call(calls++);
  while (performance.now() - start < ms);
  return (calls * 1000) / (performance.now() - start);
};

/**
 * Plans per second: pictures of a place and a team landed, under one sky and under county weather
 * that changes every hour; sorties with the bucket; the table of daylight; coverage of an area.
 */
export async function benchAir(msEach = 500): Promise<Record<string, number>> {
  const perSecond = (call: (i: number) => void): number => perSecondIn(msEach, call);
  const rates: Record<string, number> = {};
  const tell = (what: string, rate: number): void => {
    rates[what] = rate;
  };
  const cases = 512;
  for (const [name, world] of [
    ["one clear sky", worldWith(1, () => [CLEAR])],
    ["136 areas, hourly weather", worldWith(AREAS, hourly)],
  ] as const) {
    const look = Array.from({ length: cases }, () => {
      const place = anywhere();
      const at = nearestBase(world, place);
      return { at: aircraftAt(at), request: requestFor([observe(place, 600)], at) };
    });
    const land = Array.from({ length: cases }, () => {
      const point = Math.floor(between(BASES, POINTS));
      const stop = landAt(world.points, point, { leave: { persons: 6 } });
      const at = nearestBase(world, stop);
      return { at: aircraftAt(at), request: requestFor([stop], at) };
    });
    let planned = 0;
    for (const [job, flights] of [
      ["pictures", look],
      ["a team landed", land],
    ] as const) {
      const rate = perSecond((i) => {
        const { at, request } = flights[i % cases];
        if (planFlight(world, at, request).kind === "plan") planned++;
      });
      tell(`flight planned, ${job}, ${name}`, rate);
    }
    if (planned === 0) throw new Error(`no flight was planned under ${name}`);
  }

  const world = worldWith(AREAS, hourly);
  const water = {
    count: 48,
    lon: Float64Array.from({ length: 48 }, () => between(115, 122.5)),
    lat: Float64Array.from({ length: 48 }, () => between(34.5, 38)),
    elevationM: new Float64Array(48),
    depthM: new Float64Array(48).fill(3),
  };
  const fires = Array.from({ length: cases }, anywhere);
  tell(
    "bucket sortie planned, 136 areas, hourly weather",
    perSecond((i) => {
      const { stops: _, aboard: __, ...request } = requestFor([], 0);
      const fire = fires[i % cases];
      planBucketSortie(world, aircraftAt(nearestBase(world, fire)), request, fire, water);
    }),
  );
  tell(
    "daylight compiled, 11 bands",
    perSecond(() => compileDaylight(34, 39)),
  );
  const square = [
    [115, 34.5],
    [120, 34.5],
    [120, 38],
    [115, 38],
    [115, 34.5],
  ];
  const sample = sampleArea([{ unit: 0, rings: [square] }], 2000);
  const bases = Array.from({ length: BASES }, anywhere);
  tell(
    `coverage of ${sample.count} points by nine bases`,
    perSecond(() => coverage(sample, bases, 80_000)),
  );
  return rates;
}

if (import.meta.main) console.table(await benchAir());
