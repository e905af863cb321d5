/** A chief opens the page of a district: are the targets met, where is the gap, what is to be done on Monday? */
import { readFile } from 'node:fs/promises';
import type { CoverageAnswer, GapsAnswer } from '../../geo/answers.ts';
import { DISTRICTS } from '../../geo/kinds/vocabulary.ts';
import type { WorklistAnswer } from '../../geo/regulatory/answers.ts';
import type { AlertsAnswer } from '../../geo/regulatory/alerts.ts';
import type { ChangesAnswer } from '../../geo/regulatory/changes.ts';
import type { ClustersAnswer, RescueAnswer } from '../../geo/regulatory/elevator-answers.ts';
import type { ScorecardAnswer } from '../../geo/regulatory/scorecard.ts';
import { districtHeadline } from '../../src/lib/districts/headline.ts';
import { valueText, verdictText } from '../../src/lib/districts/indicator-text.ts';
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

const whole = (count: number) => count.toLocaleString('en-US');
const plain = (words: string) => words.replace(/<\/?b>/g, '');
const BAIYUN = '/districts/440111';

test('the headline answers both questions, and every target has its verdict', async ({
  page,
  request,
  text,
}) => {
  const { scorecard, settings } = (await (
    await request.get('/api/districts/440111/scorecard')
  ).json()) as ScorecardAnswer;
  await page.goto(BAIYUN);
  const words = districtHeadline(scorecard, settings, text);
  await expect(page.getByTestId('headline')).toContainText(plain(words.people));
  await expect(page.getByTestId('headline')).toContainText(plain(words.targets));
  const rows = page.getByTestId('targets').locator('li[data-indicator]');
  const held = scorecard.indicators.filter(({ verdict }) => verdict.state !== 'no_target');
  await expect(rows).toHaveCount(held.length);
  for (const { key, verdict } of held) {
    const row = page.getByTestId('targets').locator(`[data-indicator="${key}"]`);
    await expect(row.locator('[data-verdict]')).toHaveText(verdictText(key, verdict, text));
    if (verdict.state === 'unstated')
      for (const { reading, value } of verdict.readings)
        await expect(row.locator(`[data-reading="${reading}"]`)).toHaveAttribute('data-value', String(value));
  }
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');
});

test('what is to be done is linked, and each list holds as many as the step says', async ({
  page,
  request,
  text,
}) => {
  const list = (await (
    await request.get('/api/worklists/overdue?district=440111&sort=urgency')
  ).json()) as WorklistAnswer;
  await page.goto(BAIYUN);
  const step = page.getByTestId('next-steps').locator('a[href*="/worklists/overdue"]');
  await expect(step).toContainText(whole(list.numberMatched));
  const rows = page.getByTestId('overdue').locator('tbody tr');
  const shown = Math.min(6, list.numberMatched);
  await expect(rows).toHaveCount(shown);
  for (let at = 0; at < shown; at++)
    await expect(rows.nth(at)).toHaveAttribute('data-id', String(list.items[at]?.id));
  await step.click();
  await expect(page.locator('#main')).toContainText(whole(list.numberMatched));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.t('worklist.overdue'));
});

test('the worst gap opens in the planning map, its site in the siting tab', async ({ page, request }) => {
  const gaps = (await (
    await request.get('/api/gaps?supply=market&stars_min=3&radius_m=1000&district=440111')
  ).json()) as GapsAnswer;
  await page.goto(BAIYUN);
  const rows = page.getByTestId('gap-table').locator('tbody tr');
  await expect(rows).toHaveCount(Math.min(10, gaps.features.length));
  for (const [at, { properties }] of gaps.features.slice(0, 10).entries()) {
    await expect(rows.nth(at).locator('.people')).toHaveAttribute('data-value', String(properties.people));
    await expect(rows.nth(at).locator('a.site')).toHaveAttribute(
      'data-value',
      String(properties.best_site?.people),
    );
  }
  await expect(page.getByTestId('gap-sum')).toContainText(whole(gaps.totals.uncovered));
  await expect(rows.nth(0).locator('a.site')).toHaveAttribute('href', /district=440111.*gap=1.*tab=siting/);
  await rows.nth(0).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/map\?.*district=440111.*gap=1/);
  await expect(page.locator('[data-testid=gap-list] li.selected')).toHaveAttribute('data-rank', '1');
});

test('a figure tells where it comes from, by keyboard', async ({ page, text }) => {
  await page.goto(BAIYUN);
  const figure = page.locator('[data-figure="school_canteens.value"]').getByRole('button').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  const popover = page.locator('#source-school_canteens-value');
  await expect(popover).toBeVisible();
  await expect(popover).toContainText(text.t('indicator.denominator.school_canteens'));
  await expect(popover).toContainText(text.t('districtPage.targets.unverified'));
  await page.keyboard.press('Escape');
  await expect(popover).toBeHidden();
  await expect(figure).toBeFocused();
});

test('another district is two keys away, and the question goes along', async ({ page, text }) => {
  await page.goto(`${BAIYUN}?as_of=2026-10-01&r=500`);
  const button = page.getByRole('button', { name: text.t('districtPage.switch') });
  await button.focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('navigation', { name: text.t('districtPage.switchLabel') });
  await expect(list.getByRole('link')).toHaveCount(DISTRICTS.length);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/districts\/440103\?as_of=2026-10-01&r=500/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.lang === 'zh' ? '荔湾区' : 'Liwan');
});

test('a day goes along on every link, and the page says that it is another', async ({
  page,
  request,
  text,
}) => {
  const day = '2026-10-01';
  await page.goto(BAIYUN);
  await page.getByLabel(text.t('districtPage.asOf')).fill(day);
  await page.getByRole('button', { name: text.t('districtPage.go') }).click();
  await expect(page).toHaveURL(/as_of=2026-10-01/);
  await expect(page.getByTestId('other-day')).toContainText(day);
  const { scorecard } = (await (
    await request.get(`/api/districts/440111/scorecard?as_of=${day}`)
  ).json()) as ScorecardAnswer;
  for (const { key, value } of scorecard.indicators.filter(({ key }) => key !== 'uncovered'))
    await expect(page.locator(`[data-figure="${key}.value"]`)).toHaveAttribute(
      'data-value',
      String(value ?? ''),
    );
  const hrefs = await page
    .locator('#main a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const back = await page.getByTestId('other-day').getByRole('link').first().getAttribute('href');
  expect(hrefs.length).toBeGreaterThan(40);
  // What the figures and the API are is the same on every day.
  const dated = hrefs.filter((href) => !/^\/(methods|openapi)/.test(href));
  expect(dated.filter((href) => !href.includes(`as_of=${day}`))).toEqual([back]);
});

test('every figure of every district is that of the API', async ({ page, request }) => {
  const coverage = (await (
    await request.get('/api/coverage?supply=market&stars_min=3&radius_m=1000')
  ).json()) as CoverageAnswer;
  for (const { code } of DISTRICTS) {
    const { scorecard } = (await (
      await request.get(`/api/districts/${code}/scorecard`)
    ).json()) as ScorecardAnswer;
    await page.goto(`/districts/${code}`);
    const shown = await page
      .locator('[data-figure][data-value]')
      .evaluateAll((all: HTMLElement[]) =>
        all.map(({ dataset }) => [dataset.figure ?? '', dataset.value ?? '']),
      );
    const figures = new Map(shown.map(([name = '', value = '']) => [name, value]));
    const expected = new Map<string, number | null>([
      ['people', scorecard.people],
      ['area_km2', scorecard.area_km2],
      ...(['market', 'elevator'] as const).flatMap((kind) => [
        [`facilities.${kind}.open`, scorecard.facilities[kind].open] as const,
        [`facilities.${kind}.located`, scorecard.facilities[kind].located] as const,
      ]),
      ...scorecard.indicators.map(({ key, value }) => [`${key}.value`, value] as const),
      ...scorecard.indicators
        .filter(
          ({ key, value, denominator }) => key !== 'uncovered' && value !== null && denominator !== null,
        )
        .flatMap(({ key, numerator, denominator }) => [
          [`${key}.numerator`, numerator] as const,
          [`${key}.denominator`, denominator] as const,
        ]),
    ]);
    for (const [name, value] of expected)
      expect(figures.get(name), `${code} ${name}`).toBe(String(value ?? ''));
    // The scorecard and the question of the planner are one answer.
    const line = coverage.districts.find(({ district }) => district === code);
    expect(figures.get('uncovered.value'), String(code)).toBe(
      String((line?.total ?? 0) - (line?.covered ?? 0)),
    );
    await expect(page.locator('[data-figure="uncovered.value"]')).toContainText(
      whole((line?.total ?? 0) - (line?.covered ?? 0)),
    );
  }
});

test('what changed since the version before is told apart, with lists', async ({ page, request, text }) => {
  const answer = (await (await request.get('/api/changes?district=440111')).json()) as ChangesAnswer;
  await page.goto(BAIYUN);
  const section = page.getByTestId('changes');
  for (const { kind, before, corrected, after } of answer.in_use)
    await expect(section.locator(`tr[data-kind="${kind}"]`)).toHaveText(
      new RegExp(`${whole(before)}.*${whole(Math.abs(corrected - before))}.*${whole(after)}$`, 's'),
    );
  const lists = [...answer.reality, ...answer.corrections];
  expect(lists.length).toBeGreaterThan(1);
  await expect(section.locator('details')).toHaveCount(lists.length);
  for (const { kind, reason, count } of lists)
    await expect(
      section.locator(`details[data-kind="${kind}"][data-reason="${reason}"] summary [data-value]`),
    ).toHaveAttribute('data-value', String(count));
  const [list] = lists;
  const details = section.locator('details').first();
  await details.locator('summary').press('Enter');
  await expect(details.locator('li')).toHaveCount(Math.min(10, list?.count ?? 0));
  await expect(details.locator('li').first()).toContainText(list?.items[0] ? text.name(list.items[0]) : '');
});

test('a past day as it was known then stands beside what is known of it now', async ({
  page,
  request,
  text,
}) => {
  const versions = (await (await request.get('/api/changes')).json()) as ChangesAnswer;
  const { day, version } = versions.before;
  const [then, now] = await Promise.all(
    [`as_of=${day}&known=then`, `as_of=${day}`].map(async (query) => {
      const answer = await request.get(`/api/districts/440111/scorecard?${query}`);
      return (await answer.json()) as ScorecardAnswer;
    }),
  );
  await page.goto(`${BAIYUN}?as_of=${day}`);
  await page.getByRole('link', { name: text.t('districtPage.known.compare') }).click();
  const section = page.getByTestId('known');
  await expect(section).toContainText(`v${version}`);
  for (const figure of now?.scorecard.indicators ?? []) {
    const before = then?.scorecard.indicators.find(({ key }) => key === figure.key);
    if (!before || (before.value === null && figure.value === null)) continue;
    const row = section.locator(`tr[data-known="${figure.key}"]`);
    await expect(row.locator('td').nth(0)).toContainText(valueText(before.value, figure.unit, text));
    await expect(row.locator('td').nth(1)).toContainText(valueText(figure.value, figure.unit, text));
  }
  await section.getByRole('link', { name: text.t('districtPage.known.close') }).click();
  await expect(section).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`as_of=${day}$`));
});

test('the figures can be taken along', async ({ page, request, text }) => {
  const { scorecard } = (await (
    await request.get('/api/districts/440111/scorecard')
  ).json()) as ScorecardAnswer;
  await page.goto(BAIYUN);
  await page
    .getByRole('button', { name: text.t('files.downloadOf', { what: text.t('districtPage.exportTitle') }) })
    .click();
  const menu = page.locator('#files-district');
  const download = page.waitForEvent('download');
  await menu.getByRole('link', { name: 'CSV' }).first().click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^suitu-scorecard-440111-v\d+\.csv$/);
  const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  const [head = ''] = rows;
  expect(rows).toHaveLength(scorecard.indicators.length + 1);
  expect(head.split(',').length).toBeGreaterThan(5);
});

test('old elevators and the modelled rescue are those of the API', async ({ page, request, text }) => {
  const clusters = (await (await request.get('/api/clusters?district=440111')).json()) as ClustersAnswer;
  const rescue = (await (await request.get('/api/rescue?district=440111')).json()) as RescueAnswer;
  const line = rescue.districts.find(({ district }) => district === 440_111);
  await page.goto(BAIYUN);
  const section = page.getByTestId('elevators');
  await expect(section).toContainText(
    text.t('districtPage.elevators.sum', {
      years: clusters.settings.min_age,
      old: whole(clusters.totals.old),
      clusters: whole(clusters.totals.clusters),
      inClusters: whole(clusters.totals.in_clusters),
      alone: whole(clusters.totals.alone),
      unlocated: whole(clusters.totals.unlocated),
    }),
  );
  await expect(section.locator('tr[data-cluster]')).toHaveCount(Math.min(5, clusters.features.length));
  await expect(section.locator('dd').first()).toHaveAttribute('data-value', String(line?.share_10_6));
  await expect(section).toContainText(text.lang === 'zh' ? rescue.model_zh : rescue.model_en);
});

test('what became of the distance to the targets is told with its causes', async ({
  page,
  request,
  text,
}) => {
  const answer = (await (await request.get('/api/alerts?district=440111')).json()) as AlertsAnswer;
  await page.goto(BAIYUN);
  const told = [...answer.alerts, ...answer.improved];
  const rows = page.getByTestId('alerts').locator('li[data-indicator]');
  await expect(rows).toHaveCount(told.length);
  for (const [at, { indicator, change, causes }] of told.entries()) {
    await expect(rows.nth(at)).toHaveAttribute('data-indicator', indicator);
    await expect(rows.nth(at)).toContainText(text.t(`districtPage.alerts.${change}`));
    for (const { cause } of causes)
      await expect(rows.nth(at)).toContainText(text.t(`districtPage.alerts.cause.${cause}`));
  }
});

test('on paper every figure has its note, buttons are gone and nothing is cut', async ({ page, text }) => {
  // The width of A4 between the margins.
  await page.setViewportSize({ width: 665, height: 940 });
  await page.goto(BAIYUN);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: text.t('districtPage.report') })).toBeHidden();
  await expect(page.getByLabel(text.t('districtPage.asOf'))).toBeHidden();
  const notes = page.locator('.notes li');
  await expect(notes.first()).toBeVisible();
  const marks = await page.locator('#main sup').allInnerTexts();
  expect(marks.map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: await notes.count() }, (_, at) => at + 1),
  );
  await expectNoSidewaysScroll(page);
});

test.describe('addresses', () => {
  test.use({ allowedErrors: [/404/] });

  test('a code that is no longer in use leads to the district that took over', async ({ request }) => {
    const answer = await request.get('/districts/440116?as_of=2026-10-01', { maxRedirects: 0 });
    expect(answer.status()).toBe(301);
    expect(answer.headers().location).toBe('/districts/440112?as_of=2026-10-01');
  });

  test('an unknown code names all districts', async ({ page, text }) => {
    const answer = await page.goto('/districts/440999');
    expect(answer?.status()).toBe(404);
    await expect(page.locator('#main')).toContainText('440999');
    await expect(page.locator('#main').getByRole('link')).toHaveCount(DISTRICTS.length + 1);
    await expectAccessible(page, 'all');
    await page.getByRole('link', { name: text.lang === 'zh' ? '天河区' : 'Tianhe' }).click();
    await expect(page).toHaveURL(/\/districts\/440106/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is whole, tables open and the day can be changed', async ({ page, request, text }) => {
    const { scorecard } = (await (
      await request.get('/api/districts/440111/scorecard')
    ).json()) as ScorecardAnswer;
    await page.goto(BAIYUN);
    await expect(page.locator('[data-figure="people"]')).toContainText(whole(scorecard.people));
    await expect(page.getByTestId('gap-table')).toBeVisible();
    await expect(page.locator('section[aria-labelledby=gaps] figure svg')).toBeVisible();
    const table = page.getByTestId('trend-table').first();
    await expect(table).toBeHidden();
    await page.getByText(text.t('districtPage.trend.open')).first().click();
    await expect(table).toBeVisible();
    await page.getByRole('button', { name: text.t('districtPage.switch') }).click();
    await expect(page.locator('#other-districts')).toBeVisible();
    await page.getByRole('button', { name: text.t('districtPage.switch') }).press('Escape');
    await page.getByLabel(text.t('districtPage.asOf')).fill('2026-09-01');
    await page.getByRole('button', { name: text.t('districtPage.go') }).click();
    await expect(page.getByTestId('other-day')).toContainText('2026-09-01');
  });
});

test('a day before every record is told as no data, not as zero', async ({ page, text }) => {
  await page.goto(`${BAIYUN}?as_of=2000-01-01`);
  await expect(page.getByTestId('headline')).toContainText(text.t('districtHeadline.noTargets'));
  const schools = page.getByTestId('plain').locator('[data-indicator="school_canteens"]');
  await expect(schools.locator('[data-figure="school_canteens.value"]')).toHaveAttribute('data-value', '');
  await expect(schools).toContainText(text.t('indicator.noDataWhy.school_canteens'));
  await expectAccessible(page, 'all');
});
