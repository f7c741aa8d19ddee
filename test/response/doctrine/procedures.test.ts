import { describe, expect, it } from "vitest";

import type { MobilisationRule } from "../../../engine/response/doctrine/doctrine-model.ts";
import { skillBits } from "../../../engine/world/inventory/vocabulary.ts";
import { NO_LEVEL } from "../../../engine/situation/pictures.ts";
import { TIER } from "../../../engine/situation/posts.ts";
import { makeScene, SCENE } from "../../../engine/situation/truth.ts";
import { cutNetwork, HOUR, MIN, over, shake } from "../over.ts";
import type { Options, Over, Steps } from "../over.ts";
import { at, TOWN, worldWith } from "../field/first-picture/given.ts";
import type { GivenUnit } from "../field/first-picture/given.ts";

/** Every minute of this doctrine is known. */
const steps: Steps = {
  autoReport: MIN,
  finalSolution: 6 * MIN,
  dutyOfficer: 3 * MIN,
  leadersNight: 45 * MIN,
  leadersOfficeHours: 10 * MIN,
  consultation: 30 * MIN,
  reconsider: 20 * MIN,
  verification: 4 * MIN,
  villageToTownDay: 5 * MIN,
  townToCounty: 8 * MIN,
  townToCountyNight: 8 * MIN,
  countyToCity: 15 * MIN,
  cityToProvince: 15 * MIN,
  order: 2 * MIN,
  videoLink: MIN,
  counting: 5 * MIN,
  followUp: HOUR,
  reportGap: 10 * MIN,
  assetChoice: MIN,
  helpDecision: 10 * MIN,
  frontCommand: 45 * MIN,
};

const everyTier = [TIER.county, TIER.city, TIER.province] as const;

const level = (tier: (typeof everyTier)[number]) => ({
  hazard: "earthquake" as const,
  tier,
  rank: 3,
  anyOf: [
    { limits: [{ criterion: "magnitude" as const, atLeast: 5, below: 10 }], dense: undefined },
  ],
  covers: "struck" as const,
});

const rule = (
  more: Partial<MobilisationRule> & Pick<MobilisationRule, "tier">,
): MobilisationRule => ({
  hazard: "earthquake",
  rank: 3,
  skill: 1 << skillBits.indexOf("collapse-rescue"),
  kinds: [],
  units: 1,
  per: "event",
  perCity: Infinity,
  share: 1,
  purpose: "rescue",
  from: "same",
  onAlarm: undefined,
  ...more,
});

const plan = { activation: everyTier.map(level), townsActFirst: true } as const;

const played = (
  units: readonly GivenUnit[],
  more: NonNullable<Options["doctrine"]> = {},
  options: Options = {},
): Over => over(worldWith(units), steps, { hour: 2, ...options, doctrine: { ...plan, ...more } });

const quake = (it: Over, magnitude = 6): void => {
  shake(it, magnitude, TOWN, { [TOWN]: { injured: 40, dead: 2 } });
};

const at1 = (it: Over, path: string, post: number): number =>
  it.rows(path).find(({ role }) => role === post)?.time ?? NaN;

describe("the response to an earthquake", () => {
  it("runs by the clock: duty officer, leaders and consultation side by side, level when both are there", () => {
    const it = played([]);
    const { posts } = it.situation;
    quake(it);
    it.run();
    for (const post of [posts.parent[TOWN], posts.firstCity, posts.province]) {
      expect(at1(it, "response/doctrine/dutyOfficerActs", post)).toBe(4 * MIN);
      expect(at1(it, "response/doctrine/consultationEnds", post)).toBe(34 * MIN);
      expect(at1(it, "response/doctrine/leadersAtCentre", post)).toBe(49 * MIN);
      expect(at1(it, "situation/levelDecided", post)).toBe(49 * MIN);
      expect(it.situation.pictures.level[post]).toBe(3);
    }
  });

  it("in office hours waits for the consultation, not for the leaders", () => {
    // Saturday is no office day; five days on it is.
    const it = played([], {}, { hour: 10 });
    it.situation.calendar.startEpochS += 5 * 24 * HOUR;
    quake(it);
    it.run();
    expect(at1(it, "situation/levelDecided", it.situation.posts.province)).toBe(34 * MIN);
  });

  it("declares nothing before the disaster is confirmed", () => {
    const it = over(
      worldWith([]),
      { ...steps, verification: 100 * MIN, finalSolution: 90 * MIN },
      { hour: 2, doctrine: plan },
    );
    quake(it);
    it.run();
    expect(at1(it, "situation/levelDecided", it.situation.posts.province)).toBe(90 * MIN);
  });

  it("declares nothing where nothing can be struck", () => {
    const it = played([], { blind: { magnitude: [], radiusM: [] } });
    const { posts, truth } = it.situation;
    truth.intensity[TOWN] = 4.5;
    shake(it, 6, TOWN, {});
    it.run();
    expect(it.rows("situation/levelDecided")).toHaveLength(0);
    expect(it.situation.pictures.level[posts.province]).toBe(NO_LEVEL);
  });

  it("covers the struck parts only, and tells them and the post above", () => {
    const it = played([], { blind: { magnitude: [], radiusM: [] } });
    const { posts, pictures } = it.situation;
    quake(it);
    it.run();
    const county = posts.parent[TOWN];
    const covered = it.rows("situation/levelCovers").filter(({ role }) => role === posts.firstCity);
    expect(covered.map(({ where }) => where)).toEqual([county]);
    expect(it.rows("situation/levelHeard").map(({ role }) => role)).toContain(posts.province);
    expect(pictures.coverRank[TIER.city * posts.count + county]).toBe(3);
  });

  it("raises its level when more is known, after consulting again", () => {
    const graver = {
      ...level(TIER.county),
      rank: 1,
      anyOf: [
        {
          limits: [{ criterion: "deadOrMissing" as const, atLeast: 2, below: Infinity }],
          dense: undefined,
        },
      ],
    };
    const it = over(
      worldWith([]),
      { ...steps, townToCountyNight: 100 * MIN, answerNight: 0 },
      { hour: 2, doctrine: { ...plan, activation: [...plan.activation, graver] } },
    );
    quake(it);
    it.run();
    const county = it.situation.posts.parent[TOWN];
    const ranks = it
      .rows("situation/levelDecided")
      .filter(({ role }) => role === county)
      .map(({ amount }) => amount);
    expect(ranks).toEqual([3, 1]);
  });
});

describe("forces", () => {
  const team = at("rescue-team-unspecified", { people: 20 });

  it("muster on the alarm, and are sent when the level is decided", () => {
    const it = played([team], {
      mobilisation: [rule({ tier: TIER.city, onAlarm: "muster" })],
    });
    quake(it);
    it.run();
    expect(it.rows("situation/preMustered").map(({ time }) => time)).toEqual([4 * MIN]);
    expect(it.rows("situation/sent").map(({ time }) => time)).toEqual([49 * MIN]);
  });

  it("go on the alarm where the doctrine says so, once", () => {
    const it = played([team], { mobilisation: [rule({ tier: TIER.city, onAlarm: "go" })] });
    quake(it);
    it.run();
    expect(it.rows("situation/sent").map(({ time }) => time)).toEqual([4 * MIN]);
  });

  it("wait for the level where it says nothing", () => {
    const it = played([team], { mobilisation: [rule({ tier: TIER.city })] });
    quake(it);
    it.run();
    expect(it.rows("situation/preMustered")).toHaveLength(0);
    expect(it.rows("situation/sent").map(({ time }) => time)).toEqual([49 * MIN]);
  });

  it("that cannot come are replaced by the next", () => {
    const it = played([team, { ...team, town: TOWN + 1 }], {
      mobilisation: [rule({ tier: TIER.city, onAlarm: "go" })],
    });
    quake(it);
    it.situation.units.set(0, 1);
    it.run();
    const sent = it.rows("situation/sent");
    expect(sent.map(({ who }) => who)).toEqual([0, 1]);
    // The refusal has come back after one order.
    expect(sent[1].time).toBe(6 * MIN);
  });

  it("that a county does not have are asked for, and sent by the city from elsewhere", () => {
    const it = played([{ ...team, town: 0 }], {
      mobilisation: [rule({ tier: TIER.county, units: 1 })],
    });
    const { posts } = it.situation;
    expect(posts.parent[0]).not.toBe(posts.parent[TOWN]);
    quake(it);
    it.run();
    const [asked] = it.rows("situation/helpRequested");
    expect(asked.role).toBe(posts.firstCity);
    const [sent] = it.rows("situation/sent");
    expect(sent).toMatchObject({ who: 0, where: TOWN, role: posts.firstCity });
    expect(sent.time).toBe(asked.time + 10 * MIN);
  });

  it("that nobody has leave the province with nobody to send", () => {
    const it = played([], { mobilisation: [rule({ tier: TIER.county, units: 2 })] });
    quake(it);
    it.run();
    const [last] = it.rows("response/doctrine/helpExhausted");
    expect(last).toMatchObject({ role: it.situation.posts.province, amount: 2 });
  });
});

describe("a front command", () => {
  const team = at("rescue-team-unspecified", { people: 20 });
  const works = (more: Partial<MobilisationRule>, frontRanks: readonly number[] = [3]): Over => {
    const it = played([team], {
      mobilisation: [rule({ tier: TIER.city, ...more })],
      frontRanks,
    });
    quake(it);
    it.run();
    return it;
  };

  it("works some time after the first unit sent has arrived", () => {
    const it = works({});
    const [{ time: arrived }] = it.rows("response/field/arrived");
    expect(arrived).toBeGreaterThan(49 * MIN);
    const [front] = it.rows("response/doctrine/frontCommandWorks");
    expect(front).toMatchObject({ where: TOWN, role: it.situation.posts.firstCity });
    // The unit has been asked to say that it is there, which takes an order's time.
    expect(front.time).toBeGreaterThanOrEqual(arrived + 45 * MIN);
    expect(front.time).toBeLessThan(arrived + 48 * MIN);
  });

  it("waits for the level where a unit is there before", () => {
    const it = works({ onAlarm: "go" });
    expect(it.rows("response/field/arrived")[0].time).toBeLessThan(49 * MIN);
    const [front] = it.rows("response/doctrine/frontCommandWorks");
    expect(front.time).toBe((49 + 45) * MIN);
  });

  it("is not set up at a level without one", () => {
    expect(works({}, [1, 2]).rows("response/doctrine/frontCommandWorks")).toHaveLength(0);
  });
});

describe("a town", () => {
  const own = at("township-team", { people: 30 });
  const owned = (it: Over): Over => {
    // Of the town itself.
    it.situation.world.inventory.tables.unit.level[0] = 4;
    return it;
  };

  it("with the power to act first sends its own people as soon as it knows", () => {
    const world = worldWith([own]);
    world.inventory.tables.unit.level[0] = 4;
    const it = over(world, steps, { hour: 10, doctrine: plan });
    quake(it);
    it.run();
    expect(it.rows("situation/sent")[0]).toMatchObject({ who: 0, role: TOWN });
    // Its villages telephone after five minutes, its duty officer takes three.
    expect(it.rows("situation/sent")[0].time).toBe(8 * MIN);
  });

  it("without it waits until a level covers it", () => {
    const world = worldWith([own]);
    world.inventory.tables.unit.level[0] = 4;
    const it = owned(over(world, steps, { hour: 10, doctrine: { ...plan, townsActFirst: false } }));
    quake(it);
    it.run();
    const [sent] = it.rows("situation/sent");
    // Leaders from home, then the order.
    expect(sent.time).toBe(49 * MIN + 2 * MIN);
  });
});

describe("reports upwards", () => {
  const county = (it: Over): number => it.situation.posts.parent[TOWN];
  const first = (it: Over, post: number): number => at1(it, "situation/townReported", post);

  it("go town, county, city, province, each in its time", () => {
    const it = over(worldWith([]), { ...steps, callTaking: HOUR }, { hour: 10, doctrine: plan });
    quake(it);
    it.run();
    const { posts } = it.situation;
    expect(at1(it, "situation/townNoticed", TOWN)).toBe(5 * MIN);
    expect(first(it, county(it))).toBe((5 + 3 + 8) * MIN);
    expect(first(it, posts.firstCity)).toBe((5 + 3 + 8 + 3 + 15) * MIN);
    expect(first(it, posts.province)).toBe((5 + 3 + 8 + 3 + 15 + 3 + 15) * MIN);
  });

  it("leap to the province where the doctrine lets them", () => {
    const it = over(
      worldWith([]),
      { ...steps, callTaking: HOUR },
      { hour: 10, doctrine: { ...plan, leapfrogReports: true } },
    );
    quake(it);
    it.run();
    expect(first(it, it.situation.posts.province)).toBe((5 + 3 + 8 + 3 + 15) * MIN);
  });

  it("a town cut off is known to be silent, and asked about pictures", () => {
    const it = played([]);
    cutNetwork(it, TOWN, 0, Infinity);
    quake(it);
    it.run();
    expect(at1(it, "situation/silenceNoticed", county(it))).toBeGreaterThan(0);
    expect(at1(it, "situation/silenceNoticed", it.situation.posts.province)).toBeGreaterThan(0);
    const pictures = it.rows("situation/pictureOrdered").map(({ where }) => where);
    expect(pictures.filter((town) => town === TOWN)).toHaveLength(1);
  });
});

describe("a call-out", () => {
  const called = (more: NonNullable<Options["doctrine"]>, from: "province" | "city"): Over => {
    const it = over(
      worldWith([]),
      { ...steps, callTaking: 3 * MIN },
      { hour: 10, doctrine: more, callOutFrom: from },
    );
    const { truth, stage, bells } = it.situation;
    const before = truth.sceneCount;
    makeScene(truth, TOWN, SCENE.callOut, stage.now, -1);
    bells.onScenes(before, truth.sceneCount);
    it.run();
    return it;
  };

  it("goes down the chain, each telling the next; the county orders the picture", () => {
    const it = called({}, "province");
    const { posts } = it.situation;
    const told = (post: number): number => at1(it, "situation/calledOut", post);
    expect(told(posts.province)).toBe(0);
    expect(told(posts.firstCity)).toBe((3 + 2) * MIN);
    expect(told(posts.parent[TOWN])).toBe(2 * (3 + 2) * MIN);
    expect(told(TOWN)).toBe(3 * (3 + 2) * MIN);
    const [order] = it.rows("situation/pictureOrdered");
    expect(order).toMatchObject({ where: TOWN, role: posts.parent[TOWN] });
    expect(order.time).toBe(2 * (3 + 2) * MIN + 3 * MIN + MIN);
  });

  it("reaches all at once where command is flat", () => {
    const it = called({ flatCallOut: true }, "city");
    const { posts } = it.situation;
    for (const post of [posts.parent[TOWN], TOWN]) {
      expect(at1(it, "situation/calledOut", post)).toBe((3 + 2) * MIN);
    }
    expect(it.rows("situation/calledOut")).toHaveLength(3);
    expect(at1(it, "situation/calledOut", posts.province)).toBeNaN();
  });

  it("tells of no loss and declares nothing", () => {
    const it = called({}, "province");
    expect(it.rows("situation/townReported")).toHaveLength(0);
    expect(it.rows("situation/levelDecided")).toHaveLength(0);
  });
});
