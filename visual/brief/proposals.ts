import type { Step } from "../../engine/inputs/run-result.ts";
import type { Text } from "../../engine/inputs/text.ts";

/**
 * What one usually does about a step that takes long or a way that does not come. No result says that it
 * helps: a brief marks it as proposed and not played. Judgement of ours, after the habits of plans; a
 * comparison or a solution takes its place.
 */
const byStage: Readonly<Record<string, Text>> = {
  reported: {
    zh: "落实首报时限,备用电话与卫星电话定期点验",
    en: "hold to the limit for first reports; check satellite phones",
  },
  verified: { zh: "先报后核,边核边派", en: "report first, verify while units move" },
  levelDecided: {
    zh: "限定会商时长,授权先行启动响应",
    en: "limit the consultation; let the response start before it",
  },
  linked: {
    zh: "备好卫星备份链路,定期拨测",
    en: "keep a satellite link in reserve and test it",
  },
  ordered: { zh: "预先授权、直通派遣", en: "authorise beforehand, dispatch directly" },
  mustered: { zh: "前置备勤,按时限考核集结", en: "stand by; drill the muster against its limit" },
  departed: { zh: "装备预装上车(机),缩短出动", en: "keep equipment loaded" },
  arrived: { zh: "前置布点,或就近增配同类力量", en: "post units nearer, or add some" },
  firstPicture: { zh: "缩短架设与接入,图传常备在线", en: "shorten set-up; keep the link ready" },
};

const byReason: Readonly<Record<string, Text>> = {
  noAsset: { zh: "按最缺的地方增配", en: "add where it is most wanting" },
  unserviceable: { zh: "提高完好率,错开检修", en: "raise serviceability, stagger repairs" },
  busy: { zh: "增配,或跨区支援", en: "add units, or draw on neighbours" },
  roadCut: { zh: "备空中与徒步方案", en: "plan for the air and on foot" },
  network: { zh: "增配卫星或自组网链路", en: "add satellite or mesh links" },
  power: { zh: "配备后备电源", en: "add backup power" },
  night: { zh: "培训夜航机组,配照明起降点", en: "train night crews, light landing points" },
  weather: { zh: "备不靠飞行的途径", en: "keep a way that need not fly" },
  outOfRange: { zh: "在半径外增设机库或前置点", en: "add nests beyond the radius" },
  notInView: { zh: "补点盲区,接入社会监控", en: "cover blind spots, join private cameras" },
  noDownlink: { zh: "加装图传设备", en: "fit downlinks" },
};

/** What is usually done about a step of this stage; undefined where nothing usual is known. */
export const proposalForStep = ({ stage, kind }: Pick<Step, "stage" | "kind">): Text | undefined =>
  /consultation/iu.test(kind) ? byStage["levelDecided"] : byStage[stage ?? ""];

/** What is usually done about a way that did not come for this reason (`… lost: reason`). */
export const proposalForLoss = (kind: string): Text | undefined =>
  byReason[/lost: (\w+)$/u.exec(kind)?.[1] ?? ""];

/** How a brief marks a fix that no result speaks of. */
export const proposed: Text = { zh: "(建议,未经推演)", en: " (proposed, not played)" };
