import { erlangC, total } from "./closed-forms.ts";

/**
 * Closed forms of networks of stations and of systems whose servers are told apart. Rates are per
 * unit of time.
 */

export interface Station {
  readonly servers: number;
  readonly serviceRate: number;
}

/**
 * Open network of M/M/c stations with Markov routing: Jackson (1957), "Networks of waiting lines",
 * Operations Research 5. Solves throughput = external + throughput routing; every station then
 * behaves as an M/M/c of its own. `routing[i][j]`: share of those leaving i that go to j.
 */
export function jackson(
  stations: readonly Station[],
  external: readonly number[],
  routing: readonly (readonly number[])[],
) {
  let throughput = [...external];
  // The powers of a routing from which everybody leaves in the end shrink geometrically.
  for (let turn = 0; turn < 10_000; turn++) {
    throughput = external.map(
      (rate, j) => rate + total(throughput, (flow, i) => flow * routing[i][j]),
    );
  }
  const meanNumbers = stations.map(({ servers, serviceRate }, i) => {
    const offered = throughput[i] / serviceRate;
    return offered + (erlangC(servers, offered) * offered) / (servers - offered);
  });
  const meanTime = total(meanNumbers, (number) => number) / total(external, (rate) => rate);
  return { throughput, meanNumbers, meanTime };
}

/**
 * Closed network of exponential stations with several servers: Gordon and Newell (1967), with the
 * normalising constants by the convolution of Buzen (1973), Communications of the ACM 16.
 * `visits`: relative visits to the stations; throughput is counted at a station with 1 visit.
 */
export function closedNetwork(
  stations: readonly Station[],
  visits: readonly number[],
  customers: number,
) {
  const weights = stations.map(({ servers, serviceRate }, station) => {
    const of = [1];
    for (let n = 1; n <= customers; n++) {
      of.push((of[n - 1] * visits[station]) / (serviceRate * Math.min(n, servers)));
    }
    return of;
  });
  const none = [1, ...new Array<number>(customers).fill(0)];
  const constants = weights.reduce(convolve, none);
  const meanNumbers = stations.map((_, station) => {
    const others = weights.filter((_, other) => other !== station).reduce(convolve, none);
    return total(
      weights[station],
      (weight, n) => (n * weight * others[customers - n]) / constants[customers],
    );
  });
  return { throughput: constants[customers - 1] / constants[customers], meanNumbers };
}

function convolve(a: readonly number[], b: readonly number[]): number[] {
  return a.map((_, n) => total(a.slice(0, n + 1), (value, k) => value * b[n - k]));
}

/**
 * The hypercube model with two units and two districts, calls that find both busy waiting first
 * come first served: Larson (1974), "A hypercube queuing model for facility location and
 * redistricting in urban emergency services", Computers and Operations Research 1; Larson and Odoni,
 * Urban Operations Research (1981), section 5.4. Unit i is preferred in district i. The four states
 * of the two units are the vertices; the queue behind them is that of M/M/2.
 */
export function hypercubeOfTwo(districtRates: readonly [number, number], serviceRate: number) {
  const [first, second] = districtRates;
  const rate = first + second;
  const load = rate / serviceRate;
  const allBusy = erlangC(2, load);
  // As in M/M/2: none busy p0, one busy p0 load.
  const noneBusy = (1 - allBusy) / (1 + load);
  const oneBusy = noneBusy * load;
  // Of the vertex (both busy) itself, without the tail behind it.
  const bothBusy = (noneBusy * load * load) / 2;
  // Balance of the vertex where only unit 1 is busy: in by calls of district 1 and by unit 2 ending.
  const onlyFirst = (first * noneBusy + serviceRate * bothBusy) / (rate + serviceRate);
  const onlySecond = oneBusy - onlyFirst;
  return {
    workloads: [onlyFirst + allBusy, onlySecond + allBusy] as const,
    /** Share of all calls answered at once by the unit of the other district. */
    answeredByOther: (first * onlyFirst + second * onlySecond) / rate,
    meanWait: allBusy / (2 * serviceRate - rate),
  };
}
