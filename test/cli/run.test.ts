import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as Schema from "effect/Schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { RunResult } from "../../engine/inputs/run-result.ts";
import { runCaptured } from "./run-captured.ts";

const callOut = "scenarios/shandong/cases/visualisation-pull.yaml";

/** The least that can be played: two replications in two sets of assumptions, nothing swung. */
const smallest = (replications = 2, swings = 0, report = false): string[] => [
  ...(report ? [] : ["--no-report"]),
  "--replications",
  String(replications),
  "--assumption-sets",
  "2",
  "--swings",
  String(swings),
  "--workers",
  "2",
];
const small = smallest();

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "muster-run-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const out = (name: string): string => join(folder, name);

const sha256 = (path: string): string =>
  createHash("sha256").update(readFileSync(path)).digest("hex");

describe("muster run", () => {
  test("prints one document that holds what its schema says, and keeps it with its hashes", async () => {
    const args = ["run", callOut, "--json", "--out", out("a"), ...smallest(2, 1, true)];
    const { code, out: text } = await runCaptured(args);
    expect(code).toBe(0);
    const result = Schema.decodeUnknownSync(RunResult, { onExcessProperty: "error" })(
      JSON.parse(text),
    );
    expect(result).toMatchObject({
      case: "visualisation-pull",
      seed: 1,
      replications: 2,
      assumptionSets: 2,
    });
    expect(result.traceHash).toMatch(/^[0-9a-f]{32}$/u);
    const picture = result.targets.filter(({ id }) => id === "picture-30");
    // Three clocks, three things that count, two places.
    expect(picture).toHaveLength(18);
    expect(readdirSync(out("a")).sort()).toEqual([
      "blind-spots.csv",
      "manifest.json",
      "measurements.csv",
      "measurements.parquet",
      "report.html",
      "scene.json",
      "summary.json",
    ]);
    expect(readFileSync(join(out("a"), "summary.json"), "utf8")).toBe(text);
    const manifest = JSON.parse(readFileSync(join(out("a"), "manifest.json"), "utf8")) as {
      files: Record<string, string>;
      traceHash: string;
    };
    expect(manifest.traceHash).toBe(result.traceHash);
    for (const [name, hash] of Object.entries(manifest.files)) {
      expect(sha256(join(out("a"), name))).toBe(hash);
    }
  });

  test("answers for one town in a sentence, in the reader's language", async () => {
    const args = ["run", callOut, "--place", "371426101", "--at", "22:40", "--weather", "rain"];
    const more = ["--without", "power", "--target", "picture-30", "--out", out("b"), ...small];
    const zh = await runCaptured([...args, ...more, "--lang", "zh"]);
    expect(zh.code).toBe(0);
    expect(zh.out).toMatch(/王凤楼镇 22:40 雨 断电:首帧画面/u);
    const en = await runCaptured([...args, ...more, "--lang", "en"]);
    expect(en.out.replaceAll("\n", " ")).toMatch(
      /Wangfenglou Town, 22:40, rain, no power: first picture/u,
    );
    expect(en.out).not.toMatch(/[\u4e00-\u9fff]/u);
  });
});

describe("muster assert: the exit code is the verdict", () => {
  const assert = (args: readonly string[], replications = 2) =>
    runCaptured([
      "assert",
      callOut,
      "--quiet",
      "--out",
      out("c"),
      ...smallest(replications),
      ...args,
    ]);
  const within = (km: number): string[] => [
    "--target",
    "air-80km",
    "--set",
    `targets.targets.air-80km.threshold.atMost.length.value=${km}`,
  ];

  test("0 where all are met", async () => {
    expect((await assert(within(800))).code).toBe(0);
  });

  test("1 where one is not met", async () => {
    expect((await assert(within(8))).code).toBe(1);
  });

  test("one reading of a promise can be asked for", async () => {
    const one = ["--target", "air-80km/towns", ...within(800).slice(2)];
    const { code, out: text } = await assert([...one, "--json"]);
    const { targets } = JSON.parse(text) as RunResult;
    expect(targets.map(({ id, variant }) => [id, variant])).toEqual([["air-80km", "towns"]]);
    expect(code).toBe(0);
    const written = await assert(["--target", "air-80km/as-written", "--json"]);
    expect((JSON.parse(written.out) as RunResult).targets.map(({ variant }) => variant)).toEqual([
      null,
    ]);
  });

  test("3 where it is undecided, and where nothing can be tested", async () => {
    expect((await assert(["--target", "picture-30"], 1)).code).toBe(3);
    const { code, out: text } = await assert(["--target", "warning-5"]);
    expect(code).toBe(3);
    expect(text).toContain("not applicable");
  });
});

describe("bad input writes nothing", () => {
  const refused = async (...args: string[]): Promise<string> => {
    const {
      code,
      out: text,
      err,
    } = await runCaptured(["run", ...args, "--out", out("refused"), ...small]);
    expect([code, text]).toEqual([2, ""]);
    expect(existsSync(out("refused"))).toBe(false);
    return err;
  };

  test("a case that is not there, or is none", async () => {
    expect(await refused("scenarios/shandong/cases/no-such.yaml")).toContain("no file");
    expect(await refused("scenarios/shandong/region.yaml")).toContain("the file of a case");
  });

  test("an unknown target, with the nearest", async () => {
    expect(await refused(callOut, "--target", "picture30")).toContain("Did you mean picture-30?");
    expect(await refused(callOut, "--target", "air-80km/town")).toContain(
      "Did you mean air-80km/towns?",
    );
  });

  test("a path that does not exist, a place that is not in the region", async () => {
    expect(await refused(callOut, "--set", "case.horizn.value=3")).toContain("which is not there");
    expect(await refused(callOut, "--place", "nowhere")).toContain("not in the region");
  });

  test("what nothing is called: the words on the command line are named", async () => {
    expect(await refused(callOut, "--without", "magic")).toMatch(
      /^--without magic: error: found magic, which nothing is called/u,
    );
  });

  test("a reliability that nothing can show", async () => {
    for (const wrong of ["0", "1", "1.2"]) {
      const change = `targets.targets.picture-30.reliability=${wrong}`;
      expect(await refused(callOut, "--set", change)).toMatch(/reliability/u);
    }
  });

  test("a seed that is no number", async () => {
    expect(await refused(callOut, "--seed", "x")).toContain("seed");
  });
});

test("no replications, no workers: refused", async () => {
  const { code, err } = await runCaptured(["run", callOut, ...smallest(0)]);
  expect(code).toBe(2);
  expect(err).toContain("--replications");
  const none = await runCaptured(["run", callOut, "--workers", "0"]);
  expect([none.code, none.err.includes("--workers")]).toEqual([2, true]);
});

test("results that cannot be written end with 74", async () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  const args = ["run", callOut, "--target", "air-80km", "--out", file, ...small];
  const { code, err } = await runCaptured(args);
  expect(code).toBe(74);
  expect(err).toMatch(/could not write the results: .*a-file: part of the path is a file/u);
  // At once: nothing was played.
  expect(err).not.toContain("warning");
});

test.runIf(process.platform === "linux")(
  "a folder that no one can make is 74, not a wait",
  async () => {
    const args = ["run", callOut, "--target", "air-80km", "--out", "/proc/none/there", ...small];
    expect((await runCaptured(args)).code).toBe(74);
  },
);

test("what the inventory lacks is said: no aircraft, no terminals", async () => {
  const args = ["run", callOut, "--out", out("d"), ...small];
  const { code, err } = await runCaptured([
    ...args,
    "--without",
    "helicopter",
    "--without",
    "body-terminal",
    "--without",
    "deployable-camera",
  ]);
  expect(code).toBe(0);
  expect(err).toMatch(/the inventory has no helicopters/u);
  expect(err).toMatch(/the inventory has no terminals of the towns/u);
});

describe("interrupted", () => {
  const long = (folder: string): string[] =>
    `run ${callOut} --target picture-30 --assumption-sets 1 --swings 0 --replications 1100 --seed 5 --workers 2 --no-report --out ${folder}`.split(
      " ",
    );

  /** Runs until so many bytes of finished replications are kept, then interrupts. */
  const interruptedAt = async (folder: string, bytes: number) => {
    const interruption = new AbortController();
    const watch = setInterval(() => {
      const names = existsSync(folder) ? readdirSync(folder) : [];
      if (names.some((name) => statSync(join(folder, name)).size > bytes)) interruption.abort();
    }, 5);
    const done = await runCaptured(long(folder), { LANG: "en" }, interruption.signal);
    clearInterval(watch);
    return done;
  };

  test("threads stop, 130; what was finished is kept and the same command goes on", async () => {
    const { code, err, out: text } = await interruptedAt(out("e"), 4000);
    expect([code, text]).toEqual([130, ""]);
    expect(err).toMatch(/interrupted: \d+ of 1100 replications are kept in .*; the same command/u);
    expect(readdirSync(out("e"))).toHaveLength(1);
    const resumed = await runCaptured([...long(out("e")), "--json"]);
    expect(resumed.code).toBe(0);
    expect(resumed.err).toMatch(/resuming: \d+ of 1100 replications are there/u);
    const whole = await runCaptured([...long(out("f")), "--json"]);
    expect(whole.err).not.toContain("resuming");
    expect(resumed.out).toBe(whole.out);
    expect(readdirSync(out("e"))).toEqual(readdirSync(out("f")));
    for (const name of readdirSync(out("f"))) {
      expect(readFileSync(join(out("e"), name))).toEqual(readFileSync(join(out("f"), name)));
    }
  });

  test("before anything was finished nothing is left", async () => {
    const { code } = await interruptedAt(out("g"), 10);
    expect(code).toBe(130);
    expect(existsSync(out("g"))).toBe(false);
  });
});

describe("a folder of results", () => {
  const small = (...args: string[]) =>
    runCaptured(["run", callOut, "--target", "air-80km", ...smallest(), ...args]);

  test("of another case is refused before anything is played, and can be given up", async () => {
    const own = out("h");
    expect((await small("--out", own)).code).toBe(0);
    const before = readFileSync(join(own, "manifest.json"), "utf8");
    writeFileSync(join(own, "manifest.json"), before.replace('"visualisation-pull"', '"heze"'));
    const { code, out: text, err } = await small("--out", own);
    expect([code, text]).toEqual([2, ""]);
    expect(err).toMatch(/manifest\.json holds results of another case, heze/u);
    expect(err.split("\n").length).toBeLessThan(4);
    expect((await small("--out", own, "--overwrite")).code).toBe(0);
    expect(readFileSync(join(own, "manifest.json"), "utf8")).toContain('"visualisation-pull"');
  });
});
