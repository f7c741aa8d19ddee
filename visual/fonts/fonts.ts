import { readFile } from "node:fs/promises";

import subsetFont from "subset-font";

import { fontFamily } from "./family.ts";
import { readFont } from "./sfnt.ts";
import type { FontTables } from "./sfnt.ts";

/** Letters that take no room and have no glyph of their own. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

interface OpenedFont {
  /** As TrueType. */
  readonly sfnt: Uint8Array;
  readonly tables: FontTables;
}

type Part = "common" | "rare";

const opened = new Map<Part, Promise<OpenedFont>>();

const open = (part: Part): Promise<OpenedFont> => {
  let font = opened.get(part);
  if (font === undefined) {
    font = (async () => {
      const packed = await readFile(new URL(`noto-sans-sc-400-${part}.woff2`, import.meta.url));
      const sfnt = await subsetFont(packed, null, { targetFormat: "sfnt", keepAllGlyphs: true });
      return { sfnt, tables: readFont(sfnt) };
    })();
    opened.set(part, font);
  }
  return font;
};

/** What stands for a letter in HTML and SVG. */
const entities = /&(?:lt|gt|amp|quot|apos|#39);/u;

/** The letters of a text, each once; of a piece of HTML also those that it writes in another way. */
const lettersOf = (text: string): string[] => [
  ...new Set(entities.test(text) ? `${text}<>&"'` : text),
];

/** Letters by the font that has them; those that none has are left out. */
const lettersByPart = async (
  text: string,
): Promise<Array<readonly [Part, letters: readonly string[]]>> => {
  const wanted = new Set(lettersOf(text));
  const parts: Array<readonly [Part, readonly string[]]> = [];
  for (const part of ["common", "rare"] as const) {
    if (wanted.size === 0) break;
    const { tables } = await open(part);
    const own = [...wanted].filter((letter) => tables.glyphs.has(letter.codePointAt(0) ?? -1));
    for (const letter of own) wanted.delete(letter);
    if (own.length > 0) parts.push([part, own]);
    // The second font is opened only for what it is likely to have.
    if (![...wanted].some((letter) => /\p{Script=Han}/u.test(letter))) break;
  }
  return parts;
};

/** The letters of a text that our fonts do not have, each once: they are shown by another or not at all. */
export const missingLetters = async (text: string): Promise<string[]> => {
  const had = new Set((await lettersByPart(text)).flatMap(([, letters]) => letters));
  return lettersOf(text).filter((letter) => !had.has(letter) && !unseen.test(letter));
};

/** The fonts as TrueType, with no more than the letters of a text: one, or two with rare letters. */
export const fontsFor = async (text: string): Promise<Uint8Array[]> => {
  const fonts: Uint8Array[] = [];
  for (const [part, letters] of await lettersByPart(text)) {
    const { sfnt } = await open(part);
    const options = { targetFormat: "sfnt", noLayoutClosure: true } as const;
    fonts.push(await subsetFont(sfnt, letters.join(""), options));
  }
  return fonts;
};

/** Fonts with no more than the letters of a text, as WOFF2 in base64: one, or two with rare letters. */
export const fontSubset = async (text: string): Promise<string[]> => {
  const fonts: string[] = [];
  for (const [part, letters] of await lettersByPart(text)) {
    const { sfnt } = await open(part);
    const options = { targetFormat: "woff2", noLayoutClosure: true } as const;
    fonts.push((await subsetFont(sfnt, letters.join(""), options)).toString("base64"));
  }
  return fonts;
};

/** As style rules to put into a page: the family holds every letter of the text that our fonts have. */
export const fontFaces = async (text: string): Promise<string> => {
  const rules: string[] = [];
  const parts = await lettersByPart(text);
  const fonts = await fontSubset(text);
  for (const [i, [part, letters]] of parts.entries()) {
    const range = part === "common" ? "" : `unicode-range:${rangeOf(letters)};`;
    rules.push(
      `@font-face{font-family:"${fontFamily}";font-weight:400;${range}src:url(data:font/woff2;base64,${fonts[i]}) format("woff2")}`,
    );
  }
  // The rule that stands last wins where two have a letter: the rare one says which it has.
  return rules.join("\n");
};

const rangeOf = (letters: readonly string[]): string =>
  letters.map((letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16)}`).join(",");

/** Width of what none of our fonts has, in ems: a guess that is rather too wide. */
const UNKNOWN = 1;

/** A ruler for texts of one line in our font. */
export const openRuler = async (): Promise<(text: string, sizePx: number) => number> => {
  const { tables } = await open("common");
  return (text, sizePx) => {
    let ems = 0;
    for (const letter of text) {
      if (unseen.test(letter)) continue;
      ems += tables.widthOf(letter.codePointAt(0) ?? -1) ?? UNKNOWN;
    }
    return ems * sizePx;
  };
};
