import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";

import {
  choice,
  day,
  id,
  latitude,
  list,
  longitude,
  mark,
  numeric,
  optional,
  reference,
  sources,
  table,
  text,
  whole,
  yesNo,
} from "../../engine/inputs/table.ts";
import type { TableRow } from "../../engine/inputs/table.ts";

const wells = table({
  name: "wells",
  zh: "水井",
  en: "wells",
  columns: {
    id: id("facility", { zh: "标识", en: "id" }),
    place: reference("place", { zh: "地点", en: "place" }),
    lon: longitude,
    lat: latitude,
    depth_m: numeric({ zh: "深度", en: "depth", unit: "m", max: 1000 }),
    level_m: optional(numeric({ zh: "水位", en: "level", unit: "m", min: -50, max: 50 })),
    pumps: whole({ zh: "泵数", en: "pumps", max: 20 }),
    state: choice(["open", "shut"], { zh: "状态", en: "state" }),
    public: yesNo({ zh: "公用", en: "public" }),
    since: optional(day({ zh: "启用", en: "since" })),
    tags: optional(list({ zh: "标签", en: "tags" })),
    name: optional(text({ zh: "名称", en: "name" })),
    source: sources,
    mark,
  },
  unique: [["id"]],
});

type Well = TableRow<typeof wells>;

const good = {
  id: "well-1",
  place: "370102",
  lon: "117.1",
  lat: "36.6",
  depth_m: "12.5",
  pumps: "2",
  state: "open",
  public: "true",
  source: "a; b",
  mark: "likely",
};

const options = { errors: "all", onExcessProperty: "error" } as const;
const decode = Schema.decodeUnknownResult(wells.row, options);

describe("table", () => {
  it("a row holds values, in the unit of the header", () => {
    expect(Result.getOrThrow(decode({ ...good, since: "2024-02-29", tags: "x;y" }))).toStrictEqual({
      id: "well-1",
      place: "370102",
      lon: 117.1,
      lat: 36.6,
      depth_m: 12.5,
      pumps: 2,
      state: "open",
      public: true,
      since: "2024-02-29",
      tags: ["x", "y"],
      source: ["a", "b"],
      mark: "likely",
    });
  });

  it("is typed by its columns", () => {
    expectTypeOf<Well["depth_m"]>().toEqualTypeOf<number>();
    expectTypeOf<Well["state"]>().toEqualTypeOf<"open" | "shut">();
    expectTypeOf<Well["source"]>().toEqualTypeOf<ReadonlyArray<string>>();
    expectTypeOf<Well>().toHaveProperty("level_m");
    expectTypeOf<Well["level_m"]>().toEqualTypeOf<number | undefined>();
  });

  it.each([
    ["depth_m", "12,5"],
    ["depth_m", "12 m"],
    ["depth_m", "-1"],
    ["depth_m", "1001"],
    ["depth_m", "NaN"],
    ["depth_m", "Infinity"],
    ["depth_m", "0x10"],
    ["depth_m", " 12"],
    ["level_m", "-51"],
    ["pumps", "1.5"],
    ["pumps", "1e99"],
    ["lon", "181"],
    ["lat", "-91"],
    ["state", "opn"],
    ["public", "yes"],
    ["since", "2023-02-29"],
    ["since", "2023-13-01"],
    ["place", "37010"],
    ["place", "3701020"],
    ["id", "Well 1"],
    ["source", "a;"],
    ["mark", "sure"],
    ["name", "bell\u0007"],
    ["colour", "red"],
  ])("refuses %s = %j", (column, cell) => {
    expect(Result.isFailure(decode({ ...good, [column]: cell }))).toBe(true);
  });

  it("refuses a row without a required cell", () => {
    const { depth_m: _, ...rest } = good;
    expect(Result.isFailure(decode(rest))).toBe(true);
  });

  it("numbers as people and programs write them", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1000, noNaN: true }), (depth) => {
        const row = Result.getOrThrow(decode({ ...good, depth_m: String(depth) }));
        expect(row.depth_m).toBe(depth);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("what is encoded decodes to the same", () => {
    const row = Result.getOrThrow(decode({ ...good, tags: "x;y", level_m: "-3.25" }));
    const again = Result.getOrThrow(decode(Schema.encodeSync(wells.row)(row)));
    expect(again).toStrictEqual(row);
  });
});
