import { describe, expect, test } from "vitest";

import { unitStates } from "../../../engine/inputs/scene.ts";
import type { Scene } from "../../../engine/inputs/scene.ts";
import { packNumbers as pack } from "../../../engine/study/scene/pack.ts";
import { ganttOf } from "../../../visual/charts/gantt-of-scene.ts";

const state = (name: (typeof unitStates)[number]): number => unitStates.indexOf(name);

const name = (word: string) => ({ zh: word, en: word });

/** Only what the chart looks at. */
const scene = (units: ReadonlyArray<{ kind: number; changes: Array<[s: number, what: number]> }>) =>
  ({
    horizonS: 7200,
    places: { zh: ["牡丹区"], en: ["Mudan"] },
    unitKinds: [{ name: { zh: "消防站", en: "fire station" } }, { name: name("kind 1") }],
    replications: [
      {
        replication: 7,
        roles: ["typical", "worst"],
        units: {
          count: units.length,
          kind: pack(units.map(({ kind }) => kind)),
          place: pack(units.map(() => 0)),
          synthetic: pack(units.map((_, unit) => unit % 2)),
          names: [[1, name("own name")]],
          changes: pack(units.map(({ changes }) => changes.length)),
          changeS: pack(units.flatMap(({ changes }) => changes.map(([s]) => s))),
          state: pack(units.flatMap(({ changes }) => changes.map(([, what]) => what))),
        },
      },
    ],
  }) as unknown as Scene;

const goesOut: Array<[number, number]> = [
  [60, state("ordered")],
  [300, state("moving")],
  [1500, state("onScene")],
  [3000, state("base")],
  [3600, state("moving")],
];

describe("units over time", () => {
  test("bars end where the next state begins, the last one with the time watched", () => {
    const gantt = ganttOf(scene([{ kind: 0, changes: goesOut }]), "typical");
    expect(gantt?.rows).toEqual([
      {
        name: { zh: "牡丹区消防站", en: "Mudan fire station" },
        synthetic: false,
        bars: [
          { phase: "called", fromMin: 1, toMin: 5 },
          { phase: "moving", fromMin: 5, toMin: 25 },
          { phase: "onScene", fromMin: 25, toMin: 50 },
          { phase: "moving", fromMin: 60, toMin: 120 },
        ],
      },
    ]);
    expect(gantt?.about.en).toContain("replication 7");
  });

  test("own names, and who is placed by rule, are kept; who never left is no row", () => {
    const stays: Array<[number, number]> = [[0, state("unavailable")]];
    const gantt = ganttOf(
      scene([
        { kind: 0, changes: stays },
        { kind: 1, changes: goesOut },
      ]),
      "worst",
    );
    expect(gantt?.rows.map((row) => [row.name.en, row.synthetic])).toEqual([["own name", true]]);
  });

  test("with many units every kind is there before a second of any, and the rest is counted", () => {
    const units = Array.from({ length: 40 }, (_, unit) => ({
      kind: unit === 39 ? 1 : 0,
      changes: [[60 * unit, state("moving")]] as Array<[number, number]>,
    }));
    const gantt = ganttOf(scene(units), "typical");
    expect(gantt?.rows).toHaveLength(32);
    expect(gantt?.leftOut).toBe(8);
    expect(gantt?.rows.at(-1)?.name.zh).toBe("牡丹区kind 1");
  });

  test("a role that nothing was chosen for has no chart", () => {
    expect(ganttOf(scene([]), "best")).toBeUndefined();
    expect(ganttOf(scene([]), "typical")?.rows).toEqual([]);
  });
});
