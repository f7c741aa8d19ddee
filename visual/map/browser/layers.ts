import { bandOf, failBands, intensityBand, intensityBands, minuteBands } from "../colours.ts";
import type { Outages } from "../open-scene.ts";
import { words } from "../words.ts";
import { filled } from "./dom.ts";
import type { TownLook } from "./draw-state.ts";
import { shareOfTown, tell } from "./page-state.ts";
import type { PageState } from "./page-state.ts";

/** A line of the legend: a colour with its words; a shape where marks differ in it. */
export interface LegendLine {
  readonly colour: string;
  readonly shape: TownLook["shape"] | "area";
  readonly words: string;
}

/** What towns look like in the layer that is on, now. */
export interface TownLayer {
  readonly looks: readonly TownLook[];
  readonly lookOf: (town: number) => number;
  /** Colour of the land around a town, where the layer is one of areas. */
  readonly areaOf: ((town: number) => string | undefined) | undefined;
  readonly legend: readonly LegendLine[];
}

/** Is a town without a service at a time? */
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
  const looks: TownLook[] = [
    { colour: colours.quiet, shape: "dot", size: 1.1 },
    { colour: colours.blind, shape: "square", size: 2.3 },
    { colour: colours.heard, shape: "diamond", size: 2.3 },
    { colour: colours.seen, shape: "dot", size: 2.2 },
  ];
  const said = [words.untouched, words.blind, words.heard, words.seen];
  return {
    looks,
    lookOf: (town) => {
      if (open === undefined || open.occursS[town] > timeS) return 0;
      if (open.pictureS[town] <= timeS) return 3;
      return open.reportedS[town] <= timeS ? 2 : 1;
    },
    areaOf: undefined,
    legend: looks.map(({ colour, shape }, i) => ({ colour, shape, words: tell(state, said[i]) })),
  };
};

const servicesLayer = (state: PageState): TownLayer => {
  const { colours, timeS } = state;
  const open = state.watched()?.open;
  const dark = open === undefined ? new Set() : outNow(open.power, timeS);
  const cut = open === undefined ? new Set() : outNow(open.network, timeS);
  const looks: TownLook[] = [
    { colour: colours.quiet, shape: "dot", size: 1.1 },
    { colour: colours.damaged, shape: "dot", size: 2.2 },
    { colour: colours.seen, shape: "diamond", size: 2.2 },
    { colour: colours.blind, shape: "square", size: 2.3 },
  ];
  const said = [words.served, words.noPower, words.noNetwork, words.neither];
  return {
    looks,
    lookOf: (town) => (dark.has(town) ? 1 : 0) + (cut.has(town) ? 2 : 0),
    areaOf: undefined,
    legend: looks.map(({ colour, shape }, i) => ({ colour, shape, words: tell(state, said[i]) })),
  };
};

/** A layer of areas: bands with colours, small dots for the towns on them. */
const areaLayer = (
  state: PageState,
  band: (town: number) => number,
  bands: readonly { readonly colour: string; readonly words: string }[],
  rest: string | undefined,
): TownLayer => {
  const { colours } = state;
  return {
    looks: [{ colour: colours.label, shape: "dot", size: 0.7 }],
    lookOf: () => (state.open.scene.places.cities > 4 ? -1 : 0),
    areaOf: (town) => bands[band(town)]?.colour,
    legend: [
      ...bands.map(({ colour, words }): LegendLine => ({ colour, shape: "area", words })),
      ...(rest === undefined
        ? []
        : [{ colour: colours.land, shape: "area", words: rest } satisfies LegendLine]),
    ],
  };
};

const intensityLayer = (state: PageState): TownLayer => {
  const open = state.watched()?.open;
  const { ramp } = state.colours.palette;
  const roman = ["Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ+"];
  const shades = [ramp[0], ...ramp.slice(1)];
  return areaLayer(
    state,
    (town) => (open === undefined ? -1 : intensityBand(open.severity[town])),
    intensityBands.map((_, i) => ({
      colour: shades[i],
      words: filled(tell(state, words.intensity), { n: roman[i] }),
    })),
    tell(state, words.untouched),
  );
};

const shareLayer = (state: PageState): TownLayer => {
  const { ramp } = state.colours.palette;
  const hasTarget = state.open.scene.ensemble.length > 0;
  const shares = hasTarget ? state.shares(state.target) : new Map();
  const percent = failBands.map((end) => Math.round(end * 100));
  const colours = [state.colours.seen, ...ramp.slice(1)];
  return areaLayer(
    state,
    (town) => {
      const share = shareOfTown(state, shares, town);
      return share === undefined ? -1 : bandOf(1 - share.kept, failBands);
    },
    failBands.map((_, i) => ({
      colour: colours[i],
      words:
        i === 0
          ? `${tell(state, words.failShare)} 0%`
          : `${i === 1 ? ">0" : percent[i - 1]}–${percent[i]}%`,
    })),
    tell(state, words.notAsked),
  );
};

const minutesLayer = (state: PageState, id: "air" | "road"): TownLayer => {
  const minutes = state.ground().minutes.get(id);
  const { ramp } = state.colours.palette;
  const unit = tell(state, words.minutes);
  return areaLayer(
    state,
    (town) => {
      const value = minutes?.[town] ?? -1;
      return value < 0 ? minuteBands.length + 1 : bandOf(value, minuteBands);
    },
    [
      ...minuteBands.map((end, i) => ({ colour: ramp[i + 1], words: `≤ ${end} ${unit}` })),
      { colour: ramp[5], words: tell(state, words.beyond) },
      { colour: state.colours.quiet, words: tell(state, words.noWay) },
    ],
    undefined,
  );
};

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
