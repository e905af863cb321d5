/** Districts as people write them: 白云区, 白云, 广州市白云区, 440111, 440111000000, Baiyun District, former names and codes. */
import { cellSchema, Fault, type CellSchema } from './cells.ts';
import { cellText, foldWord, isBlank, type Cell } from './text.ts';
import { DISTRICTS, OLD_DISTRICT_CODES, type DistrictCode } from './vocabulary.ts';

// Districts merged or raised from county-level cities since 2005 (State Council replies of 2005-04, 2014-01).
const FORMER_NAMES: Readonly<Record<string, DistrictCode>> = {
  东山: 440104,
  芳村: 440103,
  萝岗: 440112,
  增城市: 440118,
  从化市: 440117,
  番禺市: 440113,
  花都市: 440114,
};

const CODE_OF_WORD = new Map<string, DistrictCode>();
for (const { code, zh, en } of DISTRICTS) {
  for (const alias of [zh, zh.slice(0, -1), en, `${en}District`, `${en}Qu`]) {
    CODE_OF_WORD.set(foldWord(alias), code);
  }
}
for (const [name, code] of Object.entries(FORMER_NAMES)) {
  CODE_OF_WORD.set(name, code);
  if (!name.endsWith('市')) CODE_OF_WORD.set(`${name}区`, code);
}

/**
 * The district that a cell names: today's code, also for a former code or name. Undefined when it names none
 * of the eleven, null when the cell is blank.
 */
export function readDistrict(cell: Cell): DistrictCode | null | undefined {
  if (isBlank(cell)) return null;
  const written = foldWord(cellText(cell));
  if (/^\d{6}(\d{3}|\d{6})?$/.test(written)) {
    const digits = Number(written.slice(0, 6));
    return DISTRICTS.find(({ code }) => code === digits)?.code ?? OLD_DISTRICT_CODES[digits];
  }
  const name = written
    .replace(/^(中国)?(广东省?)?(广州市|广州(?=.{2,}区))/, '')
    .replace(/^guangzhou(city)?/, '');
  return CODE_OF_WORD.get(name);
}

/** A district cell: its code, null when blank; anything else than one of the eleven is a fault. */
export const district: CellSchema<DistrictCode | null> = cellSchema((cell) => {
  const found = readDistrict(cell);
  return found === undefined
    ? new Fault(
        'is not a district of Guangzhou; allowed are the eleven names or codes, such as 白云区, Baiyun or 440111',
      )
    : found;
});
