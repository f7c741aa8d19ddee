import type { FigureName } from "../../../inputs/catalogue-figures.ts";
import type { PictureWay } from "../../../inputs/catalogue.ts";
import { compileDistribution } from "../../../random/distribution.ts";
import type { Variate } from "../../../random/variate.ts";
import { vehicleRow } from "../../../world/ground/compile-ground.ts";
import { meanOf } from "../../../world/inventory/compile-catalogue.ts";
import type { SettledCatalogue, SettledKind } from "../../../world/inventory/compile-catalogue.ts";
import { bitOf, conditionBits } from "../../../world/inventory/vocabulary.ts";
import type { World } from "../../../world/world.ts";

/** A kind of thing that shows the scene, its figures made ready: drawn ones to draw, the others one number in SI. */
export interface PictureKind {
  readonly way: PictureWay;
  /** Class of vehicle that brings it: a row of the ground's vehicles. */
  readonly vehicle: number;
  readonly needsNetwork: boolean;
  readonly flies: boolean;
  readonly musterDay: Variate | undefined;
  readonly musterNight: Variate | undefined;
  readonly setUp: Variate | undefined;
  /** Command to airborne; order to take-off; take-off to on task. */
  readonly launch: Variate | undefined;
  readonly takeOff: Variate | undefined;
  readonly arrival: Variate | undefined;
  /** Until the satellite has passed, and from there to the product. */
  readonly tasking: Variate | undefined;
  readonly product: Variate | undefined;
  readonly recharge: Variate | undefined;
  /** People who go with it. */
  readonly crew: number;
  readonly cruiseMs: number;
  readonly radiusM: number;
  readonly enduranceS: number;
  readonly windLimitMs: number;
  readonly rainLimitMs: number;
  /** Area in which its own net carries pictures, m2; the whole region where it says nothing. */
  readonly coverageM2: number;
  /** Until the public network is back around it; undefined where it cannot bring it back. */
  readonly restore: Variate | undefined;
  /** Radius of the public network it makes at once, m; 0 for none. */
  readonly networkRadiusM: number;
}

/** Vehicles without a class of their own go as cars. */
const DRIVES_AS = "car";

/** Readies every kind that says how it shows the scene, by its row in the catalogue. */
export const pictureKinds = ({ inventory, ground }: World): (PictureKind | undefined)[] =>
  inventory.catalogue.kinds.map((kind) =>
    kind.picture === undefined
      ? undefined
      : readyKind(kind, kind.picture, vehicleRow(ground.names, kind.drivesAs ?? DRIVES_AS)),
  );

/** A figure of a kind, to be drawn: a constant where it is known; undefined where the kind has none. */
export const variateOf = (kind: SettledKind, name: FigureName): Variate | undefined => {
  const figure = kind.figures[name];
  if (figure === undefined) return undefined;
  return compileDistribution(
    figure.kind === "constant" ? { kind: "constant", value: figure.value } : figure.distribution,
  );
};

const readyKind = (kind: SettledKind, way: PictureWay, vehicle: number): PictureKind => {
  const number = (name: FigureName, silent: number): number => {
    const figure = kind.figures[name];
    return figure === undefined ? silent : meanOf(figure);
  };
  const variate = (name: FigureName) => variateOf(kind, name);
  const isHighDrone = kind.class === "drone" && way === "high-altitude";
  return {
    way,
    vehicle,
    needsNetwork: (kind.needs & bitOf(conditionBits, "public-network")) !== 0,
    flies: kind.class === "drone",
    musterDay: variate("musterDay"),
    musterNight: variate("musterNight"),
    setUp: variate("setUp"),
    launch: variate("launchTime"),
    takeOff: variate("takeOff"),
    arrival: variate("arrival"),
    tasking: variate("tasking"),
    product: variate("product"),
    recharge: variate("recharge"),
    crew: Math.max(1, Math.round(number("crewSize", 1))),
    cruiseMs: number("cruise", Infinity),
    radiusM: number("radius", Infinity),
    enduranceS: number("endurance", Infinity),
    windLimitMs: number("windLimit", Infinity),
    rainLimitMs: number("rainLimit", Infinity),
    coverageM2: number("coveragePrivate", Infinity),
    restore: variate("restorePublicNetwork"),
    networkRadiusM: isHighDrone ? Math.sqrt(number("coverage", 0) / Math.PI) : 0,
  };
};

/** Rows of the catalogue's kinds that a team has which carries the terminals of its town. */
export const carriesTerminals = ({ kinds }: SettledCatalogue): boolean[] =>
  kinds.map(({ class: c, figures }) => c === "team" && figures.dutyMuster !== undefined);

/** Over a place until a helicopter's pictures come down: a rule of the catalogue; undefined where it says nothing. */
export const downlinkSetUp = ({ inventory }: World): Variate | undefined => {
  const rules = inventory.catalogue.kinds.find(({ id }) => id === "helicopter-operations");
  return rules === undefined ? undefined : variateOf(rules, "setUp");
};
