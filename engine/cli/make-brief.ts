import { join } from "node:path";

import * as Effect from "effect/Effect";

import { briefContent } from "../../visual/brief/content.ts";
import { briefDocument } from "../../visual/brief/document.ts";
import type { Evidence } from "../../visual/brief/gaps.ts";
import { briefPage } from "../../visual/brief/page.ts";
import type { BriefPicture } from "../../visual/brief/page.ts";
import { renderPng } from "../../visual/charts/render.ts";
import { leadingPromise } from "../../visual/conclusion.ts";
import { fontSubset } from "../../visual/fonts/fonts.ts";
import { shownPath } from "../files/disk.ts";
import type { Language } from "../trace/unit.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { readSources } from "./result-sources.ts";
import type { ResultSources } from "./result-sources.ts";
import { failingPlaces, stillMap } from "./still-map.ts";
import type { Streams } from "./streams.ts";
import { writeBytes } from "./write-bytes.ts";

/** Which results become a brief, and where it goes. */
export interface BriefAsked {
  /** A folder of results, or a case whose results lie where runs put them. */
  readonly path: string;
  readonly out: string | undefined;
  /** As it shall stand on the page; the day of this machine's clock unless given. */
  readonly date: string | undefined;
  readonly language: Language;
  readonly quiet: boolean;
}

const today = (): string => {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Pixels of the map, about as wide as high as its place on the page. */
const MAP = { width: 440, height: 330 } as const;
/** The map in a document: so many pixels for each of the page. */
const SHARPNESS = 4;

/** The map of the places that fail, where the run has kept its scene. */
const mapOf = ({ summary, scene }: ResultSources, language: Language): BriefPicture | undefined => {
  const lead = leadingPromise(summary);
  if (scene === undefined || lead === undefined) return undefined;
  if (failingPlaces(summary, lead.id).length === 0) return undefined;
  const svg = stillMap(summary, scene, {
    ...MAP,
    language,
    layer: "share",
    target: lead.id,
    near: true,
    title: { zh: "", en: "" },
  });
  return {
    svg,
    caption:
      language === "zh"
        ? "各乡镇未达标的比例,未着色的未涉及;示意图,不作划界依据"
        : "Share of failures by town, none where no disaster spoke of it; schematic, no reference for boundaries",
  };
};

/** Writes the brief of a folder of results as DOCX and HTML. Returns the exit code. */
export const makeBrief = (asked: BriefAsked, say: Say, streams: Streams): Effect.Effect<number> =>
  Effect.gen(function* () {
    const sources = yield* readSources(asked.path, say, streams);
    if (sources === undefined) return exitCodes.badInput;
    const { summary, solves, comparison } = sources;
    const evidence: Evidence = {
      result: summary,
      solves,
      ...(comparison === undefined ? {} : { comparison }),
    };
    const content = briefContent(evidence, asked.language, asked.date ?? today());
    const picture = mapOf(sources, asked.language);
    const bare = briefPage(content, picture, []);
    const letters = bare.replaceAll(/<style>[\s\S]*?<\/style>|<[^>]*>/gu, " ");
    const fonts = yield* Effect.promise(() => fontSubset(letters));
    const image =
      picture === undefined
        ? undefined
        : {
            ...MAP,
            png: yield* Effect.promise(() => renderPng(picture.svg, SHARPNESS)),
            caption: picture.caption,
          };
    const document = yield* Effect.promise(() => briefDocument(content, image));
    const out = asked.out ?? sources.folder;
    const files: ReadonlyArray<readonly [string, string | Uint8Array]> = [
      [join(out, "brief.docx"), document],
      [join(out, "brief.html"), briefPage(content, picture, fonts)],
    ];
    for (const [file, bytes] of files) writeBytes(file, bytes);
    streams.out(`${content.conclusion}\n`);
    if (!asked.quiet) {
      const names = files.map(([file]) => shownPath(file)).join(say({ zh: "、", en: ", " }));
      streams.err(`${say({ zh: `简报:${names}`, en: `brief: ${names}` })}\n`);
    }
    return exitCodes.done;
  });
