import type { roadStates, SceneRole, unitStates, UnitGroup } from "../../engine/inputs/scene.ts";
import type { Text } from "../../engine/inputs/text.ts";

/** What towns can be coloured by. */
export const layers = ["picture", "intensity", "share", "air", "road", "services"] as const;
export type Layer = (typeof layers)[number];

export const layerWords: Readonly<Record<Layer, Text>> = {
  picture: { zh: "首帧画面与盲区", en: "first picture, blind spots" },
  intensity: { zh: "灾害强度", en: "force of the disaster" },
  share: { zh: "达标情况(全部重复)", en: "promises kept (all replications)" },
  air: { zh: "直升机等时圈", en: "minutes by helicopter" },
  road: { zh: "公路等时圈", en: "minutes by road" },
  services: { zh: "停电与断网", en: "power and network" },
};

export const roleWords: Readonly<Record<SceneRole, Text>> = {
  typical: { zh: "典型", en: "typical" },
  worst: { zh: "最差", en: "worst" },
  best: { zh: "最好", en: "best" },
};

export const groupWords: Readonly<Record<UnitGroup, Text>> = {
  air: { zh: "直升机", en: "helicopter" },
  drone: { zh: "无人机", en: "drone" },
  link: { zh: "通信、图传", en: "links and pictures" },
  fire: { zh: "消防队伍", en: "fire service" },
  rescue: { zh: "其他队伍", en: "other teams" },
  other: { zh: "车辆、医疗等", en: "vehicles, medical" },
};

export const stateWords: Readonly<Record<(typeof unitStates)[number], Text>> = {
  base: { zh: "在驻地", en: "at base" },
  ordered: { zh: "已受令", en: "ordered" },
  mustered: { zh: "已集结", en: "mustered" },
  moving: { zh: "行进中", en: "on its way" },
  onFoot: { zh: "徒步进入", en: "on foot" },
  onScene: { zh: "在现场", en: "on the scene" },
  stuck: { zh: "受阻", en: "stuck" },
  unavailable: { zh: "不能出动", en: "cannot come" },
  returning: { zh: "返回中", en: "returning" },
};

export const roadWords: Readonly<Record<(typeof roadStates)[number], Text>> = {
  open: { zh: "畅通", en: "open" },
  closed: { zh: "中断", en: "blocked" },
  bridgeOut: { zh: "桥梁不能通行", en: "bridge out" },
  damaged: { zh: "桥梁受损,限速", en: "bridge damaged, slow" },
};

/** Words of controls and legends. */
export const words = {
  map: { zh: "推演地图", en: "Map of the replay" },
  replication: { zh: "哪一次", en: "Which one" },
  all: { zh: "全部重复", en: "all replications" },
  number: { zh: "第{n}次", en: "no. {n}" },
  colour: { zh: "着色", en: "Colour by" },
  target: { zh: "目标", en: "Promise" },
  show: { zh: "显示", en: "Show" },
  roads: { zh: "道路", en: "roads" },
  units: { zh: "队伍与航空器", en: "units and aircraft" },
  sites: { zh: "基地、起降点等", en: "bases, landing points" },
  labels: { zh: "地名", en: "names" },
  play: { zh: "播放", en: "Play" },
  pause: { zh: "暂停", en: "Pause" },
  speed: { zh: "速度", en: "Speed" },
  time: { zh: "时间", en: "Time" },
  zoomIn: { zh: "放大", en: "Zoom in" },
  zoomOut: { zh: "缩小", en: "Zoom out" },
  fit: { zh: "全图", en: "Whole map" },
  struck: { zh: "受灾区", en: "Area struck" },
  legend: { zh: "图例", en: "Legend" },
  happening: { zh: "此刻前后", en: "What happens now" },
  levels: { zh: "响应级别", en: "Levels of response" },
  noLevel: { zh: "尚未启动响应", en: "no level declared yet" },
  level: { zh: "{n}级", en: "level {n}" },
  nothing: { zh: "尚无事件", en: "nothing yet" },
  hollow: { zh: "空心:位置为推定", en: "hollow: its place is assumed" },
  filled: { zh: "实心:位置已知", en: "filled: its place is known" },
  untouched: { zh: "未受影响", en: "not concerned" },
  blind: { zh: "受灾,无报告、无画面(盲区)", en: "struck, no report, no picture: blind" },
  heard: { zh: "有报告,无画面(盲区)", en: "reported, no picture: blind" },
  seen: { zh: "已有首帧画面", en: "first picture there" },
  noPower: { zh: "停电", en: "no power" },
  noNetwork: { zh: "断网", en: "no network" },
  neither: { zh: "停电且断网", en: "neither" },
  served: { zh: "正常", en: "in service" },
  epicentre: { zh: "震中", en: "epicentre" },
  intensity: { zh: "烈度{n}", en: "intensity {n}" },
  failShare: { zh: "未达标比例", en: "share that fails" },
  none: { zh: "无", en: "none" },
  notAsked: { zh: "未涉及", en: "not asked about" },
  minutes: { zh: "分钟", en: "min" },
  beyond: { zh: "60分钟以上", en: "more than 60 min" },
  noWay: { zh: "无法到达", en: "no way" },
  road: { zh: "道路", en: "road" },
  stores: { zh: "救灾与防汛物资库", en: "relief and flood stores" },
  closedRoad: { zh: "道路中断", en: "road blocked" },
  damagedRoad: { zh: "限速通行", en: "passable slowly" },
  people: { zh: "人", en: "people" },
  assumedPlace: { zh: "位置为推定", en: "place assumed" },
  setOf: { zh: "假设套{set}", en: "assumption set {set}" },
  reported: { zh: "首报", en: "reported" },
  picture: { zh: "首帧", en: "first picture" },
  kept: { zh: "{n}次中{share}达标", en: "kept in {share} of {n}" },
  median: { zh: "中位{t}", en: "median {t}" },
  keys: {
    zh: "空格播放或暂停;左右箭头调时间;Home、End 到首尾;加减号缩放;0 全图;在地图上按 Shift 加箭头平移",
    en: "Space plays or pauses, left and right arrows move the time, Home and End go to its ends, plus and minus zoom, 0 shows the whole map, Shift with arrows moves the map",
  },
  scale: { zh: "公里", en: "km" },
  because: { zh: "起因:", en: "because: " },
  beginning: { zh: "开始", en: "start" },
  nextEvent: { zh: "下一要事", en: "Next event" },
  previousEvent: { zh: "上一要事", en: "Previous event" },
  language: { zh: "English", en: "中文" },
  theme: { zh: "明暗", en: "Light or dark" },
  noScript: {
    zh: "地图与回放需要浏览器允许脚本。",
    en: "Map and play-back need a browser that runs scripts.",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Words with {n} and the like filled in. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, word: string) => String(values[word] ?? whole));
