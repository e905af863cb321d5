import { expect, expectAccessible, openMap, test } from './fixtures.ts';

test.describe('axe finds nothing serious', () => {
  for (const scheme of ['light', 'dark'] as const)
    test(`on any panel in the ${scheme} theme`, async ({ page }) => {
      test.slow(); // axe reads three pages, each with a map that is being drawn
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const query of ['', '?panel=layers', '?panel=list']) {
        // A map that is still finding its place fades the list while it asks for what is in view.
        await openMap(page, query);
        if (query.includes('list')) await expect(page.getByTestId('facility-list')).toBeVisible();
        await expectAccessible(page);
      }
    });

  test('on the map with a facility open', async ({ page, request, isPhone }) => {
    const answer = await request.get('/api/facilities?kind=market&stars=5,4&limit=1');
    const { features } = await answer.json();
    await openMap(page, `?id=${features[0].id}${isPhone ? '&view=map' : ''}`);
    await expect(page.getByTestId('facility-detail')).toBeVisible();
    await expectAccessible(page);
  });
});
