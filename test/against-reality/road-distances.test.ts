import { afterAll, describe, expect, test } from "vitest";

import { medianAssumptions } from "../../engine/world/assumptions.ts";
import { compileGround, vehicleRow } from "../../engine/world/ground/compile-ground.ts";
import type { Ground } from "../../engine/world/ground/compile-ground.ts";
import { RoadState } from "../../engine/world/travel/road-state.ts";
import { TravelTimes } from "../../engine/world/travel/travel-times.ts";
import { knownEventText } from "../../engine/inputs/known-event.ts";
import { shippedRegion } from "../world/shipped-region.ts";

/**
 * Known distances by road against the built network at the median of what is assumed, fire engines by
 * their quickest way. The figures are those usually told for the drive from city to city (likely) or
 * our estimates (assumed). Each `errorPercent` is today's; a larger one fails, a smaller one is welcome
 * and asks to be written down. No constant of the network was fitted to a row of this table.
 */
const known = [
  { region: "shandong", from: "济南市", to: "青岛市", km: 360, mark: "likely", errorPercent: 5.4 },
  { region: "shandong", from: "济南市", to: "烟台市", km: 455, mark: "likely", errorPercent: 5.9 },
  { region: "shandong", from: "济南市", to: "临沂市", km: 260, mark: "likely", errorPercent: -0.3 },
  { region: "shandong", from: "济南市", to: "菏泽市", km: 240, mark: "likely", errorPercent: 11.1 },
  { region: "shandong", from: "济南市", to: "莱芜区", km: 85, mark: "assumed", errorPercent: 21.5 },
  { region: "anhui", from: "合肥市", to: "黄山市", km: 310, mark: "likely", errorPercent: -2.0 },
  { region: "anhui", from: "合肥市", to: "阜阳市", km: 215, mark: "assumed", errorPercent: 8.7 },
] as const;

const englishNames: Readonly<Record<string, string>> = {
  济南市: "Jinan",
  青岛市: "Qingdao",
  烟台市: "Yantai",
  临沂市: "Linyi",
  菏泽市: "Heze",
  莱芜区: "Laiwu District",
  合肥市: "Hefei",
  黄山市: "Huangshan",
  阜阳市: "Fuyang",
};

/**
 * Published lengths of expressway sections against the built way between the interchanges at their
 * ends. The detour factors of expressways were chosen with such sections in sight, so this shows how
 * they fit and validates nothing. Sections end at junctions, not at seats.
 */
const sections = [
  { region: "shandong", route: "G1815", from: "370702", to: "371102", km: 151.8 },
  { region: "shandong", route: "S12", from: "371623", to: "371402", km: 144 },
  { region: "shandong", route: "G25", from: "370781", to: "371329", km: 228.3 },
  { region: "shandong", route: "S19", from: "370681", to: "370214", km: 156.7 },
  { region: "shandong", route: "G20", from: "370212", to: "370112", km: 318 },
  { region: "shandong", route: "S16", from: "371003", to: "370682", km: 133.6 },
  { region: "shandong", route: "S16", from: "370682", to: "370704", km: 137.3 },
  { region: "shandong", route: "S29", from: "370982", to: "370405", km: 167.7 },
  { region: "shandong", route: "G2516", from: "370505", to: "370115", km: 162 },
  { region: "shandong", route: "S30", from: "370982", to: "370832", km: 170 },
  { region: "anhui", route: "G0321", from: "341623", to: "340422", km: 77.1 },
  { region: "anhui", route: "G4221", from: "340281", to: "340828", km: 177.8 },
  { region: "anhui", route: "S22", from: "341181", to: "340523", km: 150.1 },
] as const;

const grounds = {
  shandong: compileGround(shippedRegion("shandong"), medianAssumptions),
  anhui: compileGround(shippedRegion("anhui"), medianAssumptions),
};
const travels = {
  shandong: new TravelTimes(grounds.shandong),
  anhui: new TravelTimes(grounds.anhui),
};

const nodeOf = ({ tables, names }: Ground, place: string): number => {
  const city = names.cities.findIndex(({ name }) => name.zh === place);
  if (city !== -1) return tables.city.node[city];
  return tables.county.node[
    names.counties.findIndex(({ name, code }) => name.zh === place || code === place)
  ];
};

/** Kilometres by the quickest way of a fire engine; ramps at the ends left out for sections. */
const byRoadKm = (region: keyof typeof grounds, from: string, to: string): number => {
  const ground = grounds[region];
  const rescue = vehicleRow(ground.names, "rescue");
  const [a, b] = [nodeOf(ground, from), nodeOf(ground, to)];
  const route = travels[region].routeTo(a, b, rescue, new RoadState(ground))!;
  return route.reduce((sum, edge) => sum + ground.tables.edge.lengthM[edge], 0) / 1000;
};

describe("road distances", () => {
  const lines: string[] = [];
  test.each(known)("$from - $to: $km km", ({ region, from, to, km, mark, errorPercent }) => {
    const built = byRoadKm(region, from, to);
    const error = 100 * (built / km - 1);
    const miss = Math.abs(error) > 10 ? "  over 10 %" : "";
    lines.push(
      `${from} - ${to}  known ${km} km (${mark})  built ${built.toFixed(0)} km  ${error.toFixed(1)} %${miss}`,
    );
    expect(Math.abs(error)).toBeLessThanOrEqual(Math.abs(errorPercent) + 0.1);
  });

  test("the table that reports show is this one (vitest -u writes it anew)", async () => {
    const table = knownEventText({
      id: "road-distances",
      title: { zh: "公路里程", en: "Distances by road" },
      source: {
        zh: "通常所说的驾车里程,标“假设”者为本项目估计",
        en: "as usually told for the drive; those marked assumed are estimates of ours",
      },
      asked: {
        zh: "假设取中值,救援车最快路线",
        en: "the middle of what is assumed, quickest way of a rescue vehicle",
      },
      facts: known.map(({ region, from, to, km, mark }) => {
        const built = Math.round(byRoadKm(region, from, to));
        return {
          what: {
            zh: `${from}—${to}${mark === "assumed" ? "(假设)" : ""}`,
            en: `${englishNames[from]}–${englishNames[to]}${mark === "assumed" ? " (assumed)" : ""}`,
          },
          unit: "km",
          fact: km,
          atMost: false,
          fitted: false,
          p10: built,
          p50: built,
          p90: built,
        };
      }),
    });
    await expect(table).toMatchFileSnapshot("../../scenarios/known-events/road-distances.json");
  });

  test("misses over a tenth are these and no others", () => {
    const misses = known.filter(
      ({ region, from, to, km }) => Math.abs(byRoadKm(region, from, to) / km - 1) > 0.1,
    );
    // Heze: the real road leaves G35 before Juye, between two seats. Laiwu: an estimate of ours.
    expect(misses.map(({ to }) => to)).toEqual(["菏泽市", "莱芜区"]);
  });

  test("sections of expressways: the middle one within 8 %, three quarters within 15 %", () => {
    const ratios = sections.map(({ region, route, from, to, km }) => {
      const built = byRoadKm(region, from, to);
      const ground = grounds[region];
      const ramps = (2 * shippedInterchangeM(ground)) / 1000;
      lines.push(
        `${route}  ${from} - ${to}  published ${km} km  built ${(built - ramps).toFixed(0)} km`,
      );
      return (built - ramps) / km;
    });
    const off = ratios.map((ratio) => Math.abs(ratio - 1)).sort((a, b) => a - b);
    const middle = [...ratios].sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
    expect(Math.abs(middle - 1)).toBeLessThan(0.08);
    expect(off[Math.floor(0.75 * off.length)]).toBeLessThan(0.15);
  });

  afterAll(() => {
    process.stdout.write(`${lines.join("\n")}\n`);
  });
});

/** The usual way from a seat to its interchange in this ground: the shortest ramp there is. */
const shippedInterchangeM = ({ tables }: Ground): number => {
  const { edge, node } = tables;
  let shortest = Infinity;
  for (let e = 0; e < edge.rows; e++)
    if (node.kind[edge.from[e]] === 0 && node.kind[edge.to[e]] === 2)
      shortest = Math.min(shortest, edge.lengthM[e]);
  return shortest;
};
