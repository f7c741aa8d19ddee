import { structureCount } from "./building-damage.ts";
import { pagerStructures } from "./published-tables.ts";

/**
 * Shares of people by building structure, one row for each kind of settlement (town, village, ...),
 * `structureCount` to a row, each row summing to 1.
 */
export interface Housing {
  readonly residential: Float64Array;
  readonly nonResidential: Float64Array;
}

/** Shares by the code of the structure in small letters (`a`, `ufb`, `c1`); one left out is 0. */
export type StructureShares = Readonly<Record<string, number>>;

const columnOf = new Map(pagerStructures.map(({ id }, column) => [id.toLowerCase(), column]));

const normalisedRow = (shares: StructureShares): Float64Array => {
  const row = new Float64Array(structureCount);
  for (const [code, share] of Object.entries(shares)) {
    const column = columnOf.get(code.toLowerCase());
    if (column === undefined) {
      throw new RangeError(
        `housing: no structure ${code}; there are ${Array.from(columnOf.keys()).join(", ")}`,
      );
    }
    if (!(share >= 0)) throw new RangeError(`housing: the share of ${code} is ${share}`);
    row[column] += share;
  }
  const sum = row.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) throw new RangeError("housing: the shares of a settlement sum to nothing");
  return row.map((share) => share / sum);
};

/**
 * Housing of the kinds of settlement, in their order. The shares of each are scaled to sum to 1, since
 * published ones do not quite and unknown ones, drawn one by one, do not at all. Throws RangeError for
 * a code that is no structure, a negative share, a settlement without any.
 */
export const housingOf = (
  settlements: readonly {
    readonly residential: StructureShares;
    readonly nonResidential: StructureShares;
  }[],
): Housing => {
  const residential = new Float64Array(settlements.length * structureCount);
  const nonResidential = new Float64Array(settlements.length * structureCount);
  for (const [i, settlement] of settlements.entries()) {
    residential.set(normalisedRow(settlement.residential), i * structureCount);
    nonResidential.set(normalisedRow(settlement.nonResidential), i * structureCount);
  }
  return { residential, nonResidential };
};
