import { describe, expect, test } from "vitest";

import { hashName } from "../../engine/random/names.ts";
import { createStream } from "../../engine/random/stream.ts";
import { meanInterval } from "../../engine/statistics/mean-interval.ts";
import { quantileInterval } from "../../engine/statistics/quantile-interval.ts";
import { clopperPearsonInterval } from "../../engine/statistics/share-interval.ts";
import { Tally } from "../../engine/statistics/tally.ts";
import { draw, experimentStream, holds, missFor, TOWNS } from "./correlated-towns.ts";

const EXPERIMENTS = 2000;

/** Share of the experiments in which an interval holds the truth. */
const coverage = (covers: (experiment: number) => boolean): number => {
  let count = 0;
  for (let e = 0; e < EXPERIMENTS; e++) if (covers(e)) count++;
  return count / EXPERIMENTS;
};

const told: string[] = [];
const tell = (words: string, share: number): number => {
  told.push(`${words}: ${(100 * share).toFixed(1)} %`);
  return share;
};

describe("t intervals of means, so many replications", () => {
  /** Minutes to a picture: a common delay of the whole disaster and one of each town. */
  const minutes = (experiment: number, n: number, alone: boolean) => {
    const stream = createStream(11, experiment, hashName("minutes"), hashName(String(n)));
    const exponential = (mean: number): number => -mean * Math.log(stream.uniform());
    const [byDisaster, byTown] = [new Tally(), new Tally()];
    for (let r = 0; r < n; r++) {
      const common = exponential(10) + exponential(10);
      const own = new Tally();
      for (let town = 0; town < 8; town++) {
        const time = common + exponential(6);
        own.record(time);
        byTown.record(time);
      }
      byDisaster.record(own.mean);
    }
    const { low, high } = meanInterval(alone ? byTown : byDisaster);
    return low <= 26 && 26 <= high;
  };

  test.each([30, 100, 300])("%i disasters with correlated towns: 93 to 97 in a hundred", (n) => {
    const share = tell(
      `t interval, ${n} disasters`,
      coverage((e) => minutes(e, n, false)),
    );
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });

  test("towns taken as if they were alone fail the same test by far", () => {
    const share = tell(
      "t interval over towns, wrongly",
      coverage((e) => minutes(e, 100, true)),
    );
    expect(share).toBeLessThan(0.7);
  });

  test("paired differences: as sure, and narrower", () => {
    const widths = { paired: 0, unpaired: 0 };
    const share = coverage((experiment) => {
      const n = 100;
      const stream = createStream(12, experiment, hashName("pairs"), 0);
      const [first, second, difference] = [new Tally(), new Tally(), new Tally()];
      for (let r = 0; r < n; r++) {
        const common = -30 * Math.log(stream.uniform());
        const [a, b] = [
          common - 5 * Math.log(stream.uniform()),
          common - 3 * Math.log(stream.uniform()),
        ];
        first.record(a);
        second.record(b);
        difference.record(b - a);
      }
      const { low, high } = meanInterval(difference);
      widths.paired += high - low;
      // As if each had met disasters of its own.
      widths.unpaired += 2 * 1.984 * Math.sqrt((first.variance + second.variance) / n);
      return low <= -2 && -2 <= high;
    });
    tell("paired t interval", share);
    const factor = widths.unpaired / widths.paired;
    told.push(`paired intervals ${factor.toFixed(1)} times narrower than unpaired ones`);
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
    // sqrt((2 * 900 + 25 + 9) / (25 + 9)) by the variances.
    expect(factor).toBeGreaterThan(6.5);
    expect(factor).toBeLessThan(8.2);
  });
});

describe("exact intervals of shares", () => {
  test.each([0.5, 0.8, 0.9, 0.95, 0.99])(
    "promises over correlated towns kept in %d of disasters: at least 95 in a hundred",
    (truth) => {
      const miss = missFor(truth);
      for (const n of [40, 128, 320]) {
        const share = coverage((experiment) => {
          const stream = experimentStream(n, experiment);
          const towns = new Float64Array(TOWNS);
          let passes = 0;
          for (let r = 0; r < n; r++) {
            const storm = draw(stream, towns);
            if (holds(towns, storm, miss)) passes++;
          }
          const { low, high } = clopperPearsonInterval(passes, n);
          return low <= truth && truth <= high;
        });
        tell(`exact share ${truth}, ${n} disasters`, share);
        // Three standard errors of the experiment below 95 %.
        expect(share).toBeGreaterThanOrEqual(0.95 - 0.0147);
      }
    },
  );

  test("by full count of what can happen: never below nominal", () => {
    for (const n of [10, 37, 128]) {
      const intervals = Array.from({ length: n + 1 }, (_, k) => clopperPearsonInterval(k, n));
      for (let step = 1; step < 400; step++) {
        const truth = step / 400;
        // From the likeliest count to both sides, so that nothing is too small to be told.
        const likely = Math.min(n, Math.floor((n + 1) * truth));
        const chance = new Array<number>(n + 1).fill(0);
        chance[likely] = 1;
        for (let k = likely; k < n; k++) {
          chance[k + 1] = (chance[k] * (n - k) * truth) / ((k + 1) * (1 - truth));
        }
        for (let k = likely; k > 0; k--) {
          chance[k - 1] = (chance[k] * k * (1 - truth)) / ((n - k + 1) * truth);
        }
        const all = chance.reduce((sum, each) => sum + each, 0);
        let covered = 0;
        chance.forEach((each, k) => {
          const { low, high } = intervals[k];
          if (low <= truth && truth <= high) covered += each / all;
        });
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }
    }
  });
});

describe("distribution-free intervals of quantiles", () => {
  test.each([0.5, 0.9])(
    "quantile %d of minutes, some of them never: at least 95 in a hundred",
    (p) => {
      // One in twenty never; else exponential with mean 20.
      const truth = -20 * Math.log(1 - p / 0.95);
      for (const n of [64, 200]) {
        const share = coverage((experiment) => {
          const stream = createStream(13, experiment, hashName("never"), n);
          const times = Float64Array.from({ length: n }, () => {
            const never = stream.uniform() < 0.05;
            const time = -20 * Math.log(stream.uniform());
            return never ? Infinity : time;
          }).sort();
          const { low, high } = quantileInterval(times, p);
          return low <= truth && truth <= high;
        });
        tell(`quantile ${p}, ${n} disasters`, share);
        expect(share).toBeGreaterThanOrEqual(0.95 - 0.0147);
      }
    },
  );
});

test("what was measured", () => {
  console.log(told.join("\n"));
  expect(told.length).toBeGreaterThan(10);
});
