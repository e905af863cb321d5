/** The regions of a page that F6 goes round: panel, map, drawer. */

/** Moves the focus to the next region that can be seen, or the one before. */
export const focusNextRegion = (backwards: boolean): void => {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) =>
    one.checkVisibility({ visibilityProperty: true }),
  );
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  regions.at((at + (backwards ? -1 : 1)) % regions.length)?.focus();
};

/** What a key press is about, for `pressKey`. */
export const placeOfPress = (event: KeyboardEvent) => {
  const target = event.target as HTMLElement; // key events come from elements
  return {
    key: event.key,
    shiftKey: event.shiftKey,
    hasModifier: event.ctrlKey || event.altKey || event.metaKey,
    isInField: target.matches('input:not([type=checkbox], [type=radio]), select, textarea'),
    isOnMap: target.closest('[data-region=map]') !== null,
  };
};
