/**
 * Pictures of every page of a running server, for looking at: desktop and phone, both languages, dark, without
 * WebGL. `npm run shots -- http://127.0.0.1:3000 [--preview]`; the last also renews static/preview.png.
 */
import { mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { LAUNCH } from './browser.ts';

const FOLDER = 'test-results/shots';
/** A scenario of one new market: it needs no facility of the data that is shown. */
const PLAN = '1*1*20261120*market*people*count*3**current*1000*_a*A*113290000000*23150000000*3**';
const PAGES = {
  finder: '/',
  near: '/?from=district:440105',
  'finder-map': '/?view=map&from=district:440105',
  'finder-empty': '/?q=zzzz',
  market: '/markets/1',
  'market-missing': '/markets/999999999',
  report: '/report?facility=1&view=/',
  embed: '/embed?stars=5',
  map: '/map',
  layers: '/map?panel=layers&layers=market,canteen,elevator,station&at=113.32,23.12,13.5&cover=0',
  list: '/map?panel=list',
  facility: '/map?id=1&at=113.3,23.12,13',
  why: '/map?district=440111&why=113.3,23.35',
  siting: '/map?district=440111&tab=siting&view=map',
  scenario: '/map?district=440111&tab=plan&view=map',
  area: '/map?tab=area&view=map&at=113.3,23.13,11&area=c113.3,23.13,6000',
  difference: `/map?view=map&tab=plan&compare=diff&at=113.29,23.15,12&plan=${PLAN}`,
  swipe: `/map?view=map&tab=plan&compare=swipe&at=113.29,23.15,12&plan=${PLAN}`,
  districts: '/districts',
  district: '/districts/440111',
  'district-report': '/districts/440111/report',
  worklist: '/districts/worklists/overdue?district=440111',
  sheets: '/districts/worklists/overdue/sheets?district=440111',
  workload: '/districts/workload',
  elevators: '/districts/elevators',
  'elevators-district': '/districts/elevators?district=440106',
  targets: '/districts/targets',
  data: '/data',
  methods: '/methods#coverage',
  nowhere: '/nowhere',
};
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 360, height: 740 } };

const [base = 'http://127.0.0.1:3000'] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch(LAUNCH);

async function shoot(
  name: string,
  address: string,
  options: Parameters<typeof browser.newContext>[0],
  noMap = false,
) {
  const context = await browser.newContext(options);
  if (noMap)
    await context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
  const page = await context.newPage();
  await page.goto(`${base}${address}`);
  if (address.startsWith('/map') && !noMap)
    await page.locator('[data-region=map][data-ready=true]').waitFor({ state: 'attached', timeout: 60_000 });
  const showsFinder = /^\/(\?|$)/.test(address);
  const isWide = (options?.viewport?.width ?? 0) >= 600;
  if (showsFinder && !noMap && (isWide || address.includes('view=map')))
    await page.getByTestId('finder-map').and(page.locator('[data-ready=true]')).waitFor({ timeout: 60_000 });
  if (address.includes('tab=siting'))
    await page.locator('[data-testid=siting][data-state=done]').waitFor({ timeout: 60_000 });
  if (address.includes('tab=area')) await page.getByTestId('area-figures').waitFor({ timeout: 60_000 });
  if (address.includes('compare=swipe'))
    await page.getByTestId('swipe').and(page.locator('[data-ready=true]')).waitFor({ timeout: 60_000 });
  // Without scripts nothing comes later, and no frame is promised.
  if (options?.javaScriptEnabled !== false)
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  if (name === 'map-desktop-zh' && process.argv.includes('--preview'))
    await page.screenshot({ path: 'static/preview.png' });
  await context.close();
  console.log(`${FOLDER}/${name}.png`);
}

for (const [name, address] of Object.entries(PAGES))
  for (const [size, viewport] of Object.entries(SIZES))
    for (const locale of ['zh-CN', 'en-GB'])
      await shoot(`${name}-${size}-${locale.slice(0, 2)}`, address, { viewport, locale });
await shoot('map-desktop-dark', PAGES.map, { viewport: SIZES.desktop, locale: 'zh-CN', colorScheme: 'dark' });
await shoot('map-phone-map', '/map?view=map', { viewport: SIZES.phone, locale: 'zh-CN' });
await shoot('map-no-webgl', PAGES.map, { viewport: SIZES.desktop, locale: 'zh-CN' }, true);
await shoot('finder-dark', PAGES.near, { viewport: SIZES.desktop, locale: 'zh-CN', colorScheme: 'dark' });
await shoot('finder-no-webgl', '/', { viewport: SIZES.desktop, locale: 'zh-CN' }, true);
await shoot(
  'finder-no-script',
  '/',
  { viewport: SIZES.phone, locale: 'zh-CN', javaScriptEnabled: false },
  true,
);
await browser.close();
