import { join } from "node:path";

import * as Effect from "effect/Effect";

import { geoJson } from "../../visual/map/geojson.ts";
import { geoLayers, geoLayerWords, geoProperties } from "../../visual/map/geojson-properties.ts";
import type { GeoLayer } from "../../visual/map/geojson-properties.ts";
import { layers as mapLayers, layerWords } from "../../visual/map/words.ts";
import type { Theme } from "../../visual/palette.ts";
import { shownPath } from "../files/disk.ts";
import { nearestName } from "../files/nearest-name.ts";
import { workbookBytes } from "../files/workbook.ts";
import type { ExportedFiles } from "../inputs/export-report.ts";
import type { Scene, SceneRole } from "../inputs/scene.ts";
import type { Language, Text } from "../inputs/text.ts";
import { resultSheets } from "../study/results/result-sheets.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { readSources } from "./result-sources.ts";
import type { ResultSources } from "./result-sources.ts";
import { stillMap } from "./still-map.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** What results can be exported as. */
export const resultFormats = ["xlsx", "geojson", "png", "svg"] as const;
export type ResultFormat = (typeof resultFormats)[number];

/** Which results go out, as what and where. */
export interface ExportResultsAsked {
  /** A folder of results, or a case whose results lie where runs put them. */
  readonly path: string;
  readonly format: ResultFormat;
  /** Layers of the map; none for all, of a picture for how often promises are kept. */
  readonly layers: readonly string[];
  readonly role: SceneRole;
  /** Id of the promise that a picture is coloured by; the leading one unless given. */
  readonly target: string | undefined;
  /** The time that a picture shows, minutes from the start. */
  readonly atMin: number | undefined;
  readonly theme: Theme;
  readonly out: string | undefined;
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** A file that was written, and what is in it. */
type Written = ExportedFiles["files"][number];

/** Why nothing was written. */
class Refused extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

const unknownName = (
  found: string,
  names: readonly string[],
  what: Text,
  note: Text = { zh: "", en: "" },
): Refused => {
  const nearest = nearestName(found, names);
  return new Refused({
    zh: `没有名为 ${found} 的${what.zh}${nearest === undefined ? "" : `;是不是 ${nearest}?`}\n有:${names.join(" ")}${note.zh}`,
    en: `no ${what.en} is called ${found}${nearest === undefined ? "" : `; did you mean ${nearest}?`}\nthere are: ${names.join(" ")}${note.en}`,
  });
};

const isOne = <N extends string>(names: readonly N[], word: string): word is N =>
  names.some((name) => name === word);

/** The layers that are asked for; all of them where none is. Throws `Refused`. */
const chosen = <N extends string>(
  asked: readonly string[],
  names: readonly N[],
  others: readonly string[],
  hint: Text,
): N[] =>
  asked.length === 0
    ? [...names]
    : asked.map((word) => {
        if (isOne(names, word)) return word;
        throw unknownName(
          word,
          names,
          { zh: "图层", en: "layer" },
          others.includes(word) ? hint : undefined,
        );
      });

/** Several layers want a folder. Throws `Refused` for what is the name of one file. */
const refuseFile = (out: string, layers: number): void => {
  if (!/\.(?:geo)?json$|\.png$|\.svg$/iu.test(out)) return;
  throw new Refused({
    zh: `${layers} 个图层不能写进一个文件 ${shownPath(out)};--out 须是文件夹,或只取一个 --layer`,
    en: `${layers} layers do not go into one file, ${shownPath(out)}: --out must be a folder, or take one --layer`,
  });
};

/** The scene of results. Throws `Refused` where the run has kept none. */
const sceneIn = ({ scene, folder }: ResultSources): Scene => {
  if (scene !== undefined) return scene;
  throw new Refused({
    zh: `${shownPath(folder)} 里没有地图数据 scene.json(推演时用了 --no-report);请不带它重新推演`,
    en: `${shownPath(folder)} holds no scene.json, the data of the map (it was played with --no-report): play it again without that`,
  });
};

const workbook = async (
  sources: ResultSources,
  { out, language, layers }: ExportResultsAsked,
): Promise<Written[]> => {
  if (layers.length > 0) {
    throw new Refused({
      zh: "--layer 用于 --format geojson、png 或 svg;xlsx 含全部表",
      en: "--layer goes with --format geojson, png or svg; xlsx holds every table",
    });
  }
  const sheets = resultSheets(sources.summary, language);
  const file = out ?? join(sources.folder, "tables.xlsx");
  writeBytes(file, await workbookBytes(sheets));
  const about = (): string => sheets.map(({ name, rows }) => `${name} ${rows.length}`).join(", ");
  return [{ file, about: { zh: about(), en: about() } }];
};

/** Layers as GeoJSON: one by standard output or in the file named, several in a folder, a file each. */
const geoLayersOut = (
  sources: ResultSources,
  { layers, role, out }: ExportResultsAsked,
  streams: Streams,
): Written[] => {
  const wanted = chosen<GeoLayer>(layers, geoLayers, mapLayers, {
    zh: "\n(按此着色的地图是图片:--format png)",
    en: "\n(a map coloured by it is a picture: --format png)",
  });
  const scene = sceneIn(sources);
  const textOf = (layer: GeoLayer): string => `${JSON.stringify(geoJson(scene, layer, role))}\n`;
  const [only] = wanted;
  if (wanted.length === 1 && out === undefined) {
    streams.out(textOf(only));
    return [];
  }
  const folder = out ?? join(sources.folder, "geojson");
  if (wanted.length > 1) refuseFile(folder, wanted.length);
  return wanted.map((layer) => {
    const file = wanted.length === 1 ? folder : join(folder, `${layer}.geojson`);
    writeBytes(file, textOf(layer));
    return { file, about: geoLayerWords[layer] };
  });
};

/** Maps as pictures, one for each layer. */
const mapsOut = async (sources: ResultSources, asked: ExportResultsAsked): Promise<Written[]> => {
  const { layers, role, target, atMin, theme, out, language, format } = asked;
  const wanted = chosen(layers.length === 0 ? ["share"] : layers, mapLayers, geoLayers, {
    zh: "\n(这一层的数据:--format geojson)",
    en: "\n(the data of that layer: --format geojson)",
  });
  const scene = sceneIn(sources);
  const targets = scene.ensemble.map(({ id }) => id);
  if (target !== undefined && !targets.includes(target)) {
    throw unknownName(target, targets, { zh: "目标", en: "promise" });
  }
  const timeS = atMin === undefined ? undefined : atMin * 60;
  if (timeS !== undefined && timeS > scene.horizonS) {
    throw new Refused({
      zh: `--at ${atMin} 超出观察时段(${scene.horizonS / 60} 分钟)`,
      en: `--at ${atMin} lies beyond the time watched (${scene.horizonS / 60} min)`,
    });
  }
  if (wanted.length > 1 && out !== undefined) refuseFile(out, wanted.length);
  const written: Written[] = [];
  for (const layer of wanted) {
    const svg = stillMap(sources.summary, scene, {
      language,
      theme,
      layer,
      role,
      ...(target === undefined ? {} : { target }),
      ...(timeS === undefined ? {} : { timeS }),
    });
    const name = layers.length === 0 ? `map.${format}` : `map-${layer}.${format}`;
    const file =
      wanted.length === 1 ? (out ?? join(sources.folder, name)) : join(out ?? sources.folder, name);
    if (format === "svg") writeBytes(file, svg);
    else {
      const { renderPng } = await import("../../visual/charts/render.ts");
      writeBytes(file, await renderPng(svg));
    }
    written.push({ file, about: layerWords[layer] });
  }
  return written;
};

/** Writes results as tables, layers or pictures. Returns the exit code. */
export const exportResults = (
  asked: ExportResultsAsked,
  say: Say,
  streams: Streams,
): Effect.Effect<number> =>
  Effect.gen(function* () {
    const sources = yield* readSources(asked.path, say, streams);
    if (sources === undefined) return exitCodes.badInput;
    const write = async (): Promise<Written[] | Refused> => {
      try {
        if (asked.format === "xlsx") return await workbook(sources, asked);
        if (asked.format === "geojson") return geoLayersOut(sources, asked, streams);
        return await mapsOut(sources, asked);
      } catch (error) {
        if (error instanceof Refused) return error;
        throw error;
      }
    };
    const files = yield* Effect.promise(write);
    if (files instanceof Refused) {
      streams.err(`muster: ${say(files.text)}\n`);
      return exitCodes.badInput;
    }
    if (files.length === 0) return exitCodes.done;
    if (asked.json) {
      const report: ExportedFiles = { folder: sources.folder, files };
      streams.out(`${JSON.stringify(report, undefined, 2)}\n`);
    } else if (!asked.quiet) {
      for (const { file, about } of files) streams.err(`${shownPath(file)}: ${say(about)}\n`);
    }
    return exitCodes.done;
  });

/** Says which layers there are, and what each property of a layer of GeoJSON is. */
export const listLayers = (say: Say, streams: Streams): void => {
  const line = (indent: number, name: string, width: number, words: Text): void =>
    streams.out(`${" ".repeat(indent)}${name.padEnd(width)} ${say(words)}\n`);
  streams.out(
    `${say({ zh: "GeoJSON 图层及其属性(WGS-84):", en: "layers of GeoJSON with their properties (WGS-84):" })}\n`,
  );
  for (const layer of geoLayers) {
    line(0, layer, 16, geoLayerWords[layer]);
    for (const [name, words] of Object.entries(geoProperties[layer])) line(2, name, 22, words);
  }
  streams.out(
    `\n${say({ zh: "图片(png、svg)按此着色:", en: "pictures (png, svg) are coloured by:" })}\n`,
  );
  for (const layer of mapLayers) line(0, layer, 16, layerWords[layer]);
};
