import type { Arguments } from "./policy.ts";

/** The units of one skill at home in one place: all of them by the ledger, and those known to be out. */
export interface HomeCover {
  readonly all: number;
  readonly out: number;
}

/** May one more of them go? */
export type ReservePolicy = (cover: HomeCover, args: Arguments) => boolean;

/** Everybody may go. */
export const noReserve: ReservePolicy = () => true;

/** A share of the units of each county stays at home (`share`, 0.3 unless given), at least one of two or more. */
export const keepShare: ReservePolicy = ({ all, out }, args) => {
  const share = typeof args.share === "number" ? args.share : 0.3;
  const stay = all <= 1 ? 0 : Math.max(share > 0 ? 1 : 0, Math.round(share * all));
  return out + 1 <= all - stay;
};

/** A number of units of each county stays at home (`units`, 1 unless given). */
export const keepUnits: ReservePolicy = ({ all, out }, args) => {
  const stay = typeof args.units === "number" ? args.units : 1;
  return out + 1 <= all - stay;
};
