import type { Text } from "./text.ts";

/** Words of single units, of inputs and of facts; one that is the same in both languages needs none. */
const single: Readonly<Record<string, Text>> = {
  s: { zh: "秒", en: "s" },
  min: { zh: "分钟", en: "min" },
  h: { zh: "小时", en: "h" },
  d: { zh: "天", en: "d" },
  day: { zh: "天", en: "days" },
  a: { zh: "年", en: "a" },
  mm: { zh: "毫米", en: "mm" },
  cm: { zh: "厘米", en: "cm" },
  m: { zh: "米", en: "m" },
  km: { zh: "公里", en: "km" },
  "100km": { zh: "百公里", en: "100 km" },
  m2: { zh: "平方米", en: "m²" },
  ha: { zh: "公顷", en: "ha" },
  km2: { zh: "平方公里", en: "km²" },
  m3: { zh: "立方米", en: "m³" },
  L: { zh: "升", en: "L" },
  g: { zh: "克", en: "g" },
  kg: { zh: "公斤", en: "kg" },
  t: { zh: "吨", en: "t" },
  share: { zh: "比例", en: "share" },
  "1": { zh: "", en: "" },
  each: { zh: "个", en: "" },
  person: { zh: "人", en: "people" },
  people: { zh: "人", en: "people" },
  degree: { zh: "度", en: "degrees" },
  deg: { zh: "度", en: "°" },
  degC: { zh: "摄氏度", en: "°C" },
  rank: { zh: "级", en: "rank" },
  stations: { zh: "个", en: "stations" },
  brigades: { zh: "支", en: "brigades" },
  vehicles: { zh: "辆", en: "vehicles" },
  W: { zh: "瓦", en: "W" },
  kW: { zh: "千瓦", en: "kW" },
  MW: { zh: "兆瓦", en: "MW" },
  kWh: { zh: "千瓦时", en: "kWh" },
  kcal: { zh: "千卡", en: "kcal" },
  yuan: { zh: "元", en: "yuan" },
  "10k yuan": { zh: "万元", en: "10,000 yuan" },
  "100M yuan": { zh: "亿元", en: "100 million yuan" },
  "person h": { zh: "人时", en: "person h" },
  "person min": { zh: "人分", en: "person min" },
  "person d": { zh: "人日", en: "person d" },
};

/** What something is counted by, after the stroke. */
const counted: Readonly<Record<string, Text>> = {
  "1000 person": { zh: "千人", en: "1,000 people" },
  "10000 person": { zh: "万人", en: "10,000 people" },
  person: { zh: "人", en: "person" },
  each: { zh: "个", en: "each" },
  a: { zh: "年", en: "year" },
  d: { zh: "天", en: "day" },
};

const wordOf = (table: Readonly<Record<string, Text>>, unit: string): Text | undefined =>
  Object.hasOwn(table, unit) ? table[unit] : undefined;

/**
 * What a unit is called beside a number: `m3/h` 立方米/小时, m³/h; `each/km` 个/公里, per km. Empty where it
 * has no word (`1`), as it stands where nothing is known of it.
 */
export const unitWords = (unit: string): Text => {
  const known = wordOf(single, unit);
  const [above, ...below] = unit.split("/");
  if (known !== undefined || below.length === 0) return known ?? { zh: unit, en: unit };
  const parts = below.map(
    (part) => wordOf(counted, part) ?? wordOf(single, part) ?? { zh: part, en: part },
  );
  const zh = parts.map((part) => part.zh).join("/");
  const en = parts.map((part) => part.en).join("/");
  if (unit === "person/each") return { zh: "人", en: "people each" };
  // How often, and how many of something, are told by what they are counted by.
  if (above === "1") return { zh: `次/${zh}`, en: `per ${en}` };
  if (above === "each") return { zh: `个/${zh}`, en: `per ${en}` };
  const first = wordOf(single, above) ?? { zh: above, en: above };
  return { zh: `${first.zh}/${zh}`, en: `${first.en}/${en}` };
};
