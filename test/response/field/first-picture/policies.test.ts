import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { firstPictureModel } from "../../../../engine/response/field/first-picture/parameters.ts";
import {
  picturePolicies,
  PicturePolicyUnknown,
} from "../../../../engine/response/field/first-picture/policies.ts";
import type { Candidates } from "../../../../engine/response/field/first-picture/policies.ts";

const candidatesOf = (
  list: readonly { unit: number; expectedS: number; own: boolean }[],
): Candidates => ({
  count: list.length,
  unit: Int32Array.from(list, ({ unit }) => unit),
  expectedS: Float64Array.from(list, ({ expectedS }) => expectedS),
  own: Uint8Array.from(list, ({ own }) => (own ? 1 : 0)),
});

const list = fc.uniqueArray(
  fc.record({
    unit: fc.nat(1000),
    expectedS: fc.oneof(fc.double({ min: 0, max: 1e5, noNaN: true }), fc.constant(Infinity)),
    own: fc.boolean(),
  }),
  { selector: ({ unit }) => unit, maxLength: 12 },
);

describe("who is asked for a picture", () => {
  test("soonest-expected takes the least time, of equal ones the lower row, nobody without a way", () => {
    fc.assert(
      fc.property(list, (all) => {
        const chosen = picturePolicies["soonest-expected"](candidatesOf(all));
        const possible = all.filter(({ expectedS }) => expectedS < Infinity);
        if (possible.length === 0) expect(chosen).toBe(-1);
        else {
          const least = Math.min(...possible.map(({ expectedS }) => expectedS));
          const tied = possible.filter(({ expectedS }) => expectedS === least);
          expect(all[chosen].unit).toBe(Math.min(...tied.map(({ unit }) => unit)));
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test("own-first takes the soonest of its own, and others only without one", () => {
    fc.assert(
      fc.property(list, (all) => {
        const own = all.filter((it) => it.own && it.expectedS < Infinity);
        const chosen = picturePolicies["own-first"](candidatesOf(all));
        const expected = picturePolicies["soonest-expected"](
          candidatesOf(own.length > 0 ? own : all),
        );
        const among = own.length > 0 ? own : all;
        expect(chosen < 0 ? undefined : all[chosen]).toBe(
          expected < 0 ? undefined : among[expected],
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("what a doctrine says of pictures", () => {
  const judged = { mark: "assumed", source: ["judgement"] } as const;

  test("says nothing: the soonest is asked, and a citizen's video does not count", () => {
    expect(firstPictureModel({})).toEqual({
      policy: "soonest-expected",
      citizenVideoCounts: false,
    });
  });

  test("names a policy and a switch", () => {
    const model = firstPictureModel({
      policies: { picture: { policy: "own-first", ...judged } },
      switches: { townsActFirst: true, leapfrogReports: true, citizenVideoCounts: true },
    });
    expect(model).toEqual({ policy: "own-first", citizenVideoCounts: true });
  });

  test("names a policy that does not exist: which, and which there are", () => {
    const wrong = () =>
      firstPictureModel({ policies: { picture: { policy: "random", ...judged } } });
    expect(wrong).toThrow(PicturePolicyUnknown);
    expect(wrong).toThrow(/random.*soonest-expected, own-first/);
  });
});
