/** Where a popover that drops down from its button stands. */
const EDGE = 8;
const DISTANCE = 4;

/** Under the button, or above it where the window ends; never beyond the sides of the window. */
export const placeUnder = (button: HTMLElement, popover: HTMLElement): void => {
  const box = button.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = popover;
  const below = box.bottom + DISTANCE;
  const top = below + offsetHeight + EDGE < innerHeight ? below : box.top - DISTANCE - offsetHeight;
  popover.style.margin = '0';
  popover.style.left = `${Math.max(EDGE, Math.min(box.left, innerWidth - offsetWidth - EDGE))}px`;
  popover.style.top = `${Math.max(EDGE, top)}px`;
};
