import type { Narrowing } from "../files/narrowing.ts";
import { nearestName } from "../files/nearest-name.ts";
import type { ReadCase } from "../files/read-case.ts";
import type { Case } from "../inputs/case.ts";
import type { Problem } from "../inputs/problem.ts";
import type { Text } from "../inputs/text.ts";
import { AS_WRITTEN } from "../study/case/case-program.ts";
import type { Say } from "./language.ts";
import { exitCodes } from "./outcome.ts";
import { problemCount, problemLines } from "./show-problems.ts";
import type { Streams } from "./streams.ts";

/** Tells what is wrong with the inputs: problems as a document with `--json`, else as lines. */
export const refuseInputs = (
  problems: readonly Problem[],
  json: boolean,
  say: Say,
  streams: Streams,
): { readonly code: number } => {
  if (json) {
    streams.out(`${JSON.stringify({ ok: false, problems }, undefined, 2)}\n`);
  } else {
    streams.err(`${problemLines(problems, say).join("\n")}\n`);
    streams.err(`${say(problemCount(problems))}\n`);
  }
  return { code: exitCodes.badInput };
};

/** Tells what is wrong with the command line. */
export const refuseUsage = (text: Text, say: Say, streams: Streams): { readonly code: number } => {
  streams.err(`muster: ${say(text)}\n`);
  return { code: exitCodes.badInput };
};

/** The code of the place that a narrowed case happens at: its call-out, or its epicentre. */
export const placeOfCase = ({ hazards }: Case): string | undefined => {
  for (const hazard of hazards) {
    if (hazard.kind === "call-out") {
      if (hazard.places?.length === 1) return hazard.places[0];
    } else if ("place" in hazard.epicentre) return hazard.epicentre.place;
  }
  return undefined;
};

/** Changes of the command line, as they were written. */
export const narrowingWords = ({
  set = [],
  place,
  at,
  weather,
  without = [],
}: Narrowing): string[] => [
  ...set.map((change) => `--set ${change}`),
  ...(place === undefined ? [] : [`--place ${place}`]),
  ...(at === undefined ? [] : [`--at ${at}`]),
  ...(weather === undefined ? [] : [`--weather ${weather}`]),
  ...without.map((what) => `--without ${what}`),
];

/** What is wrong with a target that was asked for, `id` or `id/reading`; undefined if the case has it. */
export const unknownTarget = (inputs: ReadCase, asked: string): Text | undefined => {
  const known = inputs.targets.flatMap(({ targets }) =>
    Object.entries(targets).flatMap(([id, { interpretations = {} }]) => [
      id,
      ...[AS_WRITTEN, ...Object.keys(interpretations)].map((variant) => `${id}/${variant}`),
    ]),
  );
  if (known.includes(asked)) return undefined;
  const near = nearestName(asked, known);
  // A reading that is not there: those of its target are of more use than all targets.
  const [id] = asked.split("/");
  const readings = known.filter((each) => each.startsWith(`${id}/`));
  const shown = readings.length > 0 ? readings : known.filter((each) => !each.includes("/"));
  return {
    zh: `未知目标 ${JSON.stringify(asked)}${near === undefined ? "" : `。是否想写 ${near}?`}\n可用:${shown.join("、")};一种解释写作 目标/解释,原文为 目标/${AS_WRITTEN}`,
    en: `unknown target ${JSON.stringify(asked)}${near === undefined ? "" : `. Did you mean ${near}?`}\nallowed: ${shown.join(", ")}; one reading as target/reading, the wording itself as target/${AS_WRITTEN}`,
  };
};
