import type { Figure } from "../../inputs/figure.ts";
import type { Text } from "../../inputs/text.ts";
import { tierOf } from "../../situation/posts.ts";
import type { CompiledTarget, UnitFilter } from "../../targets/compiled-target.ts";
import type { NamedRow } from "../../world/ground/compile-ground.ts";
import type { World } from "../../world/world.ts";
import type { Description, NamedPlace, Opened } from "./program.ts";

const placesOf = ({ world, posts }: Opened): NamedPlace[] => {
  const { towns, counties, cities, province } = world.ground.names;
  const rows: readonly NamedRow[] = [...towns, ...counties, ...cities, province];
  return rows.map(({ code, name }, post) => ({
    code,
    name,
    tier: tierOf(posts, post),
    parent: posts.parent[post],
  }));
};

const noUnit = (words: readonly string[]): Text => ({
  zh: `台账中没有:${words.join("、")}`,
  en: `the inventory has none of: ${words.join(", ")}`,
});

const countOf = ({ inventory }: World, counts: (kind: number) => boolean): number => {
  const { unit } = inventory.tables;
  let number = 0;
  for (let row = 0; row < unit.rows; row++) if (counts(unit.kind[row])) number++;
  return number;
};

const lacks = (world: World, filter: Omit<UnitFilter, "words">): boolean => {
  const { kinds } = world.inventory.catalogue;
  return (
    countOf(world, (row) => {
      const { skills, class: name, id } = kinds[row];
      return (
        (skills & filter.skills) !== 0 || filter.classes.includes(name) || filter.kinds.includes(id)
      );
    }) === 0
  );
};

const ledgerKinds = {
  "distance-to-base": { kinds: ["aviation-base"], classes: [] },
  "flight-time": { kinds: [], classes: ["helicopter"] },
  "team-strength": { kinds: ["township-team"], classes: [] },
} as const;

/** What a target asks for that no unit of the inventory is. */
const missing = (target: CompiledTarget, world: World): Text[] => {
  const { measured } = target;
  if (target.notTested !== undefined) return [];
  if (measured.by === "measure") {
    const { kinds, classes } = ledgerKinds[measured.measure];
    const filter = { skills: 0, kinds: measured.of ?? kinds, classes: measured.of ? [] : classes };
    return lacks(world, filter) ? [noUnit([...filter.kinds, ...filter.classes])] : [];
  }
  return [measured.from, measured.to].flatMap(({ units }) =>
    units !== undefined && lacks(world, units)
      ? [noUnit(units.kinds.length > 0 ? units.kinds : [`skill bits ${units.skills.toString(2)}`])]
      : [],
  );
};

/** Kinds of the catalogue by which a picture can be got; their absence is worth a word. */
const pictureKinds: ReadonlyArray<readonly [words: Text, kinds: readonly string[]]> = [
  [{ zh: "乡镇图传终端", en: "terminals of the towns" }, ["body-terminal", "deployable-camera"]],
  [{ zh: "直升机", en: "helicopters" }, []],
];

const pictureWarnings = (targets: readonly CompiledTarget[], world: World): Text[] => {
  const asksForPictures = targets.some(
    ({ measured, notTested }) =>
      notTested === undefined && measured.by === "clock" && measured.to.stage === "firstPicture",
  );
  if (!asksForPictures) return [];
  return pictureKinds.flatMap(([words, kinds]) => {
    const classes = kinds.length === 0 ? ["helicopter"] : [];
    return lacks(world, { skills: 0, kinds, classes })
      ? [
          {
            zh: `台账中没有${words.zh},这一取图方式无从谈起`,
            en: `the inventory has no ${words.en}: that way to a picture is closed`,
          },
        ]
      : [];
  });
};

const unique = (texts: readonly Text[]): Text[] =>
  texts.filter((text, i) => texts.findIndex(({ en }) => en === text.en) === i);

/** What the main thread must know of an opened program, and the unknowns that opening it asked for. */
export const describeProgram = (
  opened: Opened,
  asked: ReadonlyMap<string, Figure | undefined>,
): Description => {
  const { targets, world, register, horizonS } = opened;
  return {
    targets,
    places: placesOf(opened),
    kinds: register.all.map(({ id, path, label, stage, way }) => ({ id, path, label, stage, way })),
    unitKinds: world.inventory.catalogue.kinds.map((kind) => ({
      id: kind.id,
      name: kind.name,
      class: kind.class,
    })),
    horizonS,
    unknowns: [...asked.entries()].sort(([a], [b]) => (a < b ? -1 : 1)),
    warnings: unique([
      ...targets.flatMap((target) => missing(target, world)),
      ...pictureWarnings(targets, world),
    ]),
  };
};
