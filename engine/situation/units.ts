import { compileDistribution } from "../random/distribution.ts";
import { hashName, hashNames } from "../random/names.ts";
import { standardNormalQuantile } from "../random/normal.ts";
import type { Stream } from "../random/stream.ts";
import { busyCrews, presentShare, readinessShare } from "../world/inventory/presence.ts";
import type { CivilTime } from "../world/inventory/presence.ts";
import type { CompiledInventory } from "../world/inventory/compile-inventory.ts";
import type { World } from "../world/world.ts";
import { dateAt, hourAt } from "./calendar.ts";
import type { Calendar } from "./calendar.ts";
import { ResidualTime } from "./residual-time.ts";
import type { Stage } from "./stage.ts";

/** How a unit stands. From `tasked` on it is field's to say what it does. */
export const UNIT = {
  atBase: 0,
  /** Lent, on another job, under repair: not to be had. */
  away: 1,
  /** Out on a routine call; back at `freeS`. */
  busy: 2,
  unserviceable: 3,
  tasked: 4,
  moving: 5,
  onScene: 6,
  stuck: 7,
} as const;
export type UnitState = (typeof UNIT)[keyof typeof UNIT];

/** The name of each unit as an integer, by its id; taken as it is where somebody has reckoned it before. */
export const unitNamesOf = ({
  names,
  unitNames,
}: Pick<CompiledInventory, "names" | "unitNames">): Int32Array =>
  unitNames ?? Int32Array.from(hashNames(names.ids.map((id) => `unit ${id}`)));

/**
 * The units of the inventory as they are in one replication. How a unit stands at the start is drawn
 * when somebody first asks for it, from streams of its own, so that most are never drawn and nobody's
 * chance hangs on who else was asked.
 *
 * `number` of the ledger is cut to `available` (those there and fit for use), `people` to `present`.
 */
export class Units {
  private readonly world: World;
  private readonly stage: Stage;
  private readonly calendar: Calendar;
  /** The name of each unit as an integer, by its id. */
  readonly id: Int32Array;
  private readonly routines: readonly Routine[];
  /** The generation in which a unit was drawn. */
  private readonly drawnIn: Int32Array;
  private generation = 0;
  private readonly states: Uint8Array;
  private readonly presentPeople: Float64Array;
  private readonly availableNumber: Float64Array;
  private readonly free: Float64Array;
  /** Where it is: a node of the road network, -1 while it is between nodes or off them. */
  readonly node: Int32Array;
  /** The town it was sent to, -1 for none; and the row of its last order. */
  readonly town: Int32Array;
  readonly orderRow: Int32Array;

  constructor(world: World, stage: Stage, calendar: Calendar) {
    const { tables } = world.inventory;
    const units = tables.unit.rows;
    this.world = world;
    this.stage = stage;
    this.calendar = calendar;
    this.id = unitNamesOf(world.inventory);
    this.routines = routinesOf(world);
    this.drawnIn = new Int32Array(units);
    this.states = new Uint8Array(units);
    this.presentPeople = new Float64Array(units);
    this.availableNumber = new Float64Array(units);
    this.free = new Float64Array(units);
    this.node = new Int32Array(units);
    this.town = new Int32Array(units);
    this.orderRow = new Int32Array(units);
  }

  /** Forgets everything; nothing is drawn before it is asked for. O(1). */
  reset(): void {
    this.generation++;
  }

  /** How a unit stands. */
  state(unit: number): UnitState {
    this.know(unit);
    if (this.states[unit] === UNIT.busy && this.stage.now >= this.free[unit]) {
      this.states[unit] = UNIT.atBase;
    }
    return this.states[unit] as UnitState;
  }

  /** Field says how a unit stands from now on. */
  set(unit: number, state: UnitState): void {
    this.know(unit);
    this.states[unit] = state;
  }

  /** When a unit that is out on a routine call is free again; 0 for any other. */
  freeS(unit: number): number {
    this.know(unit);
    return this.free[unit];
  }

  /** People of the unit who were there at the start. */
  present(unit: number): number {
    this.know(unit);
    return this.presentPeople[unit];
  }

  /** How many of what the row stands for are there and fit for use. */
  available(unit: number): number {
    this.know(unit);
    return this.availableNumber[unit];
  }

  private know(unit: number): void {
    if (this.drawnIn[unit] === this.generation) return;
    this.drawnIn[unit] = this.generation;
    const { tables, catalogue } = this.world.inventory;
    const row = tables.unit;
    const profile = catalogue.readiness[row.readiness[unit]];
    this.node[unit] = row.node[unit];
    this.town[unit] = -1;
    this.orderRow[unit] = -1;
    this.free[unit] = 0;
    this.states[unit] = UNIT.atBase;
    this.presentPeople[unit] = row.people[unit];
    this.availableNumber[unit] = row.number[unit];
    // Always there, all of it.
    if (profile === undefined) return;
    const stream = this.stage.streams.get(this.id[unit], AT_START);
    const at = civilStart(this.calendar);
    const uAway = stream.uniform();
    const uServiceable = stream.uniform();
    const uPresent = stream.uniform();
    const uBusy = stream.uniform();
    const uFree = stream.uniform();
    const away = readinessShare(profile, "away");
    const serviceable = readinessShare(profile, "serviceable");
    const share = presentShare(profile, at);
    this.presentPeople[unit] = Math.min(
      row.people[unit],
      Math.floor(row.people[unit] * share + uPresent),
    );
    const number = row.number[unit];
    if (number > 1) {
      this.availableNumber[unit] = binomial(number, (1 - away) * serviceable, stream);
      if (this.availableNumber[unit] === 0) this.states[unit] = UNIT.unserviceable;
      return;
    }
    if (uAway < away) this.states[unit] = UNIT.away;
    else if (uServiceable >= serviceable) this.states[unit] = UNIT.unserviceable;
    if (this.states[unit] !== UNIT.atBase) {
      this.availableNumber[unit] = 0;
      return;
    }
    for (const routine of this.routines) {
      if (routine.readiness !== row.readiness[unit]) continue;
      if (uBusy < routine.busyShare(at)) {
        this.states[unit] = UNIT.busy;
        this.free[unit] = routine.left.quantile(uFree);
      }
      return;
    }
  }
}

export const unitsOf = (world: World, stage: Stage, calendar: Calendar): Units =>
  new Units(world, stage, calendar);

const AT_START = hashName("unit at the start");

/** Calls of every day: how many of the units they keep busy, and for how long still. */
interface Routine {
  readonly readiness: number;
  readonly busyShare: (at: CivilTime) => number;
  readonly left: ResidualTime;
}

const routinesOf = ({ inventory, ground, shareOfProvince }: World): Routine[] => {
  const { catalogue, tables } = inventory;
  const people = ground.tables.county.population.reduce((sum, n) => sum + n, 0);
  return catalogue.routine.map((routine): Routine => {
    let crews = 0;
    for (let unit = 0; unit < tables.unit.rows; unit++) {
      if (tables.unit.readiness[unit] === routine.readiness) crews += tables.unit.number[unit];
    }
    const { busy } = routine;
    return {
      readiness: routine.readiness,
      busyShare: (at) => {
        const inRegion = routine.of === "province" ? shareOfProvince : 1;
        return crews === 0 ? 0 : Math.min(1, (inRegion * busyCrews(routine, at, people)) / crews);
      },
      left: new ResidualTime(
        compileDistribution(
          busy.kind === "constant" ? { kind: "constant", value: busy.value } : busy.distribution,
        ),
      ),
    };
  });
};

const civilStart = (calendar: Calendar): CivilTime => ({
  month: dateAt(calendar, 0).month,
  hour: hourAt(calendar, 0),
});

/** Few enough to be counted one by one. */
const COUNTED = 32;

/** How many of `n` with probability `p` each; of many, by the normal approximation. */
const binomial = (n: number, p: number, stream: Stream): number => {
  if (n > COUNTED) {
    const z = standardNormalQuantile(stream.uniform());
    return Math.max(0, Math.min(n, Math.round(n * p + z * Math.sqrt(n * p * (1 - p)))));
  }
  let found = 0;
  for (let i = 0; i < n; i++) if (stream.uniform() < p) found++;
  return found;
};
