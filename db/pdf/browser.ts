/** Finds the Chromium that prints pages. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../../geo/errors.ts';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
/** Where programs stand that are on no search path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a Chromium of this machine: the one that SUITU_BROWSER names, else one on the search path, else one in its
 * usual place; null where there is none.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.SUITU_BROWSER) return existsSync(env.SUITU_BROWSER) ? env.SUITU_BROWSER : null;
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...PLACES].find((file) => existsSync(file)) ?? null;
}

/**
 * The same for work that cannot do without.
 * @throws InputError `no_browser` with the line that installs one
 */
export function requireBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const browser = findBrowser(env);
  if (browser !== null) return browser;
  throw new InputError(
    'no_browser',
    env.SUITU_BROWSER
      ? `SUITU_BROWSER is "${env.SUITU_BROWSER}", and there is no such file; it must be the path of a Chromium.`
      : 'A PDF needs a Chromium, and there is none on this machine. Install one, for example with: sudo apt-get install -y chromium (or name its path in SUITU_BROWSER)',
  );
}
