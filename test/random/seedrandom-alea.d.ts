declare module "seedrandom/lib/alea.js" {
  /** The four numbers that are the whole of alea's state: the carry and three fractions of 2^-32. */
  export interface AleaState {
    readonly c: number;
    readonly s0: number;
    readonly s1: number;
    readonly s2: number;
  }
  /** One generator: a call gives 32 random bits as a number in [0, 1). */
  export interface Alea {
    (): number;
    /** 53 random bits in [0, 1), from two steps. */
    double(): number;
    state(): AleaState;
  }
  export default function alea(seed: string, options: { readonly state: AleaState | true }): Alea;
}
