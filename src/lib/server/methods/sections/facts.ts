/** Which facts speak: day and data version, what changed, whose data they are, stars on a day. */
import { math } from '$lib/methods/math.ts';
import type { MethodTexts } from '../section.ts';

export const facts: MethodTexts<'facts'> = {
  time: {
    title: { zh: '统计日与数据版本', en: 'Day and data version' },
    says: [
      {
        zh: '事实只追加、不改写。每一行有效力的起止日（事情何时如此）和知悉的起止版本（何时得知）。每次导入发布一个数据版本，版本固定一个统计日；页面与接口从不读时钟。',
        en: 'Facts are appended, never overwritten. Every row has days between which it holds (when it was so) and data versions between which it is known (when we knew). Each import publishes a data version with a fixed day; no page and no interface reads the clock.',
      },
      {
        zh: '用 as_of 可以问任何一天，用 v 可以问上一版本。“按当时所知”与“按现在所知”是两个问题。',
        en: 'With as_of any day can be asked for, with v the version before. “As known then” and “as known now” are two questions.',
      },
    ],
    formulas: [[math('from_valid ≤ t < to_valid'), math('from_known ≤ v < to_known')]],
    letters: { zh: 't：统计日；v：数据版本。', en: 't: the day; v: the data version.' },
    rules: [
      {
        zh: '截止日不含当天：关闭日是停用的第一天。',
        en: 'The end is exclusive: the closing day is the first day out of use.',
      },
      {
        zh: '统计日早于 90 天时，页面显示过期提示。',
        en: 'When the day is more than 90 days past, pages say so.',
      },
    ],
    settings: [
      { name: 'as_of', value: 'YYYY-MM-DD', meaning: { zh: '统计日', en: 'the day' } },
      { name: 'v', value: '1, 2, …', meaning: { zh: '数据版本', en: 'data version' } },
    ],
    engine: ['db/queries/in-force.ts', 'db/snapshot.ts'],
    checks: [
      {
        file: 'tests/db/snapshot.test.ts',
        what: { zh: '任一天、任一版本与直接的 SQL 一致', en: 'any day and version against plain SQL' },
      },
      {
        file: 'tests/db/rollback.test.ts',
        what: { zh: '回退后与原版本一致', en: 'a rollback gives the earlier version again' },
      },
    ],
  },
  changes: {
    title: { zh: '现实变化与数据更正', en: 'Reality and corrections' },
    says: [
      {
        zh: '两个版本之间的差别有两种。后一版本说在两个统计日之间发生的事，是现实变化：开业、关闭、新评定、新检查。后一版本对前一统计日的说法不同，是数据更正：原来记错了，或当时不知道。两者分开列，从不混在一个数字里。',
        en: 'Two versions differ in two ways. What the later one says happened between the two days is reality: opened, closed, rated anew, inspected. What it says otherwise of the earlier day is a correction: it had been recorded wrongly, or was not known. They are listed apart and never mixed in one number.',
      },
    ],
    formulas: [
      [math('total =', 'reality + correction')],
      [math('reality =', 'f(v_2 , t_2) − f(v_2 , t_1)')],
      [math('correction =', 'f(v_2 , t_1) − f(v_1 , t_1)')],
    ],
    letters: {
      zh: 'f(v, t)：版本 v 对日期 t 的说法；v₁、t₁：前一版本与其统计日；v₂、t₂：后一版本与其统计日。',
      en: 'f(v, t): what version v says of day t; v₁, t₁: the earlier version and its day; v₂, t₂: the later ones.',
    },
    rules: [
      {
        zh: '对“当时的那一天”，“按当时所知”是 f(v₁, t₁)，“按现在所知”是 f(v₂, t₁)。',
        en: 'Of the earlier day, “as known then” is f(v₁, t₁) and “as known now” is f(v₂, t₁).',
      },
    ],
    limits: [
      {
        zh: '前一统计日之前发生、后来才报的事，是更正：它改变了对那一天的说法。',
        en: 'What happened before the earlier day and was reported after it is a correction: it changes what is said of that day.',
      },
    ],
    engine: [
      'db/queries/changes.ts',
      'geo/regulatory/changes-spells.ts',
      'geo/regulatory/changes-records.ts',
    ],
    checks: [
      {
        file: 'tests/db/changes.test.ts',
        what: {
          zh: '在用数的差等于列出的现实变化与更正之和，各区合计等于全市',
          en: 'the difference of what is in use is what the lists say, and districts add up to the city',
        },
      },
      {
        file: 'tests/db/import-changes.test.ts',
        what: { zh: '导入后哪些行终止、哪些被取代', en: 'which rows an import ends and which it supersedes' },
      },
    ],
  },
  origin: {
    title: { zh: '数据来源', en: 'Origin of data' },
    says: [
      {
        zh: '每条记录都有来源：官方、开放或合成。内置的演示数据由程序按固定种子合成，不是真实的设施、评级或居民，在每个页面、每份文件和报告上都标明“演示数据”。',
        en: 'Every record has an origin: official, open or synthetic. The built-in demonstration is made by a program from a fixed seed: no real facilities, ratings or people, and every page, file and report says so.',
      },
      {
        zh: '一个数字的来源是它依据的全部记录（供给、需求与人口）的来源；不止一种时写“混合”。',
        en: 'The origin of a figure is that of everything it rests on, supply, demand and population; “mixed” where there are several.',
      },
    ],
    rules: [
      {
        zh: '某类设施导入真实数据时，同一事务中替换该类的合成记录，并报告。',
        en: 'An import of real data replaces the synthetic records of that kind in the same transaction, and says so.',
      },
    ],
    engine: ['src/lib/server/provenance.ts'],
    checks: [
      {
        file: 'tests/db/import-changes.test.ts',
        what: { zh: '真实数据替换合成数据', en: 'real data in place of synthetic ones' },
      },
    ],
  },
  stars: {
    title: { zh: '某日的星级', en: 'Stars on a day' },
    says: [
      {
        zh: '市场在某日的星级，是评定日不晚于该日的最新一次已授予的评定。过期的保留星级并标“评定已过期”；撤销、评定中、从未评定的没有星级，不等于零星，也不等于不合格。',
        en: 'The stars of a market on a day are those of its newest granted rating with a rating day not after it. An expired one keeps its stars and its badge; revoked, pending and never rated have none, which is neither zero stars nor a failure.',
      },
    ],
    rules: [
      {
        zh: 'ratings=current（默认）计入过期的星级，ratings=valid 不计；每个数字都说用了哪种、其中过期几家。',
        en: 'ratings=current (default) counts stars of expired ratings, ratings=valid does not; every figure says which, and how many are expired.',
      },
      {
        zh: '被新评定取代的评定不会再起作用，即使新评定后来过期或撤销。',
        en: 'A rating that was superseded does not come back, even when the newer one expires or is revoked.',
      },
      {
        zh: '只有不设星级条件时，未评星的市场才计入。',
        en: 'Markets without stars pass only where no least number of stars is asked for.',
      },
    ],
    settings: [
      {
        name: 'ratings',
        value: 'current',
        meaning: { zh: '过期的星级是否计入', en: 'whether expired stars count' },
      },
    ],
    limits: [
      {
        zh: '星级是评定当日的结论，不代表今天的状况。',
        en: 'Stars are the verdict of the day of rating, not of today.',
      },
    ],
    engine: ['db/queries/market-cards.ts'],
    checks: [
      {
        file: 'tests/db/serving-figures.test.ts',
        what: { zh: '各种星级状态与直接的 SQL 一致', en: 'every state of a rating against plain SQL' },
      },
    ],
  },
};
