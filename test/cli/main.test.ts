import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

import { describe, expect, it } from "vitest";

import { small } from "../files/small-scenario.ts";

const root = resolve(import.meta.dirname, "../..");

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the launcher as a user does; `readOnly` closes its standard output after so many bytes. */
const muster = (args: ReadonlyArray<string>, readOnly = Infinity): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [join(root, "launch.mjs"), ...args], {
      cwd: root,
      env: { ...process.env, LC_ALL: "en_GB.UTF-8" },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      if (out.length >= readOnly) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("close", (code) => done({ code, out, err }));
  });

describe("the command as a process", () => {
  it("results on standard output, exit code 0", async () => {
    const { code, out, err } = await muster(["schema", "sources"]);
    expect(code).toBe(0);
    expect(err).toBe("");
    expect(JSON.parse(out)).toHaveProperty("title", "sources");
  });

  it("a usage error: help on standard error, exit code 2", async () => {
    const { code, out, err } = await muster(["check"]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("Usage: muster check");
  });

  it("a reader who goes away early is no crash", async () => {
    const { code, err } = await muster(["schema", "catalogue"], 1);
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it("a whole scenario", async () => {
    const { code, out } = await muster(["check", "--json", join(small, "cases")]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty("ok", true);
  });
});
