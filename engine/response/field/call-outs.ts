import { postFor, TIER } from "../../situation/posts.ts";
import { receive } from "../../situation/receive.ts";
import { OUTSIDE } from "../../situation/report.ts";
import { SCENE } from "../../situation/truth.ts";
import type { Field } from "./field.ts";

/**
 * Whoever runs the drill gives the province, or the city, its task: show this place. From there on it
 * goes the way of orders.
 */
export const giveCallOuts = (field: Field, from: number, end: number): void => {
  const { situation, callOutFrom } = field;
  const { truth, posts } = situation;
  for (let i = from; i < end; i++) {
    const town = truth.scenes[i];
    if (truth.scene[town] !== SCENE.callOut) continue;
    receive(situation, {
      kind: "call-out",
      from: OUTSIDE,
      to: postFor(posts, town, callOutFrom === "city" ? TIER.city : TIER.province),
      cause: truth.sceneRow[town],
      town,
    });
  }
};
