/** Names of the city whose characters are read otherwise there than the dictionary of pinyin-pro has it. */

/** Name or part of a name → syllables without tones. */
export const LOCAL_READINGS: Readonly<Record<string, string>> = {
  番禺: 'pan yu',
  增城: 'zeng cheng',
  从化: 'cong hua',
  长洲: 'chang zhou',
  长堤: 'chang di',
  长湴: 'chang ban',
  石碁: 'shi qi',
  榄核: 'lan he',
  海幢: 'hai chuang',
  车陂: 'che bei',
  黄陂: 'huang bei',
  厦滘: 'xia jiao',
  区庄: 'ou zhuang',
  十三行: 'shi san hang',
  民乐: 'min le',
  // A creek is chong in the whole Delta (东涌, 沙涌, 河涌); a spring gushes as everywhere.
  涌: 'chong',
  涌泉: 'yong quan',
  泉涌: 'quan yong',
  // Never "all" in a name.
  都: 'du',
};
