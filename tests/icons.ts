/**
 * Makes the icons of the installed application from static/favicon.svg: `npx tsx tests/icons.ts`. Maskable ones
 * have room around the sign, as launchers cut them to shapes of their own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { LAUNCH } from './browser.ts';

const ICONS = [
  { file: 'icon-192.png', size: 192, room: 0 },
  { file: 'icon-512.png', size: 512, room: 0 },
  { file: 'icon-maskable-512.png', size: 512, room: 0.14 },
  { file: 'apple-touch-icon.png', size: 180, room: 0.06 },
] as const;
const GROUND = '#B3261E';

const sign = readFileSync('static/favicon.svg', 'utf8');
const browser = await chromium.launch(LAUNCH);
for (const { file, size, room } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const side = size * (1 - 2 * room);
  await page.setContent(
    `<style>html,body{margin:0;background:${room > 0 ? GROUND : 'transparent'}}svg{position:absolute;inset:${size * room}px;width:${side}px;height:${side}px}</style>${sign}`,
  );
  writeFileSync(`static/${file}`, await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
