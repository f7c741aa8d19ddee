import { allen2012Hypocentre, allen2012Rupture } from "./attenuation-allen2012.ts";
import { wang2000 } from "./attenuation-wang2000.ts";
import { yu2013 } from "./attenuation-yu2013.ts";
import type { Attenuation } from "./attenuation.ts";

/** The relations by name. Which one is right is not known: an assumption set chooses one. */
export const attenuations = {
  "yu-2013": yu2013,
  "wang-2000": wang2000,
  "allen-2012-rupture": allen2012Rupture,
  "allen-2012-hypocentre": allen2012Hypocentre,
} as const satisfies Record<string, Attenuation>;

export type AttenuationName = keyof typeof attenuations;

export const attenuationNames = Object.keys(attenuations) as AttenuationName[];
