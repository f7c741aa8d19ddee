import { verdicts } from "../inputs/run-result.ts";
import type { VerdictWord } from "../inputs/run-result.ts";
import type { Text } from "../inputs/text.ts";
import type { Phase } from "../study/study.ts";
import { padStart, widthOf } from "./columns.ts";
import type { Say } from "./language.ts";
import { WIDTH } from "./run-words.ts";
import type { Streams } from "./streams.ts";

const phases: Readonly<Record<Phase, Text>> = {
  reading: { zh: "编译", en: "compiling" },
  playing: { zh: "推演", en: "playing" },
  swinging: { zh: "摆动假设", en: "swinging assumptions" },
};

const BAR = 12;
/** Often enough to look alive, rarely enough to cost nothing. */
const EVERY_MS = 100;
/** How far back the rate looks: long enough for blocks that come in bursts. */
const RATE_MS = 10_000;
/** Before that a rate says nothing. */
const FIRST_RATE_MS = 1_000;

/** A line on standard error that says how far things are. It never changes what comes out. */
export interface Progress {
  readonly show: (words: string, done: number, all: number) => void;
  /** What else is known by now, until it is said anew: the verdicts so far. */
  readonly note: (words: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Minutes and seconds, or hours: `0:05`, `1:02:03`. */
const clock = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** How fast something goes, over the last seconds. */
class Rate {
  private words = "";
  private samples: { at: number; done: number }[] = [];

  /** Per second; undefined as long as nothing can be said. */
  note(words: string, at: number, done: number): number | undefined {
    if (words !== this.words) {
      this.words = words;
      this.samples = [];
    }
    this.samples.push({ at, done });
    while (this.samples.length > 2 && at - this.samples[1].at > RATE_MS) this.samples.shift();
    const [first] = this.samples;
    return at - first.at < FIRST_RATE_MS || done === first.done
      ? undefined
      : (1000 * (done - first.done)) / (at - first.at);
  }
}

const rateText = (rate: number): string =>
  `${rate < 10 ? rate.toFixed(1) : String(Math.round(rate))}/s`;

const lineText = (
  words: string,
  done: number,
  all: number,
  rate: number | undefined,
  note: string,
): string => {
  const share = all === 0 ? 1 : done / all;
  const full = Math.round(share * BAR);
  const bar = "█".repeat(full) + "░".repeat(BAR - full);
  const parts = [
    `${bar} ${padStart(`${Math.floor(share * 100)}%`, 4)}`,
    words,
    `${done}/${all}`,
    ...(rate === undefined ? [] : [rateText(rate), `~${clock((all - done) / rate)}`]),
  ];
  const line = parts.join("  ");
  const whole = note === "" ? line : `${line}  ${note}`;
  // A line that is broken cannot be drawn over itself.
  return widthOf(whole) < WIDTH ? whole : line;
};

/**
 * A progress line where standard error is a terminal and nobody asked for quiet; else nothing.
 *
 * @param now milliseconds; of this process unless given
 */
export const progressOn = (
  streams: Streams,
  quiet: boolean,
  now: () => number = () => performance.now(),
): Progress => {
  if (quiet || !streams.errIsTerminal) return { show: () => {}, note: () => {}, end: () => {} };
  const rate = new Rate();
  let last = -Infinity;
  let shown = 0;
  let note = "";
  return {
    show: (words, done, all) => {
      const at = now();
      if (done < all && at - last < EVERY_MS) return;
      last = at;
      const text = lineText(words, done, all, rate.note(words, at, done), note);
      const width = widthOf(text);
      streams.err(`\r${text}${" ".repeat(Math.max(0, shown - width))}`);
      shown = width;
    },
    note: (words) => {
      note = words;
    },
    end: () => {
      if (shown > 0) streams.err(`\r${" ".repeat(shown)}\r`);
      shown = 0;
    },
  };
};

/** The words of a phase of a study. */
export const phaseWords = (phase: Phase, say: Say): string => say(phases[phase]);

/** How many rows have which verdict by now: `met 3, undecided 12`. */
export const verdictWords = (words: readonly VerdictWord[], say: Say): string =>
  (Object.keys(verdicts) as VerdictWord[])
    .filter((word) => word !== "not tested" && words.includes(word))
    .map((word) => `${say(verdicts[word])} ${words.filter((one) => one === word).length}`)
    .join(say({ zh: "、", en: ", " }));
