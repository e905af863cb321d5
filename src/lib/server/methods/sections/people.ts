/** Where people live, and how densely. */
import { CORE_FROM, URBAN_FROM } from '$geo/regulatory/density.ts';
import { DISTRICTS } from '$geo/kinds/vocabulary.ts';
import { fraction, math, row, sum } from '$lib/methods/math.ts';
import { formatWhole } from '$lib/ui/format.ts';
import type { MethodTexts } from '../section.ts';

const cityPeople = formatWhole(DISTRICTS.reduce((people, { population2020 }) => people + population2020, 0));

export const people: MethodTexts<'people'> = {
  population: {
    title: { zh: '人口', en: 'Population' },
    says: [
      {
        zh:
          '人口是方格网格上的整数人数，用作覆盖率的权重。演示网格为 100 米，各区之和等于 2020 年人口普查的区总数，全市 ' +
          cityPeople +
          ' 人；区内如何分布是合成的，并标明。',
        en: `Population is a whole number of people on cells of a square grid; coverage weighs by it. In the demonstration cells are 100 m and each district adds up to the census of 2020, the city to ${cityPeople}; how people are spread inside a district is synthetic and labelled so.`,
      },
    ],
    formulas: [[math('n_i =', '⌊', fraction('N s_i', 'S'), '⌋', '+ r_i'), math(sum('i'), 'n_i = N')]],
    letters: {
      zh: 'N：区的总人数；s：网格的权重，S 为其和；r：0 或 1，依余数从大到小补足（最大余数法）。',
      en: 'N: people of the district; s: weight of a cell, S their sum; r: 0 or 1, given to the largest remainders until the sum is met.',
    },
    rules: [
      {
        zh: '网格归中心点所在的区。人数为 0 的网格不算有人居住的土地。',
        en: 'A cell belongs to the district that holds its centre. A cell without people is not populated land.',
      },
      {
        zh: '可导入真实网格：CSV，申明坐标系、原点与步长。',
        en: 'A real grid can be imported: CSV with its coordinate system, origin and step declared.',
      },
    ],
    limits: [
      {
        zh: '普查是居住人口：不是白天的、流动的人口。网格按中心点算距离，最多差半个对角线（100 米网格约 71 米）。',
        en: 'A census counts residents, not people at work or passing through. Distances are from the centre of a cell, which is off by at most half a diagonal (some 71 m for cells of 100 m).',
      },
    ],
    sources: [
      {
        zh: '第七次全国人口普查（2020）各区常住人口。',
        en: 'Seventh national population census (2020), residents by district.',
      },
    ],
    engine: ['db/demo/apportion.ts', 'geo/columns/columns.ts'],
    checks: [
      {
        file: 'db/demo/generate.test.ts',
        what: { zh: '每区人数之和等于普查数', en: 'every district adds up to its census' },
      },
    ],
  },
  'density-bands': {
    title: { zh: '密度分档', en: 'Density bands' },
    says: [
      {
        zh: '区按人口密度分成核心、城区、乡郊三档，同档互比。密度是网格人数之和除以由界线算出的面积，不是按名单指定。',
        en: 'Districts are core, urban or rural by people per km², and are compared with those of the same band. The density is computed, people of the cells over the area of the boundary, not assigned by a list.',
      },
    ],
    formulas: [[math('ρ_D =', fraction(row(sum('i ∈ D'), 'w_i'), 'A_D'))]],
    letters: {
      zh: 'w：网格的人数；A：区的面积，km²，在 EPSG:4547 中由界线算出。',
      en: 'w: people of a cell; A: area of the district, km², from its boundary in EPSG:4547.',
    },
    settings: [
      {
        name: 'core',
        value: `≥ ${formatWhole(CORE_FROM)}`,
        meaning: { zh: '核心，人/km²', en: 'core, people per km²' },
      },
      {
        name: 'urban',
        value: `≥ ${formatWhole(URBAN_FROM)}`,
        meaning: { zh: '城区，人/km²', en: 'urban, people per km²' },
      },
      {
        name: 'rural',
        value: `< ${formatWhole(URBAN_FROM)}`,
        meaning: { zh: '乡郊，人/km²', en: 'rural, people per km²' },
      },
    ],
    limits: [
      {
        zh: '两条界限是我们定的，没有文件依据。',
        en: 'Both limits are ours; no document sets them.',
      },
    ],
    engine: ['geo/regulatory/density.ts'],
  },
};
