/** Finds a Chromium: the machine's own, else the one that Playwright downloaded. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/** Path of a browser that can be started, or null. */
export function findBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of NAMES)
    for (const folder of folders) {
      const file = path.join(folder, name);
      if (existsSync(file)) return file;
    }
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
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
