import { absorb, begin, finish, halfSipHash } from "./siphash.ts";
import type { Lanes } from "./siphash.ts";

/**
 * The names of random streams. A stream is named by (seed, replication, who, what for): who and what
 * are texts that become 32-bit integers once, when a model is compiled; the four together become the
 * state of a generator. Nothing here counts or orders, so another name changes no other stream.
 */

/** A seed, replication or hashed name outside what a stream can be named by. */
export class StreamNameError extends RangeError {
  override readonly name = "StreamNameError";
  readonly parameter: string;
  readonly found: unknown;
  readonly allowed: { readonly zh: string; readonly en: string };

  constructor(parameter: string, found: unknown, allowed: { zh: string; en: string }) {
    super(
      `${parameter} is ${String(found)}; allowed: ${allowed.en}(${parameter} 为 ${String(found)};应为${allowed.zh})`,
    );
    this.parameter = parameter;
    this.found = found;
    this.allowed = allowed;
  }
}

const utf8 = new TextEncoder();

/**
 * The integer of a name: HalfSipHash-2-4 of its UTF-8 bytes under a zero key, in [0, 2^32).
 * The same in every engine and version. Two of n different names meet with probability n^2 / 2^33
 * (0.01 for 9,000): compile a list of names with {@link hashNames}.
 */
export function hashName(text: string): number {
  return halfSipHash(utf8.encode(text), 0, 0);
}

/**
 * The integers of a list of names, different for different names: where two hashes meet, the name
 * that comes later by code unit is hashed again with a mark behind it. The result depends on the set
 * of names and not on their order.
 */
export function hashNames(
  names: readonly string[],
  hash: (text: string) => number = hashName,
): Uint32Array {
  const hashes = new Map<string, number>();
  const taken = new Set<number>();
  for (const name of [...new Set(names)].sort()) {
    let value = hash(name);
    for (let turn = 1; taken.has(value); turn++) value = hash(`${name}\u0000${turn}`);
    taken.add(value);
    hashes.set(name, value);
  }
  return Uint32Array.from(names, (name) => hashes.get(name)!);
}

/** 2^32. */
const WORD = 4294967296;

/**
 * Lanes that have taken in the seed (any safe integer, both its 32-bit halves) and the replication
 * (0 to 2^32 - 1): the part of the name that all streams of one replication share.
 */
export function nameReplication(lanes: Lanes, seed: number, replication: number): void {
  if (!Number.isSafeInteger(seed)) {
    throw new StreamNameError("seed", seed, {
      zh: "-2^53 与 2^53 之间的整数",
      en: "an integer between -2^53 and 2^53",
    });
  }
  if (replication !== replication >>> 0) {
    throw new StreamNameError("replication", replication, {
      zh: "0 至 2^32 - 1 的整数",
      en: "an integer from 0 to 2^32 - 1",
    });
  }
  begin(lanes, seed | 0, Math.floor(seed / WORD) | 0);
  absorb(lanes, replication);
}

/** Adds who and what for to lanes from {@link nameReplication}; the lanes are then the stream's own. */
export function nameStream(lanes: Lanes, who: number, what: number): void {
  if (who !== (who | 0) && who !== who >>> 0) throw notAName("who", who);
  if (what !== (what | 0) && what !== what >>> 0) throw notAName("what", what);
  absorb(lanes, who);
  absorb(lanes, what);
  finish(lanes, 12, 0);
}

function notAName(parameter: string, found: unknown): StreamNameError {
  return new StreamNameError(parameter, found, {
    zh: "32 位整数(见 hashName)",
    en: "a 32-bit integer, as from hashName",
  });
}
