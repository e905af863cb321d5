/** The bottom sheet of phones: three stops, by pressing or dragging its bar. */
export const SHEET_STOPS = ['low', 'middle', 'full'] as const;
export type SheetStop = (typeof SHEET_STOPS)[number];

const DRAG_PX = 40;

/** The stop after a drag by so many pixels (up is negative); a press is a drag of 0 and goes on to the next. */
export const stopAfter = (stop: SheetStop, draggedPx: number): SheetStop => {
  const at = SHEET_STOPS.indexOf(stop);
  if (Math.abs(draggedPx) < DRAG_PX) return SHEET_STOPS[(at + 1) % SHEET_STOPS.length] ?? 'low';
  const next = Math.max(0, Math.min(SHEET_STOPS.length - 1, at + (draggedPx < 0 ? 1 : -1)));
  return SHEET_STOPS[next] ?? 'low';
};

export class Sheet {
  stop = $state<SheetStop>('middle');
  #from: number | null = null;

  down(event: PointerEvent): void {
    this.#from = event.clientY;
  }

  /** Ends a drag; the click that follows is part of it. */
  up(event: PointerEvent): void {
    if (this.#from === null) return;
    const dragged = event.clientY - this.#from;
    this.#from = null;
    if (Math.abs(dragged) >= DRAG_PX) this.stop = stopAfter(this.stop, dragged);
  }

  press(): void {
    this.stop = stopAfter(this.stop, 0);
  }
}
