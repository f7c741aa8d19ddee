import type { Text } from "../inputs/text.ts";
import { doctrineKinds } from "../response/doctrine/event-kinds.ts";
import { fieldKinds } from "../response/field/event-kinds.ts";
import { firstPictureKinds } from "../response/field/first-picture/event-kinds.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Kind } from "../trace/kind.ts";

/** An action of a post as the list tells it; several of one kind are told together. */
export interface Action {
  /** Said instead where a post tells others that are not above it. */
  readonly downwards?: Text;
  /** {list}: the units, posts or towns of all of them; {level}: the level. */
  readonly text: Text;
  /** What the list is made of. */
  readonly of?: "who" | "where";
  /** Where to, of units that go. */
  readonly to?: "where";
}

const table = new Map<number, Action>();
const put = ({ id }: Kind, action: Action): void => {
  table.set(id, action);
};

put(doctrineKinds.dutyOfficerActs, {
  text: { zh: "值班员接报并开始处置", en: "the duty officer acts" },
});
put(doctrineKinds.leadersCalled, {
  text: { zh: "通知领导到指挥中心", en: "call the leaders to the centre" },
});
put(doctrineKinds.leadersAtCentre, {
  text: { zh: "领导到达指挥中心", en: "leaders at the centre" },
});
put(doctrineKinds.consultationBegins, { text: { zh: "组织会商研判", en: "consult" } });
put(doctrineKinds.noLevel, {
  text: { zh: "研判:未达到启动条件", en: "find no reason to declare a level" },
});
put(doctrineKinds.scopeWidened, {
  text: { zh: "将{list}纳入响应范围", en: "extend the response to {list}" },
  of: "where",
});
put(doctrineKinds.helpExhausted, {
  text: { zh: "判明{list}方向可调力量用尽", en: "find nobody left to send to {list}" },
  of: "where",
});
put(doctrineKinds.callOutReceived, {
  text: { zh: "受领{list}拉动任务", en: "take on the call-out to {list}" },
  of: "where",
});
put(doctrineKinds.frontCommandWorks, {
  text: { zh: "在{list}开设前方指挥部", en: "set up a front command at {list}" },
  of: "where",
});
put(situationKinds.levelDecided, {
  text: { zh: "启动{level}应急响应", en: "declare {level}" },
});
put(situationKinds.levelCovers, {
  text: { zh: "明确响应范围:{list}", en: "say whom it covers: {list}" },
  of: "where",
});
put(situationKinds.levelEnded, { text: { zh: "终止响应", en: "end the response" } });
put(fieldKinds.verifyOrdered, {
  text: { zh: "要求第二来源核实", en: "want a second source" },
});
put(situationKinds.sent, {
  text: { zh: "派出{list}", en: "send {list}" },
  of: "who",
  to: "where",
});
put(situationKinds.preMustered, {
  text: { zh: "令{list}预先集结", en: "have {list} muster and wait" },
  of: "who",
});
put(situationKinds.released, { text: { zh: "令{list}撤回", en: "release {list}" }, of: "who" });
put(situationKinds.linkOrdered, {
  text: { zh: "要求与{list}音视频连通", en: "want a link with {list}" },
  of: "who",
});
put(situationKinds.asked, {
  text: { zh: "逐一查询{list}情况", en: "ask {list} how it looks" },
  of: "where",
});
put(situationKinds.pictureOrdered, {
  text: { zh: "多路调取{list}现场画面", en: "seek a picture of {list} by every way" },
  of: "where",
});
put(situationKinds.told, {
  text: { zh: "向{list}报告", en: "report to {list}" },
  downwards: { zh: "通知{list}", en: "notify {list}" },
  of: "who",
});
put(firstPictureKinds.lent, {
  text: { zh: "协调上级增派{list}", en: "be lent {list} by the next level" },
  of: "who",
  to: "where",
});
put(firstPictureKinds.called, {
  text: { zh: "申请{list}", en: "ask for {list}" },
  of: "who",
  to: "where",
});

/** How a kind of event is told as an action; undefined for what is none. */
export const actionOf = (kind: number): Action | undefined => table.get(kind);
