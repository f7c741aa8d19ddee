import { describe, expect, it } from "vitest";

import { expectedAftershocks } from "../../engine/hazards/earthquake/aftershocks.ts";
import { attenuationNames } from "../../engine/hazards/earthquake/attenuations.ts";
import type { AttenuationName } from "../../engine/hazards/earthquake/attenuations.ts";
import { firstCounts, firstCountsFor } from "../../engine/hazards/earthquake/casualties.ts";
import { epicentralFrame, placeAt } from "../../engine/hazards/earthquake/epicentral-frame.ts";
import { occupancyAt } from "../../engine/hazards/earthquake/occupancy.ts";
import { pagerInventory2000 } from "../../engine/hazards/earthquake/published-tables.ts";
import { noResiduals } from "../../engine/hazards/earthquake/residuals.ts";
import { shakeField, shakingFor } from "../../engine/hazards/earthquake/shake-field.ts";
import { siteClassIndex } from "../../engine/hazards/earthquake/site-class.ts";
import { sitesOf } from "../../engine/hazards/earthquake/sites.ts";
import { knownEventText } from "../../engine/inputs/known-event.ts";
import { catalogueParameters } from "../hazards/earthquake/catalogue-parameters.ts";

/**
 * Median shaking of past earthquakes of the two provinces beside what was observed. Nothing here was
 * fitted to them. The ground is the catalogue's class of the plain (of hills where the event was in
 * hills); the strike does not matter for areas.
 */
interface Observed {
  readonly name: string;
  readonly zh: string;
  readonly magnitude: number;
  readonly depthKm: number;
  readonly ground: "plain" | "hill";
  /** Highest degree observed. */
  readonly highest: number;
}

/**
 * Catalogue facts: NOAA Significant Earthquake Database and the Chinese catalogue; Pingyuan: China
 * Earthquake Networks Center and the intensity map of 2023-08-08.
 */
const events: readonly Observed[] = [
  { name: "Yidu 1829", zh: "1829年益都", magnitude: 6, depthKm: 15, ground: "hill", highest: 8 },
  {
    name: "Fengtai 1831",
    zh: "1831年凤台",
    magnitude: 6.3,
    depthKm: 15,
    ground: "plain",
    highest: 8,
  },
  {
    name: "Dingyuan 1868",
    zh: "1868年定远",
    magnitude: 5.5,
    depthKm: 15,
    ground: "hill",
    highest: 7,
  },
  {
    name: "Huoshan 1917",
    zh: "1917年霍山",
    magnitude: 6.3,
    depthKm: 15,
    ground: "hill",
    highest: 8,
  },
  { name: "Heze 1937", zh: "1937年菏泽", magnitude: 7, depthKm: 17, ground: "plain", highest: 9 },
  { name: "Lu'an 1954", zh: "1954年六安", magnitude: 5.3, depthKm: 15, ground: "hill", highest: 6 },
  { name: "Heze 1983", zh: "1983年菏泽", magnitude: 5.9, depthKm: 13, ground: "plain", highest: 7 },
  {
    name: "Pingyuan 2023",
    zh: "2023年平原",
    magnitude: 5.5,
    depthKm: 10,
    ground: "plain",
    highest: 7,
  },
  {
    name: "Tancheng 1668",
    zh: "1668年郯城",
    magnitude: 8.5,
    depthKm: 15,
    ground: "plain",
    highest: 11,
  },
];

const parameters = catalogueParameters();

const fieldOf = (event: Observed, attenuation: AttenuationName, halfKm: number, stepKm: number) => {
  const quake = {
    lonDeg: 116.34,
    latDeg: 36.5,
    depthKm: event.depthKm,
    magnitudeMs: event.magnitude,
    strikeDeg: 45,
  };
  const frame = epicentralFrame(quake.lonDeg, quake.latDeg, quake.strikeDeg);
  const lon: number[] = [];
  const lat: number[] = [];
  for (let x = -halfKm + stepKm / 2; x < halfKm; x += stepKm) {
    for (let y = -halfKm + stepKm / 2; y < halfKm; y += stepKm) {
      const place = placeAt(frame, x, y);
      lon.push(place.lonDeg);
      lat.push(place.latDeg);
    }
  }
  const ground = siteClassIndex(parameters.siteClass[event.ground]);
  const sites = sitesOf(lon, lat, new Uint8Array(lon.length).fill(ground));
  return shakeField(
    quake,
    sites,
    { ...parameters.shaking, attenuation, intensityScale: "gbt-17742" },
    noResiduals(lon.length),
    shakingFor(lon.length),
  );
};

const line = (cells: readonly (string | number)[]): string =>
  cells
    .map((cell, i) => {
      const text = typeof cell === "number" ? cell.toFixed(2) : cell;
      return i === 0 ? text.padEnd(16) : text.padStart(12);
    })
    .join("");

describe("isoseismals of past earthquakes", () => {
  it("the highest degree: observed, and by each relation", () => {
    const printed = [
      line(["highest degree", "observed", ...attenuationNames.map((n) => n.slice(-11))]),
    ];
    const misses = new Map<AttenuationName, number[]>(attenuationNames.map((n) => [n, []]));
    for (const event of events) {
      const values = attenuationNames.map((name) => {
        const highest = Math.max(...fieldOf(event, name, 4, 0.5).intensity);
        misses.get(name)?.push(highest - event.highest);
        return highest;
      });
      printed.push(line([event.name, event.highest.toFixed(0), ...values]));
    }
    const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
    const bias = attenuationNames.map((name) => mean(misses.get(name) ?? []));
    const worst = attenuationNames.map((name) =>
      Math.max(...(misses.get(name) ?? []).map(Math.abs)),
    );
    printed.push(line(["mean miss", "", ...bias]), line(["worst miss", "", ...worst]));
    console.log(printed.join("\n"));
    // Today's misses; a larger one is a change of the model for the worse.
    const today: Readonly<Record<AttenuationName, readonly [number, number]>> = {
      "yu-2013": [-0.35, 1.21],
      "wang-2000": [0.43, 0.93],
      "allen-2012-rupture": [-1.24, 2.97],
      "allen-2012-hypocentre": [-1.22, 2.72],
    };
    for (const [i, name] of attenuationNames.entries()) {
      const [meanToday, worstToday] = today[name];
      expect(Math.abs(bias[i]), name).toBeLessThanOrEqual(Math.abs(meanToday) + 0.01);
      expect(worst[i], name).toBeLessThanOrEqual(worstToday + 0.01);
    }
  });

  it("the table that reports show is this one (vitest -u writes it anew)", async () => {
    const table = knownEventText({
      id: "highest-degrees",
      title: { zh: "历史地震最高烈度", en: "Highest degree of past earthquakes" },
      source: {
        zh: "NOAA 重大地震库、中国地震目录;平原为2023年烈度图",
        en: "NOAA Significant Earthquake Database, the Chinese catalogue; Pingyuan: the map of 2023",
      },
      asked: {
        zh: "缺省衰减关系(俞言祥等2013)的中值",
        en: "median of the relation taken unless a case says otherwise (Yu and others 2013)",
      },
      facts: events.map((event) => {
        const { intensity } = fieldOf(event, "yu-2013", 4, 0.5);
        const highest = Number(Math.max(...intensity).toFixed(1));
        return {
          what: {
            zh: `${event.zh}${event.magnitude}级`,
            en: `${event.name}, M${event.magnitude}`,
          },
          unit: "degree",
          fact: event.highest,
          atMost: false,
          fitted: false,
          p10: highest,
          p50: highest,
          p90: highest,
        };
      }),
    });
    await expect(table).toMatchFileSnapshot("../../scenarios/known-events/highest-degrees.json");
  });

  it("areas at and above a degree: Pingyuan 2023 and Heze 1937", () => {
    const facts = [
      // Intensity map of the China Earthquake Administration, 2023-08-08.
      { event: events[7], degree: 6, observedKm2: 224, halfKm: 50, stepKm: 0.5 },
      { event: events[7], degree: 7, observedKm2: 22, halfKm: 20, stepKm: 0.2 },
      // Isoseismal map of 1937 as described in an earthquake encyclopaedia.
      { event: events[4], degree: 9, observedKm2: 82, halfKm: 30, stepKm: 0.25 },
    ];
    const printed = [line(["area, km2", "observed", ...attenuationNames.map((n) => n.slice(-11))])];
    const areas = facts.map(({ event, degree, observedKm2, halfKm, stepKm }) => {
      const values = attenuationNames.map((name) => {
        const { intensity } = fieldOf(event, name, halfKm, stepKm);
        return intensity.reduce((n, v) => n + Number(v >= degree), 0) * stepKm * stepKm;
      });
      printed.push(
        line([
          `${event.name} ${degree}+`,
          observedKm2.toFixed(0),
          ...values.map((v) => v.toFixed(0)),
        ]),
      );
      return values;
    });
    console.log(printed.join("\n"));
    const [six, seven, nine] = areas;
    // Yu 2013 and Wang 2000 spread intensity VI of Pingyuan five to seven times too wide.
    expect(six[0] / 224).toBeLessThan(6.9);
    expect(six[1] / 224).toBeLessThan(5);
    expect(six[3] / 224).toBeLessThan(1.2);
    expect(Math.abs(seven[1] / 22 - 1)).toBeLessThan(0.1);
    expect(Math.abs(nine[1] / 82 - 1)).toBeLessThan(0.5);
    // The median of Yu 2013 reaches neither.
    expect(seven[0]).toBe(0);
    expect(nine[0]).toBe(0);
  });

  it("first counts of Pingyuan 2023, over even country of 400 people per km2 at night", () => {
    const stepKm = 1;
    const perCell = 400 * stepKm * stepKm;
    const shares = (row: readonly number[]): Float64Array => {
      const sum = row.reduce((s, v) => s + v, 0);
      return Float64Array.from(row, (v) => v / sum);
    };
    // In the order of `pagerStructures`; the second is our guess at a village of today.
    const stocks = {
      "2000": pagerInventory2000.ruralResidential,
      today: [0.03, 0.1, 0.02, 0.7, 0.05, 0.03, 0.05, 0, 0, 0.02],
    };
    const field = fieldOf(events[7], "yu-2013", 60, stepKm);
    const count = field.intensity.length;
    const exposure = {
      residents: new Float64Array(count).fill(perCell),
      dwellings: new Float64Array(count).fill(perCell / 3),
      housing: new Uint8Array(count),
    };
    const total = (values: Float64Array): number => values.reduce((s, v) => s + v, 0);
    const printed = [
      line(["houses, better", "collapsed", "severe", "dead", "trapped", "light"]),
      line(["observed", "213 damaged", "", "0", "0", "24"]),
    ];
    const light: number[] = [];
    for (const [name, stock] of Object.entries(stocks)) {
      for (const stockImprovement of [0, 0.75, 1.5]) {
        const counts = firstCounts(
          field,
          exposure,
          { residential: shares(stock), nonResidential: shares(stock) },
          occupancyAt(2.55, parameters.occupancy),
          {
            ...parameters.casualties,
            buildings: { ...parameters.casualties.buildings, model: "pager", stockImprovement },
          },
          firstCountsFor(count),
        );
        light.push(total(counts.lightlyInjured));
        const { collapsed, severe, dead, trapped, lightlyInjured } = counts;
        printed.push(
          line([
            `${name}, ${stockImprovement}`,
            ...[collapsed, severe, dead, trapped, lightlyInjured].map((v) => total(v).toFixed(0)),
          ]),
        );
      }
    }
    console.log(printed.join("\n"));
    // The median earthquake with old houses is far worse than the one that happened: its intensity VI
    // covers seven times the area and most houses there are newer. Pinned as it is.
    expect(light[0]).toBeLessThan(7000);
    expect(light[4]).toBeLessThan(200);
    for (const i of [1, 2, 4, 5]) expect(light[i]).toBeLessThan(light[i - 1]);
  });

  it("aftershocks of Pingyuan 2023: one of magnitude 3 or more in the first 5.5 hours", () => {
    const hours = 5.45;
    const expected = (["stable-continent", "active-shallow"] as const).map((region) =>
      expectedAftershocks(5.5, hours * 3600, { ...parameters.aftershocks, region, smallest: 3 }, 0),
    );
    console.log(
      `aftershocks M3+ in ${hours} h: observed 1; expected ${expected.map((n) => n.toFixed(2)).join(" and ")}`,
    );
    expect(expected[0]).toBeCloseTo(0.57, 1);
    expect(expected[1]).toBeCloseTo(2.96, 1);
  });
});
