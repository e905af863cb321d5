/** Monday: a chief sees what is to be done, gives every office its sheet, and looks at who has too much. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import type { APIRequestContext } from '@playwright/test';
import type { RegulatoryAnswer, WorklistAnswer } from '../../geo/regulatory/answers.ts';
import type { WorkloadAnswer } from '../../geo/regulatory/workload-answer.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

const whole = (value: number) => value.toLocaleString('en-US');
const list = async (request: APIRequestContext, path: string) =>
  (await (await request.get(`/api/worklists/${path}`)).json()) as WorklistAnswer;

/** The district with most elevators overdue. */
const busiest = async (request: APIRequestContext) => {
  const { elevators } = (await (await request.get('/api/regulatory')).json()) as RegulatoryAnswer;
  const [most] = elevators.slice(1).sort((a, b) => b.overdue - a.overdue);
  if (!most || most.overdue === 0) throw new Error('The demonstration has elevators overdue.');
  return most;
};

test('a chief takes the list of a district office by office, and every figure is that of the API and the files', async ({
  page,
  request,
  text,
}) => {
  const { district, overdue } = await busiest(request);
  const all = await list(request, `overdue?district=${district}`);
  expect(all.numberMatched).toBe(overdue);
  await page.goto(`/districts/worklists/overdue?district=${district}`);
  await expect(page.getByTestId('worklist-sum')).toContainText(whole(overdue));
  const rows = page.getByTestId('worklist').locator('tr[data-id]');
  await expect(rows).toHaveCount(overdue);
  const shown = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('data-id'))));
  expect(shown).toEqual(all.items.map(({ id }) => id));
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');

  const [office] = all.offices;
  if (!office) throw new Error('The list has an office.');
  if (all.offices.length > 1)
    await page.getByTestId('worklist-offices').locator(`tr[data-office="${office.id}"] a`).click();
  else await page.goto(`/districts/worklists/overdue?district=${district}&office=${office.id}`);
  await expect(page).toHaveURL(new RegExp(`office=${office.id}`));
  await expect(page.getByTestId('office-card')).toBeVisible();
  await expect(rows).toHaveCount(office.items);
  const map = page.locator('#main figure svg');
  await expect(map).toHaveAttribute('aria-label', text.t('worklist.mapLabel', { name: text.name(office) }));
  const stops = office.trips.reduce((sum, trip) => sum + trip.stops, 0);
  // A stop is a number, or a dot where there is no room for it.
  const dots = await map
    .locator('path.dot')
    .evaluateAll((paths) =>
      paths.reduce((sum, path) => sum + (path.getAttribute('d') ?? '').split('h0').length - 1, 0),
    );
  expect((await map.locator('circle').count()) + dots).toBe(stops);
  await expect(map.locator('path.trip')).toHaveCount(office.trips.length);
  for (const [at, { length_m }] of office.trips.entries())
    await expect(page.locator('tr.trip').nth(at)).toContainText((Math.round(length_m / 100) / 10).toFixed(1));

  const own = await list(request, `overdue?district=${district}&office=${office.id}`);
  const hrefOf = async (name: string) => (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
  const csv = await (await request.get(await hrefOf(text.t('worklist.take.csv')))).text();
  const [head = [], ...lines] = parse(csv, { bom: true }) as string[][];
  const column = (key: string) => lines.map((line) => line[head.indexOf(key)] ?? '');
  expect(column('id')).toEqual(own.items.map(({ id }) => String(id)));
  expect(column('leg_m')).toEqual(own.items.map(({ leg_m }) => String(leg_m ?? '')));
  const book = await request.get(await hrefOf(text.t('worklist.take.xlsx')));
  const [sheet] = await readWorkbook(new Blob([new Uint8Array(await book.body())]));
  expect(sheet?.data.slice(1).map(([id]) => id)).toEqual(own.items.map(({ id }) => id));
});

test('filters say beforehand what they leave, and the address keeps them and the day', async ({
  page,
  request,
  text,
}) => {
  await page.goto('/districts/worklists/unknown?as_of=2026-10-15');
  const all = await list(request, 'unknown?as_of=2026-10-15');
  const choice = all.choices.urgency.find(({ count }) => count > 0);
  if (!choice) throw new Error('The demonstration has elevators without a date.');
  const form = page.getByRole('form', { name: text.t('worklist.filter.title') });
  const urgency = form.getByLabel(text.t('worklist.filter.urgency'));
  await expect(urgency.locator(`option[value="${choice.value}"]`)).toContainText(whole(choice.count));
  await urgency.selectOption(String(choice.value));
  await form.getByLabel(text.t('worklist.filter.sort')).selectOption('name');
  await form.getByRole('button', { name: text.t('worklist.filter.apply') }).press('Enter');
  await expect(page).toHaveURL(/urgency=\d.*sort=name.*as_of=2026-10-15/);
  await expect(page.getByTestId('worklist-sum')).toContainText(whole(choice.count));
  const named = await list(request, `unknown?as_of=2026-10-15&urgency=${choice.value}&sort=name`);
  await expect(page.getByTestId('worklist').locator('tr[data-id]').first()).toHaveAttribute(
    'data-id',
    String(named.items[0]?.id),
  );
  for (const link of [
    page.getByRole('link', { name: text.t('worklist.short.hazards') }),
    page.getByRole('link', { name: text.t('worklist.take.sheets') }),
    page.getByRole('link', { name: text.t('worklist.take.map') }),
    page.getByRole('link', { name: text.t('workload.title') }),
    page.getByTestId('worklist').locator('tr[data-id] a').first(),
  ])
    await expect(link).toHaveAttribute('href', /as_of=2026-10-15/);
  await form.getByLabel(text.t('worklist.filter.q')).fill('zzzz');
  await form.getByRole('button', { name: text.t('worklist.filter.apply') }).click();
  await expect(page.locator('[data-state=empty]')).toContainText(text.t('worklist.filteredOut'));
  await expectAccessible(page, 'all');
  await page.locator('[data-state=empty]').getByRole('link').click();
  await expect(page.getByTestId('worklist-sum')).toContainText(whole(all.numberMatched));
});

test('an item opens on the map, and a page that the list does not have leads back', async ({
  page,
  request,
  text,
}) => {
  const { items } = await list(request, 'overdue');
  const item = items.find(({ point }) => point !== null);
  if (!item) throw new Error('The demonstration has a located elevator overdue.');
  await page.goto('/districts/worklists/overdue?page=99');
  await expect(page.locator('[data-state=empty]')).toContainText(text.t('worklist.noPage', { page: 99 }));
  await page.getByRole('link', { name: text.t('worklist.firstPage') }).click();
  await page.getByTestId('worklist').locator(`tr[data-id="${item.id}"] a`).click();
  await expect(page).toHaveURL(new RegExp(`/map\\?.*id=${item.id}`));
  await expect(page.getByTestId('facility-detail')).toContainText(text.name(item));
});

test('every office has a sheet of its own, with a box to tick for each item', async ({
  page,
  request,
  text,
}) => {
  const all = await list(request, 'schools?limit=10000');
  await page.goto('/districts/worklists/schools');
  await page.getByRole('link', { name: text.t('worklist.take.sheets') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    text.t('sheet.title', { list: text.t('worklist.schools') }),
  );
  const sheets = page.getByTestId('office-sheet');
  const left = all.items.filter(({ office }) => office === null).length;
  await expect(sheets).toHaveCount(all.offices.length + (left > 0 ? 1 : 0));
  await expect(sheets.locator('tr[data-id]')).toHaveCount(all.numberMatched);
  await expect(sheets.locator('.tick')).toHaveCount(all.numberMatched);
  for (const [at, office] of all.offices.entries()) {
    await expect(sheets.nth(at)).toHaveAttribute('data-office', String(office.id));
    await expect(sheets.nth(at).locator('tr[data-id]')).toHaveCount(office.items);
  }
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  const breaks = await sheets.evaluateAll((all) => all.map((sheet) => getComputedStyle(sheet).breakBefore));
  expect(breaks).toEqual(['auto', ...breaks.slice(1).map(() => 'page')]);
});

test('the workload of offices is that of the API and its files, in any order', async ({
  page,
  request,
  text,
}) => {
  const said = (await (await request.get('/api/workload')).json()) as WorkloadAnswer;
  await page.goto('/districts/workload');
  for (const { type, lines, offices } of said.types) {
    const section = page.getByTestId(`workload-${type}`);
    for (const line of lines) {
      const row = section.getByTestId('workload-lines').locator(`tr[data-district="${line.district}"]`);
      await expect(row).toContainText(whole(line.facilities.total));
      await expect(row).toContainText(whole(line.inspections));
    }
    for (const office of offices) {
      const row = section.locator(`tr[data-office="${office.id}"]`);
      await expect(row).toContainText(text.name(office));
      await expect(row).toContainText(whole(office.facilities.total));
      if (office.facilities_per_inspector !== null)
        await expect(row).toContainText(
          whole(Math.floor(Math.round(office.facilities_per_inspector * 10) / 10)),
        );
      else if (office.inspectors === null) await expect(row).toContainText(text.t('workload.unknown'));
    }
  }
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');

  const form = page.getByRole('form', { name: text.t('workload.filter.title') });
  await form.getByLabel(text.t('workload.filter.sort')).selectOption('farthest');
  await form.getByRole('button', { name: text.t('workload.filter.apply') }).click();
  await expect(page).toHaveURL(/sort=farthest/);
  const far = (await (await request.get('/api/workload?sort=farthest')).json()) as WorkloadAnswer;
  const ids = far.types.flatMap(({ offices }) => offices.map(({ id }) => String(id)));
  const rows = page.getByTestId('workload-offices').locator('tr[data-office]');
  await expect(rows).toHaveCount(ids.length);
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-office')))).toEqual(ids);
  const href = await page.getByRole('link', { name: text.t('workload.take.csv') }).getAttribute('href');
  const [head = [], ...lines] = parse(await (await request.get(href ?? '')).text(), {
    bom: true,
  }) as string[][];
  const written = lines.map((line) => line[head.indexOf('id')] ?? '').filter((id) => id !== '');
  expect(written).toEqual(ids);
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });

  test('the pages are accessible in the dark theme, too', async ({ page }) => {
    for (const address of [
      '/districts/worklists/overdue',
      '/districts/worklists/suppliers',
      '/districts/workload',
    ]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page, 'all');
    }
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('lists are filtered, sheets and workload are read', async ({ page, request, text }) => {
    const { district, overdue } = await busiest(request);
    await page.goto('/districts/worklists/overdue');
    const form = page.getByRole('form', { name: text.t('worklist.filter.title') });
    await form.getByLabel(text.t('worklist.filter.district')).selectOption(String(district));
    await form.getByRole('button', { name: text.t('worklist.filter.apply') }).click();
    await expect(page).toHaveURL(new RegExp(`district=${district}`));
    await expect(page.getByTestId('worklist').locator('tr[data-id]')).toHaveCount(overdue);
    await page.getByRole('link', { name: text.t('worklist.take.sheets') }).click();
    await expect(page.getByTestId('office-sheet').locator('tr[data-id]')).toHaveCount(overdue);
    await expect(page.locator('[data-print]')).toBeHidden();
    await page.getByRole('link', { name: text.t('sheet.back') }).click();
    await page.getByRole('link', { name: text.t('workload.title') }).click();
    await expect(page).toHaveURL(new RegExp(`/districts/workload\\?district=${district}`));
    await expect(page.getByTestId('workload-lines').first()).toBeVisible();
  });
});
