/** A planner browses the map: asks for coverage, narrows it, looks at facilities, shares the view. */
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  mapDrawn,
  openMap,
  test,
  words,
} from './fixtures.ts';

const BAIYUN = 440111;

test('says at once how many people are beyond reach, and that the data are synthetic', async ({
  page,
  locale,
}) => {
  const word = words(locale);
  await openMap(page);
  await expect(page.locator('html')).toHaveAttribute('lang', word.lang === 'zh' ? 'zh-CN' : 'en');
  await expect(page.locator('header').getByText(word.demo)).toBeVisible();
  await expect(page.getByTestId('district-table').locator('tbody tr')).toHaveCount(11);
  await expectNoSidewaysScroll(page);
});

test('the radius follows the keys, the table follows the radius, and the API agrees', async ({
  page,
  request,
}) => {
  await openMap(page);
  await mapDrawn(page);
  const slider = page.getByRole('slider');
  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
  await expect(slider).toHaveValue('2000');
  await expect(page).toHaveURL(/[?&]r=2000/);
  const answer = await request.get('/api/coverage?supply=market&stars_min=3&radius_m=2000');
  const { city } = (await answer.json()) as { city: { covered: number; total: number } };
  const cell = page.getByTestId('district-table').locator('tfoot .people');
  await expect(cell).toHaveText((city.total - city.covered).toLocaleString('en'));
});

test('a district is chosen in the table; back and forward undo and redo it', async ({ page, locale }) => {
  const row = page.locator(`[data-district="${BAIYUN}"]`).first();
  await openMap(page);
  await row.getByRole('link', { name: words(locale).baiyun }).click();
  await expect(page).toHaveURL(new RegExp(`district=${BAIYUN}`));
  await expect(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
  await page.goBack();
  await expect(page).not.toHaveURL(/district=/);
  await expect(row.getByRole('link')).not.toHaveAttribute('aria-current', 'true');
  await page.goForward();
  await expect(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
});

test('fewer stars asked for means more people covered', async ({ page }) => {
  await openMap(page);
  const uncovered = page.getByTestId('district-table').locator('tfoot .people');
  const number = async () => Number((await uncovered.innerText()).replaceAll(',', ''));
  const before = await number();
  await page.locator('select[name=min]').selectOption('any');
  await expect(page).toHaveURL(/min=any/);
  await expect.poll(number).toBeLessThan(before);
});

test('the list shows facilities, a card opens the details, Escape closes them', async ({ page, locale }) => {
  const word = words(locale);
  await openMap(page);
  await page.getByRole('link', { name: word.list, exact: true }).click();
  const cards = page.getByTestId('facility-list').locator('li');
  await expect(cards.first()).toBeVisible();
  await cards.first().getByRole('link').first().click();
  await expect(page).toHaveURL(/[?&]id=\d+/);
  const detail = page.getByTestId('facility-detail');
  await expect(detail).toBeVisible();
  await expect(detail).toContainText(word.lang === 'zh' ? '示例' : 'Demo');
  await page.keyboard.press('Escape');
  await expect(detail).toBeHidden();
});

test('a search with no result says so and offers a way on', async ({ page }) => {
  await openMap(page, '/map?panel=list');
  await page.keyboard.press('/');
  await expect(page.locator('#search')).toBeFocused();
  await page.locator('#search').fill('zzzz-nothing');
  await expect(page.locator('[data-count="0"]')).toBeVisible();
});

test('layers are switched on and drawn', async ({ page, locale }) => {
  await openMap(page);
  await page.getByRole('link', { name: words(locale).layers, exact: true }).click();
  await page.locator('input[name=layers][value=elevator]').setChecked(true, { force: true });
  await expect(page).toHaveURL(/layers=[^&]*elevator/);
  await mapDrawn(page);
  await expect(page.locator('[data-region=map]')).not.toHaveAttribute('data-elevators', '0');
});

test('an address opens the same view elsewhere, and in the other language', async ({ page, locale }) => {
  const address = `/map?at=113.3,23.15,12.5&district=${BAIYUN}&min=4&r=1500&panel=coverage`;
  await openMap(page, address);
  await mapDrawn(page);
  await expect(page.getByRole('slider')).toHaveValue('1500');
  const shown = await page.getByTestId('district-table').locator('tfoot').innerText();
  const zoom = await page.locator('[data-region=map]').getAttribute('data-zoom');
  expect(Number(zoom)).toBeCloseTo(12.5, 1);
  await page.reload();
  await expect(page.getByTestId('district-table').locator('tfoot .people')).toHaveText(
    shown.split(/\s+/).at(-1) ?? '',
  );
  const other = words(locale).lang === 'zh' ? 'English' : '中文';
  await page.getByRole('link', { name: other, exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', other === 'English' ? 'en' : 'zh-CN');
  await expect(page).toHaveURL(/r=1500/);
  await expect(page.getByRole('slider')).toHaveValue('1500');
});

test('axe finds nothing serious on any panel', async ({ page }) => {
  for (const address of ['/map', '/map?panel=layers', '/map?panel=list', '/map?id=1']) {
    await openMap(page, address);
    await expectAccessible(page);
  }
});
