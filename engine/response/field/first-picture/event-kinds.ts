import { defineKinds } from "../../../trace/kind.ts";
import type { KindDeclaration } from "../../../trace/kind.ts";
import { lossNumbers, lossReasons, wayWords } from "./losses.ts";
import type { LossReason } from "./losses.ts";
import { frameWays } from "./ways.ts";
import type { FrameWay } from "./ways.ts";

/** What happens on the way to a picture, beside the journeys of units (`../event-kinds.ts`). */
const steps = {
  sought: {
    id: 2500,
    zh: "{role}多路调取{where}现场画面,现场距驻地{amount}",
    en: "{role} seeks a picture of {where} by every way; the scene is {amount} from its seat",
    label: { zh: "多路取图", en: "picture sought" },
    where: "town",
    amount: "km",
    waiting: "begins",
  },
  lent: {
    id: 2501,
    zh: "经上级协调,{who}支援{where}",
    en: "the next level lends {who} to {where}",
    label: { zh: "上级调派", en: "lent" },
    who: "unit",
    where: "town",
  },
  streams: {
    id: 2502,
    zh: "{where}现场画面开始回传({who})",
    en: "pictures of {where} come in from {who}",
    label: { zh: "开始回传", en: "stream up" },
    who: "unit",
    where: "town",
  },
  registered: {
    id: 2503,
    zh: "{where}视频接入{role}平台,用时{amount}",
    en: "the stream from {where} is on the platform of {role} after {amount}",
    label: { zh: "接入平台", en: "on the platform" },
    who: "unit",
    where: "town",
    amount: "duration",
  },
  settled: {
    id: 2504,
    zh: "{where}首帧画面已确认,用时{amount}",
    en: "the picture of {where} stands {amount} after it was sought",
    label: { zh: "首帧确认", en: "picture stands" },
    where: "town",
    amount: "duration",
    waiting: "ends",
  },
  standsDown: {
    id: 2505,
    zh: "{who}撤销前往{where}的任务",
    en: "{who} stands down from {where}",
    label: { zh: "撤销任务", en: "stands down" },
    who: "unit",
    where: "town",
    enters: "free",
  },
  movesOn: {
    id: 2506,
    zh: "{who}由现场转往{where}",
    en: "{who} moves on to {where}",
    label: { zh: "转场", en: "moves on" },
    who: "unit",
    where: "town",
  },
  networkRestored: {
    id: 2507,
    zh: "{who}恢复{where}公网",
    en: "{who} brings the public network of {where} back",
    label: { zh: "公网恢复", en: "network back" },
    who: "unit",
    where: "town",
  },
  servedAgain: {
    id: 2508,
    zh: "{where}公网和供电恢复,重新取图",
    en: "power and network of {where} are back, its cameras and phones are tried again",
    label: { zh: "重新取图", en: "tried again" },
    where: "town",
  },
  camerasFound: {
    id: 2509,
    zh: "在平台上检索到{where}的监控视频",
    en: "the cameras of {where} are found on the platform",
    label: { zh: "检索到监控", en: "cameras found" },
    where: "town",
  },
  videoSent: {
    id: 2510,
    zh: "{where}有人发来现场视频",
    en: "somebody in {where} sends a video of the scene",
    label: { zh: "发来视频", en: "video sent" },
    where: "town",
  },
  product: {
    id: 2511,
    zh: "{who}的{where}影像产品到达",
    en: "an image of {where} by {who} has come",
    label: { zh: "影像到达", en: "image there" },
    who: "unit",
    where: "town",
  },
  called: {
    id: 2512,
    zh: "已申请{who}覆盖{where},预计{amount}后到位",
    en: "{who} is asked for over {where}, expected in {amount}",
    label: { zh: "申请高空平台", en: "asked for" },
    who: "unit",
    where: "town",
    amount: "duration",
    enters: "moving",
  },
} as const satisfies Record<string, KindDeclaration>;

/** The accepted frame of each way; `amount` is the time since the picture was sought. */
const frameNumbers = {
  "town-camera": 2520,
  "fixed-camera": 2521,
  "drone-nest": 2522,
  "town-terminal": 2523,
  "portable-satellite": 2524,
  "vehicle-satellite": 2525,
  helicopter: 2526,
  citizen: 2527,
  "high-altitude": 2528,
} as const satisfies Readonly<Record<FrameWay, number>>;

const frameOf = (way: FrameWay): KindDeclaration => ({
  id: frameNumbers[way],
  zh: `{role}确认${wayWords[way].zh}传回的{where}画面,用时{amount}`,
  en: `{role} accepts the frame of {where} from ${wayWords[way].en} after {amount}`,
  label: { zh: `画面:${wayWords[way].zh}`, en: `frame: ${wayWords[way].en}` },
  who: "unit",
  where: "town",
  amount: "duration",
  stage: "firstPicture",
  way,
  // What a nest's drone does afterwards is not written down.
  ...(way === "drone-nest" ? { enters: "free" } : {}),
});

const lossOf = (way: FrameWay, reason: LossReason, id: number): KindDeclaration => ({
  id,
  zh: `${wayWords[way].zh}未取得{where}画面:${lossReasons[reason].zh}`,
  en: `no picture of {where} by ${wayWords[way].en}: ${lossReasons[reason].en}`,
  label: lossReasons[reason],
  who: "unit",
  where: "town",
  way,
});

const frames = Object.fromEntries(frameWays.map((way) => [`frame ${way}`, frameOf(way)]));

const losses = Object.fromEntries(
  frameWays.flatMap((way) =>
    Object.entries(lossNumbers[way]).map(([reason, id]) => [
      `${way} lost: ${reason}`,
      lossOf(way, reason as LossReason, id),
    ]),
  ),
);

/**
 * Everything that the search for a picture writes: its steps, the accepted frame of each way (stage
 * firstPicture), and for each way every reason why it got none (way, no stage).
 */
export const firstPictureKinds = defineKinds("response/field/first-picture", {
  ...steps,
  ...frames,
  ...losses,
});

/** Numbers of the steps, for recording. */
export const step = Object.fromEntries(
  Object.entries(steps).map(([name, { id }]) => [name, id]),
) as { readonly [N in keyof typeof steps]: number };

/** The number of the accepted frame of a way. */
export const frameNumber = (way: FrameWay): number => frameNumbers[way];
