import { describe, expect, it } from "vitest";

import { HOUR, MIN, cutNetwork, over } from "../over.ts";
import type { Over } from "../over.ts";
import { at, TOWN, worldWith } from "./first-picture/given.ts";

const steps = { videoLink: 3 * MIN, videoLinkSatellite: 20 * MIN };

const link = (it: Over, by: number, to: number): void => {
  it.orders.give({ kind: "link", by, cause: -1, to });
};

const linkedS = (it: Over): number[] => it.rows("situation/linked").map(({ time }) => time);

describe("audio and video", () => {
  it("between province and city in the time of the step, by whatever network", () => {
    const it = over(worldWith([]), steps);
    const { posts } = it.situation;
    link(it, posts.province, posts.firstCity);
    it.run();
    expect(linkedS(it)).toEqual([3 * MIN]);
    expect(it.situation.pictures.linkedRow[posts.firstCity]).toBeGreaterThanOrEqual(0);
  });

  it.each([
    { network: 2 * HOUR, power: 0, back: 2 * HOUR },
    { network: 0, power: HOUR, back: HOUR },
    { network: 2 * HOUR, power: 3 * HOUR, back: 3 * HOUR },
  ])("with a town stand when network ($network) and power ($power) are back", (row) => {
    const it = over(worldWith([]), steps);
    const { truth, posts } = it.situation;
    if (row.network > 0) cutNetwork(it, TOWN, 0, row.network);
    if (row.power > 0) {
      truth.powerOutS[TOWN] = 0;
      truth.powerBackS[TOWN] = row.power;
    }
    link(it, posts.parent[TOWN], TOWN);
    it.run();
    expect(linkedS(it)).toEqual([row.back + 3 * MIN]);
  });

  it("with a county go by satellite when the network of its seat is down and it has the equipment", () => {
    const it = over(worldWith([at("portable-satellite-station")]), steps);
    const { posts, world } = it.situation;
    const county = posts.parent[TOWN];
    const { county: counties, node } = world.ground.tables;
    const seat = node.town[counties.node[county - posts.firstCounty]];
    cutNetwork(it, seat, 0, Infinity);
    link(it, posts.firstCity, county);
    it.run();
    expect(linkedS(it)).toEqual([20 * MIN]);
  });

  it("do not come to stand within an outage that does not end, and say so", () => {
    const it = over(worldWith([]), steps);
    cutNetwork(it, TOWN, 0, Infinity);
    link(it, it.situation.posts.parent[TOWN], TOWN);
    it.run();
    expect(linkedS(it)).toEqual([]);
    expect(it.rows("response/field/linkFailed")).toHaveLength(1);
  });

  it("are not linked twice", () => {
    const it = over(worldWith([]), steps);
    const { posts } = it.situation;
    link(it, posts.parent[TOWN], TOWN);
    link(it, posts.parent[TOWN], TOWN);
    it.run();
    expect(linkedS(it)).toEqual([3 * MIN]);
  });
});
