import { bandOf, failBands, intensityBand, intensityBands, minuteBands } from "./colours.ts";
import type { Outages } from "./open-scene.ts";
import { filled, words } from "./words.ts";
import { shareOfTown, tell } from "./page-state.ts";
import type { PageState } from "./page-state.ts";

/** A line of the legend: a colour with its words. */
export interface LegendLine {
  readonly colour: string;
  readonly words: string;
}

/** What the land around each town is coloured by, now. */
export interface TownLayer {
  /** `#rrggbb`; undefined leaves the land as it is. */
  readonly colourOf: (town: number) => string | undefined;
  readonly legend: readonly LegendLine[];
  /** Does it change with time? */
  readonly moves: boolean;
}

/** A layer of bands: each town belongs to one, or to none below 0. */
const banded = (
  bands: readonly LegendLine[],
  bandOfTown: (town: number) => number,
  moves: boolean,
): TownLayer => ({
  colourOf: (town) => bands[bandOfTown(town)]?.colour,
  legend: bands,
  moves,
});

/** Towns without a service at a time. */
const outNow = ({ town, fromS, toS }: Outages, timeS: number): ReadonlySet<number> => {
  const out = new Set<number>();
  for (let i = 0; i < town.length; i++) {
    if (fromS[i] <= timeS && timeS < toS[i]) out.add(town[i]);
  }
  return out;
};

const pictureLayer = (state: PageState): TownLayer => {
  const { colours, timeS } = state;
  const open = state.watched()?.open;
  return banded(
    [
      { colour: colours.blind, words: tell(state, words.blind) },
      { colour: colours.heard, words: tell(state, words.heard) },
      { colour: colours.seen, words: tell(state, words.seen) },
    ],
    (town) => {
      if (open === undefined || open.occursS[town] > timeS) return -1;
      if (open.pictureS[town] <= timeS) return 2;
      return open.reportedS[town] <= timeS ? 1 : 0;
    },
    true,
  );
};

const servicesLayer = (state: PageState): TownLayer => {
  const { colours, timeS } = state;
  const open = state.watched()?.open;
  const dark: ReadonlySet<number> = open === undefined ? new Set() : outNow(open.power, timeS);
  const cut: ReadonlySet<number> = open === undefined ? new Set() : outNow(open.network, timeS);
  return banded(
    [
      { colour: colours.palette.ramp[2], words: tell(state, words.noPower) },
      { colour: colours.well, words: tell(state, words.noNetwork) },
      { colour: colours.palette.ramp[5], words: tell(state, words.neither) },
    ],
    (town) => (dark.has(town) ? 1 : 0) + (cut.has(town) ? 2 : 0) - 1,
    true,
  );
};

const roman = ["Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ+"];

const intensityLayer = (state: PageState): TownLayer => {
  const open = state.watched()?.open;
  const { colours } = state;
  const [, ...shades] = colours.palette.ramp;
  const all = [colours.around, ...shades];
  return banded(
    intensityBands.map((_, i) => ({
      colour: all[i],
      words: filled(tell(state, words.intensity), { n: ` ${roman[i]}` }),
    })),
    (town) =>
      open === undefined || open.occursS[town] > state.timeS
        ? -1
        : intensityBand(open.severity[town]),
    true,
  );
};

const shareLayer = (state: PageState): TownLayer => {
  const { colours } = state;
  const hasTarget = state.open.scene.ensemble.length > 0;
  const shares = hasTarget ? state.shares(state.target) : new Map<number, never>();
  const [, ...shades] = colours.palette.ramp;
  const all = [colours.well, ...shades];
  const percent = failBands.map((end) => Math.round(end * 100));
  return banded(
    failBands.map((_, i) => ({
      colour: all[i],
      words: `${i === 0 ? `${tell(state, words.failShare)} ` : i === 1 ? ">0–" : `${percent[i - 1]}–`}${percent[i]}%`,
    })),
    (town) => {
      const share = shareOfTown(state, shares, town);
      return share === undefined ? -1 : bandOf(1 - share.kept, failBands);
    },
    false,
  );
};

const minutesLayer = (state: PageState, id: "air" | "road"): TownLayer => {
  const minutes = state.ground().minutes.get(id);
  const { colours } = state;
  const { ramp } = colours.palette;
  const unit = tell(state, words.minutes);
  return banded(
    [
      ...minuteBands.map((end, i) => ({
        colour: i === 0 ? colours.well : ramp[i],
        words: `≤ ${end} ${unit}`,
      })),
      { colour: ramp[4], words: tell(state, words.beyond) },
      { colour: ramp[5], words: tell(state, words.noWay) },
    ],
    (town) => {
      const value = minutes?.[town] ?? -1;
      return value < 0 ? minuteBands.length + 1 : bandOf(value, minuteBands);
    },
    false,
  );
};

/** The colour of each town in a layer. */
export const coloursOfTowns = (
  { open }: Pick<PageState, "open">,
  { colourOf }: TownLayer,
): ReadonlyArray<string | undefined> =>
  Array.from({ length: open.scene.places.towns }, (_, town) => colourOf(town));

/** The layer that is on. */
export const townLayer = (state: PageState): TownLayer => {
  switch (state.layer) {
    case "picture":
      return pictureLayer(state);
    case "services":
      return servicesLayer(state);
    case "intensity":
      return intensityLayer(state);
    case "share":
      return shareLayer(state);
    case "air":
    case "road":
    default:
      return minutesLayer(state, state.layer);
  }
};
