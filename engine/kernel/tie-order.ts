/** Sequence numbers take the low 44 bits of an event's order, its rank the bits above. */
export const RANK_SPAN = 17_592_186_044_416;

const HALF = 4_194_304;

/**
 * A permutation of 0..2^44-1 that depends on `key`: a four-round Feistel network on two halves of
 * 22 bits. Being a permutation it never makes two events equal, so a shuffled run is as repeatable
 * as an ordinary one.
 */
export function shuffledOrder(sequence: number, key: number): number {
  let left = Math.floor(sequence / HALF);
  let right = sequence % HALF;
  for (let round = 1; round <= 4; round++) {
    let mixed = Math.imul(right ^ key, 0x9e3779b1) + Math.imul(round, 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    const next = left ^ ((mixed >>> 10) & (HALF - 1));
    left = right;
    right = next;
  }
  return left * HALF + right;
}
