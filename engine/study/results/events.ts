import { zstdCompressSync } from "node:zlib";

import { combineHashes } from "../../trace/hash.ts";
import { assumptionsOf } from "../ensemble/plan.ts";
import type { Block } from "../pool/block.ts";
import type { EventBlock } from "../pool/events.ts";
import type { Pool } from "../pool/pool.ts";
import type { Study } from "../study.ts";
import { parquetRows } from "./parquet-rows.ts";
import type { Cells, Column } from "./parquet-rows.ts";
import type { Wanted } from "./whole-file.ts";

const indexColumn = (name: string, zh: string, en: string): Column => ({
  name,
  type: "INT32",
  nullable: false,
  text: { zh, en },
});

const textColumn = (name: string, zh: string, en: string): Column => ({
  name,
  type: "STRING",
  nullable: true,
  text: { zh, en },
});

/** A column and the cells of it that a block gives. */
interface Part {
  readonly column: Column;
  readonly cells: (block: EventBlock, set: number) => Cells;
}

const eachRow = <T>(length: number, at: (row: number) => T): T[] =>
  Array.from({ length }, (_, i) => at(i));

/** Of each row, what a list says for the number that stands there; null for nobody. */
const looked = <T>(numbers: Int32Array, list: readonly T[]): (T | null)[] =>
  eachRow(numbers.length, (i) => (numbers[i] < 0 ? null : list[numbers[i]]));

const byReplication = (
  { replications, starts, time }: EventBlock,
  at: (replication: number, row: number) => number,
): Int32Array => {
  const cells = new Int32Array(time.length);
  for (const [i, replication] of replications.entries()) {
    for (let row = starts[i]; row < starts[i + 1]; row++)
      cells[row] = at(replication, row - starts[i]);
  }
  return cells;
};

const parts: readonly Part[] = [
  {
    column: indexColumn("replication", "重复序号,从 0 起", "number of the replication, from 0"),
    cells: (block) => byReplication(block, (replication) => replication),
  },
  {
    column: indexColumn("assumption_set", "假设套号,从 0 起", "set of assumptions, from 0"),
    cells: (block, set) => new Int32Array(block.time.length).fill(set),
  },
  {
    column: indexColumn("row", "该次重复中的行号,从 0 起", "row in its replication, from 0"),
    cells: (block) => byReplication(block, (_, row) => row),
  },
  {
    column: {
      name: "time_s",
      type: "DOUBLE",
      nullable: false,
      text: { zh: "自开始的秒数", en: "seconds from the start" },
    },
    cells: ({ time }) => time,
  },
  {
    column: {
      ...textColumn("kind", "事件种类(房间/名称)", "kind of event (room/name)"),
      nullable: false,
    },
    cells: ({ kind, kinds }) => looked(kind, kinds.path),
  },
  {
    column: textColumn(
      "stage",
      "到达的阶段;空为无",
      "stage of the clock that it reaches; null: none",
    ),
    cells: ({ kind, kinds }) => looked(kind, kinds.stage),
  },
  {
    column: indexColumn("who", "主体在其表中的行;-1 无", "row of who in its table; -1 nobody"),
    cells: ({ rows }) => rows.who,
  },
  {
    column: indexColumn("whom", "客体在其表中的行;-1 无", "row of whom in its table; -1 nobody"),
    cells: ({ rows }) => rows.whom,
  },
  {
    column: indexColumn("where", "地点在其表中的行;-1 无", "row of where in its table; -1 nowhere"),
    cells: ({ rows }) => rows.where,
  },
  {
    column: {
      name: "amount",
      type: "DOUBLE",
      nullable: false,
      text: { zh: "数量,国际单位", en: "amount, SI" },
    },
    cells: ({ amount }) => amount,
  },
  {
    column: textColumn("unit", "数量的单位;空为无", "unit of the amount; null: none"),
    cells: ({ kind, kinds }) => looked(kind, kinds.unit),
  },
  {
    column: indexColumn(
      "cause",
      "导致它的行(同一次重复);-1 无",
      "row that led to it, in the same replication; -1 none",
    ),
    cells: ({ cause }) => cause,
  },
  {
    column: indexColumn("role", "知情的指挥机构;-1 无", "post that knows it; -1 nobody"),
    cells: ({ rows }) => rows.role,
  },
  ...(
    [
      ["who", "主体", "who"],
      ["whom", "客体", "whom"],
      ["where", "地点", "where"],
      ["role", "知情的指挥机构", "the post that knows"],
    ] as const
  ).flatMap(([column, zh, en]): Part[] => [
    ...(column === "where" || column === "role"
      ? [
          {
            column: textColumn(
              `${column}_code`,
              `${zh}的行政区划代码;空为无`,
              `code of ${en}; null: none`,
            ),
            cells: ({ named, names }: EventBlock) => looked(named[column], names.code),
          },
        ]
      : []),
    {
      column: textColumn(`${column}_zh`, `${zh}的名称`, `name of ${en}, Chinese`),
      cells: ({ named, names }) => looked(named[column], names.zh),
    },
    {
      column: textColumn(`${column}_en`, `${zh}的英文名称`, `name of ${en}, English`),
      cells: ({ named, names }) => looked(named[column], names.en),
    },
  ]),
];

/** The columns of the table of events. */
export const eventColumns: readonly Column[] = parts.map(({ column }) => column);

/** Rows in a group, at least; blocks are cut to hold about as many. */
const GROUP = 65_536;
/** Replications in a block at most. */
const MOST = 64;

/** The replications of an ensemble, set by set, in short blocks. */
const blocksBySet = ({ plan, rows }: Study["ensemble"]): Block[] => {
  const { program, replications: all, sets } = plan;
  const each = Math.min(MOST, Math.max(1, Math.floor((GROUP * all) / Math.max(1, rows))));
  const blocks: Block[] = [];
  for (let set = 0; set < sets; set++) {
    for (let first = set; first < all; first += each * sets) {
      const replications: number[] = [];
      for (let r = first; r < all && replications.length < each; r += sets) replications.push(r);
      blocks.push({ program, assumptions: assumptionsOf(plan, set), replications, explain: false });
    }
  }
  return blocks;
};

/** Results of tasks in their order, no more than so many begun ahead of the one that is waited for. */
async function* inOrder<T, R>(
  tasks: readonly T[],
  ahead: number,
  begin: (task: T) => Promise<R>,
): AsyncGenerator<[T, R]> {
  const begun: Promise<R>[] = [];
  let next = 0;
  for (const task of tasks) {
    while (next < tasks.length && begun.length < ahead) {
      const result = begin(tasks[next++]);
      // Heard of when it is its turn.
      result.catch(() => {});
      begun.push(result);
    }
    const result = await begun[0];
    void begun.shift();
    yield [task, result];
  }
}

const joinedCells = (pieces: readonly Cells[]): Cells => {
  const [first] = pieces;
  if (pieces.length === 1) return first;
  const rows = pieces.reduce((sum, { length }) => sum + length, 0);
  if (first instanceof Int32Array || first instanceof Float64Array) {
    const whole = first instanceof Int32Array ? new Int32Array(rows) : new Float64Array(rows);
    let at = 0;
    for (const piece of pieces as readonly (Int32Array | Float64Array)[]) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
  return (pieces as readonly unknown[][]).flat();
};

/**
 * Every event of every replication that was counted, as `events.parquet`: by set of assumptions, then by
 * replication, then by row. The replications are played again, some blocks ahead of the one that is
 * written, so that memory does not grow with how many there are.
 */
export const eventsParquet = (
  pool: Pool,
  { ensemble }: Pick<Study, "ensemble">,
  metadata: Readonly<Record<string, string>>,
  onProgress: (done: number, all: number) => void = () => {},
): Wanted => ({
  name: "events.parquet",
  write: async (put) => {
    const table = parquetRows(eventColumns, metadata, put, (bytes) => zstdCompressSync(bytes));
    const { replications } = ensemble.plan;
    const hashes = new Array<string>(replications).fill("");
    let waiting: Cells[][] = [];
    let rows = 0;
    let done = 0;
    const write = async (): Promise<void> => {
      if (rows > 0)
        await table.group(parts.map((_, i) => joinedCells(waiting.map((cells) => cells[i]))));
      waiting = [];
      rows = 0;
    };
    const played = inOrder(blocksBySet(ensemble), 2 * pool.workers, (block) => pool.events(block));
    for await (const [{ assumptions }, events] of played) {
      for (const [i, replication] of events.replications.entries()) {
        hashes[replication] = events.hashes[i];
      }
      waiting.push(parts.map(({ cells }) => cells(events, assumptions.assumptionSet)));
      rows += events.time.length;
      if (rows >= GROUP) await write();
      done += events.replications.length;
      onProgress(done, replications);
    }
    await write();
    if (combineHashes(hashes) !== ensemble.traceHash) {
      throw new Error("replications played again for their events came out otherwise");
    }
    await table.finish();
  },
});
