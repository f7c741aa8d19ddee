import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  blockedShare,
  isReachable,
  lineFreeS,
  loadFor,
  reachableFromS,
} from "../../../engine/response/field/telephone.ts";
import { cutNetwork, HOUR, MIN, over } from "../over.ts";
import { worldWith } from "./first-picture/given.ts";

describe("Erlang's loss formula", () => {
  // Standard tables of Erlang B.
  it.each([
    { lines: 1, load: 1, share: 0.5 },
    { lines: 2, load: 2, share: 0.4 },
    { lines: 5, load: 2.22, share: 0.05 },
    { lines: 10, load: 5.08, share: 0.02 },
    { lines: 20, load: 12.03, share: 0.01 },
  ])("$lines lines at $load erlangs block $share", ({ lines, load, share }) => {
    expect(blockedShare(lines, load)).toBeCloseTo(share, 3);
  });

  it("is inverted by loadFor", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0.001, max: 0.9, noNaN: true }),
        (lines, share) => {
          expect(blockedShare(lines, loadFor(lines, share))).toBeCloseTo(share, 9);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it("three times the calls block far more than three times the share", () => {
    const ordinary = loadFor(10, 0.02);
    expect(blockedShare(10, 3 * ordinary)).toBeGreaterThan(0.3);
  });
});

const TOWN = 60;

describe("lines after a shock", () => {
  const surge = { linesBusy: 0.02, callSurge: 3, callSurgeLasts: HOUR, retryAfter: 3 * MIN };

  it("are free at once where nobody felt it, before it, and when the surge is over", () => {
    const it = over(worldWith([]), surge);
    const { telephone } = it.field;
    telephone.surgeFromS = 100;
    expect(lineFreeS(telephone, it.situation, TOWN, 200)).toBe(200);
    it.situation.truth.intensity[TOWN] = 6;
    expect(lineFreeS(telephone, it.situation, TOWN, 50)).toBe(50);
    expect(lineFreeS(telephone, it.situation, TOWN, 100 + HOUR)).toBe(100 + HOUR);
  });

  it("let nobody through earlier who calls later, and hold up about the blocked share", () => {
    const it = over(worldWith([]), surge);
    const { telephone } = it.field;
    let held = 0;
    const runs = 400;
    for (let replication = 0; replication < runs; replication++) {
      it.begin(replication);
      telephone.surgeFromS = 0;
      it.situation.truth.intensity[TOWN] = 6;
      let last = 0;
      for (let at = 0; at < HOUR; at += 37) {
        const through = lineFreeS(telephone, it.situation, TOWN, at);
        expect(through).toBeGreaterThanOrEqual(Math.max(at, last));
        last = through;
      }
      if (lineFreeS(telephone, it.situation, TOWN, 10) > 10) held++;
    }
    const share = telephone.busyShare;
    expect(Math.abs(held / runs - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / runs));
  });
});

describe("a town without the network", () => {
  it("is reached when it is back, or when a radio has come", () => {
    const it = over(worldWith([]));
    const { telephone } = it.field;
    cutNetwork(it, TOWN, 100, 1000);
    expect(isReachable(telephone, it.situation, TOWN, 99)).toBe(true);
    expect(isReachable(telephone, it.situation, TOWN, 100)).toBe(false);
    expect(reachableFromS(telephone, it.situation, TOWN, 100)).toBe(1000);
    telephone.contactS[TOWN] = 400;
    expect(reachableFromS(telephone, it.situation, TOWN, 100)).toBe(400);
    expect(isReachable(telephone, it.situation, TOWN, 400)).toBe(true);
  });
});
