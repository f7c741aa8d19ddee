import { brotliDecompressSync } from "node:zlib";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const folder = join(import.meta.dirname, "../../node_modules/@sparticuz/chromium/bin");

/** Unpacks a brotli file of the package; throws when the package is not there. */
const inflate = (name: string): Buffer => brotliDecompressSync(readFileSync(join(folder, name)));

/**
 * A headless Chromium out of npm packages, so that nothing need be installed by hand. It is unpacked
 * into a temporary folder once a process. Absent or broken it throws: a browser test never passes
 * without a browser.
 */
export const launchChromium = async (): Promise<Browser> => {
  const place = mkdtempSync(join(tmpdir(), "muster-chromium-"));
  const executable = join(place, "chromium");
  writeFileSync(executable, inflate("chromium.br"));
  chmodSync(executable, 0o755);
  for (const archive of ["al2023.tar.br", "swiftshader.tar.br"]) {
    if (!existsSync(join(folder, archive))) continue;
    const tar = join(place, archive.replace(".br", ""));
    const into = join(place, archive.split(".")[0]);
    mkdirSync(into);
    writeFileSync(tar, inflate(archive));
    const untar = spawnSync("tar", ["-xf", tar, "-C", into], { encoding: "utf8" });
    if (untar.status !== 0) throw new Error(`tar could not unpack ${archive}: ${untar.stderr}`);
  }
  const libraries = [join(place, "al2023", "lib"), process.env["LD_LIBRARY_PATH"] ?? ""];
  return chromium.launch({
    executablePath: executable,
    args: ["--headless=shell", "--no-sandbox", "--disable-gpu"],
    env: { ...process.env, LD_LIBRARY_PATH: libraries.filter((path) => path !== "").join(":") },
  });
};
