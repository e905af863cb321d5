/** Words of maps drawn as SVG, in Chinese. */
export const vectorMap = {
  vectorMap: {
    label: '{{district}}地图：直线 {{radius}} 米内没有{{stars}}星及以上市场的居民',
    people:
      '未覆盖 {{uncovered}} 人。有人未覆盖的 {{side}} 米网格 {{squares}} 个，其中 {{most}} 人以上的 {{dense}} 个；全部覆盖的 {{covered}} 个。',
    noPeople: '没有载入人口，不画网格。',
    gaps: '图上标出缺口片区 {{listed}} 片（共 {{count}} 片），最大的是{{label}}，{{people}} 人。',
    noGaps: '没有缺口片区。',
    markets: '区内{{stars}}星及以上市场 {{count}} 家。',
    metres: '{{count}} 米',
    kilometres: '{{count}} 公里',
    uncovered: '未覆盖人口，人 / {{side}} 米网格',
    covered: '全部已覆盖',
  },
} as const;
