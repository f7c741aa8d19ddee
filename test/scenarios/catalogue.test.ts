import { describe, expect, test } from "vitest";

import { contentsOf } from "../../engine/files/named-things.ts";
import type { DecodedFile } from "../../engine/files/decode-file.ts";
import { figureFields } from "../../engine/inputs/catalogue-figures.ts";
import { conditions, skills } from "../../engine/inputs/catalogue.ts";
import { openFile } from "../world/shipped-region.ts";
import { catalogueFiles, shippedCatalogue } from "../world/shipped-inventory.ts";

const catalogue = shippedCatalogue();
const files = [...catalogueFiles("catalogue"), "scenarios/catalogue/readiness.yaml"].map(
  (path) => openFile(path) as unknown as DecodedFile,
);
const figures = files.flatMap((file) => contentsOf(file).figures);
const sources = new Set(
  contentsOf(openFile("scenarios/catalogue/sources.yaml") as unknown as DecodedFile).declared.map(
    ({ id }) => id,
  ),
);

describe("figures of the catalogue", () => {
  test("there are hundreds, each with a mark and sources that exist", () => {
    expect(figures.length).toBeGreaterThan(800);
    for (const { figure } of figures) {
      expect(["certain", "likely", "assumed"]).toContain(figure.mark);
      for (const id of figure.sources) expect(sources).toContain(id);
    }
  });

  test("what nobody published is marked assumed, and nothing assumed passes for published", () => {
    for (const { figure, path } of figures) {
      const where = path.join(".");
      if (figure.sources.every((id) => id === "judgement"))
        expect([where, figure.mark]).toEqual([where, "assumed"]);
      if (figure.mark === "assumed")
        expect([where, figure.sources.includes("judgement")]).toEqual([where, true]);
    }
  });

  test("cautions of the second reading hold", () => {
    const value = (kind: string, name: keyof typeof figureFields) =>
      catalogue.kinds[kind].figures![name]!.written;
    expect(value("earthquake-heavy-group", "people")).toEqual({ uniform: [55, 65] });
    expect(value("earthquake-light-group", "people")).toEqual({ uniform: [25, 40] });
    expect(value("boat-work", "rescueRate")).toEqual({ triangular: [0.7, 4, 12] });
    expect(value("pump-truck-3000", "shareWhilePumping")).toEqual({ uniform: [0.6, 0.8] });
    expect(value("pump-truck-3000", "shareOfCampaign")).toEqual({ uniform: [0.1, 0.3] });
    expect(value("hand-pump", "flow")).toBe(90);
    // 60 / (2 * 15 km / 2.67 km/min + 4 min) = 3.9 drops an hour.
    const turn = value("helicopter-operations", "bucketTurn") as number;
    expect(60 / ((2 * 15) / (160 / 60) + turn)).toBeCloseTo(3.9, 1);
  });
});

describe("words of the catalogue", () => {
  const kinds = Object.values(catalogue.kinds);

  test("every kind is named in both languages, no two alike", () => {
    for (const language of ["zh", "en"] as const) {
      const names = kinds.map(({ name }) => name[language]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test("every figure, skill and condition that is declared is used by some kind", () => {
    const used = (words: (kind: (typeof kinds)[number]) => readonly string[]) =>
      new Set(kinds.flatMap((kind) => words(kind)));
    const ofFigures = used((kind) => Object.keys(kind.figures ?? {}));
    expect(Object.keys(figureFields).filter((name) => !ofFigures.has(name))).toEqual([]);
    const ofSkills = used((kind) => kind.skills ?? []);
    expect(Object.keys(skills).filter((name) => !ofSkills.has(name))).toEqual([]);
    const ofNeeds = used((kind) => kind.needs ?? []);
    expect(Object.keys(conditions).filter((name) => !ofNeeds.has(name))).toEqual([]);
  });

  test("kinds drive as a class of vehicle that the rules of roads know", () => {
    const roads = openFile("scenarios/catalogue/roads.yaml").value as {
      readonly vehicles: Readonly<Record<string, unknown>>;
    };
    for (const kind of kinds)
      if (kind.drivesAs !== undefined) expect(Object.keys(roads.vehicles)).toContain(kind.drivesAs);
  });
});
