import { damageState } from "./fragility.ts";
import type { Fragility } from "./fragility.ts";
import { hazusBridgeBeta, hazusBridgeDays, hazusBridges } from "./published-tables.ts";
import type { BridgeClass } from "./published-tables.ts";

const fragilities = Object.fromEntries(
  Object.entries(hazusBridges).map(([name, medians]) => [name, { medians, beta: hazusBridgeBeta }]),
) as unknown as Readonly<Record<BridgeClass, Fragility>>;

const inchesPerMetre = 100 / 2.54;
/** Free fall in in/s2, as HAZUS writes it. */
const freeFallInches = 386.4;
/** HAZUS: PGV is the velocity at 1 s divided by 1.65. */
const velocityAmplification = 1.65;

/**
 * Spectral acceleration at 1.0 s (g) from PGV (m/s): the HAZUS relation
 * PGV(in/s) = SA1(g) 386.4 / (2 pi) / 1.65 turned round.
 */
export const spectralAccelerationFromPgv = (pgvMs: number): number =>
  (pgvMs * inchesPerMetre * velocityAmplification * 2 * Math.PI) / freeFallInches;

export interface BridgeParameters {
  /** The damage state (1 to 4) from which a bridge carries nothing. */
  readonly closedFromState: number;
}

/** State of a bridge (0 to 4) under a PGV (m/s), by one uniform of its own. */
export const bridgeState = (bridge: BridgeClass, pgvMs: number, u: number): number =>
  damageState(fragilities[bridge], spectralAccelerationFromPgv(pgvMs), u);

const secondsPerDay = 86_400;

/** How long a bridge in that state is closed, s: the mean restoration of HAZUS; 0 while it is open. */
export const bridgeClosedS = (state: number, { closedFromState }: BridgeParameters): number =>
  state >= closedFromState && state > 0 ? hazusBridgeDays[state - 1] * secondsPerDay : 0;
