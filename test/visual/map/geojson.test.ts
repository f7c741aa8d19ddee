import type { Position } from "geojson";
import { expect, test } from "vitest";

import { geoJson, geoLayers } from "../../../visual/map/geojson.ts";
import { unpack } from "../../../visual/map/unpack.ts";
import { playedScene } from "../../played-scene.ts";
import { emptyScene } from "./small-scene.ts";

const scene = () => playedScene("shandong/cases/pingyuan-2023", 4, 4);

const positions = (value: unknown): Position[] => {
  if (!Array.isArray(value)) return [];
  if (typeof value[0] === "number") return [value as Position];
  return (value as unknown[]).flatMap(positions);
};

test("every layer is GeoJSON in degrees within or near the province", () => {
  for (const layer of geoLayers) {
    const { type, features } = geoJson(scene(), layer);
    expect(type).toBe("FeatureCollection");
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
