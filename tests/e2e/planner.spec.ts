/** The planner's tasks on the map page, as steps of a person. */
import { readFileSync } from 'node:fs';
import type { CoverageAnswer, GapsAnswer, ScenarioAnswer, SitingResponse } from '../../geo/answers.ts';
import { expect, expectAccessible, openMap, openPage, test, withoutWebGl } from './fixtures.ts';

const BAIYUN = 440111;
const wholeIn = (text: string | null) => Number((text ?? '').replace(/[^\d]/g, ''));

test.describe('what if', () => {
  test('a market dropped on the worst gap of Baiyun changes the figures at once; undo takes it back', async ({
    page,
    request,
    isPhone,
    text,
  }) => {
    const gaps = (await (
      await request.get(`/api/gaps?supply=market&stars_min=3&district=${BAIYUN}&min_density=0&min_people=0`)
    ).json()) as GapsAnswer;
    const [lng = 0, lat = 0] = gaps.features[0]?.properties.best_site?.point ?? [];
    await openMap(page, `?district=${BAIYUN}&tab=plan&at=${lng},${lat},12${isPhone ? '&view=map' : ''}`);
    const panel = page.getByTestId('plan');
    await panel.getByRole('button', { name: text.t('plan.addAtCentre') }).click();
    await expect(page.getByTestId('plan-steps').locator('li')).toHaveCount(1);
    const change = page.getByTestId('plan-change');
    const after = Number(await change.getAttribute('data-after'));
    expect(after).toBeGreaterThan(Number(await change.getAttribute('data-before')));

    // The server, asked with the same scenario, counts the same people.
    const plan = new URL(page.url()).searchParams.get('plan') ?? '';
    const query = new URLSearchParams({ supply: 'market', stars_min: '3', plan });
    const answer = (await (await request.get(`/api/coverage?${query}`)).json()) as CoverageAnswer;
    expect(answer.districts.find(({ district }) => district === BAIYUN)?.covered).toBe(after);

    await page.reload();
    await expect(change).toHaveAttribute('data-after', String(after));
    await page.getByTestId('plan-steps').getByRole('button').last().click();
    await expect(page.getByTestId('plan-change')).toHaveCount(0);
    await panel.getByRole('button', { name: text.t('plan.undo') }).click();
    await expect(change).toHaveAttribute('data-after', String(after));
  });

  test('a new site is moved by the keys, and a closed market is taken out', async ({
    page,
    request,
    isPhone,
    text,
  }) => {
    const { features } = await (await request.get('/api/facilities?kind=market&stars=5,4&limit=1')).json();
    const id = Number(features[0].id);
    const [lng = 0, lat = 0] = features[0].geometry.coordinates;
    await openMap(page, `?tab=plan&at=${lng},${lat},13${isPhone ? '&view=map' : ''}`);
    await page
      .getByTestId('plan')
      .getByRole('button', { name: text.t('plan.addAtCentre') })
      .click();
    // Esc ends the placing of another one: the press that follows is a question, not a site.
    await page
      .getByTestId('plan')
      .getByRole('button', { name: text.t('plan.add'), exact: true })
      .click();
    await page.keyboard.press('Escape');
    await page.locator('[data-region=map] .canvas').click({ position: { x: 100, y: 160 } });
    await expect(page).toHaveURL(/(why|id)=/);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('plan-steps').locator('li')).toHaveCount(1);
    const mark = page.locator('[data-site=A]');
    await mark.focus();
    const before = new URL(page.url()).searchParams.get('plan');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).searchParams.get('plan')).not.toBe(before);
    await mark.press('Delete');
    await expect(mark).toHaveCount(0);

    await openMap(page, `?id=${id}${isPhone ? '&view=map' : ''}`);
    await page.getByRole('button', { name: text.t('plan.close'), exact: true }).click();
    await expect(page.getByTestId('plan-steps').locator('li')).toHaveCount(1);
    const change = page.getByTestId('plan-change');
    await expect(change).toBeVisible();
    expect(Number(await change.getAttribute('data-after'))).toBeLessThanOrEqual(
      Number(await change.getAttribute('data-before')),
    );
  });

  test('is kept by name and as a file, and the file gives the same figures on the server', async ({
    page,
    request,
    isPhone,
    text,
  }) => {
    await openMap(page, `?district=${BAIYUN}&tab=plan${isPhone ? '&view=map' : ''}`);
    const panel = page.getByTestId('plan');
    await panel.getByRole('button', { name: text.t('plan.addAtCentre') }).click();
    const after = Number(await page.getByTestId('plan-change').getAttribute('data-after'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: text.t('plan.file') }).click(),
    ]);
    const file = readFileSync(await download.path(), 'utf8');
    const response = await request.post('/api/scenario', { data: file });
    const answer = (await response.json()) as ScenarioAnswer;
    expect(answer.after.districts.find(({ district }) => district === BAIYUN)?.covered).toBe(after);
    expect(answer.steps).toBe(1);

    await panel.getByLabel(text.t('plan.saveAs')).fill('试点 A');
    await panel.getByRole('button', { name: text.t('plan.save'), exact: true }).click();
    await panel.getByRole('button', { name: text.t('plan.clear') }).click();
    await expect(page.getByTestId('plan-steps')).toHaveCount(0);
    await panel.getByRole('button', { name: '试点 A', exact: true }).click();
    await expect(page.getByTestId('plan-change')).toHaveAttribute('data-after', String(after));
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      panel.getByText(text.t('plan.fromFile')).click(),
    ]);
    await chooser.setFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
    await expect(panel.getByRole('alert')).toBeVisible();
    await expect(page.getByTestId('plan-change')).toHaveAttribute('data-after', String(after));
  });
});

test.describe('siting', () => {
  test('finds the best sites of a district with a proof, as the server does, and they become a scenario', async ({
    page,
    request,
    isPhone,
    text,
  }) => {
    await openMap(page, `?district=${BAIYUN}&tab=siting&p=3${isPhone ? '&view=map' : ''}`);
    const panel = page.getByTestId('siting');
    await expect(panel).toHaveAttribute('data-state', 'done');
    const covered = Number(await page.getByTestId('siting-figures').getAttribute('data-covered'));
    const data = { supply: 'market', stars_min: 3, district: BAIYUN, sites: 3 };
    const answer = (await (await request.post('/api/siting', { data })).json()) as SitingResponse;
    expect(answer).toMatchObject({ covered, status: 'proved', bound: covered });
    await expect(panel.locator('[data-proved=true]')).toContainText(text.t('siting.proved'));
    await expect(page.getByTestId('siting-sites').locator('li')).toHaveCount(answer.sites.length);

    // The frontier never falls, and its point for three sites is this answer.
    await panel.getByRole('button', { name: text.t('siting.frontierTable') }).click();
    const gains = await panel.locator('tbody tr td:nth-child(2)').allInnerTexts();
    const numbers = gains.map(wholeIn);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers[2]).toBe(covered - answer.covered_before);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: text.t('siting.geojson') }).click(),
    ]);
    const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(file.provenance).toMatchObject({ covered, bound: covered, radiusM: 1000 });
    expect(file.features).toHaveLength(answer.sites.length);

    await panel.getByRole('button', { name: text.t('siting.adopt') }).click();
    await expect(page.getByTestId('plan-change')).toHaveAttribute('data-after', String(covered));
    await page.reload();
    await expect(page.getByTestId('plan-change')).toHaveAttribute('data-after', String(covered));
  });

  test('works without WebGL and from the keyboard', async ({ page, isPhone }) => {
    await withoutWebGl(page);
    await openPage(page, `?district=${BAIYUN}&tab=siting${isPhone ? '&view=map' : ''}`);
    const panel = page.getByTestId('siting');
    await expect(panel).toHaveAttribute('data-state', 'done');
    const count = page.locator('#site-count');
    await count.fill('1');
    await count.press('Enter');
    await expect(page.getByTestId('siting-sites').locator('li')).toHaveCount(1);
    await expectAccessible(page);
  });
});

test('a press on the map says why a place is not covered, and the way there is by keyboard, too', async ({
  page,
  isPhone,
  text,
}) => {
  await openMap(page, isPhone ? '?view=map' : '');
  await page.locator('[data-region=map]').focus();
  await page.keyboard.press('w');
  const why = page.getByTestId('why');
  await expect(why).toContainText(/公里|米|km| m /);
  await expect(page).toHaveURL(/why=/);
  await expectAccessible(page);
  await why.getByRole('button', { name: text.t('plan.here') }).click();
  await expect(page.getByTestId('plan-steps').locator('li')).toHaveCount(1);
});
