import type { Distribution } from "../../../engine/random/distribution.ts";
import { batchArrivals } from "./batch-arrivals.ts";
import { breakdowns } from "./breakdowns.ts";
import { closedNetworkProcesses } from "./closed-network.ts";
import { erlangLoss } from "./erlang-b.ts";
import type { Experiment } from "./experiment.ts";
import { hypercube } from "./hypercube.ts";
import { interruptedTasks } from "./interrupted-task.ts";
import { jacksonNetwork } from "./jackson.ts";
import { machineRepairProcesses } from "./machine-repair.ts";
import { mg1 } from "./mg1.ts";
import { mm1Processes } from "./mm1.ts";
import { mmcEvents } from "./mmc.ts";
import { priority } from "./priority.ts";
import { reneging } from "./reneging.ts";
import { severalUnits } from "./several-units.ts";
import { constant, exponential } from "./source.ts";
import { stockpile } from "./stockpile.ts";

const lognormal: Distribution = { kind: "lognormal", mean: 1, sd: Math.SQRT2 };
const erlang2: Distribution = { kind: "gamma", shape: 2, scale: 0.5 };
const even: Distribution = { kind: "uniform", min: 0, max: 2 };
const busload: Distribution = { kind: "discrete", values: [1, 2, 5], weights: [0.5, 0.3, 0.2] };
const leadTime: Distribution = { kind: "lognormal", mean: 3, sd: 3 };
const rates = [0.3, 0.5] as const;

/**
 * Every model with known answers. Each runs 100 independent replications of the duration given (its
 * last argument, in mean service times; for background tasks their number), after a warm-up of many
 * relaxation times that is forgotten by `resetStatistics`. The durations make the half-width of the
 * 99.9 % interval somewhat less than 1 % of the value for every quantity; M/M/100 takes half of the
 * time of all.
 */
export const experiments: readonly Experiment[] = [
  mm1Processes(0.5, 18_000, "means"),
  mm1Processes(0.8, 50_000),
  mm1Processes(0.9, 22_000, "means"),
  mmcEvents(1.5, 2, 10_000),
  mmcEvents(4, 5, 9000),
  mmcEvents(9, 10, 6000),
  mmcEvents(95, 100, 5500),
  mmcEvents(2, 3, 14_000),
  mmcEvents(8, 10, 10_000),
  erlangLoss(5, 3, exponential(1), "processes", 3000),
  erlangLoss(5, 3, constant(1), "events", 3000),
  erlangLoss(5, 3, lognormal, "processes", 3000),
  erlangLoss(10, 10, exponential(1), "events", 1000),
  erlangLoss(10, 10, constant(1), "processes", 1000),
  erlangLoss(10, 10, lognormal, "events", 1000),
  erlangLoss(100, 100, exponential(1), "processes", 200),
  erlangLoss(100, 100, constant(1), "events", 200),
  erlangLoss(100, 100, lognormal, "events", 200),
  mg1("constant", 0.8, constant(1), 6000),
  mg1("Erlang-2", 0.8, erlang2, 8000),
  mg1("uniform", 0.8, even, 7000),
  mg1("lognormal", 0.8, lognormal, 20_000),
  priority(exponential(1), rates, false, 20_000),
  priority(constant(1), rates, false, 15_000),
  priority(exponential(1), rates, true, 14_000),
  priority(constant(1), rates, true, 9000),
  interruptedTasks("resume", 1, 0.3, 1000),
  interruptedTasks("restart", 1, 0.3, 1000),
  interruptedTasks("abandon", 1, 0.3, 1000),
  machineRepairProcesses(10, 2, 0.2, 1, 4500),
  reneging(10, 8, 0.5, "patience in events", 600),
  jacksonNetwork(15_000),
  closedNetworkProcesses(8, 3000),
  breakdowns(0.5, 0.1, 0.5, 10_000),
  batchArrivals(0.3, busload, 10_000),
  severalUnits(
    20,
    [
      { offeredLoad: 8, units: 1 },
      { offeredLoad: 2, units: 4 },
    ],
    7500,
  ),
  stockpile(4, 1, leadTime, 7000),
  hypercube([0.7, 0.4], 1, 22_000),
];
