import { Departures } from "./policy.ts";
import type { Choice, DispatchPolicy } from "./policy.ts";

/** How many bits are set. */
const bits = (set: number): number => {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/**
 * For each unit wanted, the candidate that adds most skills its town does not have yet; of equal ones
 * whoever is expected first. Once a town has every skill there is, its cover begins anew.
 */
export const capabilityCover: DispatchPolicy = (call, candidates) => {
  const { count, unit, skills, etaS } = candidates;
  let all = 0;
  for (const row of unit) all |= skills[row];
  const covered = new Map<number, number>();
  const departures = new Departures(call, candidates);
  const choices: Choice[] = [];
  for (const town of call.towns) {
    const before = covered.get(town) ?? 0;
    const has = before === all ? 0 : before;
    let best = -1;
    let bestAdds = -1;
    let bestS = Infinity;
    for (let i = 0; i < count; i++) {
      if (!departures.canGo(i)) continue;
      const s = etaS(i, town);
      if (s === Infinity) continue;
      const adds = bits(skills[unit[i]] & ~has);
      if (adds > bestAdds || (adds === bestAdds && s < bestS)) {
        best = i;
        bestAdds = adds;
        bestS = s;
      }
    }
    if (best === -1) continue;
    departures.take(best);
    covered.set(town, has | skills[unit[best]]);
    choices.push({ unit: unit[best], town });
  }
  return choices;
};
