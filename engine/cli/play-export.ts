import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";

import * as Effect from "effect/Effect";

import type { Theme } from "../../visual/palette.ts";
import { recognise } from "../files/recognise.ts";
import type { SceneRole } from "../inputs/scene.ts";
import type { Language, Text } from "../inputs/text.ts";
import { exportResults, listLayers, resultFormats } from "./export-results.ts";
import type { ResultFormat } from "./export-results.ts";
import { exportRows } from "./export-rows.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import type { Streams } from "./streams.ts";

/** Everything that was said on the command line. */
export interface ExportAsked {
  readonly path: string | undefined;
  readonly format: "csv" | ResultFormat | undefined;
  readonly layers: readonly string[];
  readonly list: boolean;
  readonly role: SceneRole | undefined;
  readonly target: string | undefined;
  readonly atMin: number | undefined;
  readonly theme: Theme | undefined;
  readonly out: string | undefined;
  readonly seed: number | undefined;
  readonly assumptionSet: number | undefined;
  /** How many sets there are where one is asked for. */
  readonly assumptionSets: number;
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** Are results meant: a folder of them, its manifest, or the file of a case? */
const meansResults = (path: string): boolean => {
  if (basename(path) === "manifest.json") return true;
  if (!existsSync(path)) return false;
  if (statSync(path).isDirectory()) return existsSync(`${path}/manifest.json`);
  if (!/\.ya?ml$/iu.test(path)) return false;
  const kind = recognise(path, readFileSync(path, "utf8"));
  return typeof kind === "object" && kind.kind === "case";
};

const isForResults = (format: ExportAsked["format"]): format is ResultFormat =>
  format !== undefined && (resultFormats as readonly string[]).includes(format);

/** Flags that were given though they say nothing of what is exported. */
const idleFlags = (flags: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(flags).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));

/** Exports an inventory, a region or results. Returns the exit code. */
export const playExport = (
  asked: ExportAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number> => {
  const { path, format, layers, role, target, atMin, theme, out, json, quiet, language } = asked;
  const refuse = (text: Text): Effect.Effect<number> => {
    streams.err(`muster: ${say(text)}\n`);
    return Effect.succeed(exitCodes.badInput);
  };
  const idle = (flags: readonly string[], of: Text): Effect.Effect<number> =>
    refuse({
      zh: `${flags.join("、")} 不用于${of.zh}`,
      en: `${flags.join(", ")} ${flags.length === 1 ? "has" : "have"} no meaning for ${of.en}`,
    });
  if (asked.list) {
    listLayers(say, streams);
    return Effect.succeed(exitCodes.done);
  }
  if (path === undefined) {
    return refuse({
      zh: "请给出清单、区域、案例的 YAML 文件或结果文件夹;有哪些图层见 muster export --list",
      en: "name the YAML file of an inventory, a region or a case, or a folder of results; muster export --list says which layers there are",
    });
  }
  const set = asked.assumptionSet;
  if (meansResults(path)) {
    if (format === "csv") {
      return refuse({
        zh: "结果的表输出为 xlsx;measurements.csv 已在结果文件夹中",
        en: "tables of results are exported as xlsx; measurements.csv lies in their folder already",
      });
    }
    const kind = format ?? (layers.length > 0 ? "geojson" : "xlsx");
    const isPicture = kind === "png" || kind === "svg";
    const needless = idleFlags({
      seed: asked.seed,
      "assumption-set": set,
      ...(isPicture ? {} : { target, at: atMin, theme }),
      ...(kind === "xlsx" ? { role } : {}),
    });
    if (needless.length > 0)
      return idle(needless, { zh: `结果的 ${kind}`, en: `${kind} of results` });
    return exportResults(
      {
        path,
        format: kind,
        layers,
        role: role ?? "typical",
        target,
        atMin,
        theme: theme ?? "light",
        out,
        language,
        json,
        quiet,
      },
      say,
      streams,
    );
  }
  const needless = idleFlags({ layer: layers[0], role, target, at: atMin, theme });
  if (needless.length > 0 || (isForResults(format) && format !== "xlsx")) {
    return idle(needless.length > 0 ? needless : [`--format ${format}`], {
      zh: "清单和区域,只用于结果(文件夹或案例文件)",
      en: "an inventory or a region: it is for results (a folder, or the file of a case)",
    });
  }
  return exportRows(
    {
      path,
      assumptions: {
        seed: asked.seed ?? 1,
        assumptionSet: set ?? 0,
        assumptionSets: set === undefined ? 1 : asked.assumptionSets,
      },
      format: format === "xlsx" ? "xlsx" : "csv",
      out,
      json,
      quiet,
    },
    say,
    streams,
  );
};
