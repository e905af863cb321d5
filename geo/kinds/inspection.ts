/** Files of inspections: one inspection of one facility a row. */
import { count, requiredDay, text, word, yesNo } from './cells.ts';
import { defineContent, field } from './content.ts';
import { facilityReferenceFields } from './facility-reference.ts';

/** Why a facility is inspected. */
export type InspectionPurpose = 'term' | 'routine' | 'third_party' | 'equipment';
/** What an inspection found. */
export type InspectionResult = 'pass' | 'hazard' | 'fail';

/** Words for purposes; a blank purpose is `routine`. */
export const purpose = word<InspectionPurpose>(
  {
    term: ['学期检查', '校园食品安全检查', '春季检查', '秋季检查', '学期', '开学检查', '专项检查'],
    routine: ['日常检查', '日常监督检查', '日常', '双随机', '监督检查'],
    third_party: ['第三方评价', '第三方检查', '第三方', '第三方机构评价'],
    equipment: ['定期检验', '特种设备检验', '检验', '设备检验', '年检', 'periodic'],
  },
  { within: true },
);

const result = word<InspectionResult>({
  pass: ['合格', '通过', '符合', '符合要求', '正常', '未发现问题', 'passed', 'ok'],
  hazard: ['发现隐患', '隐患', '基本合格', '发现问题', '责令整改', '限期整改', '整改', 'hazards'],
  fail: ['不合格', '不通过', '不符合', '未通过', 'failed'],
});

/** An inspection file. Without a column that says otherwise every inspection was completed. */
export const inspectionContent = defineContent(
  'inspection',
  {
    ...facilityReferenceFields,
    inspectedOn: field(
      [
        '检查日期',
        '检查时间',
        '检验日期',
        '检验时间',
        '日期',
        'inspected on',
        'inspected',
        'inspection date',
        'date',
      ],
      requiredDay,
    ),
    purpose: field(['检查类型', '检查目的', '检查类别', '检验类型', 'inspection type', 'type'], purpose),
    completed: field(['是否完成', '完成', '已完成', 'is completed', 'done'], yesNo),
    result: field(['检查结果', '结果', '检验结论', '结论', 'outcome', 'inspection result'], result),
    hazards: field(
      ['隐患数', '问题数', '发现隐患数', '发现问题数', 'hazard count', 'number of hazards'],
      count,
    ),
    inspector: field(
      ['检查单位', '检查机构', '检查人员', '检验机构', '执法单位', 'inspected by', 'office'],
      text(200),
    ),
  },
  [['code', 'name'], ['inspectedOn']],
);
