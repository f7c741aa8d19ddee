import * as Result from "effect/Result";

import { eventListOf } from "../drill/event-list.ts";
import { knowledgeSheet } from "../drill/knowledge-sheet.ts";
import { listSheet, notesSheet } from "../drill/list-sheets.ts";
import type { ListHead } from "../drill/list-sheets.ts";
import { playersOf } from "../drill/players.ts";
import type { PlayersAsked } from "../drill/players.ts";
import { csvText } from "../files/csv-text.ts";
import { harmlessCell } from "../files/harmless-cell.ts";
import { readyOrRefused } from "../files/load-model.ts";
import type { Narrowing } from "../files/narrowing.ts";
import { readCase } from "../files/read-case.ts";
import { workbookBytes } from "../files/workbook.ts";
import type { EventListReport } from "../inputs/event-list-report.ts";
import { simulate } from "../simulate.ts";
import { traceHead } from "../study/timeline.ts";
import type { Language } from "../trace/unit.ts";
import { narrowingWords, refuseInputs } from "./asked-of-case.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Which list of which replication, and where it goes. */
export interface DrillAsked {
  readonly casePath: string;
  readonly narrowing: Narrowing;
  readonly seed: number;
  readonly replication: number;
  readonly players: PlayersAsked;
  readonly compression: number;
  readonly most: number;
  readonly format: "xlsx" | "csv";
  readonly out: string | undefined;
  readonly asJson: boolean;
  readonly language: Language;
  readonly quiet: boolean;
}

/** Plays one replication and writes its master event list. Returns the exit code. */
export const makeDrill = async (asked: DrillAsked, say: Say, streams: Streams): Promise<number> => {
  const { seed, replication, narrowing, language, compression } = asked;
  const read = readCase(asked.casePath, narrowing);
  if (Result.isFailure(read)) return refuseInputs(read.failure, asked.asJson, say, streams).code;
  const { success: inputs } = read;
  const warnings = problemLines(inputs.warnings, say);
  if (!asked.quiet && warnings.length > 0) streams.err(`${warnings.join("\n")}\n`);
  const ready = readyOrRefused(inputs, { seed, assumptionSet: 0, assumptionSets: 1 }, inputs.path);
  if (Result.isFailure(ready)) return refuseInputs(ready.failure, asked.asJson, say, streams).code;
  const state = ready.success;
  const trace = simulate(state, replication);
  const { world, posts } = state.situation;
  const players = playersOf(world, posts, trace, asked.players);
  if (!(players instanceof Set)) {
    const { unknown, allowed } = players as Exclude<typeof players, ReadonlySet<number>>;
    streams.err(
      `muster: ${say({
        zh: `没有参演方“${unknown ?? ""}”,可用:${allowed.join("、")}`,
        en: `nobody called "${unknown ?? ""}" can play; there are: ${allowed.join(", ")}`,
      })}\n`,
    );
    return exitCodes.badInput;
  }
  const { doctrine, targets, sources } = inputs;
  const { targets: chosen, hazards, name, about, horizon } = inputs.case;
  const list = eventListOf(state.situation, trace, {
    players,
    rules: {
      doctrine,
      targets,
      ...(chosen.only === undefined ? {} : { only: chosen.only }),
      sources,
      hazard: hazards[0].kind,
    },
    language,
    compression,
    most: asked.most,
  });
  const head: ListHead = {
    report: traceHead(state, replication, trace),
    name,
    ...(about === undefined ? {} : { about }),
    changes: narrowingWords(narrowing),
    compression,
    horizonH: horizon.kind === "constant" ? horizon.si / 3600 : Number.NaN,
  };
  if (asked.asJson) {
    const report: EventListReport = {
      ...head.report,
      compression,
      players: list.players.map(({ name: player }) => player),
      window: list.window,
      rows: list.rows.map((row) => ({
        ...row,
        receivers: [...row.receivers],
        facts: [...row.facts],
        actions: [...row.actions],
      })),
    };
    streams.out(`${JSON.stringify(report, undefined, 2)}\n`);
    return exitCodes.done;
  }
  const table = listSheet(list, head, language);
  if (asked.format === "csv") {
    const header = table.columns.map(({ title }) => title);
    const text = csvText(
      header,
      table.rows.map((row) =>
        Object.fromEntries(header.map((title, at) => [title, harmlessCell(row[at])])),
      ),
    );
    // A byte order mark, without which spreadsheets take UTF-8 for something else.
    if (asked.out === undefined) streams.out(text);
    else writeBytes(asked.out, `\ufeff${text}`);
  } else {
    const path = asked.out ?? `out/${state.model.id}/events-${replication}.xlsx`;
    writeBytes(
      path,
      await workbookBytes([
        table,
        notesSheet(list, head, language),
        knowledgeSheet(state.situation, trace, list, language),
      ]),
    );
    streams.out(
      `${say({
        zh: `${path}:${list.rows.length} 条,第 ${replication} 次重复${replication === 0 ? "(未指定时取第 0 次)" : ""},参演方 ${list.players.map(({ name: player }) => player).join("、")},合并窗口 ${list.window.minutes} 分钟或已过时间的 ${list.window.part} 倍`,
        en: `${path}: ${list.rows.length} rows of replication ${replication}${replication === 0 ? " (taken unless another is asked for)" : ""}, players ${list.players.map(({ name: player }) => player).join(", ")}, merged within ${list.window.minutes} min or ${list.window.part} of the time passed`,
      })}\n`,
    );
  }
  return exitCodes.done;
};
