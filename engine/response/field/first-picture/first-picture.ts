import type { ProcedureFigureName } from "../../../inputs/doctrine-figures.ts";
import type { Signal } from "../../../kernel/index.ts";
import { hashName } from "../../../random/names.ts";
import type { Variate } from "../../../random/variate.ts";
import { TIER, postFor } from "../../../situation/posts.ts";
import { StepUnknown } from "../../../situation/procedure.ts";
import type { Situation } from "../../../situation/situation.ts";
import { RoadState } from "../../../world/travel/road-state.ts";
import type { Field } from "../field.ts";
import { pictureAssets } from "./assets.ts";
import type { PictureAssets } from "./assets.ts";
import type { HighState } from "./high-state.ts";
import { highStateFor } from "./high-state.ts";
import { townReach } from "./incident.ts";
import type { TownReach } from "./incident.ts";
import { downlinkSetUp } from "./picture-kinds.ts";
import { NearestAssets } from "./nearest.ts";
import type { FirstPictureModel } from "./parameters.ts";
import type { Want } from "./want.ts";
import type { Way } from "./ways.ts";

/** Ways whose units are too few, so that places wait for one. */
export const scarceWays = [
  "drone-nest",
  "portable-satellite",
  "vehicle-satellite",
  "helicopter",
] as const satisfies readonly Way[];

export type ScarceWay = (typeof scarceWays)[number];

/** Sets a way going for a place, because of a row: begins its part of the race, or says why it cannot. */
export type StartWay = (first: FirstPicture, want: Want, cause: number) => void;

/** The search for pictures made ready in a worker; `beginFirstPicture` clears it for a replication. */
export interface FirstPicture {
  readonly field: Field;
  readonly situation: Situation;
  readonly model: FirstPictureModel;
  readonly assets: PictureAssets;
  readonly reach: TownReach;
  /** Nearest sets on the free road. */
  readonly portable: NearestAssets;
  readonly vehicles: NearestAssets;
  readonly high: HighState;
  /** How each way is set going for a want, and why (a row). */
  readonly start: Readonly<Record<Way, StartWay>>;
  /** By unit: it has streamed before. */
  readonly registered: Uint8Array;
  /** By town, and the towns in the order in which they came. */
  readonly wants: (Want | undefined)[];
  readonly towns: number[];
  /** Until people of a town's office roll where the town has no team: as a team's people on duty. */
  readonly officeMuster: Variate | undefined;
  /** Over the scene until a helicopter's pictures come down. */
  readonly downlinkSetUp: Variate | undefined;
  /** Places that wait for a unit of a way, in the order in which they asked. */
  readonly waiting: Readonly<Record<ScarceWay, Want[]>>;
  /** Sets that stand idle at a scene until a place waits for one. */
  readonly idle: Readonly<Record<ScarceWay, Signal[]>>;
  /** The post on whose platform a frame is accepted: the province, or the city that is the whole region. */
  readonly platform: number;
}

const perScarceWay = <T>(): Record<ScarceWay, T[]> => ({
  "drone-nest": [],
  "portable-satellite": [],
  "vehicle-satellite": [],
  helicopter: [],
});

/** The state of the search over a world. */
export const firstPictureFor = (
  model: FirstPictureModel,
  field: Field,
  start: FirstPicture["start"],
): FirstPicture => {
  const { situation } = field;
  const { world, posts, ways } = situation;
  const { ground, inventory } = world;
  const assets = pictureAssets(world, field.fleet);
  const free = new RoadState(ground);
  const nearest = (list: PictureAssets["portable"]) =>
    new NearestAssets(list, assets.kinds, inventory.tables, ground, ways, free);
  return {
    field,
    situation,
    model,
    assets,
    reach: townReach(ground),
    portable: nearest(assets.portable),
    vehicles: nearest(assets.vehicles),
    high: highStateFor(assets.high.unit.length),
    start,
    registered: new Uint8Array(inventory.tables.unit.rows),
    officeMuster: field.kinds.find(({ dutyMuster }) => dutyMuster !== undefined)?.dutyMuster,
    downlinkSetUp: downlinkSetUp(world),
    wants: new Array<Want | undefined>(ground.tables.town.rows).fill(undefined),
    towns: [],
    waiting: perScarceWay<Want>(),
    idle: perScarceWay<Signal>(),
    platform: ground.tables.city.rows === 1 ? posts.firstCity : posts.province,
  };
};

/** The city's platform, on which a stream comes in first. */
export const cityPlatform = ({ situation }: FirstPicture, town: number): number =>
  postFor(situation.posts, town, TIER.city);

/** The city of a town, a row of the ground. */
export const cityOf = ({ situation }: FirstPicture, town: number): number => {
  const { town: towns, county } = situation.world.ground.tables;
  return county.city[towns.county[town]];
};

const hashes = new Map<string, number>();

/** The name of a purpose as an integer; asked for at the start of a program, not in its loops. */
export const purpose = (name: string): number => {
  let hash = hashes.get(name);
  if (hash === undefined) {
    hash = hashName(`first picture: ${name}`);
    hashes.set(name, hash);
  }
  return hash;
};

/**
 * A draw for somebody (a hashed name) and a purpose on behalf of a town. The town is part of the name of
 * the stream, so that what a unit draws for one place does not hang on where it was before.
 */
export const drawFor = (
  { situation }: FirstPicture,
  variate: Variate,
  who: number,
  what: number,
  town: number,
): number => situation.stage.draw(variate, who, what ^ situation.posts.id[town]);

/** A step of the procedure, drawn in the same way. Throws `StepUnknown`. */
export const drawPictureStep = (
  first: FirstPicture,
  name: ProcedureFigureName,
  who: number,
  what: number,
  town: number,
): number => {
  const variate = first.field.procedure[name];
  if (variate === undefined) throw new StepUnknown(name);
  return drawFor(first, variate, who, what, town);
};

const REGISTERED = hashName("first picture: registered before");

/**
 * Is a device known to the platform? Drawn for each by the assumed share (all are where nothing is said);
 * one that streamed before in this replication is.
 */
export const isRegistered = (first: FirstPicture, way: Way, unit: number): boolean => {
  const { world, stage, units } = first.situation;
  if (first.registered[unit] === 1) return true;
  first.registered[unit] = 1;
  const share = world.inventory.unknowns["devices-registered"]?.[way] ?? 1;
  return share >= 1 || stage.chance(share, units.id[unit], REGISTERED);
};
