import { existsSync } from "node:fs";
import { join } from "node:path";

import * as Effect from "effect/Effect";

import { chartsOf } from "../../visual/charts/chart-list.ts";
import type { Chart, ChartSources } from "../../visual/charts/chart-list.ts";
import { renderPng, renderSvg } from "../../visual/charts/render.ts";
import { exampleSources } from "../../visual/gallery/example.ts";
import { galleryPage } from "../../visual/gallery/gallery.ts";
import type { Theme } from "../../visual/palette.ts";
import { shownPath } from "../files/disk.ts";
import { nearestName } from "../files/nearest-name.ts";
import type { ChartReport } from "../inputs/chart-report.ts";
import type { LadderResult } from "../inputs/ladder-result.ts";
import type { Language, Text } from "../inputs/text.ts";
import { combineHashes } from "../trace/hash.ts";
import { ladderTarget, rungs } from "./ladder.ts";
import type { Say } from "./language.ts";
import { knownEvents } from "./make-report.ts";
import { exitCodes } from "./outcome.ts";
import { readResults } from "./read-results.ts";
import { folderOfResults, readSources } from "./result-sources.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Which charts of what, and where they go. */
export interface ChartsAsked {
  /** A folder of results, or a case; undefined with a gallery of the example. */
  readonly path: string | undefined;
  /** Names or kinds; none for all. */
  readonly names: readonly string[];
  readonly format: "svg" | "png";
  readonly theme: Theme;
  readonly out: string | undefined;
  /** Only list the names. */
  readonly list: boolean;
  /** The page to write with every chart on it. */
  readonly gallery: string | undefined;
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** The rungs of a ladder that lie in a folder, put together again; undefined where one cannot be used. */
const readLadder = (
  folder: string,
  say: Say,
  streams: Streams,
): Effect.Effect<LadderResult | undefined> =>
  Effect.gen(function* () {
    const played: LadderResult["rungs"][number][] = [];
    for (const { id, name, light } of rungs) {
      const own = join(folder, id);
      if (!existsSync(own)) continue;
      const results = yield* readResults(own, say, streams);
      if (results === undefined) return undefined;
      played.push({ id, name, light, result: results.summary });
    }
    const [{ result }] = played;
    return {
      case: result.case,
      target: ladderTarget,
      seed: result.seed,
      traceHash: combineHashes(played.map((rung) => rung.result.traceHash)),
      // Nothing that is drawn asks for it.
      breaksAt: null,
      rungs: played,
    };
  });

/** Everything in a folder that can be drawn; undefined where it cannot be used, after saying why. */
const sourcesIn = (
  folder: string,
  say: Say,
  streams: Streams,
): Effect.Effect<ChartSources | undefined> =>
  Effect.gen(function* () {
    if (!existsSync(join(folder, "manifest.json")) && existsSync(join(folder, rungs[0].id))) {
      const ladder = yield* readLadder(folder, say, streams);
      return ladder === undefined ? undefined : { ladder };
    }
    const results = yield* readSources(folder, say, streams);
    if (results === undefined) return undefined;
    const { summary, comparison, solves, scene } = results;
    return {
      summary,
      solved: solves,
      ...(comparison === undefined ? {} : { comparison }),
      ...(scene === undefined ? {} : { scene }),
      knownEvents: knownEvents(),
    };
  });

/** The kind of a chart: what its name begins with. */
const kindOf = (name: string): string => name.replace(/-.*$/u, "");

const unknownChart = (found: string, charts: readonly Chart[]): Text => {
  const names = charts.map(({ name }) => name);
  const nearest = nearestName(found, [...names, ...names.map(kindOf)]);
  const all = names.join(" ");
  return {
    zh: `没有名为 ${found} 的图${nearest === undefined ? "" : `;是不是 ${nearest}?`}\n有:${all}`,
    en: `no chart is called ${found}${nearest === undefined ? "" : `; did you mean ${nearest}?`}\nthere are: ${all}`,
  };
};

/** The charts that are asked for; undefined where one is not known, after saying so. */
const chosen = (
  charts: readonly Chart[],
  names: readonly string[],
  say: Say,
  streams: Streams,
): readonly Chart[] | undefined => {
  const isMeant = (chart: Chart, name: string): boolean =>
    chart.name === name || kindOf(chart.name) === name;
  const unknown = names.find((name) => !charts.some((chart) => isMeant(chart, name)));
  if (unknown !== undefined) {
    streams.err(`muster: ${say(unknownChart(unknown, charts))}\n`);
    return undefined;
  }
  return names.length === 0
    ? charts
    : charts.filter((chart) => names.some((name) => isMeant(chart, name)));
};

/** Draws the charts of a folder of results, or a gallery. Returns the exit code. */
export const drawCharts = (asked: ChartsAsked, say: Say, streams: Streams): Effect.Effect<number> =>
  Effect.gen(function* () {
    const { path, gallery, language, theme, format } = asked;
    if (path === undefined && gallery === undefined) {
      streams.err(
        `muster: ${say({
          zh: "请给出结果文件夹,或用 --gallery FILE 看示例",
          en: "name a folder of results, or see the example with --gallery FILE",
        })}\n`,
      );
      return exitCodes.badInput;
    }
    const folder = path === undefined ? undefined : folderOfResults(path, say, streams);
    if (path !== undefined && folder === undefined) return exitCodes.badInput;
    const sources =
      folder === undefined ? exampleSources() : yield* sourcesIn(folder, say, streams);
    if (sources === undefined) return exitCodes.badInput;
    const charts = chosen(chartsOf(sources), asked.names, say, streams);
    if (charts === undefined) return exitCodes.badInput;
    const drawn: Array<ChartReport["charts"][number]> = [];
    const tell = (line: string): void => {
      if (!asked.json) streams.out(`${line}\n`);
    };
    if (asked.list) {
      for (const { name, about } of charts) {
        tell(`${name.padEnd(32)} ${say(about)}`);
        drawn.push({ name, about, file: null });
      }
    } else if (gallery !== undefined) {
      writeBytes(gallery, yield* Effect.promise(() => galleryPage(charts, language)));
      tell(shownPath(gallery));
      for (const { name, about } of charts) drawn.push({ name, about, file: gallery });
    } else {
      const out = asked.out ?? join(folder ?? ".", "charts");
      for (const { name, about, specOf } of charts) {
        const file = join(out, `${name}.${language}.${format}`);
        const svg = yield* Effect.promise(() => renderSvg(specOf({ language, theme })));
        writeBytes(file, format === "svg" ? svg : yield* Effect.promise(() => renderPng(svg)));
        tell(shownPath(file));
        drawn.push({ name, about, file });
      }
    }
    if (asked.json) {
      const report: ChartReport = { folder: folder ?? null, charts: drawn };
      streams.out(`${JSON.stringify(report, undefined, 2)}\n`);
    }
    return exitCodes.done;
  });
