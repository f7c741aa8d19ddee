import { describe, expect, test } from "vitest";

import { widthOf } from "../../engine/cli/columns.ts";
import { progressOn, verdictWords } from "../../engine/cli/progress.ts";
import type { Streams } from "../../engine/cli/streams.ts";

const captured = (errIsTerminal: boolean): { streams: Streams; lines: () => string[] } => {
  let text = "";
  return {
    streams: { out: () => {}, err: (part) => (text += part), errIsTerminal, colours: false },
    lines: () => text.split("\r").slice(1),
  };
};

describe("the progress line", () => {
  test("is drawn over itself on a terminal and taken away at the end", () => {
    const { streams, lines } = captured(true);
    const progress = progressOn(streams, false);
    progress.show("推演", 10, 40);
    progress.show("推演", 40, 40);
    progress.end();
    const [first, second, blank, after] = lines();
    expect(first).toMatch(/^█{3}░{9} {2}25% {2}推演 {2}10\/40$/u);
    expect(second).toMatch(/^█{12} 100%/u);
    expect(blank).toMatch(/^ +$/u);
    expect(after).toBe("");
  });

  test("says how fast it goes, how long it may take, and the verdicts so far", () => {
    const { streams, lines } = captured(true);
    let now = 0;
    const progress = progressOn(streams, false, () => now);
    // What was there before is no speed.
    progress.show("playing", 600, 2048);
    now = 500;
    progress.show("playing", 610, 2048);
    now = 2000;
    progress.show("playing", 700, 2048);
    progress.note("met 3, undecided 12");
    now = 4000;
    progress.show("playing", 800, 2048);
    now = 4200;
    progress.show("swinging", 1, 100);
    const shown = lines().map((line) => line.trimEnd().replace(/^[█░]+ +/u, ""));
    expect(shown).toEqual([
      "29%  playing  600/2048",
      "29%  playing  610/2048",
      "34%  playing  700/2048  50/s  ~0:27",
      "39%  playing  800/2048  50/s  ~0:25  met 3, undecided 12",
      "1%  swinging  1/100  met 3, undecided 12",
    ]);
  });

  test("never takes more than a line of the terminal", () => {
    const { streams, lines } = captured(true);
    const progress = progressOn(streams, false, () => 0);
    progress.note("未达到 123、取决于假设 456、未定 789、达到 1011");
    progress.show("推演", 1_000_000, 1_000_000);
    for (const line of lines()) expect(widthOf(line)).toBeLessThan(80);
  });

  test("is nothing where nobody looks or nobody wants it", () => {
    for (const [terminal, quiet] of [
      [false, false],
      [true, true],
    ]) {
      const { streams, lines } = captured(terminal);
      const progress = progressOn(streams, quiet);
      progress.show("推演", 1, 2);
      progress.note("x");
      progress.end();
      expect(lines()).toEqual([]);
    }
  });
});

test("verdicts so far are counted, the untested left out", () => {
  const words = ["undecided", "met", "not tested", "undecided"] as const;
  expect(verdictWords(words, ({ en }) => en)).toBe("met 1, undecided 2");
  expect(verdictWords(words, ({ zh }) => zh)).toBe("达到 1、未定 2");
});
