/** What every browser test shares: a page that must not complain, and words in the language of the project. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { textIn, type Text } from '../../src/lib/i18n/index.ts';
import '../../src/lib/i18n/analysis.ts';
import '../../src/lib/i18n/changes.ts';
import '../../src/lib/i18n/data.ts';
import '../../src/lib/i18n/district-page.ts';
import '../../src/lib/i18n/district-report.ts';
import '../../src/lib/i18n/districts.ts';
import '../../src/lib/i18n/district-headline.ts';
import '../../src/lib/i18n/elevators.ts';
import '../../src/lib/i18n/facility.ts';
import '../../src/lib/i18n/finder.ts';
import '../../src/lib/i18n/indicator.ts';
import '../../src/lib/i18n/map.ts';
import '../../src/lib/i18n/market.ts';
import '../../src/lib/i18n/methods.ts';
import '../../src/lib/i18n/coverage.ts';
import '../../src/lib/i18n/files.ts';
import '../../src/lib/i18n/area.ts';
import '../../src/lib/i18n/compare.ts';
import '../../src/lib/i18n/siting.ts';
import '../../src/lib/i18n/planner.ts';
import '../../src/lib/i18n/regulatory.ts';
import '../../src/lib/i18n/worklist.ts';
import '../../src/lib/i18n/workload.ts';
import '../../src/lib/i18n/report.ts';
import '../../src/lib/i18n/targets.ts';
import '../../src/lib/i18n/vector-map.ts';

interface Fixtures {
  /** The words of the interface in the project's language. */
  text: Text;
  /** True on the phone projects. */
  isPhone: boolean;
  /** Messages that a test provokes on purpose. */
  allowedErrors: RegExp[];
}

export const test = base.extend<Fixtures>({
  text: async ({ locale }, use) => use(textIn(locale?.startsWith('en') ? 'en' : 'zh')),
  isPhone: async ({ viewport }, use) => use((viewport?.width ?? 0) < 600),
  allowedErrors: async ({}, use) => use([]),
  page: async ({ page, allowedErrors }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => errors.push(`page: ${error.stack ?? error.message}`));
    await use(page);
    expect(errors.filter((text) => !allowedErrors.some((allowed) => allowed.test(text)))).toEqual([]);
  },
});
export { expect };

/** The region of the map; its data attributes tell what is drawn. */
export const mapOf = (page: Page) => page.locator('[data-region=map]');

/** Opens the map page and waits until it answers to presses and keys, whether or not there is a map. */
export const openPage = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/map${query}`);
  await expect(page.locator('#main')).toHaveAttribute('data-alive', 'true');
};

/** Opens the finder and waits until it answers to presses and keys. */
export const openFinder = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/${query}`);
  await expect(page.locator('#main')).toHaveAttribute('data-alive', 'true');
};

/** Opens the map page and waits until the map has drawn its layers. */
export const openMap = async (page: Page, query = ''): Promise<void> => {
  await openPage(page, query);
  await expect(mapOf(page)).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
};

/** A number as the map region tells it. */
export const drawn = async (page: Page, what: string): Promise<number> =>
  Number(await mapOf(page).getAttribute(`data-${what}`));

/**
 * Fails on findings of axe, naming them: the serious and critical ones, or all. Old answers that are faded are
 * waited out, and colours on their way to others.
 */
export const expectAccessible = async (page: Page, which: 'serious' | 'all' = 'serious'): Promise<void> => {
  await expect(page.locator('.faint')).toHaveCount(0);
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(
    ({ impact }) => which === 'all' || impact === 'serious' || impact === 'critical',
  );
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
  ).toEqual([]);
};

/** A page as wide as its window: nothing to scroll sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, page.url()).toBeLessThanOrEqual(window ?? NaN);
};

/** Takes away every way to draw with the graphics card, as old machines and remote desktops do. */
export const withoutWebGl = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    // The signature has many overloads; the test only takes kinds away.
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.includes('webgl') ? null : Reflect.apply(get, this, [kind, ...rest]);
    } as typeof get;
  });
};
