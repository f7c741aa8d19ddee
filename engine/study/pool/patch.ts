/** One place in plain data, and what is to stand there; undefined: nothing. */
export interface Put {
  readonly at: readonly string[];
  readonly value: unknown;
}

/**
 * What turns the data that a program was opened with into those of a neighbour: small enough to be sent
 * with every block, so that what it leaves alone stays the same object in the thread and need not be
 * compiled again.
 */
export type Patch = readonly Put[];

type Plain = Readonly<Record<string, unknown>>;

/** Records and lists alike, lists by their places. */
const asPlain = (value: unknown): Plain | undefined =>
  typeof value === "object" && value !== null && !ArrayBuffer.isView(value)
    ? (value as Plain)
    : undefined;

const isSameView = (a: ArrayBufferView, b: ArrayBufferView): boolean => {
  if (a.byteLength !== b.byteLength) return false;
  const one = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  const other = new Uint8Array(b.buffer, b.byteOffset, b.byteLength);
  return one.every((byte, i) => byte === other[i]);
};

/** The least patch, as far as keys stay the same, that turns one value into another: plain data and typed arrays. */
export const patchBetween = (before: unknown, after: unknown): Patch => {
  const puts: Put[] = [];
  const visit = (a: unknown, b: unknown, at: readonly string[]): void => {
    if (Object.is(a, b)) return;
    if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b) && isSameView(a, b)) return;
    const one = asPlain(a);
    const other = asPlain(b);
    const isAlike =
      one !== undefined &&
      other !== undefined &&
      Array.isArray(a) === Array.isArray(b) &&
      Object.keys(one).length === Object.keys(other).length &&
      Object.keys(one).every((key) => Object.hasOwn(other, key));
    if (!isAlike) {
      puts.push({ at, value: b });
      return;
    }
    for (const key of Object.keys(one)) visit(one[key], other[key], [...at, key]);
  };
  visit(before, after, []);
  return puts;
};

const put = (value: unknown, [step, ...rest]: readonly string[], what: unknown): unknown => {
  if (step === undefined) return what;
  const before = asPlain(value);
  if (before === undefined) throw new RangeError(`nothing to put ${step} in`);
  const inside = put(before[step], rest, what);
  if (Array.isArray(value))
    return value.map((each: unknown, i) => (String(i) === step ? inside : each));
  return { ...before, [step]: inside };
};

/** Data with a patch made in it. What the patch does not touch is shared with the old data. */
export const patched = <V>(value: V, patch: Patch): V =>
  patch.reduce<unknown>((now, { at, value: what }) => put(now, at, what), value) as V;

/** Every place at which an object itself, not one like it, stands in plain data. */
export const placesOf = (root: unknown, wanted: object): string[][] => {
  const places: string[][] = [];
  const visit = (value: unknown, at: string[]): void => {
    if (value === wanted) {
      places.push(at);
      return;
    }
    const plain = asPlain(value);
    if (plain === undefined) return;
    for (const key of Object.keys(plain)) visit(plain[key], [...at, key]);
  };
  visit(root, []);
  return places;
};
