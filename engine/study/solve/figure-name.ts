import type { Text } from "../../inputs/text.ts";
import { wordsAt } from "../../inputs/words-at.ts";
import type { CaseInputs } from "../case/compile-case.ts";
import { unknownName } from "../sensitivity/unknown-name.ts";

const joined = (a: Text, b: Text): Text => ({ zh: `${a.zh}:${b.zh}`, en: `${a.en}: ${b.en}` });

/** Parts of the inputs of a case that are one file each, with the kind of that file. */
const kinds: Readonly<Record<string, string>> = {
  case: "case",
  doctrine: "doctrine",
  earthquake: "earthquake",
  weather: "weather",
};

/**
 * What a figure is called, from its place among the inputs of a case: the words of the catalogue and of
 * the list of unknowns, else those of the declaration; undefined where nothing has words for it.
 */
export const figureName = (place: readonly string[], inputs: CaseInputs): Text | undefined => {
  const [room, first, id, ...rest] = place;
  if (room === "inventory") {
    const at = place.indexOf("unknowns");
    const [unknown, , key] = at === -1 ? [] : place.slice(at + 1);
    if (unknown === undefined || key === undefined) return undefined;
    return unknownName(`unknowns/${unknown}/${key}`, inputs);
  }
  if (room === "catalogue" && first === "kinds" && id !== undefined) {
    const [part, ...figure] = rest;
    const path = part === "figures" ? figure : rest;
    return unknownName(["catalogue", id, ...path].join("/"), inputs);
  }
  if (room === "catalogue" && first === "readiness") {
    const words = wordsAt("readiness", place.slice(2));
    const profile = id === "profiles" ? inputs.catalogue.readiness.profiles[rest[0]] : undefined;
    return words === undefined || profile === undefined ? words : joined(profile.name, words);
  }
  if (room === "region" && first === "roadRules") return wordsAt("roads", place.slice(2));
  if (room === "targets" && id === "targets") {
    const words = wordsAt("targets", place.slice(2));
    const target = inputs.targets[Number(first)]?.targets[rest[0]];
    return words === undefined || target === undefined ? words : joined(target.name, words);
  }
  return Object.hasOwn(kinds, room) ? wordsAt(kinds[room], place.slice(1)) : undefined;
};
