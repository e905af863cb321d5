/** Places a fixed popover beside what it explains, not over it; below it where the window is narrow. */
export const placeBeside = (popover: HTMLElement, anchor: Element): void => {
  const box = anchor.getBoundingClientRect();
  const width = popover.offsetWidth;
  const isBeside = box.right + 12 + width < innerWidth;
  const left = isBeside ? box.right + 12 : Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const top = isBeside ? box.top - 16 : box.bottom + 8;
  popover.style.margin = '0';
  popover.style.inset = `${Math.max(8, Math.min(top, innerHeight - popover.offsetHeight - 8))}px auto auto ${left}px`;
};
