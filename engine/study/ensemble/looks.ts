import pow from "@stdlib/math-base-special-pow";

/** How often an ensemble is judged on its way to the limit. */
const LOOKS = 8;
/** Replications of each set below which a look decides nothing. */
const FIRST = 4;
/** Closer looks tell little that the last one did not. */
const LEAST_RATIO = 1.5;
/** Replications of each set, and of few sets together, beyond which a usual run does not go. */
const PER_SET = 64;
const FEW_SETS = 16;

/** How many replications are played at most unless said otherwise. */
export const usualLimit = (sets: number): number => PER_SET * Math.max(FEW_SETS, sets);

/**
 * The counts of replications at which an ensemble is judged: at most eight, growing geometrically from
 * four of each set to the limit, full rounds of the sets but for the last. A pure function of both
 * numbers, so that the answer depends on neither speed nor workers.
 */
export const looksOf = (limit: number, sets: number): number[] => {
  const rounds = limit / sets;
  const ratio = Math.max(LEAST_RATIO, pow(rounds / FIRST, 1 / (LOOKS - 1)));
  const looks = [limit];
  for (let i = 1; i < LOOKS; i++) {
    const round = Math.round(rounds / pow(ratio, i));
    if (round < FIRST || round * sets >= looks[0]) break;
    looks.unshift(round * sets);
  }
  return looks;
};

/**
 * The share of the error that each look may spend: in proportion to the replications that it adds, so
 * that the last ones have most, where most is decided that is not plain at once. They add up to 1; an
 * interval at the stopping look then holds with the whole confidence (Bonferroni over the looks).
 */
export const errorSpent = (looks: readonly number[]): number[] => {
  const limit = looks[looks.length - 1];
  return looks.map((look, i) => (look - (looks[i - 1] ?? 0)) / limit);
};
