import { compileDistribution } from "../../../random/distribution.ts";
import type { Variate } from "../../../random/variate.ts";
import type { SettledFigure, SettledKind } from "../../../world/inventory/compile-catalogue.ts";
import type { World } from "../../../world/world.ts";

/** How soon units of one kind roll, made ready in a worker; undefined where the catalogue is silent. */
export interface KindTimes {
  readonly musterDay: Variate | undefined;
  readonly musterNight: Variate | undefined;
  /** Of the few on duty alone. */
  readonly dutyMuster: Variate | undefined;
  readonly dutyPeople: Variate | undefined;
  /** From the request of a headquarters to the order, of those that are no part of the command. */
  readonly requestDelay: Variate | undefined;
  /** Class of vehicle, a row of the rules of roads; -1 for none. */
  readonly vehicle: number;
  /** People who were not there are called back while the unit musters. */
  readonly recalls: boolean;
}

/** A muster shorter than this waits for nobody who has to come from home. */
const RECALLED_FROM_S = 600;

const variateOf = (figure: SettledFigure | undefined): Variate | undefined =>
  figure === undefined
    ? undefined
    : compileDistribution(
        figure.kind === "constant"
          ? { kind: "constant", value: figure.value }
          : figure.distribution,
      );

/** By kind of the catalogue. */
export const kindTimes = ({ inventory, ground }: World): readonly KindTimes[] =>
  inventory.catalogue.kinds.map(({ figures, drivesAs }: SettledKind): KindTimes => {
    const musterDay = variateOf(figures.musterDay);
    return {
      musterDay,
      musterNight: variateOf(figures.musterNight) ?? musterDay,
      dutyMuster: variateOf(figures.dutyMuster),
      dutyPeople: variateOf(figures.dutyPeople),
      requestDelay: variateOf(figures.requestDelay),
      vehicle:
        drivesAs === undefined
          ? -1
          : ground.names.vehicles.findIndex((vehicle) => vehicle.code === drivesAs),
      recalls: (musterDay?.mean ?? 0) >= RECALLED_FROM_S,
    };
  });
