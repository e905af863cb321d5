/** The map as a picture that can be handed on: twice as fine as the window, with its title, legend and source. */
import { flushSync, mount, unmount } from 'svelte';
import type { Text } from '$lib/i18n/index.ts';
import type { MapScene } from '../../map-scene.svelte.ts';
import type { MapSession } from '../../map-session.svelte.ts';
import { paintElement } from './paint-element.ts';
import PictureSheet from './PictureSheet.svelte';

/** Pixels of the picture per pixel of the window. */
const SCALE = 2;
/** What the page lays over the map and belongs to the picture: names and marks, but no controls. */
const OVER_MAP = '.names > *, .map-marks > *';
const CALLOUT = '.callout';
const EDGE_PX = 8;
/** From a mark to its callout. */
const BESIDE_PX = 30;

const holds = (outer: DOMRect, inner: DOMRect): boolean =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Paints a callout with its whole name, at the other side of its mark where the map ends. */
const paintCallout = (context: CanvasRenderingContext2D, callout: HTMLElement, on: DOMRect): void => {
  callout.style.maxWidth = 'none';
  const { left, right, top, bottom } = callout.getBoundingClientRect();
  const dx = right + EDGE_PX > on.right ? left - right - 2 * BESIDE_PX : 0;
  const dy = Math.max(on.top + EDGE_PX - top, Math.min(0, on.bottom - EDGE_PX - bottom));
  context.save();
  context.translate(dx, dy);
  const isOnMap =
    left - BESIDE_PX > on.left && left - BESIDE_PX < on.right && top < on.bottom && bottom > on.top;
  if (isOnMap) paintElement(context, callout);
  context.restore();
  callout.style.maxWidth = '';
};

/** Paints the map and what stands wholly on it: a name or a number that the edge would cut is left out. */
const paintMap = (
  context: CanvasRenderingContext2D,
  hole: DOMRect,
  { image, stage }: { image: HTMLCanvasElement; stage: HTMLElement },
): void => {
  context.drawImage(image, hole.x, hole.y, hole.width, hole.height);
  const on = stage.getBoundingClientRect();
  context.save();
  context.translate(hole.x - on.x, hole.y - on.y);
  for (const one of stage.querySelectorAll(OVER_MAP))
    if (holds(on, one.getBoundingClientRect())) paintElement(context, one);
  for (const one of stage.querySelectorAll<HTMLElement>(CALLOUT)) paintCallout(context, one, on);
  context.restore();
  context.strokeStyle = getComputedStyle(stage).getPropertyValue('--line-2');
  context.lineWidth = 1;
  context.strokeRect(hole.x + 0.5, hole.y + 0.5, hole.width - 1, hole.height - 1);
};

const blobOf = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('This browser gives no PNG.'))),
      'image/png',
    ),
  );

/**
 * @param stage the element of the map, with what lies over it
 * @throws Error where the map is not drawn
 */
export const takePicture = async (
  session: MapSession,
  scene: MapScene,
  text: Text,
  stage: HTMLElement,
): Promise<Blob> => {
  const { engine } = session.surface;
  if (!engine) throw new Error(text.t('files.picture.none'));
  const host = document.createElement('div');
  host.inert = true;
  host.style.cssText = 'position: fixed; top: 0; left: -100000px;';
  document.body.append(host);
  const { clientWidth: width, clientHeight: height } = stage;
  const sheet = mount(PictureSheet, { target: host, props: { session, scene, text, width, height } });
  try {
    flushSync();
    await document.fonts.ready;
    const box = host.getBoundingClientRect();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(box.width * SCALE);
    canvas.height = Math.round(box.height * SCALE);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas.');
    context.scale(SCALE, SCALE);
    context.translate(-box.x, -box.y);
    const image = engine.picture(SCALE);
    paintElement(context, host, (element) => {
      if (element instanceof HTMLElement && element.dataset.map !== undefined)
        paintMap(context, element.getBoundingClientRect(), { image, stage });
    });
    return await blobOf(canvas);
  } finally {
    void unmount(sheet);
    host.remove();
  }
};
