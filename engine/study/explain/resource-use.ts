import type { UnitPhase } from "../../trace/kind.ts";
import type { KindRegister } from "../../trace/register.ts";
import type { Trace } from "../../trace/trace.ts";

/** How long one unit was at one thing. */
export interface UnitBar {
  readonly unit: number;
  readonly phase: Exclude<UnitPhase, "free">;
  readonly fromS: number;
  readonly toS: number;
  /** The town that the last event of it speaks of; -1 for none. */
  readonly town: number;
  /** It did not end within the time watched. */
  readonly open: boolean;
}

/**
 * What the units of a replication were at, by kinds of event that say which phase a unit enters; what
 * nothing ends goes on until `untilS`. In the order of the trace in which they begin, a unit's own bars
 * one after another, phases of no length left out.
 */
export const unitBars = (trace: Trace, register: KindRegister, untilS: number): UnitBar[] => {
  const phases = phasesOf(register);
  const bars: UnitBar[] = [];
  const open = new Map<number, { phase: UnitBar["phase"]; fromS: number; town: number }>();
  const close = (unit: number, toS: number, isOpen: boolean): void => {
    const begun = open.get(unit);
    open.delete(unit);
    if (begun !== undefined && toS > begun.fromS) bars.push({ unit, ...begun, toS, open: isOpen });
  };
  const { time, kind, who, where, length } = trace;
  for (let row = 0; row < length; row++) {
    const phase = phases.get(kind[row]);
    if (phase === undefined || who[row] < 0 || time[row] > untilS) continue;
    close(who[row], time[row], false);
    if (phase !== "free") open.set(who[row], { phase, fromS: time[row], town: where[row] });
  }
  for (const unit of open.keys()) close(unit, untilS, true);
  return bars.sort((a, b) => a.fromS - b.fromS || a.unit - b.unit);
};

const phasesOf = (register: KindRegister): Map<number, UnitPhase> =>
  new Map(
    register.all.flatMap(({ id, enters, tables }) =>
      enters === undefined || tables.who !== "unit" ? [] : [[id, enters] as const],
    ),
  );

/** At how many equal steps of the time watched use is looked at, the start left out. */
export const USE_STEPS = 48;

/** More units of a kind than this at once count as this many. */
const MOST = 16_383;

/** The use of units over some replications. */
export interface UseSum {
  /**
   * How many replications had so many units of a kind busy at a step: counts by `useOf`. None busy is not
   * written down.
   */
  readonly busy: Map<number, number>;
  /** Of every kind that was ever busy, how many there are: it may hang on the set of assumptions. */
  readonly held: Map<number, { least: number; most: number }>;
}

export const noUse = (): UseSum => ({ busy: new Map(), held: new Map() });

const useKey = (kind: number, step: number, count: number): number =>
  (kind * USE_STEPS + step) * (MOST + 1) + Math.min(MOST, count);

/** The kind, the step and how many were busy. */
export const useOf = (key: number): { kind: number; step: number; count: number } => {
  const count = key % (MOST + 1);
  const rest = (key - count) / (MOST + 1);
  const step = rest % USE_STEPS;
  return { kind: (rest - step) / USE_STEPS, step, count };
};

/**
 * The use of units over many replications: at each step of the time watched how many of each kind are
 * called, ready, on the way, at work or stuck; as one kind more, how many places wait for a picture.
 */
export class UseTally {
  private readonly register: KindRegister;
  private readonly kindOfUnit: ArrayLike<number>;
  private readonly kinds: number;
  private readonly horizonS: number;
  private readonly sum = noUse();
  private readonly begins: ReadonlySet<number>;
  private readonly ends: ReadonlySet<number>;

  /** @param kindOfUnit the row of the catalogue of each unit, `kinds` the number of such rows */
  constructor(
    register: KindRegister,
    kindOfUnit: ArrayLike<number>,
    kinds: number,
    horizonS: number,
  ) {
    this.register = register;
    this.kindOfUnit = kindOfUnit;
    this.kinds = kinds;
    this.horizonS = horizonS;
    const where = (wanted: "begins" | "ends"): Set<number> =>
      new Set(register.all.filter(({ waiting }) => waiting === wanted).map(({ id }) => id));
    this.begins = where("begins");
    this.ends = where("ends");
  }

  add(trace: Trace): void {
    const level = new Map<number, Int32Array>();
    for (const { unit, fromS, toS, open } of unitBars(trace, this.register, this.horizonS)) {
      this.raise(level, this.kindOfUnit[unit], fromS, open ? Infinity : toS);
    }
    const since = new Map<number, number>();
    const { time, kind, where, length } = trace;
    for (let row = 0; row < length; row++) {
      if (where[row] < 0) continue;
      if (this.begins.has(kind[row])) {
        if (!since.has(where[row])) since.set(where[row], time[row]);
      } else if (this.ends.has(kind[row])) {
        const fromS = since.get(where[row]);
        since.delete(where[row]);
        if (fromS !== undefined) this.raise(level, this.kinds, fromS, time[row]);
      }
    }
    for (const fromS of since.values()) this.raise(level, this.kinds, fromS, Infinity);
    for (const [kind, counts] of level) {
      for (let step = 0; step < USE_STEPS; step++) {
        if (counts[step] === 0) continue;
        const key = useKey(kind, step, counts[step]);
        this.sum.busy.set(key, (this.sum.busy.get(key) ?? 0) + 1);
      }
    }
  }

  result(): UseSum {
    const { busy, held } = this.sum;
    const kinds = new Set(Array.from(busy.keys(), (key) => useOf(key).kind));
    for (const kind of kinds) {
      if (kind === this.kinds) continue;
      let units = 0;
      for (let unit = 0; unit < this.kindOfUnit.length; unit++) {
        if (this.kindOfUnit[unit] === kind) units++;
      }
      held.set(kind, { least: units, most: units });
    }
    return this.sum;
  }

  /** One more from `fromS` on and before `toS`. */
  private raise(level: Map<number, Int32Array>, kind: number, fromS: number, toS: number): void {
    let counts = level.get(kind);
    if (counts === undefined) level.set(kind, (counts = new Int32Array(USE_STEPS)));
    const stepS = this.horizonS / USE_STEPS;
    const first = Math.max(0, Math.ceil(fromS / stepS) - 1);
    for (let step = first; step < USE_STEPS && (step + 1) * stepS < toS; step++) counts[step]++;
  }
}

/** Adds what another block has gathered. */
export const mergeUse = (into: UseSum, more: UseSum): void => {
  for (const [key, times] of more.busy) into.busy.set(key, (into.busy.get(key) ?? 0) + times);
  for (const [kind, { least, most }] of more.held) {
    const known = into.held.get(kind) ?? { least, most };
    into.held.set(kind, {
      least: Math.min(known.least, least),
      most: Math.max(known.most, most),
    });
  }
};

/** Units of one kind, or places that wait, at one step: mean, and the middle 80 % of replications. */
export interface UseAt {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** By kind, the use at each step over so many replications. */
export const useCurves = ({ busy }: UseSum, replications: number): Map<number, UseAt[]> => {
  const counted = new Map<number, Array<Array<readonly [count: number, times: number]>>>();
  for (const [key, times] of busy) {
    const { kind, step, count } = useOf(key);
    let steps = counted.get(kind);
    if (steps === undefined) {
      counted.set(kind, (steps = Array.from({ length: USE_STEPS }, () => [])));
    }
    steps[step].push([count, times]);
  }
  return new Map(
    [...counted]
      .sort(([a], [b]) => a - b)
      .map(([kind, steps]) => [kind, steps.map((counts) => useAt(counts, replications))]),
  );
};

const useAt = (
  counts: ReadonlyArray<readonly [count: number, times: number]>,
  replications: number,
): UseAt => {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  let busy = 0;
  let total = 0;
  for (const [count, times] of sorted) {
    busy += times;
    total += count * times;
  }
  const quantile = (share: number): number => {
    let seen = replications - busy;
    if (seen >= share * replications) return 0;
    for (const [count, times] of sorted) {
      seen += times;
      if (seen >= share * replications) return count;
    }
    return sorted.at(-1)?.[0] ?? 0;
  };
  return {
    mean: replications === 0 ? 0 : total / replications,
    low: quantile(0.1),
    high: quantile(0.9),
  };
};
