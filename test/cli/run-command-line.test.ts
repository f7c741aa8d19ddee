import { describe, expect, it } from "vitest";

import { runCaptured } from "./run-captured.ts";

const han = /\p{Script=Han}/u;

describe("muster", () => {
  it("help that was asked for is a result", async () => {
    const { code, out, err } = await runCaptured(["--help"]);
    expect(code).toBe(0);
    expect(err).toBe("");
    for (const words of ["Usage: muster", "check", "schema", "--json", "--lang zh|en", "--quiet"]) {
      expect(out).toContain(words);
    }
    expect(out).not.toMatch(han);
  });

  it("help in Chinese, by flag or by locale", async () => {
    const byFlag = await runCaptured(["--lang", "zh", "check", "--help"]);
    const byLocale = await runCaptured(["check", "--help"], { LC_ALL: "zh_CN.UTF-8", LANG: "C" });
    expect(byFlag.out).toBe(byLocale.out);
    for (const words of ["用法", "参数", "通用选项", "示例", "退出码为 2"]) {
      expect(byFlag.out).toContain(words);
    }
  });

  it("every line of a help page fits 100 columns", async () => {
    for (const args of [["--help"], ["check", "--help"], ["schema", "--help", "--lang", "zh"]]) {
      const { out } = await runCaptured(args);
      for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it("the version", async () => {
    expect(await runCaptured(["--version"])).toStrictEqual({
      code: 0,
      out: "muster 9.9.9\n",
      err: "",
    });
  });

  it.each([
    [[], "Usage: muster"],
    [["chek"], "unknown command chek. Did you mean check?"],
    [["check"], "argument FILE is required"],
    [["check", "--jsn", "x"], "unknown flag --jsn. Did you mean --json?"],
    [["check", "--lang", "fr", "x"], '--lang cannot be "fr"'],
    [["schema", "case", "region"], 'unexpected argument "region"'],
    [["schema", "regoin"], 'unknown kind "regoin". Did you mean region?'],
  ])("usage: %j", async (args, words) => {
    const { code, out, err } = await runCaptured(args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(words);
    // After an error a line of usage and where to read more, not the whole page.
    if (args.length > 0 && args[1] !== "regoin") {
      expect(err).toMatch(/^Usage: muster.*\(see muster.* --help\)$/mu);
      expect(err.split("\n").length).toBeLessThan(5);
    }
  });

  it("usage errors in Chinese", async () => {
    const { err } = await runCaptured(["chek", "--lang", "zh"]);
    expect(err).toContain("未知命令 chek。是否想写 check?");
    expect(err).toContain("用法");
    const range = await runCaptured(["run", "x.yaml", "--workers", "0", "--lang", "zh"]);
    expect(range.err).toContain('--workers 的值 "0" 无效,应为 1 至 256\n');
    const whole = await runCaptured(["run", "x.yaml", "--replications", "2.5", "--lang", "zh"]);
    expect(whole.err).toContain("应为 整数\n");
    const word = await runCaptured(["run", "x.yaml", "--replications", "abc", "--lang", "zh"]);
    expect(word.err).toContain("应为 数字\n");
    const twice = await runCaptured(["run", "x.yaml", "--out", "a", "--out", "b", "--lang", "zh"]);
    expect(twice.err).toContain("--out 只能给一次\n");
  });

  it("a completion script for each shell", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, out } = await runCaptured(["--completions", shell]);
      expect(code).toBe(0);
      expect(out).toContain("muster");
    }
  });
});
