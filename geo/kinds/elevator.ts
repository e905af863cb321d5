/** Elevators 电梯: columns of their files, and when an inspection is overdue. */
import { cellSchema, code, day, dayOrYear, Fault, text, word } from './cells.ts';
import { defineContent, field } from './content.ts';
import type { Day } from './day.ts';
import { facilityFields } from './facility.ts';
import { cellText, fold, isBlank } from './text.ts';
import type { ElevatorUse, Status } from './vocabulary.ts';

const USE_WORDS: Readonly<Record<ElevatorUse, readonly string[]>> = {
  passenger: [
    '乘客电梯',
    '曳引驱动乘客电梯',
    '客梯',
    '载客电梯',
    '住宅电梯',
    '观光电梯',
    '消防员电梯',
    '乘客',
  ],
  freight: ['载货电梯', '货梯', '曳引驱动载货电梯', '液压货梯', '杂物电梯', '餐梯', '载货', 'goods', 'cargo'],
  hospital: ['病床电梯', '医用电梯', '病床梯', '医梯', 'bed'],
  escalator: ['自动扶梯', '扶梯', '自动人行道', 'moving walk'],
  other: ['其他', '其它', '家用电梯', '别墅梯'],
};

const HOUSING = /住宅|小区|居民|宿舍|公寓|residential|housing/i;
const NOT_HOUSING =
  /非住宅|商业|商场|办公|写字楼|酒店|医院|学校|工业|厂|地铁|公共|机场|车站|commercial|office|public/i;

const residential = cellSchema((cell): boolean | null | Fault => {
  if (typeof cell === 'boolean' || cell === null) return cell;
  const written = fold(cellText(cell)).toLowerCase();
  if (['是', 'y', 'yes', 'true', '1'].includes(written)) return true;
  if (['否', 'n', 'no', 'false', '0', '其他', '其它', 'other'].includes(written)) return false;
  if (NOT_HOUSING.test(written)) return false;
  if (HOUSING.test(written)) return true;
  return isBlank(cell)
    ? null
    : new Fault('does not say whether it is in housing; allowed are 是, 否, 住宅, 非住宅, 商业, 办公');
});

/** An elevator file: one elevator a row. The registration code is its code; without a name, one is made of it. */
export const elevatorContent = defineContent(
  'elevator',
  {
    ...facilityFields(
      ['电梯名称', '设备名称', '电梯', 'elevator', 'elevator name'],
      [
        '注册代码',
        '设备注册代码',
        '设备代码',
        '登记编号',
        '使用登记证编号',
        '使用登记证号',
        '电梯编号',
        'registration code',
        'equipment code',
        'elevator code',
        'elevator id',
      ],
    ),
    installedOn: field(
      [
        '安装日期',
        '安装时间',
        '制造日期',
        '安装年份',
        '出厂日期',
        '竣工日期',
        'installed',
        'installed on',
        'install date',
        'install year',
        'year installed',
      ],
      dayOrYear,
    ),
    use: field(
      ['电梯类型', '电梯类别', '设备品种', '品种', '用途', '类型', '设备类别', 'elevator type', 'type'],
      word(USE_WORDS, { within: true }),
    ),
    residential: field(
      [
        '是否住宅',
        '住宅电梯',
        '是否住宅电梯',
        '使用场所',
        '场所类型',
        '使用场所类型',
        'housing',
        'in housing',
        'is residential',
        'place type',
      ],
      residential,
    ),
    maintainer: field(
      ['维保单位', '维护保养单位', '维保公司', '维保', 'maintained by', 'maintenance company'],
      text(200),
    ),
    nextDueOn: field(
      [
        '下次检验日期',
        '下次检验时间',
        '下次定检日期',
        '检验有效期至',
        '检验到期日期',
        '检验有效期',
        '到期日期',
        'next due',
        'next due on',
        'next inspection',
        'due date',
        'inspection due',
      ],
      day,
    ),
    owner: field(
      ['使用单位', '使用单位名称', '使用管理单位', '物业', '楼盘名称', '楼宇名称', 'building', 'used by'],
      text(200),
    ),
    inside: field(['内部编号', '单位内编号', '使用编号', '梯号', 'number inside', 'unit number'], code),
  },
  [['code', 'name']],
);

/** Whether the periodic inspection of an elevator is overdue. Null: not in use, so nothing is due. */
export type DueState = 'overdue' | 'on_time' | 'unknown';

/**
 * Overdue on a day = in use (status `open`) and `nextDueOn` < day: on the day itself it is still on time. An
 * elevator in use without a due date is a class of its own, `unknown`, never on time. Null when not in use.
 */
export function dueState(status: Status, nextDueOn: Day | null, on: Day): DueState | null {
  if (status !== 'open') return null;
  if (nextDueOn === null) return 'unknown';
  return nextDueOn < on ? 'overdue' : 'on_time';
}
