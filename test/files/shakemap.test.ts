import { readFileSync } from "node:fs";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseShakemap } from "../../engine/files/shakemap.ts";
import { noResiduals } from "../../engine/hazards/earthquake/residuals.ts";
import { shakingFor } from "../../engine/hazards/earthquake/shake-field.ts";
import { shakemapField } from "../../engine/hazards/earthquake/shakemap-field.ts";
import { sitesOf } from "../../engine/hazards/earthquake/sites.ts";

const file = new URL("./shakemap/grid.xml", import.meta.url);
const text = readFileSync(file, "utf8");

const problemsOf = (broken: string) => {
  const result = parseShakemap("grid.xml", broken);
  return result._tag === "Failure" ? result.failure : [];
};

const gridOf = (whole: string) => {
  const result = parseShakemap("grid.xml", whole);
  if (result._tag === "Failure") throw new Error(result.failure[0].message.en);
  return result.success;
};

/** The line of a text a fragment stands on. */
const lineOf = (fragment: string): number =>
  text.slice(0, text.indexOf(fragment)).split("\n").length;

const plain = { intensityScale: "gbt-17742", spread: 0 } as const;

describe("reading a ShakeMap grid.xml", () => {
  it("gives the event, the grid and its columns in the units of the engine", () => {
    const grid = gridOf(text);
    expect(grid.event).toEqual({
      id: "synthetic-1",
      magnitude: 5.5,
      depthKm: 10,
      lonDeg: 116.34,
      latDeg: 37.16,
      time: "2023-08-05T18:33:00UTC",
    });
    expect([grid.columns, grid.rows]).toEqual([5, 4]);
    expect(grid.westDeg).toBe(116.1);
    expect(grid.northDeg).toBe(37.4);
    expect(grid.lonStepDeg).toBeCloseTo(0.1, 9);
    expect(grid.intensity).toHaveLength(20);
    const words = text.split("<grid_data>")[1].trim().split(/\s+/u);
    expect(grid.intensity?.[0]).toBe(Number(words[2]));
    expect(grid.pga?.[0]).toBeCloseTo(Number(words[3]) * 0.0980665, 9);
    expect(grid.pgv?.[0]).toBeCloseTo(Number(words[4]) / 100, 9);
    expect(grid.sigmaLnPga?.[19]).toBe(0.55);
  });

  it("reads single quotes and other line ends alike", () => {
    expect(gridOf(text.replaceAll("\n", "\r\n"))).toEqual(gridOf(text));
    expect(gridOf(text.replaceAll('"', "'"))).toEqual(gridOf(text));
  });

  it("says with the line what is wrong", () => {
    const cases: [string, string, RegExp, number][] = [
      ['magnitude="5.5"', 'magnitude="big"', /magnitude.*"big"/u, lineOf("<event ")],
      [' depth="10.0"', "", /no attribute depth/u, lineOf("<event ")],
      ['nlon="5"', 'nlon="4.5"', /nlon/u, lineOf("<grid_spec")],
      ['nlon="5"', 'nlon="900000000"', /nlon/u, lineOf("<grid_spec")],
      ['nlon="5" nlat="4"', 'nlon="4000000" nlat="4000000"', /grid points/u, lineOf("<grid_spec")],
      ['lat_max="37.4"', 'lat_max="30"', /ranges from less to more/u, lineOf("<grid_spec")],
      ['name="PGA" units="pctg"', 'name="PGA" units="g"', /PGA in "g"/u, lineOf('name="PGA"')],
      ['index="4"', 'index="3"', /index 3 twice/u, lineOf('name="PGA"')],
      ["</grid_data>", "</grid>", /<\/grid_data>/u, lineOf("</grid_data>")],
      ["<grid_data>", "<!DOCTYPE x><grid_data>", /document type/u, lineOf("<grid_data>")],
      ["&amp;", "&boom;", /unknown reference &boom;/u, lineOf("<event ")],
      ['depth="10.0"', 'depth="10.0" depth="9"', /depth twice/u, lineOf("<event ")],
    ];
    for (const [from, to, message, line] of cases) {
      const problems = problemsOf(text.replace(from, to));
      expect(problems.length, to).toBeGreaterThan(0);
      expect(problems[0].message.en, to).toMatch(message);
      expect(problems[0].line, to).toBe(line);
      expect(problems[0].message.zh).not.toBe("");
    }
  });

  it("says which value of the grid is wrong", () => {
    const row = text.split("<grid_data>\n")[1].split("\n")[2];
    const bad = problemsOf(text.replace(row, row.replace(/^\S+ \S+ \S+/u, "116.3 37.4 strong")));
    expect(bad[0].message.en).toMatch(/"strong".*a number/u);
    expect(bad[0].line).toBe(lineOf(row));
    expect(problemsOf(text.replace(row, ""))[0].message.en).toMatch(/190 values.*200 values/u);
    expect(problemsOf(text.replace(row, `${row} 7`))[0].message.en).toMatch(/201 values/u);
    const swapped = problemsOf(text.replace(row, row.replace(/^\S+/u, "119.3")));
    expect(swapped[0].message.en).toMatch(/grid point 3 at 119.3/u);
    const negative = problemsOf(text.replace(row, row.replace(/^(\S+ \S+ \S+) \S+/u, "$1 -4")));
    expect(negative[0].message.en).toMatch(/PGA of grid point 3: -4/u);
    const south = text.split("<grid_data>\n")[1].split("\n</grid_data>")[0].split("\n");
    const turned = text.replace(south.join("\n"), south.toReversed().join("\n"));
    expect(problemsOf(turned)[0].message.en).toMatch(/north to south/u);
  });

  it("keeps to twenty of many wrong values and counts the rest", () => {
    const body = text.split("<grid_data>")[1].split("</grid_data>")[0];
    const problems = problemsOf(text.replace(body, body.replaceAll(/0\.1/gu, "x")));
    expect(problems).toHaveLength(21);
    expect(problems[20].message.en).toMatch(/values in all that are no numbers/u);
  });

  it("needs the file whole", () => {
    for (const cut of [0, 30, 400, 900, text.length - 40]) {
      expect(problemsOf(text.slice(0, cut)).length).toBeGreaterThan(0);
    }
    expect(problemsOf("")[0].message.en).toMatch(/no <shakemap_grid>/u);
    expect(
      problemsOf("<shakemap_grid/>")
        .map((it) => it.message.en)
        .join(),
    ).toMatch(/no <event>/u);
    expect(problemsOf("not xml at all").length).toBeGreaterThan(0);
    expect(problemsOf("<!-- open")[0].message.en).toMatch(/without end/u);
  });

  it("answers any damaged file with problems, never with an exception", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length - 1 }),
        fc.integer({ min: 0, max: 60 }),
        fc.string({ unit: "binary", maxLength: 8 }),
        (at, removed, put) => {
          const broken = text.slice(0, at) + put + text.slice(at + removed);
          for (const problem of problemsOf(broken)) {
            expect(problem.line).toBeGreaterThan(0);
            expect(problem.message.en).not.toBe("");
          }
        },
      ),
      { seed: 1, numRuns: 400 },
    );
  });
});

describe("shaking sampled from a grid", () => {
  const grid = gridOf(text);

  it("is the grid at its points and bilinear between them", () => {
    const sites = sitesOf([116.1, 116.5, 116.15, 116.2], [37.4, 37.1, 37.35, 37.4], [2, 2, 2, 2]);
    const out = shakingFor(4);
    expect(shakemapField(grid, sites, plain, noResiduals(4), out)).toBe(0);
    const pga = grid.pga ?? new Float64Array();
    expect(out.pga[0]).toBeCloseTo(pga[0], 9);
    expect(out.pga[1]).toBeCloseTo(pga[19], 9);
    expect(out.pga[2]).toBeCloseTo((pga[0] + pga[1] + pga[5] + pga[6]) / 4, 9);
    expect(out.pga[3]).toBeCloseTo(pga[1], 9);
  });

  it("counts the sites outside and leaves them unshaken", () => {
    const sites = sitesOf([115, 116.3, 116.3], [37.2, 38, 37.2], [2, 2, 2]);
    const out = shakingFor(3);
    expect(shakemapField(grid, sites, plain, noResiduals(3), out)).toBe(2);
    expect(Array.from(out.intensity.subarray(0, 2))).toEqual([1, 1]);
    expect(out.pga[0]).toBe(0);
    expect(out.intensity[2]).toBeGreaterThan(5);
  });

  it("fills what the grid lacks, and spreads by its own deviations", () => {
    const sites = sitesOf([116.3], [37.2], [2]);
    const { intensity: _, ...motionOnly } = grid;
    const { pga: _pga, pgv: _pgv, sigmaLnPga: _sigma, ...degreesOnly } = grid;
    const { pgv: _v, intensity: _i, ...pgaOnly } = grid;
    const out = shakingFor(1);
    for (const part of [motionOnly, degreesOnly, pgaOnly]) {
      expect(shakemapField(part, sites, plain, noResiduals(1), out)).toBe(0);
      for (const value of [out.intensity[0], out.pga[0], out.pgv[0]]) {
        expect(value).toBeGreaterThan(0);
        expect(Number.isFinite(value)).toBe(true);
      }
    }
    shakemapField(grid, sites, plain, noResiduals(1), out);
    const [before, degree] = [out.pga[0], out.intensity[0]];
    const up = noResiduals(1);
    up.withinPga[0] = 1;
    up.withinPgv[0] = 1;
    shakemapField(grid, sites, { ...plain, spread: 1 }, up, out);
    expect(out.pga[0]).toBeCloseTo(before * Math.exp(0.55), 9);
    expect(out.intensity[0]).toBeCloseTo(degree + (3 / Math.LN10) * 0.55, 9);
  });

  it("has no shaking where the grid says nan", () => {
    const row = text.split("<grid_data>\n")[1].split("\n")[0];
    const [lon, lat, , , , ...rest] = row.split(" ");
    const holed = gridOf(text.replace(row, [lon, lat, "nan", "NaN", "nan", ...rest].join(" ")));
    const sites = sitesOf([116.11, 116.45], [37.39, 37.15], [2, 2]);
    expect(shakemapField(holed, sites, plain, noResiduals(2), shakingFor(2))).toBe(1);
  });
});
