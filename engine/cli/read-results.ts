import * as Effect from "effect/Effect";

import { shownPath } from "../files/disk.ts";
import { ResultsRefused } from "../study/results/manifest.ts";
import { openResults } from "../study/results/open-results.ts";
import type { Results } from "../study/results/open-results.ts";
import type { Say } from "./language.ts";
import type { Streams } from "./streams.ts";
import { troubleWords } from "./write-trouble.ts";
import { withDisk } from "./on-disk.ts";

/**
 * The finished results in a folder, for a command that goes on with them; undefined where they cannot be
 * used, after saying why and what to do. The command then ends with `exitCodes.badInput`.
 *
 * @param folder the folder, or its `manifest.json`
 */
export const readResults = (
  folder: string,
  say: Say,
  streams: Streams,
): Effect.Effect<Results | undefined> =>
  withDisk(openResults(folder)).pipe(
    Effect.catch((error) =>
      Effect.sync(() => {
        const isRefused = error instanceof ResultsRefused;
        const text = isRefused ? error.text : troubleWords(error);
        streams.err(`muster: ${shownPath(isRefused ? error.file : folder)} ${say(text)}\n`);
        return undefined;
      }),
    ),
  );
