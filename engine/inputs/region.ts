import * as Schema from "effect/Schema";

import { documentKind, fileOf, geometryKind, tableKind } from "./file-kind.ts";
import type { FileKind, GeometryKind } from "./file-kind.ts";
import type { FeatureCollection } from "./feature-collection.ts";
import { declares, declaresPlace, refersToPlace } from "./identifier.ts";
import { Mark } from "./mark.ts";
import { OwnNetwork, roadEdges, roadLines, roadNodes, travelTimes } from "./own-network.ts";
import { roadRulesKind } from "./road-rules.ts";
import {
  airports,
  boundaries,
  cities,
  coast,
  counties,
  crossings,
  expresswayExits,
  expressways,
  peaks,
  rivers,
  townPositions,
  towns,
} from "./region-tables.ts";
import { SourceIds } from "./source.ts";
import { described, Prose, Text } from "./text.ts";
import { townRulesKind } from "./town-rules.ts";

const layer = (kind: string, zh: string, en: string) =>
  Schema.Struct({
    file: fileOf(kind, zh, en),
    mark: Mark,
    source: SourceIds,
    note: Schema.optionalKey(Prose.pipe(described("说明", "note"))),
  }).pipe(described(zh, en));

const id = declares("region", "区域标识", "id of the region");
const name = Text.pipe(described("名称", "name"));

/** A province with its tables. */
export const WholeRegion = Schema.Struct({
  id,
  name,
  province: Schema.Struct({
    code: declaresPlace("省级代码", "code of the province"),
    name: Text,
  }).pipe(described("省级单位", "the province")),
  places: Schema.Struct({
    cities: layer("cities", "地级市表", "cities"),
    counties: layer("counties", "县级单位表", "counties"),
    towns: layer("towns", "乡镇街道表", "towns"),
    townPositions: Schema.optionalKey(
      layer(
        "town-positions",
        "已知乡镇位置;其余按规则放置",
        "known positions of towns; the others are placed by rule",
      ),
    ),
    townRules: fileOf("towns-rules", "乡镇人口规则", "rules for the people of towns"),
  }).pipe(described("行政区划", "places")),
  map: Schema.Struct({
    boundaries: layer("boundaries", "县级示意边界", "schematic shapes of the counties"),
    rivers: Schema.optionalKey(layer("rivers", "河流", "rivers")),
    coast: Schema.optionalKey(
      layer("coast", "陆地;缺省则不区分海陆", "land; without it sea and land are not told apart"),
    ),
    peaks: Schema.optionalKey(layer("peaks", "山峰", "peaks")),
    airports: Schema.optionalKey(layer("airports", "机场", "airports")),
  }).pipe(described("地图", "the map")),
  roads: Schema.Struct({
    rules: fileOf("roads", "道路规则与车速", "rules of roads and speeds"),
    expressways: Schema.optionalKey(layer("expressways", "高速公路", "expressways")),
    exits: Schema.optionalKey(layer("expressway-exits", "出省口", "exits from the province")),
    crossings: Schema.optionalKey(layer("crossings", "轮渡与堤路", "ferries and causeways")),
    network: Schema.optionalKey(OwnNetwork),
  }).pipe(
    described(
      "道路;给出 network 则取代按规则生成的路网",
      "roads; with `network` it takes the place of the one built by rule",
    ),
  ),
}).annotate({ title: "Region" });

export type WholeRegion = typeof WholeRegion.Type;

/** Some cities of a region described elsewhere: the same places and roads, cut out. */
export const PartOfRegion = Schema.Struct({
  id,
  name,
  partOf: fileOf("region", "所属区域文件", "file of the region it is part of"),
  cities: Schema.NonEmptyArray(refersToPlace("地级市代码", "code of a city")).pipe(
    described("包含的地级市", "the cities it consists of"),
  ),
}).annotate({ title: "Part of a region" });

export type PartOfRegion = typeof PartOfRegion.Type;

export const RegionDocument = Schema.Union([WholeRegion, PartOfRegion]);

export type RegionDocument = typeof RegionDocument.Type;

/**
 * Every layer has its own properties; the list of kinds only needs to know that it has some. A layer
 * that no other file names is known by its name.
 */
const layerKind = (collection: { readonly name: string }): GeometryKind =>
  geometryKind(collection as FeatureCollection, [
    new RegExp(`(^|/)${collection.name}\\.(geo)?json$`, "u"),
  ]);

/** The kinds of file a region consists of. */
export const regionKinds: ReadonlyArray<FileKind> = [
  documentKind({
    kind: "region",
    zh: "区域",
    en: "region",
    names: [/(^|\/)region\.ya?ml$/u],
    schema: RegionDocument,
  }),
  roadRulesKind,
  townRulesKind,
  tableKind(cities),
  tableKind(counties),
  tableKind(towns),
  tableKind(townPositions),
  tableKind(peaks),
  tableKind(airports),
  tableKind(expressways),
  tableKind(expresswayExits),
  tableKind(crossings),
  tableKind(roadNodes),
  tableKind(roadEdges),
  tableKind(travelTimes),
  layerKind(boundaries),
  layerKind(rivers),
  layerKind(coast),
  layerKind(roadLines),
];
