/** Words of the page of the districts, in Chinese. */
export const districts = {
  districts: {
    title: '11 个区的覆盖率',
    lead: '未覆盖人口最多的三个区——{{names}}——合计 {{people}} 人，占全市未覆盖的 {{share}}%。',
    leadNone: '没有未覆盖人口。',
    onMap: '在地图上看',
  },
} as const;
