import { namesOf } from "../../situation/names.ts";
import { nameIn } from "../../trace/sentence.ts";
import type { Reading } from "../../trace/sentence.ts";
import type { Trace } from "../../trace/trace.ts";
import { units } from "../../trace/unit.ts";
import type { Opened } from "./program.ts";

/** Columns of the trace that point at somebody or something. */
const pointing = ["who", "whom", "where", "role"] as const;

type Pointing = (typeof pointing)[number];

/** Whatever events point at, each once. */
export interface EventNames {
  readonly zh: readonly string[];
  readonly en: readonly string[];
  /** Of towns, counties, cities and the province; null of everything else. */
  readonly code: ReadonlyArray<string | null>;
}

/** Kinds of event that occur, each once. */
export interface EventKinds {
  readonly path: readonly string[];
  readonly stage: ReadonlyArray<string | null>;
  /** Unit of the amount. */
  readonly unit: ReadonlyArray<string | null>;
}

/** Every event of some replications of one set of assumptions: the columns of their traces, end to end. */
export interface EventBlock {
  readonly replications: readonly number[];
  readonly hashes: readonly string[];
  /** The first row of each replication, and at the end how many rows there are. */
  readonly starts: Int32Array;
  readonly time: Float64Array;
  readonly amount: Float64Array;
  readonly cause: Int32Array;
  /** Row of `kinds`. */
  readonly kind: Int32Array;
  readonly kinds: EventKinds;
  readonly names: EventNames;
  /** Rows of the tables of the world; -1 for nobody. */
  readonly rows: Readonly<Record<Pointing, Int32Array>>;
  /** What they are called: rows of `names`; -1 for nobody. */
  readonly named: Readonly<Record<Pointing, Int32Array>>;
}

/** Numbers in an order of their own, by what they stand for. */
class Numbered<T> {
  private readonly numbers = new Map<string, number>();
  readonly all: T[] = [];

  of(key: string, make: () => T): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.all.length;
      this.numbers.set(key, number);
      this.all.push(make());
    }
    return number;
  }
}

const placeTables: ReadonlySet<string> = new Set(["town", "post", "county", "city"]);

const codeOf = ({ world, posts }: Opened, table: string, index: number): string | null => {
  if (!placeTables.has(table)) return null;
  const { towns, counties, cities, province } = world.ground.names;
  const first = table === "county" ? posts.firstCounty : table === "city" ? posts.firstCity : 0;
  return [...towns, ...counties, ...cities, province][first + index]?.code ?? null;
};

interface Played {
  readonly hash: string;
  readonly columns: Pick<Trace, "time" | "amount" | "cause" | "kind" | Pointing>;
}

const copied = (trace: Trace): Played["columns"] => {
  const { length } = trace;
  return {
    time: trace.time.slice(0, length),
    amount: trace.amount.slice(0, length),
    cause: trace.cause.slice(0, length),
    kind: trace.kind.slice(0, length),
    who: trace.who.slice(0, length),
    whom: trace.whom.slice(0, length),
    where: trace.where.slice(0, length),
    role: trace.role.slice(0, length),
  };
};

/** Plays replications again and gives their events. */
export const eventsOf = (opened: Opened, replications: readonly number[]): EventBlock => {
  const { register, world, posts } = opened;
  const played = replications.map((replication): Played => {
    const { trace } = opened.play(replication);
    return { hash: trace.hash(), columns: copied(trace) };
  });
  const starts = new Int32Array(replications.length + 1);
  for (const [i, { columns }] of played.entries()) starts[i + 1] = starts[i] + columns.time.length;
  const all = starts[replications.length];
  const joined = <A extends Float64Array | Int32Array>(
    into: A,
    pick: (columns: Played["columns"]) => A,
  ): A => {
    for (const [i, { columns }] of played.entries()) into.set(pick(columns), starts[i]);
    return into;
  };
  const whole = (column: "cause" | "kind" | Pointing): Int32Array =>
    joined(new Int32Array(all), (columns) => columns[column]);

  const nameOf = namesOf(world, posts);
  const [zh, en] = (["zh", "en"] as const).map((language): Reading => ({ language, nameOf }));
  const kinds = new Numbered<ReturnType<typeof register.byId>>();
  const names = new Numbered<{ zh: string; en: string; code: string | null }>();
  const kind = whole("kind");
  const rows = Object.fromEntries(pointing.map((column) => [column, whole(column)])) as Record<
    Pointing,
    Int32Array
  >;
  const named = Object.fromEntries(
    pointing.map((column) => [column, new Int32Array(all).fill(-1)]),
  ) as Record<Pointing, Int32Array>;
  const row = { time: 0, kind: 0, who: 0, whom: 0, where: 0, amount: 0, cause: 0, role: 0 };
  for (let i = 0; i < all; i++) {
    const own = register.byId(kind[i]);
    kind[i] = kinds.of(own.path, () => own);
    for (const column of pointing) {
      const index = rows[column][i];
      if (index < 0) continue;
      const table = own.tables[column];
      named[column][i] = names.of(`${table} ${index}`, () => {
        const at = { ...row, [column]: index };
        return {
          zh: nameIn(column, at, own, zh),
          en: nameIn(column, at, own, en),
          code: codeOf(opened, table, index),
        };
      });
    }
  }
  return {
    replications,
    hashes: played.map(({ hash }) => hash),
    starts,
    time: joined(new Float64Array(all), ({ time }) => time),
    amount: joined(new Float64Array(all), ({ amount }) => amount),
    cause: whole("cause"),
    kind,
    kinds: {
      path: kinds.all.map(({ path }) => path),
      stage: kinds.all.map(({ stage }) => stage ?? null),
      unit: kinds.all.map(({ amount }) => (amount === undefined ? null : units[amount].si)),
    },
    names: {
      zh: names.all.map((name) => name.zh),
      en: names.all.map((name) => name.en),
      code: names.all.map(({ code }) => code),
    },
    rows,
    named,
  };
};

/** The buffers of a block that move to another thread. */
export const eventBuffers = ({
  starts,
  time,
  amount,
  cause,
  kind,
  rows,
  named,
}: EventBlock): ArrayBuffer[] =>
  [starts, time, amount, cause, kind, ...Object.values(rows), ...Object.values(named)].map(
    ({ buffer }) => buffer as ArrayBuffer,
  );
