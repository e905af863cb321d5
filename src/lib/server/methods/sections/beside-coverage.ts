/** What stands beside coverage: land, the edge of the city, ways, and whether the supply is enough. */
import { fraction, math, power, row, sum } from '$lib/methods/math.ts';
import { paper, type MethodTexts } from '../section.ts';

export const besideCoverage: Pick<
  MethodTexts<'reach'>,
  'area-coverage' | 'edge' | 'detour' | 'accessibility'
> = {
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
