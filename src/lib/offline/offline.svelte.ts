/** Whether the server can be reached. */
export class Offline {
  isOffline = $state(false);
  /** True where pages are kept on this device. */
  isKept = $state(false);

  /** Takes what another question to the server has shown. */
  learn(isReached: boolean): void {
    this.isOffline = !isReached;
    this.isKept = hasWorker();
  }

  /** Watches until the returned function is called. */
  watch(): () => void {
    const look = () => void this.#probe();
    const lookAgain = () => {
      if (this.isOffline && document.visibilityState === 'visible') look();
    };
    addEventListener('online', look);
    addEventListener('offline', look);
    document.addEventListener('visibilitychange', lookAgain);
    // Only a worker can have brought this page from the device.
    if (hasWorker() || !navigator.onLine) look();
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
      document.removeEventListener('visibilitychange', lookAgain);
    };
  }

  /** A browser that says it is online may still reach nothing: ask the server itself. */
  async #probe(): Promise<void> {
    this.learn(navigator.onLine && (await isReached()));
  }
}

const isReached = (): Promise<boolean> =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

const hasWorker = (): boolean => 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
