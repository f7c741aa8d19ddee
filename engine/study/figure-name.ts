import type { Choice } from "../inputs/choice.ts";
import { skills } from "../inputs/catalogue.ts";
import { figureFields } from "../inputs/catalogue-figures.ts";
import type { Figure } from "../inputs/figure.ts";
import { hazards, tiers } from "../inputs/stage.ts";
import type { Text } from "../inputs/text.ts";
import { wordsAt } from "../inputs/words-at.ts";
import type { CaseInputs } from "./case/compile-case.ts";

/** Where something stands among the inputs of a case, key by key. */
export type Place = readonly string[];

/** What names are looked up in. */
export type NameSources = Omit<CaseInputs, "shakemaps">;

const joined = (a: Text, b: Text): Text => ({ zh: `${a.zh}:${b.zh}`, en: `${a.en}: ${b.en}` });

/** What of a thing: nothing where there are no words for either. */
const of = (thing: Text | undefined, what: Text | undefined): Text | undefined =>
  thing === undefined || what === undefined ? undefined : joined(thing, what);

const own = <V>(table: Readonly<Record<string, V>>, key: string | undefined): V | undefined =>
  key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;

/** What stands at a place; undefined where nothing does. */
export const standsAt = (root: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (at, step) =>
      typeof at === "object" && at !== null ? (at as Record<string, unknown>)[step] : undefined,
    root,
  );

/** Words of a declaration without what it says of being left out; rows of a list are told apart by their number. */
const declared = (kind: string, place: Place): Text | undefined => {
  const all = wordsAt(kind, place);
  const words = all && { zh: all.zh.replace(/[;;].*$/u, ""), en: all.en.replace(/;.*$/u, "") };
  const last = place[place.length - 1] ?? "";
  if (words === undefined || !/^\d+$/u.test(last)) return words;
  const number = Number(last) + 1;
  return { zh: `${words.zh},第 ${number} 级`, en: `${words.en}, no. ${number}` };
};

const inCatalogue = ([part, id, ...rest]: Place, { catalogue }: NameSources): Text | undefined => {
  if (part === "kinds") {
    const kind = own(catalogue.kinds, id)?.name;
    const [room, key] = rest;
    if (room === "equipment") {
      const carried = own(catalogue.kinds, key)?.name;
      if (carried === undefined) return undefined;
      return of(kind, { zh: `${carried.zh}配备数`, en: `${carried.en}, number carried` });
    }
    const field = own(figureFields, key);
    return of(kind, field && { zh: field.zh, en: field.en });
  }
  if (part !== "readiness") return undefined;
  const [name] = rest;
  const { profiles, routine } = catalogue.readiness;
  const thing = id === "profiles" ? own(profiles, name) : own(routine, name);
  return of(thing?.name, declared("readiness", [id, ...rest]));
};

const inInventory = (place: Place, { inventory }: NameSources): Text | undefined => {
  // An inventory that lies over another one has the unknowns of both.
  const at = place.lastIndexOf("unknowns");
  const [id, , key] = at === -1 ? [] : place.slice(at + 1);
  const unknown = own(inventory.unknowns, id);
  if (unknown === undefined || key === undefined) return undefined;
  return key === "all" ? unknown.name : of(unknown.name, own(unknown.entries ?? {}, key));
};

const inRegion = ([part, ...rest]: Place, { region }: NameSources): Text | undefined => {
  if (part === "townRules") return declared("towns-rules", rest);
  if (part !== "roadRules") return undefined;
  const words = declared("roads", rest);
  return rest[0] === "vehicles" ? of(own(region.roadRules.vehicles, rest[1])?.name, words) : words;
};

const inDoctrine = (place: Place, { doctrine }: NameSources): Text | undefined => {
  const words = declared("doctrine", place);
  if (place[0] !== "mobilisation" || place.length < 3) return words;
  const { hazard, tier, level, skill } = doctrine.mobilisation[Number(place[1])];
  const rank = own(doctrine.levels, level)?.name;
  const task = own<Text>(skills, skill);
  if (rank === undefined || task === undefined) return undefined;
  return of(
    {
      zh: `${hazards[hazard].zh},${tiers[tier].zh}${rank.zh}响应调派${task.zh}力量`,
      en: `${hazards[hazard].en}, ${tiers[tier].en} at ${rank.en}, sent for ${task.en}`,
    },
    words,
  );
};

/** Hazards of a chain are told apart by their number. */
const inCase = (place: Place, { case: { hazards: chain } }: NameSources): Text | undefined => {
  const words = declared("case", place);
  const [part, index] = place;
  if (part !== "hazards" || chain.length < 2) return words;
  const { zh, en } = hazards[chain[Number(index)].kind];
  const number = Number(index) + 1;
  return of({ zh: `第 ${number} 个灾害(${zh})`, en: `hazard no. ${number} (${en})` }, words);
};

const inWeather = (place: Place, { weather }: NameSources): Text | undefined => {
  const words = declared("weather", place);
  return place[0] === "kinds" ? of(own(weather.kinds, place[1])?.name, words) : words;
};

const inTargets = ([file, ...rest]: Place, { targets }: NameSources): Text | undefined =>
  of(own(targets[Number(file)]?.targets ?? {}, rest[1])?.name, declared("targets", rest));

const rooms: Readonly<Record<string, (place: Place, inputs: NameSources) => Text | undefined>> = {
  catalogue: inCatalogue,
  inventory: inInventory,
  region: inRegion,
  doctrine: inDoctrine,
  earthquake: (place) => declared("earthquake", place),
  weather: inWeather,
  case: inCase,
  targets: inTargets,
};

/**
 * What a figure is called, from its place among the inputs of a case: the names of the thing it belongs to
 * and the words of its declaration; undefined where nothing has words for it.
 */
export const figureName = ([room, ...place]: Place, inputs: NameSources): Text | undefined =>
  own(rooms, room)?.(place, inputs);

/** Where the rooms of the engine have what they name unknowns by: the place of a path, room by room. */
const placeOf = (path: string, inputs: NameSources): Place => {
  if (path.startsWith("earthquake.")) return path.split(".");
  const [room, id, ...rest] = path.split("/");
  switch (room) {
    case "catalogue":
      return rest[0] === "equipment"
        ? ["catalogue", "kinds", id, ...rest]
        : ["catalogue", "kinds", id, "figures", ...rest];
    case "readiness":
      return ["catalogue", "readiness", "profiles", id, "figures", ...rest];
    case "routine":
      return ["catalogue", "readiness", "routine", id, ...rest];
    case "unknowns": {
      const { unknowns } = inputs.inventory;
      const measure = Object.entries(own(unknowns, id) ?? {}).find(
        ([name, part]) =>
          name !== "entries" &&
          typeof part === "object" &&
          part !== null &&
          Object.hasOwn(part, rest[0]),
      );
      return ["inventory", "unknowns", id, measure?.[0] ?? "", ...rest];
    }
    case "roads":
      return ["region", "roadRules", id, ...rest];
    case "towns":
      return ["region", "townRules", id, ...rest];
    case "doctrine": {
      if (id !== "mobilisation") return ["doctrine", "figures", id, ...rest];
      const [tier, level, skill, figure] = rest;
      const row = inputs.doctrine.mobilisation.findIndex(
        (rule) =>
          rule.tier === tier &&
          rule.level === level &&
          rule.skill === skill &&
          rule.share?.kind === "ignorance",
      );
      return ["doctrine", "mobilisation", String(row), figure];
    }
    case "weather":
      return id === "lasts" ? ["weather", id] : ["weather", "kinds", id, ...rest];
    default:
      return [room, id, ...rest];
  }
};

/** What an unknown is called, from the path by which the engine names it; the path where nothing has words. */
export const unknownName = (path: string, inputs: NameSources): Text =>
  figureName(placeOf(path, inputs), inputs) ?? { zh: path, en: path };

/** What is written of an unknown: a figure, or a choice between words; undefined where nothing is. */
export const unknownAt = (path: string, inputs: NameSources): Figure | Choice | undefined => {
  const found = standsAt(inputs, placeOf(path, inputs));
  return typeof found === "object" && found !== null && "sources" in found
    ? (found as Figure | Choice)
    : undefined;
};
