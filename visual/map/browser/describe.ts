import { roadStates, unitStates } from "../../../engine/inputs/scene.ts";
import { countText, minutesText, percentText } from "../../format.ts";
import { eventText, placeName, elapsedText, unitName } from "../names.ts";
import { countUpTo, stateAt } from "../open-scene.ts";
import { filled, roadWords, stateWords, words } from "../words.ts";
import { shareOfTown, tell } from "../page-state.ts";
import type { PageState, Watched } from "../page-state.ts";
import type { Picked } from "./pick.ts";

/** What is said of something: its name, and lines. */
export interface Described {
  readonly title: string;
  readonly lines: readonly string[];
}

const LAST = 3;

/** The last sentences about something up to now, the newest first, and what brought the newest about. */
const sentences = (state: PageState, watched: Watched | undefined, reference: number): string[] => {
  if (watched === undefined) return [];
  const { open, language, timeS } = state;
  const { events } = watched.open;
  const about = watched.about.get(reference) ?? [];
  const upTo = countUpTo(
    about.map((event) => events.timeS[event]),
    timeS,
  );
  const shown = about.slice(Math.max(0, upTo - LAST), upTo).toReversed();
  const lines = shown.map(
    (event) =>
      `${elapsedText(events.timeS[event])} ${eventText(open, watched.open, event, language)}`,
  );
  const newest = shown[0];
  const cause = newest === undefined ? -1 : newest - events.cause[newest];
  if (newest !== undefined && cause !== newest && !shown.includes(cause)) {
    lines.splice(
      1,
      0,
      `${tell(state, words.because)}${elapsedText(events.timeS[cause])} ${eventText(open, watched.open, cause, language)}`,
    );
  }
  return lines;
};

const unitLines = (state: PageState, watched: Watched, unit: number): Described => {
  const { open, language, timeS } = state;
  const { units } = watched.open;
  const now = stateAt(units, unit, timeS);
  const at = countUpTo(units.changeS, timeS, units.firstChange[unit], units.firstChange[unit + 1]);
  const town = at > units.firstChange[unit] ? units.town[at - 1] : -1;
  const where = town >= 0 ? ` · ${placeName(open, town, language)}` : "";
  return {
    title: unitName(open, watched.open, unit, language),
    lines: [
      ...(now >= 0 ? [`${tell(state, stateWords[unitStates[now]])}${where}`] : []),
      ...sentences(state, watched, 1 + open.posts + unit),
    ],
  };
};

const townLines = (state: PageState, town: number): Described => {
  const { open, language, timeS } = state;
  const ground = state.ground();
  const watched = state.watched();
  const lines: string[] = [];
  const people = `${countText(ground.towns.population[town])} ${tell(state, words.people)}`;
  const assumed = ground.towns.synthetic[town] === 1 ? ` · ${tell(state, words.assumedPlace)}` : "";
  lines.push(people + assumed);
  for (const id of ["air", "road"] as const) {
    if (state.layer !== id) continue;
    const value = ground.minutes.get(id)?.[town] ?? -1;
    lines.push(value < 0 ? tell(state, words.noWay) : minutesText(value, language));
  }
  if (state.open.scene.ensemble.length > 0 && (state.layer === "share" || watched === undefined)) {
    const share = shareOfTown(state, state.shares(state.target), town);
    if (share !== undefined) {
      const kept = filled(tell(state, words.kept), {
        n: share.selected,
        share: percentText(share.kept),
      });
      const median = filled(tell(state, words.median), {
        t: minutesText(share.p50 < 0 ? null : share.p50, language),
      });
      lines.push(`${kept} · ${median}`);
    } else lines.push(tell(state, words.notAsked));
  }
  const run = watched?.open;
  if (run !== undefined && run.occursS[town] <= timeS) {
    const told: string[] = [];
    if (run.severity[town] > 0) {
      told.push(filled(tell(state, words.intensity), { n: ` ${run.severity[town].toFixed(1)}` }));
    }
    if (run.reportedS[town] <= timeS) {
      told.push(`${tell(state, words.reported)} ${elapsedText(run.reportedS[town])}`);
    }
    if (run.pictureS[town] <= timeS) {
      const way = open.scene.ways[run.way[town]];
      const by = way === undefined ? "" : ` (${tell(state, way)})`;
      told.push(`${tell(state, words.picture)} ${elapsedText(run.pictureS[town])}${by}`);
    } else told.push(tell(state, run.reportedS[town] <= timeS ? words.heard : words.blind));
    lines.push(told.join(" · "));
  }
  return {
    title: placeName(open, town, language),
    lines: [...lines, ...sentences(state, watched, 1 + town)],
  };
};

const siteLines = (state: PageState, row: number): Described => {
  const { open, language } = state;
  const { sites } = state.ground();
  const kind = open.scene.siteKinds[sites.kind[row]].name[language];
  const own = sites.names.get(row)?.[language];
  const where = placeName(open, sites.place[row], language);
  const assumed = sites.synthetic[row] === 1 ? [tell(state, words.assumedPlace)] : [];
  return own === undefined
    ? { title: kind, lines: [where, ...assumed] }
    : { title: own, lines: [kind, ...assumed] };
};

const roadLines = (state: PageState, watched: Watched, row: number): Described => {
  const { state: kinds, timeS, knownS } = watched.open.roads;
  const lines = [
    `${tell(state, roadWords[roadStates[kinds[row]]])} · ${elapsedText(timeS[row])}`,
    ...(knownS[row] <= state.timeS
      ? [`${tell(state, words.reported)} ${elapsedText(knownS[row])}`]
      : []),
  ];
  return { title: tell(state, words.road), lines };
};

/** What is known of what was picked, at the time that is shown. */
export const describe = (state: PageState, { kind, row }: Picked): Described => {
  const watched = state.watched();
  if (kind === "town" || watched === undefined) {
    return kind === "site" ? siteLines(state, row) : townLines(state, row);
  }
  if (kind === "unit") return unitLines(state, watched, row);
  return kind === "site" ? siteLines(state, row) : roadLines(state, watched, row);
};
