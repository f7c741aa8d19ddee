import type { NameOf } from "../trace/sentence.ts";
import type { Language } from "../trace/unit.ts";
import type { World } from "../world/world.ts";
import { tierOf, TIER } from "./posts.ts";
import type { Posts } from "./posts.ts";

/** Names of everything that a row of the trace can point at: towns, counties, cities, posts, units, roads. */
export const namesOf = (world: World, posts: Posts): NameOf => {
  const { names, tables } = world.ground;
  const place = (post: number, language: Language): string | undefined => {
    const tier = tierOf(posts, post);
    if (tier === TIER.town) {
      const county = names.counties[tables.town.county[post]]?.name;
      const town = names.towns[post]?.name;
      if (town === undefined || county === undefined) return undefined;
      // Some towns are registered with the county in their name: 成武县党集镇.
      if (language === "zh" && town.zh.startsWith(county.zh)) return town.zh;
      return language === "zh" ? `${county.zh}${town.zh}` : `${town.en} (${county.en})`;
    }
    if (tier === TIER.county) return names.counties[post - posts.firstCounty]?.name[language];
    if (tier === TIER.city) return names.cities[post - posts.firstCity]?.name[language];
    return post === posts.province ? names.province.name[language] : undefined;
  };
  const unit = (row: number, language: Language): string | undefined => {
    const { inventory } = world;
    const known = inventory.names.names[row];
    if (known !== undefined) return known[language];
    const kind = inventory.catalogue.kinds[inventory.tables.unit.kind[row]]?.name;
    if (kind === undefined) return undefined;
    const { town, county, city } = inventory.tables.unit;
    const at =
      town[row] >= 0
        ? town[row]
        : county[row] >= 0
          ? posts.firstCounty + county[row]
          : posts.firstCity + city[row];
    const where = place(at, language) ?? "";
    // It stands for published totals and has no name of its own.
    return language === "zh" ? `${where}${kind.zh}(推定)` : `${kind.en}, ${where} (assumed)`;
  };
  const node = (row: number, language: Language): string | undefined => {
    const town = tables.node.town[row];
    return town >= 0 ? place(town, language) : names.nodes[row]?.[language];
  };
  const edge = (row: number, language: Language): string | undefined => {
    if (row >= tables.edge.rows) return undefined;
    const route = names.routes[tables.edge.route[row]]?.name[language];
    const ends = [tables.edge.from[row], tables.edge.to[row]].map(
      (end) => node(end, language) ?? "?",
    );
    const between = ends.join(language === "zh" ? "—" : " to ");
    return route === undefined ? between : `${route} ${between}`;
  };
  return (table, index, language) => {
    switch (table) {
      case "town":
      case "post":
        return place(index, language);
      case "county":
        return place(posts.firstCounty + index, language);
      case "city":
        return place(posts.firstCity + index, language);
      case "unit":
        return unit(index, language);
      case "edge":
        return edge(index, language);
      case "node":
        return node(index, language);
      default:
        return undefined;
    }
  };
};
