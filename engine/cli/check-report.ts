import * as Result from "effect/Result";

import { checkSummary } from "../files/check-summary.ts";
import { readScenario } from "../files/read-scenario.ts";
import type { CheckReport, InventoryCounts, Positions } from "../inputs/check-report.ts";
import { ownerLevelTexts } from "../inputs/facilities.ts";
import { marks, markTexts } from "../inputs/mark.ts";
import type { Text } from "../inputs/text.ts";
import { aligned, padEnd } from "./columns.ts";
import type { Say } from "./language.ts";
import { problemCount, problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";

/** Reads and checks files; the report holds either problems or counts. */
export const reportOf = (paths: ReadonlyArray<string>): CheckReport =>
  Result.match(readScenario(paths), {
    onFailure: (problems) => ({ ok: false, problems }),
    onSuccess: checkSummary,
  });

const heads = {
  files: { zh: "文件", en: "files" },
  kind: { zh: "种类", en: "kind" },
  rows: { zh: "行", en: "rows" },
  figures: { zh: "数值", en: "figures" },
  byKind: { zh: "各种类的单位数", en: "units by kind" },
  byLevel: { zh: "各级别的单位数", en: "units by level" },
  rowsByMark: { zh: "各可信度的行数", en: "rows by mark" },
  allByMark: { zh: "全部文件中各可信度的数值与行数", en: "figures and rows of all files by mark" },
  positions: { zh: "位置已知", en: "positions known" },
} satisfies Record<string, Text>;

const numberText = (value: number): string => value.toLocaleString("en-US");

/** Files grouped by kind: how many, with how many rows and figures. */
const fileRows = (report: CheckReport, say: Say): string[][] => {
  const groups = new Map<string, { name: string; files: number; rows: number; figures: number }>();
  for (const { kind, name, rows, figures } of report.files ?? []) {
    const group = groups.get(kind) ?? { name: say(name), files: 0, rows: 0, figures: 0 };
    group.files++;
    group.rows += rows ?? 0;
    group.figures += figures;
    groups.set(kind, group);
  }
  return Array.from(groups, ([kind, { name, files, rows, figures }]) => [
    `  ${kind}`,
    name,
    numberText(files),
    rows === 0 ? "" : numberText(rows),
    figures === 0 ? "" : numberText(figures),
  ]);
};

const pageWidth = 96;

type Counts = Readonly<Record<string, number>>;

/** Names with their counts, in as many columns as fit. */
const countRows = (counts: Counts): string[] => {
  const cells = aligned(
    Object.entries(counts).map(([name, count]) => [name, numberText(count)]),
    new Set([1]),
  );
  const width = Math.max(0, ...cells.map((cell) => cell.length));
  const columns = Math.max(1, Math.floor((pageWidth + 2) / (width + 4)));
  const height = Math.ceil(cells.length / columns);
  return Array.from({ length: height }, (_, row) => {
    const line = cells.filter((_cell, i) => i % height === row);
    return `  ${line.map((cell) => padEnd(cell, width)).join("    ")}`.trimEnd();
  });
};

const section = (head: string, counts: Counts): string[] =>
  Object.keys(counts).length === 0 ? [] : ["", head, ...countRows(counts)];

const marksIn = (counts: Counts, say: Say): Counts =>
  Object.fromEntries(
    marks
      .filter((name) => counts[name] > 0)
      .map((name) => [say({ zh: `${name} ${markTexts[name].zh}`, en: name }), counts[name]]),
  );

const positionsLine = ({ rows, known, share }: Positions, say: Say): string[] => {
  if (share === null) return [];
  const percent = `${(100 * share).toPrecision(3)}%`;
  const of = say({
    zh: `${numberText(rows)} 处中 ${numberText(known)} 处`,
    en: `${numberText(known)} of ${numberText(rows)}`,
  });
  return ["", `${say(heads.positions)}  ${percent} (${of})`];
};

/** Counts under their ids; for a Chinese reader with the name beside the id, which stands in the files. */
const named = (counts: Counts, names: Readonly<Record<string, Text>>, say: Say): Counts =>
  Object.fromEntries(
    Object.entries(counts).map(([id, count]) => [
      Object.hasOwn(names, id) ? say({ zh: `${id} ${names[id].zh}`, en: id }) : id,
      count,
    ]),
  );

const inventoryLines = (
  inventory: InventoryCounts,
  kindNames: Readonly<Record<string, Text>>,
  say: Say,
): string[] => [
  "",
  `== ${inventory.id}`,
  ...section(say(heads.byKind), named(inventory.kind, kindNames, say)),
  ...section(say(heads.byLevel), named(inventory.level, ownerLevelTexts, say)),
  ...section(say(heads.rowsByMark), marksIn(inventory.mark, say)),
  ...positionsLine(inventory.positions, say),
];

const summaryLines = (report: CheckReport, say: Say): string[] => {
  const files = report.files?.length ?? 0;
  const header = ["", say(heads.kind), say(heads.files), say(heads.rows), say(heads.figures)];
  const { inventories = [], kindNames = {}, mark, positions } = report;
  return [
    say({
      zh: `${files} 个文件,没有错误。`,
      en: `${files} ${files === 1 ? "file" : "files"}, no errors.`,
    }),
    "",
    ...aligned([header, ...fileRows(report, say)], new Set([2, 3, 4])),
    ...inventories.flatMap((inventory) => inventoryLines(inventory, kindNames, say)),
    ...(mark === undefined ? [] : section(`== ${say(heads.allByMark)}`, marksIn(mark, say))),
    ...(positions === undefined || inventories.length < 2 ? [] : positionsLine(positions, say)),
  ];
};

/** Shows a report to a person: problems or counts are the result, the closing line is a note. */
export const showReport = (
  report: CheckReport,
  say: Say,
  streams: Streams,
  quiet: boolean,
): void => {
  const lines = problemLines(report.problems, say);
  if (lines.length > 0) streams.out(`${lines.join("\n")}\n`);
  if (report.ok)
    streams.out(
      `${[...(lines.length > 0 ? [""] : []), ...summaryLines(report, say)].join("\n")}\n`,
    );
  if (!report.ok && !quiet) streams.err(`${say(problemCount(report.problems))}\n`);
};
