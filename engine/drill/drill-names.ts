import type { DoctrineFile } from "../inputs/doctrine.ts";
import type { Text } from "../inputs/text.ts";
import { namesOf } from "../situation/names.ts";
import { tierOf } from "../situation/posts.ts";
import type { Posts } from "../situation/posts.ts";
import type { NameOf } from "../trace/sentence.ts";
import type { Language } from "../trace/unit.ts";
import type { World } from "../world/world.ts";

const tierWords = ["town", "county", "city", "province"] as const;

/** What stands where a trainer must write a name of his own. */
export const blank: Text = { zh: "【待填】", en: "[to be filled in]" };

/**
 * Names as a script may print them: what the ledger knows by name keeps it; a unit that only stands for a
 * published total is a blank with its kind, never a name of our making.
 */
export const drillNames = (world: World, posts: Posts): NameOf => {
  const plain = namesOf(world, posts);
  const { inventory } = world;
  const { town, county, city, kind } = inventory.tables.unit;
  return (table, index, language) => {
    if (table !== "unit" || inventory.names.names[index] !== undefined) {
      return plain(table, index, language);
    }
    const what = inventory.catalogue.kinds[kind[index]]?.name[language] ?? "";
    const at =
      town[index] >= 0
        ? town[index]
        : county[index] >= 0
          ? posts.firstCounty + county[index]
          : posts.firstCity + city[index];
    const where = plain("post", at, language) ?? "";
    return language === "zh" ? `${where}${blank.zh}(${what})` : `${blank.en} (${what}, ${where})`;
  };
};

/**
 * The desk of a post, as its plan calls it: the duty room until the post has declared a level, its
 * headquarters from then on; nothing where the doctrine names none.
 */
export const deskOf = (
  doctrine: DoctrineFile,
  posts: Posts,
  post: number,
  inCommand: boolean,
  place: string,
  language: Language,
): string | undefined => {
  const tier = tierWords[tierOf(posts, post)];
  const here = Object.values(doctrine.posts).filter((each) => each.tier === tier);
  const wanted = inCommand
    ? ["headquarters", "duty", "office"]
    : ["duty", "office", "headquarters"];
  for (const kind of wanted) {
    const found = here.find((each) => each.kind === kind);
    if (found !== undefined) return ofItsRank(found.name, place, language);
  }
  return undefined;
};

/** A county that is a district or a town of its own rank has a desk called so: 县应急局 is 区应急局 there. */
const ofItsRank = (desk: Text, place: string, language: Language): string => {
  const rank = /[区市旗]$/u.exec(place)?.[0];
  return language === "zh" && rank !== undefined ? desk.zh.replace(/^县/u, rank) : desk[language];
};

/** A magnitude as it is announced, always with its decimal: 6.0级. */
export const magnitudeText = (magnitude: number, language: Language): string =>
  language === "zh" ? `${magnitude.toFixed(1)}级` : `magnitude ${magnitude.toFixed(1)}`;

/** A number and its Chinese unit stand together in running text. */
export const compact = (text: string): string =>
  text.replace(/(\d) (?=\p{Script=Han})/gu, "$1").replace(/(\p{Script=Han}) (?=\d)/gu, "$1");
