import type { Narrowing } from "../files/narrowing.ts";
import type { Text } from "../inputs/text.ts";

/** One step of the ladder by day or by night. */
export interface Rung {
  readonly id: string;
  readonly name: Text;
  readonly light: "day" | "night";
  /** What it changes of the case. */
  readonly narrowing: Narrowing;
}

/** The case that the ladder is made of, from the project's folder. */
export const ladderCase = "scenarios/shandong/cases/crowded-place.yaml";

/** The promise that the ladder is held against. */
export const ladderTarget = "picture-30";

const magnitudes = [5, 5.5, 6, 6.5, 7, 7.5];

const steps: ReadonlyArray<{ id: string; name: Text; set: string }> = [
  {
    id: "call-out",
    name: { zh: "拉动", en: "call-out" },
    set: "case.hazards.0={kind: call-out, weight: equal, scenes: 1}",
  },
  ...magnitudes.map((magnitude) => {
    const shown = magnitude.toFixed(1);
    return {
      id: `m${shown}`,
      name: { zh: `${shown} 级`, en: `M ${shown}` },
      set: `case.hazards.0.magnitude=${magnitude}`,
    };
  }),
];

/** The call-out, then ever stronger earthquakes, each by day and by night. */
export const rungs: readonly Rung[] = steps.flatMap(({ id, name, set }) =>
  (["day", "night"] as const).map((light) => ({
    id: `${id}-${light}`,
    name,
    light,
    narrowing: { set: [set], at: light },
  })),
);
