import { dateAt, hourAt } from "../../situation/calendar.ts";
import { KNOWN_UNIT } from "../../situation/pictures.ts";
import { roadSpeedShare } from "../../situation/weather.ts";
import { isDay } from "../../world/inventory/presence.ts";
import type { Headquarters } from "./headquarters.ts";
import type { Candidates } from "./policies/policy.ts";

/** Is a unit at home in the area of a post? */
export const isAtHomeIn = (
  { desk }: Pick<Headquarters, "desk">,
  post: number,
  unit: number,
): boolean => {
  const { posts, world } = desk;
  const { city, county, town } = world.inventory.tables.unit;
  if (post === posts.province) return true;
  if (post >= posts.firstCity) return posts.firstCity + city[unit] === post;
  if (post >= posts.firstCounty) return posts.firstCounty + county[unit] === post;
  return town[unit] === post;
};

const none: ReadonlySet<number> = new Set();

/** Units that it holds mustered itself, in reserve, and may still send. */
const heldInReserve = ({ ordered, doctrine }: Headquarters): Set<number> => {
  const held = new Set<number>();
  for (const { unit, sent, lost, rule } of ordered) {
    if (sent || lost || rule < 0) continue;
    if (doctrine.model.mobilisation[rule].purpose === "reserve") held.add(unit);
  }
  return held;
};

/**
 * Those of a list of units that a headquarters can count on, by the ledger and the reports: at home as
 * far as anybody has said, or mustered in its own reserve (`fromReserve`). `keepsCover`: so many of each
 * county stay at home as the reserve policy wants.
 */
export const candidatesOf = (
  hq: Headquarters,
  list: ArrayLike<number>,
  mayUse: (unit: number) => boolean,
  { keepsCover, fromReserve }: { readonly keepsCover: boolean; readonly fromReserve: boolean },
): Candidates => {
  const { desk, doctrine } = hq;
  const { pictures, world } = desk;
  const { unit } = world.inventory.tables;
  const { forces } = doctrine;
  const held = fromReserve ? heldInReserve(hq) : none;
  const counties = world.ground.tables.county.rows;
  const all = new Int32Array(counties);
  const out = new Int32Array(counties);
  const chosen: number[] = [];
  for (let i = 0; i < list.length; i++) {
    const row = list[i];
    if (!mayUse(row)) continue;
    const county = unit.county[row];
    all[county]++;
    if (pictures.unit[row] === KNOWN_UNIT.ledger || held.has(row)) chosen.push(row);
    else out[county]++;
  }
  const mayLeave = keepsCover ? leaving(hq, all, out) : all;
  const expected = expectedTimes(hq, chosen);
  return {
    count: chosen.length,
    unit: chosen,
    city: unit.city,
    county: unit.county,
    level: unit.level,
    skills: forces.skills,
    mayLeave,
    leastEtaS: (candidate, town) => expected(candidate, town, KNOWN.byAir),
    openRoadEtaS: (candidate, town) => expected(candidate, town, KNOWN.byOpenRoad),
    etaS: (candidate, town) => expected(candidate, town, KNOWN.exactly),
  };
};

/** How many more units may leave each county. */
const leaving = ({ doctrine }: Headquarters, all: Int32Array, out: Int32Array): Int32Array => {
  const { reserve, model } = doctrine;
  const args = model.reserve.arguments;
  return all.map((units, county) => {
    let more = 0;
    while (out[county] + more < units && reserve({ all: units, out: out[county] + more }, args)) {
      more++;
    }
    return more;
  });
};

/** How well a time is known: no bird is faster, no vehicle on open roads, or as long as it takes. */
const KNOWN = { byAir: 0, byOpenRoad: 1, exactly: 2 } as const;
type Known = (typeof KNOWN)[keyof typeof KNOWN];

/**
 * Expected seconds of units to towns: mean muster, unless it has mustered, and the way as known. Each
 * time is reckoned as well as it is asked for, and the last town's are remembered.
 */
const expectedTimes = ({ desk, doctrine }: Headquarters, units: readonly number[]) => {
  const { pictures, world, ways, weather, sky, stage, calendar } = desk;
  const { unit } = world.inventory.tables;
  const { vehicle, musterDayS, musterNightS } = doctrine.forces;
  const { ground } = world;
  const { now } = stage;
  const { roads } = pictures;
  const day = isDay({ month: dateAt(calendar, now).month, hour: hourAt(calendar, now) });
  const musterS = day ? musterDayS : musterNightS;
  const wayS = new Float64Array(units.length);
  const known = new Uint8Array(units.length);
  let lastTown = -1;
  let target = -1;
  let share = 1;
  const begin = (town: number): void => {
    lastTown = town;
    target = ground.tables.town.node[town];
    share = roadSpeedShare(ground, weather, sky, town, now);
    for (let i = 0; i < units.length; i++) {
      const row = units[i];
      wayS[i] = ways.leastByAirS(unit.node[row], target, vehicle[unit.kind[row]]);
    }
    known.fill(KNOWN.byAir);
  };
  const lookCloser = (candidate: number): void => {
    const row = units[candidate];
    const from = unit.node[row];
    const car = vehicle[unit.kind[row]];
    if (known[candidate] === KNOWN.byAir) {
      wayS[candidate] = ways.leastS(from, target, car, roads);
      known[candidate] = ways.isExact ? KNOWN.exactly : KNOWN.byOpenRoad;
    } else {
      wayS[candidate] = ways.searchedS(from, target, car, roads);
      known[candidate] = KNOWN.exactly;
    }
  };
  return (candidate: number, town: number, wanted: Known): number => {
    if (town !== lastTown) begin(town);
    while (known[candidate] < wanted) lookCloser(candidate);
    const row = units[candidate];
    const ready = pictures.unit[row] === KNOWN_UNIT.mustered ? 0 : musterS[unit.kind[row]];
    return ready + wayS[candidate] / share;
  };
};
