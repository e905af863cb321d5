/** A planner asks how things stood on another day than that of the data version. */
import type { CoverageAnswer, FacilitiesAnswer } from '../../geo/answers.ts';
import { expect, expectAccessible, openPage, test } from './fixtures.ts';

const DAY = '2025-06-30';
const QUESTION = 'supply=market&stars_min=3&radius_m=1000';

test('the map page speaks of the day that is asked for', async ({ page, request, text }) => {
  const answer = async (query: string): Promise<CoverageAnswer> =>
    (await request.get(`/api/coverage?${query}`)).json();
  const [today, then, wider] = await Promise.all([
    answer(QUESTION),
    answer(`${QUESTION}&as_of=${DAY}`),
    answer(`supply=market&stars_min=3&radius_m=1050&as_of=${DAY}`),
  ]);
  // Fewer markets had their stars then: the day makes a difference that can be seen.
  expect(then.city.covered).toBeLessThan(today.city.covered);
  const people = page.getByTestId('district-table').locator('tr[data-district="440100"] td.people');
  const uncovered = ({ city }: CoverageAnswer) => (city.total - city.covered).toLocaleString('en-US');

  await openPage(page);
  await expect(people).toHaveText(uncovered(today));
  await page.getByLabel(text.t('day.label')).fill(DAY);
  const columns = page.waitForRequest(`**/columns/market/exact?*as_of=${DAY}`);
  await page.getByRole('button', { name: text.t('day.go') }).click();
  await expect(page).toHaveURL(new RegExp(`as_of=${DAY}`));
  await columns;
  await expect(page.locator('#main')).toHaveAttribute('data-alive', 'true');
  await expect(people).toHaveText(uncovered(then));
  await expectAccessible(page);

  // The columns are those of the day, too: what the page computes itself agrees.
  await page.waitForLoadState('networkidle');
  await page.route('**/api/coverage*', () => {});
  await page.getByRole('slider', { name: text.t('coverage.radius') }).press('ArrowRight');
  await expect(people).toHaveText(uncovered(wider));
  await page.unroute('**/api/coverage*');

  await page.getByRole('link', { name: text.t('day.back') }).click();
  await expect(page).not.toHaveURL(/as_of/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`as_of=${DAY}`));
  await expect(page.getByLabel(text.t('day.label'))).toHaveValue(DAY);
});

test('a list and its file are of the day; a day that is none is refused where it is typed', async ({
  page,
  request,
  text,
}) => {
  const list = async (query: string): Promise<FacilitiesAnswer> =>
    (await request.get(`/api/facilities?kind=market&limit=1${query}`)).json();
  const then = await list(`&as_of=${DAY}`);
  expect(then.numberMatched).not.toBe((await list('')).numberMatched);
  const file = await (await request.get(`/data/facilities/market.csv?status=open&as_of=${DAY}`)).text();
  expect(file.match(/^market,|^\d+,/gm)?.length).toBe(then.numberMatched);

  await openPage(page);
  const field = page.getByLabel(text.t('day.label'));
  await field.fill('1999-12-31');
  await field.press('Enter');
  await expect(field).toBeFocused();
  expect(await field.evaluate((input: HTMLInputElement) => input.validationMessage)).not.toBe('');
  expect(page.url()).not.toContain('as_of');
});
