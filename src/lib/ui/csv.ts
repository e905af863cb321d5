/** Tables as CSV that spreadsheets open as they are: UTF-8 with a byte-order mark, CRLF, quoted where needed. */
export type CsvValue = string | number | boolean | null | undefined;

const cell = (value: CsvValue): string => {
  if (value === null || value === undefined) return '';
  const text = String(value);
  // A text that a spreadsheet would run as a formula is made a plain text.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const toCsv = (head: readonly string[], rows: Iterable<readonly CsvValue[]>): string =>
  '\ufeff' + [head, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
