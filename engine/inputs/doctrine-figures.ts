import { count, duration, length, number, share } from "./figure.ts";

/**
 * Every figure a procedure can take from a doctrine, by name. The order of a procedure is code; how
 * long its steps take and how often they succeed is data. A new figure is one line here.
 */
export const procedureFigures = {
  // learning
  autoReport: duration("自动速报时延", "automatic report of an earthquake"),
  finalSolution: duration("正式测定时延", "final solution of an earthquake"),
  firstEstimateError: number("首报震级误差(标准差)", "error of the first magnitude, sd", {
    min: 0,
    max: 2,
  }),
  firstEpicentreError: length(
    "首报震中误差(每个方向的标准差)",
    "error of the first epicentre, sd in each direction",
    { max: 100, limitsIn: "km" },
  ),
  callTaking: duration("接警与定位", "taking a call and locating it"),
  verification: duration("第二来源核实", "verifying by a second source"),
  villageToTownDay: duration("村到乡镇电话报告,白天", "village to town by telephone, by day"),
  villageToTownNight: duration("村到乡镇电话报告,夜间", "village to town by telephone, by night"),
  townToCounty: duration("乡镇到县报告", "town to county"),
  townToCountyNight: duration("乡镇到县报告,夜间", "town to county, by night"),
  countyToCity: duration("县到市报告", "county to city"),
  cityToProvince: duration("市到省报告", "city to province"),
  videoLink: duration("音视频连通", "linking up by audio and video"),
  videoLinkSatellite: duration(
    "公网中断时经卫星连通",
    "linking up by satellite where the public network is down",
  ),
  answerDay: share("白天一次呼叫接通率", "a call is answered, by day"),
  answerNight: share("夜间一次呼叫接通率", "a call is answered, by night"),
  retryAfter: duration("再次呼叫间隔", "time until a call is tried again"),
  attemptsBeforeSilent: count(
    "呼叫几次不应视为失联",
    "calls without an answer until it counts as silent",
    {
      min: 1,
      max: 100,
    },
  ),
  callRound: duration("逐镇电话了解,每次呼叫", "asking town after town by telephone, each call"),
  linesBusy: share("平时呼叫遇忙比例", "calls that meet a busy line on an ordinary day"),
  lines: count("一个接警或总值班室的线路数", "lines of a call centre or exchange", {
    min: 1,
    max: 1000,
  }),
  callSurge: number(
    "震后话务量为平时的倍数",
    "calls after the shock as a multiple of ordinary ones",
    {
      min: 1,
      max: 100,
    },
  ),
  callSurgeLasts: duration("话务拥塞持续", "how long the surge of calls lasts"),
  satellitePhoneHeld: share(
    "失联乡镇手边有可用卫星电话的比例",
    "a town cut off has a satellite phone at hand that works",
  ),
  satelliteCall: duration(
    "断网后用卫星电话报出",
    "until a town cut off has called by satellite phone",
  ),
  counting: duration(
    "伤亡和房屋损失查清约三分之二所需时间",
    "until about two thirds of casualties and damage are known",
  ),
  followUp: duration("续报间隔", "time between follow-up reports"),
  reportGap: duration(
    "同一单位两次首报的最短间隔",
    "least time between two calls of one post to the next",
  ),
  // deciding
  dutyOfficer: duration("值班员处置并报告", "the duty officer acts and reports"),
  leadersOfficeHours: duration("工作时间领导到指挥中心", "leaders to the centre in office hours"),
  leadersNight: duration("夜间领导到指挥中心", "leaders to the centre at night"),
  consultation: duration("会商研判并定级", "consultation and decision of the level"),
  reconsider: duration("情况变化后再次会商", "consulting again when the picture has changed"),
  denseFrom: number(
    "人口较密集地区的密度下限(人/平方公里)",
    "residents per km2 from which people live close together",
    {
      min: 0,
      max: 100_000,
    },
  ),
  order: duration("下达指令", "giving an order"),
  helpDecision: duration("研究并答复支援请求", "deciding on a request for help"),
  assetChoice: duration("选定取图力量", "choosing what gets the picture"),
  higherRequest: duration("向上级请求支援", "asking the next level for help"),
  frontCommand: duration("前方指挥部开始工作", "the front command works"),
  handOver: duration("现场交接", "hand-over at the scene"),
  // moving
  turnBack: duration("遇断路后报告并掉头", "reporting a blocked road and turning round"),
  walkLimit: length("徒步进入的最远距离", "how far a team walks in", { max: 100, limitsIn: "km" }),
  airSearch: duration("直升机在乡镇上空查看", "a helicopter looks at a town from above"),
  // the picture
  cameraSearch: duration("检索固定监控", "searching fixed cameras"),
  streamRegistration: duration("视频接入平台", "registering a stream on the platform"),
  newDeviceRegistration: duration("首次接入设备另加", "more for a device never registered"),
  pictureAccepted: duration("值班员确认画面可用", "the duty officer accepts the picture"),
  citizenVideo: duration("群众或信息员发来视频", "a citizen or information officer sends video"),
} as const;

export type ProcedureFigureName = keyof typeof procedureFigures;
