import type { FigureName } from "../../inputs/catalogue-figures.ts";
import type { Group } from "../../inputs/inventory.ts";
import { apportion, inProportion } from "./apportion.ts";
import { meanOf } from "./compile-catalogue.ts";
import { cityOf, lognormalFactor, streamOf, urbanResidents } from "./places.ts";
import { rest, unknownValue } from "./remaining.ts";
import type { TotalSums } from "./totals.ts";
import type { GroupSlot, LayoutContext } from "./unit-row.ts";

/**
 * People or capacity of the units of a group: a total shared over them, or a number for each from its
 * kind, an unknown, or the residents of its place. Units differ by a lognormal factor with mean one;
 * where a minimum is given none has less.
 * People are whole, one at least.
 */
export const shareOut = (
  context: LayoutContext,
  name: string,
  part: "people" | "capacity",
  group: Group,
  slots: readonly GroupSlot[],
  sums: TotalSums,
): number[] => {
  const shared = group[part];
  if (shared === undefined) return slots.map(() => 0);
  const { inventory, assumptions, ground, catalogue } = context;
  const who = `${inventory.document.id}/${name}`;
  const stream = streamOf(assumptions, who, part);
  const factors = Float64Array.from(slots, ({ number }) => {
    return number * lognormalFactor(stream, shared.spread ?? 0);
  });
  const times = shared.times === undefined ? 1 : unknownValue(context, shared.times);
  const divide = (total: number, weights: Float64Array): number[] =>
    part === "people" || Number.isInteger(total)
      ? apportion(Math.round(total), weights, Math.min(1, total), stream)
      : inProportion(total, weights);
  // Aircraft, beds and vehicles come whole: up or down at random, so that the mean stays.
  const whole = (value: number, kind: number): number => {
    if (part === "people") return Math.max(1, Math.round(value));
    const { capacityUnit } = catalogue.kinds[kind];
    if (capacityUnit === "each") return Math.max(1, Math.floor(value + stream.uniform()));
    return capacityUnit === "person" ? Math.round(value) : value;
  };

  if (shared.number !== undefined) return divide(shared.number * times, factors);
  if (shared.upTo !== undefined) {
    return divide(rest(context, name, shared.upTo, sums) * times, factors);
  }
  const within = (key: (slot: GroupSlot) => number, sum: (key: number) => number): number[] => {
    const values = slots.map(() => 0);
    const members = new Map<number, number[]>();
    slots.forEach((slot, i) => {
      const list = members.get(key(slot));
      if (list === undefined) members.set(key(slot), [i]);
      else list.push(i);
    });
    for (const [at, list] of members) {
      const own = divide(
        sum(at),
        Float64Array.from(list, (i) => factors[i]),
      );
      list.forEach((i, k) => {
        values[i] = own[k];
      });
    }
    return values;
  };
  const { byCity } = shared;
  if (byCity !== undefined) {
    return within(
      ({ place }) => cityOf(ground, place),
      (city) => (byCity[ground.names.cities[city].code] ?? 0) * times,
    );
  }
  const figure = (kind: number): number => {
    const settled = catalogue.kinds[kind].figures[shared.figure as FigureName];
    return settled === undefined ? 0 : meanOf(settled);
  };
  if (shared.figure !== undefined && shared.perPlace === true) {
    const [kind] = slots.map((slot) => slot.kind);
    return within(
      ({ county }) => county,
      () => Math.round(figure(kind) * times),
    );
  }
  return slots.map((slot, i) => {
    const each =
      shared.each ??
      (shared.figure === undefined ? undefined : figure(slot.kind)) ??
      (shared.unknown === undefined ? undefined : unknownValue(context, shared.unknown)) ??
      (shared.perUrbanResident === undefined
        ? 0
        : unknownValue(context, shared.perUrbanResident) * urbanResidents(ground, slot.place));
    return Math.max(
      (shared.atLeast ?? 0) * slot.number,
      whole(each * times * factors[i], slot.kind),
    );
  });
};
