/** Siting on the map page as a planner asks for it: a target, a number, short ways, and what sites must keep. */
import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import type { CoverageAnswer, SitingResponse } from '../../geo/answers.ts';
import readWorkbook from 'read-excel-file/universal';
import { expect, expectAccessible, openMap, openPage, test, withoutWebGl } from './fixtures.ts';

const BAIYUN = 440111;
const MARKETS = { supply: 'market', stars_min: 3 };

const apiAnswer = async (request: APIRequestContext, body: object): Promise<SitingResponse> => {
  const response = await request.post('/api/siting', { data: { ...MARKETS, ...body } });
  expect(response.status()).toBe(200);
  return (await response.json()) as SitingResponse;
};
const tab = (rest: string, isPhone: boolean) => `?tab=siting${rest}${isPhone ? '&view=map' : ''}`;
const done = (page: Page) => expect(page.getByTestId('siting')).toHaveAttribute('data-state', 'done');
const figures = (page: Page) => page.getByTestId('siting-figures');
const savedBytes = async (page: Page, name: string): Promise<Buffer> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('siting').getByRole('button', { name }).click(),
  ]);
  return readFileSync(await download.path());
};
const saved = async (page: Page, name: string): Promise<string> => (await savedBytes(page, name)).toString();
/** A district and 85 %, or what its candidates reach where that is less: a choice that takes some sites. */
const askedTarget = async (request: APIRequestContext): Promise<{ tau: string; answer: SitingResponse }> => {
  const asked = { objective: 'target', district: BAIYUN };
  const first = await apiAnswer(request, { ...asked, tau: '85' });
  if (first.sites.length > 0) return { tau: '85', answer: first };
  const { total, target } = first;
  const tau = String(Math.floor(((target?.max_reachable ?? 0) / total) * 90));
  return { tau, answer: await apiAnswer(request, { ...asked, tau }) };
};

test('the fewest sites for a target are found, taken away, adopted and found again by the address', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { tau, answer } = await askedTarget(request);
  expect(answer.sites.length).toBeGreaterThan(0);
  expect(answer.status).toBe('proved');

  await openMap(page, tab(`&district=${BAIYUN}`, isPhone));
  await page.getByText(text.t('siting.byTarget'), { exact: true }).click();
  await page.getByLabel(text.t('siting.target')).fill(tau);
  await page.getByLabel(text.t('siting.target')).press('Enter');
  await expect(page).toHaveURL(new RegExp(`tau=${tau}`));
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
  await expect(figures(page)).toHaveAttribute('data-sites', String(answer.sites.length));
  await expect(page.getByTestId('siting').locator('[data-proved=true]')).toContainText(
    text.t('siting.provedFewest'),
  );

  const geojson = JSON.parse(await saved(page, text.t('siting.geojson')));
  expect(geojson.provenance).toMatchObject({
    objective: 'target',
    targetPercent: tau,
    covered: answer.covered,
    needed: answer.target?.needed,
    sitesAtLeast: answer.sites.length,
  });
  const points = geojson.features.map(
    (one: { geometry: { coordinates: number[] } }) => one.geometry.coordinates,
  );
  expect(points).toEqual(answer.sites.map(({ point }) => point));
  const [head = '', ...lines] = (await saved(page, text.t('siting.csv'))).trim().split('\r\n');
  const column = (name: string) =>
    lines.map((line) => Number(line.split(',')[head.split(',').indexOf(name)]));
  expect(column('people_gained')).toEqual(answer.sites.map(({ gain }) => gain));
  expect(new Set(column('covered'))).toEqual(new Set([answer.covered]));
  const [book] = await readWorkbook(
    new Blob([new Uint8Array(await savedBytes(page, text.t('siting.xlsx')))]),
  );
  const gains = book?.data[0]?.indexOf(text.t('files.column.gain')) ?? NaN;
  expect(book?.data.slice(1).map((row) => row[gains])).toEqual(answer.sites.map(({ gain }) => gain));

  await page.reload();
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
  await page
    .getByTestId('siting')
    .getByRole('button', { name: text.t('siting.adopt') })
    .click();
  const change = page.getByTestId('plan-change');
  await expect(change).toHaveAttribute('data-after', String(answer.covered));
  await page.reload();
  await expect(change).toHaveAttribute('data-after', String(answer.covered));
  const plan = new URL(page.url()).searchParams.get('plan') ?? '';
  const query = new URLSearchParams({ supply: 'market', stars_min: '3', plan });
  const planned = (await (await request.get(`/api/coverage?${query}`)).json()) as CoverageAnswer;
  expect(planned.districts.find(({ district }) => district === BAIYUN)?.covered).toBe(answer.covered);
});

test('a target is asked for and adopted by the keyboard alone, without WebGL', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { tau, answer } = await askedTarget(request);
  await withoutWebGl(page);
  await openPage(page, tab(`&district=${BAIYUN}`, isPhone));
  await page.getByRole('radio', { name: text.t('siting.byCount') }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  const field = page.getByLabel(text.t('siting.target'));
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('101');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('siting').getByRole('alert')).toContainText('101');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(tau);
  await page.keyboard.press('Enter');
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
  await expect(page.getByTestId('siting-sites').locator('li')).toHaveCount(answer.sites.length);
  await expectAccessible(page);
  const adopt = page.getByTestId('siting').getByRole('button', { name: text.t('siting.adopt') });
  for (let presses = 0; presses < 60; presses++) {
    if (await adopt.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('plan-change')).toHaveAttribute('data-after', String(answer.covered));
});

test('a target out of reach says how far one gets, and that is asked for by one press', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const answer = await apiAnswer(request, { objective: 'target', tau: 100, district: BAIYUN, radius_m: 100 });
  const reached = String(Math.floor(((answer.reason?.value ?? NaN) / answer.total) * 10_000) / 100);
  await openPage(page, tab(`&district=${BAIYUN}&tau=100&r=100`, isPhone));
  const reason = page.getByTestId('siting-reason');
  await expect(reason).toHaveAttribute('data-reason', 'target_out_of_reach');
  await expect(reason).toContainText(answer.target?.unreachable.toLocaleString('en-US') ?? '-');
  await expectAccessible(page);
  await reason.getByRole('button', { name: text.t('siting.lower', { share: reached }) }).click();
  await expect(page).toHaveURL(new RegExp(`tau=${reached.replace('.', '\\.')}`));
  await openPage(page, tab(`&district=${BAIYUN}&tau=0.01`, isPhone));
  await expect(reason).toHaveAttribute('data-reason', 'target_met_already');
});

for (const aim of ['median', 'center'] as const)
  test(`short ways (${aim}) are those of the server`, async ({ page, request, isPhone, text }) => {
    const answer = await apiAnswer(request, { objective: aim, sites: 2, district: BAIYUN });
    await openPage(page, tab(`&district=${BAIYUN}&p=2`, isPhone));
    await page.getByLabel(text.t('siting.aim'), { exact: true }).selectOption(aim);
    await expect(page).toHaveURL(new RegExp(`aim=${aim}`));
    await done(page);
    const metres = Number(await figures(page).getAttribute('data-metres'));
    const { m, bound_m: bound } = answer.distance ?? { m: NaN, bound_m: NaN };
    if (answer.stopped_by === 'time') expect(metres).toBeGreaterThanOrEqual(bound - 1e-6);
    else expect(metres).toBeCloseTo(m ?? NaN, 6);
    const file = JSON.parse(await saved(page, text.t('siting.geojson')));
    expect(file.provenance).toMatchObject({ objective: aim, metres });
    expect(file.features).toHaveLength(answer.sites.length);
  });

test('spacing and forbidden districts are kept, and stand in the address', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const free = await apiAnswer(request, { sites: 3 });
  const barred = free.sites[0]?.district ?? BAIYUN;
  const answer = await apiAnswer(request, { sites: 3, spacing_m: 4000, forbidden_districts: String(barred) });
  await openPage(page, tab('&p=3', isPhone));
  const rules = page.getByTestId('siting-rules');
  await rules.locator('summary').click();
  await expect(rules).toContainText(text.t('siting.water'));
  await rules.getByLabel(text.t('siting.spacing')).fill('4000');
  await rules.getByLabel(text.t('siting.spacing')).press('Enter');
  await rules.locator(`input[value="${barred}"]`).check();
  await expect(page).toHaveURL(new RegExp(`space=4000.*not=${barred}`));
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
  await expectAccessible(page);
});

test('no site stands in the area that was drawn, once it is said so', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const free = await apiAnswer(request, { sites: 2 });
  const [lng = 0, lat = 0] = free.sites[0]?.point ?? [];
  const circle = { lng: Number(lng.toFixed(6)), lat: Number(lat.toFixed(6)), radius_m: 3000 };
  const answer = await apiAnswer(request, { sites: 2, forbidden_area: circle });
  expect(answer.covered).toBeLessThan(free.covered);
  await openPage(page, tab(`&p=2&area=c${circle.lng},${circle.lat},${circle.radius_m}`, isPhone));
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(free.covered));
  await page.getByTestId('siting-rules').locator('summary').click();
  await page.getByLabel(text.t('siting.avoidArea')).check();
  await expect(page).toHaveURL(/avoid=1/);
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
  await page.reload();
  await done(page);
  await expect(figures(page)).toHaveAttribute('data-covered', String(answer.covered));
});

test('candidates come from a list, and a wrong list is refused row by row', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { sites } = await apiAnswer(request, { sites: 3, district: BAIYUN });
  const rows = sites.map(({ point }, at) => `候选 ${at + 1},${point.join(',')}`);
  const file = (name: string, lines: readonly string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(['name,lon,lat', ...lines].join('\n')),
  });
  await openPage(page, tab(`&district=${BAIYUN}&p=1`, isPhone));
  await page.getByTestId('siting-rules').locator('summary').click();
  const list = page.getByTestId('siting-list');
  const input = list.locator('input[type=file]');
  await input.setInputFiles(file('wrong.csv', ['x,23.1,113.2']));
  await expect(list.getByRole('alert')).toContainText('113.2');
  await expectAccessible(page);
  await input.setInputFiles(file('good.csv', rows));
  await expect(list.getByRole('status')).toContainText('good.csv');
  await done(page);
  await expect(page.getByTestId('siting')).toContainText(
    text.t('siting.amongGiven', { count: sites.length }),
  );
  // The best of these places alone adds what it adds first of all.
  await expect(page.getByTestId('siting-sites')).toContainText('候选 1');
  await expect(page.getByTestId('siting-sites')).toContainText(sites[0]?.gain.toLocaleString('en-US') ?? '-');
  await list.getByRole('button', { name: text.t('siting.listDrop') }).click();
  await expect(list.getByRole('status')).toHaveText(text.t('siting.listNone'));
});
