import type { Text } from "../../../inputs/text.ts";
import type { FrameWay } from "./ways.ts";

/** What each way is called in a sentence. */
export const wayWords: Readonly<Record<FrameWay, Text>> = {
  "town-camera": { zh: "乡镇内监控", en: "cameras of the town" },
  "fixed-camera": { zh: "固定监控", en: "fixed cameras" },
  "drone-nest": { zh: "无人机机库", en: "the drone nest" },
  "town-terminal": { zh: "乡镇单兵终端", en: "the town terminal" },
  "portable-satellite": { zh: "县级卫星便携站", en: "the county satellite set" },
  "vehicle-satellite": { zh: "卫星通信车", en: "the satellite vehicle" },
  helicopter: { zh: "直升机图传", en: "the helicopter" },
  citizen: { zh: "群众或信息员视频", en: "a citizen's video" },
  "high-altitude": { zh: "高空无人机或卫星", en: "high-altitude drone or satellite" },
};

/** Why a way got no picture in time, in a few words. The register of reasons; see `lossKinds`. */
export const lossReasons = {
  noAsset: { zh: "没有此类装备", en: "there is none" },
  unserviceable: { zh: "外出或故障", en: "away or unserviceable" },
  busy: { zh: "已派往他处", en: "busy elsewhere" },
  roadCut: { zh: "道路中断", en: "the road is cut" },
  network: { zh: "无信号", en: "no signal" },
  power: { zh: "断电", en: "no power" },
  night: { zh: "夜间不能飞", en: "night" },
  weather: { zh: "天气不允许", en: "weather" },
  outOfRange: { zh: "超出航程或半径", en: "out of range" },
  notInView: { zh: "看不到现场", en: "no camera sees the scene" },
  noDownlink: { zh: "没有图传设备", en: "no downlink" },
  notCounted: { zh: "不算作画面", en: "does not count" },
  later: { zh: "晚于首帧", en: "later than the first frame" },
} as const satisfies Record<string, Text>;

export type LossReason = keyof typeof lossReasons;

/**
 * Which reasons each way can have, with the number of the kind of event that says so: stable numbers,
 * never used again for another.
 */
export const lossNumbers = {
  "town-camera": { noAsset: 2540, unserviceable: 2541, network: 2542, power: 2543 },
  "fixed-camera": {
    noAsset: 2545,
    unserviceable: 2546,
    network: 2547,
    power: 2548,
    notInView: 2549,
    later: 2550,
  },
  "drone-nest": {
    noAsset: 2551,
    unserviceable: 2552,
    busy: 2553,
    network: 2554,
    power: 2555,
    weather: 2556,
    outOfRange: 2557,
    later: 2558,
  },
  "town-terminal": {
    noAsset: 2559,
    unserviceable: 2560,
    busy: 2561,
    network: 2562,
    weather: 2563,
    later: 2564,
  },
  "portable-satellite": {
    noAsset: 2565,
    unserviceable: 2566,
    busy: 2567,
    roadCut: 2568,
    later: 2569,
  },
  "vehicle-satellite": {
    noAsset: 2570,
    unserviceable: 2571,
    busy: 2572,
    roadCut: 2573,
    later: 2574,
  },
  helicopter: {
    noAsset: 2575,
    unserviceable: 2576,
    busy: 2577,
    night: 2578,
    weather: 2579,
    outOfRange: 2580,
    noDownlink: 2581,
    later: 2582,
  },
  citizen: { network: 2583, notCounted: 2584, later: 2585 },
  "high-altitude": {
    noAsset: 2586,
    unserviceable: 2587,
    busy: 2588,
    weather: 2589,
    later: 2590,
  },
} as const satisfies Readonly<Record<FrameWay, Partial<Record<LossReason, number>>>>;

/** The reasons that a way can have. */
export type LossOf<W extends FrameWay> = keyof (typeof lossNumbers)[W];

/** The number of the kind of event that says that a way lost for a reason. */
export const lossNumber = <W extends FrameWay>(way: W, reason: LossOf<W>): number =>
  (lossNumbers[way] as Readonly<Record<LossOf<W>, number>>)[reason];
