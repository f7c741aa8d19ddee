import type {
  OwnNetwork,
  RoadEdgeRow,
  RoadLineFeatures,
  RoadNodeRow,
  TravelTimeRow,
} from "./own-network.ts";
import { problemAt } from "./problem.ts";
import type { Problem } from "./problem.ts";
import type { RegionDocument, WholeRegion } from "./region.ts";
import type {
  AirportRow,
  BoundaryFeatures,
  CityRow,
  CoastFeatures,
  CountyRow,
  CrossingRow,
  ExpresswayExitRow,
  ExpresswayRow,
  PeakRow,
  RiverFeatures,
  TownPositionRow,
  TownRow,
} from "./region-tables.ts";
import type { RoadRules } from "./road-rules.ts";
import type { Text } from "./text.ts";
import type { TownRules } from "./town-rules.ts";

/** Where the roads come from. */
export type RoadSource =
  | {
      readonly kind: "built";
      readonly expressways: ReadonlyArray<ExpresswayRow>;
      readonly exits: ReadonlyArray<ExpresswayExitRow>;
      readonly crossings: ReadonlyArray<CrossingRow>;
    }
  | {
      readonly kind: "edges";
      readonly nodes: ReadonlyArray<RoadNodeRow>;
      readonly edges: ReadonlyArray<RoadEdgeRow>;
    }
  | { readonly kind: "lines"; readonly lines: RoadLineFeatures; readonly snapM: number }
  | { readonly kind: "times"; readonly times: ReadonlyArray<TravelTimeRow> };

/** A region with all its tables: plain checked data, ready to compile. */
export interface Region {
  readonly id: string;
  readonly name: Text;
  readonly province: { readonly code: string; readonly name: Text };
  /** The cities it is cut to; all of the province unless given. */
  readonly only?: ReadonlyArray<string>;
  readonly cities: ReadonlyArray<CityRow>;
  readonly counties: ReadonlyArray<CountyRow>;
  readonly towns: ReadonlyArray<TownRow>;
  readonly townPositions: ReadonlyArray<TownPositionRow>;
  readonly peaks: ReadonlyArray<PeakRow>;
  readonly airports: ReadonlyArray<AirportRow>;
  readonly boundaries: BoundaryFeatures;
  readonly rivers: RiverFeatures;
  readonly coast: CoastFeatures;
  readonly roadRules: RoadRules;
  readonly townRules: TownRules;
  readonly roads: RoadSource;
}

/** A decoded file: its path, its value, and where a path of the value stands in it. */
export interface OpenedFile {
  readonly path: string;
  readonly value: unknown;
  readonly locate: (path: ReadonlyArray<PropertyKey>) => {
    readonly line?: number;
    readonly column?: number;
  };
}

/** Finds a file that has been decoded already, by its path. */
export type Open = (path: string) => OpenedFile;

/** `../region/x.csv` as written in `a/b/region.yaml` is `a/region/x.csv`. */
export const pathBeside = (file: string, relative: string): string => {
  const parts = file.split("/").slice(0, -1);
  for (const part of relative.split("/")) {
    if (part === "..") {
      if (parts.length > 0 && parts[parts.length - 1] !== "..") parts.pop();
      else parts.push(part);
    } else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
};

/**
 * Gathers a region from its document and the files that it names, all decoded, and checks what no
 * single file can say. The region is undefined when a problem forbids using it.
 *
 * @param path of the region's YAML file; `open` is asked for paths relative to where this one is
 */
export const assembleRegion = (
  path: string,
  open: Open,
): { readonly region?: Region; readonly problems: ReadonlyArray<Problem> } => {
  const document = open(path).value as RegionDocument;
  if ("partOf" in document) {
    const whole = assembleRegion(pathBeside(path, document.partOf), open);
    const { region } = whole;
    if (region === undefined) return whole;
    const { id, name, cities: only } = document;
    const known = new Set(region.cities.map((city) => city.code));
    const problems = only.flatMap((code, i) =>
      known.has(code)
        ? []
        : [
            problemAt(open(path), ["cities", i], code, {
              zh: `${region.name.zh}的地级市代码`,
              en: `the code of a city of ${region.name.en}`,
            }),
          ],
    );
    return problems.length > 0
      ? { problems: [...whole.problems, ...problems] }
      : { region: { ...region, id, name, only }, problems: whole.problems };
  }
  return assembleWhole(path, document, open);
};

const assembleWhole = (
  path: string,
  document: WholeRegion,
  open: Open,
): { readonly region?: Region; readonly problems: ReadonlyArray<Problem> } => {
  const { places, map, roads } = document;
  const at = (relative: string): OpenedFile => open(pathBeside(path, relative));
  const rows = <T>(layer: { readonly file: string } | undefined): ReadonlyArray<T> =>
    layer === undefined ? [] : (at(layer.file).value as ReadonlyArray<T>);
  const features = <T>(layer: { readonly file: string } | undefined): ReadonlyArray<T> =>
    layer === undefined
      ? []
      : (at(layer.file).value as { readonly features: ReadonlyArray<T> }).features;

  const region: Region = {
    id: document.id,
    name: document.name,
    province: document.province,
    cities: rows(places.cities),
    counties: rows(places.counties),
    towns: rows(places.towns),
    townPositions: rows(places.townPositions),
    peaks: rows(map.peaks),
    airports: rows(map.airports),
    boundaries: features(map.boundaries),
    rivers: features(map.rivers),
    coast: features(map.coast),
    roadRules: at(roads.rules).value as RoadRules,
    townRules: at(places.townRules).value as TownRules,
    roads:
      roads.network === undefined
        ? {
            kind: "built",
            expressways: rows(roads.expressways),
            exits: rows(roads.exits),
            crossings: rows(roads.crossings),
          }
        : ownRoads(roads.network, at),
  };
  const problems = [
    ...placeProblems(
      region,
      at(places.cities.file),
      at(places.counties.file),
      at(map.boundaries.file),
    ),
    ...(roads.expressways === undefined ? [] : routeProblems(region, at(roads.expressways.file))),
    ...(roads.network === undefined ? [] : networkProblems(region, roads.network, at)),
  ];
  return problems.some((problem) => problem.severity === "error")
    ? { problems }
    : { region, problems };
};

const ownRoads = (network: OwnNetwork, at: (relative: string) => OpenedFile): RoadSource => {
  if ("edges" in network)
    return {
      kind: "edges",
      nodes: at(network.nodes).value as ReadonlyArray<RoadNodeRow>,
      edges: at(network.edges).value as ReadonlyArray<RoadEdgeRow>,
    };
  if ("lines" in network)
    return {
      kind: "lines",
      lines: (at(network.lines).value as { readonly features: RoadLineFeatures }).features,
      snapM: network.snap_m ?? 50,
    };
  return { kind: "times", times: at(network.times).value as ReadonlyArray<TravelTimeRow> };
};

/** Counties without a shape or a town, shapes of no county, city seats outside their city. */
const placeProblems = (
  region: Region,
  cityFile: OpenedFile,
  countyFile: OpenedFile,
  shapeFile: OpenedFile,
): Problem[] => {
  const problems: Problem[] = [];
  const cityOf = new Map(region.counties.map((county) => [county.code, county.city_code]));
  const shapes = new Set(region.boundaries.map((feature) => feature.properties.code));
  const withTowns = new Set(region.towns.map((town) => town.county_code));
  for (const [i, county] of region.counties.entries()) {
    if (!shapes.has(county.code))
      problems.push(
        problemAt(countyFile, [i, "code"], county.code, {
          zh: "在边界图层中有图形的代码",
          en: "a code with a shape in the layer of boundaries",
        }),
      );
    if (!withTowns.has(county.code))
      problems.push(
        problemAt(
          countyFile,
          [i, "code"],
          county.code,
          { zh: "至少有一个乡镇的县级单位", en: "a county with a town at least" },
          "warning",
        ),
      );
  }
  for (const [i, feature] of region.boundaries.entries())
    if (!cityOf.has(feature.properties.code))
      problems.push(
        problemAt(shapeFile, ["features", i, "properties", "code"], feature.properties.code, {
          zh: "县级单位表中的代码",
          en: "a code of the table of counties",
        }),
      );
  for (const [i, city] of region.cities.entries())
    if (cityOf.get(city.seat_county) !== city.code)
      problems.push(
        problemAt(cityFile, [i, "seat_county"], city.seat_county, {
          zh: `${city.name_zh}的县级单位`,
          en: `a county of ${city.name_en}`,
        }),
      );
  return problems;
};

/** Routes that lead nowhere: one seat, and no way out of the province. */
const routeProblems = (region: Region, file: OpenedFile): Problem[] => {
  if (region.roads.kind !== "built") return [];
  const stops = new Map<string, number>();
  for (const row of [...region.roads.expressways, ...region.roads.exits])
    stops.set(row.route, (stops.get(row.route) ?? 0) + 1);
  return region.roads.expressways.flatMap((row, i) =>
    (stops.get(row.route) ?? 0) > 1
      ? []
      : [
          problemAt(file, [i, "route"], row.route, {
            zh: "至少服务两个驻地,或一个驻地并出省的路线",
            en: "a route that serves two seats, or one and leaves the province",
          }),
        ],
  );
};

/** Edges to unknown nodes or back to themselves, empty networks, unknown classes of vehicle. */
const networkProblems = (
  region: Region,
  network: OwnNetwork,
  at: (relative: string) => OpenedFile,
): Problem[] => {
  const { roads, roadRules } = region;
  if (roads.kind === "edges" && "edges" in network) {
    const file = at(network.edges);
    const known = new Set(roads.nodes.map((row) => row.node));
    const unknown = { zh: "节点表中的标识", en: "an identifier of the table of nodes" };
    const problems: Problem[] = [];
    for (const [i, row] of roads.edges.entries()) {
      for (const end of ["from", "to"] as const)
        if (!known.has(row[end])) problems.push(problemAt(file, [i, end], row[end], unknown));
      if (row.from === row.to)
        problems.push(
          problemAt(file, [i, "to"], row.to, {
            zh: "与起点不同的节点",
            en: "a node other than the one it starts from",
          }),
        );
      if (row.class === "ferry" && row.length_km === undefined)
        problems.push(
          problemAt(file, [i, "length_km"], "", {
            zh: "轮渡须给出里程",
            en: "a ferry needs its length",
          }),
        );
    }
    if (roads.edges.length === 0) problems.push(emptyProblem(file));
    else problems.push(...apartProblems(file, roads.nodes, roads.edges));
    return problems;
  }
  if (roads.kind === "lines" && "lines" in network)
    return roads.lines.length > 0 ? [] : [emptyProblem(at(network.lines))];
  if (roads.kind === "times" && "times" in network) {
    const file = at(network.times);
    const classes = Object.keys(roadRules.vehicles);
    const problems = roads.times.flatMap((row, i) => {
      const wrong: Problem[] = [];
      if (row.vehicle !== undefined && !classes.includes(row.vehicle))
        wrong.push(
          problemAt(file, [i, "vehicle"], row.vehicle, {
            zh: classes.join("、"),
            en: classes.join(", "),
          }),
        );
      if (row.from === row.to)
        wrong.push(
          problemAt(file, [i, "to"], row.to, {
            zh: "与出发地不同的地方",
            en: "a place other than the one it leaves",
          }),
        );
      return wrong;
    });
    return roads.times.length === 0 ? [...problems, emptyProblem(file)] : problems;
  }
  return [];
};

/** Warns of a network in pieces: places near one piece cannot reach those near another. */
const apartProblems = (
  file: OpenedFile,
  nodes: ReadonlyArray<RoadNodeRow>,
  edges: ReadonlyArray<RoadEdgeRow>,
): Problem[] => {
  const root = new Map(nodes.map(({ node }) => [node, node]));
  const find = (node: string): string => {
    let top = node;
    for (let up = root.get(top); up !== undefined && up !== top; up = root.get(top)) top = up;
    root.set(node, top);
    return top;
  };
  for (const { from, to } of edges) root.set(find(from), find(to));
  const pieces = new Set(nodes.map(({ node }) => find(node))).size;
  return pieces === 1
    ? []
    : [
        problemAt(
          file,
          [],
          String(pieces),
          {
            zh: "1 个连通部分(各部分之间无路可通)",
            en: "1 connected piece (no way leads between pieces)",
          },
          "warning",
        ),
      ];
};

const emptyProblem = (file: OpenedFile): Problem =>
  problemAt(file, [], "0", { zh: "至少一条道路", en: "one road at least" });
