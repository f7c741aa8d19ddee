import { expect, test } from "vitest";

import { SharedShelf, Shelf } from "../../../engine/study/pool/shelf.ts";

const bytes = (length: number) => [new SharedArrayBuffer(length)];

test("what one thread puts on the shelf the others find, over the same bytes", () => {
  const [one, two] = [new Shelf(), new Shelf()];
  const shared = new SharedShelf(1000);
  const world = bytes(8);
  one.put("a", world);
  one.put("a", bytes(8));
  expect(one.find("a")).toBe(world);
  const made = one.news();
  expect(made).toEqual([["a", world]]);
  expect(one.news()).toEqual([]);
  const news = shared.add(made);
  expect(news).toEqual({ put: [["a", world]], drop: [] });
  if (news !== undefined) two.hear(news);
  expect(two.find("a")).toBe(world);
  expect(two.news()).toEqual([]);
  expect(shared.add([["a", bytes(8)]])).toBeUndefined();
  expect(shared.all()).toEqual({ put: [["a", world]], drop: [] });
});

test("it takes no more bytes than it may: the first goes first", () => {
  const shared = new SharedShelf(100);
  expect(shared.add([["a", bytes(60)]])?.drop).toEqual([]);
  expect(shared.add([["b", bytes(60)]])?.drop).toEqual(["a"]);
  expect(shared.add([["c", bytes(500)]])).toMatchObject({ drop: ["b"] });
  expect(shared.all().put.map(([name]) => name)).toEqual(["c"]);
  const thread = new Shelf();
  thread.hear({ put: [["b", bytes(60)]], drop: [] });
  thread.hear({ put: [], drop: ["b"] });
  expect(thread.find("b")).toBeUndefined();
});
