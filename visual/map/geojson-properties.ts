import { roadClassNames, roadStates, unitStates } from "../../engine/inputs/scene.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { roadWords, stateWords } from "./words.ts";

/** The layers that can be written as GeoJSON. */
export const geoLayers = [
  "boundaries",
  "towns",
  "roads",
  "bases",
  "landing-points",
  "sites",
  "tracks",
  "field",
  "outages",
  "isochrones",
] as const;
export type GeoLayer = (typeof geoLayers)[number];

/** What each layer holds. */
export const geoLayerWords: Readonly<Record<GeoLayer, Text>> = {
  boundaries: {
    zh: "省、市、县示意界线(线)",
    en: "schematic outlines of province, cities, counties (lines)",
  },
  towns: {
    zh: "乡镇:人口、何时首帧画面、各目标守住的比例(点)",
    en: "towns: residents, when the first picture, how often each promise is kept (points)",
  },
  roads: {
    zh: "道路及其通断(线;同一地点之内受阻的连接为点)",
    en: "roads and how they stand (lines; a blocked link inside one place is a point)",
  },
  bases: { zh: "航空救援基地(点)", en: "bases of air rescue (points)" },
  "landing-points": { zh: "直升机起降点(点)", en: "landing points (points)" },
  sites: {
    zh: "指挥部、机库、物资库等(点)",
    en: "command posts, drone nests, stores and the like (points)",
  },
  tracks: {
    zh: "队伍与航空器所走的路线和时刻(线)",
    en: "ways of units and aircraft with their times (lines)",
  },
  field: {
    zh: "震中与各受灾乡镇的烈度(点)",
    en: "shocks, and the intensity at each town struck (points)",
  },
  outages: { zh: "停电与断网的乡镇(点)", en: "towns without power or network (points)" },
  isochrones: {
    zh: "直升机和车辆到各乡镇的分钟数(点)",
    en: "minutes to each town by helicopter and by road (points)",
  },
};

const listed = (words: readonly string[], known: Readonly<Record<string, Text>>): Text => ({
  zh: words.map((word) => `${word} ${known[word].zh}`).join("、"),
  en: words
    .map((word) => (word === known[word].en ? word : `${word} (${known[word].en})`))
    .join(", "),
});

const roadClassWords: Readonly<Record<(typeof roadClassNames)[number], Text>> = {
  expressway: { zh: "高速公路", en: "expressway" },
  trunk: { zh: "国省道", en: "national or provincial road" },
  county: { zh: "县道", en: "county road" },
  rural: { zh: "乡村道路", en: "rural road" },
  street: { zh: "城市道路", en: "city street" },
  ferry: { zh: "轮渡", en: "ferry" },
  given: { zh: "自带路网", en: "of a network of one's own" },
};

const classes = listed(roadClassNames, roadClassWords);
const roads = listed(roadStates, roadWords);
const states = listed(unitStates, stateWords);

const names = {
  code: { zh: "行政区划代码", en: "code of the place" },
  name_zh: { zh: "中文名", en: "name in Chinese" },
  name_en: { zh: "英文或拼音名", en: "name in English" },
} as const;

const synthetic = {
  synthetic: { zh: "位置或单位是否为推定", en: "was it placed or made up by rule" },
} as const;

const site = {
  kind: { zh: "种类标识", en: "id of its kind" },
  kind_zh: { zh: "种类", en: "its kind, in Chinese" },
  kind_en: { zh: "种类(英文)", en: "its kind" },
  name_zh: { zh: "名称;台账未具名者为空", en: "name in Chinese; null where the ledger names none" },
  name_en: { zh: "英文名", en: "name in English" },
  place: { zh: "所属行政区划代码", en: "code of the place it belongs to" },
  ...synthetic,
} as const;

/** What each property of a layer is; times are seconds from the start of the case. */
export const geoProperties: Readonly<Record<GeoLayer, Readonly<Record<string, Text>>>> = {
  boundaries: {
    level: {
      zh: "省 province、市 city、县 county",
      en: "province, city or county: the highest it parts",
    },
    note_zh: { zh: "界线说明", en: "what the line is worth, in Chinese" },
    note_en: { zh: "界线说明(英文)", en: "what the line is worth" },
  },
  towns: {
    ...names,
    population: { zh: "常住人口", en: "residents" },
    ...synthetic,
    occurs_s: {
      zh: "灾害发生,秒;未受灾者无此项",
      en: "it happens there, s; absent where it does not",
    },
    reported_s: {
      zh: "首报到达上级,秒;从未为空",
      en: "first report above the town, s; null: never",
    },
    sought_s: { zh: "开始取图,秒;从未为空", en: "a picture is asked for, s; null: never" },
    picture_s: { zh: "首帧画面,秒;从未为空", en: "first picture, s; null: never" },
    "<target>_kept": {
      zh: "守住该目标的重复所占比例",
      en: "share of replications that keep the promise",
    },
    "<target>_replications": {
      zh: "涉及该乡镇的重复数",
      en: "replications in which the town is concerned",
    },
    "<target>_p50_min": { zh: "分钟数的中位;从未为空", en: "median minutes; null: never" },
  },
  roads: {
    class: { zh: classes.zh, en: classes.en },
    ...synthetic,
    state: { zh: `最后状况:${roads.zh}`, en: `how it stands in the end: ${roads.en}` },
    since_s: { zh: "自何时,秒;未变者为空", en: "since when, s; null where nothing happened" },
    known_s: { zh: "指挥机构何时得知,秒;从未为空", en: "when command hears of it, s; null: never" },
  },
  bases: site,
  "landing-points": site,
  sites: site,
  tracks: {
    ...site,
    kind: { zh: "组别标识", en: "group its kind belongs to" },
    from_s: { zh: "出发,秒", en: "leaves, s" },
    to_s: { zh: "最后一点,秒", en: "is at the last point, s" },
    times_s: {
      zh: "经过各点的时刻,秒,以空格分隔",
      en: "when it is at each point, s, parted by spaces",
    },
    last_state: { zh: `最后状态:${states.zh}`, en: `how it stands in the end: ${states.en}` },
  },
  field: {
    what: { zh: "shock 地震,town 受灾乡镇", en: "shock or town" },
    time_s: { zh: "地震发生,秒", en: "time of the shock, s" },
    magnitude: { zh: "震级", en: "magnitude" },
    depth_km: { zh: "震源深度,公里", en: "depth, km" },
    ...names,
    occurs_s: { zh: "灾害发生,秒", en: "it happens there, s" },
    intensity: { zh: "最大烈度;无地震为空", en: "highest intensity; null without an earthquake" },
  },
  outages: {
    ...names,
    service: { zh: "power 停电,network 断网", en: "power or network" },
    from_s: { zh: "开始,秒", en: "begins, s" },
    to_s: { zh: "恢复,秒;超出观察时段者为空", en: "ends, s; null: not within the time watched" },
  },
  isochrones: {
    ...names,
    air_min: {
      zh: "最近的直升机飞抵,分钟;不能到达为空",
      en: "by the nearest helicopter, min; null: none comes",
    },
    road_min: {
      zh: "最近的救援力量沿路到达,分钟;不能到达为空",
      en: "by road, min; null: there is no way",
    },
  },
};
