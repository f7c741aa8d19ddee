import type { KindRegister } from "../trace/register.ts";
import type { Trace } from "../trace/trace.ts";
import { postFor, TIER, townsUnder } from "../situation/posts.ts";
import type { Posts, Tier } from "../situation/posts.ts";
import type { GroundTables } from "../world/ground/layout.ts";
import type { CompiledScope } from "./compiled-target.ts";

const tierOfUnit: Readonly<Record<CompiledScope["unit"], Tier>> = {
  incident: TIER.town,
  town: TIER.town,
  person: TIER.town,
  area: TIER.town,
  county: TIER.county,
  city: TIER.city,
  province: TIER.province,
};

/**
 * The towns where something happened, and how bad: the rows of the stage `occurs`, each with a town and a
 * severity that compares towns (the intensity of an earthquake).
 */
export class Scenes {
  /** Towns struck, in the order of their numbers; `count` of them. */
  readonly towns: Int32Array;
  count = 0;
  readonly severity: Float64Array;
  /** The first row that struck a town; -1 for none. */
  readonly row: Int32Array;
  private readonly kinds: ReadonlySet<number>;

  constructor(towns: number, register: KindRegister) {
    this.towns = new Int32Array(towns);
    this.severity = new Float64Array(towns);
    this.row = new Int32Array(towns).fill(-1);
    this.kinds = new Set(
      register.all
        .filter(({ stage, tables }) => stage === "occurs" && tables.where === "town")
        .map(({ id }) => id),
    );
  }

  read(trace: Trace): void {
    this.severity.fill(0);
    this.row.fill(-1);
    const { kind, where, amount, length } = trace;
    for (let i = 0; i < length; i++) {
      if (where[i] < 0 || !this.kinds.has(kind[i])) continue;
      const town = where[i];
      if (this.row[town] === -1) this.row[town] = i;
      this.severity[town] = Math.max(this.severity[town], amount[i]);
    }
    this.count = 0;
    for (let town = 0; town < this.row.length; town++) {
      if (this.row[town] !== -1) this.towns[this.count++] = town;
    }
  }

  /** The town hit worst of those that count; of equal ones the one struck first. -1 for none. */
  worst(counts: (town: number) => boolean): number {
    let worst = -1;
    for (let i = 0; i < this.count; i++) {
      const town = this.towns[i];
      if (!counts(town)) continue;
      if (
        worst === -1 ||
        this.severity[town] > this.severity[worst] ||
        (this.severity[town] === this.severity[worst] && this.row[town] < this.row[worst])
      ) {
        worst = town;
      }
    }
    return worst;
  }
}

/** The places that one scope speaks of. Made once for each model, filled for each replication. */
export class Selection {
  private readonly posts: Posts;
  private readonly scope: CompiledScope;
  /** By town: does it lie where the scope looks? */
  private readonly inside: Uint8Array;
  private readonly tier: Tier;
  private readonly seen: Uint8Array;
  private readonly population: Float64Array | undefined;
  /** Posts selected; `count` of them, and what each weighs. */
  readonly places: Int32Array;
  readonly weights: Float64Array;
  count = 0;

  constructor(posts: Posts, ground: GroundTables, scope: CompiledScope) {
    this.posts = posts;
    this.scope = scope;
    this.tier = tierOfUnit[scope.unit];
    const towns = ground.town.rows;
    this.inside = new Uint8Array(towns).fill(scope.within === undefined ? 1 : 0);
    for (const post of scope.within ?? []) {
      const { first, end } = townsUnder(ground, posts, post);
      this.inside.fill(1, first, end);
    }
    this.seen = new Uint8Array(posts.count);
    this.places = new Int32Array(posts.count);
    this.weights = new Float64Array(posts.count);
    this.population = scope.unit === "person" ? ground.town.population : undefined;
    this.fill = scope.which === "all" ? this.fillAll : this.fillStruck;
    if (scope.which === "all") this.fillAll();
  }

  /** Selects the places of a replication. */
  readonly fill: (scenes: Scenes) => void;

  private readonly fillAll = (): void => {
    this.begin();
    for (let town = 0; town < this.inside.length; town++) this.add(town);
  };

  private readonly fillStruck = (scenes: Scenes): void => {
    this.begin();
    if (this.scope.which === "affected") {
      for (let i = 0; i < scenes.count; i++) this.add(scenes.towns[i]);
      return;
    }
    const worst = scenes.worst((town) => this.inside[town] === 1);
    if (worst !== -1) this.add(worst);
  };

  private begin(): void {
    for (let i = 0; i < this.count; i++) this.seen[this.places[i]] = 0;
    this.count = 0;
  }

  private add(town: number): void {
    if (this.inside[town] === 0) return;
    const place = postFor(this.posts, town, this.tier);
    if (this.seen[place] === 1) return;
    this.seen[place] = 1;
    this.weights[this.count] = this.population === undefined ? 1 : this.population[town];
    this.places[this.count++] = place;
  }
}
