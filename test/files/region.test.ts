import * as Result from "effect/Result";
import { describe, expect, test } from "vitest";

import { disk } from "../../engine/files/disk.ts";
import type { Disk } from "../../engine/files/disk.ts";
import { readRegion } from "../../engine/files/region.ts";

/** The disk with one file changed. */
const diskWith = (name: string, change: (text: string) => string): Disk => ({
  ...disk,
  read: (path) =>
    path.endsWith(name)
      ? new TextEncoder().encode(change(new TextDecoder().decode(disk.read(path))))
      : disk.read(path),
});

const failures = (path: string, from: Disk) => {
  const result = readRegion(path, from);
  return Result.isFailure(result) ? result.failure : [];
};

describe("reading a region from its file", () => {
  test("Jinan comes with Shandong's tables", () => {
    const result = readRegion("scenarios/jinan/region.yaml");
    expect(Result.isSuccess(result)).toBe(true);
    if (!Result.isSuccess(result)) return;
    expect(result.success.name.en).toBe("Jinan");
    expect(result.success.counties).toHaveLength(136);
  });

  test("a town of an unknown county is refused with its line", () => {
    const from = diskWith("shandong/region/towns.csv", (text) =>
      text.replace(",370102,", ",370192,"),
    );
    const problems = failures("scenarios/shandong/region.yaml", from);
    expect(problems.some((p) => p.file.endsWith("towns.csv") && p.line === 2)).toBe(true);
  });

  test("a city seat in another city is refused", () => {
    const from = diskWith("anhui/region/cities.csv", (text) =>
      text.replace(",340104,", ",340207,"),
    );
    const problems = failures("scenarios/anhui/region.yaml", from);
    expect(problems.some((p) => p.file.endsWith("cities.csv") && p.found.en === "340207")).toBe(
      true,
    );
  });
});
