import { describe, expect, it } from "vitest";

import { entryOf } from "../../../engine/situation/pictures.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { noticeTown } from "../../../engine/situation/receive.ts";
import { cutNetwork, HOUR, MIN, over } from "../over.ts";
import type { Over, Options, Steps } from "../over.ts";
import { TOWN, worldWith } from "./first-picture/given.ts";

const asked = (steps: Steps, options: Options = {}): Over => {
  const it = over(worldWith([]), { callTaking: 2 * MIN, retryAfter: 3 * MIN, ...steps }, options);
  return it;
};

const ask = (it: Over): void => {
  const county = it.situation.posts.parent[TOWN];
  it.orders.give({ kind: "ask", by: county, cause: -1, of: TOWN, town: TOWN });
};

const silentSince = ({ situation }: Over): number =>
  situation.pictures.silentSinceS[entryOf(situation.pictures, TIER.county, TOWN)];

describe("a county rings up a town", () => {
  it("which says what its office knows", () => {
    const it = asked({});
    noticeTown(it.situation, TOWN, {
      town: TOWN,
      cause: -1,
      asOfS: 0,
      felt: 7,
      injured: 4,
      dead: 1,
      trapped: 0,
      collapsed: 2,
      damaged: 9,
    });
    ask(it);
    it.run();
    const { pictures } = it.situation;
    const row = entryOf(pictures, TIER.county, TOWN);
    expect(pictures.heardS[row]).toBe(2 * MIN);
    expect(pictures.injured[row]).toBe(4);
    expect(pictures.dead[row]).toBe(1);
  });

  it("which knows of no loss, and says so, though there is one", () => {
    const it = asked({});
    it.situation.truth.injured[TOWN] = 50;
    it.situation.truth.intensity[TOWN] = 7;
    ask(it);
    it.run();
    const { pictures } = it.situation;
    const row = entryOf(pictures, TIER.county, TOWN);
    expect(pictures.injured[row]).toBe(0);
    expect(pictures.felt[row]).toBe(7);
  });

  it("that does not answer: silence after so many calls, and its answer when the network is back", () => {
    const it = asked({ attemptsBeforeSilent: 3 });
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    ask(it);
    it.run(HOUR);
    expect(silentSince(it)).toBe(2 * 3 * MIN);
    it.run();
    expect(silentSince(it)).toBeNaN();
    const { pictures } = it.situation;
    expect(pictures.heardS[entryOf(pictures, TIER.county, TOWN)]).toBe(2 * HOUR + 2 * MIN);
  });

  it("at which nobody picks up: silence too, and the county keeps trying", () => {
    const it = asked({ answerDay: 0, attemptsBeforeSilent: 2 });
    ask(it);
    it.run(10 * MIN);
    expect(silentSince(it)).toBe(3 * MIN);
    expect(it.rows("response/field/noAnswer").length).toBeGreaterThan(1);
  });

  it("that reported by another way meanwhile is not silent", () => {
    const it = asked({ attemptsBeforeSilent: 3, townToCounty: MIN });
    const { stage, posts } = it.situation;
    const county = posts.parent[TOWN];
    cutNetwork(it, TOWN, 0, 4 * MIN);
    ask(it);
    stage.simulation.schedule(4 * MIN, () => {
      it.orders.give({
        kind: "tell",
        by: TOWN,
        cause: -1,
        report: {
          kind: "town",
          from: TOWN,
          to: county,
          cause: -1,
          town: TOWN,
          asOfS: 0,
          felt: 7,
          injured: 0,
          dead: 0,
          trapped: 0,
          collapsed: 0,
          damaged: 1,
        },
      });
    });
    it.run();
    expect(it.rows("situation/silenceNoticed")).toHaveLength(0);
  });
});
