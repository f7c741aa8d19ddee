import { nodeKinds } from "../ground/layout.ts";
import { NetworkDraft } from "./draft.ts";

/**
 * The part of a network that lies in some counties: their nodes, the roads between them, and where a
 * road leads on, the node at its far end as an exit. Chords stay only if all their legs do. Rows of
 * counties and towns are renumbered.
 *
 * @param countyRow new row of each county, -1 for those left out
 * @param townRow new row of each town, -1 for those left out
 */
export const cutNetwork = (
  whole: NetworkDraft,
  countyRow: readonly number[],
  townRow: readonly number[],
): { readonly draft: NetworkDraft; readonly nodeRow: Int32Array } => {
  const counties = whole.counties.filter((_, row) => countyRow[row] !== -1);
  const draft = new NetworkDraft(counties, whole.rules);
  draft.routes.push(...whole.routes);
  const nodeRow = new Int32Array(whole.nodes).fill(-1);
  const inside = (node: number): boolean => {
    const county = whole.county[node];
    return county !== -1 && countyRow[county] !== -1;
  };
  const keep = (node: number): void => {
    if (nodeRow[node] !== -1) return;
    const own = inside(node);
    const leadsOut = !own && nodeKinds[whole.kind[node]] !== "outside";
    nodeRow[node] = draft.addNode(
      whole.lon[node],
      whole.lat[node],
      leadsOut ? "exit" : nodeKinds[whole.kind[node]],
      whole.name[node],
      own ? countyRow[whole.county[node]] : -1,
      own && whole.town[node] !== -1 ? townRow[whole.town[node]] : -1,
    );
    draft.terrain[nodeRow[node]] = whole.terrain[node];
  };
  for (let node = 0; node < whole.nodes; node++) if (inside(node)) keep(node);
  const edgeRow = new Int32Array(whole.edges).fill(-1);
  for (let e = 0; e < whole.edges; e++) {
    const [from, to] = [whole.from[e], whole.to[e]];
    if (!inside(from) && !inside(to)) continue;
    const parts = whole.parts[e].map((part) => edgeRow[part]);
    if (parts.includes(-1)) continue;
    keep(from);
    keep(to);
    edgeRow[e] = draft.edges;
    draft.from.push(nodeRow[from]);
    draft.to.push(nodeRow[to]);
    draft.parts.push(parts);
    for (const column of [
      "lengthM",
      "class",
      "edgeTerrain",
      "bridges",
      "riversCrossed",
      "route",
      "mark",
      "oneWay",
    ] as const)
      draft[column].push(whole[column][e]);
    draft.ownTerrain.push(whole.ownTerrain[e]);
    draft.carSpeed.push(whole.carSpeed[e]);
    draft.given.push(whole.given[e]);
  }
  return { draft, nodeRow };
};
