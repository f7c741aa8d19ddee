import type { Position } from "geojson";
import { expect, test } from "vitest";

import { geoJson } from "../../../visual/map/geojson.ts";
import { geoLayers, geoLayerWords, geoProperties } from "../../../visual/map/geojson-properties.ts";
import { unpack } from "../../../visual/map/unpack.ts";
import { playedScene } from "../../played-scene.ts";
import { expectRfc7946 } from "./expect-rfc7946.ts";
import { emptyScene } from "./small-scene.ts";

const scene = () => playedScene("shandong/cases/pingyuan-2023", 4, 4);

const positions = (value: unknown): Position[] => {
  if (!Array.isArray(value)) return [];
  if (typeof value[0] === "number") return [value as Position];
  return (value as unknown[]).flatMap(positions);
};

test("every layer is GeoJSON in degrees within or near the province", () => {
  for (const layer of geoLayers) {
    const { features } = geoJson(scene(), layer);
    expectRfc7946(JSON.stringify(geoJson(scene(), layer)));
    expect(features.length, layer).toBeGreaterThan(0);
    for (const { geometry } of features) {
      expect("coordinates" in geometry).toBe(true);
      for (const [lon, lat] of positions("coordinates" in geometry ? geometry.coordinates : [])) {
        expect(lon).toBeGreaterThan(112);
        expect(lon).toBeLessThan(124);
        expect(lat).toBeGreaterThan(32);
        expect(lat).toBeLessThan(41);
      }
    }
  }
});

test("towns bear their results: as many as the region has, times where something happened", () => {
  const { features } = geoJson(scene(), "towns", "worst");
  expect(features.length).toBe(scene().places.towns);
  const of = scene().replications.find(({ roles }) => roles.includes("worst"))!;
  const struck = features.filter(({ properties }) => typeof properties?.["occurs_s"] === "number");
  expect(struck.length).toBe(unpack(of.scenes.town).length);
});

test("roads say which are blocked, tracks begin before they end", () => {
  const blocked = geoJson(scene(), "roads").features.filter(
    ({ properties }) => properties?.["state"] !== "open",
  );
  expect(blocked.length).toBe(unpack(scene().replications[0].roads.edge).length);
  for (const { properties } of geoJson(scene(), "tracks").features) {
    expect(properties?.["from_s"]).toBeLessThanOrEqual(properties?.["to_s"] as number);
    expect(properties?.["to_s"]).toBeLessThanOrEqual(scene().horizonS);
  }
});

test("an empty scene has empty layers", () => {
  for (const layer of geoLayers) {
    const { features } = geoJson(emptyScene, layer);
    expect(features.length).toBe(layer === "boundaries" ? 3 : 0);
  }
});

test("every property is described in both languages, and nothing is described that is not there", () => {
  for (const layer of geoLayers) {
    for (const words of [geoLayerWords[layer], ...Object.values(geoProperties[layer])]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/[a-z]/u);
    }
    const targets = scene().ensemble.map(({ id }) => id);
    const known = (name: string): string => {
      const id = targets.find((target) => name.startsWith(`${target}_`));
      return id === undefined ? name : `<target>${name.slice(id.length)}`;
    };
    const there = geoJson(scene(), layer).features.flatMap(({ properties }) =>
      Object.keys(properties ?? {}).map(known),
    );
    expect([...new Set(there)].sort(), layer).toEqual(Object.keys(geoProperties[layer]).sort());
  }
});

test("bases, landing points and other sites are told apart, none is lost", () => {
  const count = (layer: "bases" | "landing-points" | "sites"): number =>
    geoJson(scene(), layer).features.length;
  const { sites } = scene().grounds[scene().replications[0].ground];
  expect(count("bases")).toBeGreaterThan(0);
  expect(count("bases") + count("landing-points") + count("sites")).toBe(unpack(sites.kind).length);
});

test("says of which case, replication and role it is, and what the lines are worth", () => {
  const worst = scene().replications.find(({ roles }) => roles.includes("worst"));
  expect(geoJson(scene(), "roads", "worst").about).toMatchObject({
    case: "pingyuan-2023",
    layer: "roads",
    replication: worst?.replication,
    role: "worst",
    note_zh: "示意图,不作划界依据",
  });
  expect(geoJson(emptyScene, "roads").about.replication).toBeNull();
});

test("names are data: markup, quotes, marks of direction, a thousand characters, names of members", () => {
  const hostile = [
    `<script>alert("x")</script>&'`,
    `"},"type":"Evil\n\u2028\u202e`,
    "=HYPERLINK(1)",
    "长".repeat(1000),
  ];
  const { places, ensemble } = scene();
  const names = places.zh.map((_, i) => hostile[i % hostile.length]);
  const bad = {
    ...scene(),
    places: { ...places, zh: names, en: names },
    ensemble: ensemble.map((target, i) => (i === 0 ? { ...target, id: "__proto__" } : target)),
  };
  const text = JSON.stringify(geoJson(bad, "towns"));
  const towns = expectRfc7946(text)["features"] as { properties: Record<string, unknown> }[];
  expect(towns).toHaveLength(places.towns);
  towns.forEach(({ properties }, i) => expect(properties["name_zh"]).toBe(names[i]));
  const told = towns.filter(({ properties }) => Object.hasOwn(properties, "__proto___kept"));
  expect(told.length).toBe(unpack(ensemble[0].place).filter((post) => post < places.towns).length);
});
