import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { seekPicture } from "../../../../engine/response/field/first-picture/seek-picture.ts";
import { ways } from "../../../../engine/response/field/first-picture/ways.ts";
import { StepUnknown } from "../../../../engine/situation/procedure.ts";
import { criticalSteps } from "../../../../engine/trace/critical-path.ts";
import { sentenceOf } from "../../../../engine/trace/sentence.ts";
import { CLEAR } from "../../../../engine/world/air/weather.ts";
import {
  at,
  budgetRace,
  cut,
  KM,
  MIN,
  northOf,
  play,
  raceKinds,
  raceOver,
  steps,
  timeline,
  TOWN,
  worldWith,
} from "./given.ts";
import type { GivenUnit } from "./given.ts";

const everything: readonly GivenUnit[] = [
  at("camera", { number: 100 }),
  at("drone-nest", { eastM: 2 * KM }),
  at("body-terminal"),
  at("township-team"),
  at("portable-satellite-station"),
  at("vehicle-satellite-halt"),
  at("helicopter-light", { downlink: true, eastM: 20 * KM }),
  at("wing-loong"),
];

describe("the search for a picture", () => {
  test("of a race that is over, each of the eight ways has won or said why not, once and in time", () => {
    const some = fc.subarray([...everything]);
    const spell = fc.constantFrom(
      CLEAR,
      { ...CLEAR, windMs: 14 },
      { ...CLEAR, visibilityM: 300 },
      { ...CLEAR, thunderstorm: true },
    );
    fc.assert(
      fc.property(
        some,
        spell,
        fc.nat(23),
        fc.boolean(),
        fc.boolean(),
        fc.nat(1000),
        (units, weather, hour, dark, silent, run) => {
          const { world, race } = budgetRace(units, {
            hour,
            spells: [weather],
            horizonS: 12 * 3600,
            picture: { citizenVideoCounts: run % 2 === 0 },
          });
          const result = play(race, TOWN, northOf(world, TOWN, 2 * KM), run, () => {
            if (dark) cut(race, "power", 0, Infinity);
            if (silent) cut(race, "network", 0, Infinity);
          });
          if (result.settledS === Infinity) return;
          const { trace } = race.situation.stage;
          const won = ways.filter((way) => result.frames.get(way) === result.settledS);
          expect(won.length).toBeGreaterThan(0);
          for (const way of ways) {
            if (won.includes(way)) continue;
            const reasons = Array.from({ length: trace.length }, (_, row) => row).filter((row) => {
              const kind = raceKinds.byId(trace.kind[row]);
              return kind.way === way && kind.stage === undefined;
            });
            const inTime = reasons.filter((row) => trace.time[row] <= result.settledS);
            // A citizen's frame that does not count has its reason when it comes.
            const film = way === "citizen" && reasons.length > 0;
            expect(inTime.length === 1 || film).toBe(true);
          }
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });

  test("the critical path of the frame goes back to the order, and its minutes add up", () => {
    const { world, race } = budgetRace([at("body-terminal"), at("township-team")]);
    const { settledRow, settledS } = play(race, TOWN, northOf(world, TOWN, 4 * KM));
    const path = criticalSteps(race.situation.stage.trace, settledRow);
    expect(
      path.map(({ kind, minutes }) => [raceKinds.byId(kind).name, Math.round(minutes * 1e6) / 1e6]),
    ).toEqual([
      ["pictureOrdered", 0],
      ["sought", 0],
      ["mustered", 8],
      ["departed", 0],
      ["arrived", 8],
      ["streams", 3],
      ["registered", 2],
      ["frame town-terminal", 1],
      ["settled", 0],
    ]);
    expect(path.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(settledS / MIN, 9);
  });

  test("communications brought by what arrives stand on the path of the frame that they allow", () => {
    const units = [at("vehicle-satellite-halt"), at("camera", { number: 10 })];
    // The vehicle's own device takes hours to be let in; its 5G cabin is sooner.
    const { world, race } = budgetRace(units, {}, { "camera-in-view": { village: 1 } });
    const slow = raceOver(world, { ...steps, streamRegistration: 4 * 3600 });
    const { settledRow, frames } = play(slow, TOWN, northOf(world, TOWN, 2 * KM), 0, () => {
      cut(slow, "network", 0, Infinity);
    });
    expect(race.situation.horizonS).toBe(6 * 3600);
    expect(frames.get("fixed-camera")).toBeCloseTo(83 * MIN, 6);
    const names = criticalSteps(slow.situation.stage.trace, settledRow).map(
      ({ kind }) => raceKinds.byId(kind).name,
    );
    expect(names).toEqual([
      "pictureOrdered",
      "sought",
      "mustered",
      "departed",
      "arrived",
      "streams",
      "networkRestored",
      "servedAgain",
      "camerasFound",
      "frame fixed-camera",
      "settled",
    ]);
  });

  test("who asks again gets the row of the first race", () => {
    const { world, race } = budgetRace(everything);
    race.begin(0);
    const { posts, stage } = race.situation;
    const wish = { town: TOWN, by: posts.province, cause: -1, site: northOf(world, TOWN, KM) };
    const first = seekPicture(race.first, wish);
    const length = stage.trace.length;
    expect(seekPicture(race.first, { ...wish, by: posts.firstCity })).toBe(first);
    expect(stage.trace.length).toBe(length);
  });

  test("the picture reaches county, city and province when the race is over", () => {
    const { world, race } = budgetRace([at("camera", { number: 10 })]);
    play(race, TOWN, northOf(world, TOWN, KM));
    expect(timeline(race, ["settled", "pictureSeen"])).toEqual([
      ["settled", 4],
      ["pictureSeen", 4],
      ["pictureSeen", 4],
      ["pictureSeen", 4],
    ]);
  });

  test("the same replication gives the same trace, whatever was played before", () => {
    const { world, race } = budgetRace(everything, { hour: 5 });
    const site = northOf(world, TOWN, 3 * KM);
    play(race, TOWN, site, 7);
    const once = race.situation.stage.trace.hash();
    play(race, TOWN, site, 8, () => cut(race, "network", 0, 1800));
    play(race, TOWN, site, 7);
    expect(race.situation.stage.trace.hash()).toBe(once);
  });

  test("nothing at all in the ledger: every way says so in words", () => {
    const { world, race } = budgetRace([]);
    const { losses, settledS } = play(race, TOWN, northOf(world, TOWN, KM));
    expect(settledS).toBe(Infinity);
    expect(Object.fromEntries(losses)).toEqual({
      "town-camera": "noAsset",
      "fixed-camera": "noAsset",
      "drone-nest": "noAsset",
      "town-terminal": "noAsset",
      "portable-satellite": "noAsset",
      "vehicle-satellite": "noAsset",
      helicopter: "noAsset",
      "high-altitude": "noAsset",
      citizen: "notCounted",
    });
    const { trace } = race.situation.stage;
    for (let row = 0; row < trace.length; row++) {
      const kind = raceKinds.byId(trace.kind[row]);
      expect(sentenceOf(trace.row(row), kind, { language: "zh" })).not.toMatch(/[{}]/);
      expect(sentenceOf(trace.row(row), kind, { language: "en" })).not.toMatch(/[{}]|undefined/);
    }
  });

  test("a doctrine without a step that a way takes is refused by the name of the step", () => {
    const ready = () => raceOver(worldWith([]), steps, { without: "cameraSearch" });
    expect(ready).toThrow(StepUnknown);
    expect(ready).toThrow(/cameraSearch/);
  });
});
