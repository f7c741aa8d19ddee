import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile } from "vega-lite";
import type { TopLevelSpec } from "vega-lite";

import { fontFamily } from "../fonts/family.ts";
import { fontsFor, openRuler } from "../fonts/fonts.ts";
import { escapeHtml } from "../html.ts";

/** What Vega measures texts by, which its types leave out: it knows no font without a canvas. */
const { textMetrics } = vega as unknown as {
  readonly textMetrics: {
    width: (item: { readonly fontSize?: number }, text: unknown) => number;
  };
};

/** The title of a chart with what its figures are, as one line. */
const titleOf = ({ title }: TopLevelSpec): string => {
  const parts =
    typeof title === "object" && "text" in title ? [title.text, title.subtitle] : [title];
  return parts
    .flat()
    .filter((part) => typeof part === "string")
    .join(" ");
};

/**
 * A chart as SVG: a picture labelled with its title. Texts are measured in our own font, so that what is cut or broken is the same on every
 * machine; whoever shows it without that font may see other widths.
 */
export const renderSvg = async (spec: TopLevelSpec): Promise<string> => {
  const ruler = await openRuler();
  textMetrics.width = ({ fontSize = 11 }, text) =>
    typeof text === "string" || typeof text === "number" ? ruler(String(text), fontSize) : 0;
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => (warnings.push(words.join(" ")), logger),
    warn: (...words: unknown[]) => (warnings.push(words.join(" ")), logger),
    info: () => logger,
    debug: () => logger,
  };
  const compiled = compile(spec, { logger: logger });
  const view = new vega.View(vega.parse(compiled.spec), {
    renderer: "none",
    logger: logger,
  });
  try {
    // Vega counts ids over all pictures of a process: the same chart is to be the same text every time.
    vega.resetSVGDefIds();
    const svg = await view.toSVG();
    if (warnings.length > 0) throw new Error(`a chart that Vega warns of: ${warnings.join("; ")}`);
    const label = escapeHtml(titleOf(spec));
    return svg.replace("<svg ", `<svg role="img" aria-label="${label}" `);
  } finally {
    view.finalize();
  }
};

/** The words of an SVG, for the fonts. */
const wordsOf = (svg: string): string => svg.replaceAll(/<[^>]*>/gu, " ");

/** An SVG as PNG, with our own font and no other, so many times as large. */
export const renderPng = async (svg: string, scale = 2): Promise<Uint8Array> => {
  const folder = await mkdtemp(join(tmpdir(), "muster-fonts-"));
  try {
    // resvg reads fonts from files alone, and neither WOFF nor WOFF2.
    const files: string[] = [];
    for (const [i, font] of (await fontsFor(wordsOf(svg))).entries()) {
      const file = join(folder, `${i}.ttf`);
      await writeFile(file, font);
      files.push(file);
    }
    const picture = new Resvg(svg, {
      fitTo: { mode: "zoom", value: scale },
      font: { loadSystemFonts: false, fontFiles: files, defaultFontFamily: fontFamily },
    });
    return picture.render().asPng();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
