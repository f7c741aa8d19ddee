import { describe, expect, it } from "vitest";

import {
  COLLAPSE,
  collapseProbability,
  damageShares,
  gradeCount,
  MODERATE,
  SEVERE,
  SLIGHT,
} from "../../engine/hazards/earthquake/building-damage.ts";
import {
  bridgeClosedS,
  bridgeState,
  spectralAccelerationFromPgv,
} from "../../engine/hazards/earthquake/bridges.ts";
import { expectedDeaths, fatalityRate } from "../../engine/hazards/earthquake/fatality-rate.ts";
import { exceedance } from "../../engine/hazards/earthquake/fragility.ts";
import { failedCircuitShare, substationState } from "../../engine/hazards/earthquake/power.ts";
import {
  freeFall,
  hazusBridges,
  hazusBuildings,
  pagerInventory2000,
  pagerStructures,
} from "../../engine/hazards/earthquake/published-tables.ts";
import { survivalAt, survivalTime } from "../../engine/hazards/earthquake/survival.ts";

const indexOf = (id: string): number => pagerStructures.findIndex((it) => it.id === id);

describe("PAGER empirical fatality model", () => {
  it("has the rates of China at MMI 6, 7, 8, 9", () => {
    for (const [intensity, rate] of [
      [6, 2.8e-8],
      [7, 5.05e-5],
      [8, 5.33e-3],
      [9, 8.44e-2],
    ]) {
      expect(Math.abs(fatalityRate(intensity) / rate - 1)).toBeLessThan(0.02);
    }
    expect(fatalityRate(4.9)).toBe(0);
  });

  it("gives the values of the authors' unit test (theta 10.986839, beta 0.128601)", () => {
    const expected = [4.62833172e-10, 1.27558914e-6, 2.28027416e-4, 6.81282956e-3, 6.04383822e-2];
    for (const [i, rate] of expected.entries()) {
      expect(Math.abs(fatalityRate(5 + i, 10.986839, 0.128601) / rate - 1)).toBeLessThan(1e-7);
    }
  });

  it("adds up the classes", () => {
    expect(expectedDeaths([0, 0, 100_000, 0, 0])).toBeCloseTo(5.05, 1);
    expect(expectedDeaths([1e6, 0, 0, 0, 1000])).toBeCloseTo(84.4, 0);
  });
});

describe("PAGER semi-empirical collapse rates", () => {
  it("has the published cells for China", () => {
    for (const [id, seven, eight, nine] of [
      ["A", 0.1, 0.55, 0.85],
      ["UFB1", 0.12, 0.35, 0.7],
      ["UFB", 0.04, 0.14, 0.35],
      ["C1", 0.01, 0.02, 0.1],
      ["C3", 0.002, 0.02, 0.11],
    ] as const) {
      expect(collapseProbability(indexOf(id), 7)).toBeCloseTo(seven, 12);
      expect(collapseProbability(indexOf(id), 8)).toBeCloseTo(eight, 12);
      expect(collapseProbability(indexOf(id), 9)).toBeCloseTo(nine, 12);
    }
  });

  it("is straight between half degrees, 0 below 6 and flat above 9", () => {
    const brick = indexOf("UFB");
    expect(collapseProbability(brick, 7.25)).toBeCloseTo((0.04 + 0.09) / 2, 12);
    expect(collapseProbability(brick, 5.99)).toBe(0);
    expect(collapseProbability(brick, 11)).toBe(0.35);
    expect(collapseProbability(brick, NaN)).toBe(0);
  });

  it("has an inventory of about one for each kind of settlement", () => {
    for (const shares of Object.values(pagerInventory2000)) {
      expect(shares).toHaveLength(pagerStructures.length);
      expect(shares.reduce<number>((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    }
    const rural = pagerInventory2000.ruralNonResidential.reduce<number>((s, x) => s + x, 0);
    expect(rural).toBeCloseTo(1.003, 9);
  });
});

describe("damage grades", () => {
  const shares = new Float64Array(gradeCount);
  const parameters = {
    model: "pager",
    stockImprovement: 0,
    gradeStep: 1,
    damageFromIntensity: 5,
  } as const;

  it("PAGER: one grade to the degree above collapse", () => {
    damageShares(indexOf("UFB"), 7, 0, parameters, shares);
    expect(Array.from(shares)).toEqual([0.35, 0.35, 0.14, 0.04]);
    damageShares(indexOf("UFB"), 7.5, 0, { ...parameters, stockImprovement: 0.5 }, shares);
    expect(Array.from(shares)).toEqual([0.35, 0.35, 0.14, 0.04]);
    damageShares(indexOf("A"), 5, 0, parameters, shares);
    expect(Array.from(shares)).toEqual([0, 0, 0, 0]);
  });

  it("HAZUS: half of the buildings at the median, and the collapsed share of complete", () => {
    const { medianG, collapseInComplete } = hazusBuildings.URML;
    const hazus = { ...parameters, model: "hazus" } as const;
    for (const [grade, state] of [
      [SLIGHT, 0],
      [MODERATE, 1],
      [SEVERE, 2],
    ] as const) {
      damageShares(indexOf("UFB"), 9, medianG[state] * freeFall, hazus, shares);
      expect(shares[grade]).toBeCloseTo(0.5, 9);
    }
    damageShares(indexOf("UFB"), 9, medianG[3] * freeFall, hazus, shares);
    expect(shares[COLLAPSE]).toBeCloseTo(0.5 * collapseInComplete, 9);
  });
});

describe("HAZUS lifelines", () => {
  it("lognormal: one beta above the median is 84 %", () => {
    expect(exceedance(0.35 * Math.exp(0.6), 0.35, 0.6)).toBeCloseTo(0.841345, 6);
    expect(exceedance(0, 0.35, 0.6)).toBe(0);
  });

  it("bridges: PGV 50 cm/s is SA1 0.528 g", () => {
    // 50/2.54 in/s * 1.65 * 2 pi / 386.4.
    expect(spectralAccelerationFromPgv(0.5)).toBeCloseTo(0.5282, 4);
    const pgv = (0.5 * hazusBridges.conventional[2]) / 0.528153;
    expect(bridgeState("conventional", pgv * 1.001, 0.5)).toBe(3);
    expect(bridgeState("conventional", pgv * 0.999, 0.5)).toBe(2);
    expect(bridgeState("conventional", 0, 1e-9)).toBe(0);
    expect(bridgeClosedS(3, { closedFromState: 3 })).toBe(200 * 86_400);
    expect(bridgeClosedS(2, { closedFromState: 3 })).toBe(0);
    expect(bridgeClosedS(0, { closedFromState: 1 })).toBe(0);
  });

  it("substations and circuits at their medians", () => {
    expect(substationState("low-voltage", 0.29 * freeFall * 1.0001, 0.5)).toBe(2);
    expect(substationState("high-voltage", 0.38 * freeFall * 1.0001, 0.5)).toBe(4);
    expect(failedCircuitShare(0)).toBe(0);
    // Everything failed beyond repair: the share of the worst state.
    expect(failedCircuitShare(3 * freeFall)).toBeCloseTo(0.8, 6);
  });
});

describe("survival of the trapped", () => {
  it("Weibull k 0.95, tau 39 h gives the fitted values", () => {
    const pooled = { shape: 0.95, scaleS: 39 * 3600 };
    for (const [hours, alive] of [
      [0.25, 0.992],
      [12, 0.722],
      [36, 0.396],
      [60, 0.222],
      [84, 0.126],
      [108, 0.072],
    ]) {
      expect(Math.abs(survivalAt(hours * 3600, pooled) - alive)).toBeLessThan(0.001);
    }
    expect(survivalAt(0, pooled)).toBe(1);
    for (const u of [0.01, 0.5, 0.99]) {
      expect(survivalAt(survivalTime(u, pooled), pooled)).toBeCloseTo(u, 9);
    }
  });
});
