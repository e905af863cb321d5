/** A chief asks what was not inspected, and takes the list along. */
import type { RegulatoryAnswer, WorklistAnswer } from '../../geo/regulatory/answers.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

const CITY = 440_100;

test('earlier terms and unknown dates are those of the API, and lead to a list of as many', async ({
  page,
  request,
  text,
}) => {
  const answer = (await (await request.get('/api/regulatory')).json()) as RegulatoryAnswer;
  const [, term] = answer.terms;
  if (!term) throw new Error('The demonstration has a term before the running one.');
  await page.goto('/districts');
  const table = page.getByTestId('earlier-table');
  for (const [at, { district, unknown }] of answer.elevators.entries()) {
    const row = table.locator(`tr[data-district="${district}"]`);
    const line = term.schools[at];
    if (line?.share != null) {
      await expect(row).toContainText(`${(line.share * 100).toFixed(1)}%`);
      await expect(row).toContainText(
        text.t('regulatory.inspectedOf', {
          inspected: line.inspected.toLocaleString('en-US'),
          total: line.in_scope.toLocaleString('en-US'),
        }),
      );
    }
    if (unknown > 0)
      await expect(row.locator('a[href*="/worklists/unknown"]')).toHaveText(unknown.toLocaleString('en-US'));
  }

  const missing = term.schools[0]?.missing ?? 0;
  await table.locator(`tr[data-district="${CITY}"] a[href*="/worklists/schools?term=${term.key}"]`).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.t('worklist.schools'));
  await expect(page.getByTestId('worklist-sum')).toContainText(missing.toLocaleString('en-US'));
  const list = (await (
    await request.get(`/api/worklists/schools?term=${term.key}`)
  ).json()) as WorklistAnswer;
  const rows = page.getByTestId('worklist').locator('tr[data-id]');
  await expect(rows).toHaveCount(list.items.length);
  await expect(rows.nth(0)).toHaveAttribute('data-id', String(list.items[0]?.id));
  await expectAccessible(page);

  const href = await page.getByRole('link', { name: text.t('worklist.take.csv') }).getAttribute('href');
  const file = await (await request.get(href ?? '')).text();
  expect(file.trim().split('\r\n').length - 1).toBe(missing);
});

test('an empty list and a list that does not exist say so', async ({ page, text, allowedErrors }) => {
  allowedErrors.push(/404|400/);
  await page.goto('/districts/worklists/overdue?as_of=2000-01-01');
  await expect(page.locator('#main')).toContainText(text.t('worklist.empty'));
  await page.goto('/districts/worklists/schools?term=2031-autumn');
  await expect(page.locator('#main')).toContainText('2031-autumn');
  const gone = await page.goto('/districts/worklists/lifts');
  expect(gone?.status()).toBe(404);
});
