import { describe, expect, test } from "vitest";

import { progressOn } from "../../engine/cli/progress.ts";
import type { Streams } from "../../engine/cli/streams.ts";

const captured = (errIsTerminal: boolean): { streams: Streams; text: () => string } => {
  let text = "";
  return {
    streams: { out: () => {}, err: (part) => (text += part), errIsTerminal, colours: false },
    text: () => text,
  };
};

describe("the progress line", () => {
  test("is drawn over itself on a terminal and taken away at the end", () => {
    const { streams, text } = captured(true);
    const progress = progressOn(streams, false);
    progress.show("推演", 10, 40);
    progress.show("推演", 40, 40);
    progress.end();
    const [, first, second, blank, after] = text().split("\r");
    expect(first).toMatch(/^█{8}░{22} {2}25% {2}推演 {2}10\/40$/u);
    expect(second).toMatch(/^█{30} 100%/u);
    expect(blank).toMatch(/^ +$/u);
    expect(after).toBe("");
  });

  test("is nothing where nobody looks or nobody wants it", () => {
    for (const [terminal, quiet] of [
      [false, false],
      [true, true],
    ]) {
      const { streams, text } = captured(terminal);
      const progress = progressOn(streams, quiet);
      progress.show("推演", 1, 2);
      progress.end();
      expect(text()).toBe("");
    }
  });
});
