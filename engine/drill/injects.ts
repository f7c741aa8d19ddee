import type { Text } from "../inputs/text.ts";
import { kinds } from "../kinds.ts";
import { doctrineKinds } from "../response/doctrine/event-kinds.ts";
import { refusalKinds } from "../response/field/air/refusal-kinds.ts";
import { fieldKinds } from "../response/field/event-kinds.ts";
import { firstPictureKinds } from "../response/field/first-picture/event-kinds.ts";
import { wayWords } from "../response/field/first-picture/losses.ts";
import { situationKinds } from "../situation/event-kinds.ts";
import type { Kind } from "../trace/kind.ts";
import type { Language } from "../trace/unit.ts";

/** Who hands it in: a fixed part of the exercise, or whom a column of the row names. */
export type Sender = Text | "who" | "where" | "role";

/**
 * How news that comes to a post is told in the list. Items of one heading that come to the same posts one
 * after another share a row.
 */
export interface Inject {
  readonly heading: Text;
  /** Told of each: {who}, {where}, {amount}, {label}, {level}, {way}. */
  readonly item: Text;
  /** Instead of `item` where the amount is 0. */
  readonly none?: Text;
  readonly from: Sender;
  readonly via: Text;
  /** Instead of `via` where another post passes it on. */
  readonly passedOnBy?: Text;
  /** Told to several posts in one row, though they hear it minutes apart. */
  readonly spreads?: true;
  /** Comes in by the dozen: merged over a longer time. */
  readonly routine?: true;
  /**
   * How several items make a row: `places` is one sentence about several places, `ways` has what is said of
   * a place together, `latest` says of a place only what was said last, `units` counts units by kind where
   * they are many. A sentence each unless given.
   */
  readonly told?: "places" | "ways" | "latest" | "units";
  /** A decision of the players: expected, never handed in. */
  readonly decided?: true;
}

const telephone: Text = { zh: "电话", en: "telephone" };
const platform: Text = { zh: "指挥平台", en: "command platform" };
const video: Text = { zh: "视频", en: "video" };
const silence: Text = { zh: "静默(不作答)", en: "silence (no answer)" };
const seismic: Text = { zh: "地震台网(模拟)", en: "seismological network (simulated)" };
const directors: Text = { zh: "导调组", en: "exercise directors" };
const devices: Text = { zh: "视频平台(模拟)", en: "video platform (simulated)" };

const put = (
  table: Map<number, Inject>,
  list: ReadonlyArray<Kind>,
  inject: Inject,
): Map<number, Inject> => {
  for (const { id } of list) table.set(id, inject);
  return table;
};

/** Reasons that are no news to command: another way was first, or the rules do not count this one. */
const idle = /lost: (later|notCounted)$/u;

const table = new Map<number, Inject>();

put(table, [situationKinds.earthquakeReported], {
  heading: { zh: "地震速报", en: "Earthquake report" },
  item: { zh: "震级{amount},震中在{where}附近", en: "{amount}, near {where}" },
  from: seismic,
  via: { zh: "速报平台", en: "alert platform" },
});
put(table, [situationKinds.earthquakeRevised], {
  heading: { zh: "地震参数修订", en: "Earthquake revised" },
  item: { zh: "震级修订为{amount},震中在{where}附近", en: "now {amount}, near {where}" },
  from: seismic,
  via: { zh: "速报平台", en: "alert platform" },
});
put(table, [situationKinds.calledOut, fieldKinds.callOutGiven], {
  heading: { zh: "可视化拉动", en: "Call-out" },
  item: { zh: "调取{where}现场画面", en: "show a picture of {where}" },
  from: "who",
  via: telephone,
});
put(table, [situationKinds.townReported], {
  heading: { zh: "灾情报告", en: "Reports" },
  item: { zh: "{where}首报受伤{amount}", en: "{where}, first report: {amount} injured" },
  none: { zh: "{where}首报暂无人员受伤", en: "{where}, first report: nobody injured" },
  from: "who",
  via: telephone,
  told: "latest",
});
put(table, [situationKinds.townFollowUp], {
  heading: { zh: "灾情报告", en: "Reports" },
  item: { zh: "{where}续报受伤{amount}", en: "{where}, follow-up: {amount} injured" },
  none: { zh: "{where}续报无人员受伤", en: "{where}, follow-up: nobody injured" },
  from: "who",
  via: telephone,
  told: "latest",
});
put(table, [situationKinds.silenceNoticed], {
  heading: { zh: "失联", en: "Silence" },
  item: { zh: "{where}多次呼叫无人应答", en: "no answer from {where}" },
  from: "where",
  via: silence,
  passedOnBy: telephone,
  told: "places",
});
put(table, [situationKinds.verified], {
  heading: { zh: "第二来源核实", en: "Second source" },
  item: { zh: "{where}情况属实", en: "{where}: as reported" },
  from: { zh: "第二来源(模拟)", en: "a second source (simulated)" },
  via: telephone,
  routine: true,
  told: "places",
});
put(table, [situationKinds.disasterVerified], {
  heading: { zh: "第二来源核实", en: "Second source" },
  item: { zh: "灾情属实", en: "the disaster as reported" },
  from: { zh: "第二来源(模拟)", en: "a second source (simulated)" },
  via: telephone,
  routine: true,
  told: "places",
});
put(table, [situationKinds.pictureSeen], {
  heading: { zh: "现场画面可调看", en: "Picture on the platform" },
  item: { zh: "{where}", en: "{where}" },
  from: devices,
  via: video,
  routine: true,
  told: "places",
});
put(table, [situationKinds.linked], {
  heading: { zh: "音视频连通", en: "Link up" },
  item: { zh: "{who}", en: "{who}" },
  from: "who",
  via: video,
  routine: true,
  told: "places",
});
put(table, [fieldKinds.linkFailed], {
  heading: { zh: "音视频连不通", en: "No link" },
  item: { zh: "{who}暂不能连通", en: "{who}: no link for now" },
  from: devices,
  via: video,
  told: "places",
});
put(table, [situationKinds.levelHeard], {
  heading: { zh: "响应通报", en: "Level notified" },
  item: { zh: "{who}启动{level}应急响应", en: "{who} has declared {level}" },
  from: "who",
  via: { zh: "电话/文件", en: "telephone, paper" },
  spreads: true,
});
put(table, [situationKinds.helpRequested], {
  heading: { zh: "支援请求", en: "Request for help" },
  item: { zh: "{where}请求增援{amount}支", en: "{where}: {amount} more units" },
  from: "who",
  via: telephone,
});
put(table, [situationKinds.unitReported], {
  heading: { zh: "队伍报告", en: "Units report" },
  item: { zh: "{who}报告({where})", en: "{who} reports ({where})" },
  from: "who",
  via: telephone,
  routine: true,
});
put(table, [situationKinds.roadReported], {
  heading: { zh: "路况通报", en: "Roads" },
  item: { zh: "道路{where}的通行情况", en: "how the road {where} is" },
  from: "who",
  via: platform,
});
put(
  table,
  [
    fieldKinds.unitAway,
    fieldKinds.unitUnserviceable,
    fieldKinds.nobodyPresent,
    fieldKinds.unitBusy,
    ...Object.values(refusalKinds),
  ],
  {
    heading: { zh: "队伍不能出动", en: "Units that cannot come" },
    item: { zh: "{who}:{label}", en: "{who}: {label}" },
    from: "who",
    via: telephone,
    told: "units",
  },
);
put(table, [fieldKinds.blockedRoad], {
  heading: { zh: "途中受阻", en: "Held up on the road" },
  item: { zh: "{who}遇道路{where}不通", en: "{who} finds the road {where} blocked" },
  from: "who",
  via: telephone,
});
put(table, [fieldKinds.rerouted], {
  heading: { zh: "途中受阻", en: "Held up on the road" },
  item: { zh: "{who}改道{where},尚需{amount}", en: "{who} goes round to {where}, {amount} to go" },
  from: "who",
  via: telephone,
});
put(table, [fieldKinds.onFoot], {
  heading: { zh: "途中受阻", en: "Held up on the road" },
  item: { zh: "{who}徒步进入{where},还有{amount}", en: "{who} walks to {where}, {amount} to go" },
  from: "who",
  via: telephone,
});
put(table, [fieldKinds.stuck], {
  heading: { zh: "途中受阻", en: "Held up on the road" },
  item: { zh: "{who}无法到达{where}", en: "{who} can get no further towards {where}" },
  from: "who",
  via: telephone,
});
put(table, [fieldKinds.mustered], {
  heading: { zh: "集结出动", en: "Mustered, under way" },
  item: { zh: "{who}{amount}集结待命", en: "{who}, {amount}, mustered" },
  none: { zh: "{who}集结待命", en: "{who} mustered" },
  from: "who",
  via: telephone,
  routine: true,
  told: "units",
});
put(table, [fieldKinds.departed], {
  heading: { zh: "集结出动", en: "Mustered, under way" },
  item: { zh: "{who}{amount}赴{where}", en: "{who}, {amount}, to {where}" },
  none: { zh: "{who}赴{where}", en: "{who} to {where}" },
  from: "who",
  via: telephone,
  routine: true,
  told: "units",
});
put(table, [fieldKinds.tookOff], {
  heading: { zh: "集结出动", en: "Mustered, under way" },
  item: { zh: "{who}起飞赴{where}", en: "{who} takes off for {where}" },
  from: "who",
  via: telephone,
  routine: true,
  told: "units",
});
put(table, [fieldKinds.arrived], {
  heading: { zh: "到达", en: "Arrived" },
  item: { zh: "{who}{amount}到达{where}", en: "{who}, {amount}, at {where}" },
  none: { zh: "{who}到达{where}", en: "{who} at {where}" },
  from: "who",
  via: telephone,
  routine: true,
  told: "units",
});
put(table, [fieldKinds.overTown], {
  heading: { zh: "到达", en: "Arrived" },
  item: { zh: "{who}飞抵{where}上空", en: "{who} over {where}" },
  from: "who",
  via: telephone,
  routine: true,
  told: "units",
});
put(table, [fieldKinds.contactBegins], {
  heading: { zh: "恢复联络", en: "Contact again" },
  item: { zh: "{where}({who}到达后)", en: "{where} (with {who} there)" },
  from: "who",
  via: { zh: "卫星电话", en: "satellite phone" },
});
put(table, [fieldKinds.satelliteCall], {
  heading: { zh: "恢复联络", en: "Contact again" },
  item: { zh: "{where}用卫星电话报出", en: "{where} calls by satellite phone" },
  from: "where",
  via: { zh: "卫星电话", en: "satellite phone" },
});
put(table, [firstPictureKinds.networkRestored], {
  heading: { zh: "公网恢复", en: "Network back" },
  item: { zh: "{where}({who})", en: "{where} ({who})" },
  from: "who",
  via: telephone,
});
put(
  table,
  Object.values(firstPictureKinds).filter(
    ({ name, way }) => way !== undefined && name.includes(" lost: ") && !idle.test(name),
  ),
  {
    heading: { zh: "取图受阻", en: "No picture by" },
    item: { zh: "{where}:{way}", en: "{where}: {way}" },
    from: devices,
    via: platform,
    told: "ways",
  },
);
const decisions: ReadonlyArray<readonly [Kind, Text]> = [
  [situationKinds.levelDecided, { zh: "{who}启动{level}应急响应", en: "{who} declares {level}" }],
  [situationKinds.levelEnded, { zh: "{who}终止响应", en: "{who} ends its response" }],
  [
    doctrineKinds.frontCommandWorks,
    { zh: "前方指挥部在{where}开始工作", en: "the front command works at {where}" },
  ],
];
for (const [kind, item] of decisions) {
  put(table, [kind], {
    heading: kind.label,
    item,
    from: "role",
    via: { zh: "指挥部决定", en: "decision" },
    decided: true,
  });
}

/** Who hands in what nobody of the command has sent. */
export const fromDirectors = directors;

/** How a kind of event reaches the list; undefined for what is none of it. */
export const injectOf = (kind: number): Inject | undefined => table.get(kind);

/** What is told of a way that got no picture: "无人机机库(超出航程或半径)". */
export const wayAndReason = (kind: number, language: Language): string => {
  const { way, label } = kinds.byId(kind);
  const words = way === undefined || way === "picture-order" ? undefined : wayWords[way];
  const reason = label[language];
  if (words === undefined) return reason;
  return language === "zh" ? `${words.zh}(${reason})` : `${words.en} (${reason})`;
};
