/**
 * The finder as a visitor on a weak network sees it (the slow profile: 1.6 Mbit/s down, 0.75 up, 150 ms, CPU × 4,
 * a phone's window), the scripts of each page, and the search over the whole city.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { fromColumns, type FinderAnswer } from '../../geo/finder/market.ts';
import { SearchIndex } from '../../geo/search/search.ts';
import { LAUNCH } from '../browser.ts';
import { searchQuestions } from '../../geo/search/search-quality.ts';
import { startProgram } from './program.ts';
import { measure, ratio, spread } from './statistics.ts';

const PORT = 3_393;
const VISITS = 5;
const QUESTIONS = 400;
const PHONE = { width: 360, height: 740 };
const SLOW = { downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, latency: 150, offline: false };
const CPU_SLOWER = 4;

export async function benchFinder(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'suitu-bench-'));
  const program = await startProgram(PORT, { SUITU_DATA_DIR: path.join(folder, 'data'), DATABASE_URL: '' });
  const browser = await chromium.launch(LAUNCH);
  try {
    const answer = (await (await fetch(`${program.origin}/finder/markets.json`)).json()) as FinderAnswer;
    await benchSearch(answer);
    const market = `/markets/${answer.markets.id[0]}-${answer.markets.slug[0]}`;
    for (const address of ['/', market]) await benchVisits(browser, program.origin, address);
  } finally {
    await browser.close();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchSearch({ markets: columns }: FinderAnswer): Promise<void> {
  const markets = fromColumns(columns).filter(({ status }) => status === 'open');
  const making = await measure(5, () => new SearchIndex(markets));
  const index = new SearchIndex(markets);
  const questions = searchQuestions(markets, QUESTIONS, 7);
  const taken: number[] = [];
  let found = 0;
  for (const { query, wanted } of questions) {
    const [milliseconds = NaN] = await measure(1, () => {
      if (
        index
          .search(query)
          .slice(0, 3)
          .some(({ at }) => markets[at]?.id === wanted)
      )
        found += 1;
    });
    taken.push(milliseconds);
  }
  const sorted = taken.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? NaN;
  console.log(
    `search: ${found} of ${questions.length} questions find their market among the first three of ${markets.length}; ` +
      `answers ${spread(taken, 'ms')}, p95 ${p95.toFixed(1)} ms = ${ratio(p95, 100)} of the 100 ms allowed; index ${spread(making, 'ms')}`,
  );
}

async function benchVisits(browser: Browser, origin: string, address: string): Promise<void> {
  const painted: number[] = [];
  const alive: number[] = [];
  let scripts = 0;
  for (let visit = 0; visit < VISITS; visit += 1) {
    const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', serviceWorkers: 'block' });
    const page = await context.newPage();
    const addresses = new Set<string>();
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') addresses.add(response.url());
    });
    await slowDown(page);
    await page.addInitScript(observe);
    await page.goto(origin + address, { waitUntil: 'load', timeout: 120_000 });
    if (address === '/') await page.waitForFunction(() => window.suituTimes.alive > 0);
    const times = await page.evaluate(() => window.suituTimes);
    painted.push(times.painted);
    if (times.alive > 0) alive.push(times.alive);
    scripts = await gzippedBytes(addresses);
    await context.close();
  }
  const interactive = alive.length ? `, interactive after ${spread(alive, 'ms')}` : '';
  console.log(
    `${address} on the slow profile: largest paint ${spread(painted, 'ms')} = ${ratio(Math.max(...painted), 2_500)} of the 2.5 s allowed at worst` +
      `${interactive}; scripts ${(scripts / 1000).toFixed(0)} kB gzipped = ${ratio(scripts, 120_000)} of 120 kB`,
  );
}

/** What the scripts weigh on the way, whatever the browser took from them. */
async function gzippedBytes(addresses: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const address of addresses) {
    const body = await (await fetch(address)).arrayBuffer();
    sum += gzipSync(Buffer.from(body)).length;
  }
  return sum;
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
}

declare global {
  interface Window {
    suituTimes: { painted: number; alive: number };
  }
}

/** Runs in the page: when the largest element was painted, and when the page began to answer. */
function observe(): void {
  window.suituTimes = { painted: 0, alive: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.suituTimes.painted = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new MutationObserver(() => {
    if (window.suituTimes.alive === 0 && document.querySelector('#main[data-alive=true]'))
      window.suituTimes.alive = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-alive'] });
}
