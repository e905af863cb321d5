/** Where people are beyond reach, and where something new should go. */
import { CANDIDATE_SPACING_M } from '$geo/coverage/sites.ts';
import { MAX_SITES } from '$geo/siting/limits.ts';
import { math, over, sum } from '$lib/methods/math.ts';
import { formatWhole } from '$lib/ui/format.ts';
import { DEFAULT_MIN_DENSITY, DEFAULT_MIN_PEOPLE } from '../../coverage-parameters.ts';
import { paper, type MethodTexts } from '../section.ts';

export const gaps: MethodTexts<'gaps'> = {
  'gap-areas': {
    title: { zh: '缺口片区', en: 'Gap areas' },
    says: [
      {
        zh: '未覆盖、且够密的网格，边或角相接就连成一片，在区界处断开，每片归一个区。片区按人数排名，各有人数、面积、最远距离、名称、片内一点、最近的设施和最好的一个新址。',
        en: 'Uncovered cells that are densely enough settled are joined where they touch by edge or corner, cut at district borders so that each area has one owner. Areas are ranked by people; each has people, area, worst distance, a name, a point inside, the nearest facility and the best single new site.',
      },
      {
        zh: '不够密的网格与太小的片区合计为“零散”，不丢弃：片区、零散与已覆盖相加等于全部人口。',
        en: 'Cells too thinly settled and areas too small are summed as “scattered”, not dropped: areas, scattered and covered add up to everyone.',
      },
    ],
    formulas: [
      [math('U =', '{', 'i : w_i > 0', ',', 'd_i > R', '}'), math('w_i ≥ ρ', 'a^2')],
      [math('excess =', sum('i'), 'w_i', '(', '⌈', 'd_i', '⌉', '− R', ')')],
    ],
    letters: {
      zh: 'ρ：最低密度；a：网格边长；⌈d⌉：距离向上取整到厘米。人数相同按超出量排，仍相同则并列。',
      en: 'ρ: least density; a: side of a cell; ⌈d⌉: distance rounded up to whole centimetres. Equal people rank by excess; complete ties share a rank.',
    },
    rules: [
      {
        zh: '多边形是网格的并；仅角相接的是同一片的两个部分。',
        en: 'The polygon is the union of its cells; corner contact alone makes two parts of one area.',
      },
      {
        zh: `最好的一个新址：每个 ${CANDIDATE_SPACING_M} 米方格里人最多的网格为候选，取新覆盖本片人数最多的；“在 n 个候选中最优”。`,
        en: `Best single site: of every square of ${CANDIDATE_SPACING_M} m the cell with most people is a candidate; the one that newly covers most people of the area is taken, “optimal among n candidates”.`,
      },
      {
        zh: '没有镇街边界时，片区以区名加方位命名。',
        en: 'Without boundaries of towns an area is named by district and compass sector.',
      },
    ],
    settings: [
      {
        name: 'min_density',
        value: formatWhole(DEFAULT_MIN_DENSITY),
        meaning: {
          zh: '网格的最低密度，人/km²；0 为所有有人的网格',
          en: 'people per km² that a cell must have; 0 = every populated cell',
        },
      },
      {
        name: 'min_people',
        value: formatWhole(DEFAULT_MIN_PEOPLE),
        meaning: { zh: '片区的最少人数', en: 'people that an area must have' },
      },
    ],
    limits: [
      {
        zh: '不设密度下限时，白云区的大半会连成一片约 350 km² 的缺口：密度下限是为了得到可以去的地方。',
        en: 'Without the density cut most of Baiyun becomes one area of some 350 km²: the cut is there to get places one can go to.',
      },
    ],
    engine: ['geo/coverage/gap-areas.ts', 'geo/coverage/sites.ts', 'geo/coverage/sectors.ts'],
    checks: [
      {
        file: 'tests/golden/gap-areas.engine.test.ts',
        what: { zh: '每例的片区与轮廓', en: 'areas and outlines of every case' },
      },
      {
        file: 'tests/golden/gap-areas.postgis.test.ts',
        what: {
          zh: '同一文件由 SQL 计算，网格乱序也一样',
          en: 'the same file by SQL, in any order of the cells',
        },
      },
    ],
  },
  siting: {
    title: { zh: '选址与证明', en: 'Siting and proof' },
    says: [
      {
        zh: '现有设施不动，已覆盖的人不再计。问题有四种：给定数量，覆盖最多的人；给定目标，用最少的点；平均距离短；最远距离短。',
        en: 'Existing facilities stay and people covered already are out of the problem. There are four questions: so many sites for most people; the fewest sites for a target; a short mean distance; a short largest distance.',
      },
      {
        zh: '结果总写明“已证明最优”或“与界相差至多 x%”，从不只说“最优”。达不到时说明为什么、最多能到多少。',
        en: 'The answer always says “proved optimal” or “at most x % from the bound”, never just “optimal”. Where a target cannot be met it says why, and how far one can get.',
      },
    ],
    formulas: [
      [
        math('max', sum('i'), 'w_i y_i'),
        math('y_i ≤', sum('j ∈ N_i'), 'x_j'),
        math(sum('j'), 'x_j ≤ p'),
        math('x_j ∈ {0, 1}'),
        math('0 ≤ y_i ≤ 1'),
      ],
      [math('min', sum('j'), 'x_j'), math(sum('i'), 'w_i y_i ≥', '⌈', 'τ W', '⌉')],
      [math('min', sum('i'), 'w_i', over('min', 'j ∈ S ∪ X'), 'd_ij')],
      [math('min', over('max', 'i'), over('min', 'j ∈ S ∪ X'), 'd_ij')],
    ],
    letters: {
      zh: 'x：候选点是否建；y：需求是否被覆盖；N：够得到它的候选点；p：数量；τ：目标份额（按十进制，0.55 × 100 是 55）；W：全部需求，已覆盖的计入。',
      en: 'x: whether a candidate is built; y: whether demand is covered; N: candidates in reach of it; p: number of sites; τ: share aimed at, a decimal (0.55 × 100 is 55); W: all demand, that covered before included.',
    },
    rules: [
      {
        zh: '已证明的：到处得到同样的值，并取字典序最小的一组。未证明的：在所写的界之内，并说明为何停下。',
        en: 'Proved: the same value everywhere, and the lexicographically smallest set. Not proved: inside its stated bound, with the reason for stopping.',
      },
      {
        zh: '先贪心加交换，上界由拉格朗日松弛得到，再分支定界；全覆盖时由 HiGHS 求解。',
        en: 'Greedy with swaps comes first, the bound from Lagrangian relaxation, then branch and bound; covering everyone is solved by HiGHS.',
      },
      {
        zh: '限于一个区时，点在区内，只算该区的人；对别区的影响另报。',
        en: 'Within a district sites stand inside it and its people alone count; what others gain is reported apart.',
      },
    ],
    settings: [
      {
        name: 'candidate spacing',
        value: `${CANDIDATE_SPACING_M} m`,
        meaning: { zh: '每格取人最多的网格', en: 'of each square the cell with most people' },
      },
      { name: 'sites', value: `1–${MAX_SITES}`, meaning: { zh: '新址数量', en: 'new sites' } },
      {
        name: 'spacing_m',
        value: '0',
        meaning: { zh: '新址之间的最小距离，米', en: 'metres that new sites stay apart' },
      },
    ],
    limits: [
      {
        zh: '最优是就候选点而言。地价、产权与道路没有算进去。水面只有载入后才能排除。',
        en: 'Optimal means among the candidates. Prices, ownership and roads play no part. Water is excluded only where it is loaded.',
      },
    ],
    sources: [
      paper(
        'Church, R., & ReVelle, C. (1974). The maximal covering location problem. Papers of the Regional Science Association, 32, 101–118.',
      ),
      paper(
        'Toregas, C., Swain, R., ReVelle, C., & Bergman, L. (1971). The location of emergency service facilities. Operations Research, 19, 1363–1373.',
      ),
      paper(
        'Hakimi, S. L. (1964). Optimum locations of switching centers and the absolute centers and medians of a graph. Operations Research, 12, 450–459.',
      ),
      paper(
        'Galvão, R. D., & ReVelle, C. (1996). A Lagrangean heuristic for the maximal covering location problem. European Journal of Operational Research, 88, 114–123.',
      ),
    ],
    engine: [
      'geo/siting/maximal-covering.ts',
      'geo/siting/target-covering.ts',
      'geo/siting/bound.ts',
      'geo/siting/median.ts',
      'geo/siting/center.ts',
    ],
    checks: [
      {
        file: 'tests/golden/siting.engine.test.ts',
        what: {
          zh: '最大覆盖、前沿与目标覆盖的已知最优值',
          en: 'known optima of covering, frontier and target',
        },
      },
      {
        file: 'geo/siting/maximal-covering.test.ts',
        what: { zh: '与穷举一致', en: 'against trying every set' },
      },
    ],
  },
  scenario: {
    title: { zh: '方案', en: 'Scenarios' },
    says: [
      {
        zh: '方案是在某个数据版本上的一串操作：新设、迁移、关闭、改星级。前后的数字用同一套定义，在改过的供给上重算。',
        en: 'A scenario is a list of steps on one data version: a new site, a move, a closure, other stars. Before and after are the same definitions on the changed supply.',
      },
    ],
    rules: [
      {
        zh: '同一方案无论何时重放，得到同样的数字；数据版本变了会提示。',
        en: 'A scenario gives the same numbers whenever it is replayed; another data version is pointed out.',
      },
    ],
    limits: [
      {
        zh: '方案不是现实，所有由它得到的数字都标明。',
        en: 'A scenario is not how things are; every figure from one says so.',
      },
    ],
    engine: ['geo/coverage/scenario.ts', 'geo/coverage/scenario-state.ts'],
    checks: [
      {
        file: 'geo/coverage/scenario-state.test.ts',
        what: { zh: '增量计算与从头计算一致', en: 'step by step against from scratch' },
      },
    ],
  },
};
