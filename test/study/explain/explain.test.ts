import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { Explainer, mergeTargetSums, stepOf } from "../../../engine/study/explain/explain.ts";
import type { PlaceSum, TargetSum } from "../../../engine/study/explain/explain.ts";
import type { Opened } from "../../../engine/study/pool/program.ts";
import { Measurer } from "../../../engine/targets/measure.ts";
import { compiled, noon, target, traceOf } from "../../targets/given.ts";
import type { Event } from "../../targets/given.ts";
import { toyKinds as k, toyPosts, toyRegister, toyWorld } from "../../targets/toy-world.ts";

const world = toyWorld([{ kind: "rescue", lon: 117, lat: 36, town: 0 }]);
const posts = toyPosts(world);

const explained = (replications: ReadonlyArray<readonly Event[]>): TargetSum[] => {
  const targets = compiled({ it: target() }, {}, world);
  const opened: Opened = {
    world,
    posts,
    register: toyRegister,
    targets,
    horizonS: 86_400,
    play: () => {
      throw new Error("not played");
    },
  };
  const measurer = new Measurer(targets, world, posts, toyRegister);
  const explainer = new Explainer(opened, measurer, [0]);
  for (const events of replications) {
    const read = { trace: traceOf(events), calendar: noon };
    measurer.read(read);
    explainer.add(read);
  }
  return [...explainer.result()];
};

const placeOf = (sums: readonly TargetSum[], place: number): PlaceSum => {
  const sum = sums[0].places.get(place);
  if (sum === undefined) throw new Error(`nothing about ${place}`);
  return sum;
};

const steps = (sum: PlaceSum) =>
  [...sum.steps].map(([key, { milliseconds }]) => ({
    ...stepOf(key),
    minutes: milliseconds / 60_000,
  }));

// Struck at 10, the county hears at 22, a unit arrives at 40, the picture stands at 55.
const late: Event[] = [
  { at: 10, kind: k.struck, where: 3, amount: 7 },
  { at: 22, kind: k.reported, where: 3, role: posts.firstCounty + 1, cause: 0 },
  { at: 40, kind: k.arrived, where: 3, who: 0, cause: 1 },
  { at: 55, kind: k.terminal, where: 3, role: posts.province, cause: 2 },
];

describe("an explanation", () => {
  test("gives the minutes of a failure to those who spent them, and they add up", () => {
    const sum = placeOf(explained([late]), 3);
    expect(sum).toMatchObject({ selected: 1, failed: 1, never: 0 });
    expect(steps(sum)).toEqual([
      { kind: k.terminal.id, tier: 3, minutes: 15 },
      { kind: k.arrived.id, unitKind: 1, minutes: 18 },
      { kind: k.reported.id, tier: 1, minutes: 12 },
    ]);
  });

  test("a step that began before the clock counts from there", () => {
    const sum = placeOf(
      explained([
        [
          { at: 0, kind: k.reported, where: 3, role: 0 },
          { at: 10, kind: k.struck, where: 3, amount: 7 },
          { at: 50, kind: k.camera, where: 3, role: posts.province, cause: 0 },
        ],
      ]),
      3,
    );
    expect(steps(sum)).toEqual([{ kind: k.camera.id, tier: 3, minutes: 40 }]);
  });

  test("a promise kept costs no minutes; what never came has no path", () => {
    const kept = placeOf(explained([[late[0], { ...late[3], at: 20, cause: 0 }]]), 3);
    expect(kept).toMatchObject({ selected: 1, failed: 0 });
    expect(kept.steps.size).toBe(0);
    const never = placeOf(explained([[late[0]]]), 3);
    expect(never).toMatchObject({ selected: 1, failed: 1, never: 1 });
    expect(never.steps.size + never.won.size).toBe(0);
  });

  test("says what won and why the others did not, once a replication", () => {
    const lost: Event = { at: 30, kind: k.noSignal, where: 3, role: 3 };
    const sum = placeOf(explained([[late[0], late[1], lost, lost, ...late.slice(2)], late]), 3);
    expect([...sum.won]).toEqual([[k.terminal.id, 2]]);
    expect([...sum.reasons]).toEqual([[k.noSignal.id, 1]]);
  });

  test("steps add up to the minutes of the place, whatever happened", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.nat()), {
          minLength: 1,
          maxLength: 12,
        }),
        (raw) => {
          const times = raw.map(([gap]) => gap);
          let at = 0;
          const events: Event[] = [{ at: 0, kind: k.struck, where: 3, amount: 7 }];
          raw.forEach(([gap, pick], i) => {
            at += gap;
            const isLast = i === raw.length - 1;
            events.push({
              at,
              kind: isLast ? k.camera : k.arrived,
              where: 3,
              who: isLast ? -1 : 0,
              role: 8,
              cause: pick % events.length,
            });
          });
          const sum = placeOf(explained([events]), 3);
          const total = times.reduce((all, gap) => all + gap, 0);
          const told = steps(sum).reduce((all, { minutes }) => all + minutes, 0);
          expect(told).toBeCloseTo(total > 30 ? total : 0, 9);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  test("sums of blocks are the sum of all, in any order", () => {
    const other = late.map((event) => ({ ...event, where: 5 }));
    const whole = explained([late, other, late]);
    const merged: TargetSum[] = [];
    mergeTargetSums(merged, explained([other]));
    mergeTargetSums(merged, explained([late, late]));
    expect(merged).toEqual(whole);
  });

  test("notes when each step ended, counted from the start of the clock", () => {
    const sum = placeOf(explained([late, late]), 3);
    const ends = [...sum.steps].map(([key, { endedMs, count }]) => [
      stepOf(key).kind,
      endedMs / 60_000 / count,
    ]);
    expect(ends).toEqual([
      [k.terminal.id, 45],
      [k.arrived.id, 30],
      [k.reported.id, 12],
    ]);
  });

  test("a county and a city are kept if every place of them is, by the hour of the start", () => {
    // Towns 2 and 3 are of county 1, towns 0 to 3 of city 0; it starts at noon.
    const seenAt = (town: number, at: number): Event[] => [
      { at: 10, kind: k.struck, where: town, amount: 7 },
      { at, kind: k.camera, where: town, role: posts.province, cause: -1 },
    ];
    const both = [...seenAt(2, 20), ...seenAt(3, 90)].sort((a, b) => a.at - b.at);
    const [{ groups }] = explained([seenAt(2, 20), both, seenAt(0, 20)]);
    const told = [...groups].map(([post, { selected, kept }]) => [
      post,
      Array.from(selected),
      Array.from(kept),
    ]);
    const noonBand = (n: number) => [0, 0, 0, 0, n, 0, 0, 0];
    expect(told).toEqual([
      [posts.firstCounty + 1, noonBand(2), noonBand(1)],
      [posts.firstCity, noonBand(3), noonBand(2)],
      [posts.firstCounty, noonBand(1), noonBand(1)],
    ]);
  });
});
