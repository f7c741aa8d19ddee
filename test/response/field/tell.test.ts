import { describe, expect, it } from "vitest";

import { bringContact } from "../../../engine/response/field/contact.ts";
import type { TownReport } from "../../../engine/situation/report.ts";
import { entryOf, hasHeard } from "../../../engine/situation/pictures.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { cutNetwork, HOUR, MIN, over } from "../over.ts";
import type { Over } from "../over.ts";
import { at, TOWN, worldWith } from "./first-picture/given.ts";

const report = (it: Over, injured = 3, asOfS = 0): TownReport => ({
  kind: "town",
  from: TOWN,
  to: it.situation.posts.parent[TOWN],
  cause: -1,
  town: TOWN,
  asOfS,
  felt: 7,
  injured,
  dead: 0,
  trapped: 0,
  collapsed: 0,
  damaged: 0,
});

const tell = (it: Over, what: TownReport): void => {
  it.orders.give({ kind: "tell", by: what.from, cause: -1, report: what });
};

const heardS = ({ situation }: Over): number =>
  situation.pictures.heardS[entryOf(situation.pictures, TIER.county, TOWN)];

const steps = {
  townToCounty: 8 * MIN,
  townToCountyNight: 12 * MIN,
  countyToCity: 15 * MIN,
  cityToProvince: 17 * MIN,
  order: 3 * MIN,
  satelliteCall: 45 * MIN,
};

describe("a town tells its county", () => {
  it.each([
    { hour: 10, minutes: 8 },
    { hour: 2, minutes: 12 },
  ])("in the time of the step by day and by night, at $hour", ({ hour, minutes }) => {
    const it = over(worldWith([]), steps, { hour });
    tell(it, report(it));
    it.run();
    expect(heardS(it)).toBe(minutes * MIN);
  });

  it("of an outage only when the network is back", () => {
    const it = over(worldWith([]), steps);
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    tell(it, report(it));
    it.run();
    expect(heardS(it)).toBe(2 * HOUR + 8 * MIN);
    expect(it.rows("response/field/noNetwork")).toHaveLength(1);
  });

  it("sooner by a satellite phone, if there is one at hand", () => {
    const it = over(worldWith([at("satellite-phone", { number: 100 })]), {
      ...steps,
      satellitePhoneHeld: 1,
    });
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    tell(it, report(it));
    it.run();
    expect(heardS(it)).toBe(45 * MIN);
    expect(it.rows("response/field/satelliteCall")).toHaveLength(1);
  });

  it("sooner when a unit with a radio has come", () => {
    const it = over(worldWith([at("township-team")]), steps);
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    tell(it, report(it));
    it.run(30 * MIN);
    bringContact(it.field, 0, TOWN, -1, it.situation.posts.parent[TOWN]);
    it.run();
    expect(heardS(it)).toBe(38 * MIN);
  });

  it("never, if the outage does not end", () => {
    const it = over(worldWith([]), steps);
    cutNetwork(it, TOWN, 0, Infinity);
    tell(it, report(it));
    it.run();
    expect(hasHeard(it.situation.pictures, TIER.county, TOWN)).toBe(false);
  });

  it("the later of two reports that wait, once", () => {
    const it = over(worldWith([]), steps);
    const { stage, pictures } = it.situation;
    cutNetwork(it, TOWN, 0, 2 * HOUR);
    tell(it, report(it, 3, 0));
    stage.simulation.schedule(HOUR, () => tell(it, report(it, 9, HOUR)));
    it.run();
    expect(pictures.injured[entryOf(pictures, TIER.county, TOWN)]).toBe(9);
    expect(it.rows("situation/townReported")).toHaveLength(1);
    expect(it.rows("situation/townFollowUp")).toHaveLength(0);
  });
});

describe("the other ways of the chain", () => {
  it.each(["county", "city"] as const)("upwards from a %s", (tier) => {
    const it = over(worldWith([]), steps);
    const { posts, pictures } = it.situation;
    const from = tier === "county" ? posts.parent[TOWN] : posts.firstCity;
    tell(it, { ...report(it), from, to: posts.parent[from] });
    it.run();
    const above = tier === "county" ? TIER.city : TIER.province;
    expect(pictures.heardS[entryOf(pictures, above, TOWN)]).toBe(
      (tier === "county" ? 15 : 17) * MIN,
    );
  });

  it("an order takes its time down, and the hours until somebody at the town answers", () => {
    const it = over(worldWith([]), { ...steps, answerNight: 0, retryAfter: 4 * MIN }, { hour: 2 });
    const { posts, pictures } = it.situation;
    const county = posts.parent[TOWN];
    it.orders.give({
      kind: "tell",
      by: county,
      cause: -1,
      report: { kind: "call-out", from: county, to: TOWN, cause: -1, town: TOWN },
    });
    it.run();
    // Ten calls without an answer, then somebody is at the door.
    expect(pictures.alarmedS[TOWN]).toBe(3 * MIN + 10 * 4 * MIN);
  });
});
