import type { TotalSums } from "./totals.ts";
import { InventoryRefused } from "./unit-row.ts";
import type { LayoutContext } from "./unit-row.ts";

type Reference = { readonly unknown: string; readonly key?: string };

/** The value of an unknown in this set of assumptions. Throws `InventoryRefused` where none is given. */
export const unknownValue = (
  { unknowns, inventory }: LayoutContext,
  { unknown, key = "all" }: Reference,
): number => {
  const value = unknowns[unknown]?.[key];
  if (value === undefined)
    throw new InventoryRefused(inventory.document.id, `${unknown} ${key}`, {
      zh: "未知量没有给出",
      en: "the unknown is not given",
    });
  return value;
};

/** What the rows so far leave of a total. Throws `InventoryRefused` where they exceed it. */
export const rest = (
  { inventory: { document } }: LayoutContext,
  group: string,
  totalId: string,
  sums: TotalSums,
): number => {
  const total = document.totals?.[totalId];
  const left = total === undefined ? -1 : total.number - sums.of(totalId, total.measure);
  if (left < 0)
    throw new InventoryRefused(document.id, group, {
      zh: `其他行已超出合计 ${totalId},多 ${-left}`,
      en: `other rows exceed the total ${totalId} by ${-left}`,
    });
  return left;
};
