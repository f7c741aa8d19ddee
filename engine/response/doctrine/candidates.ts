import { dateAt, hourAt } from "../../situation/calendar.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import { TIER } from "../../situation/posts.ts";
import { roadSpeedShare } from "../../situation/weather.ts";
import { isDay } from "../../world/inventory/presence.ts";
import type { Headquarters } from "./headquarters.ts";
import type { Candidates } from "./policies/policy.ts";

/** Is a unit at home in the area of the headquarters? */
export const isOwn = ({ desk, post, tier }: Headquarters, unit: number): boolean => {
  const { posts, world } = desk;
  const { city, county, town } = world.inventory.tables.unit;
  if (tier === TIER.province) return true;
  if (tier === TIER.city) return posts.firstCity + city[unit] === post;
  return tier === TIER.county ? posts.firstCounty + county[unit] === post : town[unit] === post;
};

/** Units that it holds mustered itself, in reserve, and may still send. */
const heldInReserve = ({ ordered, doctrine }: Headquarters): Set<number> =>
  new Set(
    ordered
      .filter(
        ({ sent, lost, rule }) =>
          !sent && !lost && rule >= 0 && doctrine.model.mobilisation[rule].purpose === "reserve",
      )
      .map(({ unit }) => unit),
  );

/**
 * Those of a list of units that a headquarters can count on, by the ledger and the reports: at home as
 * far as anybody has said, or mustered in its own reserve (`withReserve`).
 */
export const candidatesOf = (
  hq: Headquarters,
  list: Int32Array,
  mayUse: (unit: number) => boolean,
  withReserve: boolean,
): Candidates => {
  const { desk, doctrine } = hq;
  const { pictures, world, stage, calendar } = desk;
  const { unit } = world.inventory.tables;
  const { catalogue } = world.inventory;
  const { forces, reserve, model } = doctrine;
  const held = withReserve ? heldInReserve(hq) : new Set<number>();
  const all = new Map<number, number>();
  const out = new Map<number, number>();
  const chosen: number[] = [];
  for (const row of list) {
    if (!mayUse(row)) continue;
    const county = unit.county[row];
    all.set(county, (all.get(county) ?? 0) + 1);
    const isHeld = held.has(row);
    if (pictures.unit[row] !== KNOWN_UNIT.ledger && !isHeld) {
      out.set(county, (out.get(county) ?? 0) + 1);
    } else chosen.push(row);
  }
  const mayLeave = new Map<number, number>();
  for (const [county, units] of all) {
    const gone = out.get(county) ?? 0;
    let more = 0;
    while (
      gone + more < units &&
      reserve({ all: units, out: gone + more }, model.reserve.arguments)
    ) {
      more++;
    }
    mayLeave.set(county, more);
  }
  const column = (of: (row: number) => number): Int32Array => Int32Array.from(chosen, of);
  const day = isDay({
    month: dateAt(calendar, stage.now).month,
    hour: hourAt(calendar, stage.now),
  });
  const musterS = day ? forces.musterDayS : forces.musterNightS;
  const times = new Map<number, Float64Array>();
  const timesTo = (town: number): Float64Array => {
    let known = times.get(town);
    if (known === undefined) {
      known = etasTo(hq, chosen, musterS, town);
      times.set(town, known);
    }
    return known;
  };
  return {
    count: chosen.length,
    unit: Int32Array.from(chosen),
    city: column((row) => unit.city[row]),
    county: column((row) => unit.county[row]),
    skills: column((row) => catalogue.kinds[unit.kind[row]].skills),
    level: column((row) => unit.level[row]),
    mayLeave: column((row) => mayLeave.get(unit.county[row]) ?? 0),
    etaS: (candidate, town) => timesTo(town)[candidate],
  };
};

/** Expected seconds to a town from every one of these units: mean muster, unless it has mustered, and the way as known. */
const etasTo = (
  { desk, doctrine }: Headquarters,
  units: readonly number[],
  musterS: Float64Array,
  town: number,
): Float64Array => {
  const { pictures, world, travel, weather, sky, stage } = desk;
  const { unit } = world.inventory.tables;
  const { vehicle } = doctrine.forces;
  const { ground } = world;
  const target = ground.tables.town.node[town];
  const share = roadSpeedShare(ground, weather, sky, town, stage.now);
  const eta = new Float64Array(units.length);
  for (let car = 0; car < travel.vehicles; car++) {
    let times: Float64Array | undefined;
    for (let i = 0; i < units.length; i++) {
      const row = units[i];
      const kind = unit.kind[row];
      if (vehicle[kind] !== car) continue;
      times ??= travel.timesTo(target, car, pictures.roads);
      const ready = pictures.unit[row] === KNOWN_UNIT.mustered ? 0 : musterS[kind];
      eta[i] = ready + times[unit.node[row]] / share;
    }
  }
  return eta;
};
