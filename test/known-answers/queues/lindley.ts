/**
 * First come, first served at a few equal servers, from the draws alone and in ten lines: each
 * customer starts at the later of its arrival and the earliest end (Lindley 1952; Kiefer and
 * Wolfowitz 1955). Times are absolute, so that an engine does the same additions and gets the same
 * bits.
 */
export function recursion(
  servers: number,
  customers: number,
  gap: () => number,
  service: () => number,
): { readonly waits: number[]; readonly lastEnd: number } {
  const ends = new Array<number>(servers).fill(0);
  const waits: number[] = [];
  let arrival = 0;
  for (let k = 0; k < customers; k++) {
    arrival += gap();
    const soonest = ends.indexOf(Math.min(...ends));
    const start = Math.max(arrival, ends[soonest]);
    waits.push(start - arrival);
    ends[soonest] = start + service();
  }
  return { waits, lastEnd: Math.max(...ends) };
}
