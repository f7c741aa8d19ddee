/**
 * HalfSipHash-2-4 (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012, and
 * its 32-bit variant in the authors' reference code): a keyed mixer of 32-bit words over four 32-bit
 * lanes. It is taken here for what it does to bits, not for secrecy: neighbouring keys and
 * neighbouring messages leave unrelated lanes.
 */

/** The four 32-bit lanes. */
export type Lanes = Int32Array;

/** `count` rounds over the lanes. */
function mix(lanes: Lanes, count: number): void {
  let v0 = lanes[0];
  let v1 = lanes[1];
  let v2 = lanes[2];
  let v3 = lanes[3];
  for (let round = 0; round < count; round++) {
    v0 = (v0 + v1) | 0;
    v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
    v0 = (v0 << 16) | (v0 >>> 16);
    v2 = (v2 + v3) | 0;
    v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
    v2 = (v2 << 16) | (v2 >>> 16);
  }
  lanes[0] = v0;
  lanes[1] = v1;
  lanes[2] = v2;
  lanes[3] = v3;
}

/** Starts the lanes from a 64-bit key in two words. */
export function begin(lanes: Lanes, keyLow: number, keyHigh: number): void {
  lanes[0] = keyLow;
  lanes[1] = keyHigh;
  lanes[2] = 0x6c796765 ^ keyLow;
  lanes[3] = 0x74656462 ^ keyHigh;
}

/** Takes in one 32-bit word. */
export function absorb(lanes: Lanes, word: number): void {
  lanes[3] ^= word;
  mix(lanes, 2);
  lanes[0] ^= word;
}

/** Takes in the last block (length in bytes, modulo 256, and the bytes left over) and stirs. */
export function finish(lanes: Lanes, length: number, rest: number): void {
  absorb(lanes, (length << 24) | rest);
  lanes[2] ^= 0xff;
  mix(lanes, 4);
}

/** HalfSipHash-2-4 of bytes, 32-bit tag, as an unsigned integer. */
export function halfSipHash(bytes: Uint8Array, keyLow: number, keyHigh: number): number {
  const lanes: Lanes = new Int32Array(4);
  begin(lanes, keyLow, keyHigh);
  const whole = bytes.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    absorb(lanes, bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24));
  }
  let rest = 0;
  for (let i = whole; i < bytes.length; i++) rest |= bytes[i] << (8 * (i - whole));
  finish(lanes, bytes.length, rest);
  return (lanes[1] ^ lanes[3]) >>> 0;
}
