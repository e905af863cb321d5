/** Does something once the browser has nothing more urgent to do; not every browser tells when that is. */
export const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 3_000 });
  else setTimeout(work);
};
