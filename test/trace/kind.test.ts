import { describe, expect, it } from "vitest";
import { BadKind, defineKinds } from "../../engine/trace/kind.ts";
import type { KindDeclaration } from "../../engine/trace/kind.ts";

const define = (declaration: Partial<KindDeclaration>): (() => unknown) => {
  const whole = { id: 5, zh: "{who}出发", en: "{who} departs", ...declaration };
  return () => defineKinds("field", { departed: whole });
};

describe("defineKinds", () => {
  it("gives each kind its room, path, label and tables", () => {
    const kinds = defineKinds("response/field", {
      departed: { id: 5, zh: "{who}出发", en: "{who} departs", who: "unit" },
      arrived: {
        id: 6,
        zh: "{who}到达{where}",
        en: "{who} arrives at {where}",
        label: { zh: "到达", en: "arrival" },
        where: "town",
      },
    });
    expect(kinds.departed).toMatchObject({
      id: 5,
      path: "response/field/departed",
      label: { zh: "departed", en: "departed" },
      tables: { who: "unit", whom: "whom", where: "where", role: "post" },
    });
    expect(kinds.arrived.label).toEqual({ zh: "到达", en: "arrival" });
    expect(Object.keys(kinds)).toEqual(["departed", "arrived"]);
  });

  it("refuses a number twice in one room and names both kinds", () => {
    expect(() =>
      defineKinds("field", {
        departed: { id: 5, zh: "出发", en: "departs" },
        arrived: { id: 5, zh: "到达", en: "arrives" },
      }),
    ).toThrow(/field\/arrived: found number 5, which field\/departed has/);
  });

  it.each([0, -1, 1.5, 2 ** 31, NaN])("refuses %s as a number", (id) => {
    expect(define({ id })).toThrow(BadKind);
  });

  it("refuses sentences that are empty, unclosed, unknown in a word, or unlike in the languages", () => {
    expect(define({ zh: "" })).toThrow(/a sentence in Chinese/);
    expect(define({ en: " " })).toThrow(BadKind);
    expect(define({ en: "{who departs" })).toThrow(/lone brace/);
    expect(define({ en: "{whoever} departs" })).toThrow(/\{whoever\}/);
    expect(define({ en: "{} departs" })).toThrow(BadKind);
    expect(define({ en: "somebody departs" })).toThrow(/same placeholders/);
    expect(define({ zh: "{where}{who}", en: "{who}, {who} at {where}" })).not.toThrow();
  });

  it("refuses an amount in the sentence without a unit", () => {
    const sentences = { zh: "{amount}获救", en: "{amount} rescued" };
    expect(define(sentences)).toThrow(/one of .*persons/);
    expect(define({ ...sentences, amount: "persons" })).not.toThrow();
  });

  it("keeps stage and way, and refuses names that nobody knows", () => {
    const seen = defineKinds("field", {
      seen: { id: 5, zh: "看到", en: "seen", stage: "firstPicture", way: "helicopter" },
    }).seen;
    expect(seen).toMatchObject({ stage: "firstPicture", way: "helicopter" });
    expect(define({ stage: "seen" as "reported" })).toThrow(/the stage seen/);
    expect(define({ way: "balloon" as "citizen" })).toThrow(/the way balloon/);
  });
});
