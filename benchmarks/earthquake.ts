import { attenuationNames } from "../engine/hazards/earthquake/attenuations.ts";
import { drawAftershocks } from "../engine/hazards/earthquake/aftershocks.ts";
import { firstCounts, firstCountsFor } from "../engine/hazards/earthquake/casualties.ts";
import { compileCorrelation } from "../engine/hazards/earthquake/correlation.ts";
import { structureCount } from "../engine/hazards/earthquake/building-damage.ts";
import {
  drawResiduals,
  noResiduals,
  residualScratch,
} from "../engine/hazards/earthquake/residuals.ts";
import { shakeField, shakingFor } from "../engine/hazards/earthquake/shake-field.ts";
import type { ShakeParameters } from "../engine/hazards/earthquake/shake-field.ts";
import { sitesOf } from "../engine/hazards/earthquake/sites.ts";
import { createStream } from "../engine/random/stream.ts";

const towns = 1820;

const shaking: ShakeParameters = {
  attenuation: "yu-2013",
  intensityScale: "gbt-17742",
  depthTermKm: 15,
  rockToClassTwo: 1.25,
  betweenShare: 0.3,
  truncationSd: 3,
  lineFromMagnitude: 6.5,
  lineShare: 0.5,
};

const event = { lonDeg: 118.5, latDeg: 34.8, depthKm: 15, magnitudeMs: 7.5, strikeDeg: 15 };

/** Median time of one call, ms, after as many calls to warm up. */
const medianMsOf = (repeats: number, run: () => void): number => {
  for (let i = 0; i < repeats; i++) run();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[repeats >> 1];
};

/**
 * Time of an earthquake of magnitude 7.5 over as many towns as the province has: the median shaking by
 * each relation, the draw of its residuals, first counts, a day of aftershocks, and once the
 * compilation of the correlation.
 */
export async function benchEarthquake(repeats = 30): Promise<Record<string, number>> {
  const medianMs = (run: () => void): number => medianMsOf(repeats, run);
  const place = createStream(1, 0, 1, 1);
  const lon = Array.from({ length: towns }, () => 115 + 7 * place.uniform());
  const lat = Array.from({ length: towns }, () => 34.5 + 3.5 * place.uniform());
  const sites = sitesOf(lon, lat, new Uint8Array(towns).fill(3));
  const out = shakingFor(towns);
  const none = noResiduals(towns);
  const costs: Record<string, number> = {};
  const tell = (stage: string, ms: number, count: number, of: string): void => {
    costs[`${stage}, ms`] = ms;
    costs[`${stage}, ns/${of}`] = (ms * 1e6) / count;
  };

  for (const attenuation of attenuationNames) {
    const ms = medianMs(() => shakeField(event, sites, { ...shaking, attenuation }, none, out));
    tell(`shaking, ${attenuation}`, ms, towns, "site");
  }
  const start = performance.now();
  const factor = compileCorrelation(sites, 25.7, 16);
  tell("correlation compiled (once)", performance.now() - start, towns, "site");
  const scratch = residualScratch(towns);
  const between = createStream(1, 0, 2, 1);
  const within = createStream(1, 0, 2, 2);
  tell(
    "residuals drawn",
    medianMs(() => drawResiduals(factor, 0.73, between, within, scratch, none)),
    towns,
    "site",
  );
  shakeField(event, sites, shaking, none, out);
  const even = new Float64Array(structureCount).fill(1 / structureCount);
  const exposure = {
    residents: new Float64Array(towns).fill(55_000),
    dwellings: new Float64Array(towns).fill(18_000),
    housing: new Uint8Array(towns),
  };
  const counts = firstCountsFor(towns);
  for (const model of ["pager", "hazus"] as const) {
    const ms = medianMs(() =>
      firstCounts(
        out,
        exposure,
        { residential: even, nonResidential: even },
        { residential: 1, nonResidential: 0 },
        {
          buildings: { model, stockImprovement: 0.75, gradeStep: 1, damageFromIntensity: 5 },
          trappedInConcrete: 0.6,
        },
        counts,
      ),
    );
    tell(`first counts, ${model}`, ms, towns, "town");
  }
  const shocks = createStream(1, 0, 2, 3);
  tell(
    "a day of aftershocks",
    medianMs(() =>
      drawAftershocks(
        event,
        86_400,
        {
          region: "active-shallow",
          smallest: 4,
          productivityByBath: false,
          bathDifference: 1.2,
          bathWithinS: 30 * 86_400,
          scatterShare: 0.15,
          scatterKm: 2,
        },
        shocks,
      ),
    ),
    1,
    "sequence",
  );
  return costs;
}

if (import.meta.main) console.table(await benchEarthquake());
