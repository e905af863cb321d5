import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { LAUNCH } from './tests/browser.ts';

/** Set once by the process that reads this file first; its workers inherit them. */
process.env.SUITU_E2E_PORT ??= String(20_000 + (process.pid % 20_000));
process.env.SUITU_E2E_DATA ??= mkdtempSync(path.join(tmpdir(), 'suitu-e2e-'));
const smallPort = Number(process.env.SUITU_E2E_PORT);
const cityPort = smallPort + 1;
/** While working on one page: SUITU_E2E_CITY=no leaves out the whole city, which takes a minute to load. */
const withCity = process.env.SUITU_E2E_CITY !== 'no';
const dataDir = process.env.SUITU_E2E_DATA;

/** The program as an operator starts it, on an empty folder with the embedded database. */
const program = (port: number, demo: 'small' | 'city') => ({
  command: 'npx tsx src/start.ts',
  url: `http://127.0.0.1:${port}/readyz`,
  timeout: 600_000,
  gracefulShutdown: { signal: 'SIGINT' as const, timeout: 20_000 },
  stdout: 'pipe' as const,
  env: {
    PORT: String(port),
    HOST: '127.0.0.1',
    SUITU_DEMO: demo,
    SUITU_DATA_DIR: path.join(dataDir, demo),
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  },
});

/** These run once: on the whole city, and with a program of their own; all others run on the small one. */
const CITY_TEST = '**/city.spec.ts';
const OFFLINE_TEST = '**/offline.spec.ts';
const ONCE = [CITY_TEST, OFFLINE_TEST];
/** What the public uses runs in both languages at both sizes; all else once in each language and at each size. */
const PUBLIC = ['finder', 'market', 'report'].map((name) => `**/${name}.spec.ts`);
/** What is the same in every window – files, figures, the cells of the map – runs in one. */
const SAME_EVERYWHERE = ['files', 'compare', 'demand', 'day', 'district-report', 'report-figures'].map(
  (name) => `**/${name}.spec.ts`,
);
const chinese = { locale: 'zh-CN' };
const english = { locale: 'en-GB' };
const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export default defineConfig({
  testDir: 'tests/e2e',
  globalTeardown: './tests/e2e/global-teardown.ts',
  outputDir: 'test-results',
  workers: 2,
  // A second attempt, named at the end of the run: one slow moment of a shared machine is told apart from a fault.
  retries: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${smallPort}`,
    timezoneId: 'Asia/Shanghai',
    trace: 'on-first-retry',
    // A worker that comes to control a page half-way would answer requests that a test means to answer itself.
    serviceWorkers: 'block',
    launchOptions: LAUNCH,
  },
  projects: [
    ...(withCity
      ? [
          {
            name: 'city',
            testMatch: CITY_TEST,
            use: { ...desktop, ...chinese, baseURL: `http://127.0.0.1:${cityPort}` },
          },
        ]
      : []),
    { name: 'offline', testMatch: OFFLINE_TEST, use: { ...phone, ...chinese, serviceWorkers: 'allow' } },
    { name: 'desktop-zh', testIgnore: ONCE, use: { ...desktop, ...chinese } },
    { name: 'desktop-en', testMatch: PUBLIC, use: { ...desktop, ...english } },
    { name: 'phone-zh', testMatch: PUBLIC, use: { ...phone, ...chinese } },
    { name: 'phone-en', testIgnore: [...ONCE, ...SAME_EVERYWHERE], use: { ...phone, ...english } },
  ],
  webServer: [program(smallPort, 'small'), ...(withCity ? [program(cityPort, 'city')] : [])],
});
