import type { Desk } from "./desk.ts";
import { situationKinds } from "./event-kinds.ts";
import { coverOf, entryAt, KNOWN_UNIT } from "./pictures.ts";
import type { Pictures } from "./pictures.ts";
import { tierOf } from "./posts.ts";
import { OUTSIDE } from "./report.ts";
import type { Report, SummaryEntry, TownReport } from "./report.ts";

/**
 * A report arrives now: it is written into the picture of the post that receives it, into the trace,
 * and into its inbox, which wakes whoever waits there. Returns the row of its arrival; of a summary,
 * the row of its last news, or its cause if it held nothing new. Field calls this at the end of
 * whatever way the report took.
 */
export const receive = (desk: Desk, report: Report): number => {
  const row = write(desk, report);
  const { pictures } = desk;
  if (pictures.alarmedRow[report.to] < 0) {
    pictures.alarmedRow[report.to] = row;
    pictures.alarmedS[report.to] = desk.stage.now;
  }
  desk.inboxes.put(report.to, { report, row });
  return row;
};

/**
 * What a post finds out by itself, as the town that feels the ground shake: into its picture and the
 * trace as if it had been told, from itself.
 */
export const noticeTown = (
  desk: Desk,
  post: number,
  news: Omit<TownReport, "kind" | "from" | "to">,
): number => receive(desk, { ...news, kind: "town", from: post, to: post });

const write = (desk: Desk, report: Report): number => {
  const { stage, pictures } = desk;
  const { to, from, cause } = report;
  switch (report.kind) {
    case "earthquake": {
      const revised = pictures.magnitudeRow[to] >= 0;
      const kind = revised ? situationKinds.earthquakeRevised : situationKinds.earthquakeReported;
      const row = stage.record(kind.id, -1, -1, report.town, report.magnitude, cause, to);
      if (pictures.magnitudeFinal[to] === 1 && !report.final) return row;
      pictures.magnitude[to] = report.magnitude;
      pictures.epicentreLon[to] = report.lon;
      pictures.epicentreLat[to] = report.lat;
      pictures.epicentreTown[to] = report.town;
      pictures.magnitudeRow[to] = row;
      pictures.magnitudeFinal[to] = report.final ? 1 : 0;
      return row;
    }
    case "town":
      return hear(desk, to, from, report, cause);
    case "summary": {
      let row = cause;
      for (const entry of report.entries) {
        if (entry.asOfS >= 0) row = hear(desk, to, from, entry, cause);
        if (entry.silentSinceS >= 0)
          row = missSilent(desk, to, from, entry.town, entry.silentSinceS, cause);
      }
      return row;
    }
    case "silence":
      return missSilent(desk, to, from, report.town, report.sinceS, cause);
    case "verified": {
      if (report.town < 0) {
        const row = stage.record(situationKinds.disasterVerified.id, from, -1, to, 0, cause, to);
        pictures.verifiedDisasterRow[to] = row;
        return row;
      }
      const row = stage.record(situationKinds.verified.id, from, -1, report.town, 0, cause, to);
      pictures.verifiedRow[entryAt(pictures, to, report.town)] = row;
      return row;
    }
    case "unit": {
      const { unit, state, town } = report;
      // What a unit tells the post that ordered it is a row of its own already: its cause.
      const row =
        from === to
          ? cause
          : stage.record(situationKinds.unitReported.id, unit, -1, town, report.people, cause, to);
      pictures.unit[unit] = state === "free" ? KNOWN_UNIT.ledger : KNOWN_UNIT[state];
      pictures.unitRow[unit] = row;
      pictures.unitTown[unit] = state === "free" ? -1 : town;
      return row;
    }
    case "road":
      return stage.record(situationKinds.roadReported.id, from, -1, report.edge, 0, cause, to);
    case "picture": {
      const row = stage.record(situationKinds.pictureSeen.id, -1, -1, report.town, 0, cause, to);
      pictures.pictureRow[entryAt(pictures, to, report.town)] = row;
      return row;
    }
    case "link": {
      const row = stage.record(situationKinds.linked.id, from, -1, from, 0, cause, to);
      if (from !== OUTSIDE && desk.posts.parent[from] === to) pictures.linkedRow[from] = row;
      return row;
    }
    case "level": {
      const { by, rank } = report;
      const row = stage.record(situationKinds.levelHeard.id, by, -1, to, rank, cause, to);
      if (report.covers) {
        const at = coverOf(pictures, tierOf(desk.posts, by), to);
        pictures.coverRank[at] = rank;
        pictures.coverRow[at] = row;
      }
      return row;
    }
    case "request":
      return stage.record(
        situationKinds.helpRequested.id,
        from,
        -1,
        report.town,
        report.units,
        cause,
        to,
      );
    case "call-out":
    default:
      return stage.record(situationKinds.calledOut.id, from, -1, report.town, 0, cause, to);
  }
};

const hear = (
  desk: Desk,
  to: number,
  from: number,
  news: TownReport | SummaryEntry,
  cause: number,
): number => {
  const { pictures, stage } = desk;
  const { town } = news;
  const at = entryAt(pictures, to, town);
  const first = pictures.heardRow[at] < 0;
  // The same news by another way.
  if (!first && news.asOfS === pictures.asOfS[at] && from !== to) return pictures.heardRow[at];
  const kind = !first
    ? situationKinds.townFollowUp
    : from === to
      ? situationKinds.townNoticed
      : situationKinds.townReported;
  const row = stage.record(kind.id, from, -1, town, news.injured, cause, to);
  // News that overtook it stays.
  if (!first && news.asOfS < pictures.asOfS[at]) return row;
  pictures.heardS[at] = stage.now;
  pictures.heardRow[at] = row;
  pictures.heardFrom[at] = from;
  pictures.asOfS[at] = news.asOfS;
  pictures.injured[at] = news.injured;
  pictures.dead[at] = news.dead;
  pictures.trapped[at] = news.trapped;
  pictures.collapsed[at] = news.collapsed;
  pictures.damaged[at] = news.damaged;
  pictures.felt[at] = news.felt;
  pictures.silentSinceS[at] = NaN;
  return row;
};

const missSilent = (
  desk: Desk,
  to: number,
  from: number,
  town: number,
  sinceS: number,
  cause: number,
): number => {
  const { pictures, stage } = desk;
  const at = entryAt(pictures, to, town);
  const row = stage.record(situationKinds.silenceNoticed.id, from, -1, town, 0, cause, to);
  pictures.silentSinceS[at] = sinceS;
  pictures.silentRow[at] = row;
  return row;
};

/** What a post knows of a town, to be passed on; undefined if it knows nothing. */
export const entryFor = (
  pictures: Pictures,
  post: number,
  town: number,
): SummaryEntry | undefined => {
  const at = entryAt(pictures, post, town);
  if (pictures.heardRow[at] < 0 && pictures.silentRow[at] < 0) return undefined;
  return {
    town,
    asOfS: pictures.heardRow[at] < 0 ? NaN : pictures.asOfS[at],
    injured: pictures.injured[at],
    dead: pictures.dead[at],
    trapped: pictures.trapped[at],
    collapsed: pictures.collapsed[at],
    damaged: pictures.damaged[at],
    felt: pictures.felt[at],
    silentSinceS: pictures.silentSinceS[at],
  };
};
