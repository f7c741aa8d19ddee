import { beforeAll, describe, expect, it } from "vitest";

import { kinds } from "../../engine/kinds.ts";
import { prepare, start } from "../../engine/simulate.ts";
import type { Model, WorkerState } from "../../engine/simulate.ts";
import { entryOf } from "../../engine/situation/pictures.ts";
import { TIER } from "../../engine/situation/posts.ts";
import { shippedModel } from "../shipped-case.ts";

/**
 * The night of 2023-08-06 at Pingyuan, M5.5, as the press stamped it (Xinhua, China News, Dazhong;
 * minutes after 02:33). News stamps are upper bounds: what is reported at +225 was so by +225.
 */
const sets = 8;
const replicationsOfSet = 25;

interface Night {
  readonly firstSurveyLeaves: number;
  readonly leadersAtCity: number;
  readonly provinceLevel: number;
  readonly provinceLevelRank: number;
  readonly secondSurveyLeaves: number;
  readonly firePeopleBy117: number;
  readonly fireStationsBy117: number;
  readonly groupPeopleBy225: number;
  readonly groupsBy225: number;
  readonly injuredKnownBy117: number;
  readonly injuredKnown: number;
  readonly deadKnown: number;
}

const kindOf = (path: string): number => {
  const kind = [...kinds.all].find((each) => each.path === path);
  if (kind === undefined) throw new Error(`no kind ${path}`);
  return kind.id;
};

/** What the province has heard of all towns together. */
const known = ({ situation }: WorkerState, column: Float64Array): number => {
  const { towns } = situation.pictures;
  let sum = 0;
  for (let town = 0; town < towns; town++) {
    const value = column[entryOf(situation.pictures, TIER.province, town)];
    if (value > 0) sum += value;
  }
  return sum;
};

const night = (state: WorkerState, model: Model, replication: number): Night => {
  const run = start(state, replication);
  run.runUntil(117 * 60);
  const injuredKnownBy117 = known(state, state.situation.pictures.injured);
  run.runUntil(Infinity);
  const { trace } = run;
  const minutes = (row: number): number => trace.time[row] / 60;
  const { posts } = state.situation;
  const city =
    posts.firstCity + model.ground.names.cities.findIndex(({ code }) => code === "371400");
  const { inventory } = state.situation.desk.world;
  const unitKind = (unit: number): string =>
    inventory.catalogue.kinds[inventory.tables.unit.kind[unit]].id;
  const leaders = kindOf("response/doctrine/leadersAtCentre");
  const level = kindOf("situation/levelDecided");
  const departed = kindOf("response/field/departed");
  const arrived = kindOf("response/field/arrived");
  const mustered = kindOf("response/field/mustered");
  const surveys: number[] = [];
  const stations = new Set<number>();
  const groups = new Map<number, number>();
  let firePeople = 0;
  let leadersAtCity = Infinity;
  let provinceLevel = Infinity;
  let provinceLevelRank = 0;
  const gone = new Set<number>();
  for (let row = 0; row < trace.length; row++) {
    const kind = trace.kind[row];
    const who = trace.who[row];
    if (kind === leaders && trace.role[row] === city) {
      leadersAtCity = Math.min(leadersAtCity, minutes(row));
    } else if (kind === level && who === posts.province && provinceLevel === Infinity) {
      provinceLevel = minutes(row);
      provinceLevelRank = trace.amount[row];
    } else if (kind === departed) {
      if (unitKind(who) === "earthquake-survey-team") surveys.push(minutes(row));
      gone.add(who);
    } else if (
      kind === arrived &&
      minutes(row) <= 117 &&
      unitKind(who).startsWith("fire-station")
    ) {
      if (!stations.has(who)) firePeople += trace.amount[row];
      stations.add(who);
    } else if (
      kind === mustered &&
      minutes(row) <= 225 &&
      unitKind(who) === "earthquake-heavy-group"
    ) {
      groups.set(who, trace.amount[row]);
    }
  }
  const sent = [...groups].filter(([unit]) => gone.has(unit));
  surveys.sort((a, b) => a - b);
  return {
    firstSurveyLeaves: surveys[0] ?? Infinity,
    secondSurveyLeaves: surveys[1] ?? Infinity,
    leadersAtCity,
    provinceLevel,
    provinceLevelRank,
    firePeopleBy117: firePeople,
    fireStationsBy117: stations.size,
    groupPeopleBy225: sent.reduce((sum, [, people]) => sum + people, 0),
    groupsBy225: sent.length,
    injuredKnownBy117,
    injuredKnown: known(state, state.situation.pictures.injured),
    deadKnown: known(state, state.situation.pictures.dead),
  };
};

describe("Pingyuan, 6 August 2023", () => {
  const nights: Night[] = [];
  beforeAll(() => {
    for (let set = 0; set < sets; set++) {
      const model = shippedModel(
        "shandong/cases/pingyuan-2023",
        {},
        {
          seed: 1,
          assumptionSet: set,
          assumptionSets: sets,
        },
      );
      const state = prepare(model);
      for (let k = 0; k < replicationsOfSet; k++) {
        nights.push(night(state, model, k * sets + set));
      }
    }
  });

  const at = (of: keyof Night, share: number): number => {
    const sorted = nights.map((each) => each[of]).sort((a, b) => a - b);
    return sorted[Math.floor(share * (sorted.length - 1))];
  };

  /** What was reported, from where, and whether a figure of ours was fitted to it. */
  const facts: readonly {
    readonly of: keyof Night;
    readonly words: string;
    readonly fact: string;
    readonly value: number;
    readonly fitted: boolean;
    /** The median may be off by no more than it is today, rounded up. */
    readonly atMostOff: number;
  }[] = [
    {
      of: "firstSurveyLeaves",
      words: "first survey party leaves, min",
      fact: "+52",
      value: 52,
      fitted: false,
      atMostOff: 25,
    },
    {
      of: "secondSurveyLeaves",
      words: "second survey party leaves, min",
      fact: "+87",
      value: 87,
      fitted: false,
      atMostOff: 22,
    },
    {
      of: "leadersAtCity",
      words: "city leaders at the centre, min",
      fact: "+57",
      value: 57,
      fitted: true,
      atMostOff: 6,
    },
    {
      of: "provinceLevel",
      words: "provincial level III, min",
      fact: "+67",
      value: 67,
      fitted: true,
      atMostOff: 10,
    },
    {
      of: "firePeopleBy117",
      words: "fire fighters there by +117",
      fact: "93 (107)",
      value: 93,
      fitted: false,
      atMostOff: 35,
    },
    {
      of: "fireStationsBy117",
      words: "of so many stations",
      fact: "7",
      value: 7,
      fitted: true,
      atMostOff: 1,
    },
    {
      of: "groupPeopleBy225",
      words: "people of brigades mustered by +225",
      fact: "285",
      value: 285,
      fitted: false,
      atMostOff: 15,
    },
    {
      of: "groupsBy225",
      words: "of so many brigades",
      fact: "5",
      value: 5,
      fitted: true,
      atMostOff: 0,
    },
    {
      of: "injuredKnownBy117",
      words: "injured known by +117",
      fact: "10",
      value: 10,
      fitted: false,
      atMostOff: 10,
    },
    {
      of: "injuredKnown",
      words: "injured known in the end",
      fact: "24",
      value: 24,
      fitted: false,
      atMostOff: 24,
    },
    {
      of: "deadKnown",
      words: "dead known in the end",
      fact: "0",
      value: 0,
      fitted: false,
      atMostOff: 0,
    },
  ];

  it("prints the range of the model beside the facts", () => {
    const number = (value: number): string =>
      (value === Infinity ? "never" : value.toFixed(0)).padStart(6);
    console.log(
      [
        `${nights.length} replications over ${sets} sets of assumptions`,
        `${"".padEnd(36)}   P10    P50    P90   fact      median off`,
        ...facts.map(({ of, words, fact, value, fitted }) => {
          const range = [0.1, 0.5, 0.9].map((share) => number(at(of, share))).join(" ");
          const off = at(of, 0.5) - value;
          return `${words.padEnd(36)}${range}   ${fact.padEnd(9)} ${off > 0 ? "+" : ""}${off.toFixed(0)}${fitted ? "   fitted, no test" : ""}`;
        }),
      ].join("\n"),
    );
    expect(nights).toHaveLength(sets * replicationsOfSet);
  });

  it.each(facts)("$words: the median is no farther off than it was", ({ of, value, atMostOff }) => {
    expect(Math.abs(at(of, 0.5) - value)).toBeLessThanOrEqual(atMostOff);
  });

  it("the level is III, as it was, but for a few nights that kill more", () => {
    const others = nights.filter(({ provinceLevelRank }) => provinceLevelRank !== 3);
    expect(others.length).toBeLessThanOrEqual(0.05 * nights.length);
  });

  it("what no figure was fitted to lies in the range of the model, but for the first survey party", () => {
    const outside = facts.filter(
      ({ of, value, fitted }) => !fitted && (value < at(of, 0.1) || value > at(of, 0.9)),
    );
    // It left sooner than the model lets it: its muster is that of any professional team.
    expect(outside.map(({ of }) => of)).toEqual(["firstSurveyLeaves"]);
  });
});
