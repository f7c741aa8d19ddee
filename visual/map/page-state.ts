import type { Language, Text } from "../../engine/inputs/text.ts";
import { mapColours } from "./colours.ts";
import type { MapColours } from "./colours.ts";
import { openGround, openReplication, openScene } from "./open-scene.ts";
import type { OpenGround, OpenReplication, OpenScene } from "./open-scene.ts";
import { unpack } from "./unpack.ts";
import type { Scene } from "../../engine/inputs/scene.ts";
import type { Layer } from "./words.ts";
import { areasOf } from "./areas.ts";
import type { Areas } from "./areas.ts";
import { UnitFrames } from "./browser/draw-units.ts";

/** How often one place keeps one promise. */
export interface Share {
  readonly selected: number;
  readonly kept: number;
  /** Median minutes, -1 never. */
  readonly p50: number;
}

/** A replication that is being looked at. */
export interface Watched {
  readonly open: OpenReplication;
  readonly frames: UnitFrames;
  /** Events by what they name: see `SceneEvents.who`. */
  readonly about: ReadonlyMap<number, readonly number[]>;
  /** Events for the list, in order. */
  readonly told: readonly number[];
}

/** Everything that can change on the page. */
export interface PageState {
  readonly open: OpenScene;
  language: Language;
  colours: MapColours;
  /** Row in the scene's replications; -1: all of them together. */
  replication: number;
  layer: Layer;
  target: number;
  timeS: number;
  playing: boolean;
  speed: number;
  readonly show: { roads: boolean; units: boolean; sites: boolean; labels: boolean };
  readonly ground: () => OpenGround;
  readonly watched: () => Watched | undefined;
  readonly areas: () => Areas;
  /** Shares of a target by post. */
  readonly shares: (target: number) => ReadonlyMap<number, Share>;
}

/** Few events say little: the list then takes what weighs less too. */
const ENOUGH = 150;

const watch = (open: OpenReplication, scene: OpenScene): Watched => {
  const { events } = open;
  const about = new Map<number, number[]>();
  const note = (reference: number, event: number): void => {
    if (reference === 0) return;
    const list = about.get(reference);
    if (list === undefined) about.set(reference, [event]);
    else if (list[list.length - 1] !== event) list.push(event);
  };
  const byWeight: number[][] = [[], [], []];
  for (let event = 0; event < events.count; event++) {
    note(events.who[event], event);
    note(events.whom[event], event);
    note(events.where[event], event);
    byWeight[scene.scene.eventKinds[events.kind[event]].weight - 1].push(event);
  }
  let told = byWeight[0];
  for (const more of byWeight.slice(1)) if (told.length < ENOUGH) told = [...told, ...more];
  return {
    open,
    frames: new UnitFrames(open.units, scene),
    about,
    told: told.sort((a, b) => a - b),
  };
};

/** The page as it stands at first. */
export const pageState = (scene: Scene): PageState => {
  const open = openScene(scene);
  const grounds = new Map<number, OpenGround>();
  const areas = new Map<number, Areas>();
  const watched = new Map<number, Watched>();
  const shares = new Map<number, ReadonlyMap<number, Share>>();
  const groundRow = (): number =>
    state.replication < 0 ? scene.ensembleGround : scene.replications[state.replication].ground;
  const groundAt = (row: number): OpenGround => {
    let known = grounds.get(row);
    if (known === undefined) grounds.set(row, (known = openGround(scene.grounds[row], open)));
    return known;
  };
  const state: PageState = {
    open,
    language: "zh",
    colours: mapColours.light,
    replication: scene.replications.length > 0 ? 0 : -1,
    layer: scene.replications.length > 0 ? "picture" : "share",
    target: 0,
    timeS: 0,
    playing: false,
    speed: 300,
    show: { roads: true, units: true, sites: true, labels: true },
    ground: () => groundAt(groundRow()),
    watched: () => {
      if (state.replication < 0) return undefined;
      let known = watched.get(state.replication);
      if (known === undefined) {
        const of = scene.replications[state.replication];
        known = watch(openReplication(of, groundAt(of.ground), open), open);
        watched.set(state.replication, known);
      }
      return known;
    },
    areas: () => {
      const row = groundRow();
      let known = areas.get(row);
      if (known === undefined) areas.set(row, (known = areasOf(open, groundAt(row))));
      return known;
    },
    shares: (target) => {
      let known = shares.get(target);
      if (known === undefined) {
        const of = scene.ensemble[target];
        const [selected, kept, p50] = [unpack(of.selected), unpack(of.kept), unpack(of.p50)];
        known = new Map(
          Array.from(unpack(of.place), (place, i) => [
            place,
            { selected: selected[i], kept: kept[i] / 1000, p50: p50[i] },
          ]),
        );
        shares.set(target, known);
      }
      return known;
    },
  };
  return state;
};

/** The share of a town: its own, or that of the county or city it lies in. */
export const shareOfTown = (
  { open }: Pick<PageState, "open">,
  shares: ReadonlyMap<number, Share>,
  town: number,
): Share | undefined => {
  for (let post = town; post >= 0; post = open.parent[post]) {
    const share = shares.get(post);
    if (share !== undefined) return share;
  }
  return undefined;
};

/** A text in the language of the page. */
export const tell = ({ language }: Pick<PageState, "language">, text: Text): string =>
  text[language];
