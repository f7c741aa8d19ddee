import { expect, test } from "vitest";

import { distributionKinds } from "../../engine/random/distribution.ts";
import { everyDistribution, everyDistributionHash } from "./every-distribution.ts";

test("the model uses every kind of distribution", () => {
  const kinds = Object.values(everyDistribution).map((distribution) => distribution.kind);
  expect(new Set(kinds)).toEqual(new Set(distributionKinds));
});

test("the bits of all draws are the ones they were", () => {
  expect(everyDistributionHash()).toBe("0731badaa9b96e80");
});
