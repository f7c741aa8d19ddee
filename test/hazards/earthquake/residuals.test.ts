import { describe, expect, it } from "vitest";

import { compileCorrelation } from "../../../engine/hazards/earthquake/correlation.ts";
import {
  drawResiduals,
  noResiduals,
  residualScratch,
} from "../../../engine/hazards/earthquake/residuals.ts";
import { sitesOf } from "../../../engine/hazards/earthquake/sites.ts";
import { createStream } from "../../../engine/random/stream.ts";

// Two places 10 km apart and one 200 km away.
const sites = sitesOf([117, 117.111, 119.2], [36, 36, 36], [2, 2, 2]);
const factor = compileCorrelation(sites, 25, 16);
const scratch = residualScratch(3);

const draw = (replication: number) => {
  const out = noResiduals(3);
  const between = createStream(11, replication, 1, 1);
  const within = createStream(11, replication, 1, 2);
  drawResiduals(factor, 0.73, between, within, scratch, out);
  return out;
};

const correlationOf = (a: number[], b: number[]): number => {
  const mean = (x: number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const cov = a.reduce((s, v, i) => s + (v - ma) * (b[i] - mb), 0);
  const va = a.reduce((s, v) => s + (v - ma) ** 2, 0);
  const vb = b.reduce((s, v) => s + (v - mb) ** 2, 0);
  return cov / Math.sqrt(va * vb);
};

describe("residuals of an earthquake", () => {
  it("are the same for the same streams", () => {
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3).withinPgv[0]).not.toBe(draw(4).withinPgv[0]);
  });

  it("have the stated correlations over many earthquakes", () => {
    const all = Array.from({ length: 4000 }, (_, replication) => draw(replication));
    const column = (of: (it: (typeof all)[number]) => number): number[] => all.map(of);
    const near = column((it) => it.withinPgv[1]);
    const here = column((it) => it.withinPgv[0]);
    // e^(-3 * 9.99/25) = 0.302; the sampling error of 4,000 pairs is 0.016.
    expect(Math.abs(correlationOf(here, near) - 0.302)).toBeLessThan(0.05);
    expect(
      Math.abs(
        correlationOf(
          here,
          column((it) => it.withinPgv[2]),
        ),
      ),
    ).toBeLessThan(0.05);
    expect(
      Math.abs(
        correlationOf(
          here,
          column((it) => it.withinPga[0]),
        ) - 0.73,
      ),
    ).toBeLessThan(0.03);
    const between = correlationOf(
      column((it) => it.betweenPga),
      column((it) => it.betweenPgv),
    );
    expect(Math.abs(between - 0.73)).toBeLessThan(0.03);
    for (const values of [here, near, column((it) => it.withinPga[2])]) {
      const variance = values.reduce((s, v) => s + v * v, 0) / values.length;
      expect(Math.abs(variance - 1)).toBeLessThan(0.08);
    }
  });

  it("turn to their opposite in the antithetic replication", () => {
    const out = noResiduals(3);
    drawResiduals(
      factor,
      0.73,
      createStream(11, 3, 1, 1, true),
      createStream(11, 3, 1, 2, true),
      scratch,
      out,
    );
    const plain = draw(3);
    for (let i = 0; i < 3; i++) expect(out.withinPga[i]).toBeCloseTo(-plain.withinPga[i], 12);
    expect(out.betweenPgv).toBeCloseTo(-plain.betweenPgv, 12);
  });
});
