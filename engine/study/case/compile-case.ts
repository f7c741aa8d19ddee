import type { ShakemapGrid } from "../../hazards/earthquake/shakemap-field.ts";
import type { Case, Service } from "../../inputs/case.ts";
import type { Catalogue } from "../../inputs/catalogue.ts";
import type { Choice } from "../../inputs/choice.ts";
import type { DoctrineFile } from "../../inputs/doctrine.ts";
import type { EarthquakeRules } from "../../inputs/earthquake-rules.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Inventory } from "../../inputs/assemble-inventory.ts";
import type { Region } from "../../inputs/assemble-region.ts";
import type { TargetsFile } from "../../inputs/targets.ts";
import type { WeatherRules } from "../../inputs/weather-rules.ts";
import type { Distribution } from "../../random/distribution.ts";
import type { Sampling } from "../../random/sampling.ts";
import { doctrineModel } from "../../response/doctrine/doctrine.ts";
import { fieldModel } from "../../response/field/field.ts";
import { hazardModel } from "../../simulate.ts";
import type { Model } from "../../simulate.ts";
import { chosen, epochDayOf } from "../../situation/calendar.ts";
import type { StartRule, Weighted } from "../../situation/calendar.ts";
import { weatherParameters } from "../../situation/weather.ts";
import { compileDaylight } from "../../world/air/daylight.ts";
import type { Daylight } from "../../world/air/daylight.ts";
import { assumedShare, assumedValue } from "../../world/assumptions.ts";
import type { Assumptions } from "../../world/assumptions.ts";
import { compileGround } from "../../world/ground/compile-ground.ts";
import type { Ground } from "../../world/ground/compile-ground.ts";
import { compileInventory } from "../../world/inventory/compile-inventory.ts";
import type { CompiledInventory } from "../../world/inventory/compile-inventory.ts";
import { withoutUnits } from "../../world/inventory/without-units.ts";
import type { World } from "../../world/world.ts";

/** Everything that a case leads to, checked. */
export interface CaseInputs {
  readonly case: Case;
  readonly region: Region;
  readonly inventory: Inventory;
  readonly catalogue: Catalogue;
  readonly earthquake: EarthquakeRules;
  readonly weather: WeatherRules;
  readonly doctrine: DoctrineFile;
  readonly targets: readonly TargetsFile[];
  /** Grids of shaking by the hazard they belong to. */
  readonly shakemaps: Readonly<Record<number, ShakemapGrid>>;
}

/** What a world is made of. */
export type WorldInputs = Pick<CaseInputs, "region" | "inventory" | "catalogue">;

/** Something compiled, with the set it belongs to, the unknowns it hung on and where those were held. */
interface Kept<V> {
  /** Seed and set. */
  readonly of: string;
  readonly value: V;
  readonly asked: ReadonlyMap<string, Figure | undefined>;
  readonly held: Readonly<Record<string, number>>;
}

/** Ground and inventory of the sets of assumptions compiled so far, kept in this process. */
const grounds = new WeakMap<Region, Kept<Ground>[]>();
const inventories = new WeakMap<
  Ground,
  WeakMap<Inventory, WeakMap<Catalogue, Kept<CompiledInventory>[]>>
>();
const daylights = new WeakMap<Region, Daylight>();

/** How many are kept of each: work goes set by set, and a world takes megabytes. */
const KEPT = 4;

/**
 * The same value as `make` gives, made once for each set of assumptions as far as it hangs on it: what
 * is held elsewhere needs no second one. The one not used for longest is forgotten.
 */
const kept = <K extends object, V>(
  store: WeakMap<K, Kept<V>[]>,
  key: K,
  assumptions: Assumptions,
  make: (assumptions: Assumptions) => V,
): V => {
  const { seed, assumptionSet, assumptionSets, held = {} } = assumptions;
  const of = `${seed} ${assumptionSet} ${assumptionSets}`;
  let known = store.get(key);
  if (known === undefined) store.set(key, (known = []));
  const at = known.findIndex(
    (each) =>
      each.of === of &&
      Array.from(each.asked.keys()).every((path) => each.held[path] === held[path]),
  );
  let found: Kept<V>;
  if (at === -1) {
    const asked = new Map<string, Figure | undefined>();
    found = { of, value: make({ ...assumptions, asked }), asked, held };
  } else {
    [found] = known.splice(at, 1);
  }
  known.push(found);
  if (known.length > KEPT) known.shift();
  for (const [path, figure] of found.asked) assumptions.asked?.set(path, figure);
  return found.value;
};

/** What of a weak map is of a key, made where there is none. */
const within = <K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V => {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
};

/** The light of day over a region, reckoned once. */
export const daylightOf = (region: Region): Daylight =>
  within(daylights, region, () => {
    const latitudes = region.counties.map(({ seat_lat }) => seat_lat);
    return compileDaylight(Math.min(...latitudes) - 0.5, Math.max(...latitudes) + 0.5);
  });

/** The world of a case in one set of assumptions. Throws `InventoryRefused`. */
export const compileWorld = (
  { region, inventory, catalogue }: WorldInputs,
  assumptions: Assumptions,
): World => {
  const ground = kept(grounds, region, assumptions, (set) => compileGround(region, set));
  const onGround = within(inventories, ground, () => new WeakMap());
  const ofCatalogues = within(onGround, inventory, () => new WeakMap());
  const people = (only: ReadonlyArray<string> | undefined): number =>
    region.counties.reduce(
      (sum, { city_code, population_2020 }) =>
        only?.includes(city_code) === false ? sum : sum + population_2020,
      0,
    );
  return {
    ground,
    inventory: kept(ofCatalogues, catalogue, assumptions, (set) =>
      compileInventory(inventory, ground, catalogue, set, region),
    ),
    daylight: daylightOf(region),
    shareOfProvince: people(region.only) / people(undefined),
  };
};

/**
 * A case in one set of assumptions. A pure function of both; what is costly is kept for the next case
 * of the same region. Throws `InventoryRefused`, `UnknownPlace`, `NothingToLose`.
 *
 * @param worldOf gives worlds; another one than `compileWorld` gives the same ones sooner
 * @param sampling how replications are drawn together; each by itself unless given
 */
export const compileCase = (
  inputs: CaseInputs,
  assumptions: Assumptions,
  worldOf: typeof compileWorld = compileWorld,
  sampling?: Sampling,
): Model => {
  const whole = worldOf(inputs, assumptions);
  const without = inputs.case.without ?? [];
  const world: World = {
    ...whole,
    inventory: withoutUnits(
      whole.inventory,
      without.filter((what) => !isService(what)),
    ),
  };
  const { ground, inventory, daylight, shareOfProvince } = world;
  const { tables: _, ...plainInventory } = inventory;
  const { start, hazards, horizon, id } = inputs.case;
  return {
    id,
    assumptions,
    ground: { buffer: ground.buffer, names: ground.names },
    inventory: plainInventory,
    daylight,
    shareOfProvince,
    start: startRule(start, assumptions),
    weather: weatherParameters(
      inputs.weather,
      start.weather === undefined
        ? [{ word: "clear", weight: 1 }]
        : options(start.weather, assumptions, "case/start/weather"),
      assumptions,
    ),
    hazards: hazards.map((hazard, index) =>
      hazardModel(hazard, index, inputs.earthquake, world, assumptions, inputs.shakemaps[index]),
    ),
    losses: {
      power: without.includes("power"),
      network: without.includes("network"),
      road: without.includes("road"),
    },
    field: fieldModel(inputs.doctrine, assumptions),
    doctrine: doctrineModel(inputs.doctrine, assumptions),
    horizonS: middle(horizon, assumptions, "case/horizon"),
    ...(sampling === undefined ? {} : { sampling }),
  };
};

/** As a table of all of them, since inputs lend this room their types alone. */
const services: Readonly<Record<Service, true>> = { power: true, network: true, road: true };

const isService = (what: string): boolean => Object.hasOwn(services, what);

const distributionOf = (figure: Figure, assumptions: Assumptions, path: string): Distribution =>
  figure.kind === "chance"
    ? figure.si
    : { kind: "constant", value: assumedValue(figure, assumptions, path) };

/** The horizon is known. */
const middle = (figure: Figure, assumptions: Assumptions, path: string): number =>
  assumedValue(figure, assumptions, path);

/** What can be drawn of a choice in one set of assumptions: of an unknown one, the word of the set. */
const options = <W extends string>(
  choice: Choice<W>,
  assumptions: Assumptions,
  path: string,
): ReadonlyArray<Weighted<W>> =>
  choice.kind === "ignorance"
    ? [
        {
          word: chosen(choice.options, assumedShare(assumptions, path)),
          weight: 1,
        },
      ]
    : choice.options;

const startRule = (start: Case["start"], assumptions: Assumptions): StartRule => ({
  day:
    start.season === undefined
      ? { kind: "given", epochDay: dayNumber(start.day ?? "1970-01-01") }
      : { kind: "season", seasons: options(start.season, assumptions, "case/start/season") },
  timeOfDayS:
    start.hour === undefined
      ? { kind: "constant", value: secondsOf(start.time ?? "00:00") }
      : distributionOf(start.hour, assumptions, "case/start/hour"),
  utcOffsetS: start.utcOffset * 3600,
});

const dayNumber = (day: string): number => {
  const [year, month, date] = day.split("-").map(Number);
  return epochDayOf(year, month, date);
};

const secondsOf = (time: string): number => {
  const [hours, minutes, seconds = 0] = time.split(":").map(Number);
  return hours * 3600 + minutes * 60 + seconds;
};
