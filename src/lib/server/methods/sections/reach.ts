/** Whom the supply reaches: coverage, its band, distances. */
import { MAX_RADIUS_M } from '$geo/coverage/radius.ts';
import { fraction, math, over, row, sum } from '$lib/methods/math.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { DEFAULT_RADIUS_M } from '../../coverage-parameters.ts';
import type { MethodTexts } from '../section.ts';

const RADIUS = {
  name: 'radius_m',
  value: formatWhole(DEFAULT_RADIUS_M),
  meaning: {
    zh: `半径，米；0–${formatWhole(MAX_RADIUS_M)}，至多两位小数`,
    en: `radius, metres; 0–${formatWhole(MAX_RADIUS_M)} with at most two decimals`,
  },
};

export const reach: Pick<MethodTexts<'reach'>, 'coverage' | 'percentiles' | 'band'> = {
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
};
