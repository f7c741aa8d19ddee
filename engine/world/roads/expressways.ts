import type { Mark } from "../../inputs/mark.ts";
import type { ExpresswayExitRow, ExpresswayRow } from "../../inputs/region-tables.ts";
import { marks } from "../ground/layout.ts";
import { distanceM } from "../ground/sphere.ts";
import type { NetworkDraft } from "./draft.ts";
import { overSea } from "./local-roads.ts";
import type { IsLand } from "./local-roads.ts";

const lesser = (a: Mark, b: Mark): Mark => marks[Math.max(marks.indexOf(a), marks.indexOf(b))];

/**
 * Adds the expressways. A route serves county seats in order; seats lie beside the road, not on it,
 * so besides the legs from seat to seat a chord joins each seat to those two and more further on (as
 * many as the rules say): the way through the country takes the chords, and a chord stands for the
 * legs it spans, so that what happens to a leg happens to it. Each county has one interchange, at a
 * stated way from its seat; a route whose interchange is known to lie elsewhere has its own. Legs that
 * several routes share are one road. A chord over the sea is none where the route goes round the
 * bay, that is where no leg of it runs over the sea as a bridge or tunnel does.
 */
export const addExpressways = (
  draft: NetworkDraft,
  rows: readonly ExpresswayRow[],
  exits: readonly ExpresswayExitRow[],
  countyRow: ReadonlyMap<string, number>,
  seatNode: readonly number[],
  isLand: IsLand,
): void => {
  const { rules } = draft;
  const interchanges = new Map<string, number>();
  const interchange = (county: number, route: string, lengthKm: number | undefined): number => {
    const key = lengthKm === undefined ? `${county}` : `${county} ${route}`;
    const known = interchanges.get(key);
    if (known !== undefined) return known;
    const seat = seatNode[county];
    const { zh, en } = draft.name[seat];
    const node = draft.addNode(
      draft.lon[seat],
      draft.lat[seat],
      "interchange",
      { zh: `${zh}互通`, en: `${en} interchange` },
      county,
    );
    draft.addEdge({
      from: seat,
      to: node,
      lengthM: lengthKm === undefined ? rules.interchangeM : lengthKm * 1000,
      class: draft.isStreet(seat, node) ? "street" : "trunk",
      mark: lengthKm === undefined ? "assumed" : "likely",
    });
    interchanges.set(key, node);
    return node;
  };

  const routes = new Map<string, ExpresswayRow[]>();
  for (const row of rows) {
    const stops = routes.get(row.route);
    if (stops === undefined) routes.set(row.route, [row]);
    else stops.push(row);
  }
  const legs = new Map<string, number>();
  const routeRow = new Map<string, number>();
  const stopNode = new Map<string, number>();
  for (const [code, stops] of routes) {
    stops.sort((a, b) => a.order - b.order);
    const route =
      draft.routes.push({ code, name: { zh: stops[0].name_zh, en: stops[0].name_en } }) - 1;
    routeRow.set(code, route);
    const ordinary = stops.some((stop) => stop.class === "trunk");
    const nodes = stops.map((stop) => {
      const county = countyRow.get(stop.county_code)!;
      if (ordinary) return seatNode[county];
      const node = interchange(county, code, stop.interchange_km);
      stopNode.set(`${code} ${county}`, node);
      return node;
    });
    // The leg from each stop to the next; -1 where both are the same node.
    const legOf: number[] = [];
    for (let i = 0; i + 1 < nodes.length; i++) {
      const [a, b] = [nodes[i], nodes[i + 1]];
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      let leg = a === b ? -1 : legs.get(key);
      if (leg === undefined) {
        leg = draft.addEdge({
          from: a,
          to: b,
          lengthM: draft.roadM(a, b, ordinary ? rules.detourOrdinary : rules.detourExpressway),
          class: ordinary ? "trunk" : "expressway",
          mark: lesser(stops[i].mark, stops[i + 1].mark),
          route,
        });
        legs.set(key, leg);
      }
      legOf.push(leg);
    }
    if (ordinary) continue;
    for (let i = 0; i < nodes.length; i++)
      for (let span = 2; span <= rules.chords && i + span < nodes.length; span++) {
        const [a, b] = [nodes[i], nodes[i + span]];
        const parts = legOf.slice(i, i + span).filter((leg) => leg !== -1);
        const key = `${Math.min(a, b)} ${Math.max(a, b)} by ${[...parts].sort((x, y) => x - y).join(" ")}`;
        if (a === b || parts.length < 2 || legs.has(key)) continue;
        const through = parts.reduce((sum, leg) => sum + draft.lengthM[leg], 0);
        const lengthM = draft.roadM(a, b, rules.detourExpressway);
        // A ring or a bend is no shorter across than it is round: only what saves way is a chord.
        if (lengthM >= through) continue;
        const bridged = parts.some((leg) => overSea(draft, draft.from[leg], draft.to[leg], isLand));
        if (!bridged && overSea(draft, a, b, isLand)) continue;
        legs.set(
          key,
          draft.addEdge({
            from: a,
            to: b,
            lengthM,
            class: "expressway",
            mark: lesser(stops[i].mark, stops[i + span].mark),
            route,
            bridges: 0,
            parts,
          }),
        );
      }
  }
  addExits(
    draft,
    exits,
    countyRow,
    routeRow,
    (county, route) => stopNode.get(`${route} ${county}`) ?? interchange(county, route, undefined),
  );
};

/** Where routes leave the province, and the cities they lead to beyond. */
const addExits = (
  draft: NetworkDraft,
  exits: readonly ExpresswayExitRow[],
  countyRow: ReadonlyMap<string, number>,
  routeRow: ReadonlyMap<string, number>,
  stop: (county: number, route: string) => number,
): void => {
  const outside = new Map<string, number>();
  const plain = draft.rules.detourExpressway[0];
  for (const row of exits) {
    const county = countyRow.get(row.county_code)!;
    const inside = stop(county, row.route);
    const route = routeRow.get(row.route) ?? -1;
    const name = { zh: row.outside_zh, en: row.outside_en };
    const border = draft.addNode(
      row.border_lon,
      row.border_lat,
      "exit",
      { zh: `${name.zh}方向省界`, en: `border towards ${name.en}` },
      -1,
    );
    const { mark } = row;
    draft.addEdge({
      from: inside,
      to: border,
      lengthM: draft.roadM(inside, border, draft.rules.detourExpressway),
      class: "expressway",
      mark,
      route,
    });
    const key = `${row.outside_lon} ${row.outside_lat}`;
    const city =
      outside.get(key) ?? draft.addNode(row.outside_lon, row.outside_lat, "outside", name, -1);
    outside.set(key, city);
    const lengthM =
      plain * distanceM(row.border_lon, row.border_lat, row.outside_lon, row.outside_lat);
    draft.addEdge({ from: border, to: city, lengthM, class: "expressway", mark, route });
  }
};
