/** Before and after a scenario, on the map and in words. */
import type { CoverageAnswer, GapsAnswer } from '../../geo/answers.ts';
import { scenarioPlace } from '../../geo/coverage/scenario.ts';
import { writeScenarioParam } from '../../geo/coverage/scenario-param.ts';
import type { APIRequestContext, Page } from '@playwright/test';
import { expect, expectAccessible, openMap, openPage, test, withoutWebGl } from './fixtures.ts';

const QUESTION = { supply: 'market', stars_min: '3', radius_m: '1000' };
const coverage = async (request: APIRequestContext, plan = ''): Promise<CoverageAnswer> =>
  (await request.get(`/api/coverage?${new URLSearchParams({ ...QUESTION, ...(plan && { plan }) })}`)).json();

/** A scenario that opens a market in the worst gap and closes another one: some gain, others lose. */
const scenario = async (request: APIRequestContext) => {
  const gaps = (await (
    await request.get(`/api/gaps?${new URLSearchParams({ ...QUESTION, min_density: '0', min_people: '0' })}`)
  ).json()) as GapsAnswer;
  const [lng = 0, lat = 0] = gaps.features[0]?.properties.best_site?.point ?? [];
  const { features } = await (await request.get('/api/facilities?kind=market&stars=5,4,3&limit=1')).json();
  const { dataVersion, asOf } = (await coverage(request)).provenance;
  const plan = writeScenarioParam({
    name: '',
    dataVersion,
    asOf,
    question: {
      supply: 'market',
      starsMin: 3,
      types: null,
      ratings: 'current',
      demand: 'people',
      weight: 'count',
      radiusM: 1000,
    },
    operations: [
      {
        op: 'add',
        site: 'A',
        name: '',
        place: scenarioPlace(lng, lat),
        kind: 'market',
        stars: 3,
        type: null,
      },
      { op: 'close', facility: Number(features[0].id) },
    ],
  });
  return { plan, at: `${lng},${lat},12` };
};

const wholeIn = (text: string) => Number(text.replace('−', '-').replace(/[^\d-]/g, ''));
const compareOf = (page: Page) => page.getByTestId('compare');

test('the difference counts who gains and who loses, as the table of the scenario and the API do', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { plan, at } = await scenario(request);
  await openMap(page, `?tab=plan&at=${at}&plan=${plan}${isPhone ? '&view=map' : ''}`);
  await compareOf(page).getByText(text.t('compare.diff'), { exact: true }).click();
  await expect(page).toHaveURL(/compare=diff/);
  const legend = isPhone ? page.locator('.phone-legend') : page.locator('.corner .legend');
  await expect(legend).toContainText(text.t('compare.gained'));
  await expect(legend).toContainText(text.t('compare.lost'));

  const [gained, lost] = await Promise.all(
    ['data-gained', 'data-lost'].map(async (name) => Number(await compareOf(page).getAttribute(name))),
  );
  expect(gained).toBeGreaterThan(0);
  expect(lost).toBeGreaterThan(0);
  const changes = await page.getByTestId('plan-change').locator('tbody td:last-child').allInnerTexts();
  const sum = changes.map(wholeIn).reduce((total, change) => total + change, 0);
  expect((gained ?? NaN) - (lost ?? NaN)).toBe(sum);
  const [before, after] = [await coverage(request), await coverage(request, plan)];
  expect(after.city.covered - before.city.covered).toBe(sum);

  await page.reload();
  await expect(compareOf(page)).toHaveAttribute('data-gained', String(gained));
  await expect(compareOf(page).getByRole('radio', { checked: true })).toHaveValue('diff');
  await expectAccessible(page);
});

test('the divider shows both sides, and moves by mouse and by keys', async ({
  page,
  request,
  isPhone,
  text,
}) => {
  const { plan, at } = await scenario(request);
  await openMap(page, `?tab=plan&at=${at}&plan=${plan}${isPhone ? '&view=map' : ''}`);
  await compareOf(page).getByText(text.t('compare.swipe'), { exact: true }).click();
  await expect(page).toHaveURL(/compare=swipe/);
  const swipe = page.getByTestId('swipe');
  await expect(swipe).toHaveAttribute('data-ready', 'true');
  await expect(swipe).toContainText(text.t('compare.before'));
  await expect(swipe).toContainText(text.t('compare.plan'));
  const divider = page.getByRole('slider', { name: text.t('compare.divider') });
  await divider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(divider).toHaveAttribute('aria-valuenow', '52');
  await page.keyboard.press('PageDown');
  await expect(divider).toHaveAttribute(
    'aria-valuetext',
    text.t('compare.dividerAt', { percent: 42, rest: 58 }),
  );

  const box = await divider.boundingBox();
  const map = await page.locator('[data-region=map] .canvas').boundingBox();
  const [x, y] = [(box?.x ?? NaN) + (box?.width ?? NaN) / 2, (box?.y ?? NaN) + 140];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move((map?.x ?? NaN) + (map?.width ?? NaN) * 0.25, y, { steps: 5 });
  await page.mouse.up();
  await expect(divider).toHaveAttribute('aria-valuenow', '25');

  // What is before lies left of the divider, what is after right of it; together they fill the map.
  const canvases = page.locator('[data-region=map] canvas');
  const clips = () =>
    canvases.evaluateAll((all) => all.map((canvas) => canvas.style.clipPath).filter((clip) => clip !== ''));
  await expect.poll(clips).toHaveLength(2);
  await expectAccessible(page);

  await compareOf(page).getByText(text.t('compare.plan'), { exact: true }).click();
  await expect(swipe).toHaveCount(0);
  await expect(page).not.toHaveURL(/compare=/);
});

test('without WebGL the change stands in words and by district', async ({ page, request, isPhone, text }) => {
  const { plan } = await scenario(request);
  await withoutWebGl(page);
  await openPage(page, `?tab=plan&compare=swipe&plan=${plan}${isPhone ? '&view=map' : ''}`);
  await expect(page.getByTestId('plan-change').locator('tbody tr').first()).toBeVisible();
  const gained = Number(await compareOf(page).getAttribute('data-gained'));
  expect(gained).toBeGreaterThan(0);
  await expect(compareOf(page)).toContainText(gained.toLocaleString('en-US'));
  await expect(compareOf(page).getByText(text.t('compare.swipe'), { exact: true })).toHaveCount(0);
  await expectAccessible(page);
});
