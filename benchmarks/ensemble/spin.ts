import { parentPort } from "node:worker_threads";

// Pure arithmetic, nothing shared, no memory: how much faster two threads are on this machine at best.
parentPort?.on("message", (steps: number) => {
  let x = 1;
  for (let i = 0; i < steps; i++) x = (Math.imul(x, 1_103_515_245) + 12_345) | 0;
  parentPort?.postMessage(x, []);
});
