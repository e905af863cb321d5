import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { InputError } from '../errors.ts';
import { findDelimiter } from './csv.ts';
import { checkFileSize, MAX_FILE_BYTES, readTable } from './index.ts';
import { unpackedBytes } from './xlsx.ts';

const TEXT = '市场名称,所属区,面积（㎡）\n罗岗市场,白云区,"2,000"\n';
const bytesOf = (text: string, encoding = 'utf8', bom = false) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: bom }));
const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes, 'x.csv')).rows.map((row) => row.cells);
const CELLS = [
  ['市场名称', '所属区', '面积（㎡）'],
  ['罗岗市场', '白云区', '2,000'],
];

async function refusal(bytes: Uint8Array, name = 'x.csv', options = {}): Promise<string> {
  const error = await readTable(bytes, name, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message; // just asserted
}

describe('CSV', () => {
  it.each([
    ['utf8', false, 'utf-8'],
    ['utf8', true, 'utf-8'],
    ['gb18030', false, 'gb18030'],
    ['gbk', false, 'gb18030'],
    ['utf-16le', true, 'utf-16le'],
    ['utf-16be', true, 'utf-16be'],
    ['utf-16le', false, 'utf-16le'],
  ])('reads %s (byte-order mark: %s) as %s', async (encoding, bom, expected) => {
    const table = await readTable(bytesOf(TEXT, encoding, bom), 'x.csv');
    expect(table.encoding).toBe(expected);
    expect(table.rows.map((row) => row.cells)).toEqual(CELLS);
  });
  it.each([';', '\t'])('reads columns separated by %j', async (delimiter) => {
    expect(await cellsOf(bytesOf(`甲${delimiter}乙\n1,5${delimiter}2`))).toEqual([
      ['甲', '乙'],
      ['1,5', '2'],
    ]);
  });
  it('does not count separators inside quotes', () => {
    expect(findDelimiter('a;"b,c,d,e"\n1;"2,3,4,5"')).toBe(';');
    expect(findDelimiter('one column\n1')).toBe(',');
  });
  it('numbers rows as a spreadsheet does: blank lines and line breaks in cells included', async () => {
    const table = await readTable(bytesOf('a,b\r\n\r\n"x\r\ny",2\r\nz,3'), 'x.csv');
    expect(table.rows.map((row) => [row.number, row.cells[0]])).toEqual([
      [1, 'a'],
      [2, null],
      [3, 'x\r\ny'],
      [4, 'z'],
    ]);
  });
  it('reads back what is written in GB18030, any Chinese text', async () => {
    const word = fc.string({
      unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((c) => String.fromCodePoint(c)),
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 5 }), async (words) => {
        const rows = await cellsOf(bytesOf(`甲,乙,丙,丁,戊\n${words.join(',')}`, 'gb18030'));
        expect(rows[1]).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });
});

describe('XLSX', () => {
  const day = new Date(Date.UTC(2024, 2, 1));
  const sheetOf = (rows: unknown[][]) =>
    rows.map((row) =>
      row.map((value) =>
        value instanceof Date
          ? { value, type: Date, format: 'yyyy-mm-dd' }
          : value === 0.85
            ? { value, format: '0%' }
            : value === null
              ? null
              : { value },
      ),
    );
  const workbook = async (sheets: { sheet: string; rows: unknown[][] }[]) =>
    // The cells above are what the writer takes; its types are narrower than unknown values.
    new Uint8Array(
      await (
        await writeWorkbook(sheets.map(({ sheet, rows }) => ({ sheet, data: sheetOf(rows) as never })))
      ).toBuffer(),
    );

  it('reads numbers, dates, percentages and yes or no, with the row numbers of the sheet', async () => {
    const bytes = await workbook([
      {
        sheet: '市场',
        rows: [
          ['名录', null, null, null],
          [null, null, null, null],
          ['名称', '开业日期', '比例', '是'],
          ['罗岗市场', day, 0.85, true],
        ],
      },
    ]);
    const table = await readTable(bytes, 'x.xlsx');
    expect(table.sheet).toBe('市场');
    expect(table.rows.at(-1)).toEqual({ number: 4, cells: ['罗岗市场', day, 0.85, true] });
  });
  it('takes the first sheet that has rows and names the others; a sheet can be chosen by name or number', async () => {
    const bytes = await workbook([
      { sheet: '说明', rows: [] },
      { sheet: '一', rows: [['a']] },
      { sheet: '二', rows: [['b']] },
    ]);
    const first = await readTable(bytes, 'x.xlsx');
    expect([first.sheet, first.notes.join(' ')]).toEqual([
      '一',
      expect.stringContaining('Sheets not read: 二'),
    ]);
    expect((await readTable(bytes, 'x.xlsx', { sheet: '二' })).rows[0]?.cells).toEqual(['b']);
    expect((await readTable(bytes, 'x.xlsx', { sheet: '3' })).sheet).toBe('二');
    expect(await refusal(bytes, 'x.xlsx', { sheet: '四' })).toBe(
      'x.xlsx has no sheet "四"; it has 说明, 一, 二.',
    );
  });
  it('knows the unpacked size before unpacking', async () => {
    const bytes = await workbook([{ sheet: 'a', rows: Array.from({ length: 500 }, () => ['same text']) }]);
    expect(unpackedBytes(bytes)).toBeGreaterThan(bytes.length);
    const bomb = bytes.slice();
    const view = new DataView(bomb.buffer);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 0xffff_fff0, true);
    expect(await refusal(bomb, 'x.xlsx')).toMatch(/unpacks to \d+ MB; at most 1024 MB/);
  });
  it('refuses a ZIP file that is no workbook', async () => {
    expect(await refusal(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'x.xlsx')).toMatch(
      /ZIP file but not a readable XLSX/,
    );
  });
});

describe('GeoJSON', () => {
  const point = (properties: object, coordinates: number[]) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates },
  });
  const collection = (features: object[], more = {}) =>
    bytesOf(JSON.stringify({ type: 'FeatureCollection', features, ...more }), 'utf8', true);

  it('gives properties as columns and the point as longitude and latitude', async () => {
    const table = await readTable(
      collection([point({ name: 'a' }, [113.2, 23.1]), point({ area: 5 }, [113.3, 23.2])]),
      'x.geojson',
    );
    expect(table.rows).toEqual([
      { number: 0, cells: ['经度', '纬度', 'name', 'area'] },
      { number: 1, cells: [113.2, 23.1, 'a', null] },
      { number: 2, cells: [113.3, 23.2, null, 5] },
    ]);
  });
  it('keeps features without a geometry', async () => {
    const table = await readTable(
      collection([
        point({ name: 'a' }, [1, 2]),
        { type: 'Feature', properties: { name: 'b' }, geometry: null },
      ]),
      'x.json',
    );
    expect(table.rows.at(-1)).toEqual({ number: 2, cells: [null, null, 'b'] });
  });
  it('refuses broken JSON, other JSON and metres', async () => {
    expect(await refusal(bytesOf('{"type": "Feature'), 'x.geojson')).toMatch(/not well-formed JSON/);
    expect(await refusal(bytesOf('{"type":"Topology"}'), 'x.json')).toMatch(
      /type "Topology"; a GeoJSON FeatureCollection/,
    );
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4547' } };
    expect(await refusal(collection([], { crs }), 'x.json')).toMatch(/EPSG::4547/);
  });
});

describe('anything else', () => {
  it('is refused in one sentence', async () => {
    expect(await refusal(new Uint8Array(0))).toBe('x.csv is empty.');
    expect(await refusal(bytesOf('\n , \n'.replace(/[ ,]/g, '')))).toBe('x.csv has no rows.');
    expect(await refusal(bytesOf('%PDF-1.7\n...'))).toBe(
      'x.csv is a PDF document; CSV, XLSX or GeoJSON is needed.',
    );
    expect(await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toMatch(
      /old Excel .* save it as XLSX or CSV/,
    );
    expect(await refusal(Uint8Array.from({ length: 999 }, (_, i) => (i * 97) % 256))).toMatch(
      /not a text in UTF-8/,
    );
    expect(await refusal(bytesOf('a,b\n1,2'), 'x.csv', { sheet: 'A' })).toMatch(/has no sheets/);
  });
  it('says where a UTF-8 file is damaged instead of reading it as GB18030', async () => {
    const bytes = bytesOf(`名称\n${'罗岗市场农贸\n'.repeat(30)}`);
    bytes[30] = 0xff;
    expect(await refusal(bytes)).toMatch(/UTF-8 with damaged characters, the first in line \d/);
  });
  it('is refused by its size before it is read', () => {
    expect(() => checkFileSize(300 * 1024 ** 2, 'x.csv')).toThrow(
      'x.csv has 300 MB; at most 64 MB are allowed. Split it.',
    );
    expect(() => checkFileSize(MAX_FILE_BYTES, 'x.csv')).not.toThrow();
    expect(() => checkFileSize(MAX_FILE_BYTES + 1, 'x.csv')).toThrow(InputError);
  });
});
