/**
 * Typed tables in one SharedArrayBuffer: declare names and types of columns once, pack, and open the
 * same bytes in any worker without a copy. A part of the world declares its layout and gives its
 * columns; layouts of several parts join by spreading: `{...groundLayout, ...airLayout}`.
 *
 * The buffer begins with a header of 32-bit numbers: magic, version of this form, fingerprint of
 * the layout, bytes in all, number of tables, rows of each table. Columns follow in the order of the
 * layout, each on a multiple of 8 bytes.
 */
const MAGIC = 0x4d53_5452; // "MSTR"
const FORM = 1;
const HEADER = 5;

const arrays = {
  f64: Float64Array,
  f32: Float32Array,
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  i16: Int16Array,
  u8: Uint8Array,
} as const;

export type ColumnType = keyof typeof arrays;

interface ArrayOf {
  f64: Float64Array<SharedArrayBuffer>;
  f32: Float32Array<SharedArrayBuffer>;
  i32: Int32Array<SharedArrayBuffer>;
  u32: Uint32Array<SharedArrayBuffer>;
  u16: Uint16Array<SharedArrayBuffer>;
  i16: Int16Array<SharedArrayBuffer>;
  u8: Uint8Array<SharedArrayBuffer>;
}

/** Tables by name, each with its columns and their types. No column is called `rows`. */
export type Layout = Readonly<Record<string, Readonly<Record<string, ColumnType>>>>;

/** The opened tables: number of rows, and each column as a typed array over the shared bytes. */
export type Tables<L extends Layout> = {
  readonly [T in keyof L]: { readonly rows: number } & {
    readonly [C in keyof L[T]]: ArrayOf[L[T][C]];
  };
};

/** What is to be packed: the columns of a table are equally long. */
export type Columns<L extends Layout> = {
  readonly [T in keyof L]: { readonly [C in keyof L[T]]: ArrayLike<number> };
};

/** A buffer that does not hold what the layout says, or columns that do not fit it. */
export class TablesRefused extends Error {
  override readonly name = "TablesRefused";
}

/** FNV-1a over names and types, so that a buffer of another layout is refused. */
const fingerprint = (layout: Layout): number => {
  let hash = 0x811c_9dc5;
  const take = (text: string) => {
    for (let i = 0; i < text.length; i++)
      hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193) >>> 0;
  };
  for (const table of Object.keys(layout)) {
    take(`${table}(`);
    for (const column of Object.keys(layout[table])) take(`${column}:${layout[table][column]},`);
    take(")");
  }
  return hash;
};

const view = (type: ColumnType, buffer: SharedArrayBuffer, offset: number, rows: number) => {
  const array: new (buffer: SharedArrayBuffer, offset: number, rows: number) => unknown =
    arrays[type];
  return new array(buffer, offset, rows);
};

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

const bytesNeeded = (layout: Layout, rows: Readonly<Record<string, number>>): number => {
  let bytes = aligned((HEADER + Object.keys(layout).length) * 4);
  for (const table of Object.keys(layout))
    for (const column of Object.keys(layout[table]))
      bytes += aligned(rows[table] * arrays[layout[table][column]].BYTES_PER_ELEMENT);
  return bytes;
};

/**
 * Tables of the given numbers of rows, all zero, in one new buffer.
 * Throws `TablesRefused` for a number of rows that is not a whole number from 0 on.
 */
export const allocateTables = <const L extends Layout>(
  layout: L,
  rows: { readonly [T in keyof L]: number },
): { readonly buffer: SharedArrayBuffer; readonly tables: Tables<L> } => {
  const counts = rows as Readonly<Record<string, number>>;
  const names = Object.keys(layout);
  for (const table of names)
    if (!Number.isInteger(counts[table]) || counts[table] < 0)
      throw new TablesRefused(`table ${table}: ${counts[table]} rows`);
  const bytes = bytesNeeded(layout, counts);
  const buffer = new SharedArrayBuffer(bytes);
  const header = new Uint32Array(buffer, 0, HEADER + names.length);
  header.set([MAGIC, FORM, fingerprint(layout), bytes, names.length]);
  names.forEach((table, i) => {
    header[HEADER + i] = counts[table];
  });
  return { buffer, tables: openTables(layout, buffer) };
};

/** Packs columns into one new buffer. Throws `TablesRefused` if the columns of a table differ in length. */
export const packTables = <const L extends Layout>(
  layout: L,
  columns: Columns<L>,
): { readonly buffer: SharedArrayBuffer; readonly tables: Tables<L> } => {
  const given = columns as Readonly<Record<string, Readonly<Record<string, ArrayLike<number>>>>>;
  const rows: Record<string, number> = {};
  for (const table of Object.keys(layout)) {
    for (const column of Object.keys(layout[table])) {
      const length = given[table]?.[column]?.length;
      if (length === undefined) throw new TablesRefused(`column ${table}.${column} is missing`);
      rows[table] ??= length;
      if (rows[table] !== length)
        throw new TablesRefused(
          `column ${table}.${column} has ${length} rows, the table has ${rows[table]}`,
        );
    }
    rows[table] ??= 0;
  }
  const packed = allocateTables(layout, rows as { readonly [T in keyof L]: number });
  const open = packed.tables as Record<string, Record<string, ArrayOf[ColumnType]>>;
  for (const table of Object.keys(layout))
    for (const column of Object.keys(layout[table])) open[table][column].set(given[table][column]);
  return packed;
};

/**
 * Packed buffers one behind another in one, with the byte at which each begins: the tables of several
 * rooms as one model.
 */
export const joinBuffers = (
  parts: readonly SharedArrayBuffer[],
): { readonly buffer: SharedArrayBuffer; readonly at: readonly number[] } => {
  const at: number[] = [];
  let bytes = 0;
  for (const part of parts) {
    at.push(bytes);
    bytes += aligned(part.byteLength);
  }
  const buffer = new SharedArrayBuffer(bytes);
  parts.forEach((part, i) => new Uint8Array(buffer, at[i]).set(new Uint8Array(part)));
  return { buffer, at };
};

/**
 * Views over packed tables that begin at a byte of a buffer; nothing is copied. Throws
 * `TablesRefused` unless the header there is that of exactly this layout.
 */
export const openTables = <const L extends Layout>(
  layout: L,
  buffer: SharedArrayBuffer,
  at = 0,
): Tables<L> => {
  const names = Object.keys(layout);
  if (buffer.byteLength - at < (HEADER + names.length) * 4)
    throw new TablesRefused(`${buffer.byteLength - at} bytes are too few for a header`);
  const header = new Uint32Array(buffer, at, HEADER + names.length);
  const [magic, form, found, bytes, count] = header;
  if (magic !== MAGIC) throw new TablesRefused(`magic ${magic.toString(16)}: not packed tables`);
  if (form !== FORM) throw new TablesRefused(`form ${form}, this program reads ${FORM}`);
  if (found !== fingerprint(layout) || count !== names.length)
    throw new TablesRefused("the buffer was packed with another layout");
  const rows: Record<string, number> = {};
  names.forEach((table, i) => {
    rows[table] = header[HEADER + i];
  });
  if (bytes > buffer.byteLength - at || bytes !== bytesNeeded(layout, rows))
    throw new TablesRefused(`${buffer.byteLength - at} bytes, the header says ${bytes}`);
  let offset = at + aligned((HEADER + names.length) * 4);
  const tables: Record<string, Record<string, unknown>> = {};
  for (const table of names) {
    const opened: Record<string, unknown> = { rows: rows[table] };
    for (const column of Object.keys(layout[table])) {
      const type = layout[table][column];
      opened[column] = view(type, buffer, offset, rows[table]);
      offset += aligned(rows[table] * arrays[type].BYTES_PER_ELEMENT);
    }
    tables[table] = opened;
  }
  return tables as Tables<L>;
};
