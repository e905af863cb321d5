import { describe, expect, it, vi } from 'vitest';
import { pressKey, type KeyPress } from './keyboard.ts';

const actions = () => ({
  search: vi.fn(),
  pan: vi.fn(),
  zoom: vi.fn(),
  why: vi.fn(),
  nextRegion: vi.fn(),
  close: vi.fn(),
});
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shiftKey: false,
  hasModifier: false,
  isInField: false,
  isOnMap: false,
  ...more,
});

describe('keys of the map page', () => {
  it('pan with arrows only while the map has the focus', () => {
    const act = actions();
    expect(pressKey(press('ArrowLeft'), act)).toBe(false);
    expect(pressKey(press('ArrowLeft', { isOnMap: true }), act)).toBe(true);
    expect(act.pan).toHaveBeenCalledExactlyOnceWith(-120, 0);
  });

  it('ask about the middle of the map only while it has the focus', () => {
    const act = actions();
    expect(pressKey(press('w'), act)).toBe(false);
    expect(pressKey(press('w', { isOnMap: true }), act)).toBe(true);
    expect(act.why).toHaveBeenCalledOnce();
  });

  it('leave text fields alone, except for Escape and F6', () => {
    const act = actions();
    for (const key of ['/', '+', '-']) expect(pressKey(press(key, { isInField: true }), act)).toBe(false);
    expect(pressKey(press('Escape', { isInField: true }), act)).toBe(true);
    expect(pressKey(press('F6', { isInField: true, shiftKey: true }), act)).toBe(true);
    expect(act.nextRegion).toHaveBeenCalledWith(true);
  });

  it('search, zoom, and leave keys of the browser alone', () => {
    const act = actions();
    pressKey(press('/'), act);
    pressKey(press('='), act);
    pressKey(press('-'), act);
    expect(act.search).toHaveBeenCalledOnce();
    expect(act.zoom.mock.calls).toEqual([[1], [-1]]);
    expect(pressKey(press('+', { hasModifier: true }), act)).toBe(false);
  });
});
