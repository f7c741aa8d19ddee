import type { Packed, SceneLines, ScenePoints } from "../../inputs/scene.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const base64 = (bytes: readonly number[]): string => {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    text += letters[a >> 2] + letters[((a & 3) << 4) | ((b ?? 0) >> 4)];
    text += b === undefined ? "=" : letters[((b & 15) << 2) | ((c ?? 0) >> 6)];
    text += c === undefined ? "=" : letters[c & 63];
  }
  return text;
};

/**
 * Whole numbers as the text that `Packed` describes. Numbers are rounded; a difference must stay below
 * 2^51. Throws RangeError for one that is not finite.
 */
export const packNumbers = (values: Iterable<number>): Packed => {
  const bytes: number[] = [];
  let before = 0;
  for (const value of values) {
    const whole = Math.round(value);
    if (!Number.isFinite(whole)) throw new RangeError(`${value} cannot be packed`);
    const step = whole - before;
    before = whole;
    // Zig-zag without bit operations: they end at 32 bits.
    let rest = step < 0 ? -2 * step - 1 : 2 * step;
    while (rest >= 128) {
      bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return base64(bytes);
};

/** Times in whole seconds; what never happens is -1. */
export const packTimes = (values: Iterable<number>): Packed =>
  packNumbers(Array.from(values, (timeS) => (timeS < Infinity ? timeS : -1)));

const STEPS = 10_000;

/** A position as it stands in the document: ten-thousandths of a degree. */
export const inSteps = (degrees: number): number => Math.round(degrees * STEPS);

/** Positions, of which the second kind of argument says how many there are. */
export const packPoints = (lon: ArrayLike<number>, lat: ArrayLike<number>): ScenePoints => ({
  lon: packNumbers(Array.from(lon, inSteps)),
  lat: packNumbers(Array.from(lat, inSteps)),
});

export type Line = ReadonlyArray<readonly [lon: number, lat: number] | readonly number[]>;

/** Lines of positions in degrees. */
export const packLines = (lines: readonly Line[]): SceneLines => {
  const points = lines.flat();
  return {
    sizes: packNumbers(lines.map(({ length }) => length)),
    ...packPoints(
      points.map(([lon]) => lon),
      points.map(([, lat]) => lat),
    ),
  };
};
