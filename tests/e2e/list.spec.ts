import { expect, openMap, openPage, test } from './fixtures.ts';

test.describe('the list and the details', () => {
  test('lists what is in view and opens a facility with its rating explained', async ({ page, text }) => {
    await openMap(page, '?panel=list&stars=5');
    const cards = page.getByTestId('facility-list').locator('li');
    await expect(cards.first()).toBeVisible();
    const name = await cards.first().getByRole('link').innerText();
    await cards.first().getByRole('link').click();
    const detail = page.getByTestId('facility-detail');
    await expect(detail.getByRole('heading', { level: 2 })).toHaveText(name);
    await expect(detail).toContainText(text.t('rating.title', { stars: text.t('stars.5') }));
    await expect(detail).toContainText(text.t('origin.synthetic'));
    await expect(page).toHaveURL(/[?&]id=\d+/);
    await page.keyboard.press('Escape');
    await expect(detail).toBeHidden();
    await expect(page).not.toHaveURL(/[?&]id=/);
  });

  test('finds a facility by its code from the keyboard', async ({ page, request, text }) => {
    const { features } = await (await request.get('/api/facilities?kind=station&limit=1')).json();
    await openPage(page);
    await page.locator('body').press('/');
    const search = page.getByRole('searchbox', { name: text.t('list.searchLabel') });
    await expect(search).toBeFocused();
    await page.getByRole('radio', { name: text.t('kind.station') }).check();
    await search.fill(features[0].properties.code);
    const list = page.getByTestId('facility-list');
    await expect(list.locator(`li[data-id="${features[0].id}"]`)).toBeVisible();
  });

  test('an empty list names the filter at fault and offers a way on', async ({ page, text }) => {
    await openPage(page, '?panel=list&q=没有这个名字的市场');
    const empty = page.locator('[data-state=empty]');
    await expect(empty).toContainText('没有这个名字的市场');
    await empty.getByRole('button', { name: text.t('list.clear') }).click();
    await expect(page.getByTestId('facility-list')).toBeVisible();
  });

  test('a facility without a position says so and is not on the map', async ({ page, request, text }) => {
    const { features } = await (
      await request.get('/api/facilities?kind=elevator&located=false&status=any&limit=1')
    ).json();
    await openPage(page, `?id=${features[0].id}`);
    await expect(page.getByTestId('facility-detail')).toContainText(text.t('detail.noPlace'));
  });

  test('a press on a mark of the map opens its facility', async ({ page, request, isPhone, text }) => {
    const { features } = await (
      await request.get('/api/facilities?kind=market&stars=5&limit=1&located=true')
    ).json();
    const [lng, lat] = features[0].geometry.coordinates;
    await openMap(page, `?at=${lng},${lat},16&cover=0${isPhone ? '&view=map' : '&gaps=0'}`);
    const box = await page.locator('[data-region=map]').boundingBox();
    if (!box) throw new Error('The map has no place on the page.');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect(page).toHaveURL(new RegExp(`id=${features[0].id}`));
    await expect(page.getByTestId('facility-detail')).toContainText(text.name(features[0].properties));
  });
});
