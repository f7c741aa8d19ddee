import { callOutKinds } from "./hazards/call-out/event-kinds.ts";
import { earthquakeKinds } from "./hazards/earthquake/event-kinds.ts";
import { doctrineKinds } from "./response/doctrine/event-kinds.ts";
import { refusalKinds } from "./response/field/air/refusal-kinds.ts";
import { fieldKinds } from "./response/field/event-kinds.ts";
import { firstPictureKinds } from "./response/field/first-picture/event-kinds.ts";
import { situationKinds } from "./situation/event-kinds.ts";
import { gatherKinds } from "./trace/register.ts";

/**
 * The register: every kind of event that the engine can write into a trace, gathered from the
 * modules that emit them. A module declares its kinds beside its code (`defineKinds`, in a file
 * `event-kinds.ts`) and is named here once. Two kinds with one number stop the program at the start.
 */
export const kinds = gatherKinds(
  situationKinds,
  earthquakeKinds,
  callOutKinds,
  fieldKinds,
  refusalKinds,
  firstPictureKinds,
  doctrineKinds,
);
