/**
 * A press on a link that the page can answer by itself. Presses that ask for a new tab or window, and pages
 * without a script, keep the link as it is.
 */
export const follow = (event: MouseEvent, answer: () => void): void => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  answer();
};
