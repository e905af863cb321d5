/** What is to be done, and by whom. */
import { fraction, math, words } from '$lib/methods/math.ts';
import { type MethodTexts, paper } from '../section.ts';

export const work: Pick<MethodTexts<'inspection'>, 'worklists' | 'workload'> = {
  worklists: {
    title: { zh: '待办名单', en: 'Work lists' },
    says: [
      {
        zh: '每个份额都能打开“差的是哪些”：未检查的食堂、未评价的供餐单位、超期与日期不明的电梯、到期未处理的隐患。名单正好是数字里缺的那些，不多不少；隐患名单一行是一次检查，隐患数相加等于数字。',
        en: 'Every share opens into what is missing: canteens not inspected, suppliers not evaluated, elevators overdue or without a date, hazards not followed up in time. The list is exactly what the figure lacks; a line of the list of hazards is an inspection, and its hazards add up to the figure.',
      },
      {
        zh: '每一项归直线距离最近的所或站（见“监管所工作量”）。每个所站按紧急程度分三类，每类走一趟：从所站出发，到齐各处再回来，先走最急的。',
        en: 'Every item belongs to the nearest office (see “Workload of an office”). Each office has three classes of urgency and makes one round trip for each: out, to every place, and back, the most urgent class first.',
      },
    ],
    formulas: [[math('trip =', 'd(o, s_1) + d(s_1, s_2) + … + d(s_n, o)')]],
    letters: {
      zh: 'o：所站；s₁…sₙ：各站的先后；d：EPSG:4547 直线距离，厘米取整。',
      en: 'o: the office; s₁…sₙ: its stops in their order; d: straight line in EPSG:4547, rounded to whole centimetres.',
    },
    rules: [
      {
        zh: '有期限的（电梯超期、隐患）：超过 91 天为一类，超过 28 天为二类，其余为三类。没有跟踪记录的隐患从发现之日起算。',
        en: 'With a deadline (elevators overdue, hazards): 1 beyond 91 days, 2 beyond 28 days, 3 up to that. Hazards without a follow-up on record count from the day they were found.',
      },
      {
        zh: '学期检查：连缺三个学期或没有检查记录为一类，连缺两个学期为二类，只缺本学期为三类。供餐单位只看第三方评价。',
        en: 'Of a term: 1 with three terms in a row missing or no inspection on record, 2 with two, 3 with this term only. Of suppliers evaluations by third parties count.',
      },
      {
        zh: '日期不明的电梯：没有检验记录为一类，上次检验超过 365 天为二类，其余为三类。',
        en: 'Elevators without a date: 1 without an inspection on record, 2 where the last is more than 365 days ago, 3 otherwise.',
      },
      {
        zh: '十处以内的一趟是所有走法中最短的；更多时先就近走，再反转路段，直到没有哪一次反转能使它更短。同一处的几项是同一站。',
        en: 'A trip through up to ten places is the shortest of all; through more it goes on to the nearest place first, then stretches are turned round until no turn makes it shorter. What stands at one place is one stop.',
      },
      {
        zh: '未定位的、已关闭的不在任何一趟里，列在最后。筛选之后，路线按剩下的重算。',
        en: 'What has no coordinates, or has closed, is in no trip and stands at the end. After filtering, trips lead through what is left.',
      },
    ],
    limits: [
      {
        zh: '直线不是道路，实际路程更长；紧急程度的界限是我们定的，没有文件规定。',
        en: 'A straight line is no road: the way is longer. The limits of urgency are ours; no document states any.',
      },
    ],
    sources: [
      paper('Held, M., Karp, R. M. (1962). A dynamic programming approach to sequencing problems.'),
      paper('Croes, G. A. (1958). A method for solving traveling-salesman problems.'),
    ],
    engine: ['geo/regulatory/route.ts', 'geo/regulatory/route-urgency.ts', 'src/lib/server/worklist.ts'],
    checks: [
      {
        file: 'tests/db/serving-worklists.test.ts',
        what: {
          zh: '各区名单与数字、负责的所站、每段路程，都与 SQL 一致',
          en: 'lists of every district against figures, offices in charge and every leg against SQL',
        },
      },
      {
        file: 'geo/regulatory/route.test.ts',
        what: { zh: '少数几处与所有走法相比', en: 'few places against every order' },
      },
    ],
  },
  workload: {
    title: { zh: '监管所工作量', en: 'Workload of an office' },
    says: [
      {
        zh: '每家在用、已定位的设施归直线距离最近的监管所；电梯在所登记的区有特种设备检验站时归检验站。一个所的工作量是归它的各类设施数，和每名检查员十二个月内完成的检查次数。',
        en: 'Every open, located facility goes to the supervision office nearest in a straight line; elevators go to an inspection station for special equipment where their declared district has one. The workload of an office is its facilities by kind, and the inspections completed in twelve months per inspector.',
      },
    ],
    formulas: [
      [
        math(
          'load_o =',
          fraction(
            words('所辖设施十二个月的检查', 'inspections, twelve months'),
            words('检查员', 'inspectors'),
          ),
        ),
      ],
    ],
    rules: [
      {
        zh: '一样近的归编号小的所。检查员人数不明的所不进人均数；第三方评价不算检查。',
        en: 'Equally near goes to the smaller id. Offices whose inspectors are not known are left out of the figure per head; evaluations by third parties are no inspections of theirs.',
      },
      {
        zh: '未定位的设施、未定位的所单列。按所登记的区统计。',
        en: 'Facilities and offices without coordinates stand apart. Districts are those declared by the offices.',
      },
    ],
    limits: [
      {
        zh: '最近不等于管辖：没有辖区划分的资料时，这只是近似。',
        en: 'Nearest is not responsible: without a record of who is in charge of what it is an approximation.',
      },
    ],
    engine: [
      'geo/regulatory/workload-offices.ts',
      'geo/regulatory/workload-kinds.ts',
      'geo/regulatory/workload.ts',
    ],
    checks: [
      {
        file: 'tests/db/serving-workload.test.ts',
        what: { zh: '每个所与本节的 SQL 一致', en: 'every office against the SQL of this section' },
      },
      {
        file: 'db/workload-comparison.ts',
        what: {
          zh: 'suitu verify 逐所核对，电梯取十分之一',
          en: 'suitu verify compares every office, with one elevator in ten',
        },
      },
    ],
  },
};
