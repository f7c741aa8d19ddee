import type { Posts } from "../situation/posts.ts";
import { tierOf } from "../situation/posts.ts";
import type { KindRegister } from "../trace/register.ts";
import type { Trace } from "../trace/trace.ts";
import type { GroundTables } from "../world/ground/layout.ts";
import type { CompiledInventory } from "../world/inventory/compile-inventory.ts";
import type { CompiledStage, UnitFilter } from "./compiled-target.ts";

/**
 * Stages that speak of the post itself. Any other is reached for a place by an event for a larger place
 * that holds it (a level for the province) or for a smaller one within it (the first report of a town).
 */
const ofThePostItself: ReadonlySet<string> = new Set(["linked", "warned", "acknowledged"]);

/** Tables that `where` may point into, as the first post of each; -1 for tables that are no place. */
const firstPost = (posts: Posts, table: string): number => {
  if (table === "town" || table === "post") return 0;
  if (table === "county") return posts.firstCounty;
  if (table === "city") return posts.firstCity;
  return table === "province" ? posts.province : -1;
};

/** A word for a stage by which equal ones are told. */
const keyOf = (stage: CompiledStage): string => JSON.stringify(stage);

const unitMask = (filter: UnitFilter, { tables, catalogue }: CompiledInventory): Uint8Array =>
  Uint8Array.from(tables.unit.kind, (row) => {
    const kind = catalogue.kinds[row];
    const counts =
      (kind.skills & filter.skills) !== 0 ||
      filter.classes.includes(kind.class) ||
      filter.kinds.includes(kind.id);
    return counts ? 1 : 0;
  });

/**
 * Which row of a trace reached which stage first, for every place: read once for each replication, asked
 * as often as there are targets and places. Places are posts: a town and its post have one number.
 */
export class Clock {
  private readonly posts: Posts;
  private readonly ground: GroundTables;
  private readonly stages: CompiledStage[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly tier: Uint8Array;
  private readonly inventory: CompiledInventory;
  private readonly register: KindRegister;
  /** By stage: the first row for each post, -1 for none. */
  private readonly first: Int32Array[] = [];
  private readonly masks: (Uint8Array | undefined)[] = [];
  /** By number of a kind: the stages its rows may reach, and where its places begin. */
  private readonly stagesOfKind: (number[] | undefined)[] = [];
  private readonly placesFrom: number[] = [];

  constructor(
    posts: Posts,
    ground: GroundTables,
    inventory: CompiledInventory,
    register: KindRegister,
  ) {
    this.posts = posts;
    this.ground = ground;
    this.inventory = inventory;
    this.register = register;
    this.tier = Uint8Array.from({ length: posts.count }, (_, post) => tierOf(posts, post));
  }

  /** Adds a stage to watch, before the first trace is read; an equal one has the same number. */
  watch(stage: CompiledStage): number {
    const key = keyOf(stage);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.stages.push(stage) - 1;
    this.numbers.set(key, number);
    this.first.push(new Int32Array(this.posts.count).fill(-1));
    this.masks.push(stage.units === undefined ? undefined : unitMask(stage.units, this.inventory));
    for (const id of stage.kinds) {
      const { tables } = this.register.byId(id);
      const from = firstPost(this.posts, tables.where);
      // Whoever is asked for by skill must be a unit.
      if (from < 0 || (stage.units !== undefined && tables.who !== "unit")) continue;
      this.placesFrom[id] = from;
      (this.stagesOfKind[id] ??= []).push(number);
    }
    return number;
  }

  /** Notes the first rows of a trace; what was noted of the one before is forgotten. */
  read(trace: Trace): void {
    for (const rows of this.first) rows.fill(-1);
    const { kind, where, who, role, length } = trace;
    for (let row = 0; row < length; row++) {
      const stages = this.stagesOfKind[kind[row]];
      if (stages === undefined || where[row] < 0) continue;
      const place = where[row] + this.placesFrom[kind[row]];
      for (const number of stages) {
        const { tier } = this.stages[number];
        if (tier !== undefined && (role[row] < 0 || this.tier[role[row]] !== tier)) continue;
        const mask = this.masks[number];
        if (mask !== undefined && (who[row] < 0 || mask[who[row]] === 0)) continue;
        const first = this.first[number];
        if (first[place] === -1) first[place] = row;
      }
    }
  }

  /** The first row by which a place (a post) reached a stage; -1 for never. */
  firstRow(number: number, place: number): number {
    const first = this.first[number];
    let row = first[place];
    if (ofThePostItself.has(this.stages[number].stage)) return row;
    for (let above = this.posts.parent[place]; above !== -1; above = this.posts.parent[above]) {
      row = earlier(row, first[above]);
    }
    return this.tier[place] === 0 ? row : this.firstBelow(first, place, row);
  }

  private firstBelow(first: Int32Array, place: number, known: number): number {
    const { posts, ground } = this;
    let row = known;
    const county = (c: number): void => {
      row = earlier(row, first[posts.firstCounty + c]);
      const from = ground.county.firstTown[c];
      for (let t = from; t < from + ground.county.towns[c]; t++) row = earlier(row, first[t]);
    };
    const city = (c: number): void => {
      row = earlier(row, first[posts.firstCity + c]);
      const from = ground.city.firstCounty[c];
      for (let i = from; i < from + ground.city.counties[c]; i++) county(i);
    };
    if (place === posts.province) for (let c = 0; c < ground.city.rows; c++) city(c);
    else if (place >= posts.firstCity) city(place - posts.firstCity);
    else county(place - posts.firstCounty);
    return row;
  }
}

/** The earlier of two rows, where -1 is never: rows stand in the order of time. */
const earlier = (a: number, b: number): number => (b !== -1 && (a === -1 || b < a) ? b : a);
