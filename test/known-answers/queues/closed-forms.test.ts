import { describe, expect, it } from "vitest";

import {
  baseStock,
  batchArrivalsMeanNumber,
  breakdownsMeanNumber,
  erlangA,
  erlangB,
  erlangC,
  interruptedTask,
  kaufmanRoberts,
  machineRepair,
  mg1MeanWait,
  mm1,
  mmcMeanWait,
  nonPreemptiveWaits,
  preemptiveResumeTimes,
} from "./closed-forms.ts";
import { meanOver, stationary } from "./markov-chain.ts";
import type { Transition } from "./markov-chain.ts";
import { closedNetwork, hypercubeOfTwo, jackson } from "./network-closed-forms.ts";

/** The value, rounded to the decimals of the printed one, is the printed one. */
function expectPrinted(value: number, printed: string): void {
  const decimals = printed.split(".")[1]?.length ?? 9;
  expect(Number(value.toFixed(decimals))).toBe(Number(printed));
}

describe("closed forms give the published values to every printed digit", () => {
  it("M/M/1", () => {
    expectPrinted(mm1(0.5).meanWait, "1");
    expectPrinted(mm1(0.8).meanWait, "4");
    expectPrinted(mm1(0.9).meanWait, "9");
    expectPrinted(mm1(0.8).meanNumber, "4");
    expectPrinted(mm1(0.8).timeExceeds(10), ".1353353");
    expectPrinted(mm1(0.8).varianceOfNumber, "20");
    expectPrinted(mm1(0.8).varianceOfTime, "25");
  });

  it("M/M/c", () => {
    expectPrinted(mmcMeanWait(1.5, 2), "1.285714");
    expectPrinted(mmcMeanWait(4, 5), ".5541126");
    expectPrinted(mmcMeanWait(9, 10), ".6687315");
    expectPrinted(mmcMeanWait(95, 100), ".1012914");
  });

  it("Erlang B and C", () => {
    expectPrinted(erlangB(5, 3), ".1100543");
    expectPrinted(erlangB(10, 10), ".2145823");
    expectPrinted(erlangB(100, 100), ".07570045");
    expectPrinted(erlangC(3, 2), ".4444444");
    expectPrinted(erlangC(10, 8), ".4091802");
  });

  it("M/G/1", () => {
    for (const [secondMoment, printed] of [
      [1, "2"],
      [1.5, "3"],
      [4 / 3, "2.666667"],
      [3, "6"],
    ] as const) {
      expectPrinted(mg1MeanWait(0.8, { mean: 1, secondMoment }), printed);
    }
  });

  it("priorities", () => {
    const classes = (secondMoment: number) =>
      [0.3, 0.5].map((arrivalRate) => ({ arrivalRate, service: { mean: 1, secondMoment } }));
    const [urgent, ordinary] = nonPreemptiveWaits(classes(2));
    expectPrinted(urgent, "1.142857");
    expectPrinted(ordinary, "5.714286");
    const [urgentTime, ordinaryTime] = preemptiveResumeTimes(classes(2));
    expectPrinted(urgentTime, "1.428571");
    expectPrinted(ordinaryTime, "7.142857");
    const [urgentFixed, ordinaryFixed] = nonPreemptiveWaits(classes(1));
    expectPrinted(urgentFixed, ".5714286");
    expectPrinted(ordinaryFixed, "2.857143");
    const [urgentFixedTime, ordinaryFixedTime] = preemptiveResumeTimes(classes(1));
    expectPrinted(urgentFixedTime, "1.214286");
    expectPrinted(ordinaryFixedTime, "4.285714");
  });
});

describe("closed forms agree with the Markov chain solved state by state", () => {
  it("M/M/c with reneging", () => {
    const [arrivals, servers, patience] = [10, 8, 0.5];
    const chain = stationary(0, (n) => [
      [n < 150 ? n + 1 : n, arrivals],
      [n - 1, Math.min(n, servers) + Math.max(0, n - servers) * patience],
    ]);
    const exact = erlangA(arrivals, servers, 1, patience);
    const waiting = meanOver(chain, (n) => Math.max(0, n - servers));
    expect(exact.meanWaiting).toBeCloseTo(waiting, 9);
    const served = meanOver(chain, (n) => Math.min(n, servers));
    expect(exact.renegedShare).toBeCloseTo(1 - served / arrivals, 9);
  });

  it("reneging by endless patience is M/M/c", () => {
    const exact = erlangA(4, 5, 1, 1e-9);
    expect(exact.meanWaitOfServed).toBeCloseTo(mmcMeanWait(4, 5), 6);
    expect(exact.renegedShare).toBeCloseTo(0, 6);
  });

  it("machine repair", () => {
    const [machines, repairers, failure, repair] = [10, 2, 0.2, 1];
    const chain = stationary(0, (down) => [
      [down + 1, (machines - down) * failure],
      [down - 1, Math.min(down, repairers) * repair],
    ]);
    const exact = machineRepair(machines, repairers, failure, repair);
    expect(exact.meanDown).toBeCloseTo(
      meanOver(chain, (down) => down),
      10,
    );
    const waiting = meanOver(chain, (down) => Math.max(0, down - repairers));
    const failures = meanOver(chain, (down) => (machines - down) * failure);
    expect(exact.meanWait).toBeCloseTo(waiting / failures, 10);
  });

  it("breakdowns", () => {
    const [arrivals, failure, repair] = [0.5, 0.1, 0.5];
    const chain = stationary<[number: number, up: number]>([0, 1], ([n, up]) => [
      [[n < 150 ? n + 1 : n, up], arrivals],
      [[n - 1, up], up === 1 && n > 0 ? 1 : 0],
      [[n, 1 - up], up === 1 ? failure : repair],
    ]);
    const exact = breakdownsMeanNumber(arrivals, 1, failure, repair);
    expect(exact).toBeCloseTo(
      meanOver(chain, ([n]) => n),
      9,
    );
  });

  it("batch arrivals", () => {
    const chances = [
      [1, 0.5],
      [2, 0.3],
      [5, 0.2],
    ] as const;
    const chain = stationary(0, (n) => [
      ...chances.map(([size, chance]): Transition<number> => [
        Math.min(300, n + size),
        0.3 * chance,
      ]),
      [n - 1, n > 0 ? 1 : 0],
    ]);
    const batch = { mean: 2.1, secondMoment: 0.5 + 0.3 * 4 + 0.2 * 25 };
    expect(batchArrivalsMeanNumber(0.3, batch)).toBeCloseTo(
      meanOver(chain, (n) => n),
      8,
    );
  });

  it("calls for several units", () => {
    const classes = [
      { offeredLoad: 8, units: 1 },
      { offeredLoad: 2, units: 4 },
    ];
    const chain = stationary<[small: number, large: number]>([0, 0], ([small, large]) => {
      const free = 20 - small - 4 * large;
      return [
        [[small + 1, large], free >= 1 ? 8 : 0],
        [[small, large + 1], free >= 4 ? 2 : 0],
        [[small - 1, large], small],
        [[small, large - 1], large],
      ];
    });
    const [smallLost, largeLost] = kaufmanRoberts(20, classes);
    const lacking = (units: number) =>
      meanOver(chain, ([small, large]) => (20 - small - 4 * large < units ? 1 : 0));
    expect(smallLost).toBeCloseTo(lacking(1), 10);
    expect(largeLost).toBeCloseTo(lacking(4), 10);
  });

  it("base stock with exponential lead times", () => {
    const chain = stationary(0, (onOrder) => [
      [onOrder < 80 ? onOrder + 1 : onOrder, 1],
      [onOrder - 1, onOrder / 3],
    ]);
    const exact = baseStock(4, 1, 3);
    expect(exact.filledAtOnce).toBeCloseTo(
      meanOver(chain, (n) => (n < 4 ? 1 : 0)),
      10,
    );
    expect(exact.meanOnHand).toBeCloseTo(
      meanOver(chain, (n) => Math.max(0, 4 - n)),
      10,
    );
    expect(exact.meanBackorders).toBeCloseTo(
      meanOver(chain, (n) => Math.max(0, n - 4)),
      10,
    );
  });

  it("two units told apart", () => {
    const [first, second] = [0.7, 0.4];
    const chain = stationary<[one: number, two: number, waiting: number]>(
      [0, 0, 0],
      ([one, two, waiting]) => {
        if (one + two === 2) {
          return [
            [[1, 1, Math.min(200, waiting + 1)], first + second],
            [[waiting > 0 ? 1 : 0, 1, Math.max(0, waiting - 1)], 1],
            [[1, waiting > 0 ? 1 : 0, Math.max(0, waiting - 1)], 1],
          ];
        }
        return [
          [one === 0 ? [1, two, 0] : [1, 1, 0], first],
          [two === 0 ? [one, 1, 0] : [1, 1, 0], second],
          [[0, two, 0], one],
          [[one, 0, 0], two],
        ];
      },
    );
    const exact = hypercubeOfTwo([first, second], 1);
    expect(exact.workloads[0]).toBeCloseTo(
      meanOver(chain, ([one]) => one),
      9,
    );
    expect(exact.workloads[1]).toBeCloseTo(
      meanOver(chain, ([, two]) => two),
      9,
    );
    const byOther = meanOver(chain, ([one, two]) =>
      one + two === 1 ? (one === 1 ? first : second) / (first + second) : 0,
    );
    expect(exact.answeredByOther).toBeCloseTo(byOther, 9);
    const waiting = meanOver(chain, ([, , queue]) => queue);
    expect(exact.meanWait).toBeCloseTo(waiting / (first + second), 8);
  });

  it("closed network", () => {
    const stations = [
      { servers: 1, serviceRate: 2 },
      { servers: 1, serviceRate: 1 },
      { servers: 2, serviceRate: 0.8 },
    ];
    const rate = (n: number, station: number) =>
      Math.min(n, stations[station].servers) * stations[station].serviceRate;
    const chain = stationary<[number, number, number]>([8, 0, 0], ([a, b, c]) => [
      [[a - 1, b + 1, c], rate(a, 0) * 0.45],
      [[a - 1, b, c + 1], rate(a, 0) * 0.55],
      [[a + 1, b - 1, c], rate(b, 1)],
      [[a + 1, b, c - 1], rate(c, 2)],
    ]);
    const exact = closedNetwork(stations, [1, 0.45, 0.55], 8);
    expect(exact.throughput).toBeCloseTo(
      meanOver(chain, ([a]) => rate(a, 0)),
      10,
    );
    for (const station of [0, 1, 2]) {
      const number = meanOver(chain, (state) => state[station]);
      expect(exact.meanNumbers[station]).toBeCloseTo(number, 9);
    }
  });
});

describe("closed forms agree with each other", () => {
  it("an open network of one station is M/M/c", () => {
    const { meanTime } = jackson([{ servers: 5, serviceRate: 1 }], [2], [[0.5]]);
    // Everybody comes twice on average, at 4 visits a second in all.
    expect(meanTime).toBeCloseTo(2 * (mmcMeanWait(4, 5) + 1), 10);
  });

  it("breakdowns that last no time change nothing", () => {
    expect(breakdownsMeanNumber(0.8, 1, 0.1, 1e9)).toBeCloseTo(mm1(0.8).meanNumber, 6);
  });

  it("batches of one are M/M/1", () => {
    const L = batchArrivalsMeanNumber(0.8, { mean: 1, secondMoment: 1 });
    expect(L).toBeCloseTo(mm1(0.8).meanNumber, 12);
  });

  it("calls for one unit are Erlang's", () => {
    expect(kaufmanRoberts(10, [{ offeredLoad: 10, units: 1 }])[0]).toBeCloseTo(erlangB(10, 10), 12);
  });

  it("a task hardly ever interrupted takes its length", () => {
    const { meanResumed, meanRestarted, undisturbed } = interruptedTask(2, 1e-7, 1);
    expect(meanResumed).toBeCloseTo(2, 6);
    expect(meanRestarted).toBeCloseTo(2, 6);
    expect(undisturbed).toBeCloseTo(1, 6);
  });
});
