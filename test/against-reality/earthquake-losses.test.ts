import { describe, expect, it } from "vitest";

import { prepare, start } from "../../engine/simulate.ts";
import { shippedModel } from "../shipped-case.ts";
import type { Narrowing } from "../../engine/files/narrowing.ts";

const sets = 12;
const replications = 10;

interface Losses {
  readonly towns: number;
  readonly damaged: number;
  readonly dead: number;
  readonly injured: number;
}

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);

/** First losses over sets of assumptions and replications, each quantity in rising order. */
const lossesOf = (name: string, narrowing: Narrowing): Record<keyof Losses, number[]> => {
  const all: Losses[] = [];
  for (let set = 0; set < sets; set++) {
    const assumptions = { seed: 1, assumptionSet: set, assumptionSets: sets };
    const state = prepare(shippedModel(name, narrowing, assumptions));
    for (let k = 0; k < replications; k++) {
      start(state, k).runUntil(0);
      const { truth } = state.situation;
      all.push({
        towns: truth.intensity.filter((value) => value >= 5.5).length,
        damaged: total(truth.damagedBuildings),
        dead: total(truth.dead),
        injured: total(truth.injured),
      });
    }
  }
  const sorted = (of: keyof Losses) => all.map((each) => each[of]).sort((a, b) => a - b);
  return {
    towns: sorted("towns"),
    damaged: sorted("damaged"),
    dead: sorted("dead"),
    injured: sorted("injured"),
  };
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

const row = (what: string, sorted: readonly number[], fact: string): string =>
  `${what.padEnd(34)} ${[0.1, 0.5, 0.9].map((p) => at(sorted, p).toFixed(0).padStart(7)).join(" ")}   ${fact}`;

describe("first losses against what happened", () => {
  it("Pingyuan 2023, M5.5 at night: nobody died, 24 were lightly hurt, some 200 houses damaged", () => {
    const { towns, damaged, dead, injured } = lossesOf("shandong/cases/pingyuan-2023", {});
    console.log(
      [
        "Pingyuan 2023                          P10     P50     P90   fact",
        row("towns of degree VI and more", towns, "224 km2, two to four towns"),
        row("dwellings damaged", damaged, "126 to 213 houses (17:00 and later)"),
        row("dead", dead, "0"),
        row("injured", injured, "24, all lightly"),
      ].join("\n"),
    );
    expect(at(dead, 0.5)).toBe(0);
    expect(at(injured, 0.1)).toBeLessThanOrEqual(24);
    expect(at(injured, 0.9)).toBeGreaterThanOrEqual(24);
    expect(at(damaged, 0.1)).toBeLessThanOrEqual(213);
    expect(at(damaged, 0.9)).toBeGreaterThanOrEqual(126);
    // Errors as they are; a larger one fails. Degree VI is far too wide: see the isoseismals.
    expect(at(injured, 0.5)).toBeLessThan(60);
    expect(at(dead, 0.9)).toBeLessThan(80);
    expect(at(towns, 0.5)).toBeLessThan(50);
  });

  it("a magnitude 6 on the crowded plain at night, beside Luxian 2021, which the houses were fitted to", () => {
    const { damaged, dead, injured } = lossesOf("shandong/cases/heze-m6.5-winter-night", {
      set: ["case.hazards.0.magnitude=6"],
    });
    console.log(
      [
        "M6.0 at Heze (fitted to Luxian)        P10     P50     P90   Luxian 2021",
        row("dwellings damaged", damaged, ""),
        row("dead", dead, "3 (Changning 2019: 13)"),
        row("injured", injured, "159 (Changning 2019: 220)"),
      ].join("\n"),
    );
    expect(at(dead, 0.1)).toBeLessThanOrEqual(3);
    expect(at(dead, 0.9)).toBeGreaterThanOrEqual(3);
    expect(at(injured, 0.1)).toBeLessThanOrEqual(159);
    expect(at(injured, 0.9)).toBeGreaterThanOrEqual(159);
    expect(at(dead, 0.5)).toBeLessThan(200);
    expect(at(injured, 0.5)).toBeLessThan(1500);
  });
});
