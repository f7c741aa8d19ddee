import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combineHashes, hashColumns } from "../../engine/trace/hash.ts";
import { Trace } from "../../engine/trace/trace.ts";
import type { TraceRow } from "../../engine/trace/trace.ts";
import { anyRows, traceOf } from "./any-rows.ts";

/** MurmurHash3 x86 128 byte by byte, as its author wrote it, with seed and tail. */
function murmur3(bytes: Uint8Array, seed: number): Uint32Array {
  const c = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
  const turn = (x: number, r: number): number => (x << r) | (x >>> (32 - r));
  const mix = (k: number, lane: number): number =>
    Math.imul(turn(Math.imul(k, c[lane]), 15 + lane), c[(lane + 1) % 4]);
  const h = new Int32Array(4).fill(seed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const add = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17];
  const rotations = [19, 17, 15, 13];
  const blocks = Math.floor(bytes.length / 16);
  for (let b = 0; b < blocks; b++) {
    for (let lane = 0; lane < 4; lane++) {
      h[lane] ^= mix(view.getInt32(16 * b + 4 * lane, true), lane);
      h[lane] = turn(h[lane], rotations[lane]) + h[(lane + 1) % 4];
      h[lane] = Math.imul(h[lane], 5) + add[lane];
    }
  }
  const tail = new DataView(new ArrayBuffer(16));
  bytes.subarray(16 * blocks).forEach((byte, i) => tail.setUint8(i, byte));
  for (let lane = 0; lane < 4; lane++) h[lane] ^= mix(tail.getInt32(4 * lane, true), lane);
  for (let lane = 0; lane < 4; lane++) h[lane] ^= bytes.length;
  const spread = (): void => {
    h[0] += h[1] + h[2] + h[3];
    for (const lane of [1, 2, 3]) h[lane] += h[0];
  };
  spread();
  for (let lane = 0; lane < 4; lane++) {
    h[lane] ^= h[lane] >>> 16;
    h[lane] = Math.imul(h[lane], 0x85ebca6b);
    h[lane] ^= h[lane] >>> 13;
    h[lane] = Math.imul(h[lane], 0xc2b2ae35);
    h[lane] ^= h[lane] >>> 16;
  }
  spread();
  return new Uint32Array(h.buffer);
}

/** The bytes that hash.ts promises to hash, written down one by one, little-endian by DataView. */
function canonicalBytes(rows: readonly TraceRow[]): Uint8Array {
  const padded = (size: number): number => Math.ceil((rows.length * size) / 16) * 16;
  const view = new DataView(new ArrayBuffer(16 + 2 * padded(8) + 6 * padded(4)));
  view.setUint32(0, rows.length, true);
  let at = 16;
  const columns = ["time", "kind", "who", "whom", "where", "amount", "cause", "role"] as const;
  for (const column of columns) {
    const size = column === "time" || column === "amount" ? 8 : 4;
    rows.forEach((row, i) => {
      if (size === 8) view.setFloat64(at + 8 * i, row[column], true);
      else view.setInt32(at + 4 * i, row[column], true);
    });
    at += padded(size);
  }
  return new Uint8Array(view.buffer);
}

const hex = (words: Uint32Array): string =>
  [...words].map((w) => w.toString(16).padStart(8, "0")).join("");

describe("the reference that the tests use", () => {
  it("passes SMHasher's verification of MurmurHash3 x86 128, 0xB3ECE62A", () => {
    const hashes = new DataView(new ArrayBuffer(256 * 16));
    for (let i = 0; i < 256; i++) {
      const key = Uint8Array.from({ length: i }, (_, byte) => byte);
      murmur3(key, 256 - i).forEach((w, lane) => hashes.setUint32(16 * i + 4 * lane, w, true));
    }
    expect(murmur3(new Uint8Array(hashes.buffer), 0)[0]).toBe(0xb3ece62a);
  });
});

describe("hash of a trace", () => {
  it("is MurmurHash3 of the promised little-endian bytes", () => {
    fc.assert(
      fc.property(anyRows(40), (rows) => {
        expect(traceOf(rows).hash()).toBe(hex(murmur3(canonicalBytes(rows), 0)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("stays what it is: stored hashes must keep their meaning", () => {
    const trace = new Trace();
    expect(trace.hash()).toBe(hex(murmur3(new Uint8Array(16), 0)));
    trace.append(0, 1001, -1, -1, 12, 5.7, -1, -1);
    trace.append(62.5, 2001, 3, 4, 12, -0, 0, 7);
    expect(trace.hash()).toBe("02f7228df5e4210252623156a1dbfc72");
  });

  it("changes when any single cell changes, even by its last bit or the sign of zero", () => {
    fc.assert(
      fc.property(anyRows(12, 1), fc.nat(), fc.integer({ min: 0, max: 63 }), (rows, at, bit) => {
        const { time, kind, who, whom, where, amount, cause, role } = traceOf(rows);
        const columns = [time, kind, who, whom, where, amount, cause, role];
        const before = hashColumns(rows.length, columns);
        const row = at % rows.length;
        for (const column of columns) {
          const size = column.BYTES_PER_ELEMENT;
          const bytes = new Uint8Array(column.buffer, column.byteOffset + row * size, size);
          const byte = Math.floor(bit / 8) % size;
          bytes[byte] ^= 1 << (bit % 8);
          expect(hashColumns(rows.length, columns)).not.toBe(before);
          bytes[byte] ^= 1 << (bit % 8);
        }
        expect(hashColumns(rows.length, columns)).toBe(before);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("changes when rows are exchanged, dropped or put twice", () => {
    const row = (who: number): TraceRow => ({
      time: 1,
      kind: 1,
      who,
      whom: -1,
      where: -1,
      amount: 0,
      cause: -1,
      role: -1,
    });
    const variants = [[], [row(1)], [row(1), row(2)], [row(2), row(1)], [row(1), row(1), row(2)]];
    expect(new Set(variants.map((rows) => traceOf(rows).hash())).size).toBe(variants.length);
  });

  it("does not know what stood there before: equal after reset, transfer, and a re-run", () => {
    fc.assert(
      fc.property(anyRows(50), anyRows(50), (earlier, rows) => {
        const fresh = traceOf(rows).hash();
        const used = traceOf(earlier);
        used.reset();
        for (const { time, kind, who, whom, where, amount, cause, role } of rows) {
          used.append(time, kind, who, whom, where, amount, cause, role);
        }
        expect(used.hash()).toBe(fresh);
        const { buffers } = used.transfer();
        expect(Trace.from(structuredClone(buffers)).hash()).toBe(fresh);
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it("scatters: 20,000 traces that differ in one number share no half of their hashes", () => {
    const halves = [new Set<string>(), new Set<string>()];
    for (let i = 0; i < 20_000; i++) {
      const trace = new Trace();
      trace.append(0, 1, i, -1, -1, 0, -1, -1);
      const hash = trace.hash();
      halves[0].add(hash.slice(0, 16));
      halves[1].add(hash.slice(16));
    }
    expect(halves.map((half) => half.size)).toEqual([20_000, 20_000]);
  });
});

describe("combineHashes", () => {
  const one = "00000000000000000000000000000001";
  const two = "ffffffffffffffffffffffffffffffff";

  it("depends on every hash and on their order", () => {
    const lists = [[], [one], [two], [one, two], [two, one], [one, one], [one, one, two]];
    expect(new Set(lists.map(combineHashes)).size).toBe(lists.length);
    expect(combineHashes([one, two])).toBe(combineHashes([one, two]));
    expect(combineHashes([one])).toMatch(/^[0-9a-f]{32}$/);
  });

  it("refuses what is no hash and says which", () => {
    for (const bad of ["", "12", `${one}0`, one.replace("1", "g"), two.toUpperCase()]) {
      expect(() => combineHashes([one, bad])).toThrow(/hash 1/);
    }
  });
});
