import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { textIn } from '$lib/i18n/index.ts';
import '$lib/i18n/analysis.ts';
import '$lib/i18n/files.ts';
import { tableCsv } from './csv.ts';
import { fileName, gridOf, type FileTable } from './table.ts';
import { SOURCE_SHEET, tableXlsx } from './xlsx.ts';
import { withoutClock } from './zip-clock.ts';

const zh = textIn('zh');
const table: FileTable = {
  ...gridOf(
    [
      { name: '=HYPERLINK("x")', people: 1_234_567, share: 1 / 3, change: -5, at: 113.123456789 },
      { name: '白云区', people: 0, share: null, change: 0, at: 113 },
    ],
    [
      ['name_zh', 'text', (row) => row.name],
      ['uncovered', 'whole', (row) => row.people],
      ['share', 'share', (row) => row.share],
      ['change', 'change', (row) => row.change],
      ['longitude', 'degrees', (row) => row.at],
    ],
  ),
  name: 'coverage',
  title: '各区覆盖率: 白云/天河',
  source: {
    dataVersion: 3,
    settings: { radius_m: 1000, data_version: 3, stars_min: null },
    facts: [
      ['定义', '到最近供给'],
      ['数据版本', 3],
    ],
  },
};

/** Members of a ZIP file as text, read by its local headers: an independent reader. */
const membersOf = (bytes: Uint8Array): Map<string, string> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const members = new Map<string, string>();
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const [method, size] = [view.getUint16(at + 8, true), view.getUint32(at + 18, true)];
    const name = at + 30;
    const content = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const packed = bytes.subarray(content, content + size);
    const text = Buffer.from(method === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    members.set(Buffer.from(bytes.subarray(name, name + view.getUint16(at + 26, true))).toString(), text);
    at = content + size;
  }
  return members;
};

afterEach(() => vi.useRealTimers());

describe('a table as CSV', () => {
  it('carries its settings in every row, and no formula', () => {
    const [head, ...rows] = parse(tableCsv(table, table.source), { bom: true }) as string[][];
    expect(head).toEqual([
      ...['name_zh', 'uncovered', 'share', 'change', 'longitude'],
      ...['radius_m', 'data_version', 'stars_min'],
    ]);
    expect(rows).toEqual([
      [`'=HYPERLINK("x")`, '1234567', String(1 / 3), '-5', '113.123456789', '1000', '3', ''],
      ['白云区', '0', '', '0', '113', '1000', '3', ''],
    ]);
  });
});

describe('a table as a workbook', () => {
  it('comes back from a reader with every digit, heads in words, and texts as texts', async () => {
    const sheets = await readWorkbook(new Blob([await tableXlsx(table, zh)]));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['各区覆盖率  白云 天河', SOURCE_SHEET]);
    expect(sheets[0]?.data).toEqual([
      ['名称', '未覆盖', '覆盖率', '变化', '经度（WGS 84）'],
      ['=HYPERLINK("x")', 1_234_567, 1 / 3, -5, 113.123456789],
      ['白云区', 0, null, 0, 113],
    ]);
    expect(sheets[1]?.data).toEqual([
      ['各区覆盖率: 白云/天河', null],
      ['定义', '到最近供给'],
      ['数据版本', 3],
    ]);
  });

  it('has a frozen bold head, number formats, widths, and no formula', async () => {
    const members = membersOf(await tableXlsx(table, zh));
    const sheet = members.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<col [^>]*width=/);
    expect(sheet).not.toContain('<f>');
    const styles = members.get('xl/styles.xml') ?? '';
    for (const format of ['0.0%', '#,##0', '0.000000']) expect(styles).toContain(format);
    expect(styles).toContain('<b/>');
  });

  it('is the same, byte for byte, whenever it is made', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:00:00Z') });
    const first = await tableXlsx(table, zh);
    vi.setSystemTime(new Date('2031-07-09T12:34:56Z'));
    expect(await tableXlsx(table, zh)).toEqual(first);
  });

  it('holds a table without rows', async () => {
    const sheets = await readWorkbook(new Blob([await tableXlsx({ ...table, rows: [] }, zh)]));
    expect(sheets[0]?.data).toHaveLength(1);
  });
});

describe('withoutClock', () => {
  it('refuses what is no ZIP file', () => {
    expect(() => withoutClock(new Uint8Array(100))).toThrow(RangeError);
  });
});

it('the name of a file says what it holds, of which version', () => {
  expect(fileName('gaps', 12, 'csv')).toBe('suitu-gaps-v12.csv');
});
