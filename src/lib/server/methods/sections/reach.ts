/** Whom the supply reaches: coverage, its band, distances, land, the edge of the city, ways, accessibility. */
import { MAX_RADIUS_M } from '$geo/coverage/radius.ts';
import { fraction, math, over, power, row, sum } from '$lib/methods/math.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { DEFAULT_RADIUS_M } from '../../coverage-parameters.ts';
import { paper, type MethodTexts } from '../section.ts';

const RADIUS = {
  name: 'radius_m',
  value: formatWhole(DEFAULT_RADIUS_M),
  meaning: {
    zh: `半径，米；0–${formatWhole(MAX_RADIUS_M)}，至多两位小数`,
    en: `radius, metres; 0–${formatWhole(MAX_RADIUS_M)} with at most two decimals`,
  },
};

export const reach: MethodTexts<'reach'> = {
  coverage: {
    title: { zh: '覆盖率', en: 'Coverage' },
    says: [
      {
        zh: '覆盖率是需求中到最近供给的距离不超过半径的那一份。供给是某一类在用、已定位、符合星级与类型条件的设施，不论在哪个区，也包括市外；需求是居民、电梯或食堂，各有整数权重。',
        en: 'Coverage is the part of the demand whose distance to the nearest supply is at most the radius. Supply is the open, located facilities of a kind with enough stars and of the types asked for, in whichever district, also outside the city; demand is people, elevators or canteens, each with a whole weight.',
      },
      {
        zh: '分子与分母总与份额一起给出。没有需求时是“无数据”，不是 0% 也不是 100%；没有供给时是 0%。',
        en: 'Numerator and denominator always stand beside the share. Without demand it is “no data”, neither 0 % nor 100 %; without supply it is 0 %.',
      },
    ],
    formulas: [
      [math('d_i =', over('min', 'j ∈ S'), '‖', 'p_i − p_j', '‖')],
      [math('C(D, R) =', fraction(row(sum('i ∈ D'), 'w_i', '[', 'd_i ≤ R', ']'), row(sum('i ∈ D'), 'w_i')))],
    ],
    letters: {
      zh: 'S：供给；D：一个区或全市的需求点；w：权重（人、台、家或每日餐数）；[…]：成立为 1，否则为 0。“未覆盖”是分母减分子。',
      en: 'S: the supply; D: the demand points of a district or the city; w: weight (people, elevators, canteens or meals a day); […]: 1 where true, else 0. “Beyond reach” is the denominator less the numerator.',
    },
    rules: [
      {
        zh: '每个需求点到最近供给的距离是唯一的依据；圈和多边形只是它的图。',
        en: 'The nearest distance of every demand point is the truth; circles and polygons are drawings of it.',
      },
      {
        zh: '人数与面积从不混在一个数字里。',
        en: 'People and land are never mixed in one figure.',
      },
    ],
    settings: [
      RADIUS,
      { name: 'supply', value: 'market', meaning: { zh: '哪一类设施', en: 'kind of supply' } },
      {
        name: 'demand',
        value: 'people',
        meaning: { zh: '人、电梯或食堂', en: 'people, elevators or canteens' },
      },
      {
        name: 'stars_min',
        value: '—',
        meaning: { zh: '至少几星；不设则含未评星', en: 'least stars; without it unrated ones count too' },
      },
      {
        name: 'weight',
        value: 'count',
        meaning: { zh: '食堂按家数或每日餐数', en: 'canteens: one each, or meals a day' },
      },
    ],
    limits: [
      {
        zh: '默认是直线距离：河、铁路与围墙没有算进去。服务半径是标准里的一行，未核实的标“待核实”。',
        en: 'Distances are straight lines unless a detour factor is set: rivers, railways and walls play no part. A service radius is a row with a source, and marked until someone has verified it.',
      },
    ],
    engine: ['geo/coverage/nearest.ts', 'geo/coverage/coverage.ts'],
    checks: [
      {
        file: 'tests/golden/coverage.engine.test.ts',
        what: { zh: '全市与各区，含边界情形', en: 'city and districts, with the cases at the edges' },
      },
      {
        file: 'tests/golden/coverage.postgis.test.ts',
        what: { zh: '同一文件，由本节的 SQL 计算', en: 'the same file, computed by the SQL of this section' },
      },
      {
        file: 'tests/db/verify.test.ts',
        what: {
          zh: '引擎与 PostGIS 在随机设置下一致；移动 2 厘米即被发现',
          en: 'engine against PostGIS at random settings; 2 cm are noticed',
        },
      },
    ],
  },
  percentiles: {
    title: { zh: '距离分位数', en: 'Percentiles of distance' },
    says: [
      {
        zh: '“九成人到最近市场不超过几米”是加权分位数：累计权重达到总数该份额的最小距离。它不依赖半径。',
        en: '“Nine of ten people have one within so many metres” is a weighted percentile: the smallest distance at which the weight so far reaches that share of all. It does not depend on a radius.',
      },
    ],
    formulas: [
      [math('d_p =', 'min', '{', 'd', ':', sum('d_i ≤ d'), 'w_i ≥ p W', '}'), math('W =', sum('i'), 'w_i')],
    ],
    letters: {
      zh: 'p：0.5、0.9 或 0.95；权重为 0 的点不起作用。最远：有权重的点中最大的 d。',
      en: 'p: 0.5, 0.9 or 0.95; points of weight 0 play no part. Worst served: the largest d of a point with weight.',
    },
    rules: [
      {
        zh: '没有供给或没有需求时为空，不是 0。',
        en: 'Null without supply or without demand, not 0.',
      },
    ],
    engine: ['geo/coverage/profile.ts', 'geo/coverage/curve.ts'],
    checks: [
      {
        file: 'tests/golden/coverage.engine.test.ts',
        what: { zh: 'p50、p90、p95 与最远', en: 'p50, p90, p95 and the worst served' },
      },
      {
        file: 'tests/golden/curve.engine.test.ts',
        what: { zh: '全部半径的曲线', en: 'the curve over all radii' },
      },
    ],
  },
  band: {
    title: { zh: '区间', en: 'The band around a share' },
    says: [
      {
        zh: '半径是约数，位置有误差，所以每个份额带一个区间：半径缩短与放长 10% 时的覆盖率。',
        en: 'A radius is a round number and positions have errors: every share has a band, the coverage with the radius 10 % shorter and 10 % longer.',
      },
      {
        zh: '另有一个上界：若全部未定位的供给都站在最有用的位置，覆盖最多能到多少；若它们毫无用处，就是估计值本身。',
        en: 'Beside it stands a bound: what could be covered at most if all supply without coordinates stood in its best place; if it is of no use, the estimate itself.',
      },
    ],
    formulas: [
      [math('C(D, 0.9 R)', '≤', 'C(D, R)', '≤', 'C(D, 1.1 R)')],
      [math('covered_best ≤ min(W,', 'covered +', sum('k'), 'g_k', ')')],
    ],
    letters: {
      zh: 'g：把平面切成方格，每格内不论几家设施新覆盖的，至多是离该格不超过 R 的未覆盖权重；取最大的 k 格，k 为未定位的家数。',
      en: 'g: the plane is cut into squares; what facilities in one square cover newly is at most the uncovered weight within R of it. The k largest are taken, k the number of unlocated facilities.',
    },
    rules: [
      {
        zh: '0.9 R 与 1.1 R 按十进制精确计算。',
        en: '0.9 R and 1.1 R are exact decimals.',
      },
      {
        zh: '名次在区间重叠时并列，见“名次与并列”。',
        en: 'Ranks whose bands overlap are tied: see “Ranks and ties”.',
      },
    ],
    limits: [
      {
        zh: '区间不是统计上的置信区间。',
        en: 'The band is no confidence interval.',
      },
    ],
    engine: ['geo/coverage/coverage.ts', 'geo/coverage/unlocated-band.ts'],
    checks: [
      {
        file: 'tests/golden/coverage.postgis.test.ts',
        what: { zh: '两端的人数', en: 'the numbers at both ends' },
      },
    ],
  },
  'area-coverage': {
    title: { zh: '土地覆盖', en: 'Land covered' },
    says: [
      {
        zh: '有人居住的土地中，网格中心到最近供给不超过半径的面积。这是第二个数字：乡郊土地多、人少，两者常常相差很大。',
        en: 'Of the land where somebody lives, the area of the cells whose centre is within the radius of the nearest supply. It is a second figure: rural districts have much land and few people, and the two often differ widely.',
      },
    ],
    formulas: [[math('A(D, R) =', power('a', '2'), sum('i ∈ D'), '[', 'w_i > 0', ']', '[', 'd_i ≤ R', ']')]],
    letters: { zh: 'a：网格边长，米；w：人数。', en: 'a: side of a cell, metres; w: people.' },
    limits: [
      {
        zh: '按整格计：一格要么全在内，要么全不在。',
        en: 'Whole cells: one is in or it is not.',
      },
    ],
    engine: ['geo/coverage/area-coverage.ts'],
    checks: [
      {
        file: 'geo/coverage/area-coverage.test.ts',
        what: { zh: '与逐格相加一致', en: 'against adding cell by cell' },
      },
      {
        file: 'tests/db/verify.test.ts',
        what: { zh: '与本节的 SQL 一致', en: 'against the SQL of this section' },
      },
    ],
  },
  edge: {
    title: { zh: '市界附近', en: 'Near the edge of the city' },
    says: [
      {
        zh: '邻市的设施通常不知道。离市界不超过半径的居民因此单独计数，写在数字旁边：他们可能已被邻市的设施覆盖。',
        en: 'Facilities of neighbouring cities are normally unknown. People within the radius of the city’s border are therefore counted apart, beside the figure: a facility across the border may serve them.',
      },
    ],
    formulas: [[math('E(D, R) =', sum('i ∈ D'), 'w_i', '[', 'b_i ≤ R', ']')]],
    letters: {
      zh: 'b：到全市外边界的距离。',
      en: 'b: distance to the outer border of the city.',
    },
    engine: ['geo/coverage/city-edge.ts'],
    checks: [
      {
        file: 'tests/golden/coverage.engine.test.ts',
        what: { zh: '市界附近的人数', en: 'people near the border' },
      },
    ],
  },
  detour: {
    title: { zh: '绕行系数', en: 'Detour factor' },
    says: [
      {
        zh: '路比直线长。绕行系数把步行距离当作直线的若干倍，半径就成了步行的米数。这是假设，凡用到都写明；默认是 1，即直线。',
        en: 'Ways are longer than straight lines. A detour factor takes the way walked as so many times the straight line, so that the radius is metres walked. It is an assumption and says so wherever it is used; the default is 1, a straight line.',
      },
    ],
    formulas: [[math('κ d_i ≤ R')]],
    letters: { zh: 'κ：1 到 2，至多两位小数。', en: 'κ: 1 to 2, at most two decimals.' },
    settings: [{ name: 'detour', value: '1', meaning: { zh: '绕行系数', en: 'detour factor' } }],
    rules: [
      {
        zh: 'κ 与 R 都是精确的十进制数；只有商的平方向下取整到平方厘米，结果不变。',
        en: 'κ and R are exact decimals; only the square of their quotient is rounded down to whole cm², which decides the same.',
      },
    ],
    limits: [
      {
        zh: '同一个系数用于全市；没有路网。',
        en: 'One factor for the whole city; there is no road network.',
      },
    ],
    engine: ['geo/coverage/radius.ts'],
    checks: [
      {
        file: 'tests/db/verify.test.ts',
        what: { zh: '随机系数下与 SQL 一致', en: 'against SQL at random factors' },
      },
    ],
  },
  accessibility: {
    title: { zh: '供需可达性（E2SFCA）', en: 'Supply against demand (E2SFCA)' },
    says: [
      {
        zh: '覆盖率只问近不近，不问够不够。增强型两步移动搜寻法先把每家设施的容量分给够得到它的人，再把每个人够得到的份额相加。',
        en: 'Coverage asks whether something is near, not whether it is enough. The enhanced two-step floating catchment area first shares the capacity of every facility among the people in its reach, then adds up the shares in the reach of every person.',
      },
    ],
    formulas: [
      [math('R_j =', fraction('S_j', row(sum('k'), 'w_k f(d_kj)')))],
      [math('A_i =', sum('j'), 'R_j f(d_ij)')],
      [
        math(
          'f(d) =',
          fraction(
            row(power('e', row('−', fraction(power('(d/R)', '2'), '2'))), '−', power('e', row('−', '1/2'))),
            row('1 −', power('e', row('−', '1/2'))),
          ),
        ),
        math('d ≤ R'),
      ],
    ],
    letters: {
      zh: 'S：容量（摊位、餐数、人员）；w：人；f：距离衰减，高斯或分级（上限含在内），超过 R 为 0。',
      en: 'S: capacity (stalls, meals, inspectors); w: people; f: decay with distance, Gaussian or in steps (upper limits included), 0 beyond R.',
    },
    rules: [
      {
        zh: '容量守恒：Σ w·A 等于有人够得到的设施的容量之和。',
        en: 'Capacity is conserved: Σ w·A is the capacity of the facilities that anyone reaches.',
      },
    ],
    sources: [
      paper(
        'Luo, W., & Qi, Y. (2009). An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial accessibility to primary care physicians. Health & Place, 15, 1100–1107.',
      ),
    ],
    engine: ['geo/coverage/accessibility.ts'],
    checks: [
      {
        file: 'tests/golden/sfca.engine.test.ts',
        what: { zh: '分级与高斯两种，容量守恒', en: 'steps and Gaussian, capacity conserved' },
      },
    ],
  },
};
