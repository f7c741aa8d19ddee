import type { Scene, SceneGround, SceneSites } from "../../inputs/scene.ts";
import type { Text } from "../../inputs/text.ts";
import type { Posts } from "../../situation/posts.ts";
import { marks } from "../../world/ground/layout.ts";
import { positionList } from "../../world/inventory/vocabulary.ts";
import type { World } from "../../world/world.ts";
import { isochronesOf } from "./isochrones.ts";
import { packNumbers, packPoints } from "./pack.ts";

const SYNTHETIC = marks.indexOf("synthetic");
const PLACED = positionList.indexOf("placed");

/** Kinds of the catalogue that stand on the map though they do nothing, in the order of the legend. */
const sites = [
  "aviation-base",
  "landing-point",
  "command-post",
  "drone-nest",
  "relief-depot-provincial",
  "relief-depot-agent",
  "relief-depot-city",
  "flood-depot-central",
] as const;

/** Cameras are shown where they are so few that they say something. */
const FEW_CAMERAS = 200;

/** What stands where it is, by the kinds shown. */
export const siteKindsOf = ({ inventory }: World): Scene["siteKinds"] => {
  const { kinds } = inventory.catalogue;
  const cameras = countOf(
    inventory.tables.unit.kind,
    kinds.findIndex(({ id }) => id === "camera"),
  );
  const shown: readonly string[] =
    cameras > 0 && cameras <= FEW_CAMERAS ? [...sites, "camera"] : sites;
  return shown.flatMap((id) =>
    kinds.filter((kind) => kind.id === id).map(({ name }) => ({ id, name })),
  );
};

const countOf = (kinds: ArrayLike<number>, wanted: number): number => {
  let count = 0;
  for (let row = 0; row < kinds.length; row++) if (kinds[row] === wanted) count++;
  return count;
};

/** The post that a unit goes by: its town, else its county, else its city. */
export const postOfUnit = ({ inventory }: World, posts: Posts, row: number): number => {
  const { town, county, city } = inventory.tables.unit;
  if (town[row] >= 0) return town[row];
  return county[row] >= 0 ? posts.firstCounty + county[row] : posts.firstCity + city[row];
};

/** Does a unit stand for published totals, or where a rule of ours has put it? */
export const isSynthetic = ({ inventory }: World, row: number): boolean => {
  const { mark, position } = inventory.tables.unit;
  return mark[row] === SYNTHETIC || position[row] === PLACED;
};

const sitesOf = (world: World, posts: Posts, siteKinds: Scene["siteKinds"]): SceneSites => {
  const { inventory } = world;
  const { unit } = inventory.tables;
  const kindRows = siteKinds.map(({ id }) =>
    inventory.catalogue.kinds.findIndex((kind) => kind.id === id),
  );
  const rows: number[] = [];
  for (let row = 0; row < unit.rows; row++) if (kindRows.includes(unit.kind[row])) rows.push(row);
  return {
    kind: packNumbers(rows.map((row) => kindRows.indexOf(unit.kind[row]))),
    synthetic: packNumbers(rows.map((row) => Number(isSynthetic(world, row)))),
    place: packNumbers(rows.map((row) => postOfUnit(world, posts, row))),
    ...packPoints(
      rows.map((row) => unit.lon[row]),
      rows.map((row) => unit.lat[row]),
    ),
    names: rows.flatMap((row, i): [number, Text][] => {
      const name = inventory.names.names[row];
      return name === undefined ? [] : [[i, name]];
    }),
  };
};

/** Edges that stand for themselves: chords over expressways are for finding ways alone. */
export const drawnEdges = ({ ground }: World): number[] => {
  const { edge, partStart } = ground.tables;
  return Array.from({ length: edge.rows }, (_, row) => row).filter(
    (row) => partStart.first[row + 1] === partStart.first[row],
  );
};

/** The ground of a world as the scene has it. */
export const groundOf = (
  world: World,
  posts: Posts,
  set: number,
  siteKinds: Scene["siteKinds"],
): SceneGround => {
  const { town, node, edge } = world.ground.tables;
  const edges = drawnEdges(world);
  return {
    set,
    towns: {
      ...packPoints(town.lon, town.lat),
      population: packNumbers(town.population),
      synthetic: packNumbers(Array.from(town.mark, (mark) => Number(mark === SYNTHETIC))),
    },
    nodes: packPoints(node.lon, node.lat),
    edges: {
      from: packNumbers(edges.map((row) => edge.from[row])),
      to: packNumbers(edges.map((row) => edge.to[row])),
      class: packNumbers(edges.map((row) => edge.class[row])),
      synthetic: packNumbers(edges.map((row) => Number(edge.mark[row] === SYNTHETIC))),
    },
    sites: sitesOf(world, posts, siteKinds),
    isochrones: isochronesOf(world, posts),
  };
};
