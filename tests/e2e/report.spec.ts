/** Reporting an error. One report per project is sent: more than five in ten minutes from one address are refused. */
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './fixtures.ts';

const FORM = '/report?facility=11&view=/markets/11-shi-li-fang-cun-nong-mao-shi-chang';

test('the form says what it is about and what is kept, and axe finds nothing', async ({ page, text }) => {
  await page.goto(FORM);
  await expect(page.locator('main')).toContainText(/芳村|Fangcun/);
  await expect(page.locator('main')).toContainText(text.t('report.storedNot'));
  await expectNoSidewaysScroll(page);
  await expectAccessible(page, 'all');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a report with a fault keeps its words, and one without is thanked for', async ({
    page,
    text,
    allowedErrors,
  }) => {
    allowedErrors.push(/400/);
    await page.goto(FORM);
    await page.locator('[name=text]').fill('营业时间改了');
    await page.getByRole('button', { name: text.t('report.send') }).click();
    await expect(page.locator('[name=text]')).toHaveValue('营业时间改了');
    await page.locator('[name=topic]').selectOption('wrong_hours');
    await page.getByRole('button', { name: text.t('report.send') }).click();
    await expect(page.locator('h1')).toContainText(text.t('report.thanks'));
    await expect(page.getByRole('link', { name: text.t('report.back') })).toHaveAttribute(
      'href',
      /^\/markets\/11/,
    );
  });
});
