import { describe, expect, test } from "vitest";

import { planFlight } from "../../../engine/world/air/flight-plan.ts";
import type { FlightPlan } from "../../../engine/world/air/flight-plan.ts";
import { landAt, observe } from "../../../engine/world/air/flight-request.ts";
import type { Stop } from "../../../engine/world/air/flight-request.ts";
import type { Refusal } from "../../../engine/world/air/refusal.ts";
import { reserveSlot } from "../../../engine/world/air/slots.ts";
import { CLEAR } from "../../../engine/world/air/weather.ts";
import { aircraftOf, away, helicopter, order, skyOf, worldOf } from "./given.ts";

const flown = (result: FlightPlan | Refusal): FlightPlan => {
  if (result.kind === "refusal") expect.fail(`refused: ${JSON.stringify(result)}`);
  return result;
};

describe("a flight from door to door, by hand", () => {
  test("pictures of a place 60 km away", () => {
    const plan = flown(
      planFlight(worldOf(), aircraftOf(), order({ stops: [observe(away(60), 600)] })),
    );
    // Ready after 20 min, 60 km at 60 m/s, ten minutes over it, back.
    expect(plan.readyS).toBe(1200);
    expect(plan.takeoffS).toBe(1200);
    expect(plan.targetS).toBeCloseTo(1200 + 1000, 6);
    expect(plan.targetDoneS).toBeCloseTo(2800, 6);
    expect(plan.endS).toBeCloseTo(3800, 6);
    expect(plan.flightS).toBeCloseTo(2600, 6);
    expect(plan.burntKg).toBeCloseTo(2600 * 0.06, 9);
    // 300 kg aboard suffice: nothing is refuelled, 144 kg are left.
    expect(plan.places.map((place) => place.refuelledKg)).toEqual([0, 0, 0]);
    expect(plan.places[2].fuelAtArrivalKg).toBeCloseTo(300 - 156, 9);
    expect(plan.distanceM).toBeCloseTo(120_000, 3);
    expect(plan.legs[0].fuelAtEndKg).toBeCloseTo(240, 9);
    expect(plan.dutyStartS).toBe(0);
    expect(plan.waits).toEqual([]);
    expect(plan.stands).toEqual([]);
  });

  test("approval of airspace and readiness run side by side", () => {
    const stops = [observe(away(60), 0)];
    const slow = flown(planFlight(worldOf(), aircraftOf(), order({ stops, approvalS: 3600 })));
    expect(slow.takeoffS).toBe(3600);
    const quick = flown(planFlight(worldOf(), aircraftOf(), order({ stops, approvalS: 0 })));
    expect(quick.takeoffS).toBe(1200);
  });

  test("a team is landed, waits are for loading, and the slot is said", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    const stops = [landAt(world.points, 1, { leave: { persons: 6, cargoKg: 200 } })];
    const plan = flown(
      planFlight(world, aircraftOf(), order({ stops, aboard: { persons: 6, cargoKg: 200 } })),
    );
    // 30 km in 500 s; 6.5 min for the team and 0.3 s a kilogram for the cargo.
    expect(plan.targetS).toBeCloseTo(1700, 6);
    expect(plan.targetDoneS).toBeCloseTo(1700 + 390 + 60, 6);
    expect(plan.endS).toBeCloseTo(2650, 6);
    expect(plan.legs.map((leg) => leg.payloadKg)).toEqual([6 * 85 + 200, 0]);
    expect(plan.stands).toHaveLength(1);
    expect(plan.stands[0].point).toBe(1);
    expect(plan.stands[0].fromS).toBeCloseTo(1700, 6);
    expect(plan.stands[0].toS).toBeCloseTo(2150, 6);
  });

  test("four people are hoisted where nobody can land: lifts, hover flow, winch crew", () => {
    const stop: Stop = {
      ...away(30),
      by: "landOrHoist",
      landWithinM: 2000,
      board: { persons: 4 },
    };
    const plan = flown(planFlight(worldOf(), aircraftOf(), order({ stops: [stop] })));
    expect(plan.places[1].by).toBe("hoist");
    // Four lifts of 200 s at 1.1 times the flow; two winch crew aboard all the time.
    expect(plan.targetDoneS - plan.targetS).toBeCloseTo(800, 6);
    expect(plan.burntKg).toBeCloseTo(1000 * 0.06 + 800 * 0.066, 9);
    expect(plan.legs.map((leg) => leg.payloadKg)).toEqual([2 * 85, 6 * 85]);
    expect(plan.legs.map((leg) => leg.persons)).toEqual([0, 4]);
  });

  test("a hung load flies at 40 m/s, and back empty at 60", () => {
    const stop: Stop = { ...away(30), by: "hover", leave: { slungKg: 1200 } };
    const plan = flown(
      planFlight(worldOf(), aircraftOf(), order({ stops: [stop], aboard: { slungKg: 1200 } })),
    );
    expect(plan.targetS - plan.takeoffS).toBeCloseTo(750, 6);
    expect(plan.targetDoneS - plan.targetS).toBe(120);
    expect(plan.endS - plan.targetDoneS).toBeCloseTo(500, 6);
  });

  test("too little in the tanks: refuelled at the base while the crew gets ready", () => {
    const plan = flown(
      planFlight(
        worldOf(),
        aircraftOf(helicopter(), { fuelKg: 100 }),
        order({ stops: [observe(away(60), 600)] }),
      ),
    );
    // 25 minutes for fuel is longer than 20 for readiness; filled to the brim, nothing in the way.
    expect(plan.takeoffS).toBe(1500);
    expect(plan.places[0].refuelledKg).toBe(500);
  });

  test("too much in the tanks for the load: some is taken out", () => {
    const aircraft = aircraftOf(helicopter(), { fuelKg: 600 });
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    const stops = [landAt(world.points, 1, { leave: { cargoKg: 1700 } })];
    const plan = flown(planFlight(world, aircraft, order({ stops, aboard: { cargoKg: 1700 } })));
    expect(plan.places[0].refuelledKg).toBeCloseTo(-300, 9);
    expect(plan.legs[0].fuelAtStartKg + plan.legs[0].payloadKg).toBeCloseTo(2000, 9);
  });

  test("too far for one tank: a stop for fuel on the way, the shortest way round", () => {
    const world = worldOf([
      { ...away(150), sizeClass: 0, fuel: true },
      { ...away(150, 60), sizeClass: 0, fuel: true },
      { ...away(400), sizeClass: 0 },
    ]);
    const stops = [landAt(world.points, 3, { leave: { persons: 4 } })];
    const plan = flown(planFlight(world, aircraftOf(), order({ stops, aboard: { persons: 4 } })));
    // 800 km there and back, 546 km to a tank.
    const refuelled = plan.places.filter((place) => place.refuelledKg > 0);
    expect(refuelled.map((place) => place.point)).toContain(1);
    expect(plan.distanceM).toBeCloseTo(800_000, -2);
    for (const place of plan.places.slice(1))
      if (place.by === "land") expect(place.fuelAtArrivalKg).toBeGreaterThanOrEqual(54);
    // Its 25 minutes on the ground are in the plan.
    const stop = plan.places.find((place) => place.point === 1);
    expect((stop?.departS ?? 0) - (stop?.arriveS ?? 0)).toBeCloseTo(1500, 6);
  });

  test("a taken slot: leaves later, lands when it is free", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    reserveSlot(world.slots, 1, 1000, 4000);
    const stops = [landAt(world.points, 1, { leave: { persons: 1 } })];
    const plan = flown(planFlight(world, aircraftOf(), order({ stops, aboard: { persons: 1 } })));
    expect(plan.targetS).toBeCloseTo(4000, 5);
    expect(plan.takeoffS).toBeCloseTo(3500, 5);
    expect(plan.waits).toMatchObject([{ place: 0, reason: "noSlot", fromS: 1200 }]);
  });

  test("fits between two reservations only if loading fits as well", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    reserveSlot(world.slots, 1, 0, 2000);
    reserveSlot(world.slots, 1, 2300, 5000);
    const stops = [landAt(world.points, 1, { leave: { persons: 1 } })];
    const plan = flown(planFlight(world, aircraftOf(), order({ stops, aboard: { persons: 1 } })));
    expect(plan.targetS).toBeCloseTo(5000, 5);
  });

  test("ordered at night: a day crew leaves at dawn, a night crew after its readiness", () => {
    const late = { orderedS: 14 * 3600, stops: [observe(away(60), 600)] };
    const day = flown(planFlight(worldOf(), aircraftOf(), order(late)));
    expect(Math.abs(day.takeoffS - (20 * 3600 + 22 * 60))).toBeLessThan(120);
    expect(day.waits.map((wait) => wait.reason)).toEqual(["night"]);
    expect(day.night).toBe(false);
    const night = flown(
      planFlight(
        worldOf(),
        aircraftOf(helicopter(), { crew: { night: true, flownS: 0 } }),
        order(late),
      ),
    );
    expect(night.takeoffS).toBe(14 * 3600 + 4500);
    expect(night.night).toBe(true);
  });

  test("at night the lit point further away is taken, by day the near one", () => {
    const world = worldOf([
      { ...away(60), sizeClass: 0 },
      { ...away(63), sizeClass: 0, lit: true },
    ]);
    const stop: Stop = { ...away(60), by: "land", landWithinM: 5000, leave: { persons: 1 } };
    const aircraft = aircraftOf(helicopter(), { crew: { night: true, flownS: 0 } });
    const at = (orderedS: number) =>
      flown(
        planFlight(world, aircraft, order({ orderedS, stops: [stop], aboard: { persons: 1 } })),
      );
    expect(at(0).places[1].point).toBe(1);
    expect(at(14 * 3600).places[1].point).toBe(2);
  });

  test("two stops: fetched at one, brought to the other; the target may be the second", () => {
    const world = worldOf([
      { ...away(30), sizeClass: 0 },
      { ...away(30, 270), sizeClass: 0, fuel: true },
    ]);
    const stops = [
      landAt(world.points, 1, { board: { persons: 2, litters: 1 } }),
      landAt(world.points, 2, { leave: { persons: 2, litters: 1 } }),
    ];
    const plan = flown(planFlight(world, aircraftOf(), order({ stops, target: 1 })));
    expect(plan.legs.map((leg) => leg.persons)).toEqual([0, 3, 0]);
    expect(plan.legs[1].payloadKg).toBe(2 * 85 + 110);
    expect(plan.targetS).toBe(plan.legs[1].endS);
    expect(plan.targetDoneS - plan.targetS).toBeCloseTo(600, 6);
  });

  test("ends at another point, which then is taken for a while", () => {
    const world = worldOf([{ ...away(50), sizeClass: 0, fuel: true }]);
    const plan = flown(
      planFlight(world, aircraftOf(), order({ stops: [observe(away(30), 0)], end: 1 })),
    );
    expect(plan.stands).toEqual([{ point: 1, fromS: plan.endS, toS: plan.endS + 300 }]);
    expect(plan.distanceM).toBeCloseTo(50_000, -2);
  });

  test("a head wind makes it too far now: it leaves when the wind has turned", () => {
    // 450 km there and back at 60 m/s take 450 kg and the reserve; 15 m/s of cross wind later, 15 ahead now.
    const world = worldOf(
      [{ ...away(225), sizeClass: 0, lit: true }],
      skyOf([
        { ...CLEAR, windMs: 15, windFromDeg: 90 },
        { ...CLEAR, startS: 7200 },
      ]),
    );
    const aircraft = aircraftOf(helicopter(), { fuelKg: 600 });
    const small = aircraftOf(helicopter({ fuelCapacityKg: 505, rangeM: 505_000 }), { fuelKg: 505 });
    const request = order({ stops: [observe(away(225), 0)] });
    expect(flown(planFlight(world, aircraft, request)).takeoffS).toBe(1200);
    const later = flown(planFlight(world, small, request));
    expect(later.takeoffS).toBe(7200);
    expect(later.readyS).toBe(1200);
    expect(later.places.at(-1)?.fuelAtArrivalKg).toBeGreaterThanOrEqual(54);
  });

  test("weather that would hold it at the target until its duty is over: it goes afterwards", () => {
    const world = worldOf(
      [{ ...away(30), sizeClass: 0 }],
      skyOf([CLEAR, { ...CLEAR, startS: 2000, visibilityM: 500 }, { ...CLEAR, startS: 43_000 }]),
    );
    const stops = [landAt(world.points, 1, { leave: { persons: 1 } })];
    const plan = flown(planFlight(world, aircraftOf(), order({ stops, aboard: { persons: 1 } })));
    // There before the fog, held until dusk, home the next morning: 22 hours of duty. So the next dawn.
    expect(Math.abs(plan.takeoffS - (20 * 3600 + 22 * 60))).toBeLessThan(120);
    expect(plan.endS - plan.dutyStartS).toBeLessThan(2 * 3600);
  });

  test("nothing it looks at is changed, and the same question has the same answer", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    const before = JSON.stringify({ ...world.slots, ...world.points });
    const request = order({
      stops: [landAt(world.points, 1, { leave: { persons: 1 } })],
      aboard: { persons: 1 },
    });
    const first = planFlight(world, aircraftOf(), request);
    const second = planFlight(world, aircraftOf(), request);
    expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    expect(JSON.stringify({ ...world.slots, ...world.points })).toBe(before);
  });

  test("putting down what is not aboard is a mistake of the caller", () => {
    const stop: Stop = { ...away(30), by: "hover", leave: { persons: 1 } };
    expect(() => planFlight(worldOf(), aircraftOf(), order({ stops: [stop] }))).toThrow(RangeError);
  });
});

describe("every reason for a refusal", () => {
  const stops = [observe(away(60), 600)];
  const refused = (
    world = worldOf(),
    aircraft = aircraftOf(),
    changes: Partial<Parameters<typeof order>[0]> = {},
  ): Refusal => {
    const result = planFlight(world, aircraft, order({ stops, ...changes }));
    if (result.kind === "plan") expect.fail("was planned");
    return result;
  };
  const skyWith = (spell: object) => worldOf([], skyOf([{ ...CLEAR, ...spell }]));

  test("unserviceable", () => {
    const broken = aircraftOf(helicopter(), { serviceableS: Infinity });
    expect(refused(worldOf(), broken)).toMatchObject({ reason: "unserviceable", untilS: Infinity });
    const inRepair = aircraftOf(helicopter(), { serviceableS: 7200 });
    expect(refused(worldOf(), inRepair, { latestS: 7000 })).toMatchObject({
      reason: "unserviceable",
      untilS: 7200,
    });
    expect(flown(planFlight(worldOf(), inRepair, order({ stops }))).takeoffS).toBe(8400);
  });

  test("notInTime", () => {
    const result = refused(worldOf(), aircraftOf(), { latestS: 2199 });
    expect(result.reason).toBe("notInTime");
    expect(result.found).toBeCloseTo(2200, 6);
    expect(result.allowed).toBe(2199);
    expect(refused(worldOf(), aircraftOf(), { patienceS: 600 }).reason).toBe("notInTime");
  });

  test("outOfRange", () => {
    const result = refused(worldOf(), aircraftOf(), { stops: [observe(away(300), 0)] });
    // 10,000 s and the reserve of 900 s take 654 kg, the tanks hold 600.
    expect(result.reason).toBe("outOfRange");
    expect(result.found).toBeCloseTo(654, 6);
    expect(result.allowed).toBe(600);
  });

  test("outOfRange: away from fuel, on what is in the tanks", () => {
    const world = worldOf([{ ...away(10), sizeClass: 0 }]);
    // 60 kg less the reserve are 6 km: it does not even reach the base.
    const aircraft = aircraftOf(helicopter(), { at: 1, fuelKg: 60 });
    const result = refused(world, aircraft, { stops: [observe(away(90), 0)] });
    expect(result).toMatchObject({ reason: "outOfRange", allowed: 60 });
    // 80 km out, 90 km home, and the reserve.
    expect(result.found).toBeCloseTo((170_000 / 60) * 0.06 + 54, 3);
  });

  test("payloadTooHeavy: for any flight", () => {
    expect(refused(worldOf(), aircraftOf(), { aboard: { cargoKg: 1801 } })).toMatchObject({
      reason: "payloadTooHeavy",
      found: 1801,
      allowed: 1800,
    });
  });

  test("payloadTooHeavy: over this distance", () => {
    const result = refused(worldOf(), aircraftOf(), {
      aboard: { cargoKg: 1700 },
      stops: [observe(away(150), 0)],
    });
    // 300 km and the reserve take 354 kg; 2,000 kg leave 1,646 for the load.
    expect(result.reason).toBe("payloadTooHeavy");
    expect(result.found).toBe(1700);
    expect(result.allowed).toBeCloseTo(1646, 6);
  });

  test("tooManyPersons", () => {
    expect(refused(worldOf(), aircraftOf(), { aboard: { persons: 11 } })).toMatchObject({
      reason: "tooManyPersons",
      found: 11,
      allowed: 10,
    });
    // A stretcher takes half the cabin of this type.
    expect(refused(worldOf(), aircraftOf(), { aboard: { persons: 1, litters: 2 } })).toMatchObject({
      reason: "tooManyPersons",
      found: 11,
    });
    const none = aircraftOf(helicopter({ litters: 0 }));
    expect(refused(worldOf(), none, { aboard: { litters: 1 } }).reason).toBe("tooManyPersons");
    // The winch crew takes two of the ten seats.
    const hoisted: Stop = { ...away(30), by: "landOrHoist", board: { persons: 9 } };
    expect(refused(worldOf(), aircraftOf(), { stops: [hoisted] })).toMatchObject({
      reason: "tooManyPersons",
      found: 11,
    });
  });

  test("noLandingPoint", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    const heavy = aircraftOf(helicopter({ sizeClass: 1 }));
    const land: Stop = { ...away(30), by: "land", landWithinM: 5000, board: { persons: 1 } };
    expect(refused(world, heavy, { stops: [land] })).toMatchObject({
      reason: "noLandingPoint",
      allowed: 1,
    });
    const noHoist = aircraftOf(helicopter({ sizeClass: 1, hoistKg: 0 }));
    const either: Stop = { ...land, by: "landOrHoist" };
    expect(refused(world, noHoist, { stops: [either] }).reason).toBe("noLandingPoint");
    expect(flown(planFlight(world, heavy, order({ stops: [either] }))).places[1].by).toBe("hoist");
    // The place to land at last must fit as well.
    expect(refused(world, heavy, { end: 1 })).toMatchObject({ reason: "noLandingPoint", found: 0 });
  });

  test("noExternalLoad", () => {
    expect(refused(worldOf(), aircraftOf(), { aboard: { slungKg: 1501 } })).toMatchObject({
      reason: "noExternalLoad",
      found: 1501,
      allowed: 1500,
    });
  });

  test("noBucket", () => {
    const none = aircraftOf(helicopter({ bucketKg: 0 }));
    expect(refused(worldOf(), none, { bucket: true }).reason).toBe("noBucket");
  });

  test("noDownlink", () => {
    const blind = aircraftOf(helicopter({ downlink: false }));
    expect(refused(worldOf(), blind, { needsDownlink: true }).reason).toBe("noDownlink");
  });

  test("noSlot", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    reserveSlot(world.slots, 1, 0, 90_000);
    const land = [landAt(world.points, 1, { leave: { persons: 1 } })];
    const aboard = { persons: 1 };
    expect(refused(world, aircraftOf(), { stops: land, aboard, patienceS: 80_000 })).toMatchObject({
      reason: "noSlot",
      untilS: 90_000,
      where: 1,
    });
    reserveSlot(world.slots, 1, 0, Infinity);
    expect(refused(world, aircraftOf(), { stops: land, aboard })).toMatchObject({
      reason: "noSlot",
      untilS: Infinity,
    });
  });

  test("flightHours", () => {
    const tired = aircraftOf(helicopter(), { crew: { night: false, flownS: 7.5 * 3600 } });
    const result = refused(worldOf(), tired);
    expect(result).toMatchObject({ reason: "flightHours", allowed: 8 * 3600 });
    expect(result.found).toBeCloseTo(7.5 * 3600 + 2600, 6);
  });

  test("dutyHours", () => {
    const onSince = aircraftOf(helicopter(), {
      crew: { night: false, flownS: 0, dutyStartS: -13.5 * 3600 },
    });
    const result = refused(worldOf(), onSince);
    expect(result).toMatchObject({ reason: "dutyHours", allowed: 14 * 3600 });
    expect(result.found).toBeCloseTo(13.5 * 3600 + 3800, 6);
  });

  test("thunderstorm", () => {
    expect(refused(skyWith({ thunderstorm: true })).reason).toBe("thunderstorm");
    const passes = worldOf(
      [],
      skyOf([
        { ...CLEAR, thunderstorm: true },
        { ...CLEAR, startS: 9000 },
      ]),
    );
    expect(refused(passes, aircraftOf(), { latestS: 9000 })).toMatchObject({
      reason: "thunderstorm",
      untilS: 9000,
    });
    expect(flown(planFlight(passes, aircraftOf(), order({ stops }))).takeoffS).toBeCloseTo(9000, 2);
  });

  test("icing", () => {
    expect(refused(skyWith({ icing: true })).reason).toBe("icing");
  });

  test("wind", () => {
    expect(refused(skyWith({ windMs: 17 }))).toMatchObject({
      reason: "wind",
      found: 17,
      allowed: 16,
    });
  });

  test("gust", () => {
    expect(refused(skyWith({ windMs: 5, gustMs: 21 }))).toMatchObject({
      reason: "gust",
      found: 21,
    });
  });

  test("headwind", () => {
    const slow = aircraftOf(helicopter({ cruiseMs: 25, windLimitMs: 30, gustLimitMs: 40 }));
    const world = skyWith({ windMs: 12, windFromDeg: 90 });
    const result = refused(world, slow, { stops: [observe(away(30), 0)] });
    expect(result).toMatchObject({ reason: "headwind", allowed: 15 });
    expect(result.found).toBeCloseTo(13, 1);
  });

  test("visibility", () => {
    expect(refused(skyWith({ visibilityM: 1000 }))).toMatchObject({
      reason: "visibility",
      found: 1000,
      allowed: 1500,
    });
  });

  test("ceiling", () => {
    expect(refused(skyWith({ ceilingM: 200 }))).toMatchObject({
      reason: "ceiling",
      found: 200,
      allowed: 300,
    });
  });

  test("night", () => {
    const late = { orderedS: 14 * 3600, latestS: 16 * 3600 };
    const result = refused(worldOf(), aircraftOf(), late);
    expect(result.reason).toBe("night");
    expect(Math.abs(result.untilS - (20 * 3600 + 22 * 60))).toBeLessThan(120);
  });

  test("unlit", () => {
    const world = worldOf([{ ...away(30), sizeClass: 0 }]);
    const late = {
      orderedS: 14 * 3600,
      latestS: 16 * 3600,
      stops: [landAt(world.points, 1, { leave: { persons: 1 } })],
      aboard: { persons: 1 },
    };
    const aircraft = aircraftOf(helicopter(), { crew: { night: true, flownS: 0 } });
    expect(refused(world, aircraft, late).reason).toBe("unlit");
  });
});
