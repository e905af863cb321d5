/** A chief reads what the district is held against: where it stands written, who entered it, and what it was before. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import { readTargetFile } from '../../db/targets/read-target-file.ts';
import { identityOf } from '../../geo/regulatory/target-file-entry.ts';
import type { TargetsAnswer } from '../../geo/regulatory/target-records.ts';
import { suitu } from '../db/suitu-program.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';
import { pagesOf, plain } from './pdf-text.ts';

const PAGE = '/districts/targets';
const DAY = '2026-11-20';

const ask = async (request: APIRequestContext, query: string): Promise<TargetsAnswer> => {
  const response = await request.get(`/api/targets?${query}`);
  expect(response.status(), await response.text()).toBe(200);
  return (await response.json()) as TargetsAnswer;
};
const rowOf = (page: Page, identity: string) => page.locator(`main tbody[data-identity="${identity}"]`);
const identities = (page: Page) =>
  page
    .locator('main tbody[data-identity]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-identity')));

/** Everything that the page says of its rows, held against the API. */
const expectRows = async (page: Page, { targets, standards }: TargetsAnswer, words: Words) => {
  expect((await identities(page)).toSorted()).toEqual([...targets, ...standards].map(identityOf).toSorted());
  for (const entry of [...targets, ...standards]) {
    const row = rowOf(page, identityOf(entry));
    const value = entry.kind === 'standard' ? entry.radius_m : entry.value;
    const aim = row.locator('.aim');
    if (value === null) await expect(aim).toHaveText(words.noValue);
    else {
      await expect(aim).toHaveAttribute('data-value', String(value));
      await expect(aim).toContainText(value.toLocaleString('en-US'));
    }
    if (entry.sentence !== null) await expect(row).toContainText(`“${entry.sentence}”`);
    await expect(row).toContainText(entry.source);
    await expect(row.locator('[data-verified]')).toHaveAttribute('data-verified', String(entry.verified));
    if (entry.kind !== 'standard') await expect(row).toContainText(words.semantics[entry.semantics]);
  }
};
interface Words {
  readonly noValue: string;
  readonly semantics: Readonly<Record<'stated' | 'unstated', string>>;
}

test('every row says what the API says, as of the day of the data', async ({ page, request, text }) => {
  const words = {
    noValue: text.t('targets.noValue'),
    semantics: {
      stated: text.t('targets.semantics.stated'),
      unstated: text.t('targets.semantics.unstated'),
    },
  };
  const answer = await ask(request, `as_of=${DAY}`);
  expect(answer.targets.length).toBeGreaterThan(10);
  await page.goto(PAGE);
  await expectRows(page, answer, words);
  const all = [...answer.targets, ...answer.standards];
  const summary = page.getByTestId('targets-summary');
  for (const count of [answer.targets.length, answer.standards.length])
    await expect(summary.locator('b', { hasText: new RegExp(`^${count}$`) })).not.toHaveCount(0);
  await expect(summary.locator('b').last()).toHaveText(String(all.filter((one) => !one.verified).length));
  await expect(page.locator('.site-footer')).toContainText(DAY);

  await page.goto(`${PAGE}?as_of=2024-06-30`);
  await expectRows(page, await ask(request, 'as_of=2024-06-30'), words);
  await expect(page.locator('tbody[data-identity*=" 2025 "]')).toHaveCount(0);
  await expect(summary).toContainText('2024-06-30');
});

test('it is reached from the pages that use targets, with day and district', async ({ page, text }) => {
  await page.goto(`/districts?as_of=2026-10-01`);
  await page.getByRole('link', { name: text.t('districts.allTargets') }).click();
  await expect(page).toHaveURL(/\/districts\/targets\?as_of=2026-10-01$/);
  await page.goto(`/districts/440111?as_of=2026-10-01`);
  await page.getByRole('link', { name: text.t('districtPage.targets.all') }).click();
  await expect(page).toHaveURL(/\/districts\/targets\?district=440111&as_of=2026-10-01$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.t('targets.title'));
  await page.locator('[data-used="overdue_equipment"] a').click();
  await expect(page).toHaveURL(/\/districts\/440111\?as_of=2026-10-01#indicator-overdue_equipment$/);
  await page.goto('/methods#targets');
  await page
    .locator('#targets')
    .getByRole('link', { name: text.t('targets.title') })
    .click();
  await expect(page).toHaveURL(/\/districts\/targets/);
});

test('its files are those of the API, and the CSV is taken back by an import', async ({
  page,
  request,
  text,
}) => {
  await page.goto(`${PAGE}?kind=target`);
  const hrefOf = async (name: string) => (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
  const csv = await request.get(await hrefOf(text.t('targets.file.csv')));
  expect(csv.headers()['content-disposition']).toMatch(/suitu-targets-v\d+\.csv/);
  const folder = mkdtempSync(path.join(tmpdir(), 'suitu-targets-'));
  try {
    const file = path.join(folder, 'targets.csv');
    writeFileSync(file, await csv.body());
    const { entries } = await readTargetFile(file);
    expect(entries.map(identityOf).toSorted()).toEqual((await identities(page)).toSorted());
  } finally {
    rmSync(folder, { recursive: true });
  }
  const json = await request.get(await hrefOf(text.t('targets.file.json')));
  expect(await json.json()).toEqual(await ask(request, `kind=target&as_of=${DAY}&history=true`));
});

for (const scheme of ['light', 'dark'] as const)
  test(`axe finds nothing, and nothing scrolls sideways, in the ${scheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.goto(PAGE);
    for (const details of (await page.getByTestId('life').all()).slice(0, 2))
      await details.locator('summary').press('Enter');
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'all');
    await page.goto(`${PAGE}?kind=rate&scope=district&district=440105`);
    await expect(page.locator('[data-state=empty]')).toBeVisible();
    await expectAccessible(page, 'all');
  });

test('a command is copied, and says what holds', async ({ page, context, isPhone, text }) => {
  test.skip(isPhone, 'the clipboard of the browser asks on a desktop only');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(PAGE);
  const row = rowOf(page, 'target food_pass 2025 city');
  await row.locator('summary').click();
  await row
    .getByRole('button', { name: text.t('targets.howTo.copy') })
    .first()
    .click();
  await expect(row.getByRole('button').first()).toHaveText(text.t('targets.howTo.copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^npm run suitu -- targets set food_pass --year 2025 --value 98 --comparator at_least --sentence '/,
  );
});

test('paper has every row, on landscape sheets', async ({ page, request, isPhone }) => {
  test.skip(isPhone, 'paper is the same from every window');
  const answer = await ask(request, `as_of=${DAY}`);
  await page.goto(PAGE);
  await page.emulateMedia({ media: 'print' });
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const printed = (await pagesOf(new Uint8Array(bytes))).join('');
  for (const { sentence } of answer.targets) expect(printed).toContain(plain(sentence));
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const [width = 0, height = 0] = (await pdf.getPage(1)).view.slice(2);
  expect(width).toBeGreaterThan(height);
  expect(pdf.numPages).toBeLessThanOrEqual(4);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('rows are narrowed by a plain form, and their history opens', async ({ page, request, text }) => {
    await page.goto(PAGE);
    await page.getByLabel(text.t('targets.filter.kind')).selectOption('target');
    await page.locator('select[name=district]').selectOption('440111');
    await page.getByRole('button', { name: text.t('targets.filter.apply') }).click();
    await expect(page).toHaveURL(/kind=target/);
    const answer = await ask(request, `kind=target&district=440111&as_of=${DAY}`);
    expect(await identities(page)).toHaveLength(answer.targets.length);
    expect((await identities(page)).toSorted()).toEqual(answer.targets.map(identityOf).toSorted());
    await expect(page.getByTestId('targets-shown')).toContainText(String(answer.targets.length));
    const [first] = answer.targets;
    if (!first) throw new Error('The city has targets.');
    const row = rowOf(page, identityOf(first));
    await expect(row.getByTestId('events')).toBeHidden();
    await row.locator('summary').click();
    await expect(row.getByTestId('events')).toContainText(first.entered_at.slice(0, 16).replace('T', ' '));
    // Commands to select by hand: what copies them needs a script.
    await expect(row.locator('code')).toHaveCount(3);
    await expect(row.locator('code').first()).toBeVisible();
    await expect(row.getByRole('button')).toHaveCount(0);
    await page.getByRole('link', { name: text.t('targets.filter.clear') }).click();
    await expect(page.getByTestId('standard-table')).toBeVisible();
  });
});

test('what is set by the command line shows with its history, and a split once a district has its own', async ({
  page,
  text,
  isPhone,
}, { retry }) => {
  // Of a year of its own: on the day of the data no other test sees it.
  const year = isPhone ? 2079 : 2078;
  const key = `browser_${isPhone ? 'phone' : 'desktop'}_${retry}`;
  const [city, own] = [`target ${key} ${year} city`, `target ${key} ${year} 440111`];
  const address = `${PAGE}?as_of=${year}-06-01`;
  const set = async (...args: string[]) => {
    const ended = await suitu(['targets', 'set', key, '--year', String(year), ...args], {
      SUITU_DATA_DIR: path.join(process.env.SUITU_E2E_DATA ?? '', 'small'),
    });
    expect(ended.code, ended.stderr).toBe(0);
  };
  /** A server looks for changes every two seconds. */
  const shows = (identity: string, value: number) =>
    expect(async () => {
      await page.goto(address);
      await expect(rowOf(page, identity).locator('.aim')).toHaveAttribute('data-value', String(value), {
        timeout: 1_000,
      });
    }).toPass({ timeout: 60_000 });

  await set(
    ...['--kind', 'target', '--value', '40', '--comparator', 'at_least', '--unit', '家'],
    ...['--name-zh', '浏览器测试', '--name-en', 'Browser test', '--sentence', '不少于40家'],
    ...['--source', '测试文件', '--by', '张三'],
  );
  await shows(city, 40);
  await expect(page.locator(`[data-identity="${own}"]`)).toHaveCount(0);
  await expect(rowOf(page, city).getByTestId('split')).toHaveCount(0);

  await set('--value', '45', '--verified', 'yes', '--by', '李四');
  await set(...['--district', '440111', '--value', '12', '--sentence', '区内12家', '--source', '区文件']);
  await shows(own, 12);
  await expect(rowOf(page, city).locator('.aim')).toHaveAttribute('data-value', '45');
  await expect(rowOf(page, city).locator('[data-verified]')).toHaveAttribute('data-verified', 'true');
  const unit = text.lang === 'zh' ? ' 家' : '';
  await expect(rowOf(page, city).getByTestId('split')).toHaveText(
    text.t('targets.split', { count: 1, sum: `12${unit}`, city: `45${unit}` }),
  );
  await expect(rowOf(page, own)).toContainText(text.lang === 'zh' ? '白云区' : 'Baiyun');
  // The district stands right after its city.
  const order = await identities(page);
  expect(order.indexOf(own)).toBe(order.indexOf(city) + 1);

  await rowOf(page, city).locator('summary').click();
  const events = rowOf(page, city).getByTestId('events').locator('li');
  await expect(events).toHaveCount(2);
  await expect(events.nth(0)).toContainText('40 → 45');
  await expect(events.nth(0)).toContainText('李四');
  await expect(events.nth(0)).toContainText(
    `${text.t('targets.verified.no')} → ${text.t('targets.verified.yes')}`,
  );
  await expect(events.nth(1)).toContainText('张三');
  await rowOf(page, own).locator('summary').click();
  await expect(rowOf(page, own).getByTestId('events')).toContainText(text.t('targets.life.noName'));

  // The command that the page gives says what holds already.
  const command = (await rowOf(page, city).locator('code').first().textContent()) ?? '';
  expect(command).toContain(`set ${key} --year ${year} --value 45`);
  await page.goto(`${address}&district=440106`);
  await expect(rowOf(page, city)).toHaveCount(1);
  await expect(rowOf(page, own)).toHaveCount(0);
});
