/** A planner asks about elevators and canteens instead of people. */
import type { APIRequestContext, Page } from '@playwright/test';
import type { CoverageAnswer } from '../../geo/answers.ts';
import { expect, expectAccessible, openMap, openPage, test } from './fixtures.ts';

const ask = async (request: APIRequestContext, query: string): Promise<CoverageAnswer> =>
  (await request.get(`/api/coverage?${query}`)).json();

/** Every line of the table says what the answer says. */
const expectTable = async (page: Page, { city, districts }: CoverageAnswer): Promise<void> => {
  for (const line of [city, ...districts]) {
    const row = page.getByTestId('district-table').locator(`tr[data-district="${line.district}"]`);
    await expect(row.locator('td.people')).toHaveText((line.total - line.covered).toLocaleString('en-US'));
    await expect(row.locator('td.key')).toHaveText(line.share === null ? '—' : (line.share * 100).toFixed(1));
  }
};

test.describe('the demand of the coverage question', () => {
  test('can be elevators, with the figures of the API at every radius', async ({ page, request, text }) => {
    const question = 'supply=station&type=elevator_rescue&demand=elevator';
    const answers = await Promise.all(
      [0, 550, 1000, 3000].map((r) => ask(request, `${question}&radius_m=${r}`)),
    );
    await openPage(page, '?supply=station&station=elevator_rescue');
    const columns = page.waitForResponse('**/columns/elevator/exact*');
    await page.getByLabel(text.t('coverage.demand')).selectOption('elevator');
    await expect(page).toHaveURL(/[?&]demand=elevator/);
    await columns;
    await expectTable(page, answers[2]!); // four radii, four answers
    // The API does not answer any more: what the page shows now it has computed itself.
    await page.route('**/api/coverage*', () => {});
    const slider = page.getByRole('slider', { name: text.t('coverage.radius') });
    for (const [keys, answer] of [
      [['Home'], answers[0]!],
      [Array<string>(11).fill('ArrowRight'), answers[1]!],
      [['End'], answers[3]!],
    ] as const) {
      for (const key of keys) await slider.press(key);
      await expectTable(page, answer);
    }
    await expect(page.locator('.sentence')).toContainText(
      text.t('demand.amount.elevator', { count: answers[3]!.city.total.toLocaleString('en-US') }),
    );
  });

  test('can be canteens, each one or by its meals', async ({ page, request, text }) => {
    await openPage(page, '?supply=station&demand=canteen&r=800');
    await expectTable(page, await ask(request, 'supply=station&demand=canteen&radius_m=800'));
    await page.getByLabel(text.t('demand.weight')).selectOption('meals');
    await expect(page).toHaveURL(/weight=meals/);
    const meals = await ask(request, 'supply=station&demand=canteen&weight=meals&radius_m=800');
    await expectTable(page, meals);
    await expect(page.locator('form.supply')).toContainText(
      text.t('demand.amount.meals', { count: meals.city.total.toLocaleString('en-US') }),
    );
    const later = await ask(request, 'supply=station&demand=canteen&weight=meals&radius_m=850');
    await page.route('**/api/coverage*', () => {});
    await page.getByRole('slider', { name: text.t('coverage.radius') }).press('ArrowRight');
    await expectTable(page, later);
  });

  test('leaves gap areas and siting to people, and says so', async ({ page, text }) => {
    for (const tab of ['gaps', 'siting']) {
      await openPage(page, `?demand=elevator&view=map&tab=${tab}`);
      const only = page.getByTestId('people-only');
      await expect(only).toContainText(text.t('demand.peopleOnly'));
      await expect(page.getByTestId('gap-list')).toHaveCount(0);
      await expect(page.getByTestId('siting')).toHaveCount(0);
      await only.getByRole('link', { name: text.t('demand.backToPeople') }).click();
      await expect(page).not.toHaveURL(/demand=/);
    }
    await expect(page.getByTestId('siting')).toBeVisible();
  });

  test('stays in a scenario, whose figures are those of the API', async ({
    page,
    request,
    text,
    isPhone,
  }) => {
    const view = '?demand=elevator&supply=station&tab=plan&r=700';
    await openMap(page, `${view}&at=113.26,23.13,12${isPhone ? '&view=map' : ''}`);
    await page
      .getByTestId('plan')
      .getByRole('button', { name: text.t('plan.addAtCentre') })
      .click();
    const change = page.getByTestId('plan-change');
    const plan = () => new URL(page.url()).searchParams.get('plan');
    await expect.poll(plan).not.toBeNull();
    const question = 'supply=station&demand=elevator&radius_m=700';
    const before = await ask(request, question);
    const after = await ask(request, `${question}&plan=${encodeURIComponent(plan() ?? '')}`);
    expect(after.city.total).toBe(before.city.total);
    await expect(change).toHaveAttribute('data-before', String(before.city.covered));
    await expect(change).toHaveAttribute('data-after', String(after.city.covered));
  });

  test('is accessible', async ({ page }) => {
    await openPage(page, '?demand=canteen');
    await expectAccessible(page);
  });
});

test.describe('ways longer than straight lines', () => {
  test('change every figure on the screen, which are those of the API', async ({ page, request, text }) => {
    await openPage(page, '?supply=station&r=1000');
    const answers = await Promise.all(
      [1000, 1050].map((r) => ask(request, `supply=station&demand=people&radius_m=${r}&detour=1.3`)),
    );
    const factor = page.getByLabel(text.t('detour.label'));
    await factor.fill('1.30');
    await factor.press('Enter');
    await expect(page).toHaveURL(/[?&]detour=1\.3(&|$)/);
    await expectTable(page, answers[0]!);
    await expect(page.locator('.sentence')).toContainText('1.3');
    await expect(page.locator('form.supply')).toContainText('769');
    await page.route('**/api/coverage*', () => {});
    await page.getByRole('slider', { name: text.t('coverage.radius') }).press('ArrowRight');
    await expectTable(page, answers[1]!);
  });

  test('are kept from 1 to 2', async ({ page, text }) => {
    await openPage(page);
    const factor = page.getByLabel(text.t('detour.label'));
    await factor.fill('2.5');
    await factor.blur();
    expect(await factor.evaluate((input: HTMLInputElement) => input.validity.rangeOverflow)).toBe(true);
    await expect(page).not.toHaveURL(/detour/);
  });

  test('reach gap areas and a scenario too', async ({ page, request, isPhone, text }) => {
    const question = 'supply=market&stars_min=3&demand=people&radius_m=1000&detour=1.4';
    await openMap(page, `?detour=1.4&at=113.26,23.13,12${isPhone ? '&view=map' : ''}`);
    const { features } = await (await request.get(`/api/gaps?${question}`)).json();
    await expect(page.getByTestId('gap-list').locator('li').first()).toContainText(
      features[0].properties.people.toLocaleString('en-US'),
    );
    await page.getByRole('link', { name: text.t('drawer.plan') }).click();
    await page
      .getByTestId('plan')
      .getByRole('button', { name: text.t('plan.addAtCentre') })
      .click();
    const { city } = await ask(request, question);
    await expect(page.getByTestId('plan-change')).toHaveAttribute('data-before', String(city.covered));
  });
});

test.describe('standards of the radius', () => {
  test('come with their sources, and choose their radius by keyboard', async ({ page, request, text }) => {
    await openPage(page, '?r=700');
    const { standards } = await (await request.get('/api/standards')).json();
    const list = page.getByTestId('standards');
    await expect(list.getByRole('link')).toHaveCount(standards.length);
    await list.getByRole('button', { name: text.t('standard.sources') }).focus();
    await page.keyboard.press('Enter');
    const sources = page.getByRole('dialog', { name: text.t('standard.title') });
    for (const { source } of standards) await expect(sources).toContainText(source);
    await expect(sources.getByText(text.t('standard.unverified'), { exact: true })).toHaveCount(
      standards.length,
    );
    await page.keyboard.press('Escape');
    await expect(sources).toBeHidden();
    await list.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]r=300/);
    await expect(page.getByRole('slider', { name: text.t('coverage.radius') })).toHaveValue('300');
  });

  test('are those of the kind of supply', async ({ page, text }) => {
    await openPage(page, '?supply=canteen');
    await expect(page.getByTestId('standards')).toHaveCount(0);
    await expect(page.locator('form.radius')).toContainText(
      text.t('standard.none', { kind: text.t('kind.canteen') }),
    );
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a plain form chooses the demand', async ({ page, request, text }) => {
    await page.goto('/map?r=500');
    await page.getByLabel(text.t('coverage.demand')).selectOption('canteen');
    const apply = page.locator('form.supply').getByRole('button', { name: text.t('panel.apply') });
    await apply.click();
    await expect(page).toHaveURL(/demand=canteen/);
    const question = 'supply=market&stars_min=3&demand=canteen&radius_m=500';
    await expectTable(page, await ask(request, question));
    await page.getByLabel(text.t('demand.weight')).selectOption('meals');
    await apply.click();
    await expect(page).toHaveURL(/weight=meals/);
    await expectTable(page, await ask(request, `${question}&weight=meals`));
  });
});
