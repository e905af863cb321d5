/**
 * Files of targets and service radii: one row each, the same columns that `suitu targets export` writes. A row with
 * the kind `standard` is a service radius: its value is metres, and it has a kind of supply instead of a year.
 */
import * as v from 'valibot';
import {
  cellSchema,
  Fault,
  number,
  requiredText,
  text,
  word,
  yesNo,
  type CellSchema,
} from '../kinds/cells.ts';
import { defineContent, field, type RowOf } from '../kinds/content.ts';
import { district } from '../kinds/district-words.ts';
import { cellText, fold, isBlank, type Cell } from '../kinds/text.ts';
import type { Kind } from '../kinds/vocabulary.ts';
import type { TargetRow } from './scorecard.ts';

const KEY_RULE = 'a lower-case letter, then lower-case letters, digits and _, at most 64 in all';
const key: CellSchema<string> = cellSchema((cell) => {
  const written = fold(cellText(cell));
  if (written === '') return new Fault(`is empty; a key is needed: ${KEY_RULE}`);
  return /^[a-z][a-z0-9_]{0,63}$/.test(written) ? written : new Fault(`is not a key; allowed is ${KEY_RULE}`);
});

/** Texts of spreadsheets may carry an apostrophe that keeps them from being taken for a formula. */
const unarmoured = (cell: Cell): Cell =>
  typeof cell === 'string' && /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
const plain = <T>(schema: CellSchema<T>): CellSchema<T> =>
  v.pipe(
    v.custom<Cell>(() => true),
    v.transform(unarmoured),
    schema,
  );

const COMPARATORS: Readonly<Record<NonNullable<TargetRow['comparator']>, readonly string[]>> = {
  '>=': ['at_least', '≥', '不少于', '不低于', '至少', '以上', '>='],
  '<=': ['at_most', '≤', '不超过', '不高于', '至多', '以下', '<='],
  '=': ['equal', '等于', '为', '='],
};
const comparator: CellSchema<TargetRow['comparator']> = cellSchema((cell) => {
  if (isBlank(cell)) return null;
  const written = fold(cellText(unarmoured(cell))).toLowerCase();
  const found = (Object.keys(COMPARATORS) as (keyof typeof COMPARATORS)[]) // its own keys
    .find((one) => COMPARATORS[one].some((alias) => fold(alias) === written));
  return (
    found ??
    new Fault(
      'is not a comparison; allowed are 不少于 = at_least (>=), 不超过 = at_most (<=), 等于 = equal (=)',
    )
  );
});

const required = <T>(schema: CellSchema<T | null>, what: string): CellSchema<T> =>
  v.pipe(
    schema,
    v.rawTransform<T | null, T>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value !== null) return dataset.value;
      addIssue({ message: `is empty; ${what} is needed` });
      return NEVER;
    }),
  );

const KIND_WORDS = {
  target: ['目标', '任务指标'],
  result: ['完成情况', '结果'],
  attribute: ['工作要求'],
  task: ['专项任务'],
  rate: ['比率'],
  standard: ['标准', '服务半径'],
} as const;

const SUPPLY_WORDS = {
  market: ['农贸市场'],
  canteen: ['食堂'],
  elevator: ['电梯'],
  station: ['监管站点'],
} as const satisfies Record<Kind, readonly string[]>;

/** A file of targets and standards. */
export const targetContent = defineContent(
  'target',
  {
    key: field(['代码', '指标代码', '键'], key),
    kind: field(
      ['类别', '类型'],
      required(word(KIND_WORDS), 'one of target, result, attribute, task, rate, standard'),
    ),
    year: field(['年度', '年份'], number(2000, 2100, true)),
    name_zh: field(['中文名称', '指标名称', '名称'], plain(requiredText(60))),
    name_en: field(['英文名称', 'english name'], plain(requiredText(100))),
    sentence: field(['原文', '原句'], plain(text(1_000))),
    value: field(['目标值', '数值'], number(0, 1_000_000_000)),
    comparator: field(['比较', '比较方式'], comparator),
    unit: field(['单位'], plain(text(20))),
    scope: field(['范围', '适用范围'], word({ city: ['全市', '市'], district: ['区', '分区'] })),
    district: field(['所属区', '行政区', '区划'], district),
    supply: field(['设施种类', '设施'], word(SUPPLY_WORDS)),
    semantics: field(['口径'], word({ stated: ['明确', '口径明确'], unstated: ['未明', '口径未明'] })),
    source: field(['来源', '出处'], plain(requiredText(500))),
    verified: field(['已核实', '核实'], yesNo),
  },
  [['key'], ['kind'], ['value'], ['source']],
);
export type TargetFields = RowOf<(typeof targetContent)['fields']>;
