import { unitStates } from "../../engine/inputs/scene.ts";
import type { Scene, SceneRole } from "../../engine/inputs/scene.ts";
import type { Text } from "../../engine/inputs/text.ts";
import { countText } from "../format.ts";
import { unpack } from "../map/unpack.ts";
import type { Gantt, GanttBar, GanttPhase, GanttRow } from "./unit-gantt.ts";

/** How many units are shown. */
const ROWS = 32;

const phaseOf: Readonly<Record<(typeof unitStates)[number], GanttPhase | undefined>> = {
  base: undefined,
  ordered: "called",
  mustered: "ready",
  moving: "moving",
  onFoot: "onFoot",
  onScene: "onScene",
  stuck: "stuck",
  unavailable: undefined,
  returning: "returning",
};

const roleWords: Readonly<Record<SceneRole, Text>> = {
  typical: { zh: "典型的一次", en: "a typical disaster" },
  worst: { zh: "最差的一次", en: "the worst disaster" },
  best: { zh: "最好的一次", en: "the best disaster" },
};

const rule: Text = {
  zh: `每类力量先列最早动起来的,直至 ${ROWS} 支`,
  en: `of every kind first the unit that begins first, up to ${ROWS}`,
};

/** The units of one replication of a scene, as rows of a Gantt chart; undefined without that role. */
export const ganttOf = (scene: Scene, role: SceneRole): Gantt | undefined => {
  const replication = scene.replications.find(({ roles }) => roles.includes(role));
  if (replication === undefined) return undefined;
  const { units } = replication;
  const [kind, place, synthetic] = [units.kind, units.place, units.synthetic].map(unpack);
  const [changes, changeS, state] = [units.changes, units.changeS, units.state].map(unpack);
  const names = new Map(units.names);
  const known: Array<GanttRow & { readonly kind: number; readonly startS: number }> = [];
  let at = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const bars: GanttBar[] = [];
    const end = at + changes[unit];
    for (; at < end; at++) {
      const phase = phaseOf[unitStates[state[at]]];
      const untilS = at + 1 < end ? changeS[at + 1] : scene.horizonS;
      if (phase === undefined || untilS <= changeS[at]) continue;
      bars.push({ phase, fromMin: changeS[at] / 60, toMin: untilS / 60 });
    }
    if (bars.length === 0) continue;
    const own = names.get(unit);
    const { name } = scene.unitKinds[kind[unit]];
    const [zh, en] = [scene.places.zh, scene.places.en].map((words) => words[place[unit]] ?? "");
    known.push({
      name: own ?? { zh: `${zh}${name.zh}`, en: `${en} ${name.en}`.trim() },
      synthetic: synthetic[unit] === 1,
      bars,
      kind: kind[unit],
      startS: bars[0].fromMin,
    });
  }
  known.sort((a, b) => a.startS - b.startS || a.kind - b.kind);
  const turns = new Map<number, number>();
  const ranked = known.map((row, order) => {
    const turn = turns.get(row.kind) ?? 0;
    turns.set(row.kind, turn + 1);
    return { row, order, turn };
  });
  const chosen = [...ranked]
    .sort((a, b) => a.turn - b.turn || a.order - b.order)
    .slice(0, ROWS)
    .sort((a, b) => a.row.kind - b.row.kind || a.order - b.order);
  return {
    about: {
      zh: `${roleWords[role].zh}(第 ${countText(replication.replication)} 次重复)`,
      en: `${roleWords[role].en} (replication ${countText(replication.replication)})`,
    },
    rows: chosen.map(({ row: { name, synthetic: placed, bars } }) => ({
      name,
      synthetic: placed,
      bars,
    })),
    leftOut: known.length - chosen.length,
    rule,
  };
};
