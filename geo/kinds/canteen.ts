/** Canteens 食堂: columns of their files. */
import { code, count, word, yesNo } from './cells.ts';
import { defineContent, field } from './content.ts';
import { facilityFields } from './facility.ts';
import type { CanteenType } from './vocabulary.ts';

const TYPE_WORDS: Readonly<Record<CanteenType, readonly string[]>> = {
  school: [
    '学校食堂',
    '校园食堂',
    '学生食堂',
    '幼儿园食堂',
    '托幼机构食堂',
    '托幼',
    '学校',
    '校园',
    '中小学',
    '小学',
    '中学',
    '大学',
    '高校',
    '幼儿园',
  ],
  offsite_supplier: [
    '校外供餐单位',
    '校外供餐',
    '集体用餐配送单位',
    '集体用餐配送',
    '供餐单位',
    '配餐企业',
    '集中配餐',
    '配餐',
    'supplier',
    'offsite',
    'off-site supplier',
  ],
  staff: [
    '职工食堂',
    '员工食堂',
    '单位食堂',
    '机关食堂',
    '企业食堂',
    '工地食堂',
    '建筑工地食堂',
    '机关',
    '企业',
    '工地',
    'employee',
    'work',
  ],
  elderly: [
    '长者饭堂',
    '长者食堂',
    '老年食堂',
    '助餐配餐点',
    '长者助餐',
    '养老机构食堂',
    '养老',
    '老年',
    'senior',
  ],
  other: ['其他', '其它', '医院食堂', '其他食堂'],
};

/** A canteen file: one canteen a row. A blank type is `other`. */
export const canteenContent = defineContent(
  'canteen',
  {
    ...facilityFields(
      ['食堂名称', '学校名称', '饭堂名称', '供餐单位名称', '食堂', '经营者名称', 'canteen', 'canteen name'],
      ['食堂编号', '食堂编码', 'canteen code', 'canteen id'],
    ),
    type: field(
      ['食堂类型', '类型', '类别', '单位类型', '业态', '主体业态', 'canteen type', 'kind', 'category'],
      word(TYPE_WORDS, { within: true }),
    ),
    licence: field(
      [
        '许可证号',
        '食品经营许可证号',
        '食品经营许可证编号',
        '许可证编号',
        '证号',
        'license',
        'licence number',
        'license number',
        'licence no',
      ],
      code,
    ),
    mealsADay: field(
      [
        '日供餐人数',
        '日供餐数',
        '供餐人数',
        '就餐人数',
        '日供餐量',
        '每日供餐份数',
        '用餐人数',
        'meals',
        'meals a day',
        'meals per day',
        'daily meals',
      ],
      count,
    ),
    brightKitchen: field(
      [
        '明厨亮灶',
        '互联网+明厨亮灶',
        '是否明厨亮灶',
        '明厨亮灶率',
        '明厨亮灶覆盖率',
        '是否接入明厨亮灶',
        'bright kitchen',
      ],
      yesNo,
    ),
  },
  [['name']],
);
