import type { KindClass } from "../../inputs/catalogue-figures.ts";
import { assumptionShare } from "../../world/assumptions.ts";
import { scoresBySet } from "../ensemble/ensemble.ts";
import type { Ensemble } from "../ensemble/ensemble.ts";
import type { Description } from "../pool/program.ts";

/** Where an unknown lies in each set of assumptions of an ensemble, as shares of its range. */
export const sharesBySet = ({ plan }: Pick<Ensemble, "plan">, path: string): number[] =>
  Array.from({ length: plan.sets }, (_, set) => assumptionShare(plan.seed, set, plan.sets, path));

/** Sets of assumptions below which nothing can be read off the differences between them. */
const LEAST_SETS = 6;

/** Classes of the catalogue whose kinds do nothing unless a unit of theirs acts. */
const acts: ReadonlySet<KindClass> = new Set([
  "team",
  "vehicle",
  "boat",
  "pump",
  "plant",
  "helicopter",
  "store",
  "shelter",
  "medical",
]);

/**
 * Unknowns that could matter to what an ensemble has shown: figures of kinds of unit of which none acted
 * are left out.
 */
export const candidates = (
  { unknowns, unitKinds }: Description,
  { acting }: Pick<Ensemble, "acting">,
): string[] => {
  const acted = new Set(acting.map((row) => unitKinds[row].id));
  const idle = new Set(
    unitKinds.filter((kind) => acts.has(kind.class) && !acted.has(kind.id)).map(({ id }) => id),
  );
  return unknowns
    .map(([path]) => path)
    .filter((path) => {
      const [room, id] = path.split("/");
      return room !== "catalogue" || !idle.has(id);
    });
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const centred = (values: readonly number[]): number[] => {
  const middle = mean(values);
  return values.map((value) => value - middle);
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i], 0);

/**
 * The unknowns that go with the differences between sets of assumptions, the strongest first: each step
 * takes the one that correlates most with what the earlier ones leave unexplained (forward selection).
 * It finds what to try; what each does alone is then played out (`swings.ts`). None where there are too
 * few sets, or all say the same.
 */
export const screen = (
  ensemble: Ensemble,
  index: number,
  description: Description,
  paths: readonly string[],
  most: number,
): string[] => {
  const scores = scoresBySet(ensemble, index, description.targets[index]);
  const heard = scores.flatMap((score, set) => (Number.isNaN(score) ? [] : [set]));
  if (heard.length < LEAST_SETS) return [];
  let rest = centred(heard.map((set) => scores[set]));
  const shares = new Map(
    paths.map((path) => {
      const all = sharesBySet(ensemble, path);
      return [path, centred(heard.map((set) => all[set]))] as const;
    }),
  );
  const chosen: string[] = [];
  while (chosen.length < most && chosen.length < heard.length - 2) {
    const left = dot(rest, rest);
    if (left <= 1e-18) break;
    let best: string | undefined;
    let strongest = 0;
    for (const [path, own] of shares) {
      const product = dot(rest, own);
      const strength = (product * product) / (dot(own, own) * left);
      if (strength > strongest) {
        strongest = strength;
        best = path;
      }
    }
    if (best === undefined) break;
    const own = shares.get(best) ?? [];
    const slope = dot(rest, own) / dot(own, own);
    rest = rest.map((value, i) => value - slope * own[i]);
    shares.delete(best);
    chosen.push(best);
  }
  return chosen;
};

/** Where a promise changes over along one unknown: it holds on one side of a share and fails on the other. */
export interface Flip {
  readonly path: string;
  readonly atShare: number;
  readonly holdsAbove: boolean;
  /** Sets that are told apart rightly by it, of those looked at. */
  readonly right: number;
  readonly of: number;
}

/**
 * The share of an unknown's range that best divides the sets in which a promise holds from those in which
 * it fails: midway between two neighbouring sets. Undefined where all say the same.
 */
export const flipAlong = (
  path: string,
  shares: readonly number[],
  holds: readonly (boolean | undefined)[],
): Flip | undefined => {
  const sets = shares
    .flatMap((share, set) => {
      const held = holds[set];
      return held === undefined ? [] : [{ share, held }];
    })
    .sort((a, b) => a.share - b.share);
  const all = sets.filter(({ held }) => held).length;
  if (all === 0 || all === sets.length) return undefined;
  let best: Flip | undefined;
  let below = 0;
  for (let i = 0; i + 1 < sets.length; i++) {
    if (sets[i].held) below++;
    const above = all - below;
    const failingBelow = i + 1 - below;
    const failingAbove = sets.length - (i + 1) - above;
    const atShare = (sets[i].share + sets[i + 1].share) / 2;
    for (const holdsAbove of [true, false]) {
      const right = holdsAbove ? above + failingBelow : below + failingAbove;
      if (best === undefined || right > best.right) {
        best = { path, atShare, holdsAbove, right, of: sets.length };
      }
    }
  }
  return best;
};
