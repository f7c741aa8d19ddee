import type { TravelTimes } from "../world/travel/travel-times.ts";
import type { WaySearch } from "../world/travel/way-search.ts";
import type { World } from "../world/world.ts";
import type { Calendar } from "./calendar.ts";
import type { Inboxes } from "./inbox.ts";
import type { Pictures } from "./pictures.ts";
import type { Posts } from "./posts.ts";
import type { Stage } from "./stage.ts";
import type { Sky, WeatherMaker } from "./weather.ts";

/**
 * What command has before it: the map and the ledger, clock and calendar, the sky, what each post
 * knows and what has come in. No truth.
 */
export interface Desk {
  readonly world: World;
  readonly stage: Stage;
  readonly posts: Posts;
  readonly calendar: Calendar;
  readonly sky: Sky;
  readonly weather: WeatherMaker;
  readonly pictures: Pictures;
  readonly inboxes: Inboxes;
  /** Travel times; ask with `pictures.roads`, the roads as known. */
  readonly travel: TravelTimes;
  /** Single journeys, for which no tree is worth its keep. */
  readonly ways: WaySearch;
  /** How long the case is watched. */
  readonly horizonS: number;
}
