import * as Schema from "effect/Schema";

import { featureCollection } from "./feature-collection.ts";
import { fileOf } from "./file-kind.ts";
import { roadClasses, terrains } from "./region-tables.ts";
import {
  choice,
  latitude,
  longitude,
  numeric,
  optional,
  reference,
  table,
  text,
  yesNo,
} from "./table.ts";
import type { TableRow } from "./table.ts";
import { described, numberBetween, Prose } from "./text.ts";

/**
 * A road network of the user's own, in place of the built one: nodes and edges, lines of a map, or
 * a table of travel times alone.
 */
export const roadNodes = table({
  name: "road-nodes",
  zh: "路网节点",
  en: "nodes of a road network",
  columns: {
    node: text({ zh: "节点标识", en: "identifier of the node" }),
    lon: longitude,
    lat: latitude,
    place: optional(
      reference("place", {
        zh: "该节点即此县级驻地或乡镇",
        en: "the county seat or town that this node is",
      }),
    ),
  },
  unique: [["node"], ["place"]],
});
export type RoadNodeRow = TableRow<typeof roadNodes>;

export const roadEdges = table({
  name: "road-edges",
  zh: "路网路段",
  en: "edges of a road network",
  columns: {
    from: text({ zh: "起点节点", en: "node at one end" }),
    to: text({ zh: "终点节点", en: "node at the other end" }),
    class: choice(roadClasses, { zh: "道路类别", en: "class of road" }),
    length_km: optional(
      numeric({
        zh: "里程;缺省按直线乘绕行系数",
        en: "length; straight line times the detour factor unless given",
        unit: "km",
        max: 5000,
      }),
    ),
    terrain: optional(
      choice(terrains, { zh: "地形;缺省取所在县", en: "terrain; that of its county unless given" }),
    ),
    speed_kmh: optional(
      numeric({
        zh: "小客车畅行车速;其他车辆按类别比例折算;缺省按类别",
        en: "speed of a car on the free road, other vehicles in proportion; by class unless given",
        unit: "km/h",
        min: 1,
        max: 200,
      }),
    ),
    bridges: optional(
      numeric({
        zh: "桥梁数;缺省按每公里假定",
        en: "bridges; assumed by length unless given",
        max: 10_000,
      }),
    ),
    one_way: optional(
      yesNo({ zh: "只许由起点到终点", en: "only from the first node to the second" }),
    ),
  },
});
export type RoadEdgeRow = TableRow<typeof roadEdges>;

export const roadLines = featureCollection({
  name: "road-lines",
  zh: "路网线",
  en: "lines of a road network",
  geometry: ["LineString", "MultiLineString"],
  properties: Schema.Struct({
    class: Schema.Literals(roadClasses).pipe(described("道路类别", "class of road")),
    terrain: Schema.optionalKey(Schema.Literals(terrains)),
    speed_kmh: Schema.optionalKey(numberBetween(1, 200)),
    bridges: Schema.optionalKey(numberBetween(0, 10_000)),
    one_way: Schema.optionalKey(Schema.Boolean),
    name: Schema.optionalKey(Prose),
  }),
});
export type RoadLineFeatures = (typeof roadLines)["schema"]["Type"]["features"];

export const travelTimes = table({
  name: "travel-times",
  zh: "行程时间表",
  en: "table of travel times",
  columns: {
    from: reference("place", {
      zh: "出发的县级驻地或乡镇",
      en: "county (its seat) or town it leaves",
    }),
    to: reference("place", {
      zh: "到达的县级驻地或乡镇",
      en: "county (its seat) or town it reaches",
    }),
    minutes: numeric({ zh: "行程时间", en: "travel time", unit: "min", min: 0.01, max: 100_000 }),
    vehicle: optional(
      text({ zh: "车辆类别;缺省适用于全部", en: "class of vehicle; all of them unless given" }),
    ),
  },
  unique: [["from", "to", "vehicle"]],
});
export type TravelTimeRow = TableRow<typeof travelTimes>;

const snap = numberBetween(0, 5000).pipe(
  described(
    "端点相距不超过此值即视为同一节点(缺省 50 m)",
    "ends closer than this are one node (50 m unless given)",
    {
      unit: "m",
    },
  ),
);

/** Which of the three forms the network has. */
export const OwnNetwork = Schema.Union([
  Schema.Struct({
    nodes: fileOf("road-nodes", "节点表", "table of nodes"),
    edges: fileOf("road-edges", "路段表", "table of edges"),
  }),
  Schema.Struct({
    lines: fileOf("road-lines", "道路线图层", "layer of road lines"),
    snap_m: Schema.optionalKey(snap),
  }),
  Schema.Struct({ times: fileOf("travel-times", "行程时间表", "table of travel times") }),
]).pipe(
  described("自有路网,取代按规则生成的路网", "a network of one's own in place of the built one"),
);

export type OwnNetwork = typeof OwnNetwork.Type;
