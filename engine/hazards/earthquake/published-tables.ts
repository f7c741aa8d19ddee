/**
 * Every published coefficient the earthquake room computes with, each table with its source. What is
 * not in a publication is no constant here: it is a figure of scenarios/catalogue/earthquake.yaml and
 * reaches the functions as an argument.
 */

/** One axis of a Yu 2013 relation: ln Y = a + b M + c ln(R + d e^(eM)), R in km. */
export interface AxisRow {
  readonly a: number;
  readonly b: number;
  /** a and b for M > 6.5. */
  readonly aLarge: number;
  readonly bLarge: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
}

export interface EllipseRows {
  readonly major: AxisRow;
  readonly minor: AxisRow;
  /** Standard deviation of ln Y. */
  readonly sigma: number;
}

/**
 * Yu Yanxiang, Li Shanyou, Xiao Liang (2013), "Development of ground motion attenuation relations for
 * the new seismic hazard map of China", Technology for Earthquake Disaster Prevention 8(1): 24-33;
 * eastern China, the basis of GB 18306-2015. Natural-logarithm coefficients as in OpenQuake's
 * YuEtAl2013MsEastern. PGA in cm/s2, PGV in cm/s, on rock (Vs30 of 500 m/s and more), M is Ms.
 */
export const yu2013Eastern: { readonly pga: EllipseRows; readonly pgv: EllipseRows } = {
  pga: {
    major: {
      a: 4.5517,
      b: 1.5433,
      aLarge: 8.1259,
      bLarge: 0.9936,
      c: -2.315,
      d: 2.088,
      e: 0.399,
    },
    minor: { a: 2.7048, b: 1.518, aLarge: 6.3319, bLarge: 0.9614, c: -2.004, d: 0.944, e: 0.447 },
    sigma: 0.5428,
  },
  pgv: {
    major: {
      a: -0.8349,
      b: 1.8193,
      aLarge: 3.3051,
      bLarge: 1.1799,
      c: -2.103,
      d: 2.088,
      e: 0.399,
    },
    minor: { a: -2.6381, b: 1.8124, aLarge: 1.6376, bLarge: 1.1546, c: -1.825, d: 0.944, e: 0.447 },
    sigma: 0.6233,
  },
};

/** Magnitude above which the second pair of coefficients of Yu 2013 holds. */
export const yu2013LargeFrom = 6.5;

/**
 * Wang Suyun, Yu Yanxiang, Gao Ajia, Yan Xiujie (2000), "Development of attenuation relations for
 * ground motion in China", Earthquake Research in China 16(2): 99-106; eastern China:
 * I = i0 + im M - s lg(R + r0), R in km. Coefficients recalled, checked only against each other (both
 * axes give the same epicentral intensity): likely.
 */
export const wang2000Eastern = {
  major: { i0: 5.019, im: 1.446, s: 4.136, r0: 24 },
  minor: { i0: 2.24, im: 1.446, s: 3.07, r0: 9 },
  sigma: 0.52,
} as const;

/**
 * Allen, Wald, Worden (2012), "Intensity attenuation for active crustal regions", Journal of
 * Seismology 16: 409-433. M is Mw; distances in km; sigma = s1 + s2 / (1 + (R/s3)^2).
 */
export const allen2012 = {
  rupture: { c0: 3.95, c1: 0.913, c2: -1.107, c3: 0.813, s1: 0.72, s2: 0.23, s3: 44.7 },
  hypocentre: {
    c0: 2.085,
    c1: 1.428,
    c2: -1.402,
    c4: 0.078,
    m1: -0.209,
    m2: 2.042,
    s1: 0.82,
    s2: 0.37,
    s3: 22.9,
  },
} as const;

/**
 * Cheng, Rong, Chen, Wang, Li (2017), a moment-magnitude catalogue of China: Mw = 0.86 Ms + 0.59
 * below, Mw = 1.28... inverted as in OpenQuake's YuEtAl2013Mw: Ms = (Mw - 0.59)/0.86 under Mw 6.58,
 * (Mw + 2.42)/1.28 from there on.
 */
export const cheng2017 = {
  low: { intercept: 0.59, slope: 0.86 },
  high: { intercept: -2.42, slope: 1.28 },
  highFromMw: 6.58,
} as const;

/**
 * Wells, Coppersmith (1994), Bulletin of the Seismological Society of America 84(4): 974-1002,
 * strike-slip: lg(subsurface length, km) and lg(down-dip width, km) = a + b Mw.
 */
export const wellsCoppersmith1994 = {
  length: { a: -2.57, b: 0.62 },
  width: { a: -0.76, b: 0.27 },
} as const;

/**
 * GB/T 17742-2020 annex A: instrumental intensity I = slope lg(motion) + intercept, PGA in m/s2, PGV
 * in m/s; both at least 6.0: the one of PGV, otherwise the mean of the two; within 1 to 12.
 */
export const gbt17742 = {
  pga: { slope: 3.17, intercept: 6.59 },
  pgv: { slope: 3.0, intercept: 9.77 },
  velocityAloneFrom: 6,
} as const;

/**
 * Worden, Gerstenberger, Rhoades, Wald (2012), Bulletin of the Seismological Society of America
 * 102(1): 204-221: MMI from lg PGA (cm/s2) and lg PGV (cm/s), two straight lines each.
 */
export const worden2012 = {
  pga: [
    { intercept: 1.78, slope: 1.55 },
    { intercept: -1.6, slope: 3.7 },
  ],
  pgv: [
    { intercept: 3.78, slope: 1.47 },
    { intercept: 2.89, slope: 3.16 },
  ],
} as const;

/** Site classes of GB 50011 and GB 18306 in the order of the table below. */
export const siteClasses = ["I0", "I1", "II", "III", "IV"] as const;

export type SiteClass = (typeof siteClasses)[number];

/**
 * GB 18306-2015 table E.1: factor on the PGA of class II ground, columns by that PGA in g, linear in
 * between, constant outside.
 */
export const gb18306SiteFactors = {
  pgaG: [0.05, 0.1, 0.15, 0.2, 0.3, 0.4],
  factors: {
    I0: [0.72, 0.74, 0.75, 0.76, 0.85, 0.9],
    I1: [0.8, 0.82, 0.83, 0.85, 0.95, 1],
    II: [1, 1, 1, 1, 1, 1],
    III: [1.3, 1.25, 1.15, 1, 1, 1],
    IV: [1.25, 1.2, 1.1, 1, 0.95, 0.9],
  },
} as const;

/**
 * PAGER semi-empirical model, rows of China: Jaiswal, Wald (2010, 2011), USGS open-file report
 * 2009-1136 and Earthquake Spectra 27(2): probability of collapse at MMI 6.0, 6.5, ... 9.0 and of
 * death in a collapsed building. Public domain.
 */
export const collapseFromIntensity = 6;
export const collapseIntensityStep = 0.5;

export interface PagerStructure {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly collapse: readonly [number, number, number, number, number, number, number];
  readonly deathInCollapse: number;
  readonly masonry: boolean;
  /** The HAZUS building type used for it when HAZUS is chosen; our assignment: assumed. */
  readonly hazus: HazusTypeName;
}

export type HazusTypeName = "W1" | "S5L" | "C1L" | "C2M" | "C3L" | "RM1L" | "URML" | "URMLpre";

export interface HazusBuilding {
  /** Median PGA (g) of slight, moderate, extensive and complete damage. */
  readonly medianG: readonly [number, number, number, number];
  readonly collapseInComplete: number;
}

/** Log standard deviation of the HAZUS building rows below. */
export const hazusBuildingBeta = 0.4;

/**
 * HAZUS 5.1 earthquake technical manual, equivalent-PGA structural fragilities ("LF"), low-code
 * unless the name says otherwise (RM1L moderate code), as tabulated in the NHERI SimCenter damage and
 * loss model library.
 */
export const hazusBuildings: Readonly<Record<HazusTypeName, HazusBuilding>> = {
  W1: { medianG: [0.2, 0.34, 0.61, 0.95], collapseInComplete: 0.03 },
  S5L: { medianG: [0.13, 0.17, 0.28, 0.45], collapseInComplete: 0.08 },
  C1L: { medianG: [0.12, 0.15, 0.27, 0.45], collapseInComplete: 0.13 },
  C2M: { medianG: [0.12, 0.19, 0.38, 0.63], collapseInComplete: 0.1 },
  C3L: { medianG: [0.12, 0.17, 0.26, 0.44], collapseInComplete: 0.15 },
  RM1L: { medianG: [0.22, 0.3, 0.5, 0.85], collapseInComplete: 0.13 },
  URML: { medianG: [0.14, 0.2, 0.32, 0.46], collapseInComplete: 0.15 },
  URMLpre: { medianG: [0.13, 0.17, 0.26, 0.37], collapseInComplete: 0.15 },
};

export const pagerStructures: readonly PagerStructure[] = [
  {
    id: "A",
    zh: "土坯房",
    en: "adobe block",
    collapse: [0, 0.05, 0.1, 0.325, 0.55, 0.7, 0.85],
    deathInCollapse: 0.06,
    masonry: true,
    hazus: "URMLpre",
  },
  {
    id: "UFB1",
    zh: "泥浆砌砖房",
    en: "unreinforced brick with mud",
    collapse: [0.02, 0.07, 0.12, 0.235, 0.35, 0.525, 0.7],
    deathInCollapse: 0.06,
    masonry: true,
    hazus: "URMLpre",
  },
  {
    id: "RS",
    zh: "毛石房",
    en: "rubble or field stone masonry",
    collapse: [0.025, 0.04, 0.055, 0.1, 0.145, 0.2925, 0.44],
    deathInCollapse: 0.06,
    masonry: true,
    hazus: "URMLpre",
  },
  {
    id: "UFB",
    zh: "未设防砖砌体房",
    en: "unreinforced brick masonry",
    collapse: [0.01, 0.025, 0.04, 0.09, 0.14, 0.245, 0.35],
    deathInCollapse: 0.08,
    masonry: true,
    hazus: "URML",
  },
  {
    id: "UCB",
    zh: "混凝土砌块房",
    en: "concrete or cinder block masonry",
    collapse: [0, 0.0025, 0.005, 0.0175, 0.03, 0.065, 0.1],
    deathInCollapse: 0.08,
    masonry: true,
    hazus: "RM1L",
  },
  {
    id: "C3",
    zh: "非延性钢筋混凝土框架",
    en: "nonductile reinforced concrete frame",
    collapse: [0, 0.001, 0.002, 0.011, 0.02, 0.065, 0.11],
    deathInCollapse: 0.15,
    masonry: false,
    hazus: "C3L",
  },
  {
    id: "C1",
    zh: "延性钢筋混凝土框架",
    en: "ductile reinforced concrete frame",
    collapse: [0, 0.005, 0.01, 0.015, 0.02, 0.06, 0.1],
    deathInCollapse: 0.15,
    masonry: false,
    hazus: "C1L",
  },
  {
    id: "C2",
    zh: "钢筋混凝土剪力墙",
    en: "reinforced concrete wall",
    collapse: [0, 0, 0, 0, 0, 0.01, 0.02],
    deathInCollapse: 0.15,
    masonry: false,
    hazus: "C2M",
  },
  {
    id: "S5",
    zh: "钢框架砌体填充墙",
    en: "steel frame with masonry infill",
    collapse: [0, 0, 0, 0, 0, 0.0075, 0.015],
    deathInCollapse: 0.14,
    masonry: false,
    hazus: "S5L",
  },
  {
    id: "W",
    zh: "木结构",
    en: "wood",
    collapse: [0, 0, 0, 0.025, 0.05, 0.075, 0.1],
    deathInCollapse: 0.007,
    masonry: false,
    hazus: "W1",
  },
];

/**
 * Shares of PAGER's China inventory (about the year 2000) in the order of `pagerStructures`. They do
 * not all sum to 1 (rural non-residential 1.003, urban non-residential 0.98): normalise.
 */
export const pagerInventory2000 = {
  ruralResidential: [0.4, 0.35, 0.025, 0.1, 0, 0.03, 0, 0, 0, 0.095],
  urbanResidential: [0.04, 0.05, 0.015, 0.605, 0.02, 0.05, 0.12, 0.05, 0, 0.05],
  ruralNonResidential: [0.04, 0.088, 0.025, 0.75, 0, 0.05, 0, 0, 0, 0.05],
  urbanNonResidential: [0, 0.05, 0.01, 0.55, 0.02, 0, 0.2, 0.12, 0.03, 0.02],
} as const;

/**
 * PAGER empirical fatality model: rate(S) = Phi(ln(S/theta)/beta) of the people exposed to intensity
 * S, from 5 on. Jaiswal, Wald, Hearne (2009), USGS open-file report 2009-1136; China.
 */
export const pagerEmpiricalChina = { theta: 10.328811, beta: 0.100058, fromIntensity: 5 } as const;

/**
 * HAZUS 5.1 casualty rates in percent of the occupants: light, needing hospital, life-threatening,
 * dead; by damage state. `masonry` rows are those of unreinforced masonry.
 */
export const hazusInjuryPercent = {
  slight: { other: [0.05, 0, 0, 0], masonry: [0.05, 0, 0, 0] },
  moderate: { other: [0.25, 0.03, 0, 0], masonry: [0.35, 0.4, 0.001, 0.001] },
  extensive: { other: [1, 0.1, 0.001, 0.001], masonry: [2, 0.2, 0.002, 0.002] },
  complete: { other: [5, 1, 0.01, 0.01], masonry: [10, 2, 0.02, 0.02] },
  collapse: { other: [40, 20, 5, 10], masonry: [40, 20, 5, 10] },
} as const;

/** HAZUS 5.1 highway bridges: median SA(1.0 s) in g of the four damage states; beta 0.6. */
export const hazusBridgeBeta = 0.6;
export const hazusBridges = {
  conventional: [0.25, 0.35, 0.45, 0.7],
  seismic: [0.5, 0.8, 1.1, 1.7],
  major: [0.4, 0.5, 0.7, 0.9],
} as const;
export type BridgeClass = keyof typeof hazusBridges;

/** HAZUS 5.1: mean days to restore a bridge after slight, moderate, extensive, complete damage. */
export const hazusBridgeDays = [2, 10, 200, 365] as const;

/** HAZUS 5.1 substations: median PGA (g) and beta of the four damage states. */
export const hazusSubstations = {
  "low-voltage": { medianG: [0.15, 0.29, 0.45, 0.9], beta: [0.7, 0.55, 0.45, 0.45] },
  "high-voltage": { medianG: [0.09, 0.13, 0.17, 0.38], beta: [0.5, 0.4, 0.35, 0.35] },
} as const;
export type SubstationClass = keyof typeof hazusSubstations;

/**
 * HAZUS 5.1 distribution circuits, standard components: median PGA (g) and beta at which 4, 12, 50
 * and 80 percent of the circuits have failed.
 */
export const hazusCircuits = {
  medianG: [0.24, 0.33, 0.58, 0.89],
  beta: [0.25, 0.2, 0.15, 0.15],
  failedShare: [0.04, 0.12, 0.5, 0.8],
} as const;

/**
 * Coburn, Spence (2002), Earthquake Protection: share of the occupants of a collapsed building who
 * are trapped, by intensity 7, 8, 9, 10 for masonry; for reinforced concrete near the source 0.70,
 * far from it 0.50.
 */
export const coburnSpenceTrapped = {
  intensity: [7, 8, 9, 10],
  masonry: [0.05, 0.3, 0.6, 0.7],
  concreteNear: 0.7,
  concreteFar: 0.5,
} as const;

/**
 * Reasenberg-Jones rate of aftershocks of magnitude M and more, t days after a mainshock Mm:
 * 10^(a + b (Mm - M)) (t + c)^-p. Page, van der Elst, Hardebeck, Felzer, Michael (2016), Bulletin of
 * the Seismological Society of America 106(5): 2290-2301, generic sequences of two of the tectonic
 * regions of Garcia et al. (2012); sigma is the spread of a between sequences.
 */
export const page2016 = {
  "stable-continent": { a: -2.85, sigma: 0.78, b: 1, p: 0.73, cDays: 0.018 },
  "active-shallow": { a: -2.42, sigma: 0.63, b: 1, p: 0.98, cDays: 0.018 },
} as const;
export type AftershockRegion = keyof typeof page2016;

/** Acceleration of free fall that the published tables in g were made with, cm/s2. */
export const tableGalPerG = 980;
/** Standard acceleration of free fall, m/s2 (CGPM 1901). */
export const freeFall = 9.806_65;
/** Mean radius of the earth, km (IUGG). */
export const earthRadiusKm = 6371.0088;
