import { situationKinds } from "../../situation/event-kinds.ts";
import type { LinkOrder } from "../../situation/orders.ts";
import { tierOf, TIER } from "../../situation/posts.ts";
import { drawStep } from "../../situation/procedure.ts";
import { receive } from "../../situation/receive.ts";
import { hasNetwork, hasPower } from "../../situation/truth.ts";
import { fieldKinds } from "./event-kinds.ts";
import type { Field } from "./field.ts";

interface Linking {
  readonly field: Field;
  readonly order: LinkOrder;
  readonly row: number;
}

/**
 * Audio and video between two posts. Cities and above have lines of their own. A county needs the
 * network at its seat, or takes its satellite equipment. A town needs the network, and power: its
 * office has no generator. Where it fails it is tried again as soon as both are back.
 */
export const linkUp = (field: Field, order: LinkOrder): number => {
  const { stage } = field.situation;
  const { by, to, cause } = order;
  const row = stage.record(situationKinds.linkOrdered.id, to, -1, -1, 0, cause, by);
  tryLink({ field, order, row });
  return row;
};

const tryLink = (it: Linking): void => {
  const { field, order } = it;
  const { situation, procedure, phones } = field;
  const { stage, posts, truth, world } = situation;
  const { to, by } = order;
  const { now } = stage;
  const { county, node } = world.ground.tables;
  const who = posts.id[to];
  const tier = tierOf(posts, to);
  const seat =
    tier === TIER.town
      ? to
      : tier === TIER.county
        ? node.town[county.node[to - posts.firstCounty]]
        : -1;
  const network = seat < 0 || hasNetwork(truth, seat, now);
  const power = tier !== TIER.town || hasPower(truth, to, now);
  if (network && power) {
    const takesS = drawStep(stage, procedure, "videoLink", who);
    stage.simulation.schedule(now + takesS, linked, it);
    return;
  }
  if (tier === TIER.county && phones.atSeat[to - posts.firstCounty] === 1) {
    const takesS = drawStep(stage, procedure, "videoLinkSatellite", who);
    stage.simulation.schedule(now + takesS, linked, it);
    return;
  }
  stage.record(fieldKinds.linkFailed.id, to, -1, to, 0, it.row, by);
  const networkS = network ? now : truth.networkBackS[seat];
  const powerS = power ? now : truth.powerBackS[to];
  const again = Math.max(networkS, powerS);
  if (again <= situation.horizonS) stage.simulation.schedule(again, tryLink, it);
};

const linked = ({ field, order, row }: Linking): void => {
  const { situation } = field;
  // A second order for the same link finds it standing.
  if (situation.posts.parent[order.to] === order.by && situation.pictures.linkedRow[order.to] >= 0)
    return;
  receive(situation, { kind: "link", from: order.to, to: order.by, cause: row });
};
