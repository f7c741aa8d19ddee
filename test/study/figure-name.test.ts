import { globSync } from "node:fs";

import { expect, test } from "vitest";

import type { Choice } from "../../engine/inputs/choice.ts";
import type { Figure } from "../../engine/inputs/figure.ts";
import { figureName, unknownAt, unknownName } from "../../engine/study/figure-name.ts";
import { compileCase } from "../../engine/study/case/compile-case.ts";
import type { CaseInputs } from "../../engine/study/case/compile-case.ts";
import { middle, shippedInputs } from "../shipped-case.ts";

/** Every case in scenarios/, as `shippedCase` names them. */
const shippedCases = globSync("scenarios/*/cases/*.yaml").map((path) =>
  path.replace(/^scenarios\//u, "").replace(/\.yaml$/u, ""),
);

const languages = ["zh", "en"] as const;

const unknownsOf = (inputs: CaseInputs): string[] => {
  const asked = new Map<string, Figure | undefined>();
  compileCase(inputs, { ...middle, asked });
  return [...asked.keys()];
};

/** What of a path would give it away in a name: a key of two words, or a path. */
const raw = /[a-z]{2}[A-Z]|[a-z0-9]{2,}[./][a-z]+[./]|undefined/u;

const expectNames = (inputs: CaseInputs, paths: readonly string[]): void => {
  for (const language of languages) {
    const known = new Map<string, string>();
    for (const path of paths) {
      const name = unknownName(path, inputs)[language];
      expect(name, path).not.toContain(path);
      expect(name, path).not.toMatch(raw);
      if (language === "zh") expect(name, path).toMatch(/\p{Script=Han}/u);
      expect(known.get(name), `${path} is called the same: ${name}`).toBeUndefined();
      known.set(name, path);
    }
  }
};

test.each(shippedCases)("every unknown of %s has a name of its own", (name) => {
  const inputs = shippedInputs(name);
  const paths = unknownsOf(inputs);
  expect(paths.length).toBeGreaterThan(400);
  expectNames(inputs, paths);
});

/** The same inputs with everything known made unknown, as if nothing had a source. */
const unsettled = <V>(value: V): V => {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(unsettled) as V;
  if ("options" in value && "sources" in value) return { ...value, kind: "ignorance" };
  if ("si" in value && "sources" in value) {
    const figure = value as unknown as Figure;
    return figure.kind === "constant"
      ? ({
          ...figure,
          kind: "ignorance",
          si: { kind: "constant", value: figure.si },
          written: { constant: 1 },
        } as V)
      : value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, unsettled(each)]),
  ) as V;
};

test("whatever a planner may leave open has a name of its own too", () => {
  const inputs = unsettled(shippedInputs("shandong/cases/tancheng-m7.5"));
  const paths = unknownsOf(inputs);
  expect(paths.length).toBeGreaterThan(1000);
  expectNames(inputs, paths);
});

test("what is written of an unknown is found by its path", () => {
  const inputs = shippedInputs("shandong/cases/tancheng-m7.5");
  for (const path of unknownsOf(inputs)) {
    const found = unknownAt(path, inputs);
    expect(found?.kind, path).toBe("ignorance");
  }
  const relation = unknownAt("earthquake.shaking.relation", inputs) as Choice;
  expect(relation.options[0]).toEqual({
    word: "yu-2013",
    weight: 0.6,
    name: { zh: "俞言祥等 2013", en: "Yu et al. 2013" },
  });
});

test.each([
  ["readiness/drone/away", "无人机:外出、维修、被占用的单位比例"],
  ["unknowns/camera-in-view/village", "固定监控能看到现场的概率:村庄"],
  ["unknowns/helicopter-downlink/all", "装有图传设备的直升机比例"],
  ["catalogue/township-team/equipment/hand-pump", "乡镇(街道)综合应急救援队:手抬泵/浮艇泵配备数"],
  ["roads/detour/ordinary/hill", "普通道路绕行系数(丘陵)"],
  ["doctrine/walkLimit", "徒步进入的最远距离"],
])("%s is %s", (path, name) => {
  expect(unknownName(path, shippedInputs("shandong/cases/tancheng-m7.5")).zh).toBe(name);
});

test("a place that is no figure has no name, a path that is none stands as it is", () => {
  const inputs = shippedInputs("shandong/cases/tancheng-m7.5");
  for (const place of [[], ["nothing"], ["catalogue", "kinds", "none", "figures", "seats"]]) {
    expect(figureName(place, inputs)).toBeUndefined();
  }
  for (const path of ["toy/idle", "catalogue/none/seats", "unknowns/none/all", "roads/__proto__"]) {
    expect(unknownName(path, inputs).en).toBe(path);
    expect(unknownAt(path, inputs)).toBeUndefined();
  }
});
