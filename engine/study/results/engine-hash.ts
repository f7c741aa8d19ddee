import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const engine = fileURLToPath(new URL("../..", import.meta.url));
const packages = fileURLToPath(new URL("../../../package.json", import.meta.url));

/** Not the rooms that read inputs, which are hashed themselves, or lay out what was found. */
const isPlayed = (path: string): boolean =>
  path.endsWith(".ts") && !["cli", "drill", "files"].includes(path.split(sep)[0]);

/**
 * SHA-256 of the code that plays and judges, and of the versions of what it stands on: the same inputs
 * give the same results where it is the same. It takes about 20 ms.
 */
export const engineHash = (): string => {
  const hash = createHash("sha256");
  const { dependencies } = JSON.parse(readFileSync(packages, "utf8")) as {
    readonly dependencies: unknown;
  };
  hash.update(JSON.stringify(dependencies));
  const paths = readdirSync(engine, { recursive: true, encoding: "utf8" }).filter(isPlayed).sort();
  for (const path of paths) {
    hash.update(`\n${path.split(sep).join("/")}\n`);
    hash.update(readFileSync(join(engine, path)));
  }
  return hash.digest("hex");
};
