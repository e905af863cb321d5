/** Inspection stations 监管站点: columns of their files. */
import { cellSchema, count, Fault, text, word } from './cells.ts';
import { defineContent, field } from './content.ts';
import { facilityFields } from './facility.ts';
import { isBlank, type Cell } from './text.ts';
import type { StationType } from './vocabulary.ts';
import * as v from 'valibot';

const TYPE_WORDS: Readonly<Record<StationType, readonly string[]>> = {
  supervision_office: [
    '市场监管所',
    '市场监督管理所',
    '监管所',
    '市监所',
    '工商所',
    '食药监所',
    '基层所',
    'office',
  ],
  laboratory: ['检验检测机构', '实验室', '检测机构', '检验检测中心', '检测中心', '检验机构', 'lab'],
  quick_test_room: ['快检室', '快速检测室', '食品快检室', '快检点', '快检车', '快检', 'quick test'],
  elevator_rescue: [
    '电梯救援站',
    '电梯应急救援站',
    '应急救援站',
    '救援站',
    '电梯应急处置',
    '救援点',
    'rescue',
  ],
  equipment_inspection: [
    '特种设备检验机构',
    '特种设备检测',
    '特检院',
    '特检所',
    '特检站',
    '特种设备',
    'equipment',
  ],
};

const typeWords = word(TYPE_WORDS, { within: true });
const requiredType = cellSchema((cell: Cell): StationType | Fault => {
  if (isBlank(cell)) return new Fault('is empty; a station needs its type, such as 市场监管所');
  const result = v.safeParse(typeWords, cell);
  if (result.success && result.output !== null) return result.output;
  return new Fault(result.issues?.[0]?.message ?? 'is not known');
});

/** A station file: one station a row; the type is needed. */
export const stationContent = defineContent(
  'station',
  {
    ...facilityFields(
      ['站点名称', '机构名称', '所名', '监管所名称', '站点', 'station', 'station name'],
      ['站点编号', '机构编码', '机构代码', '站点编码', 'station code', 'station id'],
    ),
    type: field(['站点类型', '机构类型', '类型', '类别', 'station type', 'kind', 'category'], requiredType),
    inspectors: field(
      [
        '监管人员数',
        '人员数',
        '执法人员数',
        '检查人员数',
        '检验人员数',
        '人数',
        '编制人数',
        'staff',
        'inspector count',
        'number of inspectors',
      ],
      count,
    ),
    phone: field(['电话', '联系电话', '值班电话', '公开电话', 'telephone', 'tel', 'phone number'], text(100)),
  },
  [['name'], ['type']],
);
