/** Words about comparing a scenario with things as they are, in Chinese. */
export const compare = {
  compare: {
    label: '地图显示',
    before: '现状',
    plan: '方案',
    diff: '差异',
    swipe: '卷帘',
    gained: '新覆盖',
    lost: '失去覆盖',
    mixed: '{{gained}} 人新覆盖，{{lost}} 人失去覆盖',
    sum: '全市新覆盖 {{gained}} 人，失去覆盖 {{lost}} 人，合计 {{change}} 人。',
    divider: '分界：左侧现状，右侧方案',
    dividerAt: '现状占 {{percent}}%，方案占 {{rest}}%',
  },
} as const;
