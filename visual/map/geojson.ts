import type { FeatureCollection, Geometry, Position } from "geojson";

import { roadClassNames, roadStates, unitStates } from "../../engine/inputs/scene.ts";
import type { Scene, SceneReplication, SceneRole } from "../../engine/inputs/scene.ts";
import type { GeoLayer } from "./geojson-properties.ts";
import { startsOf, unpack, unpackLines, unpackPoints } from "./unpack.ts";
import type { Points } from "./unpack.ts";

type Properties = Readonly<Record<string, string | number | boolean | null>>;

const feature = (geometry: Geometry, properties: Properties): FeatureCollection["features"][0] => ({
  type: "Feature",
  geometry,
  properties: { ...properties },
});

const at = ({ lon, lat }: Points, row: number): Position => [lon[row], lat[row]];

const point = (points: Points, row: number): Geometry => ({
  type: "Point",
  coordinates: at(points, row),
});

/** Do the points of a line differ anywhere? One that does not is no line to a GIS. */
const hasLength = (line: readonly Position[]): boolean =>
  line.some(([lon, lat]) => lon !== line[0][0] || lat !== line[0][1]);

const maybe = (timeS: number): number | null => (timeS < 0 ? null : timeS);

const named = ({ places }: Scene, post: number): Properties => ({
  code: places.codes[post],
  name_zh: places.zh[post],
  name_en: places.en[post],
});

/** What a layer is about: one replication, on its ground; the ensemble's ground without one. */
interface About {
  readonly scene: Scene;
  readonly replication: SceneReplication | undefined;
  readonly ground: Scene["grounds"][number];
}

const towns = ({ scene, replication, ground }: About): FeatureCollection["features"] => {
  const points = unpackPoints(ground.towns);
  const population = unpack(ground.towns.population);
  const synthetic = unpack(ground.towns.synthetic);
  const shares = scene.ensemble.map((target) => ({
    id: target.id,
    at: new Map(Array.from(unpack(target.place), (place, i) => [place, i])),
    kept: unpack(target.kept),
    selected: unpack(target.selected),
    p50: unpack(target.p50),
  }));
  const scenes = replication?.scenes;
  const rowOf = new Map(Array.from(unpack(scenes?.town ?? ""), (town, i) => [town, i]));
  const columns = {
    occurs_s: unpack(scenes?.occursS ?? ""),
    reported_s: unpack(scenes?.reportedS ?? ""),
    sought_s: unpack(scenes?.soughtS ?? ""),
    picture_s: unpack(scenes?.pictureS ?? ""),
  };
  return Array.from(points.lon, (_, town) => {
    const row = rowOf.get(town);
    const times =
      row === undefined
        ? {}
        : Object.fromEntries(
            Object.entries(columns).map(([name, values]) => [name, maybe(values[row])]),
          );
    const kept = shares.flatMap(({ id, at: rows, kept: share, selected, p50 }) => {
      const i = rows.get(town);
      return i === undefined
        ? []
        : [
            [`${id}_kept`, share[i] / 1000],
            [`${id}_replications`, selected[i]],
            [`${id}_p50_min`, maybe(p50[i])],
          ];
    });
    return feature(point(points, town), {
      ...named(scene, town),
      population: population[town],
      synthetic: synthetic[town] === 1,
      ...times,
      ...(Object.fromEntries(kept) as Properties),
    });
  });
};

const roads = ({ replication, ground }: About): FeatureCollection["features"] => {
  const nodes = unpackPoints(ground.nodes);
  const [from, to] = [unpack(ground.edges.from), unpack(ground.edges.to)];
  const [kind, synthetic] = [unpack(ground.edges.class), unpack(ground.edges.synthetic)];
  const rows = new Map(Array.from(unpack(replication?.roads.edge ?? ""), (edge, i) => [edge, i]));
  const timeS = unpack(replication?.roads.timeS ?? "");
  const state = unpack(replication?.roads.state ?? "");
  const knownS = unpack(replication?.roads.knownS ?? "");
  return Array.from(from, (_, edge) => edge).flatMap((edge) => {
    const coordinates = [at(nodes, from[edge]), at(nodes, to[edge])];
    const row = rows.get(edge);
    // Ways inside one place, as from a seat to its interchange, have no length here: told where blocked.
    if (!hasLength(coordinates) && row === undefined) return [];
    return [
      feature(
        hasLength(coordinates)
          ? { type: "LineString", coordinates }
          : { type: "Point", coordinates: coordinates[0] },
        {
          class: roadClassNames[kind[edge]],
          synthetic: synthetic[edge] === 1,
          state: row === undefined ? "open" : roadStates[state[row]],
          since_s: row === undefined ? null : timeS[row],
          known_s: row === undefined ? null : maybe(knownS[row]),
        },
      ),
    ];
  });
};

/** Sites of the kinds that are wanted. */
const sitesOf = (
  { scene, ground }: About,
  isWanted: (kind: string) => boolean,
): FeatureCollection["features"] => {
  const points = unpackPoints(ground.sites);
  const [kind, place] = [unpack(ground.sites.kind), unpack(ground.sites.place)];
  const synthetic = unpack(ground.sites.synthetic);
  const names = new Map(ground.sites.names);
  return Array.from(points.lon, (_, row) => row).flatMap((row) => {
    const { id, name } = scene.siteKinds[kind[row]];
    if (!isWanted(id)) return [];
    return [
      feature(point(points, row), {
        kind: id,
        kind_zh: name.zh,
        kind_en: name.en,
        name_zh: names.get(row)?.zh ?? null,
        name_en: names.get(row)?.en ?? null,
        place: scene.places.codes[place[row]] ?? null,
        synthetic: synthetic[row] === 1,
      }),
    ];
  });
};

/** Kinds of site with a layer of their own. */
const BASE = "aviation-base";
const LANDING_POINT = "landing-point";

const tracks = ({ scene, replication, ground }: About): FeatureCollection["features"] => {
  if (replication === undefined) return [];
  const { units } = replication;
  const nodes = unpackPoints(ground.nodes);
  const off = unpackPoints(units.off);
  const first = startsOf(unpack(units.points));
  const [where, pointS] = [unpack(units.at), unpack(units.pointS)];
  const firstChange = startsOf(unpack(units.changes));
  const state = unpack(units.state);
  const [kind, place, synthetic] = [units.kind, units.place, units.synthetic].map(unpack);
  const names = new Map(units.names);
  const count = nodes.lon.length;
  return Array.from({ length: units.count }, (_, unit) => unit).flatMap((unit) => {
    const rows = Array.from({ length: first[unit + 1] - first[unit] }, (_, i) => first[unit] + i);
    const coordinates = rows.map((row) =>
      where[row] < count ? at(nodes, where[row]) : at(off, where[row] - count),
    );
    if (!hasLength(coordinates)) return [];
    const last = state[firstChange[unit + 1] - 1];
    return [
      feature(
        { type: "LineString", coordinates },
        {
          kind: scene.unitKinds[kind[unit]].group,
          kind_zh: scene.unitKinds[kind[unit]].name.zh,
          kind_en: scene.unitKinds[kind[unit]].name.en,
          name_zh: names.get(unit)?.zh ?? null,
          name_en: names.get(unit)?.en ?? null,
          place: scene.places.codes[place[unit]] ?? null,
          synthetic: synthetic[unit] === 1,
          from_s: pointS[rows[0]],
          to_s: pointS[rows[rows.length - 1]],
          times_s: rows.map((row) => pointS[row]).join(" "),
          last_state: firstChange[unit + 1] > firstChange[unit] ? unitStates[last] : null,
        },
      ),
    ];
  });
};

const field = ({ scene, replication, ground }: About): FeatureCollection["features"] => {
  if (replication === undefined) return [];
  const points = unpackPoints(ground.towns);
  const { scenes, shocks } = replication;
  const [occursS, severity] = [unpack(scenes.occursS), unpack(scenes.severity)];
  return [
    ...shocks.map(({ lon, lat, timeS, magnitude, depthKm }) =>
      feature(
        { type: "Point", coordinates: [lon, lat] },
        { what: "shock", time_s: timeS, magnitude, depth_km: depthKm },
      ),
    ),
    ...Array.from(unpack(scenes.town), (town, i) =>
      feature(point(points, town), {
        what: "town",
        ...named(scene, town),
        occurs_s: occursS[i],
        intensity: shocks.length === 0 ? null : severity[i] / 10,
      }),
    ),
  ];
};

const outages = ({ scene, replication, ground }: About): FeatureCollection["features"] => {
  if (replication === undefined) return [];
  const points = unpackPoints(ground.towns);
  return (["power", "network"] as const).flatMap((service) => {
    const [from, to] = [replication[service].fromS, replication[service].toS].map(unpack);
    return Array.from(unpack(replication[service].town), (town, i) =>
      feature(point(points, town), {
        ...named(scene, town),
        service,
        from_s: from[i],
        to_s: to[i] < scene.horizonS ? to[i] : null,
      }),
    );
  });
};

const isochrones = ({ scene, ground }: About): FeatureCollection["features"] => {
  const points = unpackPoints(ground.towns);
  const minutes = ground.isochrones.map(({ id, minutes: packed }) => [id, unpack(packed)] as const);
  return Array.from(points.lon, (_, town) =>
    feature(point(points, town), {
      ...named(scene, town),
      ...Object.fromEntries(
        minutes.map(([id, values]) => [`${id}_min`, values[town] < 0 ? null : values[town] / 10]),
      ),
    }),
  );
};

const boundaries = ({ scene }: About): FeatureCollection["features"] =>
  (["province", "city", "county"] as const).map((level) => {
    const lines = unpackLines(scene.boundaries[level]);
    return feature(
      {
        type: "MultiLineString",
        coordinates: Array.from({ length: lines.first.length - 1 }, (_, line) =>
          Array.from({ length: lines.first[line + 1] - lines.first[line] }, (__, i) =>
            at(lines, lines.first[line] + i),
          ),
        ),
      },
      { level, note_zh: scene.boundaryNote.zh, note_en: scene.boundaryNote.en },
    );
  });

const writers: Readonly<Record<GeoLayer, (about: About) => FeatureCollection["features"]>> = {
  boundaries,
  towns,
  roads,
  bases: (about) => sitesOf(about, (kind) => kind === BASE),
  "landing-points": (about) => sitesOf(about, (kind) => kind === LANDING_POINT),
  sites: (about) => sitesOf(about, (kind) => kind !== BASE && kind !== LANDING_POINT),
  tracks,
  field,
  outages,
  isochrones,
};

/** What an export says of itself beside its features. */
export interface GeoAbout {
  readonly case: string;
  readonly layer: GeoLayer;
  readonly seed: number;
  /** The replication that is shown, for what differs from one to the next; null where none was kept. */
  readonly replication: number | null;
  readonly role: SceneRole;
  readonly note_zh: string;
  readonly note_en: string;
}

/**
 * A layer of a scene as GeoJSON (RFC 7946: WGS-84, longitude first; points and lines, no polygons). Times
 * are seconds from the start of the case, null for never; `geojson-properties.ts` says what each property
 * is. `role` says which replication is meant. What it is of stands beside the features as `about`.
 */
export const geoJson = (
  scene: Scene,
  layer: GeoLayer,
  role: SceneRole = "typical",
): FeatureCollection & { readonly about: GeoAbout } => {
  const replication = scene.replications.find(({ roles }) => roles.includes(role));
  const ground = scene.grounds[replication?.ground ?? scene.ensembleGround];
  return {
    type: "FeatureCollection",
    about: {
      case: scene.case.id,
      layer,
      seed: scene.seed,
      replication: replication?.replication ?? null,
      role,
      note_zh: scene.boundaryNote.zh,
      note_en: scene.boundaryNote.en,
    },
    features: writers[layer]({ scene, replication, ground }),
  };
};
