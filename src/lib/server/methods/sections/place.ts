/** Where things are: the plane of all lengths, districts, datums, facilities without coordinates. */
import { math, power, row } from '$lib/methods/math.ts';
import type { MethodTexts } from '../section.ts';

export const place: MethodTexts<'place'> = {
  coordinates: {
    title: { zh: '坐标与距离', en: 'Coordinates and distance' },
    says: [
      {
        zh: '位置以 WGS 84 经纬度保存（CGCS2000 按相同处理），另存一份投影到 EPSG:4547（CGCS2000 三度带，中央经线 114°E）的平面坐标，取整到厘米。所有距离都在这个平面上量，单位是整厘米。',
        en: 'Positions are kept as WGS 84 longitude and latitude (CGCS2000 is taken as equal) and once more projected to EPSG:4547 (CGCS2000, 3-degree zone, central meridian 114° E), rounded to whole centimetres. Every distance is measured in that plane, in whole centimetres.',
      },
      {
        zh: '与半径比较的是距离的平方，两边都是整数，所以“正好 1,000 米”没有舍入之争：算在内。',
        en: 'What is compared with a radius is the square of the distance, whole numbers on both sides: exactly 1,000 m is not a matter of rounding, it is within.',
      },
    ],
    formulas: [
      [
        math(
          power(row('(', 'x_i', '−', 'x_j', ')'), '2'),
          '+',
          power(row('(', 'y_i', '−', 'y_j', ')'), '2'),
          '≤',
          power('(100 R)', '2'),
        ),
      ],
    ],
    letters: {
      zh: 'x、y：东坐标与北坐标，整厘米；R：半径，米。',
      en: 'x, y: easting and northing, whole centimetres; R: radius, metres.',
    },
    rules: [
      {
        zh: '等于半径算在内。',
        en: 'A distance equal to the radius is within it.',
      },
      {
        zh: '不用经纬度直接算米，也不用网络墨卡托（EPSG:3857）：在这里，一个“500 米”缓冲区用 0.0045 度画只有应有面积的 91.8%，用 EPSG:3857 画只有 84.1%。',
        en: 'Metres never come from degrees nor from web Mercator (EPSG:3857): here a “500 m” buffer of 0.0045 degrees has 91.8 % of the right area, one of 500 units in EPSG:3857 has 84.1 %.',
      },
      {
        zh: '缓冲圈只用来画，不用来数。',
        en: 'Circles are drawn, never counted with.',
      },
    ],
    limits: [
      {
        zh: '投影在广州范围内的长度误差不超过 0.015%。高差不计。',
        en: 'The projection changes lengths inside Guangzhou by at most 0.015 %. Height plays no part.',
      },
    ],
    sources: [
      {
        zh: 'EPSG 登记：4547，CGCS2000 / 3-degree Gauss-Kruger CM 114E。',
        en: 'EPSG registry: 4547, CGCS2000 / 3-degree Gauss-Kruger CM 114E.',
      },
    ],
    engine: ['geo/place/crs.ts', 'geo/coverage/nearest.ts', 'geo/coverage/radius.ts'],
    checks: [
      {
        file: 'tests/golden/place.engine.test.ts',
        what: { zh: '正反投影与已知点一致', en: 'projection there and back against known points' },
      },
      {
        file: 'tests/golden/place.postgis.test.ts',
        what: {
          zh: 'PostGIS 投影相差不到 1 厘米',
          en: 'PostGIS projects every point to within a centimetre',
        },
      },
      {
        file: 'geo/coverage/radius.test.ts',
        what: { zh: '正好在半径上与差一厘米', en: 'exactly on the radius, and a centimetre off' },
      },
    ],
  },
  boundaries: {
    title: { zh: '区界', en: 'Boundaries' },
    says: [
      {
        zh: '点落在哪个区，在 EPSG:4326 中判断，边是经纬度上的直线。正好在界线上的点归代码较小的区。',
        en: 'Which district holds a point is decided in EPSG:4326, edges straight in degrees. A point exactly on a border belongs to the district with the smaller code.',
      },
      {
        zh: '人口网格归中心点所在的区。名单用登记的区，数字用坐标所在的区；两者不同的设施照常计入，并标出。',
        en: 'A cell of the population belongs to the district that holds its centre. Lists go by the declared district, figures by the one that holds the point; facilities where the two differ count, and are flagged.',
      },
    ],
    rules: [
      {
        zh: '十一个区相加等于全市。落在十一个区之外的网格在导入时拒收，并报数目。',
        en: 'The eleven districts add up to the city. Cells outside all of them are refused at import, with their number.',
      },
      {
        zh: '已撤销的代码归并到接管的区：440116→440112，440183→440118，440184→440117。',
        en: 'Codes no longer in use are taken as the district that took over: 440116→440112, 440183→440118, 440184→440117.',
      },
    ],
    limits: [
      {
        zh: '界线与水系为示意，不作划界依据；面积由界线算出，与年鉴口径不同（天河、白云）。',
        en: 'Borders and water are illustrative and settle no boundary; areas follow from the geometry and differ from the yearbook where that goes by another definition (Tianhe, Baiyun).',
      },
    ],
    engine: ['geo/place/districts.ts'],
    checks: [
      {
        file: 'tests/golden/place.postgis.test.ts',
        what: {
          zh: '每个点的区与 PostGIS 一致，含两部分、带洞、飞地与狭条',
          en: 'the district of every point as in PostGIS: two parts, holes, enclaves, slivers',
        },
      },
    ],
  },
  datum: {
    title: { zh: '坐标基准', en: 'Datum' },
    says: [
      {
        zh: '文件里的坐标可能是 WGS 84、CGCS2000、GCJ-02 或 BD-09。在广州，GCJ-02 偏约 620 米，BD-09 偏约 1,270 米，比 500 米的服务半径还大，所以导入时换算一次，原始坐标与基准随记录保存。',
        en: 'Coordinates in a file may be WGS 84, CGCS2000, GCJ-02 or BD-09. In Guangzhou GCJ-02 is off by about 620 m and BD-09 by about 1,270 m, more than a service radius of 500 m: they are converted once, at import, and the record keeps its original coordinates and datum.',
      },
      {
        zh: '没有申明时，看在哪个基准下落点与登记的区相符的行更多。只有区界附近的行说得出差别，因此对这些行做符号检验；分不出就问，不猜。',
        en: 'Where it is not declared, the datum is the one under which more rows lie in the district that they declare. Only rows near borders tell, so these are put to a sign test; what cannot be decided is asked, not guessed.',
      },
    ],
    formulas: [[math('p =', 'P(X ≥ k)'), math('X ∼ B(n , 1/2)')]],
    letters: {
      zh: 'n：只在两个基准之一下相符的行数；k：其中在较好基准下相符的行数。p 乘以 6（Bonferroni）后须小于 0.001。',
      en: 'n: rows that agree under just one of two datums; k: those of them that agree under the better. p times 6 (Bonferroni) must be below 0.001.',
    },
    rules: [
      {
        zh: '较好基准下须有至少 75% 的行相符，唱反调的不超过四分之一。',
        en: 'At least 75 % of all rows must agree under the better one, and at most a quarter of the telling ones may speak against it.',
      },
    ],
    limits: [
      {
        zh: '几十行以下的文件、或离区界都远的文件无法判定。',
        en: 'Files of a few dozen rows, or far from any border, cannot be decided.',
      },
    ],
    sources: [
      {
        zh: 'McNemar 检验（精确二项）；换算公式取自 gcoord，反算对其正算细化到 1e-9 度以下。',
        en: 'McNemar’s test (exact binomial); the formulas are those of gcoord, the inverses refined against them to below 1e-9 degrees.',
      },
    ],
    engine: ['geo/place/datum.ts', 'geo/place/datum-detection.ts'],
    checks: [
      {
        file: 'geo/place/datum-detection.test.ts',
        what: { zh: '各基准、混合与太小的文件', en: 'every datum, mixed files and small ones' },
      },
    ],
  },
  located: {
    title: { zh: '已定位与未定位', en: 'Located and unlocated' },
    says: [
      {
        zh: '没有可用坐标的设施照样保存、计数、列出，从不放到 0,0，也不悄悄丢掉：每个数字都说“已定位 n/N”。',
        en: 'A facility without usable coordinates is kept, counted and listed, never put at 0,0 and never silently left out: every figure says “n of N located”.',
      },
    ],
    rules: [
      {
        zh: '未定位的设施不算供给。市外、或与登记的区不同的设施算已定位，标出，并算供给。',
        en: 'Unlocated facilities are no supply. Those outside the city, or in another district than declared, are located, flagged, and count as supply.',
      },
      {
        zh: '以设施为需求时，未定位的需求不进分母，单列。',
        en: 'Where facilities are the demand, unlocated ones are not in the denominator; their number stands beside it.',
      },
    ],
    engine: ['geo/columns/filters.ts'],
    checks: [
      {
        file: 'tests/db/serving-lists.test.ts',
        what: { zh: '名单与数目和直接的 SQL 一致', en: 'lists and counts against plain SQL' },
      },
    ],
  },
};
