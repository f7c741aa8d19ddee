import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { parseJson } from "../../engine/files/json.ts";

describe("parseJson", () => {
  it("values, with places worked out when asked", () => {
    const { value, locate } = Result.getOrThrow(
      parseJson(
        "f.geojson",
        '\uFEFF{\n  "features": [\n    {"type": "Feature", "x": [1, 2]}\n  ]\n}',
      ),
    );
    expect(value).toStrictEqual({ features: [{ type: "Feature", x: [1, 2] }] });
    expect(locate(["features", 0, "x", 1])).toStrictEqual({ line: 3, column: 34 });
    expect(locate(["features", 0, "type"], true)).toStrictEqual({ line: 3, column: 6 });
  });

  it.each([
    ['{"a": 1,}', 1],
    ['{\n"a": 1\n"b": 2}', 3],
    ["", 1],
    ['{"a": NaN}', 1],
    ['{"a": [1, 2', 1],
  ])("refuses %j in line %i", (text, line) => {
    const result = parseJson("f.geojson", text);
    expect(Result.isFailure(result)).toBe(true);
    if (Result.isFailure(result)) expect(result.failure[0].line).toBe(line);
  });
});
