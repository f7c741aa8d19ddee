/**
 * Writes the fonts of this folder anew from the whole Noto Sans SC Regular, as in the npm package
 * `@expo-google-fonts/noto-sans-sc` 0.4.3 (400Regular/NotoSansSC_400Regular.ttf), which is not installed
 * since it takes 95 MB: `node visual/fonts/vendor-fonts.ts FONT.ttf`
 *
 * Two files, since the second is rarely wanted: `common` has GB 2312, every letter of `scenarios/`, Latin,
 * Greek, Cyrillic, punctuation and signs; `rare` has the rest of the Chinese characters of Unicode 1.1.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import subsetFont from "subset-font";

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

const gb2312 = (): string[] => {
  const decoder = new TextDecoder("gb18030");
  const letters: string[] = [];
  for (let row = 0xa1; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      letters.push(decoder.decode(new Uint8Array([row, cell])));
    }
  }
  return letters;
};

const scenarioLetters = (folder: string): string[] => {
  const letters = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (![".yaml", ".csv", ".geojson"].includes(extname(entry))) continue;
    for (const letter of readFileSync(join(folder, entry), "utf8")) letters.add(letter);
  }
  return [...letters];
};

const here = fileURLToPath(new URL(".", import.meta.url));
const whole = readFileSync(process.argv[2]);
const common = new Set([
  ...range(0x20, 0x2_4f),
  ...range(0x3_70, 0x4_5f),
  ...range(0x20_10, 0x27_bf),
  ...range(0x30_00, 0x33_ff),
  ...range(0xff_00, 0xff_ef),
  ...gb2312(),
  ...scenarioLetters(join(here, "../../scenarios")),
]);
const rare = range(0x4e_00, 0x9f_a5).filter((letter) => !common.has(letter));

for (const [name, letters] of [
  ["common", [...common]],
  ["rare", rare],
] as const) {
  const font = await subsetFont(whole, letters.join(""), {
    targetFormat: "woff2",
    // Kerning aside, nothing of the layout is wanted in a chart or a report.
    keepFeatures: ["kern"],
    noLayoutClosure: true,
  });
  writeFileSync(join(here, `noto-sans-sc-400-${name}.woff2`), font);
}
