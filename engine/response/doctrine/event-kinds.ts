import { defineKinds } from "../../trace/kind.ts";

/** What happens in the duty rooms and headquarters, beside reports and orders. `role` is the post. */
export const doctrineKinds = defineKinds("response/doctrine", {
  dutyOfficerActs: {
    id: 3000,
    zh: "{role}值班员开始处置",
    en: "the duty officer of {role} acts",
    label: { zh: "值班处置", en: "duty officer acts" },
    where: "post",
  },
  leadersCalled: {
    id: 3001,
    zh: "{role}通知领导到指挥中心",
    en: "{role} calls its leaders to the centre",
    label: { zh: "通知领导", en: "leaders called" },
    where: "post",
  },
  leadersAtCentre: {
    id: 3002,
    zh: "{role}领导到达指挥中心",
    en: "the leaders of {role} are at the centre",
    label: { zh: "领导到位", en: "leaders at the centre" },
    where: "post",
  },
  consultationBegins: {
    id: 3003,
    zh: "{role}开始会商研判",
    en: "{role} begins to consult",
    label: { zh: "会商开始", en: "consultation begins" },
    where: "post",
  },
  consultationEnds: {
    id: 3004,
    zh: "{role}会商研判结束",
    en: "{role} has consulted",
    label: { zh: "会商结束", en: "consultation ends" },
    where: "post",
  },
  noLevel: {
    id: 3005,
    zh: "{role}研判:未达到启动条件",
    en: "{role} finds no reason to declare a level",
    label: { zh: "未启动", en: "no level" },
    where: "post",
  },
  scopeWidened: {
    id: 3006,
    zh: "{role}将{where}纳入{amount}级响应范围",
    en: "{role} extends level {amount} to {where}",
    label: { zh: "扩大范围", en: "scope widened" },
    where: "post",
    amount: "count",
  },
  helpExhausted: {
    id: 3007,
    zh: "{role}已无可调力量,尚缺{amount}支",
    en: "{role} has nobody left to send: {amount} short",
    label: { zh: "力量用尽", en: "nobody left" },
    where: "town",
    amount: "count",
  },
  callOutReceived: {
    id: 3008,
    zh: "{role}受领{where}拉动任务",
    en: "{role} takes on the call-out to {where}",
    label: { zh: "受领拉动", en: "call-out taken on" },
    where: "town",
  },
  actsFirst: {
    id: 3009,
    zh: "{role}临机处置,先行出动本地力量",
    en: "{role} acts first, with its own people",
    label: { zh: "临机处置", en: "acts first" },
    where: "town",
  },
  frontCommandWorks: {
    id: 3010,
    zh: "{role}前方指挥部在{where}开始工作",
    en: "the front command of {role} works at {where}",
    label: { zh: "前指开始工作", en: "front command works" },
    where: "town",
  },
});
