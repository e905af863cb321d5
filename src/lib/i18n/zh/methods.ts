/** Words of the page of definitions, in Chinese; its texts come from lib/server/methods. */
export const methods = {
  methods: {
    title: '方法',
    lead: '每个数字是什么、怎么算、由什么核对。数字由一套引擎计算，PostGIS 用下面的 SQL 独立重算；两者必须一致，到最后一位。',
    example:
      'SQL 是实际发给数据库的语句。标出的是绑定的值，以数据 v{{version}}、截至 {{date}} 的常用问题为例；coverage_… 等是事务里的临时表。',
    programs: '同样的数字有接口：',
    contents: '目录',
    formula: '公式',
    rules: '规则',
    settings: '参数',
    limits: '局限',
    sources: '依据',
    sql: 'SQL',
    sqlOf: '{{name}} · {{file}}',
    sqlAbove: '{{name}}：见“{{title}}”',
    engine: '引擎：',
    checks: '核对：',
    link: '本节的链接：{{title}}',
    group: {
      place: '位置',
      facts: '事实与时间',
      people: '人口',
      reach: '覆盖',
      gaps: '缺口与选址',
      inspection: '检查',
      elevators: '电梯',
      targets: '目标与名次',
    },
  },
} as const;
