/** Words of the coverage question and its figures, in Chinese. */
export const coverage = {
  demand: {
    choice: { people: '常住人口', elevator: '电梯', canteen: '食堂' },
    inSentence: { people: '居民', elevator: '电梯', canteen: '食堂', meals: '食堂供餐' },
    weight: '权重',
    weights: { count: '按家数', meals: '按每日供餐' },
    located: '在用且已定位 {{total}}；另有 {{unlocated}}未定位，不计入',
    locatedMeals: '每日 {{total}}；另有 {{unlocated}}未定位，不计入',
    amount: {
      people: '{{count}} 人',
      elevator: '{{count}} 部电梯',
      canteen: '{{count}} 家食堂',
      meals: '{{count}} 份餐',
    },
    headline: {
      elevator: '每 100 部电梯中约有 <b>{{count}} 部</b>，\n{{within}}没有{{supply}}',
      canteen: '每 100 家食堂中约有 <b>{{count}} 家</b>，\n{{within}}没有{{supply}}',
      meals: '食堂每供 100 份餐，约有 <b>{{count}} 份</b>\n所在食堂{{within}}没有{{supply}}',
    },
    headlineNone: {
      elevator: '{{within}}，\n<b>所有电梯</b>都没有{{supply}}',
      canteen: '{{within}}，\n<b>所有食堂</b>都没有{{supply}}',
      meals: '{{within}}，\n<b>所有食堂</b>都没有{{supply}}',
    },
    headlineAll: {
      elevator: '所有电梯{{within}}\n都有{{supply}}',
      canteen: '所有食堂{{within}}\n都有{{supply}}',
      meals: '所有供餐的食堂{{within}}\n都有{{supply}}',
    },
    headlineNoData: {
      elevator: '没有已定位的在用电梯，\n无法计算覆盖率',
      canteen: '没有已定位的在用食堂，\n无法计算覆盖率',
      meals: '没有食堂供餐数据，\n无法计算覆盖率',
    },
    uncoveredHead: {
      people: '未覆盖，人',
      elevator: '未覆盖，部',
      canteen: '未覆盖，家',
      meals: '未覆盖，份',
    },
    uncoveredFigure: {
      people: '未覆盖人口',
      elevator: '未覆盖电梯',
      canteen: '未覆盖食堂',
      meals: '未覆盖供餐',
    },
    ofTotal: '/ {{total}}，{{share}}%（{{low}}–{{high}}%）',
    definition: {
      people: '到最近{{supply}}的{{distance}}大于 {{radius}} 米的常住人口',
      elevator: '到最近{{supply}}的{{distance}}大于 {{radius}} 米的在用电梯',
      canteen: '到最近{{supply}}的{{distance}}大于 {{radius}} 米的在用食堂',
      meals: '到最近{{supply}}的{{distance}}大于 {{radius}} 米的在用食堂每日供餐份数',
    },
    straight: '直线距离',
    unlocatedTerm: '未定位供给',
    unlocatedValue:
      '{{count}} {{unit}}未定位未计入；即使都在最佳位置，未覆盖也不少于 {{amount}}（{{share}}%）',
    landTerm: '面积',
    landValue: '有人居住的土地 {{total}} km² 中未覆盖 {{uncovered}} km²（{{share}}%），与人口分开计',
    edge: '距市界 {{radius}} 米内的有 {{amount}}，邻市设施未计入。',
    peopleOnly: '缺口片区和选址只对居民计算',
    peopleOnlyBody:
      '现在的需求是{{demand}}，所以这里没有片区和新址；覆盖率、曲线和方案照常按{{demand}}计算。',
    backToPeople: '改回常住人口',
  },
  standard: {
    title: '服务半径标准',
    sources: '标准与来源',
    unverified: '待核实',
    unverifiedNote: '待核实：还没有与标准原文核对，刻度仅供参照。',
    none: '没有登记{{kind}}的服务半径标准。',
  },
  day: {
    label: '截至日期',
    own: '数据版本的日期',
    other: '数据版本截至 {{date}}，此处按所选日期计算。',
    back: '改回数据版本的日期',
    go: '按此日期',
  },
  detour: {
    label: '绕行系数',
    title: '假设：步行距离 = 绕行系数 × 直线距离，1 为直线，最大 2，最多两位小数',
    straight: '1 = 直线',
    assumed: '假设：步行 {{radius}} 米，相当于直线 {{straight}} 米。所列距离仍为直线。',
    within: '步行 {{radius}} 米内（绕行系数 {{detour}}）',
    walked: '步行距离（直线 × {{detour}}）',
    radiusValue: '步行 {{radius}} 米（绕行系数 {{detour}}，为假设），即直线 {{straight}} 米',
    whyWithin:
      '最近的{{supply}}直线 {{distance}}，步行约 <b>{{walked}}</b>（绕行系数 {{detour}}），在 {{radius}} 米之内。',
    whyBeyond:
      '最近的{{supply}}直线 {{distance}}，步行约 <b>{{walked}}</b>（绕行系数 {{detour}}），比 {{radius}} 米远 {{more}}。',
  },
} as const;
