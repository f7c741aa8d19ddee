/** Units that could be sent, as the ledger and the reports have them; each has a place from 0 up to `count`. */
export interface Candidates {
  readonly count: number;
  /** Row of the inventory. */
  readonly unit: readonly number[];
  /** By row of the inventory: where it is at home, its skills as bits, its owner's place in `levelList`. */
  readonly city: Int32Array;
  readonly county: Int32Array;
  readonly level: ArrayLike<number>;
  readonly skills: Int32Array;
  /** By county: how many more of its units may leave, so that the reserve at home stays. */
  readonly mayLeave: Int32Array;
  /** Expected seconds from the order to a town: muster and way on the known roads; Infinity if there is none. */
  readonly etaS: (candidate: number, town: number) => number;
  /** At least so many seconds, as the crow flies: costs next to nothing. */
  readonly leastEtaS: (candidate: number, town: number) => number;
  /** At least so many, were all roads open: costs less than the exact number where some are shut. */
  readonly openRoadEtaS: (candidate: number, town: number) => number;
}

/** What is wanted. */
export interface Call {
  /** One town for each unit wanted, the most urgent first. */
  readonly towns: readonly number[];
  /** Bits of skills of which any will do. */
  readonly skills: number;
  /** Most units out of one city. */
  readonly perCity: number;
}

/** A unit chosen for a town. */
export interface Choice {
  readonly unit: number;
  readonly town: number;
}

export type Arguments = Readonly<Record<string, number | boolean | string>>;

/** Who is sent: as many as wanted, or all that can come. It sees what command knows, and no more. */
export type DispatchPolicy = (call: Call, candidates: Candidates, args: Arguments) => Choice[];

/** Who has been chosen so far: nobody twice, no more out of a city than the call allows, nor out of a county than may leave it. */
export class Departures {
  private readonly perCity: number;
  private readonly candidates: Candidates;
  private readonly taken: Uint8Array;
  private readonly outOfCity = new Map<number, number>();
  private readonly outOfCounty = new Map<number, number>();

  constructor({ perCity }: Call, candidates: Candidates) {
    this.perCity = perCity;
    this.candidates = candidates;
    this.taken = new Uint8Array(candidates.count);
  }

  canGo(candidate: number): boolean {
    if (this.taken[candidate] === 1) return false;
    const { unit, city, county, mayLeave } = this.candidates;
    const row = unit[candidate];
    return (
      (this.outOfCity.get(city[row]) ?? 0) < this.perCity &&
      (this.outOfCounty.get(county[row]) ?? 0) < mayLeave[county[row]]
    );
  }

  take(candidate: number): void {
    const { unit, city, county } = this.candidates;
    const row = unit[candidate];
    this.taken[candidate] = 1;
    this.outOfCity.set(city[row], (this.outOfCity.get(city[row]) ?? 0) + 1);
    this.outOfCounty.set(county[row], (this.outOfCounty.get(county[row]) ?? 0) + 1);
  }
}

/**
 * For each town in turn the candidate that is expected first and can come at all, those in turn `before`
 * others ahead of them. Of equal ones the lower row wins. A better reckoned time is asked for only of
 * those that could be the first by what is known of theirs.
 */
export const pickInTurn = (
  call: Call,
  candidates: Candidates,
  before: (candidate: number) => number = () => 0,
): Choice[] => {
  const departures = new Departures(call, candidates);
  const choices: Choice[] = [];
  const { count, unit, etaS, openRoadEtaS, leastEtaS } = candidates;
  const closer = [openRoadEtaS, etaS];
  const score = new Float64Array(count);
  /** How often a time has been reckoned better. */
  const looked = new Uint8Array(count);
  for (const town of call.towns) {
    let isAnyLeft = false;
    for (let i = 0; i < count; i++) {
      looked[i] = 0;
      const may = departures.canGo(i);
      score[i] = may ? before(i) * TURN_S + leastEtaS(i, town) : Infinity;
      isAnyLeft ||= may;
    }
    if (!isAnyLeft) break;
    let best = leastOf(score);
    while (best >= 0 && looked[best] < closer.length) {
      score[best] = before(best) * TURN_S + closer[looked[best]++](best, town);
      best = leastOf(score);
    }
    if (best === -1) continue;
    departures.take(best);
    choices.push({ unit: unit[best], town });
  }
  return choices;
};

/** Later than any arrival: whoever's turn comes later is taken only if nobody of an earlier one can come. */
const TURN_S = 1e9;

/** Place of the least number, the first of equal ones; -1 if all are Infinity. */
const leastOf = (score: Float64Array): number => {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < score.length; i++) {
    if (score[i] >= least) continue;
    best = i;
    least = score[i];
  }
  return best;
};
