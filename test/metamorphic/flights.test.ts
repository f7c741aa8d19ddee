import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { reserveKg, usefulLoadAt } from "../../engine/world/air/aircraft.ts";
import type { AircraftFigures } from "../../engine/world/air/aircraft.ts";
import { calendarRow, sunTimes } from "../../engine/world/air/daylight.ts";
import { planFlight } from "../../engine/world/air/flight-plan.ts";
import type { FlightPlan } from "../../engine/world/air/flight-plan.ts";
import { landAt, observe } from "../../engine/world/air/flight-request.ts";
import type {
  Aircraft,
  AirWorld,
  FlightRequest,
  Stop,
} from "../../engine/world/air/flight-request.ts";
import { REFUSAL_REASONS, REFUSALS } from "../../engine/world/air/refusal.ts";
import { reserveSlot, slotFree } from "../../engine/world/air/slots.ts";
import { CLEAR } from "../../engine/world/air/weather.ts";
import type { Spell } from "../../engine/world/air/weather.ts";
import {
  aircraftOf,
  away,
  daylight,
  helicopter,
  JINAN,
  order,
  skyOf,
  START,
  worldOf,
} from "../world/air/given.ts";

const H = 3600;

const spells = (windLimit: number): fc.Arbitrary<Spell[]> =>
  fc
    .array(
      fc.record({
        hours: fc.double({ min: 0.2, max: 8, noNaN: true }),
        visibilityM: fc.constantFrom(800, 2000, 6000, 20_000, 20_000, 20_000),
        ceilingM: fc.constantFrom(200, 400, 800, Infinity, Infinity),
        windMs: fc.double({ min: 0, max: windLimit, noNaN: true }),
        windFromDeg: fc.integer({ min: 0, max: 359 }),
        thunderstorm: fc.constantFrom(false, false, false, false, true),
        icing: fc.constantFrom(false, false, false, false, true),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((list) => {
      let startS = 0;
      return list.map(({ hours, ...rest }) => {
        const spell = { ...CLEAR, ...rest, startS };
        startS += hours * H;
        return spell;
      });
    });

const figures: fc.Arbitrary<Partial<AircraftFigures>> = fc.record({
  sizeClass: fc.constantFrom(0, 1),
  cruiseMs: fc.double({ min: 50, max: 80, noNaN: true }),
  fuelCapacityKg: fc.double({ min: 300, max: 900, noNaN: true }),
  rangeM: fc.constantFrom(250_000, 350_000, 600_000),
  usefulLoadKg: fc.double({ min: 900, max: 3000, noNaN: true }),
  seats: fc.integer({ min: 4, max: 16 }),
  hoistKg: fc.constantFrom(0, 150, 300),
  night: fc.boolean(),
  deIcing: fc.boolean(),
});

const km = (most: number) => fc.double({ min: 1, max: most, noNaN: true });
const course = fc.integer({ min: 0, max: 359 });

const points = fc.array(
  fc.record({
    km: km(300),
    course,
    sizeClass: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    lit: fc.boolean(),
    fuel: fc.boolean(),
    slots: fc.integer({ min: 1, max: 2 }),
    slopeDeg: fc.constantFrom(0, 3, 9),
  }),
  { minLength: 1, maxLength: 8 },
);

const stop = (hoist: boolean) =>
  fc.record({
    km: km(200),
    course,
    by: fc.constantFrom<Stop["by"]>("land", "landOrHoist", "hover"),
    landWithinM: fc.constantFrom(3000, 150_000, 150_000),
    forS: fc.integer({ min: 0, max: 1800 }),
    board: fc.record({
      persons: fc.constantFrom(0, 1, 2, 3),
      litters: fc.constantFrom(0, 0, 1),
      cargoKg: hoist ? fc.constant(0) : fc.integer({ min: 0, max: 300 }),
    }),
  });

interface Case {
  readonly world: AirWorld;
  readonly weather: readonly Spell[];
  readonly aircraft: Aircraft;
  readonly request: FlightRequest;
}

const anyCase = fc.record({
  figures,
  weather: spells(20),
  points,
  stops: fc.array(stop(true), { minLength: 1, maxLength: 2 }),
  aboard: fc.record({
    persons: fc.constantFrom(0, 0, 1, 4),
    cargoKg: fc.constantFrom(0, 100, 300, 1200),
  }),
  orderedS: fc.integer({ min: 0, max: 20 * H }),
  patienceS: fc.constantFrom(3 * H, 24 * H),
  latestS: fc.constantFrom(Infinity, Infinity, 6 * H),
  nightCrew: fc.boolean(),
  flownS: fc.constantFrom(0, 0, 5 * H, 7.8 * H),
  onDuty: fc.boolean(),
  fuelKg: fc.integer({ min: 40, max: 900 }),
  taken: fc.array(
    fc.record({
      point: fc.nat({ max: 5 }),
      fromS: fc.integer({ min: 0, max: 20 * H }),
      forS: fc.integer({ min: 600, max: 5 * H }),
    }),
    { maxLength: 6 },
  ),
});

type Drawn = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

/** The case that was drawn, built only when it is looked at: so a counterexample stays readable. */
const built = (drawn: Drawn): Case => {
  const sky = skyOf(drawn.weather);
  const world = worldOf(
    drawn.points.map(({ km: far, course: way, ...point }) => ({ ...away(far, way), ...point })),
    sky,
  );
  for (const { point, fromS, forS } of drawn.taken)
    reserveSlot(world.slots, 1 + (point % drawn.points.length), fromS, fromS + forS);
  const type = helicopter(drawn.figures);
  return {
    world,
    weather: drawn.weather,
    aircraft: aircraftOf(type, {
      fuelKg: Math.min(drawn.fuelKg, type.fuelCapacityKg),
      crew: {
        night: drawn.nightCrew,
        flownS: drawn.flownS,
        ...(drawn.onDuty ? { dutyStartS: drawn.orderedS - 4 * H } : {}),
      },
    }),
    request: order({
      orderedS: drawn.orderedS,
      patienceS: drawn.patienceS,
      latestS: drawn.latestS,
      aboard: drawn.aboard,
      stops: drawn.stops.map(({ km: far, course: way, ...rest }) => ({
        ...away(far, way),
        ...rest,
      })),
    }),
  };
};

/** The sky at Jinan at a time, looked up without the planner's own functions. */
const spellOf = (weather: readonly Spell[], timeS: number): Spell =>
  weather.findLast((spell, i) => i === 0 || spell.startS <= timeS) ?? weather[0];

const isDay = (timeS: number): boolean => {
  const clock = START + timeS + 8 * H;
  const day = Math.floor(clock / 86_400);
  const sun = sunTimes(daylight, JINAN.lon, JINAN.lat, calendarRow(day));
  const inDay = clock - day * 86_400;
  return inDay >= sun.dawn - 0.01 && inDay <= sun.dusk + 0.01;
};

/** Every rule a plan must keep, checked from the plan itself. */
const keepsTheRules = ({ world, weather, aircraft, request }: Case, plan: FlightPlan): void => {
  const { type, crew } = aircraft;
  const { rules } = world;
  const near = 1e-6;
  plan.legs.forEach((leg, i) => {
    const from = plan.places[i];
    const to = plan.places[i + 1];
    // In order, as quick as the wind allows and no quicker.
    expect(leg.startS).toBe(from.departS);
    expect(leg.endS).toBe(to.arriveS);
    expect(from.departS).toBeGreaterThanOrEqual(from.readyS - near);
    const speed = leg.external ? type.externalMs : type.cruiseMs;
    expect(leg.endS - leg.startS).toBeGreaterThanOrEqual(leg.distanceM / (speed + 20) - near);
    // Fuel and load.
    expect(leg.fuelAtStartKg).toBeLessThanOrEqual(type.fuelCapacityKg + near);
    const elevationM = from.point < 0 ? 0 : world.points.elevationM[from.point];
    expect(leg.fuelAtStartKg + leg.payloadKg).toBeLessThanOrEqual(
      usefulLoadAt(type, elevationM, leg.external) + near,
    );
    expect(leg.payloadKg).toBeLessThanOrEqual(type.internalLoadKg + near);
    expect(leg.persons).toBeLessThanOrEqual(type.seats);
    if (to.by === "land") expect(leg.fuelAtEndKg).toBeGreaterThanOrEqual(reserveKg(type) - near);
    // Weather and light, every two minutes in the air, work in the hover included.
    const airborneTo = to.by === "land" ? leg.endS : to.departS;
    for (let timeS = leg.startS + near; timeS < airborneTo - near; timeS += 120) {
      const sky = spellOf(weather, timeS);
      const day = isDay(timeS);
      expect(sky.thunderstorm).not.toBe(true);
      expect(sky.icing === true && !type.deIcing).toBe(false);
      expect(sky.windMs).toBeLessThanOrEqual(type.windLimitMs);
      expect(sky.visibilityM).toBeGreaterThanOrEqual(
        day ? rules.slowVisibilityM : rules.nightVisibilityM,
      );
      expect(sky.ceilingM).toBeGreaterThanOrEqual(day ? rules.ceilingM : rules.nightCeilingM);
      if (!day) expect(crew.night && type.night).toBe(true);
    }
  });
  plan.places.forEach((place, i) => {
    if (place.by !== "land") return;
    expect(world.points.sizeClass[place.point]).toBeGreaterThanOrEqual(type.sizeClass);
    expect(world.points.slopeDeg[place.point]).toBeLessThanOrEqual(rules.slopeDeg);
    if (place.refuelledKg !== 0) expect(world.points.fuel[place.point]).toBe(1);
    const lit = world.points.lit[place.point] === 1;
    if (!lit && i > 0) expect(isDay(place.arriveS)).toBe(true);
    if (!lit && i < plan.legs.length) expect(isDay(place.departS)).toBe(true);
  });
  for (const stand of plan.stands)
    expect(slotFree(world.slots, stand.point, stand.fromS + near, stand.toS - near)).toBe(true);
  // The crew's day.
  expect(crew.flownS + plan.flightS).toBeLessThanOrEqual(rules.crewFlightS + near);
  expect(plan.endS - plan.dutyStartS).toBeLessThanOrEqual(rules.crewDutyS + near);
  // Patience and the wanted time.
  expect(plan.takeoffS).toBeLessThanOrEqual(request.orderedS + (request.patienceS ?? 0));
  expect(plan.targetS).toBeLessThanOrEqual(request.latestS ?? Infinity);
};

describe("a plan never breaks range and reserve, payload, daylight, minima, slots or duty", () => {
  test("whatever is asked: it keeps every rule, or says why not", () => {
    let plans = 0;
    const seen = new Map<string, number>();
    const reasons = new Map<string, number>();
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const one = built(drawn);
        const result = planFlight(one.world, one.aircraft, one.request);
        if (result.kind === "plan") {
          plans++;
          const count = (kind: string, times: boolean) =>
            seen.set(kind, (seen.get(kind) ?? 0) + Number(times));
          count("by night", result.night);
          count("waiting", result.waits.length > 0);
          count(
            "hoist",
            result.places.some((place) => place.by === "hoist"),
          );
          count(
            "fuel on the way",
            result.places.slice(1).some((place) => place.refuelledKg > 0),
          );
          count(
            "fuel taken out",
            result.places.some((place) => place.refuelledKg < 0),
          );
          keepsTheRules(one, result);
          return;
        }
        reasons.set(result.reason, (reasons.get(result.reason) ?? 0) + 1);
        expect(REFUSAL_REASONS).toContain(result.reason);
        if (REFUSALS[result.reason].unit !== "") {
          expect(Number.isNaN(result.found + result.allowed)).toBe(false);
          if (
            result.reason === "ceiling" ||
            result.reason === "visibility" ||
            result.reason === "headwind"
          )
            expect(result.found).toBeLessThan(result.allowed);
          else if (result.reason !== "noLandingPoint")
            expect(result.found).toBeGreaterThan(result.allowed);
        }
        expect(result.untilS).toBeGreaterThan(result.atS - 1e9);
      }),
      { seed: 1, numRuns: 3000 },
    );
    // The test looked at what it was made for.
    expect(plans).toBeGreaterThan(400);
    for (const [kind, times] of seen) expect(times, kind).toBeGreaterThan(5);
    expect(reasons.size).toBeGreaterThan(12);
  });
});

const arrival = (one: Case): number => {
  const result = planFlight(one.world, one.aircraft, one.request);
  return result.kind === "plan" ? result.targetS : Infinity;
};

describe("what must move in one direction", () => {
  const single = fc.record({
    figures,
    weather: spells(14),
    orderedS: fc.integer({ min: 0, max: 20 * H }),
    fuelKg: fc.integer({ min: 40, max: 300 }),
    near: km(140),
    further: km(60),
    course,
    nightCrew: fc.boolean(),
  });
  const caseOf = (
    drawn: {
      figures: Partial<AircraftFigures>;
      weather: Spell[];
      fuelKg: number;
      nightCrew: boolean;
    },
    request: FlightRequest,
    world = worldOf([], skyOf(drawn.weather)),
  ): Case => ({
    world,
    weather: drawn.weather,
    aircraft: aircraftOf(helicopter(drawn.figures), {
      fuelKg: drawn.fuelKg,
      crew: { night: drawn.nightCrew, flownS: 0 },
    }),
    request,
  });

  test("a nearer target on the same course is never reached later", () => {
    let both = 0;
    fc.assert(
      fc.property(single, (drawn) => {
        const at = (far: number) =>
          arrival(
            caseOf(
              drawn,
              order({
                orderedS: drawn.orderedS,
                stops: [observe(away(far, drawn.course), 300)],
              }),
            ),
          );
        const near = at(drawn.near);
        const far = at(drawn.near + drawn.further);
        // A great circle cut into steps bends by seconds; a kilometre is worth more than that.
        expect(near).toBeLessThanOrEqual(far + 1e-3);
        if (far < Infinity) both++;
      }),
      { seed: 1, numRuns: 600 },
    );
    expect(both).toBeGreaterThan(150);
  });

  test("a heavier load never gets further and never earlier", () => {
    let refusedOnlyHeavy = 0;
    fc.assert(
      fc.property(
        single,
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 0, max: 900, noNaN: true }),
        (drawn, light, more) => {
          const at = (cargoKg: number) => {
            const world = worldOf(
              [{ ...away(drawn.near, drawn.course), sizeClass: 2, lit: true }],
              skyOf(drawn.weather),
            );
            const stops = [landAt(world.points, 1, { leave: { cargoKg } })];
            const request = order({ orderedS: drawn.orderedS, stops, aboard: { cargoKg } });
            return arrival(caseOf(drawn, request, world));
          };
          const lightS = at(light);
          const heavyS = at(light + more);
          expect(lightS).toBeLessThanOrEqual(heavyS + 1e-3);
          if (lightS < Infinity && heavyS === Infinity) refusedOnlyHeavy++;
        },
      ),
      { seed: 1, numRuns: 600 },
    );
    expect(refusedOnlyHeavy).toBeGreaterThan(10);
  });

  test("an order given later never arrives earlier, for a crew of the day", () => {
    fc.assert(
      fc.property(single, fc.integer({ min: 0, max: 6 * H }), (drawn, laterS) => {
        const at = (orderedS: number) =>
          arrival(
            caseOf(
              { ...drawn, nightCrew: false },
              order({
                orderedS,
                patienceS: 60 * H,
                stops: [observe(away(drawn.near, drawn.course), 300)],
              }),
            ),
          );
        expect(at(drawn.orderedS)).toBeLessThanOrEqual(at(drawn.orderedS + laterS) + 1e-3);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test("clearing the sky never makes it later, where there is no wind to help", () => {
    fc.assert(
      fc.property(single, (drawn) => {
        const calm = drawn.weather.map((spell) => ({ ...spell, windMs: 0 }));
        const request = order({
          orderedS: drawn.orderedS,
          stops: [observe(away(drawn.near, drawn.course), 300)],
        });
        const foul = arrival(caseOf({ ...drawn, weather: calm }, request));
        const fair = arrival(caseOf({ ...drawn, weather: [CLEAR] }, request));
        expect(fair).toBeLessThanOrEqual(foul + 1e-3);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test("a slot taken by another never makes it earlier", () => {
    fc.assert(
      fc.property(
        single,
        fc.integer({ min: 0, max: 20 * H }),
        fc.integer({ min: 60, max: 5 * H }),
        (drawn, fromS, forS) => {
          const at = (taken: boolean) => {
            const world = worldOf(
              [{ ...away(drawn.near, drawn.course), sizeClass: 2, lit: true }],
              skyOf(drawn.weather),
            );
            if (taken) reserveSlot(world.slots, 1, fromS, fromS + forS);
            const stops = [landAt(world.points, 1, { leave: { persons: 1 } })];
            const request = order({ orderedS: drawn.orderedS, stops, aboard: { persons: 1 } });
            return arrival(caseOf(drawn, request, world));
          };
          expect(at(false)).toBeLessThanOrEqual(at(true) + 1e-3);
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });
});
