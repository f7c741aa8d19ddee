import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

describe("muster chart", () => {
  let folder = "";
  let results = "";
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "muster-chart-"));
    results = join(folder, "results");
    const play = ["run", callOut, "--place", "371426", "--replications", "4", "--workers", "1"];
    const { code, err } = await runCaptured([...play, "--out", results, "--quiet"]);
    expect(code, err).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("draws everything there is beside the results, under stable names", async () => {
    const { code, out } = await runCaptured(["chart", results, "--lang", "zh"]);
    expect(code).toBe(0);
    const files = readdirSync(join(results, "charts")).sort();
    expect(out.trim().split("\n")).toHaveLength(files.length);
    expect(files).toEqual(
      expect.arrayContaining([
        "curve-picture-30.zh.svg",
        "known-events.zh.svg",
        "places-picture-30.zh.svg",
        "units-typical.zh.svg",
        "use.zh.svg",
        "verdicts.zh.svg",
        "waterfall-picture-30.zh.svg",
        "when-picture-30.zh.svg",
      ]),
    );
    const svg = readFileSync(join(results, "charts", "curve-picture-30.zh.svg"), "utf8");
    expect(svg).toContain("30分钟内灾害事故现场可视化");
  });

  it("draws one as PNG, or all of a kind, where it is told to", async () => {
    const out = join(folder, "some");
    const one = await runCaptured([
      "chart",
      results,
      "--name",
      "use",
      "--format",
      "png",
      "--theme",
      "dark",
      "--out",
      out,
    ]);
    const kind = await runCaptured(["chart", results, "--name", "curve", "--out", out]);
    expect([one.code, kind.code]).toEqual([0, 0]);
    const files = readdirSync(out).sort();
    expect(files).toContain("use.en.png");
    expect(
      files
        .filter((file) => file !== "use.en.png")
        .every((file) => /^curve-.*\.en\.svg$/u.test(file)),
    ).toBe(true);
    expect(readFileSync(join(out, "use.en.png")).subarray(1, 4).toString()).toBe("PNG");
  });

  it("lists what there is, also as JSON", async () => {
    const listed = await runCaptured(["chart", results, "--list"]);
    expect(listed.out).toMatch(/^verdicts +every promise with its light$/mu);
    const json = await runCaptured(["chart", results, "--list", "--json"]);
    const report = JSON.parse(json.out) as { folder: string; charts: Array<{ name: string }> };
    expect(report.folder).toBe(results);
    expect(report.charts.map(({ name }) => name)).toContain("use");
  });

  it("writes a gallery of its own example", async () => {
    const file = join(folder, "gallery.html");
    const { code, err } = await runCaptured(["chart", "--gallery", file, "--name", "ladder"]);
    expect(code, err).toBe(0);
    expect(readFileSync(file, "utf8").match(/<svg /gu)).toHaveLength(4);
  });

  it("names the chart that was probably meant, and writes nothing", async () => {
    const out = join(folder, "none");
    const { code, err } = await runCaptured(["chart", results, "--name", "verdict", "--out", out]);
    expect(code).toBe(2);
    expect(err).toMatch(/no chart is called verdict; did you mean verdicts\?/u);
    expect(err).toContain("waterfall-picture-30");
    expect(existsSync(out)).toBe(false);
  });

  it("says in words what is wrong with a folder", async () => {
    const absent = await runCaptured(["chart", join(folder, "absent")]);
    expect([absent.code, absent.err]).toEqual([2, expect.stringMatching(/no finished results/u)]);
    const nothing = await runCaptured(["chart"]);
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringMatching(/--gallery/u)]);
    const summary = join(results, "summary.json");
    const text = readFileSync(summary, "utf8");
    writeFileSync(summary, text.replace('"case"', '"cafe"'));
    const changed = await runCaptured(["chart", results]);
    writeFileSync(summary, text);
    expect([changed.code, changed.err]).toEqual([2, expect.stringMatching(/changed or damaged/u)]);
  });
});
