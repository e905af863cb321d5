/** Words of the sentences that open the page and the report of a district, in Chinese. */
export const districtHeadline = {
  districtHeadline: {
    some: '每 100 名居民中约有 <b>{{people}} 人</b>在{{within}}没有{{supply}}。',
    few: '每 100 名居民中<b>不到 1 人</b>在{{within}}没有{{supply}}。',
    most: '每 100 名居民中<b>超过 99 人</b>在{{within}}没有{{supply}}。',
    nobody: '所有居民在{{within}}都有{{supply}}。',
    everybody: '<b>所有居民</b>在{{within}}都没有{{supply}}。',
    noData: '没有居民数据，无法计算市场覆盖。',
    targets: '{{total}} 项目标中 {{parts}}。',
    everyTarget: '{{total}} 项目标{{parts}}。',
    every: {
      met: '<b>全部达标</b>',
      short: '<b>全部未达</b>',
      unstated: '全部口径未明',
      no_data: '全部无数据',
    },
    part: {
      met: '{{some}} 项达标',
      short: '{{some}} 项未达',
      unstated: '{{some}} 项口径未明',
      no_data: '{{some}} 项无数据',
    },
    decided: '、',
    undecided: '，',
    noTargets: '这一天没有目标在册。',
  },
} as const;
