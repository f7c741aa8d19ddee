/**
 * Arms that cannot be told apart, as letters: two arms share a letter where no difference between them is
 * shown (the compact letter display of Piepho 2004: the letters are the largest groups of which no two
 * members are told apart). Arms are given best first, and letters follow that order.
 *
 * @param isTie of two arms, by their place in the order
 * @returns for each arm its letters, `a` the best
 */
export const groupLetters = (
  arms: number,
  isTie: (one: number, other: number) => boolean,
): string[] => {
  const groups: number[][] = [];
  // The largest sets of arms that are all tied with each other (Bron and Kerbosch 1973).
  const extend = (group: number[], candidates: number[], done: number[]): void => {
    if (candidates.length === 0) {
      if (done.length === 0) groups.push([...group].sort((a, b) => a - b));
      return;
    }
    let open = candidates;
    let closed = done;
    for (const arm of candidates) {
      extend(
        [...group, arm],
        open.filter((other) => other !== arm && isTie(arm, other)),
        closed.filter((other) => isTie(arm, other)),
      );
      open = open.filter((other) => other !== arm);
      closed = [...closed, arm];
    }
  };
  extend(
    [],
    Array.from({ length: arms }, (_, arm) => arm),
    [],
  );
  groups.sort((a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i] - b[i];
    return b.length - a.length;
  });
  const letters = new Array<string>(arms).fill("");
  groups.forEach((group, i) => {
    for (const arm of group) letters[arm] += letterOf(i);
  });
  return letters;
};

const ALPHABET = "abcdefghijklmnopqrstuvwxyz";

const letterOf = (group: number): string =>
  group < ALPHABET.length ? ALPHABET[group] : `(${group + 1})`;
