import { describe, expect, it } from "vitest";

import { HOUR, MIN, over, shake } from "../over.ts";
import { TOWN, worldWith } from "./first-picture/given.ts";

const steps = {
  autoReport: { kind: "uniform", min: 60, max: 120 },
  finalSolution: { kind: "uniform", min: 5 * MIN, max: 10 * MIN },
  firstEstimateError: 0.3,
  firstEpicentreError: 5000,
} as const;

describe("the seismological networks", () => {
  it("tell two magnitudes that need not agree, and a final one that is right to a tenth", () => {
    const it = over(worldWith([]), steps);
    const { posts, pictures } = it.situation;
    let disagree = 0;
    for (let replication = 0; replication < 50; replication++) {
      it.begin(replication);
      shake(it, 5.52, TOWN, { [TOWN]: {} });
      it.run(HOUR);
      const told = [
        ...it.rows("situation/earthquakeReported"),
        ...it.rows("situation/earthquakeRevised"),
      ]
        .filter(({ role }) => role === posts.province)
        .sort((a, b) => a.row - b.row);
      expect(told[0].time).toBeGreaterThanOrEqual(60);
      expect(told[0].time).toBeLessThanOrEqual(120);
      expect(told[told.length - 1].time).toBeLessThanOrEqual(10 * MIN);
      expect(pictures.magnitude[posts.province]).toBe(5.5);
      expect(pictures.magnitudeFinal[posts.province]).toBe(1);
      expect(pictures.epicentreTown[posts.province]).toBe(TOWN);
      if (told.length === 3 && told[0].amount !== told[1].amount) disagree++;
    }
    expect(disagree).toBeGreaterThan(25);
  });

  it("tell the province, and of the others those in whose area it was felt", () => {
    const it = over(worldWith([]), steps);
    const { posts, pictures } = it.situation;
    shake(it, 5, TOWN, { [TOWN]: {} });
    it.run(HOUR);
    const county = posts.parent[TOWN];
    for (const post of [posts.province, posts.firstCity, county]) {
      expect(pictures.magnitudeRow[post]).toBeGreaterThanOrEqual(0);
    }
    const others = Array.from(
      { length: posts.firstCity - posts.firstCounty },
      (_, i) => posts.firstCounty + i,
    ).filter((post) => post !== county);
    for (const post of others) expect(pictures.magnitudeRow[post]).toBe(-1);
  });

  it("say nothing of an aftershock smaller than the main shock", () => {
    const it = over(worldWith([]), steps);
    const { stage, posts, pictures } = it.situation;
    shake(it, 6, TOWN, { [TOWN]: {} });
    stage.simulation.schedule(HOUR, () => shake(it, 5, TOWN, {}));
    it.run(3 * HOUR);
    expect(pictures.magnitude[posts.province]).toBe(6);
    const late = it.rows("situation/earthquakeRevised").filter(({ time }) => time > HOUR);
    expect(late).toHaveLength(0);
  });
});
