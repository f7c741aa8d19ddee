import { registerHooks } from "node:module";
import { parentPort } from "node:worker_threads";

// Starts the worker of cases and tells every module that it loads.
const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});
await import("../../../engine/study/case/case-worker.ts");
parentPort?.postMessage({ loaded }, []);
