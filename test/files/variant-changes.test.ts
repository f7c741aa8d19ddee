import * as Result from "effect/Result";
import { describe, expect, it } from "vitest";
import { resolve } from "node:path";

import { disk } from "../../engine/files/disk.ts";
import type { Disk } from "../../engine/files/disk.ts";
import { openCase } from "../../engine/files/read-case.ts";
import type { ReadCase } from "../../engine/files/read-case.ts";

const path = "scenarios/shandong/variants/own.yaml";

const diskWith = (text: string): Disk => ({
  ...disk,
  isFile: (file) => resolve(file) === resolve(path) || disk.isFile(file),
  read: (file) =>
    resolve(file) === resolve(path) ? new TextEncoder().encode(text) : disk.read(file),
});

const variant = (body: string, region = "shandong"): string =>
  `id: own\nname: {zh: 自拟, en: own}\nregion: ${region}\nmark: assumed\nsource: [judgement]\n${body}\n`;

/** A case with a variant of this text, or what is wrong with it. */
const withVariant = (
  text: string,
  caseName = "shandong/cases/visualisation-pull",
): ReadCase | string => {
  const read = Result.flatMap(
    openCase(`scenarios/${caseName}.yaml`, diskWith(text), [path]),
    ({ narrowed, variants }) => narrowed({}, variants[0]),
  );
  return Result.isSuccess(read)
    ? read.success
    : read.failure.map(({ file, message }) => `${file}: ${message.en}`).join("\n");
};

const changed = (text: string, caseName?: string): ReadCase => {
  const read = withVariant(text, caseName);
  if (typeof read === "string") throw new Error(read);
  return read;
};

describe("a variant of a case", () => {
  it("adds inventories on top of that of the case, replacing nothing", () => {
    const { inventory } = changed(variant("add: [../inventory-county-satellite.yaml]"));
    expect(inventory.document.id).toBe("shandong-county-satellite");
    expect(inventory.document.replaces).toEqual([]);
    expect(inventory.over?.document.id).toBe("shandong-2023");
  });

  it("of a province fits cases of its parts", () => {
    const { inventory } = changed(
      variant("add: [../inventory-2025.yaml]"),
      "jinan/cases/visualisation-pull",
    );
    expect(inventory.over?.document.id).toBe("jinan-2026");
    expect(inventory.over?.over?.document.id).toBe("shandong-2023");
  });

  it("names another inventory from where it stands itself", () => {
    const { inventory } = changed(variant("changes: {case.inventory: ../inventory-2025.yaml}"));
    expect(inventory.document.id).toBe("shandong-2025-plan");
    expect(inventory.over?.document.id).toBe("shandong-2023");
  });

  it("joins what a case is without", () => {
    const text = variant("changes: {case.without: [helicopter]}");
    expect(changed(text).case.without).toContain("helicopter");
  });

  it("is refused in words", () => {
    const refusals = {
      "changes: {inventory.choices.city-air-base.choose: 8}": "Did you mean city-air-bases?",
      "changes: {unknowns.township-terminals.share.all: many}": "found",
      "changes: {case.hazards.0.scenes: 3}": "which belongs to the disaster or the promises",
      "changes: {case.inventory: ../inventory-2052.yaml}": "Did you mean inventory-2025.yaml?",
      "add: [../inventory-2026.yaml]": "no file",
      "note: nothing": "at least one of changes and add",
      "add: [../region.yaml]": "",
    };
    for (const [body, words] of Object.entries(refusals)) {
      const read = withVariant(variant(body));
      expect(read, body).toBeTypeOf("string");
      expect(read, body).toContain(words);
      expect(read, body).toContain("own.yaml");
    }
  });

  it("of another region is refused", () => {
    expect(
      withVariant(
        variant("changes: {case.without: [helicopter]}", "jinan"),
        "shandong/cases/visualisation-pull",
      ),
    ).toContain("jinan");
  });
});
