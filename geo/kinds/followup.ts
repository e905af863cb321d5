/** Files of follow-ups: what became of the hazards of an inspection, which is named by facility and day. */
import { day, requiredDay, word } from './cells.ts';
import { defineContent, field } from './content.ts';
import { facilityReferenceFields } from './facility-reference.ts';
import { purpose } from './inspection.ts';

const outcome = word<'resolved' | 'open'>({
  resolved: ['已整改', '已处理', '整改完成', '已完成', '已消除', '完成', '已闭环', '销号', 'done', 'closed'],
  open: ['未整改', '整改中', '处理中', '未完成', '跟踪中', 'pending', 'in progress'],
});

/** A follow-up file. */
export const followupContent = defineContent(
  'followup',
  {
    ...facilityReferenceFields,
    inspectedOn: field(
      ['检查日期', '检查时间', '检验日期', 'inspected on', 'inspected', 'inspection date'],
      requiredDay,
    ),
    purpose: field(['检查类型', '检查目的', '检查类别', '检验类型', 'inspection type'], purpose),
    dueOn: field(
      ['整改期限', '整改截止日期', '限期', '应完成日期', 'due on', 'due', 'due date', 'deadline'],
      requiredDay,
    ),
    doneOn: field(
      ['整改完成日期', '完成日期', '处理日期', '销号日期', 'done on', 'done', 'completed on', 'resolved on'],
      day,
    ),
    outcome: field(['整改情况', '处理结果', '整改结果', '处理情况', '状态', 'status', 'result'], outcome),
  },
  [['code', 'name'], ['inspectedOn'], ['dueOn']],
);
