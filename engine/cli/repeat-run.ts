import * as Data from "effect/Data";
import * as Effect from "effect/Effect";
import * as Path from "effect/Path";

import { shownPath } from "../files/disk.ts";
import type { Manifest } from "../inputs/manifest.ts";
import type { Text } from "../inputs/text.ts";
import type { About } from "../study/results/keep-results.ts";
import {
  manifestName,
  readManifest,
  ResultsRefused,
  textIfThere,
} from "../study/results/manifest.ts";
import type { Say } from "./language.ts";
import { withDisk } from "./on-disk.ts";
import type { RunAsked } from "./run-case.ts";
import type { Streams } from "./streams.ts";
import { troubleWords } from "./write-trouble.ts";

/** A run that is to be repeated: what it was made of, and where that stands. */
export interface Repeated {
  readonly manifest: Manifest;
  readonly file: string;
  /** The folder of its results. */
  readonly folder: string;
}

/**
 * The run of a manifest; undefined where it cannot be repeated, after saying why.
 *
 * @param from the manifest, or the folder that it stands in
 */
export const repeatedRun = (
  from: string,
  say: Say,
  streams: Streams,
): Effect.Effect<Repeated | undefined> =>
  withDisk(readManifest(from)).pipe(
    Effect.catch((error) =>
      Effect.sync(() => {
        const isRefused = error instanceof ResultsRefused;
        const text = isRefused ? error.text : troubleWords(error);
        streams.err(`muster: ${shownPath(isRefused ? error.file : from)} ${say(text)}\n`);
        return undefined;
      }),
    ),
  );

/** What a run is asked, as its manifest says. */
export const askedAgain = ({
  manifest,
}: Repeated): Pick<
  RunAsked,
  | "casePath"
  | "narrowing"
  | "seed"
  | "replications"
  | "limit"
  | "assumptionSets"
  | "swings"
  | "only"
  | "sampling"
  | "events"
> => ({
  casePath: manifest.file,
  narrowing: manifest.narrowing,
  seed: manifest.seed,
  replications: manifest.fixed ? manifest.limit : undefined,
  limit: manifest.limit,
  assumptionSets: manifest.assumptionSets,
  swings: manifest.swings,
  only: manifest.only,
  sampling: manifest.sampling,
  events: manifest.events,
});

const inputWords: Readonly<Record<string, Text>> = {
  case: { zh: "案例", en: "the case" },
  region: { zh: "地区", en: "the region" },
  inventory: { zh: "台账", en: "the inventory" },
  catalogue: { zh: "力量目录", en: "the catalogue" },
  doctrine: { zh: "处置规则", en: "the doctrine" },
  earthquake: { zh: "地震规则", en: "the rules of earthquakes" },
  weather: { zh: "天气规则", en: "the rules of weather" },
  targets: { zh: "目标", en: "the targets" },
  shakemaps: { zh: "烈度图", en: "the maps of shaking" },
};

const wordsOf = (name: string): Text =>
  Object.hasOwn(inputWords, name) ? inputWords[name] : { zh: name, en: name };

/** What has changed of the inputs since; undefined if nothing has. */
export const changedInputs = ({ manifest, file }: Repeated, now: About): Text | undefined => {
  const names = [...new Set([...Object.keys(manifest.inputs), ...Object.keys(now.inputs)])];
  const changed = names.filter((name) => manifest.inputs[name] !== now.inputs[name]).map(wordsOf);
  if (changed.length === 0) return undefined;
  return {
    zh: `${shownPath(file)} 之后输入已变:${changed.map(({ zh }) => zh).join("、")};不能重复该次推演,请重新 muster run ${manifest.file}`,
    en: `the inputs have changed since ${shownPath(file)}: ${changed.map(({ en }) => en).join(", ")}; that run cannot be repeated, play it anew with muster run ${manifest.file}`,
  };
};

/** Is the code that plays another one than then? */
const isOtherCode = ({ manifest }: Repeated, now: About): boolean =>
  manifest.engine !== now.engine || manifest.muster !== now.muster;

/** A word before playing where the code has changed since: the result may be another one. */
export const otherCode = (repeated: Repeated, now: About): Text | undefined => {
  const { manifest } = repeated;
  if (!isOtherCode(repeated, now)) return undefined;
  const then = manifest.muster === now.muster ? "" : ` ${manifest.muster}`;
  return {
    zh: `提醒: 该结果由另一版 Muster${then} 得出,重复的结果可能不同`,
    en: `warning: these results are of another version of Muster${then}; a repetition may differ`,
  };
};

/** Another result of the same inputs, where the code may explain it. */
export class Differs extends Data.TaggedError("Differs")<{ readonly text: Text }> {}

/** Compares a result with the one that it repeats. Dies where nothing explains a difference. */
export const checkRepeated = (
  repeated: Repeated,
  now: About,
  traceHash: string,
): Effect.Effect<void, Differs> => {
  const { manifest } = repeated;
  if (traceHash === manifest.traceHash) return Effect.void;
  if (!isOtherCode(repeated, now)) {
    return Effect.die(
      new Error(
        `the same inputs and the same code gave another result: trace hash ${traceHash}, not ${manifest.traceHash}`,
      ),
    );
  }
  return Effect.fail(
    new Differs({
      text: {
        zh: `结果不同:散列为 ${traceHash},原为 ${manifest.traceHash}(那是另一版 Muster);原结果未动`,
        en: `the result differs: trace hash ${traceHash}, then ${manifest.traceHash} (of another version of Muster); the results that were there stay`,
      },
    }),
  );
};

/** What to say of a repetition that came out the same: with how many files the same byte for byte. */
export const equalWords = ({ manifest }: Repeated, folder: string): Effect.Effect<Text> =>
  withDisk(
    Effect.gen(function* () {
      const path = yield* Path.Path;
      const text = yield* textIfThere(path.join(folder, manifestName));
      const { files } = JSON.parse(text ?? "{}") as Manifest;
      const names = Object.keys(manifest.files);
      const same = names.filter((name) => manifest.files[name] === files[name]).length;
      return {
        zh: `与原结果相同:散列 ${manifest.traceHash},${names.length} 个文件中 ${same} 个逐字节相同`,
        en: `equal to the run repeated: trace hash ${manifest.traceHash}, ${same} of ${names.length} files the same byte for byte`,
      };
    }),
  ).pipe(Effect.orDie);
