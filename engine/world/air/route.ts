import atan2 from "@stdlib/math-base-special-atan2";

import { distanceM, nearestRow, writeUnitVectors } from "../ground/sphere.ts";
import type { AircraftType } from "./aircraft.ts";
import { conditionsAt, emptyConditions, TOUCH_S } from "./conditions.ts";
import type { Conditions, Sky, WeatherReason } from "./conditions.ts";
import type { FlightRules } from "./flight-rules.ts";
import { areaOf } from "./weather.ts";
import { groundSpeedMs } from "./wind.ts";

/**
 * A flight between two landings, cut into pieces that each lie in one area of weather: flown over a
 * length, or held for a time (over a target, with the hoist, at the moment of take-off and landing).
 *
 * Speed depends on where the aircraft is and when, never on when it left. So who leaves later never
 * arrives earlier, and the earliest departure from which every piece can be flown is the best one.
 */
export interface Piece {
  readonly area: number;
  /** Metres to fly; 0 for a hold. */
  readonly lengthM: number;
  /** Seconds to hold; 0 also means: conditions are needed at this moment. */
  readonly holdS: number;
  readonly courseDeg: number;
  readonly airspeedMs: number;
  readonly flowKgS: number;
  /** False where a place without lights is landed on or left. */
  readonly lit: boolean;
}

const RADIANS = Math.PI / 180;

/** Who flies, under which sky and rules. */
export interface Flyer {
  readonly sky: Sky;
  readonly rules: FlightRules;
  readonly type: AircraftType;
  readonly nightCrew: boolean;
}

export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** A hold over a place, or (0 s) the moment of a landing or take-off. */
export const holdPiece = (
  flyer: Flyer,
  place: Place,
  holdS: number,
  lit: boolean,
  flowKgS: number,
): Piece => ({
  area: areaOf(flyer.sky.areas, place.lon, place.lat),
  lengthM: 0,
  holdS,
  courseDeg: 0,
  airspeedMs: 0,
  flowKgS,
  lit,
});

/** Unit vectors of both ends of a leg, and of the middle of a piece. */
const ends = new Float64Array(6);
const middle = new Float64Array(3);

/** Course at `middle` of the great circle through `ends`, degrees from north; 0 at the poles. */
const courseAtMiddle = (): number => {
  const [x, y, z] = middle;
  const dx = ends[3] - ends[0];
  const dy = ends[4] - ends[1];
  const dz = ends[5] - ends[2];
  // The chord's part to the east and to the north of the middle, both times the cosine of the latitude.
  const east = dy * x - dx * y;
  const north = dz * (x * x + y * y) - z * (dx * x + dy * y);
  return atan2(east, north) / RADIANS;
};

/**
 * Appends the pieces of the great circle between two places, each at most `rules.stepM` long, with the
 * course at its middle and the area its middle lies in. Returns the distance, m.
 */
export const addLeg = (
  flyer: Flyer,
  from: Place,
  to: Place,
  external: boolean,
  pieces: Piece[],
): number => {
  const { sky, rules, type } = flyer;
  const distance = distanceM(from.lon, from.lat, to.lon, to.lat);
  if (distance === 0) return 0;
  // Under one sky only the turn of the great circle matters: below a degree in 100 km.
  const step = sky.areas.count === 1 ? Math.max(rules.stepM, 100_000) : rules.stepM;
  const count = Math.ceil(distance / step);
  writeUnitVectors([from.lon, to.lon], [from.lat, to.lat], ends);
  for (let i = 0; i < count; i++) {
    // The middle of the piece, on the chord and brought back to the sphere: for area and course only.
    const share = (i + 0.5) / count;
    for (let axis = 0; axis < 3; axis++)
      middle[axis] = ends[axis] + (ends[3 + axis] - ends[axis]) * share;
    const [x, y, z] = middle;
    const length = Math.sqrt(x * x + y * y + z * z);
    for (let axis = 0; axis < 3; axis++) middle[axis] /= length;
    pieces.push({
      area: sky.areas.count === 1 ? 0 : nearestRow(sky.areas.vectors, sky.areas.count, middle),
      lengthM: distance / count,
      holdS: 0,
      courseDeg: courseAtMiddle(),
      airspeedMs: external ? type.externalMs : type.cruiseMs,
      flowKgS: type.fuelFlowKgS,
      lit: true,
    });
  }
  return distance;
};

/** Where and why a walk along the pieces stopped. */
export interface Block {
  readonly reason: WeatherReason;
  readonly found: number;
  readonly allowed: number;
  readonly area: number;
  /** When it got there, and when that obstacle ends (another may follow). */
  readonly atS: number;
  readonly untilS: number;
}

/** Waiting on the ground, for what, and from when to when; no obstacle where the landing place is taken. */
export interface Wait {
  readonly block: Block | undefined;
  readonly fromS: number;
  readonly untilS: number;
}

/** A hop as flown: when each piece ends and how much fuel is burnt by then. */
export interface Walk {
  readonly departS: number;
  readonly arriveS: number;
  readonly pieceEndS: Float64Array;
  readonly pieceBurntKg: Float64Array;
  readonly burntKg: number;
  /** Some part of it by night. */
  readonly night: boolean;
}

const conditions: Conditions = emptyConditions();

const look = (flyer: Flyer, piece: Piece, timeS: number): Conditions =>
  conditionsAt(
    flyer.sky,
    flyer.rules,
    flyer.type,
    flyer.nightCrew,
    piece.area,
    timeS,
    piece.lit,
    conditions,
  );

const speedOver = (piece: Piece, now: Conditions): number =>
  groundSpeedMs(
    Math.min(piece.airspeedMs, now.speedLimitMs),
    piece.courseDeg,
    now.windMs,
    now.windFromDeg,
  );

interface Stopped {
  readonly block: Block;
  readonly piece: number;
  /** Share of the piece already behind: metres flown or seconds held. */
  readonly done: number;
}

/** Where a walk writes as it goes; copied when it arrives, since most walks of a long wait do not. */
let endS = new Float64Array(64);
let burntSoFarKg = new Float64Array(64);

const walkFrom = (flyer: Flyer, pieces: readonly Piece[], departS: number): Walk | Stopped => {
  if (pieces.length > endS.length) {
    endS = new Float64Array(2 * pieces.length);
    burntSoFarKg = new Float64Array(2 * pieces.length);
  }
  let timeS = departS;
  let burntKg = 0;
  let night = false;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    const whole = piece.lengthM + piece.holdS;
    let left = whole;
    do {
      const now = look(flyer, piece, timeS);
      const speed = piece.lengthM > 0 ? speedOver(piece, now) : 1;
      let { reason, found, allowed } = now;
      if (reason === undefined && piece.lengthM > 0 && speed < flyer.rules.leastGroundSpeedMs) {
        reason = "headwind";
        found = speed;
        allowed = flyer.rules.leastGroundSpeedMs;
      }
      if (reason !== undefined)
        return {
          block: { reason, found, allowed, area: piece.area, atS: timeS, untilS: now.untilS },
          piece: i,
          done: whole - left,
        };
      night ||= !now.day;
      const needS = left / speed;
      const lastS = Math.min(needS, now.untilS - timeS);
      timeS += lastS;
      burntKg += lastS * piece.flowKgS;
      left = lastS === needS ? 0 : left - lastS * speed;
    } while (left > 0);
    endS[i] = timeS;
    burntSoFarKg[i] = burntKg;
  }
  return {
    departS,
    arriveS: timeS,
    pieceEndS: endS.slice(0, pieces.length),
    pieceBurntKg: burntSoFarKg.slice(0, pieces.length),
    burntKg,
    night,
  };
};

/**
 * When one must leave to have done this much of this piece at this time, by the same speeds walked
 * backward. Obstacles on the way are passed over: walking forward again finds them.
 */
const walkBack = (
  flyer: Flyer,
  pieces: readonly Piece[],
  last: number,
  done: number,
  atS: number,
): number => {
  let timeS = atS;
  for (let i = last; i >= 0; i--) {
    const piece = pieces[i];
    let left = i === last ? done : piece.lengthM + piece.holdS;
    while (left > 0) {
      const now = look(flyer, piece, timeS - 2 * TOUCH_S);
      const speed =
        piece.lengthM > 0 ? Math.max(speedOver(piece, now), flyer.rules.leastGroundSpeedMs) : 1;
      const lastS = Math.min(left / speed, timeS - Math.min(now.sinceS, timeS - TOUCH_S));
      timeS -= lastS;
      left = lastS === left / speed ? 0 : left - lastS * speed;
    }
  }
  return timeS;
};

/**
 * The earliest way to fly the pieces without meeting an obstacle: leaving no earlier than ready,
 * landing no earlier than the place is free. No walk: not before `giveUpS`, and the last wait says why.
 */
export const earliestHop = (
  flyer: Flyer,
  pieces: readonly Piece[],
  readyS: number,
  notBeforeS: number,
  giveUpS: number,
): { readonly walk: Walk | undefined; readonly waits: readonly Wait[] } => {
  const waits: Wait[] = [];
  let departS = readyS;
  while (departS <= giveUpS) {
    const walk = walkFrom(flyer, pieces, departS);
    let block: Block | undefined;
    let laterS: number;
    if ("block" in walk) {
      block = walk.block;
      laterS =
        block.untilS === Infinity
          ? Infinity
          : walkBack(flyer, pieces, walk.piece, walk.done, block.untilS);
    } else if (walk.arriveS < notBeforeS - TOUCH_S) {
      const last = pieces.length - 1;
      laterS = walkBack(flyer, pieces, last, pieces[last].lengthM + pieces[last].holdS, notBeforeS);
    } else return { walk, waits };
    // Walking back may fall short by rounding: a millisecond makes sure of progress.
    laterS = Math.max(laterS, departS + 1e-3);
    waits.push({ block, fromS: departS, untilS: laterS });
    departS = laterS;
  }
  return { walk: undefined, waits };
};
