import * as Result from "effect/Result";

import { checkSummary } from "../files/check-summary.ts";
import { readScenario } from "../files/read-scenario.ts";
import type { CheckReport } from "../inputs/check-report.ts";
import { marks, markTexts } from "../inputs/mark.ts";
import type { Text } from "../inputs/text.ts";
import { aligned } from "./columns.ts";
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
  units: { zh: "台账各种类", en: "units by kind" },
  level: { zh: "台账各级别", en: "units by level" },
  mark: { zh: "可信度(数值与行)", en: "mark (figures and rows)" },
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

const countRows = (counts: Readonly<Record<string, number>>): string[] =>
  aligned(
    Object.entries(counts).map(([name, count]) => [`  ${name}`, numberText(count)]),
    new Set([1]),
  );

const summaryLines = (report: CheckReport, say: Say): string[] => {
  const files = report.files?.length ?? 0;
  const counts = report.counts ?? { kind: {}, level: {}, mark: undefined };
  const header = ["", say(heads.kind), say(heads.files), say(heads.rows), say(heads.figures)];
  const lines = [
    say({
      zh: `${files} 个文件,没有错误。`,
      en: `${files} ${files === 1 ? "file" : "files"}, no errors.`,
    }),
    "",
    ...aligned([header, ...fileRows(report, say)], new Set([2, 3, 4])),
  ];
  if (Object.keys(counts.kind).length > 0) {
    lines.push("", say(heads.units), ...countRows(counts.kind));
  }
  if (Object.keys(counts.level).length > 0) {
    lines.push("", say(heads.level), ...countRows(counts.level));
  }
  const { mark } = counts;
  if (mark !== undefined && marks.some((name) => mark[name] > 0)) {
    const named = Object.fromEntries(
      marks.map((name) => [say({ zh: `${name} ${markTexts[name].zh}`, en: name }), mark[name]]),
    );
    lines.push("", say(heads.mark), ...countRows(named));
  }
  const { positions } = report;
  if (positions !== undefined && positions.share !== null) {
    const share = `${(100 * positions.share).toFixed(1)}%`;
    const of = say({
      zh: `${numberText(positions.rows)} 处中 ${numberText(positions.known)} 处`,
      en: `${numberText(positions.known)} of ${numberText(positions.rows)}`,
    });
    lines.push("", `${say(heads.positions)}  ${share} (${of})`);
  }
  return lines;
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
