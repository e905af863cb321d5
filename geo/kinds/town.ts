/** Files of towns 镇街: GeoJSON polygons with name, code and district. */
import { code, requiredText, text } from './cells.ts';
import { defineContent, field } from './content.ts';
import { district } from './district-words.ts';

/** A town file: polygons come as the geometry of the feature, not as a column. */
export const townContent = defineContent(
  'town',
  {
    code: field(
      ['镇街代码', '代码', '编码', '区划代码', 'town code', 'town_code', 'town_code9', 'adcode', 'id'],
      code,
    ),
    name: field(['镇街名称', '镇街', '名称', '街道', 'town name', 'town_name', 'town'], requiredText(100)),
    nameEn: field(['英文名称', '拼音', 'name en', 'english name', 'pinyin'], text(200)),
    district: field(
      ['所属区', '区', '所在区', '行政区', 'district name', 'district_code', 'district_name'],
      district,
    ),
  },
  [['name']],
);
