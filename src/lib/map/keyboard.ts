/** Keys of the map page: `/` search, arrows pan, + − zoom, W asks about the middle, F6 next region, Esc closes. */
export interface KeyActions {
  readonly search: () => void;
  readonly pan: (x: number, y: number) => void;
  readonly zoom: (steps: number) => void;
  /** Why is the middle of the map (not) covered? */
  readonly why?: () => void;
  readonly nextRegion: (backwards: boolean) => void;
  readonly close: () => void;
}

const PAN_PX = 120;
const PANS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-PAN_PX, 0],
  ArrowRight: [PAN_PX, 0],
  ArrowUp: [0, -PAN_PX],
  ArrowDown: [0, PAN_PX],
};

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Ctrl, Alt or Meta is down: the key belongs to the browser. */
  readonly hasModifier: boolean;
  /** In a field that takes text or moves by arrows. */
  readonly isInField: boolean;
  /** The map region (or something in it) has the focus. */
  readonly isOnMap: boolean;
}

/** Does what a key means here; false = the key is not ours. */
export const pressKey = (press: KeyPress, act: KeyActions): boolean => {
  if (press.hasModifier) return false;
  if (press.key === 'F6') {
    act.nextRegion(press.shiftKey);
    return true;
  }
  if (press.key === 'Escape') {
    act.close();
    return true;
  }
  if (press.isInField) return false;
  if (press.key === '/') {
    act.search();
    return true;
  }
  if (press.key === '+' || press.key === '=' || press.key === '-') {
    act.zoom(press.key === '-' ? -1 : 1);
    return true;
  }
  if (!press.isOnMap) return false;
  if (act.why && press.key.toLowerCase() === 'w') {
    act.why();
    return true;
  }
  const pan = PANS[press.key];
  if (!pan) return false;
  act.pan(...pan);
  return true;
};
