/** The page of a market: what its stars mean, how to get there, and what to do when something is wrong. */
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

const GOOD = '/markets/11-shi-li-fang-cun-nong-mao-shi-chang';

test.describe('the page of a market', () => {
  test('explains the stars, their issuer, dates and history', async ({ page, text, request }) => {
    const { properties } = await (await request.get('/api/facilities/11')).json();
    const [rating] = properties.ratings;
    await page.goto(GOOD);
    await expect(page.locator('h1')).toHaveText(text.name(properties));
    await expect(page.locator('main')).toContainText(text.t('market.meaning', { stars: text.t('stars.5') }));
    for (const word of [rating.issuer, rating.rated_on, rating.valid_until, rating.scheme])
      await expect(page.locator('main')).toContainText(word);
    await expect(page.locator('main')).toContainText(text.t('market.notReal'));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'all');
  });

  test('puts its address right, and says what is not there', async ({
    page,
    request,
    text,
    allowedErrors,
  }) => {
    allowedErrors.push(/404|410/);
    const short = await request.get('/markets/11?lang=en', { maxRedirects: 0 });
    expect(short.status()).toBe(308);
    expect(short.headers().location).toBe(`${GOOD}?lang=en`);
    const missing = await page.goto('/markets/999999-nowhere');
    expect(missing?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveText(text.t('market.gone'));
    const closed = await page.goto('/markets/21-shi-li-rui-bao-di-er-nong-mao-shi-chang');
    expect(closed?.status()).toBe(410);
    await expect(page.locator('h1')).toHaveText(text.t('market.closedTitle'));
    await expect(page.locator('main li').first()).toContainText(/瑞宝|Ruibao/);
    await expectAccessible(page, 'all');
  });

  test('gives each map app the point in its own datum', async ({ page, request }) => {
    const { geometry } = await (await request.get('/api/facilities/11')).json();
    const [lng, lat] = geometry.coordinates;
    await page.goto(GOOD);
    const hrefs = await page
      .locator('a[data-app]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const numbers = hrefs.map((href) =>
      (decodeURIComponent(href).match(/\d{2,3}\.\d{4,}/g) ?? []).map(Number),
    );
    const [amap, baidu, tencent, phone] = numbers.map((pair) => ({
      lng: Math.max(...pair.slice(0, 2)),
      lat: Math.min(...pair.slice(0, 2)),
    }));
    // Phone: WGS 84 as it is. Amap and Tencent: about 0.0053° east and 0.0027° south. Baidu: further, 0.0118° and 0.0034°.
    expect(phone?.lng).toBeCloseTo(lng, 5);
    expect(phone?.lat).toBeCloseTo(lat, 5);
    for (const gcj of [amap, tencent]) {
      expect((gcj?.lng ?? 0) - lng).toBeCloseTo(0.0053, 3);
      expect((gcj?.lat ?? 0) - lat).toBeCloseTo(-0.0027, 3);
    }
    expect((baidu?.lng ?? 0) - lng).toBeGreaterThan(0.009);
  });

  test('tells search engines and messengers what it is', async ({ page }) => {
    await page.goto(GOOD);
    const origin = new URL(page.url()).origin;
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `${origin}${GOOD}`);
    await expect(page.locator('link[hreflang]')).toHaveCount(3);
    await expect(page.locator('meta[name=description]')).toHaveAttribute('content', /示例|Demo/);
    await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', /示例|Demo/);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    const record = JSON.parse(text ?? '');
    expect(record['@type']).toBe('LocalBusiness');
    expect(record.hasCertification.certificationRating.ratingValue).toBe(5);
  });

  test('an unrated market says that this is no bad mark', async ({ page, text }) => {
    await page.goto('/markets/14');
    await expect(page.locator('main')).toContainText(text.t('market.unratedText'));
  });
});

test.describe('embedding', () => {
  test('shows a filter or one market in a frame, and nothing else of the site', async ({
    page,
    request,
    text,
  }) => {
    for (const path of ['/', '/map', GOOD, '/report', '/data']) {
      const answer = await request.get(path);
      expect(answer.headers()['x-frame-options'], path).toBe('DENY');
      expect(answer.headers()['content-security-policy'], path).toContain("frame-ancestors 'none'");
    }
    const answer = await request.get('/embed?stars=5');
    expect(answer.headers()['x-frame-options']).toBeUndefined();
    expect(answer.headers()['content-security-policy']).toContain('frame-ancestors *');
    await page.goto('/embed?stars=5');
    await expect(page.locator('main li')).toHaveCount(1);
    await expect(page.locator('main')).toContainText(text.t('foot.approval'));
    await expect(page.locator('main')).toContainText(text.t('embed.source'));
    expect(await page.locator('script[src]').count()).toBe(0);
    await expectAccessible(page, 'all');
    await page.goto('/embed?id=11');
    await expect(page.locator('main li')).toContainText(/芳村|Fangcun/);
  });
});
