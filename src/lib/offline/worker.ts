/** The page's side of the service worker. Without a secure context, or where it is refused, nothing happens. */
import { browser, dev } from '$app/environment';
import { afterNavigate } from '$app/navigation';
import { finderCode } from '$lib/finder/fetch-finder.ts';
import { whenIdle } from '$lib/ui/idle.ts';
import { keepMessage } from './keep.ts';

/** Time for a page to load what it needs, before it is kept. */
const REST_MS = 2_000;

/**
 * Registers the service worker once the page has loaded and the browser is idle, and has each page kept once it
 * has come to rest. Called while a component is made.
 * @param dataVersion the version that the page shows
 */
export const keepPages = (dataVersion: () => number | null): void => {
  // While developing, kept pages would hide what was just written.
  if (!browser || dev || !('serviceWorker' in navigator)) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const atRest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(dataVersion()), REST_MS);
  };
  whenLoaded(register);
  // Another build has taken over: it has kept nothing yet.
  navigator.serviceWorker.addEventListener('controllerchange', atRest);
  afterNavigate(atRest);
};

const send = async (dataVersion: number | null): Promise<void> => {
  const { active } = await navigator.serviceWorker.ready;
  if (dataVersion === null || !navigator.onLine) return;
  // The finder is kept whichever page was opened; without its code it would be the first list only.
  if (!(await finderCode().catch(() => null))) return;
  const used = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage(keepMessage(dataVersion, used, new URL(location.href)));
};

const whenLoaded = (work: () => void): void => {
  if (document.readyState === 'complete') whenIdle(work);
  else addEventListener('load', () => whenIdle(work), { once: true });
};

const register = (): void => {
  // Private windows and strict settings refuse; the pages work without it.
  navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
};
