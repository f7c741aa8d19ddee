import { typesetAll } from "../inputs/typeset.ts";
import { weatherText } from "../inputs/case.ts";
import type { Sheet } from "../inputs/sheet.ts";
import type { Text } from "../inputs/text.ts";
import type { TraceReport } from "../inputs/trace-report.ts";
import { formatDuration } from "../trace/unit.ts";
import type { Language } from "../trace/unit.ts";
import { compact } from "./drill-names.ts";
import type { EventList, EventRow } from "./event-list.ts";

/** What the list was made of, for its second sheet. */
export interface ListHead {
  readonly report: Omit<TraceReport, "events">;
  readonly name: Text;
  readonly about?: Text;
  readonly changes: readonly string[];
  readonly compression: number;
  readonly horizonH: number;
}

const typeWords = {
  inject: { zh: "注入", en: "inject" },
  expected: { zh: "预期行动", en: "expected" },
} as const;

interface Column {
  readonly title: Text;
  readonly width: number;
  readonly align?: "center";
  readonly cell: (row: EventRow, language: Language) => string | number;
}

const columns: readonly Column[] = [
  { title: { zh: "序号", en: "No." }, width: 5, align: "center", cell: ({ no }) => no },
  {
    title: { zh: "类型", en: "Type" },
    width: 9,
    align: "center",
    cell: ({ type }, language) => typeWords[type][language],
  },
  {
    title: { zh: "情景时间", en: "Scenario time" },
    width: 12,
    align: "center",
    cell: ({ clock }) => clock,
  },
  {
    title: { zh: "演练时间", en: "Exercise time" },
    width: 11,
    align: "center",
    cell: ({ exercise }) => exercise,
  },
  { title: { zh: "发送方", en: "From" }, width: 14, cell: ({ from }) => from },
  { title: { zh: "接收方", en: "To" }, width: 14, cell: ({ to }) => to },
  { title: { zh: "方式", en: "By" }, width: 10, align: "center", cell: ({ via }) => via },
  { title: { zh: "注入内容", en: "Inject" }, width: 36, cell: ({ content }) => content },
  { title: { zh: "预期行动", en: "Expected action" }, width: 36, cell: ({ expected }) => expected },
  { title: { zh: "时限", en: "Limit" }, width: 16, cell: ({ limit }) => limit },
  { title: { zh: "依据", en: "Basis" }, width: 22, cell: ({ basis }) => basis },
  { title: { zh: "评估要点", en: "To evaluate" }, width: 14, cell: ({ evaluation }) => evaluation },
];

/** Chinese cells with the stops of Chinese print. */
const forPrint = (sheet: Sheet, language: Language): Sheet =>
  language === "zh" ? typesetAll(sheet) : sheet;

/** The list itself: Chinese house layout; the exercise clock only where time is compressed. */
export const listSheet = (list: EventList, head: ListHead, language: Language): Sheet =>
  forPrint(listSheetOf(list, head, language), language);

const listSheetOf = (list: EventList, head: ListHead, language: Language): Sheet => {
  const shown = columns.filter(
    ({ title }) => title.en !== "Exercise time" || head.compression !== 1,
  );
  const zh = language === "zh";
  return {
    name: zh ? "主要事件清单" : "Event list",
    title: zh ? `${head.name.zh}演练主要事件清单` : `Master event list: ${head.name.en}`,
    columns: shown.map(({ title, width, align }) => ({
      title: title[language],
      width,
      ...(align === undefined ? {} : { align }),
    })),
    rows: list.rows.map((row) => shown.map(({ cell }) => cell(row, language))),
  };
};

/** The second sheet: what was played, how the list was made, what is simplified. */
export const notesSheet = (list: EventList, head: ListHead, language: Language): Sheet =>
  forPrint(notesSheetOf(list, head, language), language);

const notesSheetOf = (list: EventList, head: ListHead, language: Language): Sheet => {
  const zh = language === "zh";
  const { report, compression } = head;
  const weather = weatherText(report.weather);
  const rows: readonly (readonly [Text, Text])[] = [
    [
      { zh: "案例", en: "Case" },
      both(`${head.name.zh}(${report.case})`, `${head.name.en} (${report.case})`),
    ],
    ...(head.about === undefined ? [] : [[{ zh: "简介", en: "About" }, head.about] as const]),
    ...(head.changes.length === 0
      ? []
      : [[{ zh: "改动", en: "Changes" }, same(head.changes.join("; "))] as const]),
    [
      { zh: "开始", en: "Begins" },
      both(`${report.start},${weather.zh}`, `${report.start}, ${weather.en}`),
    ],
    [
      { zh: "推演", en: "Replication" },
      both(
        `第 ${report.replication} 次重复,种子 ${report.seed},假设第 ${report.assumptionSet} 套(共 ${report.assumptionSets} 套),时长 ${head.horizonH} 小时`,
        `replication ${report.replication}, seed ${report.seed}, set ${report.assumptionSet} of ${report.assumptionSets} sets of assumptions, ${head.horizonH} h`,
      ),
    ],
    [{ zh: "轨迹散列", en: "Hash of the trace" }, same(report.hash)],
    [
      { zh: "参演方", en: "Players" },
      both(
        list.players.map(({ name }) => name).join("、") || "无",
        list.players.map(({ name }) => name).join(", ") || "none",
      ),
    ],
    [
      { zh: "参演方如何选定", en: "How they were chosen" },
      both(
        "未指定时,取最后一次通报的震中(拉动时为首个拉动地点)所在的县、市、省三级;乡镇和队伍由导调组扮演。",
        "Unless asked for: county, city and province of the epicentre as last reported (of a call-out: the first place called out); towns and teams are played by the directors.",
      ),
    ],
    ...(compression === 1
      ? []
      : [
          [
            { zh: "时间压缩", en: "Compression" },
            both(
              `演练 1 分钟相当于情景 ${compression} 分钟`,
              `${compression} scenario minutes to an exercise minute`,
            ),
          ] as const,
        ]),
    [
      { zh: "类型", en: "Type" },
      both(
        "注入:从参演方以外到达,由导调组给出。预期行动:参演方之间的通报和本级决定,导调组不注入,未出现时记录并提示。",
        "inject: comes from outside the players and is handed in by the directors. expected: what players tell each other and decide; it is not handed in; if it does not come, that is noted.",
      ),
    ],
    [
      { zh: "事实口径", en: "Facts" },
      both(
        "每条只写接收方在该时刻已经得知的事;写有时段的一条按各项所注时刻分次给出,不在起始时刻一次读完。数字是报告中的数字,不是真实情况;没有人报告的事不会出现。",
        "A row says only what its receiver has been told by then. A row over a period is handed in item by item at the times given, not all at once when it begins. Numbers are those of the reports, not the truth; what nobody has reported does not appear.",
      ),
    ],
    [
      { zh: "预期行动口径", en: "Expected actions" },
      both(
        "本次推演中由该消息引起的行动(沿因果链),括号内为自得到消息起的用时,供导调参考,不是标准;标准见“时限”。",
        "What the message led to in this replication (along the chain of causes); in brackets the time since the message, for the directors, not a standard; standards stand under Limit.",
      ),
    ],
    [
      { zh: "时限和依据", en: "Limits and basis" },
      both(
        "取自目标和预案规则,附出处;〔假定〕〔可信〕是可信度,演练前应按本地预案核对。",
        "From the targets and the doctrine, with their sources; [assumed] and [likely] say how sure that is; check them against the plan of the place.",
      ),
    ],
    [
      { zh: "合并规则", en: "Merging" },
      both(
        `同类消息到达同一参演方,自首条起 ${list.window.minutes} 分钟(或已过时间的 ${list.window.part} 倍,取长者;核实、连通、画面、集结出动、到达再放宽至 3 倍)内并为一条,逐项注明时刻;数字未变的续报略去(${list.repeated} 条);同一地点在一条内只写最新数字;一条最多列 10 项,伤情超过 9 处的列最重的 8 处、其余合计,队伍超过 10 支的按种类合计,取图受阻超过 3 处的按途径和原因合计。最长的一条跨 ${longest(list, "zh")};要分得更细,加大 --rows,或用 --tier、--role 分级制表。`,
        `News of one kind to the same players within ${list.window.minutes} minutes of the first (or ${list.window.part} of the time passed, if longer; three times that for second sources, links, pictures, units that muster, leave, arrive) shares a row, each item with its time; follow-ups with the number known already are left out (${list.repeated}); of a place only the latest number in a row; at most 10 items to a row, of more than nine places with injured the eight with most and the sum of the others, more units than that counted by kind, ways to a picture counted where more than 3 places have none. The longest row covers ${longest(list, "en")}; for shorter ones give a larger --rows, or make a list for each tier or post with --tier, --role.`,
      ),
    ],
    [
      { zh: "【待填】", en: "[to be filled in]" },
      both(
        "队伍、装备的名称在公开资料中没有,只有总数;请填本地实有的单位。",
        "The name of the unit is not published, only totals are; write in the one you have.",
      ),
    ],
    [
      { zh: "简化", en: "Simplified" },
      both(
        "报告只含受伤人数;被埋压、死亡、倒塌数在轨迹中无报告行,未列出。路况通报不含具体状态。责任人、导调员、电话号码不生成。",
        "Reports tell the injured only: the trace has no row for reported dead, trapped or collapsed. News of roads does not say how they are. No persons, controllers or telephone numbers are made up.",
      ),
    ],
  ];
  return {
    name: zh ? "演练说明" : "Notes",
    title: zh ? "演练说明" : "Notes",
    columns: [
      { title: zh ? "项目" : "Item", width: 20 },
      { title: zh ? "内容" : "What it is", width: 110 },
    ],
    rows: rows.map(([item, text]) => [item[language], text[language]]),
  };
};

/** How long the longest row is, to the minute. */
const longest = ({ rows }: EventList, language: Language): string => {
  const mostS = rows.reduce((most, { fromS, untilS }) => Math.max(most, untilS - fromS), 0);
  return compact(formatDuration(Math.max(1, Math.round(mostS / 60)) * 60, language));
};

const both = (zh: string, en: string): Text => ({ zh, en });
const same = (text: string): Text => ({ zh: text, en: text });
