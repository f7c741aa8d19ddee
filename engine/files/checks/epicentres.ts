import type { Case } from "../../inputs/case.ts";
import type { LonLat } from "../../inputs/feature-collection.ts";
import type { Problem } from "../../inputs/problem.ts";
import { problemOf } from "../finding.ts";
import { distanceKm, shapesOf } from "../region-shapes.ts";
import { closureOf } from "../scenario.ts";
import type { Check } from "../scenario.ts";

/** Beyond this even the largest earthquakes in these parts are hardly felt. */
const farKm = 500;

/** Earthquakes of a case begin in its region or near it. Outside is worth a second look, far off an error. */
export const epicentres: Check = ({ files }) => {
  const problems: Problem[] = [];
  for (const file of files) {
    if (file.kind.kind !== "case") continue;
    const { shapes } = shapesOf(closureOf(file));
    if (shapes.length === 0) continue;
    for (const [i, hazard] of (file.value as Case).hazards.entries()) {
      if (hazard.kind !== "earthquake" || "place" in hazard.epicentre) continue;
      const { lon, lat, precision_km = 0 } = hazard.epicentre;
      const point: LonLat = [lon, lat];
      const away = Math.min(...shapes.map((shape) => distanceKm(point, shape))) - precision_km;
      if (away <= 0) continue;
      const km = Math.ceil(away);
      const path = ["hazards", i, "epicentre"];
      problems.push(
        problemOf(
          {
            path,
            severity: away > farKm ? "error" : "warning",
            found: {
              zh: `位于区域之外 ${km} 公里的震中 ${lon}, ${lat}`,
              en: `an epicentre ${km} km outside the region, at ${lon}, ${lat}`,
            },
            allowed: {
              zh: `区域之内;${farKm} 公里以内给出提醒(经度在前,纬度在后)`,
              en: `in the region; up to ${farKm} km away with a warning (longitude first, then latitude)`,
            },
          },
          file.path,
          file.locate(path),
        ),
      );
    }
  }
  return problems;
};
