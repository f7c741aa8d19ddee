import type { Text } from "../inputs/text.ts";
import type { Phase } from "../study/study.ts";
import { padStart, widthOf } from "./columns.ts";
import type { Say } from "./language.ts";
import type { Streams } from "./streams.ts";

const phases: Readonly<Record<Phase, Text>> = {
  reading: { zh: "编译", en: "compiling" },
  playing: { zh: "推演", en: "playing" },
  swinging: { zh: "摆动假设", en: "swinging assumptions" },
};

const BAR = 30;
/** Often enough to look alive, rarely enough to cost nothing. */
const EVERY_MS = 100;

/** A line on standard error that says how far things are. */
export interface Progress {
  readonly show: (words: string, done: number, all: number) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const barText = (words: string, done: number, all: number): string => {
  const share = all === 0 ? 1 : done / all;
  const full = Math.round(share * BAR);
  const bar = "█".repeat(full) + "░".repeat(BAR - full);
  return `${bar} ${padStart(`${Math.floor(share * 100)}%`, 4)}  ${words}  ${done}/${all}`;
};

/** A progress line where standard error is a terminal and nobody asked for quiet; else nothing. */
export const progressOn = (streams: Streams, quiet: boolean): Progress => {
  if (quiet || !streams.errIsTerminal) return { show: () => {}, end: () => {} };
  let last = -Infinity;
  let shown = 0;
  return {
    show: (words, done, all) => {
      const now = performance.now();
      if (done < all && now - last < EVERY_MS) return;
      last = now;
      const text = barText(words, done, all);
      const width = widthOf(text);
      streams.err(`\r${text}${" ".repeat(Math.max(0, shown - width))}`);
      shown = width;
    },
    end: () => {
      if (shown > 0) streams.err(`\r${" ".repeat(shown)}\r`);
      shown = 0;
    },
  };
};

/** The words of a phase of a study. */
export const phaseWords = (phase: Phase, say: Say): string => say(phases[phase]);
