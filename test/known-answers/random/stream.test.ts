import { expect, test } from "vitest";

import { hashName } from "../../../engine/random/names.ts";
import { createStream } from "../../../engine/random/stream.ts";

// Computed by an independent program with whole numbers of any length: HalfSipHash-2-4 of the words
// replication, who, what under the seed, and the multiply-with-carry recurrence of alea.

test("names", () => {
  expect(["", "team-1", "team-2", "济南市", "travel", "heli-😀"].map(hashName)).toEqual([
    95_563_134, 1_589_042_954, 734_242_175, 3_807_520_009, 1_564_580_303, 3_461_798_960,
  ]);
});

test.each([
  {
    name: [1, 0, hashName("team-7"), hashName("travel")],
    uniforms: [0.36485464950437674, 0.21280746376469373, 0.5390725981888359, 0.665520532585242],
  },
  {
    name: [-9_007_199_254_740_991, 4_294_967_295, hashName("济南市"), 0],
    uniforms: [0.5499501763013915, 0.9887757318180099, 0.7399946190144685, 0.48793670851844495],
  },
  {
    name: [9_007_199_254_740_991, 12, 4_294_967_295, 1],
    uniforms: [0.8261332386365716, 0.05426936235772151, 0.4130257305024677, 0.21144109026662095],
  },
])("the stream named $name", ({ name, uniforms }) => {
  const [seed, replication, who, what] = name;
  const stream = createStream(seed, replication, who, what);
  expect(uniforms.map(() => stream.uniform())).toEqual(uniforms);
});
