/** What a planner takes away: every file is read back and compared with the page and with the API. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/universal';
import type { Page } from '@playwright/test';
import type {
  CoverageAnswer,
  FacilitiesAnswer,
  GapsAnswer,
  StandardsAnswer,
  ScenarioAnswer,
} from '../../geo/answers.ts';
import { expect, expectAccessible, openMap, openPage, test, withoutWebGl } from './fixtures.ts';

const BAIYUN = 440111;
const QUESTION = 'supply=market&stars_min=3&radius_m=1000';

/** Chooses a file in the menu of that id, by the keyboard alone, and reads it. */
const take = async (page: Page, menu: string, group: string, format: string) => {
  await page.locator(`[popovertarget=${menu}]`).press('Enter');
  const choice = page
    .locator(`#${menu}`)
    .getByRole('group', { name: group, exact: true })
    .getByText(format, { exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), choice.press('Enter')]);
  await expect(page.locator(`#${menu}`)).toBeHidden();
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, text: bytes.toString('utf8') };
};

const csvRows = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

/** The first sheet without its head, and the facts of the second by their terms. */
const bookOf = async (bytes: Buffer) => {
  const [table, source] = await readWorkbook(new Blob([Uint8Array.from(bytes)]));
  const facts = new Map(source?.data.map(([term, value]) => [String(term), value]));
  return { head: table?.data[0] ?? [], rows: table?.data.slice(1) ?? [], facts, sheet: source?.sheet };
};

test.describe('tables', () => {
  test('of coverage, distances and curve hold what the API answers, to the last digit', async ({
    page,
    request,
    text,
  }) => {
    await openMap(page);
    const answer = (await (await request.get(`/api/coverage?${QUESTION}`)).json()) as CoverageAnswer;
    const lines = [answer.city, ...answer.districts];
    const version = answer.provenance.dataVersion;

    const csv = await take(page, 'files-coverage', text.t('files.coverage'), 'CSV');
    expect(csv.name).toBe(`suitu-coverage-v${version}.csv`);
    expect(csv.text).toBe(await (await request.get(`/data/coverage.csv?${QUESTION}`)).text());
    const rows = csvRows(csv.text);
    expect(rows.map((row) => [row.covered, row.total, row.share])).toEqual(
      lines.map((line) => [line.covered, line.total, line.share].map(String)),
    );
    for (const row of rows)
      await expect(
        page.getByTestId('district-table').locator(`tr[data-district="${row.district}"]`),
      ).toContainText(Number(row.uncovered).toLocaleString('en-US'));

    const xlsx = await take(page, 'files-coverage', text.t('files.coverage'), 'XLSX');
    expect(xlsx.name).toBe(`suitu-coverage-v${version}.xlsx`);
    const book = await bookOf(xlsx.bytes);
    const column = (key: 'covered' | 'share' | 'p90_m') => book.head.indexOf(text.t(`files.column.${key}`));
    expect(book.rows.map((row) => row[column('covered')])).toEqual(lines.map(({ covered }) => covered));
    expect(book.rows.map((row) => row[column('share')])).toEqual(lines.map(({ share }) => share));
    expect(book.rows.map((row) => row[column('p90_m')])).toEqual(lines.map(({ p90_m }) => p90_m));
    expect(book.sheet).toBe('来源 Source');
    expect(book.facts.get(text.t('files.source.version'))).toBe(version);
    expect(book.facts.get(text.t('files.source.asOf'))).toBe(answer.provenance.asOf);
    expect(book.facts.get(text.t('files.source.origin'))).toBe(text.t('origin.synthetic'));
    const { standards } = (await (await request.get('/api/standards')).json()) as StandardsAnswer;
    const [standard] = standards.filter(({ supply, radius_m }) => supply === 'market' && radius_m === 1000);
    expect(book.facts.get(text.t('files.source.standard'))).toBe(
      `${standard ? text.name(standard) : ''} (${text.t('standard.unverified')})`,
    );
    expect(book.facts.get(text.t('files.source.approval'))).toBe(text.t('foot.approval'));

    const distances = await take(page, 'files-coverage', text.t('files.percentiles'), 'CSV');
    expect(csvRows(distances.text).map((row) => row.p95_m)).toEqual(lines.map(({ p95_m }) => String(p95_m)));
    const curve = csvRows((await take(page, 'files-coverage', text.t('files.curve'), 'CSV')).text);
    const at1500 = (await (
      await request.get('/api/coverage?supply=market&stars_min=3&radius_m=1500')
    ).json()) as CoverageAnswer;
    expect(curve.find((row) => row.within_m === '1500')).toMatchObject({
      covered: String(at1500.city.covered),
      total: String(at1500.city.total),
      share: String(at1500.city.share),
    });
  });

  test('of the list hold every facility that the list counts', async ({ page, request, isPhone, text }) => {
    await openMap(page, `?panel=list&district=${BAIYUN}&stars=3,4`);
    const list = page.locator('.count[data-count]');
    // On phones the map lies behind the list, on desktops the list follows the map.
    await expect(list).toHaveAttribute('data-count', /[1-9]/);
    const kind = text.t('kind.market');
    const csv = csvRows((await take(page, 'files-list', kind, 'CSV')).text);
    await expect(list).toHaveAttribute('data-count', String(csv.length));
    const book = await bookOf((await take(page, 'files-list', kind, 'XLSX')).bytes);
    const stars = book.head.indexOf(text.t('files.column.stars'));
    expect(book.rows.map((row) => [String(row[0]), String(row[stars])])).toEqual(
      csv.map((row) => [row.id, row.stars]),
    );
    const answer = (await (
      await request.get(`/api/facilities?kind=market&district=${BAIYUN}&stars=3,4&limit=1000`)
    ).json()) as FacilitiesAnswer;
    const ids = answer.features.map(({ id }) => String(id));
    expect(ids).toEqual(expect.arrayContaining(csv.map(({ id }) => id)));
    if (!isPhone) await expectAccessible(page);
    const wrong = await request.get('/data/facilities/market.csv?stars=9');
    expect(wrong.status()).toBe(400);
  });
});

test('gap areas go as table and as GeoJSON, one or all, with provenance', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  await openMap(page, `?district=${BAIYUN}&gap=1${isPhone ? '&view=map' : ''}`);
  const answer = (await (await request.get(`/api/gaps?${QUESTION}&district=${BAIYUN}`)).json()) as GapsAnswer;
  const people = answer.features.map(({ properties }) => properties.people);
  const version = answer.provenance.dataVersion;

  const csv = csvRows((await take(page, 'files-gaps', text.t('files.gaps'), 'CSV')).text);
  expect(csv.map((row) => Number(row.people))).toEqual(people);
  const book = await bookOf((await take(page, 'files-gaps', text.t('files.gaps'), 'XLSX')).bytes);
  const worst = book.head.indexOf(text.t('files.column.worst_m'));
  expect(book.rows.map((row) => row[worst])).toEqual(
    answer.features.map(({ properties }) => properties.worst_m),
  );
  const all = await take(page, 'files-gaps', text.t('files.gaps'), 'GeoJSON');
  expect(all.name).toBe(`suitu-gaps-${BAIYUN}-v${version}.geojson`);
  const collection = JSON.parse(all.text);
  expect(collection.features).toEqual(answer.features);
  expect(collection.provenance).toMatchObject({
    ...answer.provenance,
    detour: '1',
    approval: text.t('foot.approval'),
  });
  expect(collection.provenance.standards).toEqual([expect.objectContaining({ verified: false })]);
  const one = JSON.parse((await take(page, 'files-gaps', text.t('files.gap', { rank: 1 }), 'GeoJSON')).text);
  expect(one.features).toEqual(answer.features.filter(({ properties }) => properties.rank === 1));
});

test('a scenario goes as table and as GeoJSON, with places before and after and the people gained', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { features } = (await (
    await request.get('/api/facilities?kind=market&stars=5,4&limit=1')
  ).json()) as FacilitiesAnswer;
  const [market] = features;
  await openMap(page, `?id=${market?.id}${isPhone ? '&view=map' : ''}`);
  const single = JSON.parse((await take(page, 'files-facility', text.t('kind.market'), 'GeoJSON')).text);
  expect(single.features[0]).toMatchObject({ id: market?.id, geometry: market?.geometry });
  await page.getByRole('button', { name: text.t('plan.close'), exact: true }).click();
  await page
    .getByTestId('plan')
    .getByRole('button', { name: text.t('plan.addAtCentre') })
    .click();
  await expect(page.getByTestId('plan-steps').locator('li')).toHaveCount(2);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByTestId('plan')
      .getByRole('button', { name: text.t('plan.file') })
      .click(),
  ]);
  const scenario = await readFile(await file.path(), 'utf8');
  const answer = (await (await request.post('/api/scenario', { data: scenario })).json()) as ScenarioAnswer;
  const lines = [answer.after.city, ...answer.after.districts];

  const change = csvRows((await take(page, 'files-plan', text.t('files.planChange'), 'CSV')).text);
  expect(change.map((row) => Number(row.covered_after))).toEqual(lines.map(({ covered }) => covered));
  expect(Number(change[0]?.covered_before)).toBe(answer.before.city.covered);
  expect(Number(change[0]?.change)).toBe(answer.after.city.covered - answer.before.city.covered);
  const steps = await bookOf((await take(page, 'files-plan', text.t('files.planSteps'), 'XLSX')).bytes);
  const gain = steps.head.indexOf(text.t('files.column.people_gained_city'));
  expect(steps.rows.reduce((sum, row) => sum + Number(row[gain]), 0)).toBe(Number(change[0]?.change));
  const places = JSON.parse((await take(page, 'files-plan', text.t('files.planSteps'), 'GeoJSON')).text);
  expect(places.features).toHaveLength(2);
  const [closed, added] = places.features;
  const [lng = NaN, lat = NaN] = market?.geometry?.coordinates ?? [];
  expect(closed.properties).toMatchObject({ operation: 'close', facility: market?.id, to_longitude: null });
  // Columns keep whole centimetres: a ten-millionth of a degree is one.
  expect(closed.geometry.coordinates[0]).toBeCloseTo(lng, 6);
  expect(closed.geometry.coordinates[1]).toBeCloseTo(lat, 6);
  expect(added.properties).toMatchObject({ operation: 'add', facility: 'A', from_longitude: null });
  expect(places.provenance).toMatchObject({ radius_m: 1000, origin: 'synthetic' });
});

test.describe('the picture of the map', () => {
  test('is twice as fine as the window, named by what it shows, and not blank', async ({
    page,
    isPhone,
    text,
  }) => {
    await openMap(page, `?district=${BAIYUN}&gaps=0${isPhone ? '&view=map' : ''}`);
    const stage = await page.locator('[data-region=map]').boundingBox();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text.t('files.picture.take') }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^suitu-map-${BAIYUN}-v\\d+\\.png$`));
    const base64 = (await readFile(await download.path())).toString('base64');
    const picture = await page.evaluate(async (content) => {
      const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D; // the first of this canvas
      context.drawImage(bitmap, 0, 0);
      const coloursOf = (from: number, to: number) => {
        const top = Math.round(from * bitmap.height);
        const { data } = context.getImageData(0, top, bitmap.width, Math.round((to - from) * bitmap.height));
        return new Set(new Uint32Array(data.buffer)).size;
      };
      return {
        width: bitmap.width,
        height: bitmap.height,
        colours: [coloursOf(0, 0.1), coloursOf(0.2, 0.7), coloursOf(0.85, 0.98)],
      };
    }, base64);
    // The sheet has 24 px of margin at each side of the map.
    expect(picture.width).toBe(2 * ((stage?.width ?? NaN) + 48));
    expect(picture.height).toBeGreaterThan(2 * (stage?.height ?? NaN));
    // Title, map and notes each hold smooth letters or marks: far more colours than an empty sheet.
    for (const colours of picture.colours) expect(colours).toBeGreaterThan(20);
    await expect(
      page.getByText(text.t('files.saved', { name: download.suggestedFilename() })),
    ).toBeAttached();
  });

  test('without WebGL the button says why there is none, and the tables still go', async ({
    page,
    isPhone,
    text,
  }) => {
    await withoutWebGl(page);
    await openPage(page, isPhone ? '?view=map' : '');
    await page.getByRole('button', { name: text.t('files.picture.take') }).click();
    await expect(page.getByText(text.t('files.picture.none'))).toBeVisible();
    await openPage(page);
    expect(csvRows((await take(page, 'files-coverage', text.t('files.coverage'), 'CSV')).text)).toHaveLength(
      12,
    );
    await page.locator('[popovertarget=files-coverage]').click();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.locator('[popovertarget=files-coverage]')).toBeFocused();
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the links of the menus lead to the files of the server', async ({ page, request }) => {
    await page.goto('/map');
    const link = page.locator('#files-coverage a');
    const response = await request.get((await link.getAttribute('href')) ?? '');
    expect(csvRows(await response.text())).toHaveLength(12);
    await page.locator('[popovertarget=files-coverage]').click();
    await expect(link).toBeVisible();
  });
});
