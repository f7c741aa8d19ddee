import { expect, test } from "vitest";

import { jobOf, JobQueue } from "../../../engine/study/pool/job-queue.ts";
import type { Job } from "../../../engine/study/pool/job-queue.ts";

const ends = { done: () => {}, failed: () => {} };
let id = 0;
const job = (set: number, order = 0, program = 0): Job =>
  jobOf(
    id++,
    {
      do: "play",
      block: {
        program,
        assumptions: { seed: 1, assumptionSet: set, assumptionSets: 9 },
        replications: [0],
        explain: false,
      },
    },
    order,
    ends,
  );

const filled = (...jobs: Job[]): JobQueue => {
  const queue = new JobQueue();
  for (const each of jobs) queue.add(each);
  return queue;
};
const one = () => true;
const [thread, other] = [{}, {}];

test("a thread takes what it has ready, then its set, then what nobody is at, then anything", () => {
  const [ready, sameSet, fresh, elsewhere] = [job(3), job(4, 0, 1), job(5), job(6)];
  const queue = filled(elsewhere, fresh, sameSet, ready);
  queue.add(job(6), true);
  expect(queue.nextFor(other, one)).toHaveLength(1);
  queue.add(job(4), true);
  expect(queue.nextFor(thread, one)[0].set).toBe(sameSet.set);
  queue.finished(thread, [ready.key]);
  expect(queue.nextFor(thread, one)).toEqual([ready]);
  queue.finished(thread, []);
  expect(queue.nextFor(thread, one)[0]).toBe(fresh);
  expect(queue.nextFor(thread, one)).toEqual([sameSet]);
  expect(queue.nextFor(thread, one)).toEqual([elsewhere]);
  expect(queue.nextFor(thread, one)).toEqual([]);
});

test("a lower order comes first whatever is ready", () => {
  const [later, sooner] = [job(1, 1), job(2, 0)];
  const queue = filled(later, sooner);
  queue.finished(thread, [later.key]);
  expect(queue.nextFor(thread, one)).toEqual([sooner]);
  expect(queue.nextFor(thread, one)).toEqual([later]);
});

test("several go together if what they need is ready, until it is enough", () => {
  const jobs = [job(1), job(2), job(1), job(3), job(1)];
  const queue = filled(...jobs);
  queue.finished(thread, [jobs[0].key]);
  expect(queue.nextFor(thread, (taken) => taken.length === 2)).toEqual([jobs[0], jobs[2]]);
  expect(queue.nextFor(thread, () => false)).toEqual([jobs[4]]);
});

test("a job that was suspected goes alone, and before the others of its order", () => {
  const [bad, good] = [job(1), job(1)];
  const queue = filled(good);
  bad.alone = true;
  queue.add(bad, true);
  expect(queue.nextFor(thread, () => false)).toEqual([bad]);
  expect(queue.nextFor(thread, () => false)).toEqual([good]);
});

test("what is withdrawn is gone", () => {
  const [a, b] = [job(1), job(2)];
  const queue = filled(a, b);
  queue.remove(a);
  queue.remove(a);
  expect(queue.clear()).toEqual([b]);
  expect(queue.nextFor(thread, one)).toEqual([]);
});
