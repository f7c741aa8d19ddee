/** The columns in their order: time, kind, who, whom, where, amount, cause, role. */
export type Columns = readonly [
  time: Float64Array,
  kind: Int32Array,
  who: Int32Array,
  whom: Int32Array,
  where: Int32Array,
  amount: Float64Array,
  cause: Int32Array,
  role: Int32Array,
];

/** "MUST" read as a little-endian word; a machine of the other byte order reads another number. */
const MAGIC = 0x5453554d;
const VERSION = 1;
const HEADER_BYTES = 16;
const ROW_BYTES = 40;

/** A buffer that no trace was packed into, or not by this version or byte order. */
export class BadTraceBuffer extends Error {
  override readonly name = "BadTraceBuffer";
  readonly found: string;
  readonly allowed: { readonly zh: string; readonly en: string };

  constructor(found: string, allowed: { readonly zh: string; readonly en: string }) {
    super(
      `trace buffer: found ${found}, allowed: ${allowed.en} (事件表缓冲区:${found},允许:${allowed.zh})`,
    );
    this.found = found;
    this.allowed = allowed;
  }
}

/**
 * One buffer: four words (magic, version, rows, 0), then the two float columns time and amount,
 * then kind, who, whom, where, cause, role, each of `rows` cells, in the machine's byte order.
 */
export function packColumns(rows: number, columns: Columns): ArrayBuffer {
  const buffer = new ArrayBuffer(HEADER_BYTES + rows * ROW_BYTES);
  new Uint32Array(buffer, 0, 4).set([MAGIC, VERSION, rows, 0]);
  const packed = views(buffer, rows);
  columns.forEach((column, i) => packed[i].set(column.subarray(0, rows)));
  return buffer;
}

/** Views of the columns in a packed buffer, without a copy. Throws `BadTraceBuffer`. */
export function unpackColumns(buffers: readonly ArrayBuffer[]): {
  rows: number;
  columns: Columns;
} {
  const [buffer] = buffers;
  if (buffer === undefined || buffers.length !== 1) {
    throw new BadTraceBuffer(`${buffers.length} buffers`, { zh: "1 个缓冲区", en: "one buffer" });
  }
  if (buffer.byteLength < HEADER_BYTES) {
    throw new BadTraceBuffer(`${buffer.byteLength} bytes`, {
      zh: `至少 ${HEADER_BYTES} 字节`,
      en: `at least ${HEADER_BYTES} bytes`,
    });
  }
  const [magic, version, rows] = new Uint32Array(buffer, 0, 4);
  if (magic !== MAGIC || version !== VERSION) {
    throw new BadTraceBuffer(`mark ${magic.toString(16)}, version ${version}`, {
      zh: `本机字节序的标记 ${MAGIC.toString(16)},版本 ${VERSION}`,
      en: `mark ${MAGIC.toString(16)} in this machine's byte order, version ${VERSION}`,
    });
  }
  const expected = HEADER_BYTES + rows * ROW_BYTES;
  if (buffer.byteLength !== expected) {
    throw new BadTraceBuffer(`${buffer.byteLength} bytes for ${rows} rows`, {
      zh: `${expected} 字节`,
      en: `${expected} bytes`,
    });
  }
  return { rows, columns: views(buffer, rows) };
}

function views(buffer: ArrayBuffer, rows: number): Columns {
  const floats = (i: number): Float64Array =>
    new Float64Array(buffer, HEADER_BYTES + i * rows * 8, rows);
  const ints = (i: number): Int32Array =>
    new Int32Array(buffer, HEADER_BYTES + rows * 16 + i * rows * 4, rows);
  return [floats(0), ints(0), ints(1), ints(2), ints(3), floats(1), ints(4), ints(5)];
}
