import { beforeAll, expect, test } from "vitest";

import { unitStates } from "../../../engine/inputs/scene.ts";
import type { Scene } from "../../../engine/inputs/scene.ts";
import { typesetChinese } from "../../../engine/inputs/typeset.ts";
import { kinds } from "../../../engine/kinds.ts";
import { simulate } from "../../../engine/simulate.ts";
import type { WorkerState } from "../../../engine/simulate.ts";
import { situationKinds } from "../../../engine/situation/event-kinds.ts";
import { namesOf } from "../../../engine/situation/names.ts";
import { assumptionsOf } from "../../../engine/study/ensemble/plan.ts";
import { sceneOf } from "../../../engine/study/scene/scene.ts";
import { sentenceOf } from "../../../engine/trace/sentence.ts";
import type { Trace } from "../../../engine/trace/trace.ts";
import { eventText, unitName } from "../../../visual/map/names.ts";
import {
  openGround,
  openReplication,
  openScene,
  placeAt,
  stateAt,
} from "../../../visual/map/open-scene.ts";
import type { OpenReplication, OpenScene } from "../../../visual/map/open-scene.ts";
import { unpack } from "../../../visual/map/unpack.ts";
import { playedCase, playedScene } from "../../played-scene.ts";
import { shippedInputs, shippedState } from "../../shipped-case.ts";

const CASE = "shandong/cases/pingyuan-2023";

interface Replayed {
  readonly open: OpenReplication;
  readonly state: WorkerState;
  readonly trace: Trace;
  /** Place in the scene by row of the inventory. */
  readonly unitAt: ReadonlyMap<number, number>;
}

let scene: Scene;
let open: OpenScene;
let typical: Replayed;

beforeAll(() => {
  scene = playedScene(CASE, 4, 4);
  open = openScene(scene);
  const of = scene.replications[0];
  const state = shippedState(CASE, {}, assumptionsOf({ seed: 1, sets: 4 }, of.set));
  const trace = simulate(state, of.replication);
  const replication = openReplication(of, openGround(scene.grounds[of.ground], open), open);
  const unitAt = new Map(Array.from(unpack(of.units.row), (row, i) => [row, i]));
  typical = { open: replication, state, trace, unitAt };
});

const kmBetween = (
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number => Math.hypot(a.x - b.x, a.y - b.y);

const placeOfUnit = (unit: number, timeS: number) => {
  const at = { x: 0, y: 0 };
  placeAt(typical.open.units, unit, timeS, at);
  return at;
};

const townPlace = (town: number) => {
  const { towns } = typical.open.ground;
  return { x: towns.x[town], y: towns.y[town] };
};

test("the scene is plain JSON and the same whenever it is made", () => {
  const { ensemble, description } = playedCase(CASE, 4, 4);
  const again = sceneOf(shippedInputs(CASE), ensemble, description);
  expect(JSON.stringify(again)).toBe(JSON.stringify(scene));
  expect(JSON.parse(JSON.stringify(scene))).toEqual(scene);
});

test("keeping a log of ways changes nothing: the trace is the one of any other run", () => {
  expect(scene.replications[0].hash).toBe(typical.trace.hash());
});

test("replications are played on the ground of their own set of assumptions", () => {
  for (const { replication, set, ground } of scene.replications) {
    expect(set).toBe(replication % 4);
    expect(scene.grounds[ground].set).toBe(set);
  }
  expect(scene.replications.flatMap(({ roles }) => roles).sort()).toEqual([
    "best",
    "typical",
    "worst",
  ]);
});

test("units are in the town when the trace says that they arrive", () => {
  const { trace, unitAt } = typical;
  const arrived = kinds.byPath("response/field/arrived").id;
  let seen = 0;
  for (let row = 0; row < trace.length; row++) {
    if (trace.kind[row] !== arrived) continue;
    const unit = unitAt.get(trace.who[row])!;
    const away = kmBetween(
      placeOfUnit(unit, Math.round(trace.time[row])),
      townPlace(trace.where[row]),
    );
    // The scene may lie out of the seat, yet in the town.
    expect(away).toBeLessThan(25);
    seen++;
  }
  expect(seen).toBeGreaterThan(20);
});

test("who leaves for a town elsewhere is at its place before, and nearer to the town when it arrives", () => {
  const { trace, unitAt } = typical;
  const departed = kinds.byPath("response/field/departed").id;
  const arrived = kinds.byPath("response/field/arrived").id;
  let seen = 0;
  for (let row = 0; row < trace.length; row++) {
    if (trace.kind[row] !== arrived) continue;
    let left = row - 1;
    while (left >= 0 && !(trace.kind[left] === departed && trace.who[left] === trace.who[row]))
      left--;
    if (left < 0 || trace.where[left] !== trace.where[row]) continue;
    const unit = unitAt.get(trace.who[row])!;
    const goal = townPlace(trace.where[row]);
    const before = kmBetween(placeOfUnit(unit, trace.time[left] - 1), goal);
    const after = kmBetween(placeOfUnit(unit, Math.round(trace.time[row])), goal);
    if (before < 30) continue;
    expect(after).toBeLessThan(before);
    // In between it is on its way, at no more than the speed of a helicopter.
    const speed = (before - after) / ((trace.time[row] - trace.time[left]) / 3600);
    expect(speed).toBeLessThan(300);
    seen++;
  }
  expect(seen).toBeGreaterThan(0);
});

test("every track rises in time and ends within the horizon", () => {
  for (const of of scene.replications) {
    const { units } = openReplication(of, openGround(scene.grounds[of.ground], open), open);
    for (let unit = 0; unit < units.count; unit++) {
      for (let i = units.firstPoint[unit]; i < units.firstPoint[unit + 1]; i++) {
        expect(units.pointS[i]).toBeGreaterThanOrEqual(0);
        expect(units.pointS[i]).toBeLessThanOrEqual(scene.horizonS);
        if (i > units.firstPoint[unit]) {
          expect(units.pointS[i]).toBeGreaterThanOrEqual(units.pointS[i - 1]);
        }
      }
    }
  }
});

test("how a unit stands is what the last row about it says", () => {
  const { trace, unitAt, open: replication } = typical;
  const path = (row: number) => kinds.byId(trace.kind[row]).path;
  const last = new Map<number, number>();
  const says: Readonly<Record<string, string>> = {
    "response/field/departed": "moving",
    "response/field/tookOff": "moving",
    "response/field/arrived": "onScene",
    "response/field/overTown": "onScene",
    "response/field/stuck": "stuck",
    "response/field/mustered": "mustered",
    "response/field/backAtBase": "base",
    "response/field/landed": "base",
  };
  const counts = Object.hasOwn.bind(Object, says);
  for (let row = 0; row < trace.length; row++) {
    const isByUnit = kinds.byId(trace.kind[row]).tables.who === "unit";
    if (isByUnit && counts(path(row))) last.set(trace.who[row], row);
  }
  let agree = 0;
  for (const [unit, row] of last) {
    const state = stateAt(replication.units, unitAt.get(unit)!, trace.time[row] + 1);
    if (unitStates[state] === says[path(row)]) agree++;
  }
  // A later order or refusal within the same second may stand over it.
  expect(agree / last.size).toBeGreaterThan(0.97);
});

test("what is written under the map is the sentence of the trace, word by word, in both languages", () => {
  const { trace, open: replication, state } = typical;
  const nameOf = namesOf(state.situation.world, state.situation.posts);
  const { events } = replication;
  const rest = new Map<string, number>();
  const key = (timeS: number, zh: string, en: string): string => `${timeS} ${zh} ${en}`;
  for (let row = 0; row < trace.length; row++) {
    const kind = kinds.byId(trace.kind[row]);
    const [zh, en] = (["zh", "en"] as const).map((language) =>
      sentenceOf(trace.row(row), kind, { language, nameOf }),
    );
    const k = key(Math.floor(trace.time[row]), typesetChinese(zh), en);
    rest.set(k, (rest.get(k) ?? 0) + 1);
  }
  for (let event = 0; event < events.count; event++) {
    const k = key(
      events.timeS[event],
      eventText(open, replication, event, "zh"),
      eventText(open, replication, event, "en"),
    );
    const left = rest.get(k) ?? 0;
    expect(left, k).toBeGreaterThan(0);
    rest.set(k, left - 1);
  }
  expect(events.count + replication.of.events.leftOut).toBe(trace.length);
});

test("units go by the names that the engine gives them", () => {
  const { state, open: replication, unitAt } = typical;
  const nameOf = namesOf(state.situation.world, state.situation.posts);
  for (const [row, unit] of unitAt) {
    expect(unitName(open, replication, unit, "zh")).toBe(nameOf("unit", row, "zh"));
    expect(unitName(open, replication, unit, "en")).toBe(nameOf("unit", row, "en"));
  }
});

test("a town is blind from its disaster until command sees it", () => {
  const { trace, open: replication } = typical;
  const settled = kinds.byPath("response/field/first-picture/settled").id;
  const seen = new Map<number, number>();
  for (let row = 0; row < trace.length; row++) {
    const town = trace.where[row];
    if (trace.kind[row] === settled && !seen.has(town)) seen.set(town, Math.round(trace.time[row]));
    if (trace.kind[row] !== situationKinds.pictureSeen.id) continue;
    // Nobody sees a picture that does not stand yet.
    expect(Math.round(trace.time[row])).toBeGreaterThanOrEqual(seen.get(town) ?? Infinity);
  }
  expect(seen.size).toBeGreaterThan(10);
  for (const [town, timeS] of seen) {
    // Pictures are sought of towns, too, where nothing has happened.
    if (replication.occursS[town] === Infinity) continue;
    expect(replication.pictureS[town]).toBe(timeS);
    expect(replication.way[town]).toBeGreaterThanOrEqual(0);
    expect(replication.occursS[town]).toBeLessThanOrEqual(timeS);
  }
  replication.pictureS.forEach((timeS, town) => {
    if (timeS < Infinity) expect(seen.has(town)).toBe(true);
  });
});

test("shares of success lie between none and all and speak of posts of the region", () => {
  expect(scene.ensemble.length).toBeGreaterThan(0);
  for (const target of scene.ensemble) {
    const [place, kept, selected] = [target.place, target.kept, target.selected].map(unpack);
    expect(place.length).toBeGreaterThan(0);
    place.forEach((post, i) => {
      expect(scene.places.codes[post]).toBeDefined();
      expect(kept[i]).toBeGreaterThanOrEqual(0);
      expect(kept[i]).toBeLessThanOrEqual(1000);
      expect(selected[i]).toBeGreaterThan(0);
      expect(selected[i]).toBeLessThanOrEqual(4);
    });
  }
});

test("isochrones: the nearer in the air the fewer minutes; few towns are out of reach by road", () => {
  const { minutes } = typical.open.ground;
  const air = minutes.get("air")!;
  const road = minutes.get("road")!;
  expect(air.length).toBe(scene.places.towns);
  expect(Math.max(...air)).toBeLessThan(240);
  expect(road.filter((n) => n < 0).length).toBeLessThan(5);
  expect(road.filter((n) => n === 0).length).toBeGreaterThan(50);
});

test("the lines between counties, cities and the province are each drawn once", () => {
  const lengths = (["province", "city", "county"] as const).map((level) => {
    const { sizes } = scene.boundaries[level];
    return unpack(sizes).reduce((sum, points) => sum + points - 1, 0);
  });
  for (const length of lengths) expect(length).toBeGreaterThan(100);
  const rings = unpack(scene.land.sizes).reduce((sum, points) => sum + points - 1, 0);
  // Most stretches belong to two counties, so there are fewer lines than sides of shapes.
  expect(lengths.reduce((a, b) => a + b, 0)).toBeLessThan(0.75 * rings);
});
