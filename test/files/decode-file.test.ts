import * as Result from "effect/Result";
import * as Schema from "effect/Schema";
import { describe, expect, it } from "vitest";

import { decodeFile } from "../../engine/files/decode-file.ts";
import { featureCollection } from "../../engine/inputs/feature-collection.ts";
import { documentKind, geometryKind, tableKind } from "../../engine/inputs/file-kind.ts";
import type { FileKind, GeometryKind } from "../../engine/inputs/file-kind.ts";
import { declares, Identifier } from "../../engine/inputs/identifier.ts";
import { id, numeric, optional, table, text } from "../../engine/inputs/table.ts";
import { wholeBetween } from "../../engine/inputs/text.ts";

const wells = tableKind(
  table({
    name: "wells",
    zh: "水井",
    en: "wells",
    columns: {
      id: id("facility", { zh: "标识", en: "id" }),
      depth_m: numeric({ zh: "深度", en: "depth", unit: "m", max: 100 }),
      name: optional(text({ zh: "名称", en: "name" })),
    },
    unique: [["id"]],
  }),
);

const shapes = geometryKind(
  featureCollection({
    name: "shapes",
    zh: "图形",
    en: "shapes",
    geometry: ["Polygon", "Point"],
    properties: Schema.Struct({ code: Identifier }),
  }) as unknown as GeometryKind["collection"],
);

const plan = documentKind({
  kind: "plan",
  zh: "计划",
  en: "plan",
  names: [],
  schema: Schema.Struct({ id: declares("doctrine", "标识", "id"), steps: wholeBetween(1, 9) }),
});

const problems = (kind: FileKind, content: string) => {
  const result = decodeFile("f", content, kind);
  if (Result.isSuccess(result)) throw new Error("was accepted");
  return result.failure.map(
    ({ line, column, message, suggestion }) =>
      `${line}:${column} ${message.en}${suggestion === undefined ? "" : ` [${suggestion}]`}`,
  );
};

const value = (kind: FileKind, content: string): unknown =>
  Result.getOrThrow(decodeFile("f", content, kind)).value;

describe("decodeFile: tables", () => {
  it("rows, with columns in any order and empty cells left out", () => {
    expect(value(wells, "depth_m,id,name\n12,a,\n3.5,b,well b\n")).toStrictEqual([
      { id: "a", depth_m: 12 },
      { id: "b", depth_m: 3.5, name: "well b" },
    ]);
  });

  it("a table without rows is a table", () => {
    expect(value(wells, "id,depth_m\n")).toStrictEqual([]);
  });

  it("every bad cell with line and column", () => {
    expect(problems(wells, 'id,depth_m,name\na,-1,"x\ny"\nB 2,deep,\n,3,z\n')).toStrictEqual([
      '2:3 depth_m: found "-1"; allowed: 0 to 100',
      '4:1 id: found "B 2"; allowed: lower-case letters or digits joined by hyphens, such as fire-station',
      '4:5 depth_m: found "deep"; allowed: a number, without unit or thousands separator',
      "5:1 id: found no id; allowed: id is required",
    ]);
  });

  it("unknown and missing columns, with the nearest known name", () => {
    expect(problems(wells, "id,dept_m,colour\na,1,red\n")).toStrictEqual([
      "1:4 found the unknown column dept_m; allowed: id, depth_m, name. Did you mean depth_m? [depth_m]",
      "1:11 found the unknown column colour; allowed: id, depth_m, name",
    ]);
    expect(problems(wells, "id\na\n")).toStrictEqual([
      "1:1 found no column depth_m; allowed: the column depth_m is required",
    ]);
  });

  it("a header in Chinese is told the column it means", () => {
    const [first, second] = problems(wells, "标识,深度(米)\na,3\n");
    expect(first).toContain("Did you mean id? [id]");
    expect(second).toContain("Did you mean depth_m? [depth_m]");
    expect(problems(wells, "id,深度\uff08米\uff09\na,3\n")[0]).toContain("Did you mean depth_m?");
    expect(problems(wells, "id,深\na,3\n")[1]).not.toContain("Did you mean");
  });

  it("rows that repeat an id", () => {
    expect(problems(wells, "id,depth_m\na,1\nb,2\na,3\n")).toStrictEqual([
      '4:1 id: found id "a" again (first in line 2); allowed: a different one in each row',
    ]);
  });
});

describe("decodeFile: documents", () => {
  it("every problem with its place", () => {
    expect(problems(plan, "id: Plan A\nsteps: 0\nstep: 2\n")).toStrictEqual([
      '3:1 step: found the unknown key "step"; allowed: id, steps. Did you mean steps? [steps]',
      '1:5 id: found "Plan A"; allowed: lower-case letters or digits joined by hyphens, such as fire-station',
      "2:8 steps: found 0; allowed: 1 to 9",
    ]);
  });

  it("a document that is no mapping", () => {
    expect(problems(plan, "")).toStrictEqual([
      "1:1 found an empty value; allowed: a mapping with id, steps",
    ]);
  });
});

describe("decodeFile: layers", () => {
  const layer = (geometry: unknown, properties: unknown = { code: "a" }): string =>
    JSON.stringify({
      type: "FeatureCollection",
      features: [{ type: "Feature", geometry, properties }],
    });
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];

  it("features with shapes and properties", () => {
    const polygon = { type: "Polygon", coordinates: [square] };
    expect(value(shapes, layer(polygon))).toMatchObject({
      features: [{ geometry: polygon, properties: { code: "a" } }],
    });
  });

  it.each([
    [
      "a ring that is not closed",
      { type: "Polygon", coordinates: [[...square, [2, 2]]] },
      "closed ring",
    ],
    [
      "a ring of two points",
      {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [0, 0],
          ],
        ],
      },
      "at least 4",
    ],
    [
      "latitude before longitude",
      { type: "Point", coordinates: [36.6, 117.1] },
      "longitude, latitude",
    ],
    ["a text for a number", { type: "Point", coordinates: ["117", 36] }, "longitude, latitude"],
    ["no coordinates", { type: "Polygon", coordinates: [] }, "not empty"],
    ["a shape of another type", { type: "LineString", coordinates: square }, "Polygon"],
  ])("refuses %s", (_, geometry, words) => {
    expect(problems(shapes, layer(geometry)).join("\n")).toContain(words);
  });

  it("refuses properties nobody declared", () => {
    const polygon = { type: "Polygon", coordinates: [square] };
    expect(problems(shapes, layer(polygon, { code: "a", colour: 1 })).join("\n")).toContain(
      "colour",
    );
  });
});
