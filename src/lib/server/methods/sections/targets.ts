/** Targets, how an indicator stands against them, and how districts are ranked. */
import { fraction, math, words } from '$lib/methods/math.ts';
import type { MethodTexts } from '../section.ts';

export const targets: MethodTexts<'targets'> = {
  targets: {
    title: { zh: '目标与达标', en: 'Targets and verdicts' },
    says: [
      {
        zh: '目标是数据库里的行：年份、数值、比较方向、范围、原句、出处、是否核实，改动留历史。来源只有全市的数，分到区的目标只有在有人录入时才显示。',
        en: 'Targets are rows: year, value, comparator, scope, the sentence itself, its source, whether verified; changes keep their history. The source states the city only; a split by district is shown only when someone entered one.',
      },
      {
        zh: '结论有五种：达标；差多少；口径未明（各种读法都列，不作判定）；无数据；无目标。结果（如 2024 年 16 个五星市场）不是目标，不拿来考核。',
        en: 'There are five verdicts: met; short by so many; unstated (every reading is shown, none decides); no data; no target. A result (such as 16 five-star markets in 2024) is no target and nothing is judged by it.',
      },
    ],
    formulas: [
      [math('short =', 'max', '(', '0', ',', '⌈', 'target', '⌉', '− value', ')')],
      [math('short_share =', 'max', '(', '0', ',', '⌈', 'τ n', '⌉', '− k', ')')],
    ],
    letters: {
      zh: 'k、n：份额的分子与分母；τ：目标份额，按十进制精确计算（50 的 98% 是 49）。份额类的“差”按个数说；清零类的“差”就是剩下的个数。',
      en: 'k, n: numerator and denominator of a share; τ: the share aimed at, exact (98 % of 50 are 49). For shares “short” is a count; for counts to zero it is what is left.',
    },
    rules: [
      {
        zh: '全市的份额目标和清零目标对每个区同样适用；全市的其他数（如 90 家）不摊到区：区页上列出全市的读法，不作判定。',
        en: 'A share or a zero that the city set binds every district alike. Any other number of the city (such as 90 markets) is not split: a district shows the readings of the city, and none decides.',
      },
    ],
    limits: [
      {
        zh: '原句取自会议报告，尚未与印刷件核对，标“待核实”。',
        en: 'The sentences are those of a report to a conference; nobody has compared them with the printed document yet, and they are marked so.',
      },
    ],
    sources: [
      {
        zh: '2025年3月6日全市市场监管工作会议报告。',
        en: 'Report to the city’s market-regulation work conference, 2025-03-06.',
      },
    ],
    pages: [
      {
        path: '/districts/targets',
        title: {
          zh: '目标与标准：每一条的原文、出处与改动经过',
          en: 'Targets and standards: every row with its sentence, source and history',
        },
      },
    ],
    engine: ['geo/regulatory/target-verdict.ts', 'geo/regulatory/scorecards.ts'],
    checks: [
      {
        file: 'geo/regulatory/target-verdict.test.ts',
        what: { zh: '每种结论，正好达标与差一', en: 'every verdict, exactly met and one short' },
      },
      {
        file: 'tests/db/serving-scorecard.test.ts',
        what: { zh: '接口的成绩单', en: 'scorecards as the API has them' },
      },
    ],
  },
  alerts: {
    title: { zh: '跌破目标的提醒与原因', en: 'What fell below its target, and why' },
    says: [
      {
        zh: '四张成绩单依次比较，每两张之间只有一处不同：前一版本在其统计日的说法，按当时的目标；后一版本对同一天的说法（数据更正）；后一版本在自己统计日的说法（现实变化）；同上，按现行目标（目标改动）。三步之差相加就是到目标距离的变化。',
        en: 'Four scorecards are compared, each differing from the one before in one thing: the earlier version on its day, with the targets of then; what the later version says of that day (corrections); the later version on its own day (what happened); the same with the targets in force (targets set anew). The three steps add up to the change of the distance to the target.',
      },
      {
        zh: '超期电梯和有星市场逐台逐家跟踪：因时间到期、检验换期、启用、停用、改变申报辖区、新评定、撤销、过期。',
        en: 'Elevators overdue and markets with stars are followed one by one: time passed, inspected, in and out of use, another declared district, rated, withdrawn, expired.',
      },
    ],
    formulas: [
      [math('d = target − value')],
      [math('Δd =', '(', 'd_1 − d_0', ')', '+', '(', 'd_2 − d_1', ')', '+', '(', 'd_3 − d_2', ')')],
    ],
    letters: {
      zh: 'd：到目标的距离，超过目标时为负；d₀、d₁、d₂、d₃：四张成绩单上的距离；三项依次是更正、现实、目标改动。',
      en: 'd: the distance to the target, negative beyond it; d₀ to d₃: on the four scorecards; the terms are corrections, what happened, and targets set anew.',
    },
    rules: [
      {
        zh: '换了学期或年度时，整个现实部分记作“新学期”或“新年度”。',
        en: 'When another term or year is counted, all of what happened is told as that.',
      },
      {
        zh: '口径未明的目标，每种读法各有一条。',
        en: 'A target whose reading is not stated has one alert for each reading.',
      },
    ],
    engine: ['geo/regulatory/alerts-between.ts', 'geo/regulatory/alerts-transitions.ts', 'db/alerts.ts'],
    checks: [
      {
        file: 'tests/db/alerts.test.ts',
        what: {
          zh: '各种原因逐一验证；每区原因之和等于差额的变化',
          en: 'every cause by known facts; for every district the causes add up to the change',
        },
      },
    ],
  },
  'star-markets': {
    title: { zh: '星级市场与两种读法', en: 'Star markets, in both readings' },
    says: [
      {
        zh: '“全市培育打造星级农贸市场不少于90家”没有说是当年新增还是累计，也没有说哪些星级算数。因此两种读法都写出，不替它选。',
        en: '“At least 90 star-rated markets fostered in the city” does not say whether new in the year or in all, nor which stars count. Both readings are written out; none is chosen for it.',
      },
    ],
    formulas: [
      [math('stock(t) =', '|', '{', 'm', ':', 's_m (t) ≥ 1', '}', '|')],
      [math('granted(y) =', '|', '{', 'm', ':', '∃ r ∈ R_m', ',', 'y_r = y', '}', '|')],
    ],
    letters: {
      zh: 'm：在用的市场；s：其当日的星级；R：其到统计日为止已授予、未撤销的评定；t：统计日；y：目标的年份。',
      en: 'm: open markets; s: stars in force on the day; R: its ratings granted by the day and not revoked; t: the day; y: the year of the target.',
    },
    rules: [
      {
        zh: '任何星级都算；过期的计入并单列。一家一年内评两次只算一次。',
        en: 'Any stars count; expired ones do, and stand apart. A market rated twice in a year counts once.',
      },
    ],
    sources: [
      {
        zh: '“全市培育打造星级农贸市场不少于90家”（2025 年任务）。',
        en: 'Task of 2025: at least 90 star-rated markets.',
      },
    ],
    engine: ['geo/regulatory/scorecards.ts'],
    checks: [
      {
        file: 'tests/db/scorecard.test.ts',
        what: { zh: '引擎与本节的 SQL 一致', en: 'the engine against the SQL of this section' },
      },
    ],
  },
  'bright-kitchen': {
    title: { zh: '明厨亮灶', en: 'Bright kitchens' },
    says: [
      {
        zh: '在用食堂中已接入“互联网+明厨亮灶”的份额。来源没有写份额，所以只显示份额，不编目标。',
        en: 'Of the open canteens, the share with an internet-connected bright kitchen. The source states no share: it is shown, and no target is invented.',
      },
    ],
    formulas: [[math('share =', fraction(words('有', 'yes'), words('有 + 无', 'yes + no')))]],
    rules: [
      {
        zh: '不知道有没有的不进分母，单列。',
        en: 'Canteens of which it is not known are not in the denominator and stand apart.',
      },
    ],
    sources: [
      {
        zh: '“优化完善‘互联网+明厨亮灶’信息化管理系统”。',
        en: 'Task: the system of internet-connected bright kitchens improved.',
      },
    ],
    engine: ['geo/regulatory/scorecards.ts'],
    checks: [
      {
        file: 'tests/db/scorecard.test.ts',
        what: { zh: '引擎与本节的 SQL 一致', en: 'the engine against the SQL of this section' },
      },
    ],
  },
  'food-samples': {
    title: { zh: '食品抽检合格率', en: 'Food samples passed' },
    says: [
      {
        zh: '当年到统计日为止已结束的各月，合格的批次除以抽检的批次。只是一个比率，没有地点，不上地图。',
        en: 'Samples passed over samples taken, in the months of the year that had ended by the day. A plain rate without a place: it is on no map.',
      },
    ],
    formulas: [[math('rate =', fraction(words('合格', 'passed'), words('抽检', 'taken')))]],
    rules: [
      {
        zh: '没有抽检时是“无数据”。进行中的月份不计。',
        en: 'No samples is “no data”. The running month does not count.',
      },
    ],
    sources: [
      { zh: '“食品抽检合格率保持在98%以上”。', en: 'Rate to be kept: above 98 % of samples passed.' },
    ],
    engine: ['geo/regulatory/scorecard.ts'],
  },
  ranks: {
    title: { zh: '名次与并列', en: 'Ranks and ties' },
    says: [
      {
        zh: '区的名次是一个范围：区间重叠的区算并列，不硬排先后。最好名次 = 1 + 肯定更好的区数；最差名次 = 总数 − 肯定更差的区数。',
        en: 'The rank of a district is a range: districts whose bands overlap are tied instead of forced into an order. Best = 1 + districts surely better; worst = all − districts surely worse.',
      },
    ],
    formulas: [
      [math('best(D) = 1 +', '|', '{', 'E', ':', 'low_E > high_D', '}', '|')],
      [math('worst(D) = n −', '|', '{', 'E', ':', 'high_E < low_D', '}', '|')],
    ],
    letters: {
      zh: 'low、high：区间的两端；没有区间的数字两端都是它自己；n：有数据的区数。',
      en: 'low, high: the ends of the band, the value itself where there is none; n: districts with data.',
    },
    rules: [
      {
        zh: '没有数据的区没有名次。同档名次只在同一密度档内计算。',
        en: 'Districts without data have no rank. Peer ranks look at districts of the same density band only.',
      },
    ],
    engine: ['geo/regulatory/ranks.ts'],
    checks: [
      {
        file: 'geo/regulatory/ranks.test.ts',
        what: { zh: '重叠、相接、无数据', en: 'overlaps, touching bands, no data' },
      },
    ],
  },
};
