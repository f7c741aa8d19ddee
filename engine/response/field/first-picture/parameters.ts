import type { DoctrineFile } from "../../../inputs/doctrine.ts";
import { picturePolicyName } from "./policies.ts";
import type { PicturePolicyName } from "./policies.ts";

/** What a doctrine says about pictures: plain data of a model. */
export interface FirstPictureModel {
  /** Who is asked for a picture. */
  readonly policy: PicturePolicyName;
  /** Does a citizen's video end the search? */
  readonly citizenVideoCounts: boolean;
}

/** From a doctrine: whoever is expected first and no citizen's video, unless it says otherwise. Throws `PicturePolicyUnknown`. */
export const firstPictureModel = ({
  policies,
  switches,
}: Pick<DoctrineFile, "policies" | "switches">): FirstPictureModel => ({
  policy: picturePolicyName(policies?.picture?.policy ?? "soonest-expected"),
  citizenVideoCounts: switches?.citizenVideoCounts ?? false,
});
