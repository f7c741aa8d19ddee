import { describe, expect, it } from "vitest";

import { prepare, simulate } from "../../../engine/simulate.ts";
import type { Model } from "../../../engine/simulate.ts";
import { rowsOf } from "../over.ts";
import { shippedModel } from "../../shipped-case.ts";

const model = shippedModel("shandong/cases/heze-m6.5-winter-night");
const played = (doctrine: Partial<Model["doctrine"]>) => {
  const state = prepare({ ...model, doctrine: { ...model.doctrine, ...doctrine } });
  const { posts, world } = state.situation;
  const city = (code: string): number =>
    posts.firstCity + world.ground.names.cities.findIndex((row) => row.code === code);
  return { state, trace: simulate(state, 1), posts, heze: city("371700"), jining: city("370800") };
};

describe("help across cities", () => {
  it("is asked of the province where no city of a zone is known", () => {
    const { trace, posts, heze } = played({});
    const asked = rowsOf(trace, "situation/helpRequested").filter(({ who }) => who === heze);
    expect(asked.length).toBeGreaterThan(0);
    expect(new Set(asked.map(({ role }) => role))).toEqual(new Set([posts.province]));
  });

  it("is asked of the partners of the zone where they are known, who send their own", () => {
    const { state, trace, heze, jining } = played({ zones: [["371700", "370800"]] });
    const asked = rowsOf(trace, "situation/helpRequested").filter(({ who }) => who === heze);
    expect(new Set(asked.map(({ role }) => role))).toEqual(new Set([jining]));
    const sent = rowsOf(trace, "situation/sent").filter(({ role }) => role === jining);
    const { city } = state.situation.world.inventory.tables.unit;
    const { firstCity } = state.situation.posts;
    const abroad = sent.filter(({ where }) => {
      const { town, county } = state.situation.world.ground.tables;
      return firstCity + county.city[town.county[where]] === heze;
    });
    expect(abroad.length).toBeGreaterThan(0);
    for (const { who } of abroad) expect(firstCity + city[who]).toBe(jining);
  });

  it("never sends a unit twice at once, nor more of a county than may leave it", () => {
    const { trace } = played({});
    const out = new Set<number>();
    let orders = 0;
    for (let i = 0; i < trace.length; i++) {
      const { who } = trace.row(i);
      const kind = trace.kind[i];
      // Sent; released, unavailable or home again.
      if (kind === 140) {
        orders++;
        expect(out.has(who)).toBe(false);
        out.add(who);
      }
      if (kind === 2118 || (kind >= 2101 && kind <= 2103) || kind === 2132) out.delete(who);
      if (kind >= 2150 && kind <= 2171) out.delete(who);
    }
    expect(orders).toBeGreaterThan(50);
  });
});

describe("the dispatch policy", () => {
  it("is taken by name: another policy sends others", () => {
    const first = (policy: string): number[] =>
      rowsOf(played({ dispatch: { policy, arguments: {} } }).trace, "situation/sent").map(
        ({ who }) => who,
      );
    const near = first("nearest-in-time");
    expect(first("nearest-in-time")).toEqual(near);
    expect(first("capability-cover")).not.toEqual(near);
  });
});
