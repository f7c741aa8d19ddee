/**
 * Closed forms of single-station queueing theory. Rates are per unit of time; service rates are of
 * one server. Waits are until service begins, times in system until it ends. Sources:
 * - Kleinrock: Queueing Systems, volume I: Theory (1975), volume II: Computer Applications (1976)
 * - Gross, Shortle, Thompson, Harris: Fundamentals of Queueing Theory, 4th edition (2008)
 * - others where named.
 */

/** First and second moment about zero. */
export interface Moments {
  readonly mean: number;
  readonly secondMoment: number;
}

/** M/M/1, Kleinrock I section 3.2: number in system is geometric, time in system exponential. */
export function mm1(arrivalRate: number, serviceRate = 1) {
  const rho = arrivalRate / serviceRate;
  const slack = serviceRate - arrivalRate;
  return {
    meanWait: rho / slack,
    meanNumber: rho / (1 - rho),
    varianceOfNumber: rho / (1 - rho) ** 2,
    varianceOfTime: 1 / slack ** 2,
    timeExceeds: (time: number) => Math.exp(-slack * time),
    /** P(wait <= result) = share, for shares of at least 1 - rho. */
    waitQuantile: (share: number) => Math.log(rho / (1 - share)) / slack,
  };
}

/**
 * Erlang's loss formula by its recursion in the number of servers, Gross et al. (2.54). The law of
 * service does not matter (insensitivity: Kleinrock I, section 3.6 and its notes).
 */
export function erlangB(servers: number, offeredLoad: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++)
    blocked = (offeredLoad * blocked) / (n + offeredLoad * blocked);
  return blocked;
}

/** Erlang's delay formula, the share that waits in M/M/c, Gross et al. (2.39). */
export function erlangC(servers: number, offeredLoad: number): number {
  const blocked = erlangB(servers, offeredLoad);
  return blocked / (1 - (offeredLoad / servers) * (1 - blocked));
}

/** Mean wait of M/M/c, Gross et al. (2.36). */
export function mmcMeanWait(arrivalRate: number, servers: number, serviceRate = 1): number {
  const waits = erlangC(servers, arrivalRate / serviceRate);
  return waits / (servers * serviceRate - arrivalRate);
}

/** Mean wait of M/G/1: Pollaczek and Khinchine, Kleinrock I (5.71). */
export function mg1MeanWait(arrivalRate: number, service: Moments): number {
  return (arrivalRate * service.secondMoment) / (2 * (1 - arrivalRate * service.mean));
}

/** One class of a priority queue; the most urgent comes first. */
export interface PriorityClass {
  readonly arrivalRate: number;
  readonly service: Moments;
}

/** Mean wait of each class of M/G/1 with priorities that do not interrupt: Cobham, Kleinrock II (3.31). */
export function nonPreemptiveWaits(classes: readonly PriorityClass[]): number[] {
  const residual =
    total(classes, ({ arrivalRate, service }) => arrivalRate * service.secondMoment) / 2;
  return classes.map((_, index) => {
    const [above, through] = loads(classes, index);
    return residual / ((1 - above) * (1 - through));
  });
}

/** Mean time in system of each class when the more urgent interrupt and the work is resumed: Kleinrock II (3.39). */
export function preemptiveResumeTimes(classes: readonly PriorityClass[]): number[] {
  return classes.map(({ service }, index) => {
    const [above, through] = loads(classes, index);
    const concerned = classes.slice(0, index + 1);
    const residual =
      total(concerned, ({ arrivalRate, service }) => arrivalRate * service.secondMoment) / 2;
    return service.mean / (1 - above) + residual / ((1 - above) * (1 - through));
  });
}

/** Load of the classes before `index`, and with it. */
function loads(classes: readonly PriorityClass[], index: number): readonly [number, number] {
  const load = ({ arrivalRate, service }: PriorityClass) => arrivalRate * service.mean;
  const above = total(classes.slice(0, index), load);
  return [above, above + load(classes[index])];
}

/**
 * A task of fixed length that urgent customers (Poisson, mean service given) interrupt at will:
 * mean time from its first start to its end when resumed, when begun anew, and its chance to end
 * undisturbed. Every interruption lasts a busy period of the urgent: Gaver (1962), "A waiting line
 * with interrupted service", J. Roy. Stat. Soc. B 24: resume D / (1 - rho), repeat the same work
 * (exp(lambda D) - 1) (1 / lambda + E S / (1 - rho)).
 */
export function interruptedTask(length: number, urgentRate: number, urgentMean: number) {
  const busyPeriod = urgentMean / (1 - urgentRate * urgentMean);
  return {
    meanResumed: length * (1 + urgentRate * busyPeriod),
    meanRestarted: Math.expm1(urgentRate * length) * (1 / urgentRate + busyPeriod),
    undisturbed: Math.exp(-urgentRate * length),
  };
}

/** Stationary probabilities of a birth and death process from its rates: Kleinrock I (3.11). */
export function birthDeath(
  states: number,
  birth: (state: number) => number,
  death: (state: number) => number,
): number[] {
  const weights = [1];
  for (let n = 1; n < states; n++) weights.push((weights[n - 1] * birth(n - 1)) / death(n));
  const whole = total(weights, (weight) => weight);
  return weights.map((weight) => weight / whole);
}

/** Machine repair M/M/c//M, Gross et al. section 2.7: mean numbers in repair or waiting, and mean wait. */
export function machineRepair(
  machines: number,
  repairers: number,
  failureRate: number,
  repairRate: number,
) {
  const share = birthDeath(
    machines + 1,
    (down) => (machines - down) * failureRate,
    (down) => Math.min(down, repairers) * repairRate,
  );
  const meanDown = total(share, (p, down) => p * down);
  const meanWaiting = total(share, (p, down) => p * Math.max(0, down - repairers));
  return { meanDown, meanWait: meanWaiting / (failureRate * (machines - meanDown)) };
}

/**
 * Erlang-A, M/M/c with exponential patience (Palm; Garnett, Mandelbaum and Reiman 2002, "Designing
 * a call center with impatient customers"): a birth and death process with death rate
 * min(n, c) mu + max(0, n - c) theta. The wait of those served follows by first steps: with n ahead,
 * the next of c mu + (n + 1) theta is one's own end of patience, or one place forward.
 */
export function erlangA(
  arrivalRate: number,
  servers: number,
  serviceRate: number,
  patienceRate: number,
) {
  const states = servers + 2000;
  const share = birthDeath(
    states,
    () => arrivalRate,
    (n) => Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * patienceRate,
  );
  const meanWaiting = total(share, (p, n) => p * Math.max(0, n - servers));
  let served = 1;
  let waitIfServed = 0;
  let waitOfServed = 0;
  for (let n = servers; n < states; n++) {
    const ahead = n - servers;
    const rate = servers * serviceRate + (ahead + 1) * patienceRate;
    const forward = (rate - patienceRate) / rate;
    waitIfServed = forward * (waitIfServed + served / rate);
    served *= forward;
    waitOfServed += share[n] * waitIfServed;
  }
  const renegedShare = (patienceRate * meanWaiting) / arrivalRate;
  return { meanWaiting, renegedShare, meanWaitOfServed: waitOfServed / (1 - renegedShare) };
}

/**
 * M/M/1 whose server breaks down at any time, used or not, and resumes the interrupted service when
 * repaired: mean number in system. White and Christie (1958), Operations Research 6; Avi-Itzhak and
 * Naor (1963), Operations Research 11. From the generating function: with D = lambda (1 - z) + r and
 * Q = mu - lambda z - f lambda z / D, P(z) = (A - rho) mu (1 + f / D) / Q.
 */
export function breakdownsMeanNumber(
  arrivalRate: number,
  serviceRate: number,
  failureRate: number,
  repairRate: number,
): number {
  const available = repairRate / (failureRate + repairRate);
  const atFailures = (arrivalRate * failureRate) / repairRate ** 2;
  return (
    (arrivalRate / available + arrivalRate * atFailures) / (serviceRate - arrivalRate / available) +
    available * atFailures
  );
}

/**
 * M^X/M/1, customers that come in batches: mean number in system rho (1 + E X^2 / E X) / (2 (1 - rho)),
 * Gross et al. (3.3).
 */
export function batchArrivalsMeanNumber(
  batchRate: number,
  batch: Moments,
  serviceRate = 1,
): number {
  const rho = (batchRate * batch.mean) / serviceRate;
  return (rho * (1 + batch.secondMoment / batch.mean)) / (2 * (1 - rho));
}

/**
 * Base stock (S - 1, S) with Poisson demand, backorders, and independent lead times of any law: by
 * Palm's theorem the number on order is Poisson with mean rate times lead time. Feeney and
 * Sherbrooke (1966), "The (s-1, s) inventory policy under compound Poisson demand", Management
 * Science 12.
 */
export function baseStock(level: number, demandRate: number, meanLeadTime: number) {
  const mean = demandRate * meanLeadTime;
  let probability = Math.exp(-mean);
  let filledAtOnce = 0;
  let meanOnHand = 0;
  for (let onOrder = 0; onOrder < level; onOrder++) {
    filledAtOnce += probability;
    meanOnHand += probability * (level - onOrder);
    probability *= mean / (onOrder + 1);
  }
  const meanBackorders = mean - level + meanOnHand;
  return { filledAtOnce, meanOnHand, meanBackorders };
}

/** Blocked shares of calls that need several units of one pool: Kaufman (1981), Roberts (1981). */
export function kaufmanRoberts(
  units: number,
  classes: readonly { readonly offeredLoad: number; readonly units: number }[],
): number[] {
  const weights = [1];
  for (let used = 1; used <= units; used++) {
    let weight = 0;
    for (const one of classes) {
      if (one.units <= used) weight += one.offeredLoad * one.units * weights[used - one.units];
    }
    weights.push(weight / used);
  }
  const whole = total(weights, (weight) => weight);
  return classes.map((one) =>
    total(weights, (weight, used) => (used > units - one.units ? weight / whole : 0)),
  );
}

export function total<Item>(
  items: readonly Item[],
  value: (item: Item, index: number) => number,
): number {
  let sum = 0;
  for (let index = 0; index < items.length; index++) sum += value(items[index], index);
  return sum;
}
