import { hashName } from "../../random/names.ts";
import { stepMean } from "../../situation/procedure.ts";
import type { Procedure } from "../../situation/procedure.ts";
import type { Situation } from "../../situation/situation.ts";
import type { World } from "../../world/world.ts";

/** Kinds of the catalogue by which a county seat speaks when the public network is down. */
const PHONE = "satellite-phone";
const STATIONS = ["portable-satellite-station", "vehicle-satellite-halt", "vehicle-satellite-move"];

/**
 * Satellite phones and stations by county as the ledger has them. A town has a phone at hand with
 * the share in which it is held, less where a county owns fewer phones than it has towns: which town
 * it is, nobody publishes.
 */
export interface SatellitePhones {
  /** By county: phones for each town of it, at most one. */
  readonly perTown: Float64Array;
  /** By county: 1 where the seat has a phone or a station of its own. */
  readonly atSeat: Uint8Array;
  readonly heldShare: number;
}

export const satellitePhones = (
  { ground, inventory }: World,
  procedure: Procedure,
): SatellitePhones => {
  const { unit } = inventory.tables;
  const { county } = ground.tables;
  const phones = new Float64Array(county.rows);
  const atSeat = new Uint8Array(county.rows);
  for (let row = 0; row < unit.rows; row++) {
    const { id } = inventory.catalogue.kinds[unit.kind[row]];
    const of = unit.county[row];
    if (of < 0) continue;
    if (id === PHONE) phones[of] += unit.number[row];
    if (id === PHONE || STATIONS.includes(id)) atSeat[of] = 1;
  }
  return {
    perTown: phones.map((n, of) => Math.min(1, n / Math.max(1, county.towns[of]))),
    atSeat,
    heldShare: stepMean(procedure, "satellitePhoneHeld"),
  };
};

const HELD = hashName("satellite phone at hand");

/** Has the town a phone that works? The same answer whenever it is asked; `known` is the drawn one. */
export const hasSatellitePhone = (
  { perTown, heldShare }: SatellitePhones,
  { stage, posts, world }: Situation,
  town: number,
  drawn: Float64Array,
): boolean => {
  if (Number.isNaN(drawn[town])) {
    drawn[town] = stage.streams.get(posts.id[town], HELD).uniform();
  }
  return drawn[town] < heldShare * perTown[world.ground.tables.town.county[town]];
};
