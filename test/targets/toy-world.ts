import { postsOf } from "../../engine/situation/posts.ts";
import { defineKinds } from "../../engine/trace/kind.ts";
import { gatherKinds } from "../../engine/trace/register.ts";
import { compileDaylight } from "../../engine/world/air/daylight.ts";
import { groundLayout } from "../../engine/world/ground/layout.ts";
import { inventoryLayout } from "../../engine/world/inventory/layout.ts";
import { bitsOf, skillBits } from "../../engine/world/inventory/vocabulary.ts";
import { packTables } from "../../engine/world/tables.ts";
import type { Columns, Layout } from "../../engine/world/tables.ts";
import type { SettledKind } from "../../engine/world/inventory/compile-catalogue.ts";
import type { World } from "../../engine/world/world.ts";

/** Columns of a layout with nothing in them, but for the tables given. */
const columnsWith = <L extends Layout>(layout: L, given: Partial<Columns<L>>): Columns<L> =>
  Object.fromEntries(
    Object.keys(layout).map((table) => {
      const rows = Object.values(given[table] ?? {})[0]?.length ?? 0;
      return [
        table,
        Object.fromEntries(
          Object.keys(layout[table]).map((column) => [
            column,
            given[table]?.[column] ?? new Array<number>(rows).fill(0),
          ]),
        ),
      ];
    }),
  ) as unknown as Columns<L>;

const kindOf = (id: string, more: Partial<SettledKind>): SettledKind => ({
  id,
  name: { zh: id, en: id },
  class: "team",
  skills: 0,
  needs: 0,
  readiness: -1,
  figures: {},
  equipment: [],
  ...more,
});

export interface ToyUnit {
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
  readonly town?: number;
  readonly people?: number;
}

const kinds = [
  kindOf("aviation-base", { class: "site" }),
  kindOf("rescue", { skills: bitsOf(skillBits, ["collapse-rescue"]) }),
  kindOf("township-team", {}),
];

const daylight = compileDaylight(34, 38);

/**
 * Two cities of two counties of two towns: towns 0 to 7 a tenth of a degree apart along the parallel of
 * 36 N from 117 E on, each county a square around its two towns, town t with 1000 (t + 1) residents.
 */
export const toyWorld = (units: readonly ToyUnit[] = []): World => {
  const towns = Array.from({ length: 8 }, (_, t) => t);
  const counties = [0, 1, 2, 3];
  const lonOf = (town: number) => 117 + town / 10;
  const square = (county: number): [number, number][] => {
    const west = lonOf(2 * county) - 0.05;
    return [
      [west, 35.9],
      [west + 0.2, 35.9],
      [west + 0.2, 36.1],
      [west, 36.1],
      [west, 35.9],
    ];
  };
  const ground = packTables(
    groundLayout,
    columnsWith(groundLayout, {
      city: {
        lon: [117, 117.4],
        lat: [36, 36],
        node: [0, 0],
        firstCounty: [0, 2],
        counties: [2, 2],
        population: [10_000, 26_000],
      },
      county: {
        ...columnsWith(groundLayout, {}).county,
        ...Object.fromEntries(
          Object.keys(groundLayout.county).map((column) => [column, [0, 0, 0, 0]]),
        ),
        city: [0, 0, 1, 1],
        lon: counties.map((c) => lonOf(2 * c)),
        lat: [36, 36, 36, 36],
        firstTown: [0, 2, 4, 6],
        towns: [2, 2, 2, 2],
        firstRing: counties,
        rings: [1, 1, 1, 1],
      },
      town: {
        county: towns.map((t) => Math.floor(t / 2)),
        class: towns.map(() => 0),
        lon: towns.map(lonOf),
        lat: towns.map(() => 36),
        node: towns,
        population: towns.map((t) => 1000 * (t + 1)),
        precisionM: towns.map(() => 0),
        mark: towns.map(() => 0),
      },
      ring: { first: counties.map((c) => 5 * c), vertices: [5, 5, 5, 5] },
      vertex: {
        lon: counties.flatMap((c) => square(c).map(([x]) => x)),
        lat: counties.flatMap((c) => square(c).map(([, y]) => y)),
      },
    }),
  );
  const names = (prefix: string, number: number) =>
    Array.from({ length: number }, (_, i) => ({
      code: `${prefix}${i}`,
      name: { zh: `${prefix}${i}`, en: `${prefix}${i}` },
    }));
  const inventory = packTables(
    inventoryLayout,
    columnsWith(inventoryLayout, {
      unit: {
        ...Object.fromEntries(
          Object.keys(inventoryLayout.unit).map((column) => [column, units.map(() => 0)]),
        ),
        kind: units.map(({ kind }) => kinds.findIndex(({ id }) => id === kind)),
        lon: units.map(({ lon }) => lon),
        lat: units.map(({ lat }) => lat),
        town: units.map(({ town }) => town ?? -1),
        people: units.map(({ people }) => people ?? 0),
        number: units.map(() => 1),
      } as unknown as Columns<typeof inventoryLayout>["unit"],
    }),
  );
  return {
    ground: {
      ...ground,
      names: {
        region: { id: "toy", name: { zh: "玩具", en: "toy" } },
        province: { code: "province", name: { zh: "省", en: "province" } },
        cities: names("city", 2),
        counties: names("county", 4),
        towns: names("town", 8),
        nodes: [],
        routes: [],
        vehicles: [],
      },
    },
    inventory: {
      ...inventory,
      catalogue: { kinds, readiness: [], routine: [] },
      unknowns: {},
      names: { ids: [], names: [], sources: [], notes: [], countedIn: [], groups: [] },
      totals: {},
    },
    daylight,
    shareOfProvince: 1,
  };
};

export const toyPosts = (world: World) => postsOf(world.ground.tables, world.ground.names);

/** Kinds of event of a toy disaster. */
export const toyKinds = defineKinds("toy", {
  struck: { id: 1, zh: "{where}受灾", en: "{where} is struck", where: "town", stage: "occurs" },
  reported: {
    id: 2,
    zh: "{role}接报{where}",
    en: "{role} hears of {where}",
    where: "town",
    stage: "reported",
  },
  levelDecided: {
    id: 3,
    zh: "{role}启动响应",
    en: "{role} declares a level",
    where: "post",
    stage: "levelDecided",
  },
  linked: { id: 4, zh: "与{where}连通", en: "linked with {where}", where: "post", stage: "linked" },
  arrived: {
    id: 5,
    zh: "{who}到达{where}",
    en: "{who} arrives at {where}",
    who: "unit",
    where: "town",
    stage: "arrived",
  },
  camera: {
    id: 6,
    zh: "监控看到{where}",
    en: "a camera sees {where}",
    where: "town",
    stage: "firstPicture",
    way: "fixed-camera",
  },
  terminal: {
    id: 7,
    zh: "终端看到{where}",
    en: "a terminal shows {where}",
    where: "town",
    stage: "firstPicture",
    way: "town-terminal",
  },
  noSignal: {
    id: 8,
    zh: "{where}的终端无信号",
    en: "the terminal of {where} has no signal",
    label: { zh: "无信号", en: "no signal" },
    where: "town",
    way: "town-terminal",
  },
  ordered: {
    id: 9,
    zh: "{role}令取{where}画面",
    en: "{role} wants a picture of {where}",
    where: "town",
    stage: "ordered",
    way: "picture-order",
  },
});

export const toyRegister = gatherKinds(toyKinds);
