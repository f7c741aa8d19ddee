import type { Packed, SceneLines, ScenePoints } from "../../engine/inputs/scene.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const valueOf = new Uint8Array(128);
for (let i = 0; i < letters.length; i++) valueOf[letters.charCodeAt(i)] = i;

/** The numbers of a packed column, see `Packed`. */
export const unpack = (text: Packed): Float64Array => {
  const padded = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = (text.length / 4) * 3 - padded;
  const values = new Float64Array(bytes);
  let count = 0;
  let value = 0;
  let rest = 0;
  let scale = 1;
  const take = (byte: number): void => {
    rest += (byte % 128) * scale;
    if (byte >= 128) {
      scale *= 128;
      return;
    }
    value += rest % 2 === 1 ? -(rest + 1) / 2 : rest / 2;
    values[count++] = value;
    rest = 0;
    scale = 1;
  };
  let left = bytes;
  for (let i = 0; left > 0; i += 4) {
    const word =
      (valueOf[text.charCodeAt(i)] << 18) |
      (valueOf[text.charCodeAt(i + 1)] << 12) |
      (valueOf[text.charCodeAt(i + 2)] << 6) |
      valueOf[text.charCodeAt(i + 3)];
    take((word >> 16) & 255);
    if (left > 1) take((word >> 8) & 255);
    if (left > 2) take(word & 255);
    left -= 3;
  }
  return values.slice(0, count);
};

const STEPS = 10_000;

export interface Points {
  /** Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** Positions in degrees. */
export const unpackPoints = ({ lon, lat }: ScenePoints): Points => ({
  lon: unpack(lon).map((steps) => steps / STEPS),
  lat: unpack(lat).map((steps) => steps / STEPS),
});

export interface Lines extends Points {
  /** The first point of each line, and after the last the number of points. */
  readonly first: Int32Array;
}

/** Where each of some runs begins in a list of all, and after the last the length of the list. */
export const startsOf = (sizes: ArrayLike<number>): Int32Array => {
  const first = new Int32Array(sizes.length + 1);
  for (let i = 0; i < sizes.length; i++) first[i + 1] = first[i] + sizes[i];
  return first;
};

export const unpackLines = (lines: SceneLines): Lines => ({
  ...unpackPoints(lines),
  first: startsOf(unpack(lines.sizes)),
});
