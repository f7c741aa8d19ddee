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

describe("a network of one's own, from its files", () => {
  /** Anhui with `roads.network` and the files it names. */
  const withNetwork = (network: string, files: Readonly<Record<string, string>>): Disk => {
    const nameOf = (path: string) => Object.keys(files).find((name) => path.endsWith(name));
    const base = diskWith("anhui/region.yaml", (text) =>
      text.replace("  rules: ", `  network: ${network}\n  rules: `),
    );
    return {
      ...base,
      isFile: (path) => nameOf(path) !== undefined || base.isFile(path),
      read: (path) => {
        const name = nameOf(path);
        return name === undefined ? base.read(path) : new TextEncoder().encode(files[name]);
      },
    };
  };
  const read = (from: Disk) => readRegion("scenarios/anhui/region.yaml", from);

  test("nodes and edges", () => {
    const result = read(
      withNetwork("{nodes: own/nodes.csv, edges: own/edges.csv}", {
        "own/nodes.csv": "node,lon,lat,place\na,117.25,31.85,340104\nb,117.29,31.26,\n",
        "own/edges.csv":
          "from,to,class,length_km,one_way\na,b,expressway,75,false\nb,a,county,,true\n",
      }),
    );
    expect(Result.isSuccess(result)).toBe(true);
    if (Result.isSuccess(result))
      expect(result.success.roads).toMatchObject({
        kind: "edges",
        edges: [
          { length_km: 75, one_way: false },
          { class: "county", one_way: true },
        ],
      });
  });

  test("lines and times", () => {
    const line = {
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { class: "trunk", speed_kmh: 60 },
          geometry: {
            type: "LineString",
            coordinates: [
              [117, 31],
              [118, 31],
            ],
          },
        },
      ],
    };
    const lines = read(
      withNetwork("{lines: own/roads.geojson, snap_m: 80}", {
        "own/roads.geojson": JSON.stringify(line),
      }),
    );
    expect(Result.isSuccess(lines) && lines.success.roads).toMatchObject({
      kind: "lines",
      snapM: 80,
    });
    const times = read(
      withNetwork("{times: own/times.csv}", {
        "own/times.csv": "from,to,minutes,vehicle\n340104,340124,70,\n340104,340124,90,truck\n",
      }),
    );
    expect(Result.isSuccess(times) && times.success.roads).toMatchObject({ kind: "times" });
  });

  test("every slip is told with its line", () => {
    const result = read(
      withNetwork("{nodes: own/nodes.csv, edges: own/edges.csv}", {
        "own/nodes.csv": "node,lon,lat,place\na,117.25,31.85,340104\nb,217.29,31.26,\n",
        "own/edges.csv": "from,to,class,length_km\na,b,motorway,-5\n",
      }),
    );
    const told = Result.isFailure(result) ? result.failure : [];
    expect(told.map((p) => [p.file.split("/").at(-1), p.line])).toEqual(
      expect.arrayContaining([
        ["nodes.csv", 3],
        ["edges.csv", 2],
      ]),
    );
    expect(told.filter((p) => p.file.endsWith("edges.csv"))).toHaveLength(2);
    const unknown = read(
      withNetwork("{nodes: own/nodes.csv, edges: own/edges.csv}", {
        "own/nodes.csv": "node,lon,lat\na,117.25,31.85\n",
        "own/edges.csv": "from,to,class\na,z,trunk\n",
      }),
    );
    expect(Result.isFailure(unknown) && unknown.failure[0].found.en).toBe("z");
  });
});
