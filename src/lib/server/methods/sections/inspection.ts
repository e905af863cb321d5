/** What was to be inspected and was. */
import { fraction, math, words } from '$lib/methods/math.ts';
import type { MethodTexts } from '../section.ts';

export const inspection: Pick<MethodTexts<'inspection'>, 'inspected-share' | 'follow-up' | 'overdue'> = {
  'inspected-share': {
    title: { zh: '检查覆盖率', en: 'Inspected share' },
    says: [
      {
        zh: '一个学期的检查覆盖率，分母是学期第一天在册的单位（停业的也在内），分子是其中在学期内至少完成一次检查的。登记册以首日为准并保留，之后开业或关闭都不改分母。',
        en: 'The inspected share of a term: the denominator is who was in the register on its first day, suspended ones included; the numerator is those of them with at least one completed inspection within the term. The register of that day is kept; opening or closing later does not change it.',
      },
      {
        zh: '学校食堂计任何检查；校外供餐单位只计第三方机构的现场评价。',
        en: 'School canteens count any inspection; off-site suppliers of meals count evaluations by a third party only.',
      },
    ],
    formulas: [
      [math('share(T) =', fraction('| I |', '| F |'))],
      [math('F =', '{', 'f : opened_f ≤ t_0 < closed_f', '}')],
      [math('I =', '{', 'f ∈ F', ':', '∃', 'day', '∈', '[', 't_0', ',', 't_1', ']', '}')],
    ],
    letters: {
      zh: 'F：首日在册的单位；I：其中有一天完成了检查的；t₀、t₁：学期的第一天与最后一天，学期进行中时计到统计日。',
      en: 'F: in the register on the first day; I: those with a day on which an inspection was completed; t₀, t₁: first and last day of the term; while it runs, counted to the as-of day.',
    },
    rules: [
      {
        zh: '在册：开业日 ≤ t₀ < 关闭日。t₀ 当天关闭的不在册，当天开业的在册。',
        en: 'In the register: opened on or before t₀, closed after it. Closed on t₀ is out, opened on t₀ is in.',
      },
      {
        zh: '学期内关停而未检查的单列，留在分母，不进待查名单。未完成的检查不算。',
        en: 'Closed within the term without an inspection: listed apart, in the denominator, not on the work list. An inspection that was not completed does not count.',
      },
      {
        zh: '分母为 0 时是“无数据”。',
        en: 'Nobody in scope is “no data”.',
      },
    ],
    limits: [
      {
        zh: '按登记的区统计：负责的是那里的监管所，不论坐标落在哪里。',
        en: 'By the declared district: that office is in charge, wherever the point lies.',
      },
    ],
    sources: [
      {
        zh: '“开展春、秋季学期校园食品安全全覆盖检查”；“聘请第三方专业机构对校外供餐单位现场检查评价100%全覆盖”（2025 年任务）。',
        en: 'Tasks of 2025: school canteens inspected each spring and autumn term; off-site suppliers evaluated by a third party, 100 %.',
      },
    ],
    engine: ['geo/regulatory/inspected-share.ts', 'db/regulatory.ts'],
    checks: [
      {
        file: 'tests/golden/regulatory.engine.test.ts',
        what: {
          zh: '每个学期，含首末日与学期内关闭',
          en: 'every term: boundary days, closed within the term',
        },
      },
      {
        file: 'tests/golden/regulatory.postgis.test.ts',
        what: {
          zh: '同一文件由本节的 SQL 计算，名单逐个相符',
          en: 'the same file by the SQL of this section, lists one by one',
        },
      },
    ],
  },
  'follow-up': {
    title: { zh: '隐患跟踪处理率', en: 'Hazards followed up' },
    says: [
      {
        zh: '当年设备检查中发现的隐患，到统计日为止有多少已跟踪处理。分子、分母都是隐患数，不是检查次数。',
        en: 'Of the hazards that inspections of equipment found in the year, how many were followed up by the day. Numerator and denominator count hazards, not inspections.',
      },
    ],
    formulas: [[math('share =', fraction('done', 'done + missed'))]],
    letters: {
      zh: 'done：该次检查的跟踪事项到统计日都已办结（迟办也算）；missed：有一项过了期限未办结，或根本没有跟踪记录。',
      en: 'done: every follow-up of the inspection was done by the day, late or not; missed: one is past its deadline, or there is none on record.',
    },
    rules: [
      {
        zh: '期限未到、尚未办结的单列，不进分母。期限当天还算按期。',
        en: 'Open ones whose deadline is to come stand apart, in neither number. The deadline itself is in time.',
      },
      {
        zh: '只写“有隐患”、没有个数的检查，算一项。没有发现隐患时是“无数据”，不是 100%。',
        en: 'An inspection that speaks of hazards without a number has one. No hazard found is “no data”, not 100 %.',
      },
    ],
    sources: [
      {
        zh: '“电梯……等特种设备风险隐患跟踪处理率保持100%”。',
        en: 'Task: hazards of special equipment, elevators among them, followed up, 100 %.',
      },
    ],
    engine: ['geo/regulatory/hazard-followup.ts'],
    checks: [
      {
        file: 'geo/regulatory/hazard-followup.test.ts',
        what: { zh: '期限当天、迟办、没有记录', en: 'deadlines on the day, done late, none on record' },
      },
      {
        file: 'tests/db/scorecard.test.ts',
        what: { zh: '引擎与本节的 SQL 一致', en: 'the engine against the SQL of this section' },
      },
    ],
  },
  overdue: {
    title: { zh: '超期未检', en: 'Overdue equipment' },
    says: [
      {
        zh: '某日在用、且下次检验日早于该日的电梯是超期。没有日期的单列“日期不明”，从不算按期。',
        en: 'An elevator in use whose next inspection was due before the day is overdue. Those without a date stand apart as “unknown” and are never on time.',
      },
    ],
    formulas: [
      [math('overdue(t) =', '|', '{', 'f', ':', words('在用', 'in use'), ',', 'due_f < t', '}', '|')],
    ],
    rules: [
      {
        zh: '当天到期的还不算超期。停用、关闭的不计。',
        en: 'Due on the day itself is not overdue yet. Suspended and closed ones do not count.',
      },
      {
        zh: '在用 = 超期 + 按期 + 日期不明。零是一句肯定的话，并说明查了多少台。',
        en: 'In use = overdue + on time + unknown. Zero is stated as a fact, with how many were looked at.',
      },
    ],
    sources: [
      {
        zh: '“全市超期未检特种设备实现动态‘清零’”。',
        en: 'Task: overdue special equipment brought to zero and kept there.',
      },
    ],
    engine: ['geo/regulatory/overdue.ts'],
    checks: [
      {
        file: 'tests/golden/regulatory.engine.test.ts',
        what: { zh: '每一天，含到期当日与日期不明', en: 'every day: due on the day, unknown dates' },
      },
      {
        file: 'tests/golden/regulatory.postgis.test.ts',
        what: { zh: '同一文件由本节的 SQL 计算', en: 'the same file by the SQL of this section' },
      },
    ],
  },
};
