import * as Schema from "effect/Schema";

import { documentKind } from "./file-kind.ts";
import { count, duration, figure, length, number, share, speed } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { Identifier } from "./identifier.ts";
import type { Terrain } from "./region-tables.ts";
import { described, rule, Text } from "./text.ts";

/** Roads are laid out once for a set of assumptions, so no figure of theirs may be drawn in each replication. */
const settled = <S extends Schema.Codec<Figure, unknown>>(schema: S): S["Rebuild"] =>
  schema.check(
    rule<Figure>(
      {
        zh: "value 或 ignorance(路网按每套假设生成一次,不逐次抽取)",
        en: "value or ignorance: roads are built once for a set of assumptions, not in every replication",
      },
      (it) => it.kind !== "chance",
    ),
  );

const terrainNames = {
  plain: { zh: "平原", en: "plain" },
  hill: { zh: "丘陵", en: "hills" },
  mountain: { zh: "山地", en: "mountains" },
} as const satisfies Record<Terrain, Text>;

const byTerrain = <S extends Schema.Top>(of: (where: Text) => S) =>
  Schema.Struct({
    plain: of(terrainNames.plain),
    hill: of(terrainNames.hill),
    mountain: of(terrainNames.mountain),
  } satisfies Record<Terrain, S>);

const cruise = (zh: string, en: string) =>
  byTerrain((where) =>
    settled(
      speed(`${zh}畅行车速(${where.zh})`, `free speed, ${en} (${where.en})`, {
        min: 1,
        max: 200,
        limitsIn: "km/h",
      }),
    ),
  );

const waterShare = settled(
  share(
    "该水深下的车速与畅行之比,0 为不能通行",
    "speed in this water over free speed; 0: no passage",
  ),
);

/** A class of vehicle as the roads see it. Kinds of vehicle name the class they drive as. */
export const VehicleClass = Schema.Struct({
  name: Text,
  speeds: Schema.Struct({
    expressway: cruise("高速公路", "expressway"),
    trunk: cruise("国省道", "national or provincial road"),
    county: cruise("县道", "county road"),
    rural: cruise("乡村道路", "rural road"),
    street: cruise("城市道路", "city street"),
  }).pipe(described("畅行车速", "speed on the free road")),
  water: Schema.Array(waterShare)
    .check(rule({ zh: "每个水深级一个", en: "one for each band of depth" }, (it) => it.length > 0))
    .pipe(described("各水深级的车速比", "share of speed in each band of water")),
  damaged: settled(
    share("震损可通行路段的车速比", "share of speed on a damaged but passable road", { min: 0.01 }),
  ),
}).annotate({ title: "Class of vehicle" });

const bridgesPerLength = (zh: string, en: string) =>
  settled(
    figure({
      dimension: "itemsPerLength",
      zh: `每公里桥梁数(${zh})`,
      en: `bridges per length, ${en}`,
    }),
  );

const detour = (zh: string, en: string) =>
  byTerrain((where) =>
    settled(number(`${zh}(${where.zh})`, `${en} (${where.en})`, { min: 1, max: 4 })),
  );

/** How roads are laid out, how long they are and how fast vehicles go on them. */
export const RoadRules = Schema.Struct({
  vehicles: Schema.Record(Identifier, VehicleClass)
    .check(
      rule({ zh: "1 至 16 类车辆", en: "1 to 16 classes of vehicle" }, (it) => {
        const n = Object.keys(it).length;
        return n >= 1 && n <= 16;
      }),
    )
    .pipe(described("车辆类别", "classes of vehicle")),
  waterDepths: Schema.Array(settled(length("水深级上限", "upper end of a band of water depth")))
    .check(rule({ zh: "至少一级", en: "at least one band" }, (it) => it.length > 0))
    .pipe(
      described(
        "水深分级的上限,由浅到深;超过最后一级即中断",
        "upper ends of the bands of water depth, shallow to deep; beyond the last no passage",
      ),
    ),
  conditions: Schema.Struct({
    night: settled(share("夜间车速比", "share of speed at night", { min: 0.01 })),
    heavyRain: settled(share("暴雨车速比", "share of speed in heavy rain", { min: 0.01 })),
    snow: settled(share("冰雪车速比", "share of speed in snow", { min: 0.01 })),
  }).pipe(described("全域行车条件下的车速比", "share of speed under conditions everywhere")),
  detour: Schema.Struct({
    expressway: detour("高速公路绕行系数", "road length over straight line, expressway"),
    ordinary: detour("普通道路绕行系数", "road length over straight line, other roads"),
  }).pipe(described("绕行系数", "detour factors")),
  interchange: settled(length("驻地到互通的里程", "way from a seat to its interchange")),
  chords: settled(
    count("高速公路上跨越连接的驻地数", "seats along an expressway up to which a chord is drawn", {
      min: 1,
      max: 6,
    }),
  ),
  bypass: settled(
    number(
      "乡镇到县城:经路网与直线之比超过此值则另设直达县道",
      "way through the mesh over straight line, above which a town gets its own road to the seat",
      { min: 1, max: 10 },
    ),
  ),
  streetDensity: settled(
    figure({
      dimension: "personDensity",
      zh: "两端人口密度都达到此值的道路为城市道路",
      en: "roads between counties at least this dense are city streets",
    }),
  ),
  bridges: Schema.Struct({
    expressway: bridgesPerLength("高速公路", "expressway"),
    trunk: bridgesPerLength("国省道", "national or provincial road"),
    county: bridgesPerLength("县道", "county road"),
    rural: bridgesPerLength("乡村道路", "rural road"),
    street: bridgesPerLength("城市道路", "city street"),
  }).pipe(
    described(
      "桥梁密度(不含跨河大桥)",
      "density of bridges, those over rivers on the map left out",
    ),
  ),
  ferry: Schema.Struct({
    speed: settled(speed("轮渡航速", "speed of the ferry")),
    boarding: settled(duration("轮渡候船与上下船", "waiting for the ferry, boarding and landing")),
  }).pipe(described("轮渡", "ferry")),
  access: Schema.Struct({
    detour: settled(
      number("路网外绕行系数", "way off the network over straight line", { min: 1, max: 4 }),
    ),
    reach: settled(
      length(
        "车辆可离开路网的距离,超过则步行",
        "how far from the network vehicles go; beyond it on foot",
      ),
    ),
  }).pipe(described("路网外的接驳", "the way off the network")),
  walking: Schema.Struct({
    path: settled(speed("小路步行速度", "walking on a path")),
    debris: settled(speed("废墟、塌方上步行速度", "walking over debris")),
    climb: settled(speed("步行爬升速度", "climbing on foot, height per time")),
  }).pipe(described("步行", "walking")),
})
  .check(
    rule(
      {
        zh: "每类车辆的 water 与 waterDepths 项数相同",
        en: "the water list of each class of vehicle as long as waterDepths",
      },
      (it) => Object.values(it.vehicles).every((v) => v.water.length === it.waterDepths.length),
    ),
  )
  .annotate({ title: "Roads" });

export type RoadRules = typeof RoadRules.Type;

export const roadRulesKind = documentKind({
  kind: "roads",
  zh: "道路规则与车速",
  en: "rules of roads and speeds",
  names: [/(^|\/)catalogue\/roads\.ya?ml$/u],
  schema: RoadRules,
});
