/** What every browser test gets: a page whose console errors and uncaught errors fail the test. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';

export { expect };

export const test = base.extend<{ allowedErrors: RegExp[] }>({
  /** Messages that a test provokes on purpose. */
  allowedErrors: [[], { option: true }],
  page: async ({ page, allowedErrors }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    await use(page);
    expect(errors.filter((text) => !allowedErrors.some((allowed) => allowed.test(text)))).toEqual([]);
  },
});

/** The words of the language that the browser of this project asks for. */
export function words(locale: string | undefined) {
  return locale?.startsWith('zh')
    ? {
        lang: 'zh',
        coverage: '覆盖',
        layers: '图层',
        list: '清单',
        baiyun: '白云区',
        demo: '演示数据',
        uncovered: '未覆盖',
      }
    : {
        lang: 'en',
        coverage: 'Coverage',
        layers: 'Layers',
        list: 'List',
        baiyun: 'Baiyun',
        demo: 'Demo data',
        uncovered: 'Uncovered',
      };
}

/** Opens an address and waits until the page answers to clicks and keys. */
export async function openMap(page: Page, address = '/map'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('#main')).toHaveAttribute('data-alive', 'true');
}

/** Waits until the map has drawn what it knows. */
export async function mapDrawn(page: Page): Promise<void> {
  await expect(page.locator('[data-region=map]')).toHaveAttribute('data-ready', 'true', { timeout: 45_000 });
}

/** Fails on serious and critical findings of axe, naming them. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('.maplibregl-canvas').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
  ).toEqual([]);
}

/** A page as wide as its window: nothing to scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBeLessThanOrEqual(window ?? NaN);
}
