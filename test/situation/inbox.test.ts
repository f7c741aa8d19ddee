import { describe, expect, it } from "vitest";

import type { Procedure } from "../../engine/kernel/index.ts";
import { Simulation } from "../../engine/kernel/index.ts";
import { Inbox, Inboxes } from "../../engine/situation/inbox.ts";
import type { Received } from "../../engine/situation/inbox.ts";

const mail = (row: number): Received => ({
  row,
  report: { kind: "link", from: 1, to: 0, cause: -1 },
});

function* reader(inbox: Inbox, read: [number, number][], simulation: Simulation): Procedure {
  for (;;) {
    yield inbox;
    for (let next = inbox.take(); next !== undefined; next = inbox.take()) {
      read.push([simulation.now, next.row]);
      yield 5;
    }
  }
}

describe("the inbox of a post", () => {
  it("wakes its reader when something comes, and keeps what comes while it is at work", () => {
    const simulation = new Simulation();
    const inbox = new Inbox(0);
    const read: [number, number][] = [];
    simulation.spawn(reader(inbox, read, simulation));
    for (const [time, row] of [
      [10, 1],
      [12, 2],
      [30, 3],
    ]) {
      simulation.schedule(time, () => inbox.put(mail(row)));
    }
    simulation.run();
    expect(read).toEqual([
      [10, 1],
      [15, 2],
      [30, 3],
    ]);
  });

  it("does not make a reader wait for what is there", () => {
    const simulation = new Simulation();
    const inbox = new Inbox(0);
    inbox.put(mail(7));
    const read: [number, number][] = [];
    simulation.spawn(reader(inbox, read, simulation));
    expect(read).toEqual([[0, 7]]);
  });

  it("exists from the first mail on, and is forgotten by a reset", () => {
    const boxes = new Inboxes(3);
    const woken: number[] = [];
    boxes.whenFirst((inbox) => woken.push(inbox.post));
    boxes.put(2, mail(1));
    boxes.put(2, mail(2));
    expect(woken).toEqual([2]);
    boxes.reset();
    boxes.whenFirst((inbox) => woken.push(10 + inbox.post));
    boxes.put(2, mail(3));
    expect(woken).toEqual([2, 12]);
  });
});
