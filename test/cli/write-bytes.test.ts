import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "vitest";

import { writeBytes } from "../../engine/cli/write-bytes.ts";

const folder = mkdtempSync(join(tmpdir(), "muster-write-bytes-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("writing a file", () => {
  test("makes its folders and leaves nothing else there", () => {
    const file = join(folder, "a/b/c.txt");
    writeBytes(file, "one");
    writeBytes(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(readdirSync(join(folder, "a/b"))).toEqual(["c.txt"]);
  });

  test("what cannot be written leaves what stood there whole, and no part of the new", () => {
    const own = join(folder, "kept");
    const file = join(own, "report.html");
    writeBytes(file, "before");
    // A folder where the unfinished file would be: nothing can be written to it.
    mkdirSync(join(own, `.report.html.${process.pid}.part`));
    expect(() => {
      writeBytes(file, "after");
    }).toThrow();
    expect(readFileSync(file, "utf8")).toBe("before");
  });

  test("a link stays one", () => {
    const real = join(folder, "real.txt");
    writeFileSync(real, "before");
    const link = join(folder, "link.txt");
    symlinkSync(real, link);
    writeBytes(link, "after");
    expect(readFileSync(real, "utf8")).toBe("after");
  });

  test.runIf(process.platform === "linux")("where no folder can be made it comes back", () => {
    expect(() => {
      writeBytes("/proc/nothing/here.txt", "x");
    }).toThrow(/here\.txt/u);
  });

  test("a file on the way is told", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    chmodSync(file, 0o600);
    expect(() => {
      writeBytes(join(file, "below/x.txt"), "x");
    }).toThrow(/x\.txt/u);
  });
});
