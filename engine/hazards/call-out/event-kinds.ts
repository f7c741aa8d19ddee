import { defineKinds } from "../../trace/kind.ts";

/** A call-out without a disaster. */
export const callOutKinds = defineKinds("hazards/call-out", {
  calledOut: {
    id: 1090,
    zh: "拉动开始:{where}",
    en: "call-out begins: {where}",
    label: { zh: "拉动", en: "call-out" },
    where: "town",
    stage: "occurs",
  },
});
