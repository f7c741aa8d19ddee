import { hourAt } from "../../situation/calendar.ts";
import { tierOf } from "../../situation/posts.ts";
import type { Measurer, PlaceMeasurement, Read } from "../../targets/measure.ts";
import { binOf, MINUTE_BINS } from "./minute-bins.ts";
import type { Opened } from "../pool/program.ts";

/** One step of critical paths, by kind of event and who spent the time. */
export interface StepSum {
  /** Whole milliseconds, so that sums are the same however replications are cut into blocks. */
  milliseconds: number;
  /** When it ended, in whole milliseconds since the clock started, summed in the same way. */
  endedMs: number;
  /** How often it was on the path, over places and replications. */
  count: number;
}

/** What happened to one place over some replications. */
export interface PlaceSum {
  selected: number;
  failed: number;
  never: number;
  readonly bins: Uint32Array;
  /** Minutes by step (`stepKey`), over the times in which it failed though it happened in the end. */
  readonly steps: Map<number, StepSum>;
  /** How often each kind of event was the one that stopped the clock. */
  readonly won: Map<number, number>;
  /** How often each reason (kind of event with a way and no stage) stood in the trace. */
  readonly reasons: Map<number, number>;
}

/** The hours of the day are taken three by three. */
export const HOUR_BANDS = 8;

/**
 * A county or city over some replications, by the band of hours in which they started: in how many the
 * target spoke of places in it, and in how many of these it was kept in every one.
 */
export interface GroupSum {
  readonly selected: Uint32Array;
  readonly kept: Uint32Array;
}

/** The explanation of one target over some replications: what happened place by place. */
export interface TargetSum {
  /** Which target of the program. */
  readonly target: number;
  readonly places: Map<number, PlaceSum>;
  /** By post: the counties and cities of the places, a place of that tier being its own. */
  readonly groups: Map<number, GroupSum>;
}

/** Nobody: neither a post nor a unit spent the minutes. */
const NOBODY = 4;
const FIRST_UNIT = 5;
const HOLDERS = 65_536;

/** One number for a kind of event and who spent the minutes: a tier, nobody, or a kind of unit. */
const stepKey = (kind: number, holder: number): number => kind * HOLDERS + holder;

/** The kind of event and the holder of a step. */
export const stepOf = (
  key: number,
): { readonly kind: number; readonly tier?: number; readonly unitKind?: number } => {
  const holder = key % HOLDERS;
  const kind = (key - holder) / HOLDERS;
  if (holder < NOBODY) return { kind, tier: holder };
  return holder === NOBODY ? { kind } : { kind, unitKind: holder - FIRST_UNIT };
};

const newPlace = (): PlaceSum => ({
  selected: 0,
  failed: 0,
  never: 0,
  bins: new Uint32Array(MINUTE_BINS),
  steps: new Map(),
  won: new Map(),
  reasons: new Map(),
});

const newGroup = (): GroupSum => ({
  selected: new Uint32Array(HOUR_BANDS),
  kept: new Uint32Array(HOUR_BANDS),
});

const add = (counts: Map<number, number>, key: number, number = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + number);
};

/**
 * Why targets fail, gathered replication by replication: how often each place fails, and on the critical
 * path of each failure (the causes of the row that stopped the clock) the minutes of every step since the
 * clock started, by kind of event and by who spent them: the unit or post that acted, else the post that
 * learned it. A step that began before the clock counts from there, so that all add up to the minutes of
 * the place.
 */
export class Explainer {
  private readonly opened: Opened;
  private readonly measurer: Measurer;
  private readonly targets: readonly number[];
  private readonly sums: TargetSum[];
  private readonly actsAsUnit: ReadonlySet<number>;
  private readonly actsAsPost: ReadonlySet<number>;
  private readonly isReason: ReadonlySet<number>;
  /** Reasons of the replication, by town. */
  private readonly reasonsAt = new Map<number, Set<number>>();

  constructor(opened: Opened, measurer: Measurer, targets: readonly number[]) {
    this.opened = opened;
    this.measurer = measurer;
    this.targets = targets;
    this.sums = targets.map((target) => ({
      target,
      places: new Map<number, PlaceSum>(),
      groups: new Map<number, GroupSum>(),
    }));
    const { all } = opened.register;
    const actingAs = (tables: readonly string[]): Set<number> =>
      new Set(all.filter((kind) => tables.includes(kind.tables.who)).map(({ id }) => id));
    this.actsAsUnit = actingAs(["unit"]);
    this.actsAsPost = actingAs(["post", "town"]);
    this.isReason = new Set(
      all
        .filter(({ way, stage, tables }) => {
          return way !== undefined && stage === undefined && tables.where === "town";
        })
        .map(({ id }) => id),
    );
  }

  /** Takes in the replication that the measurer has read. */
  add(read: Read): void {
    this.noteReasons(read);
    const band = Math.floor((hourAt(read.calendar, 0) * HOUR_BANDS) / 24) % HOUR_BANDS;
    const kept = new Map<number, boolean>();
    this.targets.forEach((target, i) => {
      const { measured } = this.measurer.targets[target];
      const isPicture = measured.by === "clock" && measured.to.stage === "firstPicture";
      kept.clear();
      this.measurer.eachPlace(target, (place) => {
        this.addPlace(this.sums[i].places, place, read, isPicture);
        this.noteGroups(kept, place);
      });
      for (const [post, all] of kept) {
        let group = this.sums[i].groups.get(post);
        if (group === undefined) this.sums[i].groups.set(post, (group = newGroup()));
        group.selected[band]++;
        if (all) group.kept[band]++;
      }
    });
  }

  result(): readonly TargetSum[] {
    return this.sums;
  }

  /** The county and the city of a place: was it kept in all of their places so far? */
  private noteGroups(kept: Map<number, boolean>, { place, kept: here }: PlaceMeasurement): void {
    const { posts } = this.opened;
    for (let post = place; post !== -1; post = posts.parent[post]) {
      const tier = tierOf(posts, post);
      if (tier === 1 || tier === 2) kept.set(post, here && (kept.get(post) ?? true));
    }
  }

  private noteReasons({ trace }: Read): void {
    this.reasonsAt.clear();
    const { kind, where, length } = trace;
    for (let row = 0; row < length; row++) {
      if (where[row] < 0 || !this.isReason.has(kind[row])) continue;
      const known = this.reasonsAt.get(where[row]);
      if (known === undefined) this.reasonsAt.set(where[row], new Set([kind[row]]));
      else known.add(kind[row]);
    }
  }

  private addPlace(
    places: Map<number, PlaceSum>,
    { place, value, kept, fromRow, toRow }: PlaceMeasurement,
    read: Read,
    isPicture: boolean,
  ): void {
    let sum = places.get(place);
    if (sum === undefined) places.set(place, (sum = newPlace()));
    sum.selected++;
    sum.bins[binOf(value / 60)]++;
    if (!kept) sum.failed++;
    if (toRow === -1) sum.never++;
    else {
      add(sum.won, read.trace.kind[toRow]);
      if (!kept) this.addSteps(sum.steps, read, fromRow, toRow);
    }
    if (isPicture) for (const kind of this.reasonsAt.get(place) ?? []) add(sum.reasons, kind);
  }

  private addSteps(
    steps: Map<number, StepSum>,
    { trace }: Read,
    fromRow: number,
    toRow: number,
  ): void {
    const { time, kind, cause } = trace;
    const startS = fromRow === -1 ? 0 : time[fromRow];
    for (let row = toRow; row !== -1 && time[row] > startS; row = cause[row]) {
      const before = cause[row] === -1 ? startS : Math.max(startS, time[cause[row]]);
      const milliseconds = Math.round((time[row] - before) * 1000);
      if (milliseconds === 0) continue;
      const key = stepKey(kind[row], this.holderOf(row, trace));
      const endedMs = Math.round((time[row] - startS) * 1000);
      addStep(steps, key, { milliseconds, endedMs, count: 1 });
    }
  }

  private holderOf(row: number, { kind, who, role }: Read["trace"]): number {
    const { posts, world } = this.opened;
    if (who[row] >= 0) {
      if (this.actsAsUnit.has(kind[row])) {
        return FIRST_UNIT + world.inventory.tables.unit.kind[who[row]];
      }
      if (this.actsAsPost.has(kind[row])) return tierOf(posts, who[row]);
    }
    return role[row] < 0 ? NOBODY : tierOf(posts, role[row]);
  }
}

/** Adds to what is known of a step. */
export const addStep = (
  steps: Map<number, StepSum>,
  key: number,
  { milliseconds, endedMs, count }: StepSum,
): void => {
  const known = steps.get(key);
  if (known === undefined) steps.set(key, { milliseconds, endedMs, count });
  else {
    known.milliseconds += milliseconds;
    known.endedMs += endedMs;
    known.count += count;
  }
};

/** Adds what another block has gathered. */
export const mergeTargetSums = (into: TargetSum[], more: readonly TargetSum[]): void => {
  for (const { target, places, groups } of more) {
    let sum = into.find((one) => one.target === target);
    if (sum === undefined) into.push((sum = { target, places: new Map(), groups: new Map() }));
    for (const [place, other] of places) mergePlace(sum.places, place, other);
    for (const [post, { selected, kept }] of groups) {
      let group = sum.groups.get(post);
      if (group === undefined) sum.groups.set(post, (group = newGroup()));
      for (let band = 0; band < HOUR_BANDS; band++) {
        group.selected[band] += selected[band];
        group.kept[band] += kept[band];
      }
    }
  }
};

const mergePlace = (places: Map<number, PlaceSum>, place: number, other: PlaceSum): void => {
  let sum = places.get(place);
  if (sum === undefined) places.set(place, (sum = newPlace()));
  sum.selected += other.selected;
  sum.failed += other.failed;
  sum.never += other.never;
  for (let i = 0; i < MINUTE_BINS; i++) sum.bins[i] += other.bins[i];
  for (const [key, step] of other.steps) addStep(sum.steps, key, step);
  for (const [kind, count] of other.won) add(sum.won, kind, count);
  for (const [kind, count] of other.reasons) add(sum.reasons, kind, count);
};
