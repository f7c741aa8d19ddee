import * as Schema from "effect/Schema";

import { featureCollection } from "./feature-collection.ts";
import { refersToPlace } from "./identifier.ts";
import { Prose } from "./text.ts";
import {
  choice,
  id,
  latitude,
  longitude,
  mark,
  numeric,
  optional,
  precisionKm,
  reference,
  table,
  text,
  whole,
} from "./table.ts";
import type { TableRow } from "./table.ts";

/** Ground as roads and teams meet it. */
export const terrains = ["plain", "hill", "mountain"] as const;
export type Terrain = (typeof terrains)[number];

const nameZh = text({ zh: "中文名", en: "Chinese name" });
const nameEn = text({ zh: "英文或拼音名", en: "name in English or pinyin" });

export const cities = table({
  name: "cities",
  zh: "地级市",
  en: "cities of prefecture level",
  columns: {
    code: id("place", { zh: "代码", en: "code" }),
    name_zh: nameZh,
    name_en: nameEn,
    lon: longitude,
    lat: latitude,
    seat_county: reference("place", {
      zh: "市政府所在县级单位",
      en: "county in which the city government sits",
    }),
    area_km2: numeric({ zh: "面积", en: "area", unit: "km2", max: 1e6 }),
    population_2020: whole({ zh: "2020年普查常住人口", en: "residents, census 2020", max: 1e8 }),
  },
  unique: [["code"]],
});
export type CityRow = TableRow<typeof cities>;

export const counties = table({
  name: "counties",
  zh: "县级单位",
  en: "counties, districts and county-level cities",
  columns: {
    code: id("place", { zh: "代码", en: "code" }),
    city_code: reference("place", { zh: "所属地级市", en: "its city" }),
    name_zh: nameZh,
    name_en: nameEn,
    seat_lon: longitude,
    seat_lat: latitude,
    area_km2: numeric({
      zh: "示意边界内面积",
      en: "area of the schematic shape",
      unit: "km2",
      max: 1e6,
    }),
    population_2020: whole({
      zh: "2020年普查常住人口,含划入的功能区",
      en: "residents, census 2020, with the development zones it hosts",
      max: 1e8,
    }),
    zone_population_2020: whole({
      zh: "其中功能区人口",
      en: "of them in development zones",
      max: 1e8,
    }),
    urban_2020: whole({
      zh: "城镇人口(不含功能区)",
      en: "urban residents (zones left out)",
      max: 1e8,
    }),
    rural_2020: whole({
      zh: "乡村人口(不含功能区)",
      en: "rural residents (zones left out)",
      max: 1e8,
    }),
    households_2020: whole({ zh: "户数(估算)", en: "households, estimated", max: 1e8 }),
    age_65_share: numeric({
      zh: "65岁及以上占比",
      en: "share of residents aged 65 and over",
      max: 1,
    }),
    elevation_mean_m: numeric({
      zh: "18公里网格平均高程",
      en: "mean elevation on an 18 km grid",
      unit: "m",
      min: -200,
      max: 9000,
    }),
    elevation_max_m: numeric({
      zh: "18公里网格最高值",
      en: "highest cell of the 18 km grid",
      unit: "m",
      min: -200,
      max: 9000,
    }),
    hilly_share: numeric({ zh: "丘陵山地占比(粗)", en: "hilly share, coarse", max: 1 }),
    terrain: choice(terrains, { zh: "地形类别", en: "class of terrain" }),
  },
  unique: [["code"]],
});
export type CountyRow = TableRow<typeof counties>;

export const townClasses = ["subdistrict", "town", "township"] as const;
export type TownClass = (typeof townClasses)[number];

export const towns = table({
  name: "towns",
  zh: "乡镇街道",
  en: "towns, townships and subdistricts",
  columns: {
    code: id("place", { zh: "代码", en: "code" }),
    name_zh: nameZh,
    name_en: nameEn,
    county_code: reference("place", {
      zh: "所在县级单位(功能区的乡镇记入地理所在县)",
      en: "the county it lies in (a zone's town: the county around it)",
    }),
    class: choice(townClasses, { zh: "街道、镇或乡", en: "subdistrict, town or township" }),
    zone_code: optional(
      text({ zh: "所属功能区统计代码", en: "statistical code of its development zone" }),
    ),
    mark,
  },
  unique: [["code"]],
});
export type TownRow = TableRow<typeof towns>;

export const townPositions = table({
  name: "town-positions",
  zh: "已知的乡镇位置",
  en: "known positions of towns",
  columns: {
    town_code: reference("place", { zh: "乡镇代码", en: "the town" }),
    lon: longitude,
    lat: latitude,
    precision_km: precisionKm,
    mark,
  },
  unique: [["town_code"]],
});
export type TownPositionRow = TableRow<typeof townPositions>;

export const peaks = table({
  name: "peaks",
  zh: "山峰",
  en: "named peaks",
  columns: {
    name_zh: nameZh,
    name_en: nameEn,
    lon: longitude,
    lat: latitude,
    precision_km: precisionKm,
    elevation_m: numeric({ zh: "海拔", en: "elevation", unit: "m", max: 9000 }),
    county_code: reference("place", { zh: "所在县级单位", en: "the county it stands in" }),
    mark,
  },
  unique: [["name_zh"]],
});
export type PeakRow = TableRow<typeof peaks>;

export const airportClasses = ["transport", "general_aviation", "military"] as const;

export const airports = table({
  name: "airports",
  zh: "机场",
  en: "airports",
  columns: {
    code: text({ zh: "IATA 代码", en: "IATA code" }),
    icao: optional(text({ zh: "ICAO 代码", en: "ICAO code" })),
    name_zh: nameZh,
    name_en: nameEn,
    lon: longitude,
    lat: latitude,
    county_code: reference("place", { zh: "所在县级单位", en: "the county it lies in" }),
    class: choice(airportClasses, {
      zh: "运输、通用或军用",
      en: "transport, general aviation or military",
    }),
    runway_m: optional(
      numeric({ zh: "跑道长度", en: "length of the runway", unit: "m", max: 10_000 }),
    ),
    mark,
  },
  unique: [["code"]],
});
export type AirportRow = TableRow<typeof airports>;

/** Classes of road; `ferry` crosses water on a timetable. */
export const roadClasses = ["expressway", "trunk", "county", "rural", "street", "ferry"] as const;
export type RoadClass = (typeof roadClasses)[number];

export const expressways = table({
  name: "expressways",
  zh: "高速公路依次服务的县级政府驻地",
  en: "county seats that each expressway serves, in order",
  columns: {
    route: text({ zh: "路线", en: "route" }),
    name_zh: nameZh,
    name_en: nameEn,
    order: whole({ zh: "次序", en: "place in the order", min: 1, max: 1000 }),
    county_code: reference("place", { zh: "县级单位", en: "the county" }),
    class: choice(["expressway", "trunk"] as const, {
      zh: "高速或普通连接线",
      en: "expressway, or a link by trunk road",
    }),
    interchange_km: optional(
      numeric({
        zh: "驻地到互通的里程",
        en: "way from the seat to the interchange",
        unit: "km",
        max: 100,
      }),
    ),
    mark,
  },
  unique: [["route", "order"]],
});
export type ExpresswayRow = TableRow<typeof expressways>;

export const expresswayExits = table({
  name: "expressway-exits",
  zh: "高速公路出省口",
  en: "where expressways leave the province",
  columns: {
    route: text({ zh: "路线", en: "route" }),
    county_code: reference("place", { zh: "界内县级单位", en: "the county inside" }),
    outside_zh: text({ zh: "界外城市", en: "the city outside, in Chinese" }),
    outside_en: text({ zh: "界外城市(英文)", en: "the city outside" }),
    border_lon: longitude,
    border_lat: latitude,
    outside_lon: longitude,
    outside_lat: latitude,
    mark,
  },
});
export type ExpresswayExitRow = TableRow<typeof expresswayExits>;

export const crossings = table({
  name: "crossings",
  zh: "海岛的轮渡与堤路",
  en: "ferries and causeways of islands",
  columns: {
    from: reference("place", { zh: "县级驻地或乡镇", en: "county (its seat) or town" }),
    to: reference("place", { zh: "县级驻地或乡镇", en: "county (its seat) or town" }),
    class: choice(roadClasses, { zh: "道路类别", en: "class of road" }),
    length_km: numeric({ zh: "里程", en: "length", unit: "km", max: 500 }),
    mark,
  },
  unique: [["from", "to"]],
});
export type CrossingRow = TableRow<typeof crossings>;

export const boundaries = featureCollection({
  name: "boundaries",
  zh: "县级示意边界,不作划界依据",
  en: "schematic shapes of the counties, not boundaries of record",
  geometry: ["Polygon", "MultiPolygon"],
  properties: Schema.Struct({ code: refersToPlace("县级代码", "code of the county") }),
});
export type BoundaryFeatures = (typeof boundaries)["schema"]["Type"]["features"];

const named = Schema.Struct({
  name_zh: Schema.optionalKey(Prose),
  name_en: Schema.optionalKey(Prose),
});

export const rivers = featureCollection({
  name: "rivers",
  zh: "河流",
  en: "rivers",
  geometry: ["LineString", "MultiLineString"],
  properties: named,
});
export type RiverFeatures = (typeof rivers)["schema"]["Type"]["features"];

export const coast = featureCollection({
  name: "coast",
  zh: "陆地(海岸线)",
  en: "land, bounded by the coast",
  geometry: ["Polygon", "MultiPolygon"],
  properties: named,
});
export type CoastFeatures = (typeof coast)["schema"]["Type"]["features"];
