import type { Region } from "../../inputs/assemble-region.ts";
import type { CountyRow } from "../../inputs/region-tables.ts";
import { countyAt, ringsContain } from "../ground/counties-at.ts";
import type { CountyIndex } from "../ground/counties-at.ts";
import type { NetworkDraft, RoadPlace } from "./draft.ts";
import { addExpressways } from "./expressways.ts";
import { addCrossings, addTownRoads, addTrunkRoads, joinPieces } from "./local-roads.ts";
import type { IsLand } from "./local-roads.ts";
import { addOwnNetwork } from "./own-network.ts";

/** Lays the roads of the region and gives the node of each place. */
export const layRoads = (
  draft: NetworkDraft,
  region: Region,
  places: readonly RoadPlace[],
  counties: readonly CountyRow[],
  index: CountyIndex,
): number[] => {
  const { roads } = region;
  if (roads.kind !== "built")
    return addOwnNetwork(draft, roads, places, (lon, lat) => countyAt(index, lon, lat));
  const nodes = places.map(({ lon, lat, kind, name, county, town }) =>
    draft.addNode(lon, lat, kind, name, county, town),
  );
  const seatNode = nodes.slice(0, counties.length);
  const nodeOf = new Map(places.map((place, i) => [place.code, nodes[i]]));
  const islands = new Set(
    roads.crossings.flatMap(({ from, to }) => [from, to]).filter((code) => code.length === 9),
  );
  const mainland = nodes.filter((_, i) => !islands.has(places[i].code));
  const isLand = landTest(region, index);
  const countyRow = new Map(counties.map((county, row) => [county.code, row]));
  addExpressways(draft, roads.expressways, roads.exits, countyRow, seatNode, isLand);
  addTrunkRoads(draft, seatNode, isLand);
  addTownRoads(draft, mainland, seatNode, isLand);
  addCrossings(draft, roads.crossings, nodeOf);
  joinPieces(draft, nodes);
  return nodes;
};

/** Land is what lies in a county or on the map's land; without a coast all is land. */
const landTest = (region: Region, index: CountyIndex): IsLand => {
  if (region.coast.length === 0) return () => true;
  const first: number[] = [];
  const vertices: number[] = [];
  const lon: number[] = [];
  const lat: number[] = [];
  for (const { geometry } of region.coast)
    for (const ring of geometry.type === "Polygon"
      ? geometry.coordinates
      : geometry.coordinates.flat()) {
      first.push(lon.length);
      vertices.push(ring.length - 1);
      for (const [x, y] of ring.slice(0, -1)) {
        lon.push(x);
        lat.push(y);
      }
    }
  return (x, y) =>
    countyAt(index, x, y) !== -1 || ringsContain(first, vertices, lon, lat, 0, first.length, x, y);
};
