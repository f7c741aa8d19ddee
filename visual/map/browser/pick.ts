import { siteIsShown } from "./draw-marks.ts";
import type { PageState } from "../page-state.ts";
import type { View } from "./view.ts";

/** What lies under a finger. */
export type Picked =
  | { readonly kind: "unit" | "site" | "town"; readonly row: number }
  | { readonly kind: "road"; readonly row: number };

const REACH = { unit: 8, site: 8, town: 9, road: 6 };

const toSegment = (
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(ax + t * dx - px, ay + t * dy - py);
};

/** The nearest thing to a point of the page: units before sites, sites before towns, towns before roads. */
export const pick = (
  state: PageState,
  { scale, left, top }: View,
  px: number,
  py: number,
  finger: boolean,
): Picked | undefined => {
  const wide = finger ? 1.8 : 1;
  const near = (
    kind: "unit" | "site" | "town",
    count: number,
    x: ArrayLike<number>,
    y: ArrayLike<number>,
    isShown: (row: number) => boolean,
  ): Picked | undefined => {
    let best = REACH[kind] * wide;
    let found = -1;
    for (let row = 0; row < count; row++) {
      const away = Math.hypot(x[row] * scale + left - px, y[row] * scale + top - py);
      if (away >= best || !isShown(row)) continue;
      best = away;
      found = row;
    }
    return found < 0 ? undefined : { kind, row: found };
  };
  const watched = state.watched();
  const { frames } = watched ?? {};
  if (frames !== undefined && state.show.units) {
    const unit = near("unit", frames.x.length, frames.x, frames.y, (row) => frames.look[row] >= 0);
    if (unit !== undefined) return unit;
  }
  const { sites, towns, nodes, edges } = state.ground();
  const { siteKinds } = state.open.scene;
  if (state.show.sites) {
    const site = near("site", sites.x.length, sites.x, sites.y, (row) =>
      siteIsShown(siteKinds[sites.kind[row]].id, scale),
    );
    if (site !== undefined) return site;
  }
  const town = near("town", towns.x.length, towns.x, towns.y, () => true);
  if (town !== undefined) return town;
  if (watched === undefined || !state.show.roads) return undefined;
  const { roads } = watched.open;
  for (let i = 0; i < roads.edge.length; i++) {
    if (roads.timeS[i] > state.timeS) continue;
    const [from, to] = [edges.from[roads.edge[i]], edges.to[roads.edge[i]]];
    const away = toSegment(
      px,
      py,
      nodes.x[from] * scale + left,
      nodes.y[from] * scale + top,
      nodes.x[to] * scale + left,
      nodes.y[to] * scale + top,
    );
    if (away < REACH.road * wide) return { kind: "road", row: i };
  }
  return undefined;
};
