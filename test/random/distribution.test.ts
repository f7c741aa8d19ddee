import { describe, expect, test } from "vitest";

import { compileDistribution, distributionKinds, draw } from "../../engine/random/distribution.ts";
import type { Distribution } from "../../engine/random/distribution.ts";
import { createStream } from "../../engine/random/stream.ts";
import { everyDistribution } from "../reproducibility/every-distribution.ts";
import { expectMoments, expectQuantileLaw, expectRefused } from "./law-of-variate.ts";

describe.each(Object.entries(everyDistribution))("%s", (name, distribution) => {
  test("obeys the law of a variate", () => {
    const variate = compileDistribution(distribution);
    expectQuantileLaw(variate);
    expectMoments(variate, `every ${name}`, 20_000);
  });

  test("is plain data: a copy through JSON or another thread draws the same", () => {
    const variate = compileDistribution(distribution);
    const stored = compileDistribution(JSON.parse(JSON.stringify(distribution)) as Distribution);
    const cloned = compileDistribution(structuredClone(distribution));
    for (const u of [0.001, 0.4, 0.97]) {
      expect(stored.quantile(u)).toBe(variate.quantile(u));
      expect(cloned.quantile(u)).toBe(variate.quantile(u));
    }
  });
});

test("a draw takes one uniform, whatever the distribution", () => {
  const stream = createStream(3, 1, 4, 1);
  const uniforms = createStream(3, 1, 4, 1);
  for (const distribution of Object.values(everyDistribution)) {
    const variate = compileDistribution(distribution);
    expect(draw(variate, stream)).toBe(variate.quantile(uniforms.uniform()));
  }
});

test("antithetic draws of every distribution pull against each other", () => {
  for (const [name, distribution] of Object.entries(everyDistribution)) {
    if (distribution.kind === "constant") continue;
    const variate = compileDistribution(distribution);
    const plain = createStream(1, 0, 2, 3);
    const antithetic = createStream(1, 0, 2, 3, true);
    let covariance = 0;
    for (let i = 0; i < 2000; i++) {
      covariance +=
        (draw(variate, plain) - variate.mean) * (draw(variate, antithetic) - variate.mean);
    }
    expect(covariance, name).toBeLessThan(0);
  }
});

test("a kind that does not exist is refused with the list of those that do", () => {
  const unknown = { kind: "cauchy" } as unknown as Distribution;
  expectRefused(unknown, "kind", "cauchy");
  expect(() => compileDistribution(unknown)).toThrow(distributionKinds.join(", "));
});
