/** Finds a Chromium for the tests: the machine's own, else the one that Playwright downloaded. */
import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';
import { findBrowser as findOwn } from '../db/pdf/browser.ts';

/** Path of a browser that can be started, or null. */
export function findBrowser(): string | null {
  const downloaded = chromium.executablePath();
  return findOwn() ?? (existsSync(downloaded) ? downloaded : null);
}

/** How every browser here starts: WebGL in software, as machines without a graphics card need it, and no calls home. */
export const LAUNCH: LaunchOptions = {
  executablePath: findBrowser() ?? undefined,
  args: [
    '--no-sandbox',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
  ],
};
