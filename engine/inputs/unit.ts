/**
 * Units an input may be written in. Inside, everything is in the SI unit of its dimension: seconds,
 * metres, metres per second, kilograms, square and cubic metres, persons; angles stay in degrees and
 * temperatures in degrees Celsius. A year is 365.25 days (31,557,600 s).
 */

const minute = 60;
const hour = 3600;
const day = 86_400;
const year = 31_557_600;
/** Thermochemical calorie, 4.184 J (ISO 80000-5 remarks). */
const calorie = 4.184;
/** Standard acceleration of free fall (CGPM 1901). */
const freeFall = 9.806_65;

interface Dimension {
  readonly zh: string;
  readonly en: string;
  /** The unit figures have inside. */
  readonly si: string;
  /** Factor from each unit to the SI unit. */
  readonly units: Readonly<Record<string, number>>;
  /** False where a negative value means something. */
  readonly signed?: true;
}

export const dimensions = {
  duration: { zh: "时长", en: "duration", si: "s", units: { s: 1, min: minute, h: hour, d: day } },
  length: { zh: "长度", en: "length", si: "m", units: { m: 1, mm: 0.001, cm: 0.01, km: 1000 } },
  altitude: { zh: "高程", en: "altitude", si: "m", units: { m: 1, km: 1000 }, signed: true },
  speed: {
    zh: "速度",
    en: "speed",
    si: "m/s",
    units: {
      "m/s": 1,
      "km/h": 1000 / hour,
      "km/min": 1000 / minute,
      "m/min": 1 / minute,
      "m/h": 1 / hour,
      "cm/s": 0.01,
      "mm/h": 0.001 / hour,
      "mm/d": 0.001 / day,
    },
  },
  speedPerPerson: {
    zh: "人均速度",
    en: "speed per person",
    si: "m/s/person",
    units: { "m/s/person": 1, "m/min/person": 1 / minute, "m/h/person": 1 / hour },
  },
  acceleration: {
    zh: "加速度",
    en: "acceleration",
    si: "m/s2",
    units: { "m/s2": 1, "cm/s2": 0.01, gal: 0.01, g: freeFall },
  },
  area: { zh: "面积", en: "area", si: "m2", units: { m2: 1, ha: 1e4, km2: 1e6 } },
  areaRate: {
    zh: "面积速率",
    en: "area per time",
    si: "m2/s",
    units: {
      "m2/s": 1,
      "m2/min": 1 / minute,
      "m2/h": 1 / hour,
      "ha/h": 1e4 / hour,
      "km2/h": 1e6 / hour,
    },
  },
  volume: { zh: "体积", en: "volume", si: "m3", units: { m3: 1, L: 0.001 } },
  flow: {
    zh: "流量",
    en: "flow",
    si: "m3/s",
    units: {
      "m3/s": 1,
      "m3/min": 1 / minute,
      "m3/h": 1 / hour,
      "m3/d": 1 / day,
      "L/s": 0.001,
      "L/min": 0.001 / minute,
      "L/h": 0.001 / hour,
    },
  },
  mass: { zh: "质量", en: "mass", si: "kg", units: { kg: 1, g: 0.001, t: 1000 } },
  massFlow: {
    zh: "质量流量",
    en: "mass per time",
    si: "kg/s",
    units: {
      "kg/s": 1,
      "kg/min": 1 / minute,
      "kg/h": 1 / hour,
      "kg/d": 1 / day,
      "t/min": 1000 / minute,
      "t/h": 1000 / hour,
      "t/d": 1000 / day,
    },
  },
  massPerArea: {
    zh: "面密度",
    en: "mass per area",
    si: "kg/m2",
    units: { "kg/m2": 1, "t/ha": 0.1 },
  },
  share: { zh: "比例", en: "share", si: "share", units: { share: 1, "%": 0.01, "‰": 0.001 } },
  number: { zh: "数值", en: "number", si: "1", units: { "1": 1 }, signed: true },
  count: { zh: "数量", en: "count", si: "each", units: { each: 1 } },
  rate: {
    zh: "频率",
    en: "rate",
    si: "1/s",
    units: { "1/s": 1, "1/min": 1 / minute, "1/h": 1 / hour, "1/d": 1 / day, "1/a": 1 / year },
  },
  persons: { zh: "人数", en: "persons", si: "person", units: { person: 1 } },
  personRate: {
    zh: "人数速率",
    en: "persons per time",
    si: "person/s",
    units: {
      "person/s": 1,
      "person/min": 1 / minute,
      "person/h": 1 / hour,
      "person/d": 1 / day,
    },
  },
  personDensity: {
    zh: "人口密度",
    en: "persons per area",
    si: "person/m2",
    units: { "person/m2": 1, "person/ha": 1e-4, "person/km2": 1e-6 },
  },
  personsPerItem: {
    zh: "每件人数",
    en: "persons per item",
    si: "person/each",
    units: { "person/each": 1 },
  },
  itemsPerPerson: {
    zh: "人均数量",
    en: "items per person",
    si: "each/person",
    units: { "each/person": 1, "each/1000 person": 0.001, "each/10000 person": 0.0001 },
  },
  itemDensity: {
    zh: "分布密度",
    en: "items per area",
    si: "each/m2",
    units: { "each/m2": 1, "each/ha": 1e-4, "each/km2": 1e-6 },
  },
  itemsPerLength: {
    zh: "每单位长度数量",
    en: "items per length",
    si: "each/m",
    units: { "each/m": 1, "each/km": 0.001 },
  },
  areaPerPerson: {
    zh: "人均面积",
    en: "area per person",
    si: "m2/person",
    units: { "m2/person": 1 },
  },
  volumePerPerson: {
    zh: "人均体积",
    en: "volume per person",
    si: "m3/person",
    units: { "m3/person": 1, "L/person": 0.001 },
  },
  flowPerPerson: {
    zh: "人均用水",
    en: "volume per person and time",
    si: "m3/person/s",
    units: { "m3/person/s": 1, "L/person/d": 0.001 / day },
  },
  massPerPerson: {
    zh: "人均质量",
    en: "mass per person",
    si: "kg/person",
    units: { "kg/person": 1, "g/person": 0.001 },
  },
  massFlowPerPerson: {
    zh: "人均日耗",
    en: "mass per person and time",
    si: "kg/person/s",
    units: { "kg/person/s": 1, "kg/person/d": 1 / day },
  },
  energyFlowPerPerson: {
    zh: "人均热量",
    en: "energy per person and time",
    si: "W/person",
    units: { "W/person": 1, "kcal/person/d": (1000 * calorie) / day },
  },
  effort: {
    zh: "工时",
    en: "effort",
    si: "person s",
    units: { "person s": 1, "person min": minute, "person h": hour, "person d": day },
  },
  effortPerVolume: {
    zh: "单位体积工时",
    en: "effort per volume",
    si: "person s/m3",
    units: { "person s/m3": 1, "person min/m3": minute, "person h/m3": hour },
  },
  energy: {
    zh: "能量",
    en: "energy",
    si: "J",
    units: { J: 1, kJ: 1000, MJ: 1e6, kWh: 3.6e6, kcal: 1000 * calorie },
  },
  energyPerMass: {
    zh: "热值",
    en: "energy per mass",
    si: "J/kg",
    units: { "J/kg": 1, "kJ/kg": 1000, "MJ/kg": 1e6 },
  },
  power: { zh: "功率", en: "power", si: "W", units: { W: 1, kW: 1000, MW: 1e6 } },
  powerPerLength: {
    zh: "火线强度",
    en: "power per length",
    si: "W/m",
    units: { "W/m": 1, "kW/m": 1000 },
  },
  pressure: {
    zh: "压力",
    en: "pressure",
    si: "Pa",
    units: { Pa: 1, hPa: 100, kPa: 1000, MPa: 1e6 },
  },
  dataRate: {
    zh: "带宽",
    en: "data rate",
    si: "bit/s",
    units: { "bit/s": 1, "kbit/s": 1000, "Mbit/s": 1e6 },
  },
  fuelPerLength: {
    zh: "油耗",
    en: "fuel per length",
    si: "m3/m",
    units: { "m3/m": 1, "L/km": 1e-6, "L/100km": 1e-8 },
  },
  angle: { zh: "角度", en: "angle", si: "deg", units: { deg: 1 }, signed: true },
  temperature: { zh: "温度", en: "temperature", si: "degC", units: { degC: 1 }, signed: true },
  money: {
    zh: "金额",
    en: "money",
    si: "yuan",
    units: { yuan: 1, "10k yuan": 1e4, "100M yuan": 1e8 },
  },
} as const satisfies Record<string, Dimension>;

export type DimensionName = keyof typeof dimensions;

/** The units a dimension may be written in. */
export type UnitOf<D extends DimensionName> = keyof (typeof dimensions)[D]["units"] & string;

/** The facts of a dimension, with the units as an ordinary record. */
export const dimensionOf = (name: DimensionName): Dimension => dimensions[name];

/** The factor from a unit of a dimension to its SI unit; undefined if it is not one of its units. */
export const factorToSi = (name: DimensionName, unit: string): number | undefined => {
  const { units } = dimensionOf(name);
  return Object.hasOwn(units, unit) ? units[unit] : undefined;
};

/** The dimensions that can be written in a unit, to say what a wrong unit would measure. */
export const dimensionsWithUnit = (unit: string): DimensionName[] =>
  (Object.keys(dimensions) as DimensionName[]).filter(
    (name) => factorToSi(name, unit) !== undefined,
  );
