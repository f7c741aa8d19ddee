/** Units that could bring a picture to one place, as command sees them before anybody has been asked. */
export interface Candidates {
  readonly count: number;
  /** Rows of the inventory, the nearest on free roads first. */
  readonly unit: Int32Array;
  /** Seconds until its first image is expected, on the roads as known, at the mean of every step. */
  readonly expectedS: Float64Array;
  /** 1 where the place belongs to its own county (portable sets) or city (vehicles, aircraft). */
  readonly own: Uint8Array;
}

/** Which of the candidates is asked: its place in the list, -1 for none. It sees what command knows. */
export type PicturePolicy = (candidates: Candidates) => number;

const soonest = ({ count, unit, expectedS, own }: Candidates, ownOnly: boolean): number => {
  let best = -1;
  for (let i = 0; i < count; i++) {
    if (ownOnly && own[i] === 0) continue;
    const sooner =
      best < 0 ||
      expectedS[i] < expectedS[best] ||
      (expectedS[i] === expectedS[best] && unit[i] < unit[best]);
    if (expectedS[i] < Infinity && sooner) best = i;
  }
  return best;
};

/** Policies by the name a doctrine gives (`policies.picture.policy`). */
export const picturePolicies = {
  /** Whoever is expected to show a picture first, wherever it belongs. */
  "soonest-expected": (candidates: Candidates) => soonest(candidates, false),
  /** One's own first, whatever it takes; others only where none of one's own can come. */
  "own-first": (candidates: Candidates) => {
    const own = soonest(candidates, true);
    return own < 0 ? soonest(candidates, false) : own;
  },
} as const satisfies Record<string, PicturePolicy>;

export type PicturePolicyName = keyof typeof picturePolicies;

/** A doctrine names a policy that is not in the register. */
export class PicturePolicyUnknown extends Error {
  override readonly name = "PicturePolicyUnknown";
  readonly found: string;
  readonly allowed: readonly string[];

  constructor(found: string) {
    const allowed = Object.keys(picturePolicies);
    super(
      `policies.picture.policy is ${found}; allowed: ${allowed.join(", ")} (policies.picture.policy 为 ${found};应为 ${allowed.join("、")})`,
    );
    this.found = found;
    this.allowed = allowed;
  }
}

/** The name of a policy, checked. Throws `PicturePolicyUnknown`. */
export const picturePolicyName = (name: string): PicturePolicyName => {
  if (!Object.hasOwn(picturePolicies, name)) throw new PicturePolicyUnknown(name);
  return name as PicturePolicyName;
};
