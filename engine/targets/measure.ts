import type { Calendar } from "../situation/calendar.ts";
import type { Posts } from "../situation/posts.ts";
import type { KindRegister } from "../trace/register.ts";
import type { Trace } from "../trace/trace.ts";
import { dayOrNight } from "../world/air/daylight.ts";
import type { DayOrNight } from "../world/air/daylight.ts";
import type { World } from "../world/world.ts";
import { Clock } from "./clock.ts";
import type { CompiledTarget } from "./compiled-target.ts";
import { areaPoints, measureLedger, postPoints, seatOf } from "./reach.ts";
import type { Points } from "./reach.ts";
import { Scenes, Selection } from "./scope.ts";
import { keeps, settleStatistic } from "./statistic.ts";
import type { Outcome } from "./statistic.ts";

/** One target in one replication. */
export interface Measurement {
  /** The statistic in SI (or a share); Infinity where it never happened, NaN where it speaks of nobody. */
  readonly value: number;
  /** Undefined where it speaks of nobody: the replication then says nothing about this target. */
  readonly pass: boolean | undefined;
  /** How many places, people or points it was taken over. */
  readonly counted: number;
}

/** One place of one target in one replication. */
export interface PlaceMeasurement {
  /** The post: a town, county, city, the province. */
  readonly place: number;
  /** Its value in SI; Infinity where it never happened. */
  readonly value: number;
  /** Does it keep the threshold by itself? */
  readonly kept: boolean;
  /** The rows that started and stopped the clock; -1 where there is none. */
  readonly fromRow: number;
  readonly toRow: number;
}

/** What is read of a replication besides its trace: nothing that command would not know. */
export interface Read {
  readonly trace: Trace;
  readonly calendar: Calendar;
}

/**
 * Measures targets on traces. Made once for each model (in a worker), used for every replication:
 * `read` notes what the trace reaches, then each target may be asked.
 */
export class Measurer {
  readonly targets: readonly CompiledTarget[];
  private readonly world: World;
  private readonly posts: Posts;
  private readonly clock: Clock;
  private readonly scenes: Scenes;
  private readonly gauges: readonly Gauge[];
  private current: Read | undefined;
  /** What the ledger says, by target, once it was asked. */
  private readonly settled = new Map<number, Measurement>();
  /** Room for the values of one target. */
  private readonly room: { readonly values: Float64Array; readonly weights: Float64Array };
  private readonly sun: DayOrNight = { day: true, sinceS: 0, untilS: 0 };

  constructor(
    targets: readonly CompiledTarget[],
    world: World,
    posts: Posts,
    register: KindRegister,
  ) {
    const { ground, inventory } = world;
    this.targets = targets;
    this.world = world;
    this.posts = posts;
    this.clock = new Clock(posts, ground.tables, inventory, register);
    this.room = {
      values: new Float64Array(posts.count),
      weights: new Float64Array(posts.count),
    };
    this.scenes = new Scenes(ground.tables.town.rows, register);
    let area: Points | undefined;
    // Readings of one target differ in threshold and scope, not in what is measured where.
    const overArea = new Map<string, Float64Array>();
    this.gauges = targets.map((target): Gauge => {
      const selection = new Selection(posts, ground.tables, target.scope);
      if (target.measured.by === "clock") {
        const { from, to } = target.measured;
        return { selection, from: this.clock.watch(from), to: this.clock.watch(to) };
      }
      const { measure, of } = target.measured;
      let points: Points;
      if (target.scope.unit === "area") points = area ??= areaPoints(ground.tables, posts);
      else {
        const { places, count } = selection;
        points = postPoints(ground.tables, posts, places.subarray(0, count));
      }
      let values: Float64Array | undefined;
      if (points === area) {
        const key = JSON.stringify([measure, of]);
        values = overArea.get(key) ?? measureLedger(measure, of, world, posts, points);
        overArea.set(key, values);
      } else values = measureLedger(measure, of, world, posts, points);
      return { selection, ledger: insideOf(points, values, target, posts, selection) };
    });
  }

  /** Notes a replication that has just been played. */
  read(replication: Read): void {
    this.current = replication;
    this.clock.read(replication.trace);
    this.scenes.read(replication.trace);
  }

  /** The town hit worst in the replication read last; -1 where nothing happened. */
  worstTown(): number {
    return this.scenes.worst(() => true);
  }

  /** One target over the replication read last. */
  measure(index: number): Measurement {
    const { ledger } = this.gauges[index];
    if (ledger === undefined) {
      const { values, weights } = this.room;
      let count = 0;
      this.eachPlace(index, ({ value }, weight) => {
        values[count] = value;
        weights[count++] = weight;
      });
      return this.settle(index, values, weights, count);
    }
    // The ledger says the same in every replication.
    const known = this.settled.get(index);
    if (known !== undefined) return known;
    const { values, weights } = ledger;
    const settled = this.settle(index, values, weights, values.length);
    this.settled.set(index, settled);
    return settled;
  }

  private settle(
    index: number,
    values: Float64Array,
    weights: Float64Array,
    count: number,
  ): Measurement {
    const { statistic, threshold } = this.targets[index];
    settleStatistic(statistic, threshold.sense, threshold.si, values, weights, count, outcome);
    const nobody = Number.isNaN(outcome.value);
    return { value: outcome.value, pass: nobody ? undefined : outcome.pass, counted: count };
  }

  /** Every place that a target speaks of in the replication read last, in the order of selection. */
  eachPlace(index: number, visit: (place: PlaceMeasurement, weight: number) => void): void {
    const target = this.targets[index];
    const { sense, si } = target.threshold;
    const gauge = this.gauges[index];
    if (gauge.ledger !== undefined) {
      const { values, weights, post } = gauge.ledger;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        const kept = keeps(value, sense, si);
        visit({ place: post[i], value, kept, fromRow: -1, toRow: -1 }, weights[i]);
      }
      return;
    }
    const { trace } = this.reading();
    const { time } = trace;
    gauge.selection.fill(this.scenes);
    const { places, weights, count } = gauge.selection;
    for (let i = 0; i < count; i++) {
      const place = places[i];
      const fromRow = this.clock.firstRow(gauge.from, place);
      const toRow = this.clock.firstRow(gauge.to, place);
      if (!this.hasLight(target, place, fromRow)) continue;
      const value = elapsed(time, fromRow, toRow);
      visit({ place, value, kept: keeps(value, sense, si), fromRow, toRow }, weights[i]);
    }
  }

  private reading(): Read {
    if (this.current === undefined) throw new RangeError("no replication was read");
    return this.current;
  }

  /** Is it day or night at the place, as the scope asks, when the clock starts (or the disaster does)? */
  private hasLight({ scope }: CompiledTarget, place: number, fromRow: number): boolean {
    if (scope.light === undefined) return true;
    const { trace, calendar } = this.reading();
    const [lon, lat] = seatOf(this.world.ground.tables, this.posts, place);
    const timeS = fromRow === -1 ? 0 : trace.time[fromRow];
    const { daylight } = this.world;
    const { startEpochS } = calendar;
    dayOrNight(daylight, "civilTwilight", startEpochS, timeS, lon, lat, this.sun);
    return this.sun.day === (scope.light === "day");
  }
}

/**
 * Seconds from one row to another. What was there before the clock started took no time; what never
 * came took for ever.
 */
const elapsed = (time: Float64Array, fromRow: number, toRow: number): number => {
  if (toRow === -1) return Infinity;
  return fromRow === -1 ? 0 : Math.max(0, time[toRow] - time[fromRow]);
};

interface Ledger {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly post: Int32Array;
}

type Gauge =
  | { readonly selection: Selection; readonly ledger: Ledger }
  | {
      readonly selection: Selection;
      readonly from: number;
      readonly to: number;
      readonly ledger?: undefined;
    };

/** The points that lie where the scope looks, with their weights. */
const insideOf = (
  points: Points,
  values: Float64Array,
  { scope }: CompiledTarget,
  posts: Posts,
  selection: Selection,
): Ledger => {
  if (scope.unit !== "area") {
    return { values, weights: selection.weights.slice(0, selection.count), post: points.post };
  }
  if (scope.within === undefined) {
    return { values, weights: new Float64Array(points.count).fill(1), post: points.post };
  }
  const wanted = new Set(scope.within);
  const isInside = (post: number): boolean => {
    for (let at = post; at !== -1; at = posts.parent[at]) if (wanted.has(at)) return true;
    return false;
  };
  const rows = Array.from({ length: points.count }, (_, i) => i).filter((i) =>
    isInside(points.post[i]),
  );
  return {
    values: Float64Array.from(rows, (i) => values[i]),
    weights: new Float64Array(rows.length).fill(1),
    post: Int32Array.from(rows, (i) => points.post[i]),
  };
};

const outcome: Outcome = { value: NaN, pass: false };
