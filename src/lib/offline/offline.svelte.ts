/** Whether there is a network, and the service worker that keeps pages for when there is none. */
import { browser } from '$app/environment';
import { afterNavigate } from '$app/navigation';
import { keepMessage } from './keep.ts';

export class Offline {
  /** True while the server cannot be reached. */
  isOffline = $state(false);

  /** Watches until the returned function is called. */
  watch(): () => void {
    const look = () => void this.#probe();
    addEventListener('online', look);
    addEventListener('offline', look);
    look();
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }

  /** A browser that says it is online may still reach nothing: ask the server itself. */
  async #probe(): Promise<void> {
    if (!navigator.onLine) {
      this.isOffline = true;
      return;
    }
    try {
      await fetch('/healthz', { cache: 'no-store' });
      this.isOffline = false;
    } catch {
      this.isOffline = true;
    }
  }
}

/** Time for a page to load what it needs, before it is kept. */
const REST_MS = 2_000;

/** Registers the service worker after the page has loaded, and has each page kept once it has come to rest. */
export const keepPages = (dataVersion: () => number | null): void => {
  if (!browser || !('serviceWorker' in navigator)) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const send = async () => {
    const version = dataVersion();
    const { active } = await navigator.serviceWorker.ready;
    if (version === null || !navigator.onLine) return;
    const used = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage(keepMessage(version, used, new URL(location.href)));
  };
  afterNavigate(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void send(), REST_MS);
  });
};

export const registerWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return;
  // Private windows and strict settings refuse; the pages work without it.
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' }).catch(() => undefined);
};
