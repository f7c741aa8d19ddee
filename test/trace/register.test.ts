import { describe, expect, it } from "vitest";
import { kinds } from "../../engine/kinds.ts";
import { BadKind, defineKinds, placeholdersIn } from "../../engine/trace/kind.ts";
import { gatherKinds } from "../../engine/trace/register.ts";

const shock = defineKinds("hazards/earthquake", {
  shock: { id: 1001, zh: "地震", en: "an earthquake" },
});
const field = defineKinds("response/field", {
  departed: { id: 2002, zh: "出发", en: "departs" },
  mustered: { id: 2001, zh: "集结", en: "musters" },
});

describe("gatherKinds", () => {
  it("finds kinds by number and by path, in the order of their numbers", () => {
    const register = gatherKinds(field, shock);
    expect(register.all.map((kind) => kind.id)).toEqual([1001, 2001, 2002]);
    expect(register.byId(2002)).toBe(field.departed);
    expect(register.byPath("hazards/earthquake/shock")).toBe(shock.shock);
  });

  it("refuses a number that two rooms claim, naming both", () => {
    const flood = defineKinds("hazards/flood", {
      breach: { id: 1001, zh: "决口", en: "a breach" },
    });
    expect(() => gatherKinds(shock, field, flood)).toThrow(BadKind);
    expect(() => gatherKinds(shock, field, flood)).toThrow(
      /hazards\/flood\/breach: found number 1001, which hazards\/earthquake\/shock has/,
    );
  });

  it("refuses a room/name that comes twice under different numbers", () => {
    const again = defineKinds("hazards/earthquake", {
      shock: { id: 1002, zh: "地震", en: "an earthquake" },
    });
    expect(() => gatherKinds(shock, again)).toThrow(/the name twice/);
  });

  it("says so when asked for a kind that nobody declared", () => {
    const register = gatherKinds(shock);
    expect(() => register.byId(7)).toThrow(/an unknown number/);
    expect(() => register.byPath("hazards/earthquake/flood")).toThrow(/an unknown name/);
  });
});

describe("the engine's own register", () => {
  it("has unique numbers and sentences in both languages with the same placeholders", () => {
    expect(new Set(kinds.all.map((kind) => kind.id)).size).toBe(kinds.all.length);
    for (const kind of kinds.all) {
      const [zh, en] = [kind.sentence.zh, kind.sentence.en].map((sentence) =>
        [...new Set(placeholdersIn(kind.path, sentence))].sort(),
      );
      expect(zh).toEqual(en);
      expect(kinds.byId(kind.id)).toBe(kind);
    }
  });
});
