import { openPool } from "../../../engine/study/pool/pool.ts";
import type { Pool } from "../../../engine/study/pool/pool.ts";
import type { RunResult } from "../../../engine/inputs/run-result.ts";
import { runResult, studyProgram } from "../../../engine/study/study.ts";
import type { Study, StudyRequest } from "../../../engine/study/study.ts";
import type { NameSources } from "../../../engine/study/figure-name.ts";
import type { About } from "../../../engine/study/results/keep-results.ts";

/** Threads that play the synthetic program. */
export const toyPool = (workers = 1): Pool =>
  openPool(new URL("../synthetic-worker.ts", import.meta.url), [{ below: 40, above: 60 }], workers);

export const toyRequest: StudyRequest = {
  program: 0,
  seed: 1,
  replications: 12,
  sets: 3,
  swings: 0,
  swingReplications: 1,
  suspects: {},
};

export const playToy = (pool: Pool): Promise<Study> => studyProgram(pool, toyRequest);

export const toyResult = (study: Study): RunResult => {
  const names = { catalogue: { kinds: {} }, inventory: { unknowns: {} } } as unknown as NameSources;
  const head = {
    case: "toy",
    name: { zh: "玩具", en: "toy" },
    changes: [],
    place: null,
    classification: null,
    hazards: [],
  };
  return { ...runResult(study, head, names), answer: null };
};

const hash = "0123456789abcdef".repeat(4);

export const toyAbout: About = {
  muster: "9.9.9",
  engine: hash,
  node: "24",
  file: "toy.yaml",
  narrowing: {},
  only: [],
  limit: 12,
  fixed: true,
  swings: 0,
  events: false,
  inputs: { case: hash },
};
