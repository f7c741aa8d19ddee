import { deserialize, serialize } from "node:v8";
import { crc32, zstdCompressSync, zstdDecompressSync } from "node:zlib";

import * as Effect from "effect/Effect";
import * as FileSystem from "effect/FileSystem";
import type { PlatformError } from "effect/PlatformError";
import type * as Scope from "effect/Scope";

import type { BlockStore } from "../ensemble/block-store.ts";
import type { Block, BlockResult } from "../pool/block.ts";

/** Whose replications a journal holds. */
export interface JournalHead {
  readonly case: string;
  /** Equal keys: the same replications come out. */
  readonly key: string;
}

/** Finished replications on disk, so that a run that was killed goes on where it was. */
export interface Journal extends BlockStore {
  /** Rejects with a `PlatformError` where the disk takes no more. */
  readonly keep: (block: Block, result: BlockResult) => Promise<void>;
  /** Replications that were there when it was opened. */
  readonly found: number;
  /** Replications kept since. */
  readonly kept: () => number;
}

/** What a file of that name holds. */
export type JournalContent =
  | { readonly kind: "journal"; readonly head: JournalHead; readonly replications: number }
  | { readonly kind: "absent" }
  /** Nothing that can be used: begun and never finished, or no journal at all. */
  | { readonly kind: "spoilt" };

// "MUSTERJ" and the version of what follows.
const MAGIC = Buffer.from("MUSTERJ\u0001", "latin1");
/** Length of the label, length and CRC-32 of label and body together, all little-endian. */
const FRAME = 12;

interface Entry {
  readonly label: unknown;
  /** Compressed. */
  readonly body: Buffer;
}

const framed = (label: unknown, body: Uint8Array): Uint8Array => {
  const words = Buffer.from(JSON.stringify(label), "utf8");
  const content = Buffer.concat([words, body]);
  const frame = Buffer.alloc(FRAME);
  frame.writeUInt32LE(words.length, 0);
  frame.writeUInt32LE(content.length, 4);
  frame.writeUInt32LE(crc32(content), 8);
  return Buffer.concat([frame, content]);
};

/** All whole entries, and where the last of them ends: what follows was torn off. */
const entriesOf = (bytes: Buffer): { entries: Entry[]; end: number } => {
  const entries: Entry[] = [];
  let end = MAGIC.length;
  while (end + FRAME <= bytes.length) {
    const words = bytes.readUInt32LE(end);
    const length = bytes.readUInt32LE(end + 4);
    const content = bytes.subarray(end + FRAME, end + FRAME + length);
    const isWhole = content.length === length && words <= length;
    if (!isWhole || crc32(content) !== bytes.readUInt32LE(end + 8)) break;
    const label: unknown = JSON.parse(content.toString("utf8", 0, words));
    entries.push({ label, body: content.subarray(words) });
    end += FRAME + length;
  }
  return { entries, end };
};

/** What asks for the same result. */
const questionOf = ({ assumptions, ...block }: Block): string => {
  const { asked: _, held = {}, ...set } = assumptions;
  const own = Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([block, set, own]);
};

/** Replications of the ensemble; swings are kept too but are not counted among them. */
const counted = ({ explain, replications }: Block): number => (explain ? replications.length : 0);

interface Label {
  readonly question: string;
  readonly replications: number;
}

interface Opened {
  readonly head: JournalHead;
  /** Compressed results by what was asked for. */
  readonly results: Map<string, Buffer>;
  readonly replications: number;
  readonly end: number;
}

const openedFrom = (bytes: Buffer): Opened | undefined => {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const { entries, end } = entriesOf(bytes);
  const [first, ...rest] = entries;
  if (first === undefined) return undefined;
  const results = new Map<string, Buffer>();
  let replications = 0;
  for (const { label, body } of rest) {
    const { question, replications: own } = label as Label;
    if (!results.has(question)) replications += own;
    results.set(question, body);
  }
  return { head: first.label as JournalHead, results, replications, end };
};

/** What is in a file of finished replications, whoever wrote it. */
export const journalContent = (
  path: string,
): Effect.Effect<JournalContent, PlatformError, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    if (!(yield* fs.exists(path))) return { kind: "absent" };
    const opened = openedFrom(Buffer.from(yield* fs.readFile(path)));
    if (opened === undefined) return { kind: "spoilt" };
    return { kind: "journal", head: opened.head, replications: opened.replications };
  });

/** The name of the journal of one key: runs that are not the same do not take each other's. */
export const journalName = (key: string): string => `replications-${key.slice(0, 12)}.journal`;

/** Is this the name of a journal? */
export const isJournalName = (name: string): boolean =>
  /^replications-[0-9a-f]{12}\.journal$/u.test(name);

/**
 * Opens the journal of a key, or begins it: a torn tail is cut off, what is no journal of it replaced.
 * Records are appended whole: the bytes of each with their length and checksum, so that a run may be
 * killed at any moment. `keep` rejects with a `PlatformError` where the disk takes no more.
 */
export const openJournal = (
  path: string,
  head: JournalHead,
): Effect.Effect<Journal, PlatformError, FileSystem.FileSystem | Scope.Scope> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem;
    const there = (yield* fs.exists(path))
      ? openedFrom(Buffer.from(yield* fs.readFile(path)))
      : undefined;
    const own = there?.head.key === head.key ? there : undefined;
    if (own === undefined) {
      yield* fs.writeFile(path, Buffer.concat([MAGIC, framed(head, new Uint8Array())]));
    } else {
      yield* fs.truncate(path, own.end);
    }
    const file = yield* fs.open(path, { flag: "a" });
    let kept = 0;
    // One at a time, so that records do not run into each other.
    let writing = Promise.resolve();
    return {
      found: own?.replications ?? 0,
      kept: () => kept,
      find: (block) => {
        const body = own?.results.get(questionOf(block));
        return body === undefined
          ? undefined
          : (deserialize(zstdDecompressSync(body)) as BlockResult);
      },
      keep: (block, result) => {
        const label: Label = {
          question: questionOf(block),
          replications: counted(block),
        };
        const record = framed(label, zstdCompressSync(serialize(result)));
        const written = writing.then(() => Effect.runPromise(file.writeAll(record)));
        // Whoever waits for this one hears of its failure; the next one tries again.
        writing = written.catch(() => {});
        return written.then(() => {
          kept += counted(block);
        });
      },
    };
  });
