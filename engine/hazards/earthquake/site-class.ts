import { freeFall, gb18306SiteFactors, siteClasses } from "./published-tables.ts";
import type { SiteClass } from "./published-tables.ts";

export { siteClasses };
export type { SiteClass };

/** Index of a class in tables of sites (0 = I0 ... 4 = IV). */
export const siteClassIndex = (siteClass: SiteClass): number => siteClasses.indexOf(siteClass);

const { pgaG, factors } = gb18306SiteFactors;
const columns = pgaG.length;
/** Rows of table E.1 by class index. */
const factorTable = Float64Array.from(siteClasses.flatMap((name) => [...factors[name]]));

/**
 * Factor of GB 18306-2015 table E.1 on the PGA that class II ground would have at the same place,
 * linear between the columns of the table. PGA times factor rises with PGA in every class.
 */
export const siteFactor = (classIndex: number, classTwoPgaMs2: number): number => {
  const g = classTwoPgaMs2 / freeFall;
  const row = classIndex * columns;
  if (g <= pgaG[0]) return factorTable[row];
  for (let column = 1; column < columns; column++) {
    const right = pgaG[column];
    if (g <= right) {
      const left = pgaG[column - 1];
      const share = (g - left) / (right - left);
      const a = factorTable[row + column - 1];
      return a + share * (factorTable[row + column] - a);
    }
  }
  return factorTable[row + columns - 1];
};

/** The factor at weak shaking (the first column), used for PGV: see README. */
export const weakSiteFactor = (classIndex: number): number => factorTable[classIndex * columns];

/** What the ground under a place looks like from the map. */
export const terrains = ["mountain", "hill", "plain", "delta"] as const;
export type Terrain = (typeof terrains)[number];

/**
 * Site class of a place by its terrain: rock under mountains, stiff soil under hills, thick soft soil
 * under the North China plain, the softest in the Yellow River delta and on the reclaimed coast. A
 * rule of ours (assumed); no survey is behind it.
 */
export const siteClassOfTerrain: Readonly<Record<Terrain, SiteClass>> = {
  mountain: "I1",
  hill: "II",
  plain: "III",
  delta: "IV",
};
