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
