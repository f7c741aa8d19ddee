import { describe, expect, test } from "vitest";

import { compileTargets, narrowedTo, postsOfCodes } from "../../engine/targets/compile-target.ts";
import { compiled, earthquake, target } from "./given.ts";
import { toyKinds as k, toyPosts, toyRegister, toyWorld } from "./toy-world.ts";

const world = toyWorld();
const ground = { posts: toyPosts(world), names: world.ground.names, kinds: toyRegister };

describe("readings", () => {
  test("the promise as it stands first, then each interpretation over it", () => {
    const all = compiled({
      picture: target({
        interpretations: {
          "by-order": {
            name: { zh: "自指令", en: "from the order" },
            measured: { from: { stage: "ordered" }, to: { stage: "firstPicture" } },
          },
          worst: { name: { zh: "最重", en: "worst" }, scope: { unit: "town", which: "worst-hit" } },
        },
      }),
    });
    expect(all.map(({ id, variant }) => [id, variant])).toEqual([
      ["picture", null],
      ["picture", "by-order"],
      ["picture", "worst"],
    ]);
    expect(all[1].scope).toEqual(all[0].scope);
    expect(all[1].measured).not.toEqual(all[0].measured);
    expect(all[2].measured).toEqual(all[0].measured);
    expect(structuredClone(all)).toEqual(all);
  });

  test("ways choose kinds of event, other words units", () => {
    const of = (stage: "firstPicture" | "arrived", by: string[]) =>
      compiled({ it: target({ measured: { from: { stage: "occurs" }, to: { stage, by } } }) })[0];
    expect(of("firstPicture", ["fixed-camera"]).measured).toMatchObject({
      to: { kinds: [k.camera.id], units: undefined },
    });
    expect(of("arrived", ["helicopter", "search"]).measured).toMatchObject({
      to: { kinds: [k.arrived.id], units: { classes: ["helicopter"], kinds: ["helicopter"] } },
    });
  });
});

describe("what cannot be tested says why", () => {
  const why = (more: Parameters<typeof target>[0], context: Parameters<typeof compiled>[1] = {}) =>
    compiled({ it: target(more) }, context)[0].notTested;

  test("another hazard", () => {
    const scope = { unit: "town", which: "affected", hazards: ["typhoon"] } as const;
    expect(why({ scope })).toMatchObject({ why: "hazard" });
    expect(why({ scope })?.text.zh).toContain("台风");
    expect(why({ scope: { ...scope, hazards: ["typhoon", "earthquake"] } })).toBeUndefined();
  });

  test("a stage that no event reaches, by the way or at the tier asked for", () => {
    const to = (to: NonNullable<ReturnType<typeof target>["measured"]["to"]>) =>
      why({ measured: { from: { stage: "occurs" }, to } });
    expect(to({ stage: "warned" })?.text.en).toContain("no event of the model reaches");
    expect(to({ stage: "firstPicture", by: ["helicopter"] })).toMatchObject({ why: "stage" });
    expect(to({ stage: "reported", at: "state" })).toMatchObject({ why: "tier" });
    expect(to({ stage: "reported", at: "county" })).toBeUndefined();
  });

  test("places outside the region", () => {
    const places = ["nowhere"];
    expect(why({ scope: { unit: "town", which: "all", places } })).toMatchObject({ why: "nobody" });
  });

  test("out of force on the day, superseded unless asked for by name", () => {
    expect(why({ validFrom: "2024-01-01" }, { day: "2023-08-06" })).toMatchObject({
      why: "not-in-force",
    });
    expect(why({ validTo: "2021-12-31" }, { day: "2023-08-06" })).toMatchObject({
      why: "not-in-force",
    });
    expect(why({ validTo: "2021-12-31", supersededBy: "b" }, { day: "2020-01-01" })).toBe(
      undefined,
    );
    expect(why({ supersededBy: "b" })).toMatchObject({ why: "superseded" });
    expect(why({ supersededBy: "b" }, { named: true })).toBeUndefined();
  });

  test("a limit beyond the horizon is tested and warned of", () => {
    const [it] = compiled({ it: target() }, { horizonS: 600 });
    expect(it.notTested).toBeUndefined();
    expect(it.warnings[0]?.en).toContain("longer than the case is watched");
  });
});

test("one place alone: its own town, and the posts above where the promise speaks of them", () => {
  const [it] = compiled({ it: target({ scope: { unit: "town", which: "worst-hit" } }) });
  expect(narrowedTo(it, 3).scope).toEqual({
    unit: "town",
    which: "affected",
    within: [3],
    light: undefined,
  });
});

test("codes of every tier are found", () => {
  const { posts } = ground;
  expect(postsOfCodes(["town3", "county1", "city1", "province", "x"], ground)).toEqual([
    3,
    posts.firstCounty + 1,
    posts.firstCity + 1,
    posts.province,
  ]);
});

test("nothing declared, nothing compiled", () => {
  expect(compileTargets({}, ground, earthquake)).toEqual([]);
});
