import {
  id,
  list,
  latitude,
  longitude,
  mark,
  numeric,
  optional,
  precisionKm,
  reference,
  sources,
  table,
  text,
  whole,
  choice,
} from "./table.ts";
import type { TableRow } from "./table.ts";
import type { Text } from "./text.ts";

/** Who owns or commands a unit. */
export const ownerLevels = [
  "national",
  "province",
  "city",
  "county",
  "town",
  "community",
  "society",
] as const;

export type OwnerLevel = (typeof ownerLevels)[number];

/** What each level is called. */
export const ownerLevelTexts: Readonly<Record<OwnerLevel, Text>> = {
  national: { zh: "国家", en: "national" },
  province: { zh: "省级", en: "province" },
  city: { zh: "市级", en: "city" },
  county: { zh: "县级", en: "county" },
  town: { zh: "乡镇（街道）", en: "town" },
  community: { zh: "社区（村）", en: "community" },
  society: { zh: "社会", en: "society" },
};

/**
 * One row of an inventory: a unit, a facility, or `number` of them that stand together. A row without
 * coordinates stands at the seat of its town, county or city; without any place it is placed by rule.
 * A user's own ledger has the same columns.
 */
export const facilities = table({
  name: "facilities",
  zh: "救援力量与设施清单",
  en: "inventory of units and facilities",
  columns: {
    id: id("facility", { zh: "标识", en: "id" }),
    name_zh: text({ zh: "名称", en: "name, in Chinese" }),
    name_en: text({ zh: "名称(英文)", en: "name" }),
    kind: reference("kind", { zh: "种类,见目录", en: "kind, see the catalogue" }),
    level: choice(ownerLevels, { zh: `隶属:${ownerLevels.join("、")}`, en: "owner level" }),
    city: optional(reference("place", { zh: "地级市代码", en: "code of the city" })),
    county: optional(reference("place", { zh: "县级代码", en: "code of the county" })),
    town: optional(reference("place", { zh: "乡镇代码", en: "code of the town" })),
    lon: optional(longitude),
    lat: optional(latitude),
    precision_km: optional(precisionKm),
    number: optional(
      whole({
        zh: "本行代表的数量,缺省 1",
        en: "how many the row stands for, 1 unless given",
        max: 1e9,
      }),
    ),
    people: optional(
      numeric({ zh: "人数(在编)", en: "people, on paper", unit: "person", max: 1e7 }),
    ),
    capacity: optional(
      numeric({ zh: "容量,含义见种类", en: "capacity, as its kind says", max: 1e12 }),
    ),
    counted_in: optional(
      list({ zh: "计入的合计,以分号相隔", en: "totals it counts in, separated by semicolons" }),
    ),
    part_of: optional(
      reference("facility", {
        zh: "所属单位:人员含在该行之内",
        en: "the row that its people are part of",
      }),
    ),
    stationed_at: optional(
      reference("facility", { zh: "驻扎的基地", en: "the base it is stationed at" }),
    ),
    readiness: optional(
      reference("readiness", {
        zh: "战备状态,缺省按种类",
        en: "readiness profile, that of the kind unless given",
      }),
    ),
    source: sources,
    mark,
    note: optional(text({ zh: "说明", en: "note" })),
  },
  unique: [["id"]],
});

export type FacilityRow = TableRow<typeof facilities>;
