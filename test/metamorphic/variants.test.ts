import { resolve } from "node:path";

import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";

import { disk } from "../../engine/files/disk.ts";
import type { Disk } from "../../engine/files/disk.ts";
import { openCase } from "../../engine/files/read-case.ts";
import type { OpenedCase, ReadCase } from "../../engine/files/read-case.ts";
import { kinds } from "../../engine/kinds.ts";
import { prepare, simulate } from "../../engine/simulate.ts";
import type { WorkerState } from "../../engine/simulate.ts";
import { caseProgram } from "../../engine/study/case/case-program.ts";
import { compileCase, compileWorld } from "../../engine/study/case/compile-case.ts";
import { Player } from "../../engine/study/pool/block.ts";
import type { Trace } from "../../engine/trace/trace.ts";
import type { Assumptions } from "../../engine/world/assumptions.ts";

/** The disk with a few files more. */
const diskWith = (files: Readonly<Record<string, string>>): Disk => {
  const full = new Map(Object.entries(files).map(([path, text]) => [resolve(path), text]));
  return {
    isFile: (path) => full.has(resolve(path)) || disk.isFile(path),
    read: (path) => {
      const text = full.get(resolve(path));
      return text === undefined ? disk.read(path) : new TextEncoder().encode(text);
    },
    list: (path) => disk.list(path),
  };
};

const folder = "scenarios/shandong";

/** A variant that adds rows of a ledger. */
const addedRows = (rows: string): Readonly<Record<string, string>> => ({
  [`${folder}/inventory-more.yaml`]: `id: more-units
name: {zh: 另加, en: more units}
date: today
region: shandong
over: inventory-2023.yaml
replaces: []
tables: [more.csv]
`,
  [`${folder}/more.csv`]: `id,name_zh,name_en,kind,level,city,county,town,lon,lat,precision_km,number,people,capacity,counted_in,part_of,stationed_at,readiness,source,mark,note
${rows}
`,
  [`${folder}/variants/more.yaml`]: `id: more
name: {zh: 另加, en: more units}
region: shandong
add: [../inventory-more.yaml]
mark: assumed
source: [judgement]
`,
});

const opened = (
  name: string,
  variant: string,
  files: Readonly<Record<string, string>> = {},
): OpenedCase =>
  Result.getOrThrow(
    openCase(`scenarios/${name}.yaml`, diskWith(files), [`${folder}/variants/${variant}.yaml`]),
  );

/** A case as it stands, and with the variant it was opened with. */
const both = (from: OpenedCase, set: readonly string[] = []): readonly [ReadCase, ReadCase] => [
  Result.getOrThrow(from.narrowed({ set })),
  Result.getOrThrow(from.narrowed({ set }, from.variants[0])),
];

const sets: readonly Assumptions[] = [0, 3].map((assumptionSet) => ({
  seed: 1,
  assumptionSet,
  assumptionSets: 4,
}));

const kindsWith = (column: "who" | "whom"): ReadonlySet<number> =>
  new Set(kinds.all.flatMap(({ id, tables }) => (tables[column] === "unit" ? [id] : [])));

const byUnit = kindsWith("who");
const toUnit = kindsWith("whom");

/** A trace with units by their ids, since rows of the inventory shift when others are added. */
const told = (trace: Trace, { situation }: WorkerState): unknown[][] => {
  const { ids } = situation.world.inventory.names;
  return Array.from({ length: trace.length }, (_, row) => {
    const { time, kind, who, whom, where, amount, cause, role } = trace.row(row);
    const first = who >= 0 && byUnit.has(kind) ? ids[who] : who;
    const second = whom >= 0 && toUnit.has(kind) ? ids[whom] : whom;
    return [time, kind, first, second, where, amount, cause, role];
  });
};

const playedBy = (inputs: ReadCase, set: Assumptions, replications: readonly number[]) => {
  const state = prepare(compileCase(inputs, set));
  return replications.map((replication) => told(simulate(state, replication), state));
};

const heze = "shandong/cases/heze-m6.5-winter-night";
const weaker = ["case.hazards.0.magnitude=5.5"];

describe("a unit more, far away, that nobody sends", () => {
  const far: Readonly<Record<string, string>> = {
    "a team":
      "far-team,远处一队,a team far away,geology-rescue-team,county,371000,371082,,122.4,37.1,1,,20,,,,,,judgement,assumed,",
    "a helicopter with its base":
      "far-base,远处一处基地,a base far away,aviation-base,county,371000,371082,,122.4,37.1,1,,,,,,,,judgement,assumed,\nfar-helicopter,远处一架,a helicopter far away,h-135,county,371000,371082,,122.4,37.1,1,,,,,,far-base,,judgement,assumed,",
  };
  for (const [what, rows] of Object.entries(far)) {
    it(`${what}: every row of every trace is the same, and every measurement`, () => {
      const [base, more] = both(opened(heze, "more", addedRows(rows)), weaker);
      const ids = compileWorld(more, sets[0]).inventory.names.ids;
      expect(ids.some((id) => id.startsWith("far-"))).toBe(true);
      const [, set] = sets;
      expect(playedBy(more, set, [0])).toEqual(playedBy(base, set, [0]));
      const measured = [base, more].map((inputs) => {
        const { path: _, warnings: __, ...plain } = inputs;
        const question = { inputs: plain, place: undefined, only: ["picture-30", "level-60"] };
        const player = new Player([caseProgram(question)]);
        return player.play({
          program: 0,
          assumptions: set,
          replications: [1, 2],
          explain: false,
        });
      });
      expect(measured[1].values).toEqual(measured[0].values);
      expect(measured[1].passes).toEqual(measured[0].passes);
      expect(measured[1].rows).toBe(measured[0].rows);
    });
  }
});

/** How every unit stands in one set of assumptions, by its id: place, strength, equipment, people drawn. */
const standing = (inputs: ReadCase, set: Assumptions): Map<string, string> => {
  const { tables, names } = compileWorld(inputs, set).inventory;
  const { unit, carriedStart, carried, drawnStart, drawn } = tables;
  const columns = [
    unit.kind,
    unit.level,
    unit.mark,
    unit.fitted,
    unit.readiness,
    unit.county,
    unit.town,
    unit.lon,
    unit.lat,
    unit.number,
    unit.people,
    unit.capacity,
  ];
  const slice = (start: Int32Array, list: ArrayLike<number>, row: number): number[] =>
    Array.from({ length: start[row + 1] - start[row] }, (_, i) => list[start[row] + i]);
  return new Map(
    names.ids.map((id, row) => [
      id,
      JSON.stringify([
        columns.map((column) => column[row]),
        names.ids[unit.stationedAt[row]],
        slice(carriedStart.first, carried.kind, row),
        slice(carriedStart.first, carried.number, row),
        slice(drawnStart.first, drawn.unit, row).map((other) => names.ids[other]),
        slice(drawnStart.first, drawn.people, row),
      ]),
    ]),
  );
};

/** Ids of units that a variant changes, takes away and brings, without the place and number at their end. */
const changes = (inputs: readonly [ReadCase, ReadCase], set: Assumptions) => {
  const [base, other] = inputs.map((each) => standing(each, set));
  const groups = (ids: readonly string[]): string[] => [
    ...new Set(ids.map((id) => id.replace(/-\d{6,9}-\d+$/u, ""))),
  ];
  const ids = [...base.keys()];
  return {
    changed: groups(ids.filter((id) => other.has(id) && other.get(id) !== base.get(id))),
    gone: groups(ids.filter((id) => !other.has(id))),
    come: [...other.keys()].filter((id) => !base.has(id)),
  };
};

describe("what a variant leaves alone", () => {
  it("a group more leaves every other unit as it stands, in each set of assumptions", () => {
    const inputs = both(opened(heze, "county-satellite"));
    for (const set of sets) {
      const { changed, gone, come } = changes(inputs, set);
      expect(changed).toEqual([]);
      expect(gone).toEqual([]);
      expect(come).toHaveLength(136);
    }
  });

  it("more of what nobody knows the number of leaves those there as they are", () => {
    const inputs = both(opened(heze, "township-terminals"));
    for (const set of sets) {
      const { changed, gone, come } = changes(inputs, set);
      expect(changed).toEqual([]);
      expect(gone).toEqual([]);
      expect(come.every((id) => id.startsWith("shandong-2023.township-terminals-"))).toBe(true);
      expect(come.length).toBeGreaterThan(50);
    }
  });

  it("the plan of Shandong moves what it speaks of, and what draws its people from there", () => {
    const inputs = both(opened(heze, "plan-2025"));
    for (const set of sets) {
      const { changed, gone, come } = changes(inputs, set);
      // The same 16 helicopters on nine bases; people of stations are those of township teams, and the
      // published sum of all people leaves the rest to the other teams, out of which communications groups come.
      expect(gone).toEqual(["shandong-2023.helicopters"]);
      const moved = ["township-teams", "grassroots-stations", "other-teams", "comms-groups"];
      const allowed = [...moved, "helicopters"].map((group) => `shandong-2023.${group}`);
      expect(changed.filter((group) => !allowed.includes(group))).toEqual([]);
      expect(come.filter((id) => id.startsWith("air-"))).toHaveLength(3);
      expect(come.filter((id) => id.includes("provincial-teams-planned"))).toHaveLength(13);
    }
  });
});
