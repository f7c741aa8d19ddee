import { describe, expect, it } from "vitest";

import { entryOf } from "../../../engine/situation/pictures.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { cutNetwork, HOUR, MIN, over, shake } from "../over.ts";
import type { Over } from "../over.ts";
import { TOWN, worldWith } from "./first-picture/given.ts";

const wanted = (it: Over, town: number): number => {
  const county = it.situation.posts.parent[TOWN];
  it.orders.give({ kind: "verify", by: county, cause: -1, town });
  return county;
};

describe("a second source", () => {
  it("confirms the disaster after its time, once", () => {
    const it = over(worldWith([]), { verification: 4 * MIN, finalSolution: HOUR });
    shake(it, 5, TOWN, { [TOWN]: {} });
    const county = wanted(it, -1);
    wanted(it, -1);
    it.run();
    const rows = it.rows("situation/disasterVerified").filter(({ where }) => where === county);
    expect(rows.map(({ time }) => time)).toEqual([4 * MIN]);
  });

  it("confirms nothing where nothing happened", () => {
    const it = over(worldWith([]), { verification: 4 * MIN });
    wanted(it, -1);
    wanted(it, TOWN);
    it.run();
    expect(it.rows("situation/disasterVerified")).toHaveLength(0);
    expect(it.rows("situation/verified")).toHaveLength(0);
  });

  it("of a town cut off waits until it can be reached", () => {
    const it = over(worldWith([]), { verification: 4 * MIN });
    shake(it, 5, TOWN, { [TOWN]: {} });
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    wanted(it, TOWN);
    it.run();
    const { pictures } = it.situation;
    const row = pictures.verifiedRow[entryOf(pictures, TIER.county, TOWN)];
    expect(it.situation.stage.trace.time[row]).toBe(2 * HOUR + 4 * MIN);
  });
});
