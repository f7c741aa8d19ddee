import { readFileSync } from "node:fs";

import * as Schema from "effect/Schema";
import { parse } from "yaml";

import { earthquakeParameters } from "../../../engine/hazards/earthquake/parameters.ts";
import type { EarthquakeParameters } from "../../../engine/hazards/earthquake/parameters.ts";
import { EarthquakeRules } from "../../../engine/inputs/earthquake-rules.ts";

const file = new URL("../../../scenarios/catalogue/earthquake.yaml", import.meta.url);

/** The catalogue's rules of earthquakes as they are written. */
export const writtenRules: unknown = parse(readFileSync(file, "utf8"));

/** The same, decoded. */
export const catalogueRules: EarthquakeRules =
  Schema.decodeUnknownSync(EarthquakeRules)(writtenRules);

/** The parameters of the catalogue; the median set of assumptions unless shares are given. */
export const catalogueParameters = (
  shareOf: (path: string) => number = () => 0.5,
): EarthquakeParameters => earthquakeParameters(catalogueRules, shareOf);
