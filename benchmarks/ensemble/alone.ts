import { readCase } from "../../engine/files/read-case.ts";
import { caseProgram } from "../../engine/study/case/case-program.ts";
import { Player } from "../../engine/study/pool/block.ts";

// The body of a process that plays replications of one case and shares nothing with anybody.
const [path, sets] = [process.argv[2], Number(process.argv[3])];
const read = readCase(path);
if ("failure" in read) throw new Error(`${path} cannot be read`);
const { path: _, warnings: __, ...inputs } = read.success;
const player = new Player([caseProgram({ inputs, place: undefined, only: undefined })], sets);

process.on("message", (replications: number) => {
  for (let set = 0; set < sets; set++) {
    const own: number[] = [];
    for (let r = set; r < replications; r += sets) own.push(r);
    player.play({
      program: 0,
      assumptions: { seed: 1, assumptionSet: set, assumptionSets: sets },
      replications: own,
      explain: true,
    });
  }
  process.send?.("played");
});
