/** What is known of a town that wants help. */
export interface TownNeed {
  readonly town: number;
  readonly deadOrTrapped: number;
  readonly injured: number;
  readonly collapsed: number;
  readonly felt: number;
  readonly isSilent: boolean;
  /** Somebody has told of it. */
  readonly isHeard: boolean;
  /** Share of the blind estimate's radius at which it lies from the epicentre; Infinity outside or unknown. */
  readonly radiusShare: number;
}

/** How much a town wants help, in numbers that only compare; more is more urgent. */
export type ReinforcementPolicy = (need: TownNeed) => number;

/** What nobody has told of is guessed: bad at the epicentre, nothing at the edge of the blind estimate. */
const guessed = ({ radiusShare }: TownNeed): number => Math.max(0, 1 - radiusShare);

const known = ({ deadOrTrapped, injured, collapsed, felt }: TownNeed): number =>
  10 * deadOrTrapped + injured + collapsed + Math.max(0, felt - 5.5);

/** The worst as told; silence counts as an untold disaster of middling size, what is unknown as guessed. */
export const worstKnownFirst: ReinforcementPolicy = (need) =>
  known(need) + (need.isSilent ? 5 + 5 * guessed(need) : 0) + (need.isHeard ? 0 : guessed(need));

/** Silent towns before any other: where nobody can call, it may be worst. */
export const silentFirst: ReinforcementPolicy = (need) =>
  worstKnownFirst(need) + (need.isSilent ? 1e9 : 0);

/** By distance from the epicentre alone, whatever is told. */
export const epicentreFirst: ReinforcementPolicy = (need) =>
  need.radiusShare === Infinity ? 0 : 1 / (1 + need.radiusShare);
