/** Words of regulatory coverage, in Chinese. */
export const regulatory = {
  regulatory: {
    title: '此前学期，与检验日期不明的电梯',
    schools: '学校食堂检查',
    suppliers: '校外供餐第三方评价',
    elevators: '电梯定期检验',
    unknown: '日期不明',
    inspectedOf: '{{inspected}} / {{total}}',
    missing: '待查 {{count}}',
    district: '辖区',
    none: '无',
    noScope: '无此类单位',
    shareMethod: '检查覆盖率怎么算',
    overdueMethod: '超期怎么算',
    rule: '按登记辖区统计，点数字看名单。分母为学期首日在册（含停业）的单位；学期内完成至少一次检查即计入；学期内关停而未检查的留在分母，不列入待查。没有应检日期的电梯单列，不算按期。',
  },
} as const;
