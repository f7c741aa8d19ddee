import { Trace } from "../engine/trace/trace.ts";

/** What the trace costs, each the median of the rounds. */
export interface TraceBenchmark {
  readonly rows: number;
  readonly nsPerAppend: number;
  readonly nsPerRowHashed: number;
  /** Packing for another thread, and reading it there with every law checked. */
  readonly nsPerRowTransferred: number;
  readonly nsPerRowReceived: number;
  /** Memory held for a million rows (10^6 bytes): used, and with the slack of doubling. */
  readonly megabytesPerMillionRows: number;
  readonly megabytesPerMillionRowsTransferred: number;
}

/** Measures append, hash and transfer on `rows` rows, in 9 rounds after a warm-up. */
export async function benchTrace(rows = 1_000_000): Promise<TraceBenchmark> {
  const trace = new Trace();
  const append: number[] = [];
  const hash: number[] = [];
  const transfer: number[] = [];
  const receive: number[] = [];
  let packed = 0;
  for (let round = -2; round < 9; round++) {
    trace.reset();
    const times = [performance.now()];
    fill(trace, rows);
    times.push(performance.now());
    const before = trace.hash();
    times.push(performance.now());
    const { buffers } = trace.transfer();
    times.push(performance.now());
    const received = Trace.from(buffers);
    times.push(performance.now());
    if (received.hash() !== before) throw new Error("the transferred trace has another hash");
    packed = buffers[0].byteLength;
    if (round < 0) continue;
    [append, hash, transfer, receive].forEach((list, i) => {
      list.push(((times[i + 1] - times[i]) * 1e6) / rows);
    });
    // Lets other work of the process, and the collector, have their turn between rounds.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    rows,
    nsPerAppend: median(append),
    nsPerRowHashed: median(hash),
    nsPerRowTransferred: median(transfer),
    nsPerRowReceived: median(receive),
    megabytesPerMillionRows: trace.bytes / rows,
    megabytesPerMillionRowsTransferred: packed / rows,
  };
}

function fill(trace: Trace, rows: number): void {
  for (let i = 0; i < rows; i++) {
    trace.append(i * 0.5, 1 + (i & 63), i & 1023, -1, i % 300, i * 0.25, i - 1, i & 3);
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

if (import.meta.main) console.log(JSON.stringify(await benchTrace(), null, 2));
