/** Old elevators block by block, and how soon a rescue could be there. */
import { CLUSTER_MIN_POINTS, CLUSTER_RADIUS_M } from '$geo/regulatory/clusters.ts';
import { OLD_FROM_YEARS } from '$geo/regulatory/old-elevators.ts';
import { RESCUE_DEFAULTS } from '$geo/regulatory/rescue-model.ts';
import { BUILDING_REACH_M } from '$geo/regulatory/rescue-places.ts';
import { fraction, math, words } from '$lib/methods/math.ts';
import { paper, type MethodTexts } from '../section.ts';

export const elevators: MethodTexts<'elevators'> = {
  clusters: {
    title: { zh: '老旧电梯与连片', en: 'Old elevators and their clusters' },
    says: [
      {
        zh: `老旧电梯：在用、已定位、用于住宅、安装年份距统计日年份至少 ${OLD_FROM_YEARS} 年。安装年份不明的不算老旧，单列。`,
        en: `Old: in use, located, in housing, and installed at least ${OLD_FROM_YEARS} years before the year of the day. Those whose year is not known are not old and stand apart.`,
      },
      {
        zh: '连片：用 DBSCAN 把彼此够近、够多的老旧电梯并成一片，按台数排名，给出名称与外包轮廓，便于一片一片更新。',
        en: 'Clusters: DBSCAN joins old elevators that are near enough and many enough, ranked by their number, with a label and a hull, to be renewed block by block.',
      },
    ],
    formulas: [[math('core(p)', '⟺', '|', '{', 'q', ':', '‖', 'p − q', '‖', '≤ ε', '}', '|', '≥ m')]],
    letters: {
      zh: 'ε：邻近距离；m：邻居的最少台数，自己也算。相邻的核心点同属一片。',
      en: 'ε: distance between neighbours; m: least number of neighbours, itself counted. Core points that are neighbours share a cluster.',
    },
    rules: [
      {
        zh: '够得到几片的边缘点归最近核心点的那片，一样近归编号小的：结果与顺序无关。',
        en: 'A border point in reach of several clusters goes to the one with its nearest core point, then the smaller id: the order of the points plays no part.',
      },
      {
        zh: '台数相同的片并列。不属于任何片的是零散，不列出但计数：连片、零散、未定位三者相加就是全部老旧电梯。',
        en: 'Equal sizes share a rank. What belongs to no cluster is alone: not listed, but counted; in clusters, alone and without coordinates add up to all old ones.',
      },
      {
        zh: '按坐标所在的区统计，没有坐标的按登记的区。跨区的片在每个区列出本区的台数。',
        en: 'By the district that holds the point, else the declared one. A cluster across a border is listed in each district with the elevators there.',
      },
    ],
    settings: [
      {
        name: 'eps_m',
        value: `${CLUSTER_RADIUS_M} m`,
        meaning: { zh: 'ε：邻近距离', en: 'ε: distance between neighbours' },
      },
      {
        name: 'min_elevators',
        value: String(CLUSTER_MIN_POINTS),
        meaning: { zh: 'm：最少台数', en: 'm: least number' },
      },
      {
        name: 'min_age',
        value: String(OLD_FROM_YEARS),
        meaning: { zh: '老旧的年数', en: 'years from which one is old' },
      },
    ],
    limits: [
      {
        zh: '轮廓是凸包，只用来看；片内未必都是住宅。',
        en: 'The hull is convex and for looking at; not everything inside it is housing.',
      },
    ],
    sources: [
      paper(
        'Ester, M., Kriegel, H.-P., Sander, J., & Xu, X. (1996). A density-based algorithm for discovering clusters in large spatial databases with noise. KDD-96, 226–231.',
      ),
      { zh: '“推进住宅老旧电梯连片更新”。', en: 'Task: old elevators in housing renewed block by block.' },
    ],
    engine: ['geo/regulatory/old-elevators.ts', 'geo/regulatory/clusters.ts'],
    checks: [
      {
        file: 'tests/golden/clusters.engine.test.ts',
        what: { zh: '每例，任意顺序', en: 'every case, in any order' },
      },
      {
        file: 'tests/golden/clusters.postgis.test.ts',
        what: { zh: '核心点、边缘点与零星由 SQL 计算', en: 'core points, border points and noise by SQL' },
      },
    ],
  },
  rescue: {
    title: { zh: '救援响应（模型）', en: 'Rescue response (a model)' },
    says: [
      {
        zh: '从最近的救援站到电梯要多久，按固定参数估算：派单、出动、路程、到场后进入。这是模型，不是实测：“10.6 分钟”是事件的平均值，两者不是同一个量，只并列、不等同。',
        en: 'How long from the nearest rescue station to an elevator, estimated from fixed parameters: dispatch, readiness, the way, getting in. It is a model, not a measurement: “10.6 minutes” is a mean over incidents, another quantity; they stand side by side and are never called the same.',
      },
    ],
    formulas: [
      [
        math(
          't_i =',
          words('派单', 'dispatch'),
          '+',
          words('出动', 'readiness'),
          '+',
          fraction('κ d_i', 'v'),
          '+',
          words('进入', 'access'),
        ),
      ],
    ],
    letters: {
      zh: 'd：到最近救援站的直线距离；κ：绕行系数；v：车速。参数都显示，可以调整。',
      en: 'd: straight line to the nearest rescue station; κ: detour factor; v: speed. All parameters are shown and adjustable.',
    },
    rules: [
      {
        zh: '给出 10.6 分钟与 30 分钟内的份额、中位数与九成位数。分钟数先换成平方厘米的距离界限再比较，恰好到达界限的算在内。',
        en: 'Given are the shares within 10.6 and 30 minutes, the median and the ninth decile. Minutes become a limit of squared centimetres before anything is compared; exactly at the limit is within it.',
      },
      {
        zh: '没有站点时无人在时限内，也没有分钟数；没有电梯时是“无数据”。没有坐标的电梯与站点另列。',
        en: 'Without a station nobody is in time and there are no minutes; without an elevator it is “no data”. Elevators and stations without coordinates stand apart.',
      },
      {
        zh: `楼宇：地址相同、距其中最远的一台不超过 ${BUILDING_REACH_M} 米的电梯。`,
        en: `A building: elevators of one address, at most ${BUILDING_REACH_M} m from the worst-served of them.`,
      },
    ],
    settings: [
      {
        name: 'dispatch_min',
        value: `${RESCUE_DEFAULTS.dispatchMin} min`,
        meaning: { zh: '派单，假定，待核实', en: 'dispatch, assumed, not verified' },
      },
      {
        name: 'readiness_min',
        value: `${RESCUE_DEFAULTS.readinessMin} min`,
        meaning: { zh: '出动，假定，待核实', en: 'readiness, assumed, not verified' },
      },
      {
        name: 'speed_kmh',
        value: `${RESCUE_DEFAULTS.speedKmh} km/h`,
        meaning: { zh: 'v：车速，假定，待核实', en: 'v: speed, assumed, not verified' },
      },
      {
        name: 'detour',
        value: RESCUE_DEFAULTS.detour,
        meaning: { zh: 'κ：绕行系数，假定，待核实', en: 'κ: detour factor, assumed, not verified' },
      },
      {
        name: 'access_min',
        value: `${RESCUE_DEFAULTS.accessMin} min`,
        meaning: { zh: '进入，假定，待核实', en: 'access, assumed, not verified' },
      },
    ],
    limits: [
      {
        zh: '没有路况、没有同时出动、没有站内值班：只能用来比较地方，不能用来考核。',
        en: 'No traffic, no two calls at once, nobody off duty: good for comparing places, not for judging crews.',
      },
    ],
    sources: [
      {
        zh: '“全市电梯平均救援响应时间10.6分钟”（2024 年结果）；接报后 30 分钟内到场（国家规定）。',
        en: 'Result of 2024: mean response of 10.6 minutes; national rule: on the spot within 30 minutes.',
      },
    ],
    engine: [
      'geo/coverage/nearest.ts',
      'geo/regulatory/rescue-model.ts',
      'geo/regulatory/rescue.ts',
      'geo/regulatory/rescue-places.ts',
      'geo/regulatory/rescue-sites.ts',
    ],
    checks: [
      {
        file: 'geo/regulatory/rescue.test.ts',
        what: {
          zh: '随机参数，逐台按定义以整数比较',
          en: 'random parameters, each elevator by the definition in whole numbers',
        },
      },
      {
        file: 'tests/db/serving-elevators.test.ts',
        what: {
          zh: '各区份额、分位数、楼宇与加设站点由 SQL 复算',
          en: 'shares, percentiles, buildings and further stations by SQL',
        },
      },
    ],
  },
};
