import { mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from "node:fs";
import { join, relative } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readyOrRefused } from "../../engine/files/load-model.ts";
import { openCase, readCase } from "../../engine/files/read-case.ts";
import { start } from "../../engine/simulate.ts";
import { middle } from "../shipped-case.ts";

const shipped = "scenarios/shandong/cases/pingyuan-2023.yaml";

describe("reading a case", () => {
  let folder = "";
  beforeAll(() => {
    // Inside the project, so that the catalogue around it is found.
    folder = mkdtempSync("scenarios/shandong/.read-case-");
    copyFileSync("test/files/shakemap/grid.xml", join(folder, "grid.xml"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const written = (change: (text: string) => string): string => {
    const path = join(folder, "case.yaml");
    const head = "# yaml-language-server: $schema=../../schemas/case.json\n";
    writeFileSync(path, head + change(readFileSync(shipped, "utf8")));
    return path;
  };

  const withMap = (file: string) => (text: string) =>
    text.replace("    depth:", `    shakemap: ${file}\n    depth:`);

  it("finds everything that it leads to", () => {
    const read = readCase(shipped);
    if (read._tag === "Failure") throw new Error(read.failure[0].message.en);
    const { success: inputs } = read;
    expect(inputs.case.id).toBe("pingyuan-2023");
    expect(inputs.region.id).toBe("shandong");
    expect(Object.keys(inputs.catalogue.kinds).length).toBeGreaterThan(50);
    expect(inputs.targets.length).toBe(1);
    expect(inputs.path).toBe(relative(process.cwd(), shipped));
  });

  it("takes the shaking of the main shock from a ShakeMap", () => {
    const read = readCase(written(withMap("grid.xml")));
    if (read._tag === "Failure") throw new Error(read.failure[0].message.en);
    const ready = readyOrRefused(read.success, middle, "case.yaml");
    if (ready._tag === "Failure") throw new Error(ready.failure[0].message.en);
    start(ready.success, 0).runUntil(0);
    const { truth, world } = ready.success.situation;
    const { lon, lat } = world.ground.tables.town;
    let inside = 0;
    for (let town = 0; town < lon.length; town++) {
      const within =
        lon[town] >= 116.1 && lon[town] <= 116.5 && lat[town] >= 37.1 && lat[town] <= 37.4;
      if (within) inside++;
      // Beyond the grid nothing is known, and nothing shakes.
      expect(truth.intensity[town] > 1).toBe(within);
    }
    expect(inside).toBeGreaterThan(2);
  });

  it("says what is wrong with a ShakeMap, and what is odd about it", () => {
    const gone = readCase(written(withMap("gird.xml")));
    if (gone._tag === "Success") throw new Error("read");
    const [error] = gone.failure.filter(({ severity }) => severity === "error");
    expect(error.message.en).toMatch(/hazards\[0\]\.shakemap.*no file .*gird\.xml/u);
    expect(error.line).toBeGreaterThan(10);
    writeFileSync(join(folder, "broken.xml"), "<shakemap_grid>");
    const broken = readCase(written(withMap("broken.xml")));
    expect(broken._tag).toBe("Failure");
    const other = readCase(
      written((text) => withMap("grid.xml")(text).replace("value: 5.5", "value: 7")),
    );
    if (other._tag === "Failure") throw new Error(other.failure[0].message.en);
    expect(other.success.warnings.map(({ message }) => message.en).join(" ")).toMatch(
      /the map of a magnitude 5\.5/u,
    );
  });

  it("refuses a file that is no case, and one that is not there", () => {
    const region = openCase("scenarios/shandong/region.yaml");
    if (region._tag === "Failure") throw new Error(region.failure[0].message.en);
    const narrowed = region.success.narrowed({});
    if (narrowed._tag === "Success") throw new Error("read");
    expect(narrowed.failure[0].message.en).toMatch(/allowed: the file of a case/u);
    expect(openCase("scenarios/shandong/cases/none.yaml")._tag).toBe("Failure");
  });
});
