import { describe, expect, test } from "vitest";

import type { RunResult, TargetResult } from "../../../engine/inputs/run-result.ts";
import { chartsOf } from "../../../visual/charts/chart-list.ts";
import type { ChartSources } from "../../../visual/charts/chart-list.ts";
import type { ChartStyle } from "../../../visual/charts/frame.ts";
import { renderPng, renderSvg } from "../../../visual/charts/render.ts";
import { exampleSources } from "../../../visual/gallery/example.ts";
import { galleryPage } from "../../../visual/gallery/gallery.ts";
import { palettes } from "../../../visual/palette.ts";

const example = exampleSources();
const { summary } = example;
if (summary === undefined) throw new Error("the example has no run");

const styles: readonly ChartStyle[] = [
  { language: "zh", theme: "light" },
  { language: "en", theme: "dark" },
];

/** Texts of an SVG as a reader sees them, in order. */
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/gu)].map(([, text]) =>
    text
      .replaceAll(/<[^>]*>/gu, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&"),
  );

/** Nothing that a wrong field leaves behind. */
const expectWhole = (svg: string): void => {
  expect(svg).not.toMatch(/NaN|undefined|\[object|Infinity|null/u);
  expect(textsOf(svg).length).toBeGreaterThan(0);
};

/** Marks of the data: shapes and texts within groups of marks, axes and legends left out. */
const marksOf = (svg: string): number =>
  [...svg.matchAll(/<g class="mark-(?!group)[a-z]+ role-mark[^>]*>([\s\S]*?)<\/g>/gu)]
    .map(([, inner]) => inner.match(/<(?:path|line|text|rect)\b/gu)?.length ?? 0)
    .reduce((sum, n) => sum + n, 0);

const names = chartsOf(example).map(({ name }) => name);

test("the example shows every kind of chart", () => {
  expect([...new Set(names.map((name) => name.replace(/-.*$/u, "")))].sort()).toEqual([
    "curve",
    "differences",
    "known",
    "ladder",
    "places",
    "readings",
    "solve",
    "swings",
    "units",
    "use",
    "verdicts",
    "waterfall",
    "when",
  ]);
  expect(new Set(names).size).toBe(names.length);
});

describe.each(names)("%s", (name) => {
  const chart = chartsOf(example).find((one) => one.name === name);
  if (chart === undefined) throw new Error(name);

  test.each(styles)("in $language, $theme: title, marks, one language", async (style) => {
    const { language, theme } = style;
    const svg = await renderSvg(chart.specOf(style));
    expectWhole(svg);
    expect(marksOf(svg)).toBeGreaterThan(2);
    expect(svg).toMatch(/^<svg role="img" aria-label="[^"]{4,}/u);
    expect(svg).toContain(palettes[theme].background);
    const texts = textsOf(svg);
    const title = texts.find((text) => text.length > 3) ?? "";
    expect(title).not.toBe("");
    if (language === "zh") expect(texts.join("")).toMatch(/[\u4e00-\u9fff]/u);
    // Names of roads between cities are told in Chinese in both.
    else if (name !== "known-events") expect(texts.join("")).not.toMatch(/[\u4e00-\u9fff]/u);
  });
});

test("every chart is titled after what it shows, and has its axes named", async () => {
  for (const { name, specOf } of chartsOf(example)) {
    const spec = specOf({ language: "zh", theme: "light" });
    expect(JSON.stringify(spec.title), name).toMatch(/[\u4e00-\u9fff]/u);
  }
});

test("a chart is the same text every time", async () => {
  const [chart] = chartsOf(example);
  const style: ChartStyle = { language: "zh", theme: "light" };
  expect(await renderSvg(chart.specOf(style))).toBe(await renderSvg(chart.specOf(style)));
});

test("as PNG it is twice as large, and its Chinese is drawn", async () => {
  const chart = chartsOf(example).find(({ name }) => name === "verdicts");
  const svg = await renderSvg((chart ?? chartsOf(example)[0]).specOf(styles[0]));
  const png = await renderPng(svg);
  const width = Number(/<svg[^>]* width="(\d+)/u.exec(svg)?.[1]);
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  expect(view.getUint32(16)).toBe(2 * width);
  // The same picture without its texts is much lighter.
  const bare = await renderPng(svg.replaceAll(/<text[\s\S]*?<\/text>/gu, ""));
  expect(png.length).toBeGreaterThan(2 * bare.length);
});

test("the gallery is one page that asks for nothing", async () => {
  const page = await galleryPage(chartsOf(example).slice(0, 2), "zh");
  expect(page.match(/<svg /gu)).toHaveLength(8);
  expect(page).toContain("data:font/woff2;base64,");
  expect(page.replaceAll(/xmlns(?::\w+)?="[^"]*"/gu, "")).not.toMatch(/https?:/u);
});

describe("what nobody would expect", () => {
  const drawnAll = async (sources: ChartSources): Promise<string> => {
    const drawn: string[] = [];
    for (const { specOf } of chartsOf(sources)) {
      for (const style of styles) {
        const svg = await renderSvg(specOf(style));
        expectWhole(svg);
        drawn.push(svg);
      }
    }
    return drawn.join("\n");
  };

  /** The example with every text of both languages, and every id, replaced by one name. */
  const named = (name: string): ChartSources =>
    JSON.parse(JSON.stringify(example), (key: string, value: unknown): unknown => {
      if (key === "kind" && value === null) return null;
      if (key === "path") return name;
      const isText =
        typeof value === "object" &&
        value !== null &&
        "zh" in value &&
        "en" in value &&
        Object.keys(value).length === 2;
      return isText ? { zh: name, en: name } : value;
    }) as ChartSources;

  test("markup, quotes and expressions in names stay names", async () => {
    const name = `<script>alert("1")</script>'"]+datum.x+["\\`;
    const svg = await drawnAll(named(name));
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;");
  });

  test("names of a thousand characters end with an ellipsis and keep the picture small", async () => {
    for (const name of ["菏".repeat(1000), "w".repeat(1000)]) {
      const svg = await drawnAll(named(name));
      expect(svg).toMatch(/…|\.\.\./u);
      expect(svg).not.toContain(name.slice(0, 200));
      for (const [, width] of svg.matchAll(/<svg[^>]* width="(\d+)/gu)) {
        expect(Number(width)).toBeLessThan(1300);
      }
    }
  });

  test("marks that turn the direction of writing are gone", async () => {
    const svg = await drawnAll(named("a\u202Eb\u2066c\u200Fd\u0007e"));
    expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]|\p{Cc}(?<!\n)/u);
  });

  test("names of charts are names of files in one folder, whatever ids say", () => {
    const [target] = summary.targets;
    const odd = { ...target, id: "../../etc/pass wd\u0000<b>", variant: null };
    const made = chartsOf({ summary: { ...summary, targets: [odd] } }).map(({ name }) => name);
    expect(made).toContain("curve-..-..-etc-pass-wd-b-");
    for (const name of made) expect(name).toMatch(/^[\p{L}\p{N}.-]+$/u);
  });

  test("an ensemble without anything draws charts that say so", async () => {
    const untested = (target: TargetResult): TargetResult => ({
      ...target,
      n: 0,
      estimate: null,
      low: null,
      high: null,
      value: null,
      p90: null,
      curve: [],
      hangsOn: [],
    });
    const nothing: RunResult = {
      ...summary,
      replications: 0,
      targets: summary.targets.map(untested),
      explanations: summary.explanations.map((one) => ({
        ...one,
        steps: [],
        reached: [],
        groups: [],
        when: [],
        places: [],
      })),
      use: [],
    };
    const svg = await drawnAll({ summary: nothing });
    expect(svg).toContain("没有可画的测量值");
    await drawnAll({ summary: { ...nothing, targets: [], explanations: [] } });
  });

  test("what never happens, always holds or is one single value", async () => {
    const flat = (value: number, share: number): RunResult => ({
      ...summary,
      targets: summary.targets.map((target) => ({
        ...target,
        value: null,
        p90: null,
        estimate: share,
        low: share,
        high: share,
        curve: [{ value, share, low: share, high: share }],
        hangsOn: target.hangsOn.map((hangs) => ({
          ...hangs,
          passLow: share,
          passHigh: share,
          valueLow: value,
          valueHigh: value,
        })),
      })),
    });
    for (const [value, share] of [
      [0, 0],
      [30, 1],
      [1e9, 0.5],
    ]) {
      await drawnAll({ summary: flat(value, share) });
    }
  });
});
