import { build } from "esbuild";
import { join } from "node:path";

const known = new Map<string, Promise<string>>();

/** Oldest browsers that the pages are made for. */
const target = ["chrome100", "firefox100", "safari15.4"];

/**
 * A script for the browser out of one of our TypeScript files: everything it imports in one piece that runs
 * by itself, small, and safe between script tags. Made once a process.
 */
export const bundleScript = (entry: string): Promise<string> => {
  let script = known.get(entry);
  if (script === undefined) {
    script = build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: "iife",
      platform: "browser",
      target,
      minify: true,
      charset: "utf8",
      legalComments: "none",
      logLevel: "silent",
    }).then(({ outputFiles }) =>
      // A script must not end before its end.
      outputFiles[0].text.replaceAll("</script", String.raw`<\/script`),
    );
    known.set(entry, script);
  }
  return script;
};

/** The script of the map. */
export const mapScript = (): Promise<string> =>
  bundleScript(join(import.meta.dirname, "browser/main.ts"));
