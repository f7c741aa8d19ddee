import type { Hazard } from "./case.ts";
import type { Text } from "./text.ts";

/**
 * What the model leaves out or takes to be simpler than it is, for whoever is about to trust a result.
 * The READMEs of the rooms say more; what is changed there is changed here.
 */
const always: readonly Text[] = [
  {
    zh: "道路:除高速公路外为按规则生成,不计拥堵;推演期内断路不会自行恢复。",
    en: "Roads other than expressways are made by rule, without traffic; a closed road does not reopen within the time watched.",
  },
  {
    zh: "位置:来源未给出坐标的单位按规则布设,每套假设重新布设一次,地图上以空心表示。",
    en: "Units whose coordinates no source gives are placed by rule, anew in every set of assumptions; maps draw them hollow.",
  },
  {
    zh: "天气:全区域同一时刻一种天气,预报总是准的,飞行途中不折返。",
    en: "One weather at a time for the whole region; the forecast is right and no flight turns back.",
  },
  {
    zh: "信息:道路与力量的已知情况各级指挥部共享,如同一个平台;报告在发出时属实,不夸大。",
    en: "What is known of roads and units is common to all headquarters, as on one platform; reports are true when they are made and never exaggerate.",
  },
  {
    zh: "人员:队员不疲劳、不轮换;车辆途中不缺油;一支队伍整队行动。",
    en: "Crews neither tire nor are relieved; no vehicle runs dry on the way; a unit moves as one.",
  },
  {
    zh: "指挥:一次可下达任意多道命令;响应级别宣布后不降低、不终止。",
    en: "A headquarters gives any number of orders at a time; a level once declared is not lowered.",
  },
  {
    zh: "未包含:救援物资调运与安置、医疗后送、舆情、军队自身的指挥链。",
    en: "Left out: relief goods and shelter, medical evacuation, public opinion, the army's own chain of command.",
  },
];

const ofEarthquakes: readonly Text[] = [
  {
    zh: "烈度圈:Ⅵ度区偏大(平原2023年实测224平方公里,模型为其五至七倍),凡涉及“受灾乡镇”的结论随之偏严。",
    en: "Degree VI is too wide (Pingyuan 2023: 224 km2 observed, five to seven times that here), so what is said of every struck town is too strict.",
  },
  {
    zh: "房屋易损性按一次近年地震(2021年泸县)拟合,仍偏高;伤亡数不宜作为结论引用。",
    en: "The vulnerability of houses is fitted to one recent event (Luxian 2021) and still runs high: casualties are not to be quoted as findings.",
  },
  {
    zh: "次生灾害:不含火灾、海啸、溃坝和成片滑坡;余震只再次破坏房屋与道路。",
    en: "No fires, tsunamis, dam failures or mass slides follow; aftershocks damage houses and roads again, no more.",
  },
  {
    zh: "现场搜救、道路抢通、电力通信修复在所观察的时间内不改变灾情。",
    en: "Search and rescue, clearing of roads and repair of power and network do not yet change the situation within the time watched.",
  },
];

/** What was not modelled of a case with these hazards, the general first. */
export const notModelled = (hazards: ReadonlyArray<Hazard["kind"]>): readonly Text[] => [
  ...always,
  ...(hazards.includes("earthquake") ? ofEarthquakes : []),
];
