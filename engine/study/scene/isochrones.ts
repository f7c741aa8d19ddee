import type { SceneIsochrone } from "../../inputs/scene.ts";
import type { Posts } from "../../situation/posts.ts";
import { measureLedger, postPoints } from "../../targets/reach.ts";
import { bitOf, levelList, skillBits } from "../../world/inventory/vocabulary.ts";
import { RowHeap } from "../../world/travel/heap.ts";
import type { World } from "../../world/world.ts";
import { packNumbers } from "./pack.ts";

/** Tenths of minutes; -1 for never. */
const minutes = (seconds: ArrayLike<number>): string =>
  packNumbers(Array.from(seconds, (s) => (s < Infinity ? s / 6 : -1)));

/** Nodes at which teams of the counties stand that dig people out. */
const teamNodes = ({ inventory }: World): number[] => {
  const { unit } = inventory.tables;
  const county = levelList.indexOf("county");
  const digs = bitOf(skillBits, "collapse-rescue");
  const nodes = new Set<number>();
  for (let row = 0; row < unit.rows; row++) {
    const { class: name, skills } = inventory.catalogue.kinds[unit.kind[row]];
    if (name !== "team" || (skills & digs) === 0 || unit.level[row] !== county) continue;
    if (unit.node[row] >= 0) nodes.add(unit.node[row]);
  }
  return [...nodes].sort((a, b) => a - b);
};

/** Seconds to every node by free roads from the nearest of some nodes; Infinity where none leads. */
const roadSeconds = (
  { ground }: World,
  sources: readonly number[],
  vehicle: number,
): Float64Array => {
  const { edge, node, freeTime } = ground.tables;
  const vehicles = ground.names.vehicles.length;
  const firstOut = new Int32Array(node.rows + 1);
  const count = (at: number): void => {
    firstOut[at + 1]++;
  };
  for (let row = 0; row < edge.rows; row++) {
    count(edge.from[row]);
    if (edge.oneWay[row] === 0) count(edge.to[row]);
  }
  for (let row = 0; row < node.rows; row++) firstOut[row + 1] += firstOut[row];
  const out = new Int32Array(firstOut[node.rows]);
  const fill = firstOut.slice();
  for (let row = 0; row < edge.rows; row++) {
    out[fill[edge.from[row]]++] = row;
    if (edge.oneWay[row] === 0) out[fill[edge.to[row]]++] = row;
  }
  const time = new Float64Array(node.rows).fill(Infinity);
  const heap = new RowHeap(node.rows);
  for (const source of sources) {
    time[source] = 0;
    heap.put(source, 0);
  }
  for (let at = heap.take(); at !== -1; at = heap.take()) {
    for (let k = firstOut[at]; k < firstOut[at + 1]; k++) {
      const row = out[k];
      const next = edge.from[row] === at ? edge.to[row] : edge.from[row];
      const through = time[at] + freeTime.seconds[row * vehicles + vehicle];
      if (through < time[next]) {
        time[next] = through;
        heap.put(next, through);
      }
    }
  }
  return time;
};

/** The class of vehicle that teams of the counties come by. */
const TEAM_VEHICLE = "rescue";

/**
 * Minutes to every town: of the nearest helicopter at its cruising speed in still air, and of the nearest
 * rescue team of a county by free roads in dry weather by day. Travel alone: no muster, no readiness, no approval.
 */
export const isochronesOf = (world: World, posts: Posts): SceneIsochrone[] => {
  const { town } = world.ground.tables;
  const towns = postPoints(
    world.ground.tables,
    posts,
    Array.from({ length: town.rows }, (_, row) => row),
  );
  const flight = measureLedger("flight-time", undefined, world, posts, towns);
  const { vehicles } = world.ground.names;
  const vehicle = Math.max(
    0,
    vehicles.findIndex(({ code }) => code === TEAM_VEHICLE),
  );
  const drive = roadSeconds(world, teamNodes(world), vehicle);
  const travelOnly = {
    zh: "仅路程,不含集结、准备和审批",
    en: "travel alone: no muster, readiness or approval",
  };
  return [
    {
      id: "air",
      name: { zh: "最近直升机飞行时间", en: "Flight of the nearest helicopter" },
      note: {
        zh: `按巡航速度、无风直飞;${travelOnly.zh}`,
        en: `straight at cruising speed in still air; ${travelOnly.en}`,
      },
      minutes: minutes(flight),
    },
    {
      id: "road",
      name: { zh: "最近县级救援队行车时间", en: "Drive of the nearest county rescue team" },
      note: {
        zh: `${vehicles[vehicle].name.zh},道路畅通、白天、无雨;${travelOnly.zh}`,
        en: `${vehicles[vehicle].name.en}, free roads, dry, by day; ${travelOnly.en}`,
      },
      minutes: minutes(Array.from(town.node, (node) => drive[node])),
    },
  ];
};
