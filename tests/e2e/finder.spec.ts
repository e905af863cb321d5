/** What a visitor does to find a market: search, filter, start from somewhere, look at list and map. */
import {
  expect,
  expectAccessible,
  expectNoSidewaysScroll,
  openFinder,
  test,
  withoutWebGl,
} from './fixtures.ts';

const cards = 'finder-list';

test.describe('finding a market', () => {
  test('lists all open markets, most stars first, with what their stars rest on', async ({
    page,
    text,
    request,
  }) => {
    await openFinder(page);
    const { numberMatched } = await (await request.get('/api/facilities?kind=market&limit=1')).json();
    await expect(page.getByTestId('count-row')).toHaveAttribute('data-count', String(numberMatched));
    const first = page.getByTestId(cards).locator('li').first();
    await expect(first).toContainText(text.t('stars.5'));
    await expect(first).toContainText(/\d{4}-\d{2}-\d{2}/);
    await expectNoSidewaysScroll(page);
  });

  test('filters by stars; counts, chips and the address agree, and back undoes it', async ({
    page,
    text,
    request,
  }) => {
    await openFinder(page);
    await page.getByRole('checkbox', { name: new RegExp(`^${text.t('stars.3')}`) }).check();
    await expect(page).toHaveURL(/stars=3/);
    const answer = await request.get('/api/facilities?kind=market&stars=3&limit=1');
    const { numberMatched } = await answer.json();
    await expect(page.getByTestId('count-row')).toHaveAttribute('data-count', String(numberMatched));
    await page.getByRole('link', { name: text.t('finder.remove', { what: text.t('stars.3') }) }).click();
    await expect(page).not.toHaveURL(/stars/);
    await page.goBack();
    await expect(page).toHaveURL(/stars=3/);
    await expect(page.getByTestId('count-row')).toHaveAttribute('data-count', String(numberMatched));
  });

  test('searches by pinyin from the keyboard and starts from a town', async ({ page, text }) => {
    await openFinder(page);
    await page.keyboard.press('/');
    await expect(page.locator('#search')).toBeFocused();
    await page.locator('#search').fill('ruibao');
    const options = page.getByRole('option');
    await expect(options.first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/from=town:440105:/);
    await expect(page.getByTestId('origin')).toContainText(text.t('finder.about'));
    await expect(page.getByTestId('reach')).toContainText(/\d/);
    await expect(page.getByTestId(cards).locator('li').first()).toContainText(/(米|公里| m| km)/);
  });

  test('finds nothing, says what comes nearest, and offers the way on', async ({ page, text }) => {
    const empty = page.getByTestId('finder-empty');
    await openFinder(page, '?q=芳村某某某');
    await expect(empty).toContainText(text.t('finder.emptyClosest'));
    await expect(empty.getByRole('listitem').first()).toContainText(/芳村|Fangcun/);
    await openFinder(page, '?q=zzzzqqqq');
    await expect(empty).toContainText(text.t('finder.emptyWords', { q: 'zzzzqqqq' }));
    await empty.getByRole('link', { name: /zzzzqqqq/ }).click();
    await expect(page.getByTestId(cards)).toBeVisible();
    await openFinder(page, '?from=town:440117:江埔&stars=5&within=1000');
    await expect(page.getByTestId('finder-empty')).toContainText(/示例|Demo/);
  });

  test('chooses one market in list and map alike', async ({ page, isPhone, text }) => {
    await openFinder(page, '?q=芳村');
    const card = page.getByTestId(cards).locator('li').first();
    await card.locator('.caption').click();
    await expect(page).toHaveURL(/id=11/);
    await expect(card).toHaveAttribute('aria-current', 'true');
    if (isPhone) await page.getByRole('button', { name: text.t('finder.toMap'), exact: true }).click();
    const map = page.getByTestId('finder-map');
    await expect(map).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
    await expect(map).toHaveAttribute('data-markets', '1');
    await page.getByText(text.t('finder.directions')).locator('visible=true').first().click();
    const links = page.locator('a[data-app]:visible');
    await expect(links).toHaveCount(4);
    await expect(links.first()).toHaveAttribute('href', /amap\.com/);
  });
});

test('after moving the map, the area can be searched', async ({ page, isPhone, text, request }) => {
  await openFinder(page, isPhone ? '?view=map' : '');
  const map = page.getByTestId('finder-map');
  await expect(map).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
  await map.getByRole('button', { name: text.t('map.zoomIn') }).click();
  await map.getByRole('button', { name: text.t('finder.searchArea') }).click();
  await expect(page).toHaveURL(/bbox=/);
  const box = new URL(page.url()).searchParams.get('bbox');
  const answer = await request.get(`/api/facilities?kind=market&bbox=${box}&limit=1`);
  const { numberMatched } = await answer.json();
  await expect(page.getByTestId('count-row')).toHaveAttribute('data-count', String(numberMatched));
});

test('a list that cannot be fetched leaves what the server sent, says so, and can be asked for again', async ({
  page,
  text,
  allowedErrors,
}) => {
  allowedErrors.push(/503/);
  const opened: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && opened.push(request.url()));
  const answer = { code: 'unavailable', message: 'Try again shortly.' };
  // The list is back when the button is pressed: the page asks by itself, too, when its map is there.
  await page.addInitScript(() =>
    addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('[role="alert"] button'))
          document.documentElement.dataset.pressed = '';
      },
      { capture: true },
    ),
  );
  await page.route('**/finder/markets.json*', async (route) =>
    (await page.locator('html[data-pressed]').count())
      ? route.continue()
      : route.fulfill({ status: 503, json: answer }),
  );
  await openFinder(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Try again shortly.');
  await expect(page.getByTestId(cards).locator('li').first()).toBeVisible();
  expect(opened).toHaveLength(1);
  await alert.getByRole('button', { name: text.t('state.retry') }).click();
  await expect(alert).toHaveCount(0);
  await page.getByRole('checkbox', { name: new RegExp(`^${text.t('stars.5')}`) }).check();
  await expect(page.getByTestId(cards).locator('li')).toHaveCount(1);
});

test.describe('near me', () => {
  test('asks only on a press, measures from there, nearest first', async ({ page, context, text }) => {
    await context.grantPermissions(['geolocation']);
    await context.setGeolocation({ longitude: 113.2968, latitude: 23.0669 });
    await openFinder(page);
    await expect(page.getByTestId('origin')).toHaveCount(0);
    await page.getByRole('button', { name: text.t('finder.nearMe') }).click();
    await expect(page.getByTestId('origin')).toContainText(text.t('finder.me'));
    await expect(page).toHaveURL(/near=113\.2968,23\.0669&from=me/);
    const distances = await page
      .getByTestId(cards)
      .locator('li')
      .evaluateAll((all) => all.length);
    expect(distances).toBeGreaterThan(0);
  });

  test('that is refused says so and offers a pin on the map', async ({ page, text, context }) => {
    await context.clearPermissions();
    await page.addInitScript(() => {
      navigator.geolocation.getCurrentPosition = (_found, failed) =>
        failed?.({ code: 1, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 });
    });
    await openFinder(page);
    await page.getByRole('button', { name: text.t('finder.nearMe') }).click();
    await expect(page.locator('[data-state=refused]')).toContainText(text.t('finder.refused'));
    await page.locator('[data-state=refused]').getByRole('button').click();
    const map = page.getByTestId('finder-map');
    await expect(map).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
    await map.locator('.canvas').click({ position: { x: 150, y: 200 } });
    await expect(page).toHaveURL(/near=11\d\.\d+,2\d\.\d+/);
    await expect(page.getByRole('button', { name: new RegExp(text.t('finder.pin')) })).toBeVisible();
  });
});

test.describe('the finder for everyone', () => {
  for (const query of ['', '?from=district:440105', '?q=zzzzqqqq', '?id=11&q=芳村'])
    test(`axe finds nothing at "/${query}"`, async ({ page }) => {
      await openFinder(page, query);
      await expectAccessible(page, 'all');
    });

  test('without WebGL the list works and the page says why there is no map', async ({
    page,
    isPhone,
    text,
  }) => {
    await withoutWebGl(page);
    await openFinder(page, isPhone ? '?view=map' : '');
    await expect(page.locator('[data-state=no-map]')).toContainText(text.t('map.noWebgl'));
    await openFinder(page, '?stars=5');
    await expect(page.getByTestId(cards).locator('li')).toHaveCount(1);
    await expectAccessible(page, 'all');
  });

  test('at 200 % zoom nothing scrolls sideways and the search can be used', async ({ page }) => {
    const size = page.viewportSize() ?? { width: 1440, height: 900 };
    await page.setViewportSize({
      width: Math.max(320, Math.round(size.width / 2)),
      height: Math.round(size.height / 2),
    });
    await openFinder(page);
    await expectNoSidewaysScroll(page);
    await page.locator('#search').fill('芳村');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=/);
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('search, filters, chips and more are plain forms and links', async ({ page, text }) => {
    await page.goto('/');
    await page.locator('#search').fill('芳村');
    await page.getByRole('button', { name: text.t('finder.submit') }).click();
    await expect(page.getByTestId(cards).locator('li')).toHaveCount(1);
    await page.getByRole('link', { name: /芳村/ }).first().click();
    await expect(page).not.toHaveURL(/q=/);
    await page.getByRole('checkbox', { name: new RegExp(`^${text.t('stars.4')}`) }).check();
    await page.getByRole('button', { name: text.t('finder.apply') }).click();
    await expect(page).toHaveURL(/stars=4/);
    await expect(page.getByTestId(cards).locator('li').first()).toContainText(text.t('stars.4'));
    await page.getByTestId(cards).locator('li').first().getByRole('link').first().click();
    await expect(page.locator('h1')).toContainText(/示例|Demo/);
  });
});
