import type { Ground } from "../../engine/world/ground/compile-ground.ts";
import { groundLayout } from "../../engine/world/ground/layout.ts";
import { NetworkDraft } from "../../engine/world/roads/draft.ts";
import { networkColumns } from "../../engine/world/roads/network-columns.ts";
import { settleRoads } from "../../engine/world/roads/settled-rules.ts";
import type { SettledRoads } from "../../engine/world/roads/settled-rules.ts";
import { medianAssumptions } from "../../engine/world/assumptions.ts";
import { packTables } from "../../engine/world/tables.ts";
import { shippedRegion } from "./shipped-region.ts";

/** The shipped road rules, settled at their medians. */
export const medianRules = (): SettledRoads =>
  settleRoads(shippedRegion("shandong").roadRules, medianAssumptions);

export interface ToyEdge {
  readonly from: number;
  readonly to: number;
  /** For every class of vehicle alike. */
  readonly seconds: number;
  readonly oneWay?: boolean;
  readonly parts?: readonly number[];
}

/** A ground that is nothing but a network: nodes along a line, edges with given times. */
export const toyGround = (nodes: number, edges: readonly ToyEdge[]): Ground => {
  const rules = medianRules();
  const draft = new NetworkDraft([], rules);
  for (let i = 0; i < nodes; i++)
    draft.addNode(117 + i / 100, 36, "junction", { zh: `${i}`, en: `${i}` }, -1);
  for (const { from, to, seconds, oneWay, parts } of edges)
    draft.addEdge({
      from,
      to,
      lengthM: seconds * 10,
      class: "given",
      mark: "assumed",
      given: rules.vehicles.map(() => seconds),
      bridges: 0,
      ...(oneWay === undefined ? {} : { oneWay }),
      ...(parts === undefined ? {} : { parts }),
    });
  const none = (table: keyof typeof groundLayout) =>
    Object.fromEntries(Object.keys(groundLayout[table]).map((column) => [column, []]));
  const columns = Object.fromEntries(
    (Object.keys(groundLayout) as Array<keyof typeof groundLayout>).map((table) => [
      table,
      none(table),
    ]),
  );
  const one = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
  const { buffer, tables } = packTables(groundLayout, {
    ...(columns as unknown as Parameters<typeof packTables<typeof groundLayout>>[1]),
    ...networkColumns(draft),
    vehicle: { damaged: rules.damaged },
    waterBand: { depthM: rules.waterDepthsM },
    waterShare: { share: rules.water.flat() },
    accessSpeed: {
      speed: rules.vehicles.flatMap((_, v) => [0, 1, 2].map((t) => rules.speeds.rural[t][v])),
    },
    rules: one({
      night: rules.night,
      heavyRain: rules.heavyRain,
      snow: rules.snow,
      accessDetour: rules.accessDetour,
      accessReachM: rules.accessReachM,
      walkPath: rules.walkPath,
      walkDebris: rules.walkDebris,
      climb: rules.climb,
    }) as Record<keyof (typeof groundLayout)["rules"], number[]>,
  });
  return {
    buffer,
    tables,
    names: {
      region: { id: "toy", name: { zh: "玩具", en: "toy" } },
      province: { code: "100000", name: { zh: "玩具", en: "toy" } },
      cities: [],
      counties: [],
      towns: [],
      nodes: draft.name,
      routes: [],
      vehicles: rules.vehicles.map((code) => ({ code, name: { zh: code, en: code } })),
    },
  };
};
