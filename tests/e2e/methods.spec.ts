/** Somebody asks how a figure is computed. */
import { expect, expectAccessible, expectNoSidewaysScroll, openPage, test } from './fixtures.ts';

test('a figure leads to its definition, in the language of the page', async ({ page, text }) => {
  await openPage(page);
  await page.locator('button.figure').focus();
  await page.keyboard.press('Enter');
  await page
    .locator('#uncovered')
    .getByRole('link', { name: text.t('foot.howComputed') })
    .click();
  await expect(page).toHaveURL(new RegExp(`/methods\\?lang=${text.lang}#coverage$`));
  await expect(page.locator('html')).toHaveAttribute('lang', text.lang === 'zh' ? 'zh-CN' : 'en');
  const section = page.locator('#coverage');
  await expect(section).toBeInViewport();
  await expect(section.locator('math').first()).toBeVisible();

  await section.getByText('coverageByDistrict', { exact: false }).click();
  await expect(section.locator('details[open] pre')).toContainText("('1000'::numeric * 100) ^ 2 as d2");
});

test('every entry of the contents leads to a section, and every link within the page to something', async ({
  page,
  text,
}) => {
  await page.goto('/methods');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.t('methods.title'));
  const entries = page.getByRole('navigation', { name: text.t('methods.contents') }).locator('li a');
  expect(await entries.count()).toBe(await page.locator('article').count());
  for (const href of await page
    .locator('a[href^="#"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href'))))
    await expect(page.locator(href ?? ''), href ?? '').toHaveCount(1);
  await entries.last().click();
  await expect(page.locator('article').last()).toBeInViewport();
});

test('reads without a script, at any width, by everybody', async ({ page }) => {
  await page.goto('/methods');
  await expect(page.locator('script')).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await page.locator('summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
  await expect(page.locator('details:not([open])')).toHaveCount(0);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');
});

test('the foot of a page leads to the description of the interface, open to other origins', async ({
  page,
  request,
  text,
}) => {
  await page.goto('/data');
  const href = await page.getByRole('link', { name: text.t('foot.openapi') }).getAttribute('href');
  const response = await request.get(href ?? '');
  expect(response.status()).toBe(200);
  expect(response.headers()).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'application/json; charset=utf-8',
  });
  const { openapi, paths } = (await response.json()) as { openapi: string; paths: Record<string, object> };
  expect(openapi).toMatch(/^3\.1/);
  // What it describes is there.
  for (const path of ['/api/status', '/api/standards', '/healthz', '/robots.txt']) {
    expect(Object.keys(paths)).toContain(path);
    expect((await request.get(path)).status(), path).toBe(200);
  }
});
