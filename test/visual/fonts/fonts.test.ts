import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

import { describe, expect, test } from "vitest";

import {
  fontFaces,
  fontsFor,
  fontSubset,
  missingLetters,
  openRuler,
} from "../../../visual/fonts/fonts.ts";
import { readFont } from "../../../visual/fonts/sfnt.ts";

/** Every letter of the files below a folder with these endings. */
const lettersOf = (folder: string, endings: readonly string[]): string => {
  const letters = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!endings.includes(extname(entry))) continue;
    // Nobody is shown a comment.
    const text = readFileSync(join(folder, entry), "utf8").replaceAll(
      /^\s*(?:\/?\*|\/\/).*$/gmu,
      "",
    );
    for (const letter of text) letters.add(letter);
  }
  return [...letters].join("");
};

describe("the fonts", () => {
  test("have every letter of the scenarios: names of towns, counties, units", async () => {
    const letters = lettersOf("scenarios", [".csv", ".yaml", ".geojson"]);
    expect(letters.length).toBeGreaterThan(1500);
    expect(await missingLetters(letters)).toEqual([]);
  });

  test("have every letter of what the engine and the pictures say", async () => {
    const letters = lettersOf("engine", [".ts"]) + lettersOf("visual", [".ts"]);
    expect(await missingLetters(letters)).toEqual([]);
  });

  test("say which letters they do not have, and forgive what nobody sees", async () => {
    expect(await missingLetters("泽a\u202E\u200B\n😀𠮷")).toEqual(["😀", "𠮷"]);
  });

  test("have rare characters in a second file, opened when wanted", async () => {
    expect(await missingLetters("龘靐齉")).toEqual([]);
    expect(await fontsFor("龘 a")).toHaveLength(2);
    expect(await fontsFor("泽 a")).toHaveLength(1);
  });
});

describe("a subset", () => {
  test("has the letters of the text and no others", async () => {
    const [font] = await fontsFor("菏泽 Heze");
    const { glyphs, widthOf } = readFont(font);
    expect([...glyphs.keys()].map((code) => String.fromCodePoint(code)).sort()).toEqual(
      Array.from("菏泽 Hez").sort(),
    );
    expect(widthOf("菏".codePointAt(0) ?? 0)).toBe(1);
  });

  test("of HTML has the letters that it writes as entities", async () => {
    const [font] = await fontsFor("&lt;1%");
    expect(readFont(font).glyphs.has("<".codePointAt(0) ?? 0)).toBe(true);
  });

  test("for a page is small, and the same every time", async () => {
    const [once] = await fontSubset("菏泽市牡丹区");
    const [again] = await fontSubset("区丹牡市泽菏菏");
    expect(once).toBe(again);
    expect(once.length).toBeLessThan(6000);
    expect(Buffer.from(once, "base64").subarray(0, 4).toString()).toBe("wOF2");
  });

  test("of nothing is nothing", async () => {
    expect(await fontFaces("")).toBe("");
    expect(await fontsFor("😀")).toEqual([]);
  });

  test("is named for its letters where a second font is needed", async () => {
    const faces = await fontFaces("泽龘");
    expect(faces.match(/@font-face/gu)).toHaveLength(2);
    expect(faces).toContain("unicode-range:U+9f98");
  });
});

test("the ruler measures in our font: Chinese one em, what is unseen nothing", async () => {
  const ruler = await openRuler();
  expect(ruler("菏泽", 10)).toBe(20);
  expect(ruler("il", 10)).toBeLessThan(ruler("WM", 10));
  expect(ruler("a\u202Eb", 10)).toBe(ruler("ab", 10));
});

test("what is no font is refused", () => {
  expect(() => readFont(new Uint8Array(64))).toThrow(RangeError);
});
