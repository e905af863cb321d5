/** Names for parts of a district by the compass, where no town names are known. */
import type { CellColumns } from '../columns/columns.ts';
import { codeOfIndex } from '../place/districts.ts';
import { DISTRICTS } from '../kinds/vocabulary.ts';

const SECTORS = [
  { zh: '东部', en: 'east' },
  { zh: '东北部', en: 'north-east' },
  { zh: '北部', en: 'north' },
  { zh: '西北部', en: 'north-west' },
  { zh: '西部', en: 'west' },
  { zh: '西南部', en: 'south-west' },
  { zh: '南部', en: 'south' },
  { zh: '东南部', en: 'south-east' },
] as const;
const CENTRE = { zh: '中部', en: 'centre' };
/** Nearer to the middle of the district than this part of its mean extent = the centre. */
const CENTRE_PART = 0.4;

export interface PlaceLabel {
  readonly zh: string;
  readonly en: string;
}

interface Middle {
  x: number;
  y: number;
  /** Root mean square distance of the cells from the middle, cm. */
  extent: number;
}

const known = new WeakMap<CellColumns, Map<number, Middle>>();

/**
 * Label of a point in a district: district and compass sector as seen from the middle of the district's cells.
 * @param district code minus 440100
 * @param xCm easting in EPSG:4547, cm
 * @param yCm northing in EPSG:4547, cm
 */
export function sectorLabel(cells: CellColumns, district: number, xCm: number, yCm: number): PlaceLabel {
  const code = codeOfIndex(district);
  const name = DISTRICTS.find((one) => one.code === code) ?? { zh: '', en: '' };
  const middle = middles(cells).get(district);
  const sector = middle ? sectorOf(xCm - middle.x, yCm - middle.y, middle.extent) : CENTRE;
  return { zh: `${name.zh}${sector.zh}`, en: `${name.en} ${sector.en}`.trim() };
}

function sectorOf(dx: number, dy: number, extent: number): PlaceLabel {
  if (Math.hypot(dx, dy) < CENTRE_PART * extent) return CENTRE;
  const eighth = Math.round(Math.atan2(dy, dx) / (Math.PI / 4));
  return SECTORS[(eighth + 8) % 8] ?? CENTRE;
}

function middles(cells: CellColumns): ReadonlyMap<number, Middle> {
  let found = known.get(cells);
  if (found) return found;
  const sums = new Map<number, { n: number; x: number; y: number; squares: number }>();
  for (let i = 0; i < cells.count; i++) {
    const [x, y] = [cells.xCm[i] as number, cells.yCm[i] as number]; // i < count
    const sum = sums.get(cells.district[i] as number) ?? { n: 0, x: 0, y: 0, squares: 0 };
    sums.set(cells.district[i] as number, {
      n: sum.n + 1,
      x: sum.x + x,
      y: sum.y + y,
      squares: sum.squares + x * x + y * y,
    });
  }
  found = new Map(
    [...sums].map(([district, { n, x, y, squares }]) => {
      const [meanX, meanY] = [x / n, y / n];
      const variance = Math.max(0, squares / n - meanX * meanX - meanY * meanY);
      return [district, { x: meanX, y: meanY, extent: Math.sqrt(variance) }];
    }),
  );
  known.set(cells, found);
  return found;
}
