import { readdirSync } from "node:fs";

import { assembleCatalogue } from "../../engine/inputs/assemble-catalogue.ts";
import { assembleInventory } from "../../engine/inputs/assemble-inventory.ts";
import type { Inventory } from "../../engine/inputs/assemble-inventory.ts";
import type { Catalogue } from "../../engine/inputs/catalogue.ts";
import { recognise } from "../../engine/files/recognise.ts";
import { readFileSync } from "node:fs";
import { compileGround } from "../../engine/world/ground/compile-ground.ts";
import type { Ground } from "../../engine/world/ground/compile-ground.ts";
import { compileInventory } from "../../engine/world/inventory/compile-inventory.ts";
import type { CompiledInventory } from "../../engine/world/inventory/compile-inventory.ts";
import type { Assumptions } from "../../engine/world/assumptions.ts";
import { openFile, shippedRegion } from "./shipped-region.ts";

const folder = "scenarios/catalogue";

/** Files of the catalogue folder of one kind. */
export const catalogueFiles = (kind: string): string[] =>
  readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => {
      const told = recognise(path, readFileSync(path, "utf8"));
      return typeof told === "object" && told.kind === kind;
    });

let catalogue: Catalogue | undefined;

/** The catalogue of scenarios/. */
export const shippedCatalogue = (): Catalogue => {
  catalogue ??= assembleCatalogue(
    catalogueFiles("catalogue").map(openFile),
    openFile(`${folder}/readiness.yaml`),
  );
  return catalogue;
};

const files = {
  "shandong-2023": { path: "scenarios/shandong/inventory-2023.yaml", region: "shandong" },
  "jinan-2026": { path: "scenarios/jinan/inventory-2026.yaml", region: "jinan" },
} as const;

export type ShippedInventory = keyof typeof files;

export const shippedInventories = Object.keys(files) as ShippedInventory[];

/** An inventory of scenarios/, decoded and assembled; a problem throws. */
export const shippedInventory = (id: ShippedInventory): Inventory => {
  const { inventory, problems } = assembleInventory(files[id].path, openFile, shippedCatalogue());
  if (inventory === undefined || problems.length > 0)
    throw new Error(problems.map((p) => `${p.file}:${p.line} ${p.message.en}`).join("\n"));
  return inventory;
};

/** The ground of an inventory's region in one set of assumptions. */
export const groundFor = (id: ShippedInventory, assumptions: Assumptions): Ground =>
  compileGround(shippedRegion(files[id].region), assumptions);

/** An inventory without the one it is laid over. */
export const alone = (inventory: Inventory): Inventory => {
  const { over: _, ...own } = inventory;
  return own;
};

/** A shipped inventory compiled onto its own ground, with what it is laid over unless told not to. */
export const compiled = (
  id: ShippedInventory,
  assumptions: Assumptions,
  only = false,
): { readonly ground: Ground; readonly inventory: CompiledInventory } => {
  const ground = groundFor(id, assumptions);
  const inventory = shippedInventory(id);
  return {
    ground,
    inventory: compileInventory(
      only ? alone(inventory) : inventory,
      ground,
      shippedCatalogue(),
      assumptions,
      shippedRegion(files[id].region),
    ),
  };
};

/** One set of several. */
export const set = (assumptionSet: number, assumptionSets = 8, seed = 1): Assumptions => ({
  seed,
  assumptionSet,
  assumptionSets,
});
