/**
 * How many letters must be inserted, left out, replaced or swapped with their neighbour to turn one
 * word into another (optimal string alignment distance, Damerau 1964), or `limit + 1` once it is
 * clear that more than `limit` are needed. Time a.length * b.length.
 */
export const editDistance = (a: string, b: string, limit = Infinity): number => {
  const from = Array.from(a);
  const to = Array.from(b);
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const replaced = last[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      let best = Math.min(last[j] + 1, row[j - 1] + 1, replaced);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, beforeLast[j - 2] + 1);
      }
      row.push(best);
      if (best < least) least = best;
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[to.length];
};

/** Letters that do not change which word is meant. */
const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/gu, "-");

/**
 * The known name that a misspelt one most probably means: at most a third of its letters wrong, at
 * most three; of equally near ones the first. Case and the kind of hyphen do not count.
 */
export const nearestName = (found: string, known: Iterable<string>): string | undefined => {
  if (found.length > 200) return undefined;
  const word = plain(found);
  let limit = Math.min(3, Math.floor(Array.from(word).length / 3));
  let nearest: string | undefined;
  for (const name of known) {
    const distance = editDistance(word, plain(name), limit);
    if (distance <= limit && (nearest === undefined || distance < limit)) {
      nearest = name;
      limit = distance;
      if (distance === 0) return name;
    }
  }
  return nearest;
};
