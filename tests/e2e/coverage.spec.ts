import { drawn, expect, mapOf, openMap, openPage, test } from './fixtures.ts';

test.describe('the coverage panel', () => {
  test('says the same as the API, to the last digit', async ({ page, request }) => {
    await openPage(page);
    const response = await request.get('/api/coverage?supply=market&stars_min=3&demand=people&radius_m=1000');
    const { city, districts } = await response.json();
    const table = page.getByTestId('district-table');
    for (const line of [city, ...districts]) {
      const row = table.locator(`tr[data-district="${line.district}"]`);
      await expect(row).toContainText((line.total - line.covered).toLocaleString('en-US'));
      await expect(row).toContainText((line.share * 100).toFixed(1));
    }
  });

  test('answers at once to the radius, by keyboard, with the figures of the API', async ({
    page,
    request,
    text,
  }) => {
    await openMap(page);
    const slider = page.getByRole('slider', { name: text.t('coverage.radius') });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageDown');
    await expect(slider).toHaveValue('850');
    await expect(page).toHaveURL(/[?&]r=850/);
    const { city } = await (
      await request.get('/api/coverage?supply=market&stars_min=3&demand=people&radius_m=850')
    ).json();
    const row = page.getByTestId('district-table').locator('tr[data-district="440100"]');
    await expect(row).toContainText((city.total - city.covered).toLocaleString('en-US'));
  });

  test('figures computed in the browser are those of the API at both ends and between', async ({
    page,
    request,
    text,
  }) => {
    // The API does not answer the page any more: what it shows now it has computed itself.
    await openMap(page);
    const asked = async (radius: number) =>
      (await request.get(`/api/coverage?supply=market&stars_min=3&demand=people&radius_m=${radius}`)).json();
    const answers = await Promise.all([0, 500, 3000].map(asked));
    await page.route('**/api/coverage*', () => {});
    const slider = page.getByRole('slider', { name: text.t('coverage.radius') });
    await slider.focus();
    for (const [index, keys] of [['Home'], Array(10).fill('ArrowRight'), ['End']].entries()) {
      for (const key of keys) await page.keyboard.press(key);
      for (const line of [answers[index].city, ...answers[index].districts]) {
        const row = page.getByTestId('district-table').locator(`tr[data-district="${line.district}"]`);
        await expect(row).toContainText((line.total - line.covered).toLocaleString('en-US'));
      }
    }
  });

  test('colours the cells and outlines the gaps', async ({ page }) => {
    await openMap(page, '?view=map');
    expect(await drawn(page, 'squares')).toBeGreaterThan(0);
    await expect(mapOf(page)).not.toHaveAttribute('data-outlines', '0');
    const { features } = await (
      await page.request.get('/api/gaps?supply=market&stars_min=3&demand=people&radius_m=1000')
    ).json();
    const listed = page.getByTestId('gap-list').locator('li');
    await expect(listed).toHaveCount(Math.min(10, features.length));
    await expect(listed.first()).toContainText(features[0].properties.people.toLocaleString('en-US'));
  });

  test('takes a district as its scope, and gives the city back', async ({ page, text }) => {
    await openPage(page);
    const row = page.getByTestId('district-table').locator('tr[data-district="440111"]');
    await row.getByRole('link').click();
    await expect(page).toHaveURL(/district=440111/);
    await expect(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
    const gaps = page.getByTestId('gap-list').locator('li');
    await expect(async () => {
      for (const words of await gaps.allInnerTexts()) expect(words).toMatch(/白云|Baiyun/);
    }).toPass();
    await page.goBack();
    await expect(page).not.toHaveURL(/district/);
    await expect(row.getByRole('link')).not.toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('slider', { name: text.t('coverage.radius') })).toHaveValue('1000');
  });

  test('says where a figure comes from, and gives the focus back', async ({ page, text }) => {
    await openPage(page);
    const figure = page.locator('button.figure');
    await figure.focus();
    await page.keyboard.press('Enter');
    const popover = page.locator('#uncovered');
    await expect(popover).toBeVisible();
    for (const term of ['definition', 'numerator', 'denominator', 'supply', 'version', 'engine'] as const)
      await expect(popover).toContainText(text.t(`figure.${term}`));
    await page.keyboard.press('Escape');
    await expect(popover).toBeHidden();
    await expect(figure).toBeFocused();
  });

  test('takes other supply: more stars leave more people out', async ({ page, text }) => {
    await openPage(page);
    const city = page.getByTestId('district-table').locator('tr[data-district="440100"] td.people');
    const uncovered = async () => Number((await city.innerText()).replaceAll(',', ''));
    const before = await uncovered();
    await page.getByLabel(text.t('coverage.stars')).selectOption('5');
    await expect.poll(uncovered).toBeGreaterThan(before);
    await expect(page).toHaveURL(/min=5/);
  });
});
