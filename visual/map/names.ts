import { typesetChinese } from "../../engine/inputs/typeset.ts";
import type { Language, Text } from "../../engine/inputs/text.ts";
import type { OpenReplication, OpenScene } from "./open-scene.ts";

/** What a post is called: a town with its county, as sentences have it. */
export const placeName = (open: OpenScene, post: number, language: Language): string => {
  const { places } = open.scene;
  const name = places[language][post] ?? "";
  if (post >= places.towns) return name;
  const county = places[language][open.parent[post]] ?? "";
  return language === "zh" ? `${county}${name}` : `${name} (${county})`;
};

/** What a unit is called; one that stands for published totals goes by its place and kind and says so. */
export const unitName = (
  open: OpenScene,
  { units }: Pick<OpenReplication, "units">,
  unit: number,
  language: Language,
): string => {
  const known = units.names.get(unit);
  if (known !== undefined) return known[language];
  const kind = open.scene.unitKinds[units.kind[unit]]?.name[language] ?? "";
  const where = placeName(open, units.place[unit], language);
  return language === "zh" ? `${where}${kind}(推定)` : `${kind}, ${where} (assumed)`;
};

const NOBODY = "—";

/** Time since the start as `T+01:23:45`. */
export const elapsedText = (timeS: number): string => {
  const s = Math.max(0, Math.floor(timeS));
  const two = (n: number): string => String(n).padStart(2, "0");
  return `T+${[Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60].map(two).join(":")}`;
};

/** Local date and time: `08-06 02:33`. */
export const clockText = (startLocalS: number, timeS: number): string =>
  new Date((startLocalS + Math.floor(timeS)) * 1000).toISOString().slice(5, 16).replace("T", " ");

/** The sentence of an event. */
export const eventText = (
  open: OpenScene,
  replication: OpenReplication,
  event: number,
  language: Language,
): string => {
  const { events, of } = replication;
  const kind = open.scene.eventKinds[events.kind[event]];
  const name = (reference: number): string => {
    if (reference === 0) return NOBODY;
    if (reference <= open.posts) return placeName(open, reference - 1, language);
    const unit = reference - 1 - open.posts;
    if (unit < replication.units.count) return unitName(open, replication, unit, language);
    return of.events.names[unit - replication.units.count]?.[language] ?? NOBODY;
  };
  const words: Readonly<Record<string, () => string>> = {
    who: () => name(events.who[event]),
    whom: () => name(events.whom[event]),
    where: () => name(events.where[event]),
    role: () => name(events.role[event]),
    amount: () => of.events.amounts[events.amount[event]]?.[language] ?? "",
    time: () => elapsedText(events.timeS[event]),
  };
  const sentence = kind.sentence[language].replace(
    /\{(\w+)\}/g,
    (whole, word: string) => words[word]?.() ?? whole,
  );
  return language === "zh" ? typesetChinese(sentence) : sentence;
};

/** A text in a language. */
export const say = (text: Text, language: Language): string =>
  language === "zh" ? typesetChinese(text.zh) : text.en;
