import { describe, expect, it } from 'vitest';
import { report as en } from '$lib/i18n/en/report.ts';
import { REPORT_TOPICS } from '$geo/kinds/visitor-report.ts';
import { LARGEST_FORM_BYTES, parseReport, readForm } from './reports.ts';

const good = {
  facility: '12',
  topic: 'closed',
  text: '已经关门了',
  view: '/markets/12-x?lang=en',
  website: '',
};

function formOf(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const parse = (changes: Record<string, string | Blob>) => parseReport(formOf({ ...good, ...changes }));

function faultsOf(changes: Record<string, string | Blob>) {
  const parsed = parse(changes);
  return parsed.ok ? null : parsed.faults;
}

describe('a form', () => {
  it('that is filled in becomes a report', () => {
    expect(parse({})).toMatchObject({
      ok: true,
      report: { facility: 12, topic: 'closed', text: '已经关门了', view: '/markets/12-x?lang=en' },
    });
    expect(parse({ facility: '' })).toMatchObject({ ok: true, report: { facility: null } });
    for (const topic of REPORT_TOPICS)
      expect(parse({ topic })).toMatchObject({ ok: true, report: { topic } });
  });

  it('puts its text on one line, without what nobody sees', () => {
    const textOf = (text: string) => {
      const parsed = parse({ text });
      return parsed.ok ? parsed.report.text : null;
    };
    expect(textOf('  第一行\r\n\r\n第二行\t末 ')).toBe('第一行 第二行 末');
    expect(textOf('a\u0000\u001b[31mb\u009b1m\u202ec\u200bd\u007f')).toBe('a[31mb1mcd');
    expect(textOf('<b>&amp;</b> ’; drop table')).toBe('<b>&amp;</b> ’; drop table');
  });

  it('may hold 1 to 1,000 characters, counted as people count', () => {
    expect(faultsOf({ text: '' })).toEqual({ text: 'text_missing' });
    expect(faultsOf({ text: ' \u0007\n ' })).toEqual({ text: 'text_missing' });
    expect(faultsOf({ text: '好' })).toBeNull();
    expect(faultsOf({ text: '🥬'.repeat(1_000) })).toBeNull();
    expect(faultsOf({ text: '好'.repeat(1_001) })).toEqual({ text: 'text_too_long' });
  });

  it('tells of every field at once what is wrong, and keeps what was typed', () => {
    const parsed = parse({ topic: 'rude', text: '', facility: '0' });
    expect(parsed).toMatchObject({
      ok: false,
      faults: { topic: 'topic_missing', text: 'text_missing', facility: 'facility_unknown' },
    });
    const long = ` ${'好'.repeat(1_001)}\n`;
    expect(parse({ text: long }).fields).toMatchObject({ topic: 'closed', text: long, facility: '12' });
    expect(parseReport(new FormData())).toMatchObject({
      ok: false,
      faults: { topic: 'topic_missing', text: 'text_missing' },
      fields: { facility: '', topic: '', text: '', view: '/' },
    });
  });

  it.each(['0', '-1', '1.5', '1e3', ' 1', '9999999999', '2147483648', 'x'])(
    'about the record %j is refused',
    (facility) => {
      expect(faultsOf({ facility })).toEqual({ facility: 'facility_unknown' });
    },
  );

  it('whose trap is filled, or whose text is a file, is refused', () => {
    expect(faultsOf({ website: 'https://spam.example' })).toEqual({ form: 'trap_filled' });
    expect(faultsOf({ text: new Blob(['x']) })).toEqual({ text: 'text_missing' });
  });

  it('that comes from another site leads back to the start page', () => {
    for (const view of ['//evil.example', '/\\evil.example', 'https://evil.example', '', '/.//evil.example'])
      expect(parse({ view })).toMatchObject({ ok: true, report: { view: '/' }, fields: { view: '/' } });
  });

  it('has words for every fault', () => {
    const codes = [
      'topic_missing',
      'text_missing',
      'text_too_long',
      'facility_unknown',
      'trap_filled',
    ] as const;
    for (const code of codes) expect(en.report.faults[code]).not.toBe('');
  });
});

describe('the body of a request', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request('http://127.0.0.1/report', { method: 'POST', body, headers });
  const streamed = (bytes: number, type: string) =>
    new Request('http://127.0.0.1/report', {
      method: 'POST',
      headers: { 'content-type': type },
      body: new Blob(['x'.repeat(bytes)]).stream(),
      duplex: 'half',
    } as RequestInit); // Node needs duplex, which its types do not have

  it('is read as multipart and as an encoded form', async () => {
    for (const body of [formOf(good), new URLSearchParams(good)]) {
      const form = await readForm(post(body));
      if (typeof form === 'string') throw new Error(form);
      expect(Object.fromEntries(form)).toEqual(good);
    }
  });

  it('has room for the longest text and the longest address in any script', async () => {
    const full = { ...good, text: '🥬'.repeat(1_000), view: `/${'a'.repeat(999)}` };
    const form = await readForm(post(formOf(full)));
    if (typeof form === 'string') throw new Error(form);
    expect(parseReport(form).ok).toBe(true);
  });

  it('over 10 kB is refused, by its stated length or by its bytes', async () => {
    const type = 'application/x-www-form-urlencoded';
    expect(await readForm(post('text=x', { 'content-type': type, 'content-length': '10001' }))).toBe(
      'too_large',
    );
    expect(await readForm(streamed(LARGEST_FORM_BYTES + 1, type))).toBe('too_large');
    expect(await readForm(streamed(LARGEST_FORM_BYTES, type))).toBeInstanceOf(FormData);
  });

  it('that is no form is refused', async () => {
    expect(await readForm(post('{}', { 'content-type': 'application/json' }))).toBe('unreadable');
    expect(await readForm(post('x', { 'content-type': 'multipart/form-data; boundary=y' }))).toBe(
      'unreadable',
    );
    expect(await readForm(new Request('http://127.0.0.1/report', { method: 'POST' }))).toBe('unreadable');
  });
});
