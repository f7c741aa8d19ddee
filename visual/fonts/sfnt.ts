/** What is read of a font: which letters it has and how wide they are. */
export interface FontTables {
  /** Glyph by code point. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** Width of a letter in ems; undefined where the font has none. */
  readonly widthOf: (codePoint: number) => number | undefined;
}

/**
 * Reads the tables `cmap` (formats 4 and 12), `hhea`, `hmtx` and `head` of a TrueType or OpenType font
 * (ISO/IEC 14496-22). Throws `RangeError` for anything else.
 */
export const readFont = (font: Uint8Array): FontTables => {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tables = new Map<string, number>();
  const count = view.getUint16(4);
  for (let i = 0; i < count; i++) {
    const at = 12 + 16 * i;
    tables.set(String.fromCharCode(...font.subarray(at, at + 4)), view.getUint32(at + 8));
  }
  const table = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new RangeError(`font without the table ${tag}`);
    return at;
  };
  const unitsPerEm = view.getUint16(table("head") + 18);
  const metrics = view.getUint16(table("hhea") + 34);
  const hmtx = table("hmtx");
  const glyphs = readCmap(view, table("cmap"));
  return {
    glyphs,
    widthOf: (codePoint) => {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return undefined;
      return view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
    },
  };
};

const readCmap = (view: DataView, cmap: number): Map<number, number> => {
  const glyphs = new Map<number, number>();
  const subtables = view.getUint16(cmap + 2);
  for (let i = 0; i < subtables; i++) {
    const at = cmap + view.getUint32(cmap + 4 + 8 * i + 4);
    const format = view.getUint16(at);
    if (format === 12) readGroups(view, at, glyphs);
    else if (format === 4) readSegments(view, at, glyphs);
  }
  if (glyphs.size === 0) throw new RangeError("font without letters that can be read");
  return glyphs;
};

const readGroups = (view: DataView, at: number, glyphs: Map<number, number>): void => {
  const groups = view.getUint32(at + 12);
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + 12 * i;
    const [first, last] = [view.getUint32(group), view.getUint32(group + 4)];
    const glyph = view.getUint32(group + 8);
    for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
  }
};

const readSegments = (view: DataView, at: number, glyphs: Map<number, number>): void => {
  const segments = view.getUint16(at + 6) / 2;
  const [ends, starts] = [at + 14, at + 16 + 2 * segments];
  const [deltas, offsets] = [starts + 2 * segments, starts + 4 * segments];
  for (let i = 0; i < segments; i++) {
    const [first, last] = [view.getUint16(starts + 2 * i), view.getUint16(ends + 2 * i)];
    const delta = view.getUint16(deltas + 2 * i);
    const offset = view.getUint16(offsets + 2 * i);
    for (let code = first; code <= last && code < 0xff_ff; code++) {
      const raw =
        offset === 0 ? code : view.getUint16(offsets + 2 * i + offset + 2 * (code - first));
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) % 65_536;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
};
