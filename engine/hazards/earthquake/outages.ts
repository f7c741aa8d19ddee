import { compileDistribution } from "../../random/distribution.ts";
import { hashName } from "../../random/names.ts";
import type { Variate } from "../../random/variate.ts";
import type { Situation } from "../../situation/situation.ts";
import { destroyedStations, lineIsCut, silenceOf } from "./base-stations.ts";
import type { Silence } from "./base-stations.ts";
import type { EarthquakeModel } from "./earthquake-model.ts";
import { earthquakeKinds } from "./event-kinds.ts";
import { Luck } from "./luck.ts";
import { powerOutageS, substationState } from "./power.ts";
import type { PowerDurations } from "./power.ts";

/** Power and network of the towns, made ready in a worker. */
export interface Services {
  readonly durations: PowerDurations;
  readonly battery: Variate;
  readonly lineRepair: Variate;
  readonly luck: {
    readonly substation: Luck;
    readonly trip: Luck;
    readonly outage: Luck;
    readonly line: Luck;
    readonly repair: Luck;
    readonly stations: Luck;
    readonly battery: Luck;
  };
}

export const readyServices = ({ parameters }: EarthquakeModel, { posts }: Situation): Services => {
  const { outage } = parameters;
  const luck = (what: string) => new Luck(posts.id.subarray(0, posts.firstCounty), hashName(what));
  const [slight, moderate, extensive, complete] = outage.state.map((of) => compileDistribution(of));
  return {
    durations: {
      trip: compileDistribution(outage.trip),
      state: [slight, moderate, extensive, complete],
    },
    battery: compileDistribution(parameters.battery),
    lineRepair: compileDistribution(parameters.lineRepair),
    luck: {
      substation: luck("substation"),
      trip: luck("trip of the substation"),
      outage: luck("outage of the substation"),
      line: luck("line to the town"),
      repair: luck("repair of the line"),
      stations: luck("base stations"),
      battery: luck("batteries of base stations"),
    },
  };
};

export const resetServices = ({ luck }: Services): void => {
  for (const each of Object.values(luck)) each.reset();
};

/** Every town hangs on a substation of its own of this class; where they stand is not published. */
const SUBSTATION = "low-voltage";

const silence: Silence = { fromS: 0, untilS: 0 };

/**
 * Power and public network of the towns reached, for the strongest shaking so far. A service that is
 * out stays out for the longest of what the shocks gave it.
 */
export const cutServices = (
  { durations, battery, lineRepair, luck }: Services,
  { parameters, stations }: EarthquakeModel,
  situation: Situation,
  towns: Int32Array,
  cause: number,
): void => {
  const { truth, stage } = situation;
  const { streams, now } = stage;
  for (const town of towns) {
    const intensity = truth.intensity[town];
    const outageS = powerOutageS(
      substationState(SUBSTATION, truth.pgaMs2[town], luck.substation.of(streams, town)),
      intensity,
      luck.trip.of(streams, town),
      luck.outage.of(streams, town),
      parameters.power,
      durations,
    );
    let powerRow = cause;
    if (
      outageS > 0 &&
      !(truth.powerBackS[town] < Infinity && now + outageS <= truth.powerBackS[town])
    ) {
      if (!(now >= truth.powerOutS[town] && now < truth.powerBackS[town])) {
        truth.powerOutS[town] = now;
      }
      truth.powerBackS[town] = now + outageS;
      powerRow = stage.record(earthquakeKinds.powerOut.id, -1, -1, town, outageS, cause, -1);
    }
    const lost = destroyedStations(
      stations[town],
      intensity,
      luck.stations.of(streams, town),
      parameters.baseStations,
    );
    if (stations[town] > 0) truth.stationsStanding[town] = 1 - lost / stations[town];
    const cut =
      lineIsCut(intensity, luck.line.of(streams, town), parameters.baseStations) ||
      (stations[town] > 0 && lost >= stations[town]);
    const batteryS = battery.quantile(luck.battery.of(streams, town));
    const repairS = lineRepair.quantile(luck.repair.of(streams, town));
    silenceOf(cut, repairS, outageS, batteryS, silence);
    if (silence.untilS <= silence.fromS) continue;
    const from = now + silence.fromS;
    const until = now + silence.untilS;
    if (truth.networkBackS[town] < Infinity && until <= truth.networkBackS[town]) continue;
    const isOut = from >= truth.networkOutS[town] && from < truth.networkBackS[town];
    if (!isOut) truth.networkOutS[town] = Math.min(from, truth.networkOutS[town]);
    truth.networkBackS[town] = until;
    if (from > situation.horizonS) continue;
    const lastsS = until - from;
    stage.simulation.schedule(from, () => {
      stage.record(earthquakeKinds.networkOut.id, -1, -1, town, lastsS, powerRow, -1);
    });
  }
};
