import { readinessShare } from "../../../world/inventory/presence.ts";
import type { Situation } from "../../../situation/situation.ts";
import type { World } from "../../../world/world.ts";

/**
 * How many people have left each unit's base. A formation is made of people of other units: who has
 * gone out with the fire engine cannot muster with the earthquake group, and the other way round.
 */
export interface Strength {
  readonly out: Float64Array;
  /** By row of `drawn`: people of that unit who are out with the formation. */
  readonly lent: Float64Array;
  readonly changed: number[];
  readonly lentRows: number[];
}

export const strengthFor = ({ inventory }: World): Strength => ({
  out: new Float64Array(inventory.tables.unit.rows),
  lent: new Float64Array(inventory.tables.drawn.rows),
  changed: [],
  lentRows: [],
});

export const resetStrength = ({ out, lent, changed, lentRows }: Strength): void => {
  for (const unit of changed) out[unit] = 0;
  for (const row of lentRows) lent[row] = 0;
  changed.length = 0;
  lentRows.length = 0;
};

const sendOut = (strength: Strength, unit: number, people: number): void => {
  if (strength.out[unit] === 0) strength.changed.push(unit);
  strength.out[unit] += people;
};

/**
 * People of a unit who go now, noted as gone: those present at the start, those called back if the
 * unit waits for them, less those who have gone before, times the share that is to go.
 */
export const takePeople = (
  strength: Strength,
  { units, world }: Situation,
  unit: number,
  recalls: boolean,
  share: number,
): number => {
  const { tables, catalogue } = world.inventory;
  const paper = tables.unit.people[unit];
  const present = units.present(unit);
  const profile = catalogue.readiness[tables.unit.readiness[unit]];
  const called =
    recalls && profile !== undefined
      ? present + (paper - present) * readinessShare(profile, "recalled")
      : present;
  const first = tables.drawnStart.first[unit];
  const end = tables.drawnStart.first[unit + 1];
  if (first === end) {
    const go = Math.max(0, Math.round((called - strength.out[unit]) * share));
    sendOut(strength, unit, go);
    return go;
  }
  let left = Math.round(Math.max(0, called - strength.out[unit]) * share);
  let go = 0;
  for (let k = first; k < end && left > 0; k++) {
    const from = tables.drawn.unit[k];
    const free = Math.max(0, units.present(from) - strength.out[from]);
    const taken = Math.min(left, Math.floor(Math.min(tables.drawn.people[k], free)));
    if (taken === 0) continue;
    sendOut(strength, from, taken);
    if (strength.lent[k] === 0) strength.lentRows.push(k);
    strength.lent[k] += taken;
    left -= taken;
    go += taken;
  }
  sendOut(strength, unit, go);
  return go;
};

/** People are back at the base; a formation's are back with the units they were drawn from. */
export const bringBack = (
  strength: Strength,
  { world }: Situation,
  unit: number,
  people: number,
): void => {
  const { drawnStart, drawn } = world.inventory.tables;
  strength.out[unit] = Math.max(0, strength.out[unit] - people);
  let left = people;
  for (let k = drawnStart.first[unit]; k < drawnStart.first[unit + 1] && left > 0; k++) {
    const back = Math.min(left, strength.lent[k]);
    strength.lent[k] -= back;
    strength.out[drawn.unit[k]] -= back;
    left -= back;
  }
};
