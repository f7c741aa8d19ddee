import type { Mark } from "../../inputs/mark.ts";
import type { Text } from "../../inputs/text.ts";
import { marks, nodeKinds, roadClasses } from "../ground/layout.ts";
import type { NodeKind } from "../ground/layout.ts";
import { distanceM } from "../ground/sphere.ts";
import { drivenClasses } from "./settled-rules.ts";
import type { DrivenClass, SettledRoads } from "./settled-rules.ts";

/** A place as the road builders see it. */
export interface RoadPlace {
  readonly lon: number;
  readonly lat: number;
  readonly county: number;
  /** Row of the town; -1 for a seat without one. */
  readonly town: number;
  readonly kind: NodeKind;
  readonly code: string;
  readonly name: Text;
}

/** Counties as the road builders see them, by row. */
export interface RoadCounty {
  readonly code: string;
  /** Row in `terrains`. */
  readonly terrain: number;
  /** Persons per square metre. */
  readonly density: number;
}

export type RoadClassName = (typeof roadClasses)[number];

interface NewEdge {
  readonly from: number;
  readonly to: number;
  readonly lengthM: number;
  readonly class: RoadClassName;
  readonly mark: Mark;
  readonly route?: number;
  readonly terrain?: number;
  readonly bridges?: number;
  readonly oneWay?: boolean;
  /** Speed of a car in m/s; by class unless given. */
  readonly carSpeed?: number;
  /** Seconds for each class of vehicle, where they are given and not reckoned. */
  readonly given?: readonly number[];
  readonly parts?: readonly number[];
}

/** A road network while it is being built. Nodes and edges are numbered in the order they come. */
export class NetworkDraft {
  readonly lon: number[] = [];
  readonly lat: number[] = [];
  readonly kind: number[] = [];
  readonly county: number[] = [];
  readonly town: number[] = [];
  readonly terrain: number[] = [];
  readonly name: Text[] = [];

  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly lengthM: number[] = [];
  readonly class: number[] = [];
  readonly edgeTerrain: number[] = [];
  readonly bridges: number[] = [];
  readonly riversCrossed: number[] = [];
  readonly route: number[] = [];
  readonly mark: number[] = [];
  readonly oneWay: number[] = [];
  /** Terrain an edge was given, in place of that of its ends. */
  readonly ownTerrain: Array<number | undefined> = [];
  readonly carSpeed: Array<number | undefined> = [];
  readonly given: Array<readonly number[] | undefined> = [];
  readonly parts: Array<readonly number[]> = [];

  readonly routes: Array<{ readonly code: string; readonly name: Text }> = [];
  readonly counties: readonly RoadCounty[];
  readonly rules: SettledRoads;

  constructor(counties: readonly RoadCounty[], rules: SettledRoads) {
    this.counties = counties;
    this.rules = rules;
  }

  get nodes(): number {
    return this.lon.length;
  }

  get edges(): number {
    return this.from.length;
  }

  addNode(lon: number, lat: number, kind: NodeKind, name: Text, county: number, town = -1): number {
    this.lon.push(lon);
    this.lat.push(lat);
    this.kind.push(nodeKinds.indexOf(kind));
    this.county.push(county);
    this.town.push(town);
    this.terrain.push(county === -1 ? 0 : this.counties[county].terrain);
    this.name.push(name);
    return this.nodes - 1;
  }

  addEdge(edge: NewEdge): number {
    this.from.push(edge.from);
    this.to.push(edge.to);
    this.lengthM.push(edge.lengthM);
    this.class.push(roadClasses.indexOf(edge.class));
    this.edgeTerrain.push(edge.terrain ?? Math.max(this.terrain[edge.from], this.terrain[edge.to]));
    this.ownTerrain.push(edge.terrain);
    this.riversCrossed.push(0);
    // Given bridges hold; the others are counted when the rivers are known (NaN until then).
    this.bridges.push(edge.bridges ?? NaN);
    this.route.push(edge.route ?? -1);
    this.mark.push(marks.indexOf(edge.mark));
    this.oneWay.push(edge.oneWay === true ? 1 : 0);
    this.carSpeed.push(edge.carSpeed);
    this.given.push(edge.given);
    this.parts.push(edge.parts ?? []);
    return this.edges - 1;
  }

  straightM(a: number, b: number): number {
    return distanceM(this.lon[a], this.lat[a], this.lon[b], this.lat[b]);
  }

  /** Length by road between two nodes: straight line times the mean detour of the two terrains. */
  roadM(a: number, b: number, detour: readonly number[]): number {
    return (this.straightM(a, b) * (detour[this.terrain[a]] + detour[this.terrain[b]])) / 2;
  }

  /** Is a road between two nodes a city street, by the density of their counties? */
  isStreet(a: number, b: number): boolean {
    const dense = (node: number) => {
      const county = this.county[node];
      return county !== -1 && this.counties[county].density >= this.rules.streetDensity;
    };
    return dense(a) && dense(b);
  }
}

export const isDriven = (name: RoadClassName): name is DrivenClass =>
  (drivenClasses as readonly string[]).includes(name);
