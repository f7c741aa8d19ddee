import { describe, expect, it } from "vitest";

import type { Figure } from "../../engine/inputs/figure.ts";
import { hourAt, dateAt } from "../../engine/situation/calendar.ts";
import { start } from "../../engine/simulate.ts";
import { shippedCase, shippedInputs, shippedState } from "../shipped-case.ts";

const quake = "shandong/cases/pingyuan-2023";

const magnitude = (set: string[]): Figure => {
  const [hazard] = shippedInputs(quake, { set }).case.hazards;
  if (hazard.kind !== "earthquake") throw new Error("not an earthquake");
  return hazard.magnitude;
};

describe("changes of a case", () => {
  it("a bare number in place of a figure is a known one in the same unit", () => {
    expect(magnitude(["case.hazards.0.magnitude=6.5"])).toMatchObject({
      kind: "constant",
      si: 6.5,
      mark: "assumed",
    });
  });

  it("a number with its unit, in place of what is drawn", () => {
    const { figures } = shippedInputs(quake, { set: ['doctrine.autoReport="90 s"'] }).doctrine;
    expect(figures.autoReport).toMatchObject({ kind: "constant", si: 90, unit: "s" });
  });

  it("a form of a figure drives out the others", () => {
    expect(magnitude(["case.hazards.0.magnitude.chance={uniform: [5, 6]}"])).toMatchObject({
      kind: "chance",
    });
  });

  it("a word in place of a choice", () => {
    const { start: begins } = shippedInputs(quake, { set: ["case.start.weather=fog"] }).case;
    expect(begins.weather).toMatchObject({
      kind: "constant",
      options: [{ word: "fog", weight: 1, name: { zh: "雾", en: "fog" } }],
    });
  });

  it("later changes win, those of the command line over those of the case", () => {
    expect(magnitude(["case.hazards.0.magnitude=6", "case.hazards.0.magnitude=7"])).toMatchObject({
      si: 7,
    });
    expect(
      magnitude(['case.changes={"case.hazards.0.magnitude": 6}', "case.hazards.0.magnitude=5"]),
    ).toMatchObject({ si: 5 });
  });

  it("in the catalogue, the rules and the unknowns, without naming the map that a file consists of", () => {
    const inputs = shippedInputs(quake, {
      set: [
        "catalogue.mi-171.figures.cruise=200",
        "earthquake.shaking.lineShare=0.2",
        "unknowns.township-terminals.share.all=0.5",
        "weather.kinds.rain.wind={value: 3, unit: m/s, mark: assumed, source: [judgement]}",
      ],
    });
    expect(inputs.catalogue.kinds["mi-171"].figures?.cruise).toMatchObject({ written: 200 });
    expect(inputs.earthquake.shaking.lineShare).toMatchObject({ kind: "constant", si: 0.2 });
    expect(inputs.inventory.unknowns["township-terminals"].share?.["all"]).toMatchObject({
      si: 0.5,
    });
    expect(inputs.weather.kinds.rain.wind).toMatchObject({ kind: "constant", si: 3 });
  });

  it("leave regions and inventories that they do not touch as they were", () => {
    const opened = shippedCase(quake);
    const [one, other] = [{}, { set: ["case.hazards.0.magnitude=6"], at: "night" }].map(
      (narrowing) => {
        const read = opened.narrowed(narrowing);
        if (read._tag !== "Success") throw new Error("refused");
        return read.success;
      },
    );
    expect(other.region).toBe(one.region);
    expect(other.inventory).toBe(one.inventory);
    expect(other.catalogue).toBe(one.catalogue);
    expect(other.case).not.toBe(one.case);
  });
});

describe("narrowing", () => {
  it("--at takes an hour, a day, both, day or night, a season", () => {
    const begin = (at: string) => {
      const { situation } = ((state) => {
        start(state, 0);
        return state;
      })(shippedState(quake, { at }));
      const { calendar } = situation;
      return { ...dateAt(calendar, 0), hour: hourAt(calendar, 0) };
    };
    expect(begin("22:40")).toMatchObject({ year: 2023, month: 8, day: 6, hour: 22 + 2 / 3 });
    expect(begin("2024-01-15")).toMatchObject({ year: 2024, month: 1, day: 15 });
    expect(begin("2024-01-15T08:30")).toMatchObject({ day: 15, hour: 8.5 });
    expect(begin("night").hour).toBeLessThan(5);
    expect(begin("day").hour).toBeGreaterThanOrEqual(9);
    expect([12, 1, 2]).toContain(begin("winter").month);
  });

  it("--place is where it happens, by code, name, short name or county and town", () => {
    const epicentre = (place: string) => {
      const [hazard] = shippedInputs(quake, { place }).case.hazards;
      return hazard.kind === "earthquake" ? hazard.epicentre : undefined;
    };
    const county = { place: "371426" };
    expect(epicentre("371426")).toEqual(county);
    expect(epicentre("平原县")).toEqual(county);
    expect(epicentre("Pingyuan County")).toEqual(county);
    expect(epicentre("平原县龙门街道")).toEqual({ place: "371426001" });
    const state = shippedState(quake, { place: "371426001" });
    start(state, 0).runUntil(0);
    const { truth, world } = state.situation;
    const town = world.ground.names.towns.findIndex(({ code }) => code === "371426001");
    expect(truth.shocks[0].town).toBe(town);
  });

  it("--without adds to what the case is without already", () => {
    const { case: input } = shippedInputs(quake, {
      set: ["case.without=[power]"],
      without: ["road"],
    });
    expect(input.without).toEqual(["power", "road"]);
  });
});
