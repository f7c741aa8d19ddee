import type { Choice } from "../../inputs/choice.ts";
import type { EarthquakeRules } from "../../inputs/earthquake-rules.ts";
import type { Figure } from "../../inputs/figure.ts";
import type { Terrain } from "../../inputs/region-tables.ts";
import { compileDistribution } from "../../random/distribution.ts";
import type { Distribution } from "../../random/distribution.ts";
import type { AftershockParameters } from "./aftershocks.ts";
import type { BaseStationParameters } from "./base-stations.ts";
import type { BridgeParameters } from "./bridges.ts";
import type { CasualtyParameters } from "./casualties.ts";
import type { OccupancyParameters } from "./occupancy.ts";
import type { PowerParameters } from "./power.ts";
import type { SiteClass } from "./published-tables.ts";
import type { RoadParameters } from "./roads.ts";
import type { ShakeParameters } from "./shake-field.ts";
import type { SurvivalParameters } from "./survival.ts";

/**
 * What the functions of this room take, for one set of assumptions: plain data, in the units of each
 * interface. Times drawn anew for every outage stay distributions (s).
 */
export interface EarthquakeParameters {
  readonly shaking: ShakeParameters;
  /** Strike (degrees) of an event that states none. */
  readonly strike: Distribution;
  readonly pgaPgvCorrelation: number;
  readonly correlationRangeKm: number;
  readonly conditioning: number;
  readonly siteClass: Readonly<Record<Terrain, SiteClass>>;
  readonly aftershocks: AftershockParameters;
  readonly casualties: CasualtyParameters;
  readonly occupancy: OccupancyParameters;
  readonly survival: SurvivalParameters;
  readonly bridges: BridgeParameters;
  readonly roads: RoadParameters;
  readonly power: PowerParameters;
  readonly outage: {
    readonly trip: Distribution;
    readonly state: readonly [Distribution, Distribution, Distribution, Distribution];
  };
  readonly baseStations: BaseStationParameters;
  readonly battery: Distribution;
  readonly lineRepair: Distribution;
}

const distributionOf = (figure: Figure): Distribution =>
  figure.kind === "constant" ? { kind: "constant", value: figure.si } : figure.si;

/** The word whose share of the weights, laid end to end in their order, holds u. */
const chosen = <W extends string>({ options }: Choice<W>, u: number): W => {
  const whole = options.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  for (const { word, weight } of options) {
    sum += weight;
    if (u * whole < sum) return word;
  }
  return options[options.length - 1].word;
};

const stateNumber = { slight: 1, moderate: 2, extensive: 3, complete: 4 } as const;

/**
 * The parameters of one set of assumptions. `shareOf` gives for the path of an unknown figure
 * (`earthquake.shaking.lineShare`) where in its range this set stands, between 0 and 1; 0.5 for all
 * is the median. Weighted choices read their share in the same way, from the first name on.
 */
export const earthquakeParameters = (
  rules: EarthquakeRules,
  shareOf: (path: string, figure?: Figure) => number,
): EarthquakeParameters => {
  const value = (path: string, figure: Figure): number =>
    figure.kind === "constant"
      ? figure.si
      : compileDistribution(figure.si).quantile(shareOf(`earthquake.${path}`, figure));
  const km = (path: string, figure: Figure): number => value(path, figure) / 1000;
  const choice = <W extends string>(path: string, of: Choice<W>): W =>
    of.kind === "constant" ? of.options[0].word : chosen(of, shareOf(`earthquake.${path}`));
  const { shaking, aftershocks, buildings, people, bridges, roads, power, communications } = rules;
  const occupancyOf = (name: "night" | "day" | "commute") => ({
    residential: value(`people.${name}.residential`, people[name].residential),
    nonResidential: value(`people.${name}.nonResidential`, people[name].nonResidential),
  });
  return {
    shaking: {
      attenuation: choice("shaking.relation", shaking.relation),
      intensityScale: choice("shaking.intensityScale", shaking.intensityScale),
      depthTermKm: km("shaking.depthTerm", shaking.depthTerm),
      rockToClassTwo: value("shaking.rockToClassTwo", shaking.rockToClassTwo),
      betweenShare: value("shaking.betweenShare", shaking.betweenShare),
      truncationSd: value("shaking.truncation", shaking.truncation),
      lineFromMagnitude: value("shaking.lineFromMagnitude", shaking.lineFromMagnitude),
      lineShare: value("shaking.lineShare", shaking.lineShare),
    },
    strike: distributionOf(shaking.strike),
    pgaPgvCorrelation: value("shaking.pgaPgvCorrelation", shaking.pgaPgvCorrelation),
    correlationRangeKm: km("shaking.correlationRange", shaking.correlationRange),
    conditioning: Math.round(value("shaking.conditioning", shaking.conditioning)),
    siteClass: {
      plain: choice("shaking.siteClass.plain", shaking.siteClass.plain),
      hill: choice("shaking.siteClass.hill", shaking.siteClass.hill),
      mountain: choice("shaking.siteClass.mountain", shaking.siteClass.mountain),
    },
    aftershocks: {
      region: choice("aftershocks.region", aftershocks.region),
      smallest: value("aftershocks.smallest", aftershocks.smallest),
      productivityByBath: choice("aftershocks.productivity", aftershocks.productivity) === "bath",
      bathDifference: value("aftershocks.bathDifference", aftershocks.bathDifference),
      bathWithinS: value("aftershocks.bathWithin", aftershocks.bathWithin),
      scatterShare: value("aftershocks.scatterShare", aftershocks.scatterShare),
      scatterKm: km("aftershocks.scatter", aftershocks.scatter),
    },
    casualties: {
      buildings: {
        model: choice("buildings.model", buildings.model),
        stockImprovement: value("buildings.stockImprovement", buildings.stockImprovement),
        gradeStep: value("buildings.gradeStep", buildings.gradeStep),
        damageFromIntensity: value("buildings.damageFromIntensity", buildings.damageFromIntensity),
      },
      trappedInConcrete: value("people.trappedInConcrete", people.trappedInConcrete),
    },
    occupancy: {
      night: occupancyOf("night"),
      day: occupancyOf("day"),
      commute: occupancyOf("commute"),
    },
    survival: {
      shape: value("people.survival.shape", people.survival.shape),
      scaleS: value("people.survival.scale", people.survival.scale),
    },
    bridges: { closedFromState: stateNumber[choice("bridges.closedFrom", bridges.closedFrom)] },
    roads: {
      slidesPerKm: { intensity: roads.slides.intensity, value: roads.slides.value },
      cracksPerKm: { intensity: roads.cracks.intensity, value: roads.cracks.value },
      debrisReach: value("roads.debrisReach", roads.debrisReach),
    },
    power: {
      outFromState: stateNumber[choice("power.outFrom", power.outFrom)],
      tripByIntensity: { intensity: power.trips.intensity, value: power.trips.value },
    },
    outage: {
      trip: distributionOf(power.outage.trip),
      state: [
        distributionOf(power.outage.slight),
        distributionOf(power.outage.moderate),
        distributionOf(power.outage.extensive),
        distributionOf(power.outage.complete),
      ],
    },
    baseStations: {
      destroyedByIntensity: {
        intensity: communications.destroyed.intensity,
        value: communications.destroyed.value,
      },
      lineCutByIntensity: {
        intensity: communications.lineCut.intensity,
        value: communications.lineCut.value,
      },
    },
    battery: distributionOf(communications.battery),
    lineRepair: distributionOf(communications.lineRepair),
  };
};
