#!/usr/bin/env node
// Plain JavaScript that any Node from 20 on can read. The project's own files are TypeScript that
// Node runs directly, which needs Node 22.18 or later; `npm ci` brings a Node 24 for the common
// platforms as an optional package. This file finds it, or says in a sentence what to install.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));

/** Can this version run TypeScript without a flag? */
const runsTypeScript = (version) => {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
};

/** The Node that came with `npm ci`, if this platform has one. */
const bundledNode = () => {
  const names = [
    join(
      "node_modules",
      `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    ),
    join("node_modules", `node-bin-${process.platform}-${process.arch}`),
  ];
  for (const name of names) {
    const path = join(root, name, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (!existsSync(path)) continue;
    const probe = spawnSync(path, ["--version"], { encoding: "utf8" });
    if (probe.status === 0 && runsTypeScript(probe.stdout.trim())) return path;
  }
  return undefined;
};

const refuse = () => {
  process.stderr.write(
    `Muster 需要 Node 24(至少 22.18);当前是 ${process.version},且 npm 没有为 ${process.platform}-${process.arch} 提供现成的 Node。请安装 Node 24 后重试:https://nodejs.org/\n` +
      `Muster needs Node 24 (22.18 at least); this is ${process.version}, and npm has no ready-made Node for ${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org/ and run the command again.\n`,
  );
  process.exit(1);
};

const args = process.argv.slice(2);
const checkOnly = args[0] === "--check-node";
const named = args[0]?.endsWith(".ts") ? args.shift() : undefined;
const entry = named === undefined ? join(root, "engine", "cli", "main.ts") : resolve(root, named);

if (runsTypeScript(process.version)) {
  if (!checkOnly) {
    process.argv.splice(1, process.argv.length, entry, ...args);
    await import(pathToFileURL(entry).href);
  }
} else {
  const node = bundledNode() ?? refuse();
  if (!checkOnly) {
    const child = spawn(node, [entry, ...args], { stdio: "inherit" });
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code, signal) => process.exit(signal === "SIGINT" ? 130 : (code ?? 70)));
  }
}
