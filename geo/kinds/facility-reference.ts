/** How rows about a facility (ratings, inspections) say which one they mean. */
import { code, text, word } from './cells.ts';
import { field } from './content.ts';
import { district } from './district-words.ts';
import type { Kind } from './vocabulary.ts';

const KIND_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  market: ['农贸市场', '市场', '农贸'],
  canteen: ['食堂', '饭堂', '学校食堂', '供餐单位'],
  elevator: ['电梯', '特种设备'],
  station: ['监管站点', '站点', '监管所', '市场监管所'],
};

/** Columns that point to a facility: its code, else its name and district; the kind where several have the same. */
export const facilityReferenceFields = {
  code: field(
    [
      '设施编号',
      '编号',
      '编码',
      '代码',
      '市场编号',
      '食堂编号',
      '注册代码',
      '设备注册代码',
      '站点编号',
      'facility code',
      'facility',
      'id',
    ],
    code,
  ),
  name: field(
    [
      '设施名称',
      '名称',
      '单位名称',
      '市场名称',
      '食堂名称',
      '电梯名称',
      '站点名称',
      '被检查单位',
      '检查对象',
      'facility name',
    ],
    text(200),
  ),
  district: field(
    ['所属区', '区', '所在区', '行政区', '区县', '辖区', '区划代码', 'district code'],
    district,
  ),
  kind: field(
    ['设施类别', '设施类型', '对象类别', '对象类型', 'facility kind', 'facility type'],
    word(KIND_WORDS),
  ),
};
