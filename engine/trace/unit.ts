/** The two languages of every sentence. */
export type Language = "zh" | "en";

/** How an amount that the trace holds in SI is shown. */
interface Unit {
  /** What the column holds, for tables. */
  readonly si: string;
  /** Shown number per stored number. */
  readonly scale: number;
  readonly decimals: number;
  /** Text with {} for the number; `one` where English says a single one differently. */
  readonly zh: string;
  readonly en: string;
  readonly one?: string;
}

/** The units in which a kind may declare its amount. */
export const units = {
  count: { si: "1", scale: 1, decimals: 2, zh: "{}", en: "{}" },
  persons: { si: "persons", scale: 1, decimals: 0, zh: "{} 人", en: "{} people", one: "{} person" },
  duration: { si: "s", scale: 1, decimals: 0, zh: "{}", en: "{}" },
  percent: { si: "1", scale: 100, decimals: 1, zh: "{}%", en: "{} %" },
  mm: { si: "m", scale: 1000, decimals: 0, zh: "{} 毫米", en: "{} mm" },
  m: { si: "m", scale: 1, decimals: 2, zh: "{} 米", en: "{} m" },
  km: { si: "m", scale: 0.001, decimals: 1, zh: "{} 公里", en: "{} km" },
  m2: { si: "m2", scale: 1, decimals: 0, zh: "{} 平方米", en: "{} m²" },
  ha: { si: "m2", scale: 0.0001, decimals: 2, zh: "{} 公顷", en: "{} ha" },
  km2: { si: "m2", scale: 0.000001, decimals: 2, zh: "{} 平方公里", en: "{} km²" },
  m3: { si: "m3", scale: 1, decimals: 0, zh: "{} 立方米", en: "{} m³" },
  m3PerS: { si: "m3/s", scale: 1, decimals: 1, zh: "{} 立方米每秒", en: "{} m³/s" },
  kg: { si: "kg", scale: 1, decimals: 0, zh: "{} 公斤", en: "{} kg" },
  t: { si: "kg", scale: 0.001, decimals: 1, zh: "{} 吨", en: "{} t" },
  mPerS: { si: "m/s", scale: 1, decimals: 1, zh: "{} 米每秒", en: "{} m/s" },
  kmPerH: { si: "m/s", scale: 3.6, decimals: 0, zh: "{} 公里每小时", en: "{} km/h" },
  magnitude: { si: "1", scale: 1, decimals: 1, zh: "{} 级", en: "magnitude {}" },
} as const satisfies Record<string, Unit>;

export type UnitName = keyof typeof units;

/** An amount in words: 0.25 as `percent` is "25 %", 5400 as `duration` is "1 h 30 min". */
export function formatAmount(amount: number, name: UnitName, language: Language): string {
  if (name === "duration") return formatDuration(amount, language);
  const unit: Unit = units[name];
  const text = formatNumber(amount * unit.scale, unit.decimals);
  const one = language === "en" && text === "1" ? unit.one : undefined;
  return (one ?? unit[language]).replace("{}", text);
}

/** At most so many decimals, no trailing zeros, commas between thousands. */
export function formatNumber(x: number, decimals: number): string {
  const [whole, fraction = ""] = Math.abs(x).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const kept = fraction.replace(/0+$/, "");
  const text = kept === "" ? grouped : `${grouped}.${kept}`;
  return x < 0 && text !== "0" ? `-${text}` : text;
}

/** Seconds in words, to the second below an hour and to the minute from there on. */
export function formatDuration(durationS: number, language: Language): string {
  const sign = durationS < 0 ? "-" : "";
  let s = Math.round(Math.abs(durationS));
  // 59 min 59 s stays; an hour and more is rounded to minutes first, so that no "60 min" appears.
  if (s >= 3600) s = Math.round(s / 60) * 60;
  const parts: string[] = [];
  const put = (n: number, zh: string, en: string): void => {
    if (n > 0) parts.push(`${n} ${language === "zh" ? zh : en}`);
  };
  put(Math.floor(s / 3600), "小时", "h");
  put(Math.floor(s / 60) % 60, "分", "min");
  put(s % 60, "秒", "s");
  return parts.length === 0 ? (language === "zh" ? "0 秒" : "0 s") : sign + parts.join(" ");
}

/** Time from the start of the case as "T+01:23:45"; hours run on past 24. */
export function formatElapsed(timeS: number): string {
  const s = Math.floor(Math.abs(timeS));
  const two = (n: number): string => String(n).padStart(2, "0");
  const clock = [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60].map(two).join(":");
  return `T${timeS < 0 ? "-" : "+"}${clock}`;
}
