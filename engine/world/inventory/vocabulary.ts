import type { KindClass } from "../../inputs/catalogue-figures.ts";
import type { Condition, ReadinessFigure, Skill } from "../../inputs/catalogue.ts";
import type { OwnerLevel } from "../../inputs/inventory.ts";

/**
 * The lists behind the numbers in the tables: a column of classes holds the place in its list, a
 * column of sets one bit for each. The order stands for ever; new words come at the end.
 */
const complete =
  <All extends string>() =>
  <const L extends readonly All[]>(list: [All] extends [L[number]] ? L : never): L =>
    list;

export const skillBits = complete<Skill>()([
  "structure-fire",
  "collapse-rescue",
  "search",
  "water-rescue",
  "evacuation",
  "sheltering",
  "medical",
  "hazchem",
  "mine",
  "drilling",
  "geology",
  "welding",
  "marine",
  "pumping",
  "levee",
  "forest-fire",
  "road-clearing",
  "power",
  "communications",
  "reconnaissance",
  "logistics",
  "command",
]);

export const conditionBits = complete<Condition>()([
  "passable-road",
  "mains-power",
  "public-network",
  "flying-weather",
  "runway",
]);

export const classList = complete<KindClass>()([
  "team",
  "vehicle",
  "boat",
  "pump",
  "plant",
  "helicopter",
  "drone",
  "link",
  "network",
  "satellite",
  "camera",
  "site",
  "store",
  "item",
  "shelter",
  "medical",
  "need",
  "task",
  "rule",
]);

export const levelList = complete<OwnerLevel>()([
  "national",
  "province",
  "city",
  "county",
  "town",
  "community",
  "society",
]);

export const readinessFigureList = complete<ReadinessFigure>()([
  "away",
  "presentDay",
  "presentNight",
  "presentOffSeasonDay",
  "presentOffSeasonNight",
  "serviceable",
  "recalled",
  "filled",
]);

/**
 * How a position is known. given: coordinates in the table; town, county, city: the seat of what is
 * known; placed: by a rule of ours.
 */
export const positionList = ["given", "town", "county", "city", "placed"] as const;

export type PositionKnowledge = (typeof positionList)[number];

/** The set of bits of some words of a list. */
export const bitsOf = <W extends string>(list: readonly W[], words: readonly W[] = []): number =>
  words.reduce((bits, word) => bits | (1 << list.indexOf(word)), 0);

/** The bit of one word. */
export const bitOf = <W extends string>(list: readonly W[], word: W): number =>
  1 << list.indexOf(word);
