import * as Schema from "effect/Schema";

import type { StageName } from "../trace/stage-name.ts";
import type { WayName } from "../trace/way-name.ts";
import { described } from "./text.ts";
import type { Text } from "./text.ts";

/** The stages of a response, in their usual order: each is an event with a time. */
export const stages = {
  occurs: { zh: "发生", en: "occurs" },
  detected: { zh: "发现", en: "detected" },
  reported: { zh: "首报收到", en: "reported" },
  verified: { zh: "核实", en: "verified" },
  warned: { zh: "预警信息送达", en: "warned" },
  acknowledged: { zh: "叫应确认", en: "acknowledged" },
  linked: { zh: "音视频连通", en: "linked by audio and video" },
  levelDecided: { zh: "响应级别确定", en: "level decided" },
  ordered: { zh: "下达指令", en: "ordered" },
  mustered: { zh: "集结完毕", en: "mustered" },
  departed: { zh: "出发", en: "departed" },
  arrived: { zh: "到场", en: "arrived" },
  firstPicture: { zh: "首帧画面", en: "first picture" },
  effect: { zh: "见效", en: "effect" },
} as const satisfies Record<StageName, Text>;

export type Stage = StageName;

export const stageNames = Object.keys(stages) as [Stage, ...Stage[]];

export const Stage = Schema.Literals(stageNames).pipe(
  described(
    `阶段:${stageNames.map((name) => stages[name].zh).join("、")}`,
    "stage of the response",
  ),
);

/** Ways by which a stage is reached, where promises tell them apart. */
export const ways = {
  "town-camera": { zh: "乡镇内任一监控", en: "any camera in the town" },
  "fixed-camera": { zh: "看得到现场的固定监控", en: "a fixed camera that sees the scene" },
  "drone-nest": { zh: "无人机机库", en: "drone nest" },
  "town-terminal": { zh: "乡镇单兵终端", en: "terminal of the town" },
  "portable-satellite": { zh: "卫星便携站", en: "portable satellite set" },
  "vehicle-satellite": { zh: "卫星通信车", en: "satellite vehicle" },
  helicopter: { zh: "直升机图传", en: "helicopter" },
  citizen: { zh: "群众视频", en: "a citizen's video" },
  "high-altitude": { zh: "高空无人机或卫星", en: "high-altitude drone or satellite" },
  "picture-order": { zh: "取图指令", en: "an order for a picture" },
} as const satisfies Record<WayName, Text>;

/** The tiers of command, from the ground up. */
export const tiers = {
  village: { zh: "村(社区)", en: "village" },
  town: { zh: "乡镇(街道)", en: "town" },
  county: { zh: "县(市、区)", en: "county" },
  city: { zh: "设区市", en: "city" },
  province: { zh: "省", en: "province" },
  state: { zh: "国家", en: "state" },
} as const satisfies Record<string, Text>;

export type Tier = keyof typeof tiers;

export const tierNames = Object.keys(tiers) as [Tier, ...Tier[]];

export const Tier = Schema.Literals(tierNames).pipe(
  described(`层级:${tierNames.map((name) => tiers[name].zh).join("、")}`, "tier of command"),
);

/** What a case can be about. */
export const hazards = {
  "call-out": { zh: "无灾害的拉动", en: "a call-out without a disaster" },
  earthquake: { zh: "地震", en: "earthquake" },
  typhoon: { zh: "台风", en: "typhoon" },
  flood: { zh: "洪水", en: "flood" },
  wildfire: { zh: "森林火灾", en: "forest fire" },
} as const satisfies Record<string, Text>;

export type HazardKind = keyof typeof hazards;

export const hazardNames = Object.keys(hazards) as [HazardKind, ...HazardKind[]];

export const HazardKind = Schema.Literals(hazardNames).pipe(
  described(`灾种:${hazardNames.map((name) => hazards[name].zh).join("、")}`, "kind of hazard"),
);
